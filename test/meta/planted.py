# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Plants one mistake after the other: checks.py must complain of each, only."""

import argparse
import pathlib
import shutil
import subprocess
import sys

import repository

import checks

NAME = "coro-yield-in-task"
HEADER = "checks/YieldInTaskCheck.h"
SOURCE = "checks/YieldInTaskCheck.cpp"
PAGE = f"docs/checks/{NAME}.md"
TESTS = f"test/checks/{NAME}"
TEST = f"{TESTS}/concrete.cpp"
DEFINITIONS = "checks/Checks.def"


class Change:
    """Files of a tree that are as they were when this ends."""

    def __init__(self, root):
        self.root = root
        self.before = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for path, text in self.before.items():
            if text is None:
                path.unlink()
                # A folder that is empty now was made for the file.
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text)

    def write(self, path, text):
        path = self.root / path
        self.before.setdefault(path, path.read_text() if path.exists() else None)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def replace(self, path, old, new):
        text = (self.root / path).read_text()
        if old not in text:
            sys.exit(f"{path} has no '{old}': plant another mistake")
        self.write(path, text.replace(old, new))

    def remove(self, path):
        path = self.root / path
        self.before.setdefault(path, path.read_text())
        path.unlink()


def mistakes(repo):
    """(what to do to a Change, the beginning of each complaint)"""
    this = next(check for check in repo.checks if check.name == NAME)
    default = repo.built.options[NAME]["ErrorTypes"]
    row = f"| `ErrorTypes` | `{default}` |"
    message = "give the result with co_return, wait"

    def reworded(new):
        return lambda change: change.replace(TEST, message, new)

    yield lambda c: c.replace(PAGE, this.summary, "Finds it"), [
        f"{PAGE} does not begin with the name and the summary"
    ]
    yield lambda c: c.replace(DEFINITIONS, this.summary, "Finds it"), [
        f"{NAME}: `coro-tidy checks` does not say what checks/Checks.def says: build",
        f"{PAGE} does not begin with the name and the summary",
    ]
    yield lambda c: c.replace(DEFINITIONS, this.line() + "\n", ""), [
        f"{NAME} is in `coro-tidy checks`, but not in checks/Checks.def: add its line",
        f"{NAME} is in `clang-tidy --list-checks`, but",
        f"{NAME} is in docs/checks, but",
        f"{NAME} is in test/checks, but",
        "YieldInTaskCheck is in checks/*.h, but",
        "YieldInTaskCheck is in checks/*.cpp, but",
    ]
    extra = this._replace(name="coro-zzz", cls="ZzzCheck")
    absent = [
        "coro-zzz is not in `coro-tidy checks`: build coro-tidy",
        "coro-zzz is not in `clang-tidy --list-checks`: build the plugin",
        "coro-zzz is not in docs/checks: scripts/new-check begins one",
        "coro-zzz is not in test/checks: scripts/new-check begins one",
        "ZzzCheck is not in checks/*.h: scripts/new-check begins one",
        "ZzzCheck is not in checks/*.cpp: scripts/new-check begins one",
        "docs/checks/coro-zzz.md does not begin with",
        "docs/checks/coro-zzz.md has no generated facts",
        "docs/checks/coro-zzz.md: the sections are",
    ]
    last = repo.checks[-1].line()
    both = f"{last}\n{extra.line()}"
    yield lambda c: c.replace(DEFINITIONS, last, both), absent
    twisted = f"{extra.line()}\n{last}"
    yield lambda c: c.replace(DEFINITIONS, last, twisted), [
        "checks/Checks.def is not sorted by name",
        *absent,
    ]
    yield lambda c: c.replace(DEFINITIONS, "(YieldInTaskCheck,", "(YieldCheck,"), [
        "YieldInTaskCheck is in checks/*.h, but",
        "YieldInTaskCheck is in checks/*.cpp, but",
        "YieldCheck is not in checks/*.h",
        "YieldCheck is not in checks/*.cpp",
        f"{NAME} is in YieldCheck: call it YieldInTaskCheck",
    ]
    yield lambda c: c.write("docs/checks/coro-zzz.md", ""), [
        "coro-zzz is in docs/checks, but not in checks/Checks.def: add its line or"
    ]
    yield lambda c: c.write("test/checks/coro-zzz/silent.cpp", ""), [
        "coro-zzz is in test/checks, but not in checks/Checks.def"
    ]
    yield lambda c: c.remove(HEADER), [
        "YieldInTaskCheck is not in checks/*.h: scripts/new-check begins one"
    ]
    yield lambda c: c.replace(PAGE, "## Instead", "## Better"), [
        f"{PAGE}: the sections are to be What happens, "
    ]
    yield lambda c: c.replace(PAGE, "<!-- generated: facts -->\n", ""), [
        f"{PAGE} has no generated facts"
    ]
    yield lambda c: c.replace(SOURCE, "using namespace clang;", "// TODO"), [
        f"{SOURCE} says TODO"
    ]
    yield lambda c: c.replace(PAGE, row, "| `Strange` | `1` |"), [
        f"{PAGE}: option ErrorTypes is not in the table: add {row}",
        f"{PAGE}: there is no option Strange: remove the row, or",
    ]
    yield lambda c: c.replace(PAGE, row, "| `ErrorTypes` | `none` |"), [
        f"{PAGE}: the default of ErrorTypes is `{default}`, not `none`"
    ]
    yield lambda c: c.replace(f"{TESTS}/options.cpp", "--option", "--broken"), [
        f"{TESTS} never sets ErrorTypes: test it with --option"
    ]
    yield lambda c: c.replace(TEST, f"%check {NAME}", "%check coro-zzz"), [
        f"{TEST} does not run %check {NAME}"
    ]
    yield lambda c: c.remove(f"{TESTS}/silent.cpp"), [
        f"{TESTS} has no test of what is not reported: add silent.cpp"
    ]
    yield lambda c: c.remove(f"{TESTS}/templates.cpp"), [
        f"{TESTS} has no test of templates: add templates.cpp"
    ]
    yield lambda c: c.write(f"{TESTS}/fix.cpp.fixed", ""), [
        f"{NAME} is NoFix in checks/Checks.def, but {TESTS} has a .fixed file"
    ]
    yield reworded("Give the result with co_return, wait"), [
        f"{TEST}: 'Give the result with co_return, wait with co_await, or return a "
        "generator' does not begin with a small letter"
    ]
    yield reworded("try this: wait"), [f"{TEST}: 'try this"]
    yield reworded("wait  and wait"), [f"{TEST}: 'wait  and"]
    yield lambda c: c.replace(TEST, "return a generator", "return a generator."), [
        f"{TEST}: 'give the result with co_return, wait with co_await, or return a "
        "generator.' ends with a period"
    ]
    yield lambda c: c.replace(SOURCE, "SPDX", "SPD"), [
        f"{SOURCE} does not say its licence"
    ]
    yield lambda c: c.replace(SOURCE, "using namespace clang;", "// /" + "work/x"), [
        f"{SOURCE} speaks of /" + "work/, which nobody else has"
    ]


