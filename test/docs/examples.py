# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a check over the examples of its page.

    co_yield ++words; // error: nobody receives what 'count_words' yields: ...

Such a comment names a finding of its line with the whole message. Each ```cpp
block compiles as C++20 with library.h, <string>, <string_view> and <vector>, but
for the errors that findings explain, and has no finding of which no comment speaks.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

INPUTS = pathlib.Path(__file__).resolve().parent / "Inputs"
HEADERS = ["library.h", "string", "string_view", "vector"]
FLAGS = [
    "-std=c++20",
    f"-I{INPUTS}",
    *[word for header in HEADERS for word in ("-include", header)],
]
CLAIM = re.compile(r"\S.*?\s// (error|warning|remark): (.*?)\s*$")


def blocks(page):
    """(line of the first line, lines) for each block of C++."""
    first = None
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if first is None and line.startswith("```cpp"):
            first, lines = number + 1, []
        elif first is not None and line.startswith("```"):
            yield first, lines
            first = None
        elif first is not None:
            lines.append(line)
    if first is not None:
        sys.exit(f"{page}:{first}: this block has no end")


def run(tool, check, sources):
    command = [tool, f"--checks=-*,{check}", "--config={}", "--tier=strict", "--output=json", *sources]
    done = subprocess.run(
        [*command, "--", *FLAGS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if not done.stdout:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def wrong_examples(tool, page):
    """Complaints of all blocks of a page."""
    claimed = set()
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for first, lines in blocks(page):
            # Each line has the number that it has in the page.
            sources.append(pathlib.Path(folder) / f"{first}.cpp")
            sources[-1].write_text("\n" * (first - 1) + "\n".join([*lines, ""]))
            for number, line in enumerate(lines, first):
                if claim := CLAIM.search(line):
                    claimed.add((page, number, *claim.groups()))
        if not claimed:
            yield f"{page}: no example has a finding: show one"
            return
        report = run(tool, page.stem, sources)

        def file_of(name):
            return page if pathlib.Path(name) in sources else pathlib.Path(name)

        found = {
            (file_of(one["file"]), one["line"], one["severity"], one["message"])
            for one in report["findings"]
            # Of what is right, there is more in the headers.
            if one["severity"] != "remark" or file_of(one["file"]) == page
        }
        for failure in report["failures"]:
            at = failure.get("at", failure["file"] + ":1:1")
            name, line, _ = at.rsplit(":", 2)
            yield f"{file_of(name)}:{line}: does not compile: {failure['message']}"
    for file, line, severity, message in sorted(claimed - found):
        yield f"{file}:{line}: is not found: {severity}: {message}"
    for file, line, severity, message in sorted(found - claimed):
        yield f"{file}:{line}: no comment speaks of {severity}: {message}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    args = parser.parse_args()

    status = 0
    for page in args.pages:
        for complaint in wrong_examples(args.coro_tidy, page):
            print(complaint)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
