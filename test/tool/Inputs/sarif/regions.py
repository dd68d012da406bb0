# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a schema cannot say of a SARIF report: regions are where they should be.

regions.py REPORT: reads the report and the sources it names, in the working
directory, as a viewer would. Fails if lines and columns do not select the bytes
at the offset. Prints what each finding underlines, and last each file as the
fixes make it."""

import json
import re
import sys
from urllib.parse import unquote_to_bytes

run = json.load(open(sys.argv[1]))["runs"][0]
NEWLINE = re.compile("|".join(run["newlineSequences"]))
assert run["columnKind"] == "unicodeCodePoints"


def name(artifact):
    assert artifact.get("uriBaseId", "SRCROOT") == "SRCROOT", artifact
    assert ("uriBaseId" in artifact) != artifact["uri"].startswith("file:///"), artifact
    return unquote_to_bytes(artifact["uri"].removeprefix("file://"))


def read(artifact):
    """The text without its byte order mark, and how many bytes that has."""
    data = open(name(artifact), "rb").read()
    mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    return data, data[mark:].decode(errors="surrogateescape"), mark


def offset(text, line, column):
    starts = [0] + [m.end() for m in NEWLINE.finditer(text)]
    return starts[line - 1] + column - 1


def select(text, region):
    begin = offset(text, region["startLine"], region["startColumn"])
    return begin, offset(text, region["endLine"], region["endColumn"])


def locations(result):
    yield from result["locations"]
    yield from result.get("relatedLocations", [])
    for flow in result.get("codeFlows", []):
        for step in flow["threadFlows"][0]["locations"]:
            yield step["location"]


fixed = {}
for result in run["results"]:
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert len(result["locations"]) == 1, result
    for location in locations(result):
        place = location["physicalLocation"]
        data, text, mark = read(place["artifactLocation"])
        region = place["region"]
        if "startColumn" not in region:
            continue
        begin, end = select(text, region)
        chosen = text[begin:end].encode(errors="surrogateescape")
        assert chosen, f"nothing is underlined: {location}"
        if "byteOffset" in region:
            begin = region["byteOffset"]
            assert chosen == data[begin : begin + region["byteLength"]], (chosen, region)
        if location is result["locations"][0]:
            print(f"{result['ruleId']}: {chosen.decode(errors='replace')!r}")
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            edits = fixed.setdefault(name(change["artifactLocation"]), [])
            text = read(change["artifactLocation"])[1]
            for r in change["replacements"]:
                edits.append((*select(text, r["deletedRegion"]), r["insertedContent"]["text"]))
for path, edits in sorted(fixed.items()):
    data, text, mark = read({"uri": path.decode(), "uriBaseId": "SRCROOT"})
    for begin, end, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    open(path + b".fixed", "wb").write(data[:mark] + text.encode(errors="surrogateescape"))
