#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares three checks of locks, case by case.

Each line of the source with a comment is a case; the comment names who reports
it. Prints what differs and, in the end, who is right how often: what coro-tidy
reports is what is true.
"""

import argparse
import collections
import json
import re
import subprocess
import sys

THEIRS = {
    "misc-coroutine-hostile-raii": "H",
    "cppcoreguidelines-no-suspend-with-lock": "N",
}
GUARDS = ["std::lock_guard", "std::unique_lock", "absl::MutexLock"]
CASE = re.compile(r"^(?:task<|template|auto generic).*// ?(?P<who>[\w ]*)$")
FOUND = re.compile(r"^[^:]+:(?P<line>\d+):\d+: warning: .*\[(?P<check>[\w-]+)\]$", re.M)


def theirs(clang_tidy, source, flags):
    config = {
        "CheckOptions": {
            "misc-coroutine-hostile-raii.RAIITypesList": ";".join(GUARDS),
            "cppcoreguidelines-no-suspend-with-lock.LockGuards": "::"
            + ";::".join(GUARDS),
        }
    }
    command = [clang_tidy, f"--checks=-*,{','.join(THEIRS)}", f"--config={json.dumps(config)}"]
    done = subprocess.run(
        [*command, source, "--", *flags], capture_output=True, text=True, check=True
    )
    return [(int(m["line"]), THEIRS[m["check"]]) for m in FOUND.finditer(done.stdout)]


def ours(coro_tidy, source, flags):
    command = [coro_tidy, "--checks=-*,coro-lock-across-suspend", "--config=", "--output=json"]
    done = subprocess.run([*command, source, "--", *flags], capture_output=True, text=True)
    return [(finding["line"], "ours") for finding in json.loads(done.stdout)["findings"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clang-tidy", default="clang-tidy-22")
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("source")
    parser.add_argument("flags", nargs="*", help="for the compiler, after --")
    args = parser.parse_args()

    expected = {}
    with open(args.source) as file:
        for number, line in enumerate(file, 1):
            if case := CASE.match(line.rstrip("\n")):
                expected[number] = set(case["who"].split())
    found = collections.defaultdict(set)
    for line, who in ours(args.coro_tidy, args.source, args.flags) + theirs(
        args.clang_tidy, args.source, args.flags
    ):
        found[line].add(who)

    differ = False
    for line in sorted(expected.keys() | found.keys()):
        wanted = expected.get(line, set())
        if found[line] != wanted:
            differ = True
            print(f"{args.source}:{line}: {sorted(found[line])}, not {sorted(wanted)}")
    for who in ["ours", "H", "N"]:
        right = sum(
            (who in found[line]) == ("ours" in wanted)
            for line, wanted in expected.items()
        )
        print(f"{who}: {right} of {len(expected)} right")
    sys.exit(differ)


if __name__ == "__main__":
    main()
