#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the checks over a real bug and its fix, reduced: what did our checks say?

    // What happened there.
    // https://...
    // clang-tidy: nothing; clang: nothing
    // RUN: %replay %s
    namespace before {
    ... // expect-warning: coro-unawaited-local
    }
    namespace after {
    ...
    }

The comments are those of test/checks/check.py, with the name of the check for the
message, and without notes: what is said is tested there. All checks that are on by
default, and the strict ones, have to find this and nothing else, in C++20 with
libstdc++ and in C++23 with libc++. `--preview` adds the checks that are not there
yet; it has to go when they are.

What others say is in the source, too, and compared: clang-tidy with its four checks
for coroutines, and the compiler with all warnings that might help. They say `nothing`,
they `found` the line and are silent after it was fixed, they say the same of `both`,
or something `elsewhere`, which is no help.
"""

import argparse
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "checks"))
import check  # noqa: E402

INPUTS = pathlib.Path(__file__).resolve().parent / "Inputs"
SOURCE = re.compile(r"^// https://\S+$", re.MULTILINE)
OTHERS = {
    "clang-tidy": [
        "clang-tidy-22",
        "--quiet",
        "--config={}",
        "--checks=-*,"
        "cppcoreguidelines-avoid-capturing-lambda-coroutines,"
        "cppcoreguidelines-avoid-reference-coroutine-parameters,"
        "cppcoreguidelines-no-suspend-with-lock,"
        "misc-coroutine-hostile-raii",
    ],
    "clang": ["clang++-22", "-fsyntax-only", "-Wall", "-Wextra", "-Wdangling"],
}


def what_others_say(source, wanted):
    """As the line in the source has to be."""
    at = {one.line for one in wanted}
    fix = source.read_text().partition("namespace after {")[0].count("\n")
    said = []
    for name, command in OTHERS.items():
        separator = ["--"] if name == "clang-tidy" else []
        flags = ["-std=c++20", f"-I{INPUTS}", f"-I{check.INPUTS}"]
        done = check.run([*command, source, *separator, *flags])
        text = (done.stdout + done.stderr).decode()
        if done.returncode:
            sys.exit(f"{name} fails:\n{text}")
        warned = [
            int(m["line"])
            for m in map(check.PRINTED.match, text.splitlines())
            if m and m["severity"] == "warning" and m["file"].endswith(source.name)
        ]
        finds = any(line in at for line in warned)
        repeats = any(line > fix for line in warned)
        word = {(True, False): "found", (True, True): "both"}.get(
            (finds, repeats), "elsewhere" if warned else "nothing"
        )
        said.append(f"{name}: {word}")
    return "; ".join(said)


def what_is_missing(source, wanted):
    text = source.read_text()
    after = text.partition("namespace after {")
    if "namespace before {" not in after[0] or not after[1]:
        return "namespace before, then namespace after"
    if not SOURCE.search(text):
        return "a line that is the address of its source"
    if not wanted:
        return "an expected warning"
    if any(one.line > after[0].count("\n") for one in wanted):
        return "a silent namespace after"
    return None


def found(command):
    return [
        check.Diagnostic(
            one["severity"],
            pathlib.PurePath(one["file"]).name,
            one["line"],
            one["check"],
            one["column"],
        )
        for one in check.report(command, False)
    ]


def tiers(coro_tidy):
    """The tier of each check."""
    listed = check.run([coro_tidy, "checks"]).stdout.decode().splitlines()
    return {name: tier for name, _, tier, *_ in map(str.split, listed)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("--preview", action="store_true")
    parser.add_argument("source", type=pathlib.Path)
    args = parser.parse_args()

    wanted = check.expected(args.source)
    if missing := what_is_missing(args.source, wanted):
        sys.exit(f"{args.source.name} has to have {missing}")
    tier = tiers(args.coro_tidy)
    for one in wanted:
        if one.message not in tier:
            sys.exit(f"{args.source.name}:{one.line}: no check is {one.message}")
    if args.preview and all(tier[one.message] != "preview" for one in wanted):
        sys.exit(f"{args.source.name} needs no --preview: take it away")
    others = f"// {what_others_say(args.source, wanted)}\n"
    if others not in args.source.read_text():
        sys.exit(f"{args.source.name} has to say '{others.strip()}'")
    for flags in check.both_libraries(args.source, [f"-I{INPUTS}"]):
        asked = "--tier=preview" if args.preview else "--tier=strict"
        command = [args.coro_tidy, asked, "--config=", "--output=json"]
        command += [args.source, "--", *flags]
        check.compare("coro-tidy " + " ".join(flags), wanted, found(command))


if __name__ == "__main__":
    main()
