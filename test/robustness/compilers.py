#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs both commands over the tests that Clang, libc++ and GCC have of coroutines."""

import argparse
import pathlib
import sys
import tempfile

import compiler_tests
import survival


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument(
        "--findings", action="store_true", help="print them, for the eye"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        inputs = compiler_tests.inputs(scratch / "pieces")
        outcome = survival.run_all(args.coro_tidy, inputs, scratch)
    if args.findings:
        for finding in outcome.findings:
            place = f"{finding['file']}:{finding['line']}:{finding['column']}"
            print(f"{place}: {finding['message']} [{finding['check']}]")
    print(f"compilers' tests: {outcome}")
    sys.exit(1 if outcome.ours or not outcome.inputs else 0)


if __name__ == "__main__":
    main()
