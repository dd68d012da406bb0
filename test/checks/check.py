#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one check over one source and compares what it finds with its comments.

    co_yield 1; // expect-error: nobody receives ...
                // expect-note@library.h: its promise ...
                // expect-note: give the result ...

Each comment names one diagnostic of its line, with the whole message. One that
stands alone speaks of the code above it; `@#name` puts it in the line that has
`// #name`, and `@FILE` anywhere in another file. Notes belong to the finding
before them, in this order. What no comment expects is a failure, so a source without
comments expects silence.

The source is run through coro-tidy, as C++20 with libstdc++ and as C++23 with
libc++, and through stock clang-tidy with the plugin, which must find the same.
If `SOURCE.fixed` exists, it is what applying the fixes has to make of the
source: it compiles, and running again fixes nothing. If it does not exist, no
finding may come with a fix.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

INPUTS = pathlib.Path(__file__).resolve().parent.parent / "Inputs"
EXPECTATION = re.compile(
    r"//\s*expect-(?P<severity>error|warning|remark|note)"
    r"(?:@(?:#(?P<mark>[\w-]+)|(?P<file>[\w.-]+)))?:\s*(?P<message>.*?)\s*$"
)
MARK = re.compile(r"//\s*#([\w-]+)")
PRINTED = re.compile(
    r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): "
    r"(?P<severity>error|warning|remark|note): (?P<message>.*)$"
)
# A note of coro-tidy's for which stock clang-tidy has a finding of its own.
COMPILER_SAYS = "the compiler says: "


class Diagnostic:
    """A finding or a note; `line` is None if it may be anywhere in the file."""

    def __init__(self, severity, file, line, message, column=None):
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.notes = []

    def __str__(self):
        line = "" if self.line is None else f":{self.line}"
        return f"{self.file}{line}: {self.severity}: {self.message}"

    def matches(self, found):
        return (
            (self.severity, self.file, self.message)
            == (found.severity, found.file, found.message)
            and self.line in (None, found.line)
            and len(self.notes) == len(found.notes)
            and all(a.matches(b) for a, b in zip(self.notes, found.notes))
        )

    def listing(self):
        return "\n".join(
            ["    " + str(self)] + ["      " + str(note) for note in self.notes]
        )


def expected(source):
    findings = []
    code_line = 0
    lines = list(enumerate(source.read_text().splitlines(), 1))
    marks = {m[1]: number for number, line in lines for m in MARK.finditer(line)}
    for number, line in lines:
        if not line.strip().startswith("//"):
            code_line = number
        found = EXPECTATION.search(line)
        if not found:
            if "expect-" in line and "//" in line:
                sys.exit(f"{source}:{number}: cannot read this expectation")
            continue
        if found["mark"] and found["mark"] not in marks:
            sys.exit(f"{source}:{number}: no line has // #{found['mark']}")
        at = marks.get(found["mark"], None if found["file"] else code_line)
        one = Diagnostic(
            found["severity"], found["file"] or source.name, at, found["message"]
        )
        if one.severity != "note":
            findings.append(one)
        elif findings:
            findings[-1].notes.append(one)
        else:
            sys.exit(f"{source}:{number}: a note before any finding")
    return findings


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def report(command, broken):
    """What coro-tidy reports, which has to run well."""
    done = run(command)
    if done.returncode not in (0, 1, 3):
        fail(command, f"exit status {done.returncode}", done.stderr.decode())
    found = json.loads(done.stdout)
    if found["failures"] and not broken:
        fail(command, "the source does not compile", done.stderr.decode())
    return found["findings"]


def from_coro_tidy(args, source, flags):
    """What coro-tidy finds, without what it says of the compiler's errors."""
    command = [args.coro_tidy, *checks(args), "--output=json", source, "--", *flags]
    records = report(command, args.broken)

    def diagnostic(severity, record):
        file = pathlib.PurePath(record["file"]).name
        return Diagnostic(
            severity, file, record["line"], record["message"], record["column"]
        )

    findings = []
    for record in records:
        findings.append(diagnostic(record["severity"], record))
        for note in record["notes"]:
            if not note["message"].startswith(COMPILER_SAYS):
                findings[-1].notes.append(diagnostic("note", note))
    fixes = any(record["fixes"] for record in records)
    return findings, fixes


