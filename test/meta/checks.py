# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tells whether all that belongs to a check is there and says the same.

Each rule is a function that yields complaints, which say what to do.
"""

import argparse
import functools
import pathlib
import re
import subprocess
import sys

import repository

import check as driver
import checksdef

NEW = "scripts/new-check begins one"
SECTIONS = [
    "What happens",
    "Example",
    "Instead",
    "What is not reported",
    "Options",
    "References",
]
LICENCE = "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
# Paths of the machine on which this is developed.
PRIVATE = re.compile(rb"(?<![\w./-])/(?:work/|tmp/(?:wt|notes|ext)/)")


class Built:
    """What the built hosts say of the checks. They are asked once."""

    def __init__(self, build):
        self.build = build
        self.coro_tidy = build / "bin" / "coro-tidy"
        (plugin,) = build.glob("lib/coro-tidy-llvm*.so")
        ours = ["--checks=-*,coro-*", "--config={}"]
        self.clang_tidy = ["clang-tidy", "-load", plugin, *ours]
        self.libraries = sorted(build.glob("*/libcoro*.a"))

    @functools.cached_property
    def listed(self):
        """The lines of `coro-tidy checks`, by name."""
        lines = output([self.coro_tidy, "checks"]).splitlines()
        return {line.split()[0]: " ".join(line.split()) for line in lines}

    @functools.cached_property
    def loaded(self):
        """What stock clang-tidy has once the plugin is loaded."""
        words = output([*self.clang_tidy, "--list-checks"]).split()
        return {word for word in words if word.startswith("coro-")}

    @functools.cached_property
    def options(self):
        """{check: {option: default}}"""
        options = {}
        dump = output([*self.clang_tidy, "--dump-config"])
        for found in re.finditer(r"^  (coro-[\w-]+)\.(\w+): +(.*)$", dump, re.M):
            check, option, value = found.groups()
            if value[:1] == "'":
                value = value[1:-1].replace("''", "'")
            elif value[:1] == '"':
                value = value[1:-1]
            options.setdefault(check, {})[option] = value
        return options


def output(command):
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


class Repository:
    """A tree to judge, which may be a copy of that of this file."""

    def __init__(self, root, built):
        self.root = root
        self.built = built
        self.checks = checksdef.read(root)

    def read(self, path):
        file = self.root / path
        return file.read_text() if file.exists() else ""

    def tests(self, check):
        return sorted((self.root / check.tests).glob("*.cpp"))


def compare(where, found, wanted, missing, extra):
    for name in sorted(set(wanted) - set(found)):
        yield f"{name} is not in {where}: {missing}"
    for name in sorted(set(found) - set(wanted)):
        yield f"{name} is in {where}, but not in checks/Checks.def: {extra}"


def lists_agree(repo):
    """Whatever lists checks, lists those of Checks.def."""
    names = [check.name for check in repo.checks]
    classes = [check.cls for check in repo.checks]

    def stems(pattern):
        return {path.stem for path in repo.root.glob(pattern)}

    for where, found, wanted, missing in [
        ("`coro-tidy checks`", repo.built.listed, names, "build coro-tidy"),
        ("`clang-tidy --list-checks`", repo.built.loaded, names, "build the plugin"),
        ("docs/checks", stems("docs/checks/*.md") - {"README"}, names, NEW),
        ("test/checks", stems("test/checks/coro-*"), names, NEW),
        ("checks/*.h", stems("checks/?*Check.h"), classes, NEW),
        ("checks/*.cpp", stems("checks/?*Check.cpp"), classes, NEW),
    ]:
        yield from compare(
            where, found, wanted, missing, "add its line or remove it, then build"
        )
    if names != sorted(set(names)):
        yield "checks/Checks.def is not sorted by name, or has a name twice"
    for check in repo.checks:
        if check.cls != checksdef.class_of(check.name):
            yield (
                f"{check.name} is in {check.cls}: "
                f"call it {checksdef.class_of(check.name)}"
            )
        fix = ["fix"] if check.fix == "Fixes" else []
        facts = [check.name, check.group.lower(), check.tier.lower(), *fix]
        line = " ".join([*facts, *check.summary.split()])
        if repo.built.listed.get(check.name, line) != line:
            yield (
                f"{check.name}: `coro-tidy checks` does not say what "
                "checks/Checks.def says: build coro-tidy"
            )


def pages_are_complete(repo):
    for check in repo.checks:
        lines = repo.read(check.page).splitlines()
        if lines[:3] != [f"# {check.name}", "", f"{check.summary}."]:
            yield (
                f"{check.page} does not begin with the name and the summary in "
                "checks/Checks.def: make both say the same"
            )
        if "<!-- generated: facts -->" not in lines:
            yield f"{check.page} has no generated facts: see any other page"
        sections = [line[3:] for line in lines if line.startswith("## ")]
        if sections != SECTIONS:
            yield f"{check.page}: the sections are to be {', '.join(SECTIONS)}"
        for path in [check.header, check.source, check.page, check.tests]:
            whole = self_and_below(repo.root / path)
            if any("TODO" in file.read_text() for file in whole):
                yield f"{path} says TODO: write what is missing"


def self_and_below(path):
    return [file for file in [path, *path.rglob("*")] if file.is_file()]


def documented_options(page):
    """{option: default} of the table in section Options."""
    _, _, section = page.partition("\n## Options\n")
    section, _, _ = section.partition("\n## ")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.M)
    return {name: default.strip("`") for name, default in rows}


def options_are_documented_and_tested(repo):
    for check in repo.checks:
        stored = repo.built.options.get(check.name, {})
        documented = documented_options(repo.read(check.page))
        for option in sorted(stored.keys() | documented.keys()):
            if option not in documented:
                yield (
                    f"{check.page}: option {option} is not in the table: add "
                    f"| `{option}` | `{stored[option]}` | what it means |"
                )
            elif option not in stored:
                yield (
                    f"{check.page}: there is no option {option}: remove the row, or "
                    f"store the option in {check.source} and build"
                )
            elif stored[option] != documented[option]:
                yield (
                    f"{check.page}: the default of {option} is "
                    f"`{stored[option]}`, not `{documented[option]}`: correct the row"
                )
        runs = "".join(file.read_text() for file in repo.tests(check))
        for option in sorted(stored):
            if not re.search(rf"""--option[ =]["']?{option}=""", runs):
                yield f"{check.tests} never sets {option}: test it with --option"