VARIABLES = """
namespace other { int Fine; }
namespace corotidy {
extern const int Constant = 1;
int Count = 1;
static thread_local int Depth;
namespace { int *Last; }
template <typename T> T *next() { static T Made; return &Made; }
int **use() { ++Depth; Last = next<int>(); return &Last; }
}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    args = parser.parse_args()

    copy = args.scratch / "copy"
    repository.copy(repository.ROOT, copy)
    built = checks.Built(args.build)
    planted = 0
    for change_it, wanted in mistakes(checks.Repository(copy, built)):
        with Change(copy) as change:
            change_it(change)
            found = checks.complaints(checks.Repository(copy, built))
        planted += 1
        if len(found) != len(wanted) or not all(
            any(line.startswith(beginning) for line in found) for beginning in wanted
        ):
            sys.exit("\n".join(["expected:", *wanted, "found:", *found]))

    source = args.scratch / "variables.cpp"
    source.write_text(VARIABLES)
    object_file = source.with_suffix(".o")
    subprocess.run(["clang++", "-c", source, "-o", object_file], check=True)
    found = sorted(checks.writable(object_file))
    if found != [
        "corotidy::(anonymous namespace)::Last",
        "corotidy::Count",
        "corotidy::Depth",
        "int* corotidy::next<int>()::Made",
    ]:
        sys.exit(f"not the variables that can be written: {found}")
    shutil.rmtree(args.scratch)
    print(f"{planted} mistakes were found")


if __name__ == "__main__":
    main()
