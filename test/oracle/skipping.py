#!/usr/bin/python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what is reported with bodies skipped and with --no-skip.

Every entry of a compile database is checked and classified in both ways; all
that the JSON has must be the same.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

COMMANDS = {
    "check": ["--tier=preview", "--config=", "--exit-zero"],
    "classify": [],
}


def report(options, command, skipping):
    """The report on all files, and the processor time in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "report.json")
        before = os.times().children_user
        done = subprocess.run(
            [options.tool, command, *COMMANDS[command], *skipping, "--quiet",
             "--root=/", f"-j{options.jobs}", "--output=json=" + output,
             "-p", options.build],
            capture_output=True, check=False)
        if done.returncode not in (0, 3):
            sys.exit(f"{command} exited with {done.returncode}: "
                     + done.stderr.decode(errors="replace"))
        with open(output, encoding="utf-8") as stream:
            return json.load(stream), os.times().children_user - before


def compare(options, command):
    """The number of differences, after printing them."""
    skipped, time_skipped = report(options, command, [])
    whole, time_whole = report(options, command, ["--no-skip"])
    for failure in whole["failures"]:
        # It repeats the options.
        failure["repeat"] = (failure["repeat"] or "").replace(" --no-skip", "") or None
    differences = 0
    for key in whole:
        if skipped[key] == whole[key]:
            continue
        left, right = ({json.dumps(one, sort_keys=True) for one in side[key]}
                       if isinstance(side[key], list) else {str(side[key])}
                       for side in (skipped, whole))
        for what, records in (("only when skipping", left - right),
                              ("only with --no-skip", right - left)):
            for record in sorted(records):
                differences += 1
                print(f"DIFFERENCE {command}, {key}, {what}: {record[:400]}")
        differences += not left ^ right
    records = "findings" if command == "check" else "functions"
    print(f"{command}: {len(whole['files'])} files, {len(whole[records])} "
          f"{records}, {differences} differences")
    print(f"{command}: {time_skipped:.1f} s instead of {time_whole:.1f} s",
          file=sys.stderr)
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", default="coro-tidy")
    parser.add_argument("-j", dest="jobs", type=int, default=2)
    parser.add_argument("-p", dest="build", help="the directory of a compile database")
    parser.add_argument("--every", type=int, default=1,
                        help="of the entries, take one of so many")
    options = parser.parse_args()
    with open(os.path.join(options.build, "compile_commands.json"),
              encoding="utf-8") as stream:
        entries = json.load(stream)[::options.every]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w",
                  encoding="utf-8") as stream:
            json.dump(entries, stream)
        options.build = folder
        sys.exit(any([compare(options, command) for command in COMMANDS]))


if __name__ == "__main__":
    main()