def tests_are_complete(repo):
    for check in repo.checks:
        tests = repo.tests(check)
        for test in tests:
            if not re.search(rf"RUN: %check .*?\b{check.name} ", test.read_text()):
                yield f"{test.relative_to(repo.root)} does not run %check {check.name}"
        if tests and not any(is_silent(test) for test in tests):
            yield f"{check.tests} has no test of what is not reported: add silent.cpp"
        if tests and not (repo.root / check.tests / "templates.cpp").exists():
            yield f"{check.tests} has no test of templates: add templates.cpp"
        fixed = any((repo.root / check.tests).glob("*.fixed"))
        if fixed != (check.fix == "Fixes"):
            yield (
                f"{check.name} is {check.fix} in checks/Checks.def, but {check.tests} "
                f"has {'a' if fixed else 'no'} .fixed file: correct either"
            )


def is_silent(test):
    return test.name.startswith("silent") or not driver.expected(test)


def messages_are_alike(repo):
    for check in repo.checks:
        for test in repo.tests(check):
            findings = driver.expected(test)
            every = [note for finding in findings for note in finding.notes]
            for message in {one.message for one in [*findings, *every]}:
                if wrong := what_is_wrong_with(message):
                    yield f"{test.relative_to(repo.root)}: '{message}' {wrong}"


def what_is_wrong_with(message):
    if not (message[:1].islower() or message[:1] == "'"):
        return "does not begin with a small letter or a quoted name"
    if message.endswith("."):
        return "ends with a period"
    if "try this" in message:
        return "says 'try this'; say what it is"
    if message != " ".join(message.split()):
        return "has a space too many"
    return None


def licences_are_said(repo):
    for path in repository.files(repo.root):
        if "Inputs" in path.parts:
            continue
        cpp = path.suffix in (".h", ".cpp", ".def", ".td") and (
            path.parts[0] != "test" or path.parts[1] == "unit"
        )
        if cpp or path.suffix in (".py", ".sh") and path.parts[0] != ".ci" or (
            path.parts[0] == "scripts"
        ):
            head = (repo.root / path).read_text().splitlines()[:10]
            if not any(LICENCE in line for line in head):
                yield f"{path} does not say its licence: see any other's first lines"


def paths_are_public(repo):
    for path in repository.files(repo.root):
        file = repo.root / path
        if file.is_file() and (found := PRIVATE.search(file.read_bytes())):
            yield f"{path} speaks of {found[0].decode()}, which nobody else has"


def nothing_is_mutable(repo):
    """Hosts run checks on many threads, and one after the other."""
    for library in repo.built.libraries:
        for name in writable(library):
            yield f"{library.name}: '{name}' is static and mutable: pass it on instead"
    if not repo.built.libraries:
        yield f"{repo.built.build} has no libraries: build them"


def writable(binary):
    """What of ours has a place in memory that can be written."""
    symbols = output(["llvm-objdump", "--syms", "--demangle", binary])
    for line in symbols.splitlines():
        # ADDRESS FLAGS SECTION SIZE NAME
        found = re.match(r"[0-9a-f]{16} .{7} (\S+)\s+[0-9a-f]{16} (.*)$", line)
        if not found or not re.match(r"\.(t?data|t?bss)\b(?!\.rel\.ro)", found[1]):
            continue
        name = bare = found[2].removeprefix(".hidden ")
        # What others make from a type of ours is theirs.
        while bare != (bare := re.sub(r"<[^<>]*>|\([^()]*\)", "", bare)):
            pass
        if "corotidy::" in bare and not bare.startswith("guard variable"):
            yield name


RULES = [
    lists_agree,
    pages_are_complete,
    options_are_documented_and_tested,
    tests_are_complete,
    messages_are_alike,
    licences_are_said,
    paths_are_public,
    nothing_is_mutable,
]


def complaints(repo):
    return [complaint for rule in RULES for complaint in rule(repo)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--root", type=pathlib.Path, default=repository.ROOT)
    args = parser.parse_args()

    found = complaints(Repository(args.root, Built(args.build)))
    for complaint in found:
        print(complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
