# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Adds up lit's result files into one closing line."""

import collections
import json
import os
import sys

GOOD = {"PASS", "XFAIL", "FLAKYPASS"}
SKIPPED = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def main():
    counts = collections.Counter()
    for path in sys.argv[1:]:
        if not os.path.exists(path):
            sys.exit(f"summarize-tests: {path} was not written")
        with open(path) as results:
            for test in json.load(results)["tests"]:
                code = test["code"]
                counts[
                    "passed"
                    if code in GOOD
                    else "skipped" if code in SKIPPED else "failed"
                ] += 1
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        line += f", {counts['skipped']} skipped"
    print(line)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
