# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests test/checks/check.py: it passes what is right and fails what is not.

The hosts are played by Inputs/host, which says what it finds in which words.
"""

import pathlib
import subprocess
import sys
import tempfile

import repository

HOST = pathlib.Path(__file__).resolve().parent / "Inputs" / "host"
PLAIN = """\
int plain_hazard; // #first
int below; // expect-warning@#first: 'plain_hazard' is one
           // expect-note: this is the line below
"""


def about(word):
    return PLAIN.replace("plain_hazard", word)


FIXED = about("fixable_hazard").replace("int fixable_hazard", "int safe")

# What it is, the source, SOURCE.fixed, more arguments, and how the driver fails.
CASES = [
    ("right", PLAIN, None, [], None),
    ("silent", "int quiet;\n", None, [], None),
    ("a missing finding", PLAIN.replace("int plain_hazard", "int x"), None, [],
     "  missing:\n    case.cpp:1: warning: 'plain_hazard' is one\n"),
    ("an unexpected finding", "int plain_hazard;\n", None, [],
     "  unexpected:\n    case.cpp:1: warning: 'plain_hazard' is one\n"),
    ("a finding twice", "int plain_hazard, " + PLAIN[4:], None, [],
     "  1 findings expected, 2 found\n"),
    ("another message", PLAIN.replace("is one", "is two"), None, [],
     "  missing:\n    case.cpp:1: warning: 'plain_hazard' is two\n"),
    ("a part of the message", PLAIN.replace(" is one", ""), None, [],
     "  missing:\n    case.cpp:1: warning: 'plain_hazard'\n"),
    ("another severity", PLAIN.replace("warning", "error"), None, [],
     "  missing:\n    case.cpp:1: error: 'plain_hazard' is one\n"),
    ("another line", PLAIN.replace("; // #first", ";\n// #first"), None, [],
     "  missing:\n    case.cpp:2: warning: 'plain_hazard' is one\n"),
    ("a note in another line", PLAIN.replace("expect-note", "expect-note@#first"),
     None, [], "      case.cpp:1: note: this is the line below\n"),
    ("a missing note", PLAIN + "// expect-note: another\n", None, [],
     "      case.cpp:2: note: another\n"),
    ("an unexpected note", "\n".join(PLAIN.splitlines()[:2]), None, [],
     "      case.cpp:2: note: this is the line below\n"),
    ("a note in another file", PLAIN.replace("expect-note", "expect-note@other.h"),
     None, [], "      other.h: note: this is the line below\n"),
    ("a note first", "int x; // expect-note: a\n", None, [],
     "case.cpp:1: a note before any finding"),
    ("a misspelt expectation", "int x; // expect-warnings: a\n", None, [],
     "case.cpp:1: cannot read this expectation"),
    ("an unknown mark", "int x; // expect-warning@#gone: a\n", None, [],
     "case.cpp:1: no line has // #gone"),
    ("an error besides", PLAIN + "// stray_error\n", None, [],
     "the source does not compile"),
    ("an error as announced", PLAIN + "// stray_error\n", None, ["--broken"], None),
    ("a finding of coro-tidy's only", about("shy_hazard"), None, [],
     "clang-tidy:\n  missing:\n    case.cpp:1: warning: 'shy_hazard' is one\n"),
    ("another column", about("moved_hazard"), None, [],
     "other places than coro-tidy's"),
    ("a right fix", about("fixable_hazard"), FIXED, [], None),
    ("an unexpected fix", about("fixable_hazard"), None, [],
     "there are fixes, but there is no "),
    ("a missing fix", PLAIN, PLAIN, [], "there are no fixes for "),
    ("another fix", about("fixable_hazard"), FIXED.replace("safe", "other"), [],
     "coro-tidy: not the fixes expected\n"),
    ("a fix without an end", about("endless_hazard"),
     about("endless_hazard").replace("int endless", "int x; int endless"), [],
     "coro-tidy: not the fixes expected of what was fixed already\n"),
    ("a fix that breaks", about("fixable_hazard") + "int safe;\n",
     FIXED + "int safe;\n", [], "what was fixed fails\n"),
]  # fmt: skip


def run(source, fixed, arguments):
    with tempfile.TemporaryDirectory() as folder:
        case = pathlib.Path(folder) / "case.cpp"
        case.write_text(source)
        if fixed is not None:
            case.with_name("case.cpp.fixed").write_text(fixed)
        driver = repository.ROOT / "test" / "checks" / "check.py"
        hosts = [f"--coro-tidy={HOST}", f"--clang-tidy={HOST}", "--plugin=none"]
        return subprocess.run(
            [sys.executable, driver, *hosts, *arguments, "coro-stub", case],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def main():
    wrong = 0
    for what, source, fixed, arguments, failure in CASES:
        done = run(source, fixed, arguments)
        passed = done.returncode == 0
        if passed != (failure is None) or (failure or "") not in done.stdout:
            print(f"{what}: exit status {done.returncode}\n{done.stdout}")
            wrong += 1
    print(f"{len(CASES)} cases, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
