# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""checks/Checks.def, and which files belong to a check.

What reads the list of checks in Python reads it here.
"""

import pathlib
import re
import shutil
import subprocess
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
# CMake reads the same lines and knows no other names.
NAME = re.compile(r"coro(-[a-z]+)+")
LINE = re.compile(
    r'CORO_CHECK\((?P<cls>[A-Za-z]+), "(?P<name>coro-[a-z-]+)", (?P<group>\w+), '
    r'(?P<tier>\w+), "(?P<since>[\d.]+)", (?P<fix>NoFix|Fixes), "(?P<summary>.*)"\)'
)
# What a check's group says that the check is about.
GROUPS = {
    "Kind": "What a function is",
    "Type": "What the author of a coroutine type left out",
    "Flow": "What is true while a coroutine is suspended",
}
TIERS = ["Default", "Strict", "Preview", "Named"]


class Check(NamedTuple):
    cls: str
    name: str
    group: str
    tier: str
    since: str
    fix: str
    summary: str

    @property
    def header(self):
        return f"checks/{self.cls}.h"

    @property
    def source(self):
        return f"checks/{self.cls}.cpp"

    @property
    def page(self):
        return f"docs/checks/{self.name}.md"

    @property
    def tests(self):
        return f"test/checks/{self.name}"

    def line(self):
        return (
            f'CORO_CHECK({self.cls}, "{self.name}", {self.group}, {self.tier}, '
            f'"{self.since}", {self.fix}, "{self.summary}")'
        )


def class_of(name):
    words = name.removeprefix("coro-").split("-")
    return "".join(word.capitalize() for word in words) + "Check"


def banner(file, title):
    """The first line of a C++ file; what does not fit is left out."""
    end = " -*- C++ -*-===//" if file.endswith(".h") else "===//"
    for text in (f"//===--- {file} - {title} ", f"//===--- {file} "):
        dashes = 80 - len(text) - len(end)
        if dashes >= 3:
            break
    return text + "-" * dashes + end


def definitions(root):
    return root / "checks" / "Checks.def"


def read(root=ROOT):
    """All checks, in the order of the file."""
    checks = []
    for line in definitions(root).read_text().splitlines():
        if not line.startswith("CORO_CHECK"):
            continue
        found = LINE.fullmatch(line)
        if not found or found["group"] not in GROUPS or found["tier"] not in TIERS:
            sys.exit(f"{definitions(root)}: cannot read '{line}'")
        checks.append(Check(**found.groupdict()))
    return checks


def write(root, checks):
    """Makes `checks` the lines of Checks.def, sorted by name."""
    lines = definitions(root).read_text().splitlines()
    others = [line for line in lines if not line.startswith("CORO_CHECK(")]
    at = others.index("// clang-format off") + 1
    others[at:at] = [check.line() for check in sorted(checks, key=lambda c: c.name)]
    definitions(root).write_text("\n".join(others) + "\n")


def format_sources(root, check):
    """A name may be too long for a line as a template has it."""
    if tool := shutil.which("clang-format-22"):
        subprocess.run(
            [tool, "-i", root / check.header, root / check.source], check=True
        )


def refuse_name(name, checks):
    """Says what is wrong with `name` for a new check, or None."""
    if not name.startswith("coro-"):
        return f"'{name}' does not begin with coro-"
    if not NAME.fullmatch(name):
        return f"'{name}' is not lower-case words joined by hyphens"
    for verb in ("avoid", "no", "check"):
        if name.startswith(f"coro-{verb}-"):
            return f"'{name}' begins with '{verb}'; name the hazard itself"
    for check in checks:
        if name == check.name or class_of(name) == check.cls:
            return f"there is a check '{check.name}' already"
    return None
