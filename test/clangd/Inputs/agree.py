#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Opens the sources of test/checks in coro-clangd, which has to say of each what
its comments say: what the command and the plugin find.

Left out are sources that set options or flags, checks that read bodies in headers,
what is found in headers, which an editor shows when it opens those, and the end of a remedy that proposes a
type: clangd has checks look at one file, and the type is in another.
"""

import argparse
import pathlib
import re
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
TESTS = ROOT / "test"
sys.path.insert(0, str(TESTS / "checks"))
import check as driver  # noqa: E402
import server  # noqa: E402

PLAIN = re.compile(r"^// RUN: %check (coro-[a-z-]+) %s(?: --broken)?$", re.MULTILINE)
# What these say follows from bodies in headers, which clangd does not parse.
READ_HEADERS = {"coro-await-result-dangling"}
SEVERITIES = {1: "error", 2: "warning", 3: "note", 4: "remark"}


def sentence(message):
    """As clangd writes it, without the type that a remedy proposes."""
    message = re.sub(r",? such as '.*'$|, one with a promise_type$", "", message)
    return message[:1].upper() + message[1:]


def wanted_in(source):
    """[(line, severity, message, [messages of notes])], and the lines of macros, of
    whose notes clangd has others."""
    wanted, macros = [], set()
    for one in driver.expected(source):
        notes = [sentence(note.message) for note in one.notes]
        if any(note.startswith("Expanded from macro") for note in notes):
            macros.add(one.line)
        elif one.line is not None:
            wanted.append((one.line, one.severity, sentence(one.message), notes))
    return sorted(wanted), macros


def found_in(diagnostics, check):
    return sorted(
        (
            one["range"]["start"]["line"] + 1,
            SEVERITIES[one["severity"]],
            re.sub(r" \(fix(es)? available\)$", "", one["message"]),
            [sentence(note["message"]) for note in one.get("relatedInformation", [])],
        )
        for one in diagnostics
        if one.get("code") == check
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-clangd", default="coro-clangd")
    parser.add_argument("--every", type=int, default=1, help="source, of all")
    parser.add_argument("--only", default="", help="those with this in their path")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        sources = {}
        for source in sorted(TESTS.glob("checks/*/*.cpp")):
            runs = re.findall(r"RUN:", source.read_text())
            plain = PLAIN.search(source.read_text())
            if not plain or len(runs) != 1 or args.only not in str(source):
                continue
            if plain[1] in READ_HEADERS:
                continue
            folder = pathlib.Path(scratch) / f"{source.parent.name}-{source.stem}"
            folder.mkdir()
            copy = folder / source.name
            copy.write_text(source.read_text())
            (folder / ".clang-tidy").write_text(f"Checks: '-*,{plain[1]}'\n")
            (folder / "compile_flags.txt").write_text(
                f"-std=c++20\n-ferror-limit=0\n-I{TESTS / 'Inputs'}\n-I{driver.INPUTS}\n-I{source.parent}\n"
            )
            sources[copy] = (source, plain[1])
        sources = dict(list(sources.items())[:: args.every])

        clangd = server.Server(args.coro_clangd)

        def open_all():
            for copy in sources:
                clangd.open(copy, copy.read_text())
                clangd.close(copy)
            clangd.end()

        threading.Thread(target=open_all).start()
        compared, differences = 0, 0
        for copy, (source, check) in sources.items():
            told = clangd.diagnostics()
            if told is None:
                print(f"crashed at {source}")
                sys.exit(1)
            (wanted, macros), found = wanted_in(source), found_in(told["diagnostics"], check)
            compared += len(wanted)
            for what, ones, others in [
                ("missing", wanted, found),
                ("unexpected", found, wanted),
            ]:
                for one in ones:
                    if one not in others and one[0] not in macros:
                        print(f"{source.relative_to(ROOT)}: {what}: {one}")
                        differences += 1
        print(f"{len(sources)} sources, {compared} findings, {differences} differences")
        sys.exit(differences != 0)


main()