def from_clang_tidy(command, args, flags):
    command = [*command, "--quiet", args.source, "--", *flags]
    findings = []
    ours = False
    for line in run(command).stdout.decode().splitlines():
        found = PRINTED.match(line)
        if not found:
            continue
        message, tagged, tags = found["message"].partition(" [")
        one = Diagnostic(
            found["severity"],
            pathlib.PurePath(found["file"]).name,
            int(found["line"]),
            message,
            int(found["column"]),
        )
        if one.severity != "note":
            ours = bool(tagged) and args.check in tags
            if ours:
                findings.append(one)
        elif ours:
            one.message = found["message"]
            findings[-1].notes.append(one)
    return findings


def checks(args):
    options = dict(option.split("=", 1) for option in args.option)
    config = {"CheckOptions": {f"{args.check}.{k}": v for k, v in options.items()}}
    return [f"--checks=-*,{args.check}", f"--config={json.dumps(config)}"]


def fail(command, what, more=""):
    print(" ".join(map(str, command)))
    sys.exit(f"{what}\n{more}")


def compare(host, wanted, found):
    missing = [w for w in wanted if not any(w.matches(f) for f in found)]
    unexpected = [f for f in found if not any(w.matches(f) for w in wanted)]
    if missing or unexpected or len(wanted) != len(found):
        print(f"{host}:")
        print("  missing:", *[m.listing() for m in missing], sep="\n")
        print("  unexpected:", *[u.listing() for u in unexpected], sep="\n")
        if len(wanted) != len(found):
            print(f"  {len(wanted)} findings expected, {len(found)} found")
        sys.exit(1)


def places(findings):
    """What two hosts must agree on to the column."""
    return sorted(
        (one.file, one.line, one.column, one.message)
        for finding in findings
        for one in [finding, *finding.notes]
    )


def check_fixes(host, command, source, flags, wanted, clang):
    """Applies the fixes to a copy, twice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / source.name
        shutil.copy(source, copy)
        root = [f"--root={folder}"] if host == "coro-tidy" else []
        for again in ("", " of what was fixed already"):
            done = run([*command, *root, copy, "--", *flags])
            if copy.read_text() != wanted.read_text():
                diff = run(["diff", "-u", wanted, copy]).stdout.decode()
                fail([*command, copy], f"{host}: not the fixes expected{again}", diff)
            if done.returncode not in (0, 1, 3):
                fail([*command, copy], done.stderr.decode())
        compiled = run([clang, "-fsyntax-only", *flags, copy])
        if compiled.returncode:
            fail([clang, copy], "what was fixed fails", compiled.stderr.decode())


def both_libraries(source, given):
    """The flags as C++20 with libstdc++ and as C++23 with libc++."""
    std = [flag for flag in given if flag.startswith("-std=")]
    flags = [*given, f"-I{INPUTS}", f"-I{source.parent}"]
    return [
        [*(std or ["-std=c++20"]), "-stdlib=libstdc++", *flags],
        [*(std or ["-std=c++23"]), "-stdlib=libc++", *flags],
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("--clang-tidy", default="clang-tidy")
    parser.add_argument("--clang", default="clang++")
    parser.add_argument("--plugin", help="without it, stock clang-tidy is not run")
    parser.add_argument(
        "--broken",
        action="store_true",
        help="the source has errors that no finding explains",
    )
    parser.add_argument(
        "--option", action="append", default=[], help="NAME=VALUE, of the check"
    )
    parser.add_argument(
        "--one-library",
        action="store_true",
        help="only C++20 with libstdc++, for builds that take long for each run",
    )
    parser.add_argument("check")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("flags", nargs="*", help="for the compiler, after --")
    args = parser.parse_args()

    wanted = expected(args.source)
    variants = both_libraries(args.source, args.flags)
    for flags in variants[:1] if args.one_library else variants:
        found, fixes = from_coro_tidy(args, args.source, flags)
        compare("coro-tidy " + " ".join(flags), wanted, found)
        if flags is variants[0]:
            ours = found
    hosts = {"coro-tidy": [args.coro_tidy, *checks(args)]}
    if args.plugin:
        hosts["clang-tidy"] = [args.clang_tidy, "-load", args.plugin, *checks(args)]
        stock = from_clang_tidy(hosts["clang-tidy"], args, variants[0])
        compare("clang-tidy", wanted, stock)
        if places(ours) != places(stock):
            fail(["clang-tidy"], "other places than coro-tidy's", str(places(stock)))

    fixed = args.source.with_name(args.source.name + ".fixed")
    if fixes and not fixed.exists():
        sys.exit(f"there are fixes, but there is no {fixed}")
    if fixed.exists():
        if not fixes:
            sys.exit(f"there are no fixes for {fixed}")
        for host, command in hosts.items():
            command += ["--fix", "--fix-errors"]
            check_fixes(host, command, args.source, variants[0], fixed, args.clang)


if __name__ == "__main__":
    main()
