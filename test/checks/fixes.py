# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Applies the fixes of all checks to all their test sources and examples.

check.py knows what the fixes of one source are to be. This asks of every fix, in the
source or in what it includes, what any user would:

    the compiler has no more errors than before, and none if findings explained all;
    a second run finds nothing to fix and changes nothing;
    a check that is said to have fixes has one that was applied, others have none.
"""

import argparse
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "docs"), str(TESTS.parent / "scripts")]

import checksdef
import examples

RUN = re.compile(r"RUN: %check .*? -- (.*)")


class Tree:
    """A copy of all that the sources of a check include, and of one of them."""

    def __init__(self, folder, check):
        self.root = pathlib.Path(folder)
        self.check = check
        for name in ("Inputs", "docs/Inputs", f"checks/{check.name}"):
            shutil.copytree(TESTS / name, self.root / name)

    def sources(self):
        """(source, flags), of which examples are written here."""
        for source in sorted((self.root / "checks" / self.check.name).glob("*.cpp")):
            more = RUN.search(source.read_text())
            std = ["-std=c++20", *(shlex.split(more[1]) if more else [])]
            yield source, [*std, f"-I{self.root}/Inputs", f"-I{source.parent}"]
        page = checksdef.ROOT / self.check.page
        flags = [
            flag.replace(str(TESTS), str(self.root)) for flag in examples.FLAGS
        ]
        for first, lines in examples.blocks(page):
            source = self.root / f"example-{first}.cpp"
            source.write_text("\n" * (first - 1) + "\n".join([*lines, ""]))
            yield source, flags

    def contents(self):
        return {
            path: path.read_bytes() for path in self.root.rglob("*") if path.is_file()
        }


class Run:
    """What coro-tidy says of a source, and does to it."""

    def __init__(self, args, tree, source, flags, *options):
        self.command = [
            args.coro_tidy,
            f"--checks=-*,{tree.check.name}",
            "--config={}",
            "--output=json",
            f"--root={tree.root}",
            *options,
            source,
            "--",
            *flags,
        ]
        done = run(self.command)
        if done.returncode not in (0, 1, 3):
            sys.exit(f"{source}: exit status {done.returncode}\n{done.stderr}")
        self.problems = done.stderr
        report = json.loads(done.stdout)
        self.findings = report["findings"]
        self.failures = report["failures"]
        self.fixes = sum(bool(finding["fixes"]) for finding in self.findings)


def run(command):
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def errors(args, source, flags):
    """What the compiler complains of."""
    done = run([args.clang, "-fsyntax-only", "-ferror-limit=0", *flags, source])
    return [line for line in done.stderr.splitlines() if ": error: " in line]


def try_fixes(args, tree, source, flags):
    """(complaints, number of fixes applied) of one source."""
    first = Run(args, tree, source, flags)
    if not first.fixes:
        return [], 0
    if tree.check.fix != "Fixes":
        return [f"there is a fix, but Checks.def says {tree.check.fix}"], 0
    before = errors(args, source, flags)
    untouched = tree.contents()
    fixing = Run(args, tree, source, flags, "--fix-errors")
    fixed = tree.contents()
    after = errors(args, source, flags)
    second = Run(args, tree, source, flags, "--fix-errors")

    complaints = []
    if fixed == untouched or fixing.fixes:
        complaints.append(f"fixes are not applied: {fixing.problems}")
    if len(after) > len(before):
        complaints.append("there are more errors than before:\n" + "\n".join(after))
    explained = not first.failures and not any(
        finding["severity"] == "error" for finding in second.findings
    )
    if explained and after:
        complaints.append("what is fixed does not compile:\n" + "\n".join(after))
    if len(second.findings) != len(fixing.findings) or tree.contents() != fixed:
        complaints.append("a second run finds more to fix")
    return complaints, len(first.findings) - len(fixing.findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-tidy", default="coro-tidy")
    parser.add_argument("--clang", default="clang++")
    parser.add_argument("checks", nargs="*", help="all if none is named")
    args = parser.parse_args()

    status = 0
    for check in checksdef.read(checksdef.ROOT):
        if args.checks and check.name not in args.checks:
            continue
        with tempfile.TemporaryDirectory() as folder:
            names = [source.name for source, _ in Tree(f"{folder}/all", check).sources()]
        applied = sources = 0
        for name in names:
            # A header that one source had fixed must not look so to the next.
            with tempfile.TemporaryDirectory() as folder:
                tree = Tree(f"{folder}/one", check)
                (source, flags), = (s for s in tree.sources() if s[0].name == name)
                complaints, count = try_fixes(args, tree, source, flags)
            applied += count
            sources += bool(count)
            for complaint in complaints:
                print(f"{check.name}: {name}: {complaint}")
                status = 1
        print(f"{check.name}: {applied} fixed in {sources} of {len(names)} sources")
        if check.fix == "Fixes" and not applied:
            print(f"{check.name}: no source has a fix that is applied")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
