#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Breaks the project's own inputs in many ways and sees that nothing crashes.

The inputs are the sources of test/checks, test/classify and test/docs and the
examples of the checks' pages. Each is cut off after a token, loses one, has one
twice, or two that changed places: at every so many tokens. The places are the same in every run.

What a file includes is compiled once, as a precompiled header of its mutants:
that is most of the work.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import survival

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "docs"))
import examples  # noqa: E402

# Good enough to find places to break at; what is in strings is broken, too.
TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|\S")
INCLUDES = re.compile(r"\A(\s*#include.*\n)*")


def sources():
    """(name, text, flags) of every input."""
    own = ["-std=c++20", f"-I{TESTS / 'Inputs'}"]
    for pattern, flags in [
        ("checks/*/*.cpp", own),
        ("classify/*.cpp", own),
        ("docs/Inputs/*.cpp", [*own, f"-I{TESTS / 'docs' / 'Inputs'}"]),
    ]:
        for file in sorted(TESTS.glob(pattern)):
            folder = f"-I{file.parent}"
            name = "-".join(file.relative_to(TESTS).with_suffix("").parts)
            yield name, file.read_text(), [*flags, folder]
    for page in sorted((TESTS.parent / "docs" / "checks").glob("coro-*.md")):
        for line, block in examples.blocks(page):
            includes = "".join(f'#include "{one}"\n' for one in examples.HEADERS)
            yield (
                f"page-{page.stem}-{line}",
                includes + "\n".join(block) + "\n",
                ["-std=c++20", f"-I{examples.INPUTS}"],
            )


def cut(text, here, after):
    return text[: here.end()]


def drop(text, here, after):
    return text[: here.start()] + text[here.end() :]


def double(text, here, after):
    return f"{text[: here.end()]} {text[here.start() :]}"


def swap(text, here, after):
    between = text[here.end() : after.start()]
    swapped = f" {after.group()}{between} {here.group()}"
    return text[: here.start()] + swapped + text[after.end() :]


MUTATIONS = [cut, drop, swap, double]


def mutants(text, stride):
    """Each mutation has every so many tokens to itself."""
    tokens = list(TOKEN.finditer(text))
    for i, (here, after) in enumerate(zip(tokens, tokens[1:] + tokens[-1:])):
        for m, mutate in enumerate(MUTATIONS):
            if (i + m * stride // len(MUTATIONS)) % stride == 0:
                yield f"{mutate.__name__}{here.start()}", mutate(text, here, after)


def precompiled(includes, flags, folder):
    """The flags that stand for the includes; None if they do not compile."""
    header = folder / "includes.h"
    header.write_text(includes)
    command = ["clang++", *flags, "-x", "c++-header", header, "-o", f"{header}.pch"]
    done = subprocess.run(command, capture_output=True)
    return None if done.returncode else ["-include-pch", f"{header}.pch"]


def inputs(stride, scratch):
    compiled = {}
    for name, text, flags in sources():
        text = re.sub(r"//.*", "", text).lstrip()
        includes = INCLUDES.match(text).group()
        key = (includes, *flags)
        if key not in compiled:
            folder = scratch / f"includes{len(compiled)}"
            folder.mkdir()
            compiled[key] = precompiled(includes, flags, folder) if includes else []
        if compiled[key] is not None:
            flags, before, text = [*flags, *compiled[key]], "", text[len(includes) :]
        else:
            before, text = includes, text[len(includes) :]
        for mutation, mutant in mutants(text, stride):
            file = scratch / f"{name}-{mutation}.cpp"
            yield survival.Input(file, flags, before + mutant)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument(
        "--stride", type=int, default=1, help="tokens from one to the next"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        broken = inputs(args.stride, pathlib.Path(scratch))
        outcome = survival.run_all(args.coro_tidy, broken, scratch)
    print(f"mutants: {outcome}")
    sys.exit(1 if outcome.ours or not outcome.inputs else 0)


if __name__ == "__main__":
    main()
