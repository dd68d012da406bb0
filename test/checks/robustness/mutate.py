#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Breaks the tests of all checks in many ways and sees that no check crashes.

Each source is cut off after a token, or loses one. The places are spread over
the source evenly and are the same in every run; --per-file says how many.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
# Good enough to find places to break at; what is in strings is broken, too.
TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|\S")
BATCH = 64


def mutants(source, count):
    text = re.sub(r"//.*", "", source.read_text())
    begin = max((m.end() for m in re.finditer(r"#include.*", text)), default=0)
    tokens = list(TOKEN.finditer(text, begin))
    for i in range(count):
        token = tokens[i * len(tokens) // count]
        if i % 2:
            yield f"cut{token.start()}", text[: token.end()]
        else:
            yield f"drop{token.start()}", text[: token.start()] + text[token.end() :]


def crashed(tool, files):
    flags = ["-std=c++20", f"-I{TESTS.parent / 'Inputs'}"]
    command = [tool, "--config=", "--tier=preview", "-j2", "--quiet", *files]
    done = subprocess.run(
        [*command, "--", *flags], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1, 3):
        return errors or f"status {done.returncode}"
    return "\n".join(line for line in errors.splitlines() if "crashed" in line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("--per-file", type=int, default=12)
    parser.add_argument("--keep", type=pathlib.Path, help="where to put mutants")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True)
        files = []
        for source in sorted(TESTS.glob("coro-*/*.cpp")):
            for name, text in mutants(source, args.per_file):
                file = folder / f"{source.parent.name}-{source.stem}-{name}.cpp"
                file.write_text(text)
                files.append(file)
        problems = [
            problem
            for i in range(0, len(files), BATCH)
            if (problem := crashed(args.coro_tidy, files[i : i + BATCH]))
        ]
    print(f"{len(files)} inputs")
    if problems:
        sys.exit("\n".join(problems))


main()
