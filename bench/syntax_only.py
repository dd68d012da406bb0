#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Has the compiler check the syntax of all files of a compile database."""

import argparse
import concurrent.futures
import json
import pathlib
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-p", dest="build", required=True)
    parser.add_argument("-j", dest="jobs", type=int, required=True)
    parser.add_argument("--compiler", required=True)
    options = parser.parse_args()
    database = pathlib.Path(options.build) / "compile_commands.json"

    def check(entry):
        return subprocess.run(
            [options.compiler, "-fsyntax-only", *entry["arguments"][1:]],
            cwd=entry["directory"],
            stdin=subprocess.DEVNULL,
        ).returncode

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        failed = any(pool.map(check, json.loads(database.read_text())))
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
