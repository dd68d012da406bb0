# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the oracle tests share: compile commands, the tool, and the report.

An oracle asks the compiler the question coro-tidy answers and compares. It
fails on any difference, and also if nothing was there to compare.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
DEFAULT_TOOL = os.path.join(ROOT, "build", "release", "bin", "coro-tidy")
CLANG = os.environ.get("CLANGXX", "clang++-22")

# Neither warnings nor what they were made into decide whether code compiles.
QUIET = ["-w", "-Wno-error", "-ferror-limit=0", "-fno-color-diagnostics"]

OUTPUT_FLAGS = {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MP", "-MG",
                "-Winvalid-pch", "-fmodules-ts"}
OUTPUT_FLAGS_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ", "-MJ"}


@dataclass
class Unit:
    """One compile command."""
    file: str
    directory: str
    flags: list

    def name(self):
        return shorten(self.file)


@dataclass
class Outcome:
    """What comparing one unit came to."""
    status: str = "ok"  # or "does not compile"
    counts: Counter = field(default_factory=Counter)
    differences: list = field(default_factory=list)
    detail: str = ""


def shorten(file):
    relative = os.path.relpath(file)
    return file if relative.startswith("..") else relative


def flags_of(arguments, file, directory):
    """The arguments of a compile command without compiler, source, output."""
    flags, skip = [], False
    for argument in arguments[1:]:
        path = os.path.realpath(os.path.join(directory, argument))
        if skip:
            skip = False
        elif argument in OUTPUT_FLAGS_WITH_VALUE:
            skip = True
        elif argument not in OUTPUT_FLAGS and argument != "--" and path != file:
            flags.append(argument)
    return flags


def units_of_database(build, files):
    if not build.endswith(".json"):
        build = os.path.join(build, "compile_commands.json")
    with open(build, encoding="utf-8") as stream:
        entries = json.load(stream)
    wanted = {os.path.realpath(file) for file in files}
    units = []
    for entry in entries:
        directory = entry["directory"]
        file = os.path.realpath(os.path.join(directory, entry["file"]))
        if wanted and file not in wanted:
            continue
        arguments = entry.get("arguments") or shlex.split(entry["command"])
        units.append(Unit(file, directory, flags_of(arguments, file, directory)))
    missing = wanted - {unit.file for unit in units}
    if missing:
        sys.exit(f"not in {build}: {', '.join(sorted(missing))}")
    return units


def parse_arguments(description, add_options=lambda parser: None):
    """The options and the units they name."""
    argv, flags = sys.argv[1:], None
    if "--" in argv:
        split = argv.index("--")
        argv, flags = argv[:split], argv[split + 1:]
    parser = argparse.ArgumentParser(
        description=description,
        epilog="Flags of the compiler follow -- unless -p names a compile "
               "database; with -p and no files, all its entries are compared.")
    parser.add_argument("--tool", default=DEFAULT_TOOL, help="coro-tidy")
    parser.add_argument("-j", dest="jobs", type=int, default=2)
    parser.add_argument("-p", dest="build", help="compile_commands.json or its directory")
    parser.add_argument("--header-filter", default="",
                        help="compare headers with a matching path, too")
    parser.add_argument("files", nargs="*")
    add_options(parser)
    options = parser.parse_args(argv)
    if options.build:
        return options, units_of_database(options.build, options.files)
    if not options.files:
        parser.error("no files given")
    cwd = os.getcwd()
    return options, [Unit(os.path.realpath(file), cwd, flags or [])
                     for file in options.files]


def run(command, directory, **keywords):
    return subprocess.run(command, cwd=directory, capture_output=True,
                          text=True, errors="replace", check=False, **keywords)


class Unanswered(Exception):
    """One of the two sides gave no complete answer."""


def classify(unit, options):
    """The tool's report on the unit, with absolute paths."""
    command = [os.path.realpath(options.tool), "classify", "--root=/",
               "--output=json", "-j", "1"]
    if options.header_filter:
        command += ["--header-filter=" + options.header_filter,
                    "--system-headers"]
    done = run(command + [unit.file, "--"] + unit.flags, unit.directory)
    if done.returncode != 0:
        raise Unanswered(f"tool exited {done.returncode}: {done.stderr[:400]}")
    report = json.loads(done.stdout)
    for record in report["functions"] + report["types"]:
        record["file"] = os.path.realpath(os.path.join("/", record["file"]))
    return report


def first_error(stderr):
    match = re.search(r"^.*\b(?:fatal )?error: .*$", stderr, re.MULTILINE)
    return match.group(0) if match else stderr[:200]


def rejection(unit):
    """The compiler's first error in the unit; empty if there is none."""
    done = run([CLANG, "-fsyntax-only"] + unit.flags + QUIET + [unit.file],
               unit.directory)
    return first_error(done.stderr) if done.returncode else ""


def in_scope(file, unit, options):
    return file == unit.file or bool(
        options.header_filter and re.search(options.header_filter, file))


def compare_all(compare, options, units, compared):
    """Compares the units and prints them; the exit status.

    `compared` names the count that must not be zero in total.
    """
    totals, failed, differences = Counter(), 0, 0

    def guarded(unit):
        try:
            return compare(unit, options)
        except Unanswered as failure:
            if problem := rejection(unit):
                return Outcome("does not compile", detail=problem)
            return Outcome(differences=[str(failure)])

    with ThreadPoolExecutor(options.jobs) as pool:
        for unit, outcome in zip(units, pool.map(guarded, units)):
            totals += outcome.counts
            differences += len(outcome.differences)
            if outcome.status != "ok":
                failed += 1
            print_outcome(unit, outcome)
    print(f"total: {len(units)} files, {failed} do not compile, "
          + ", ".join(f"{count} {name}" for name, count in totals.items())
          + f", {differences} differences")
    if totals[compared] == 0:
        print(f"error: nothing was compared ({compared}: 0)")
        return 1
    return 1 if differences else 0


def print_outcome(unit, outcome):
    if outcome.status != "ok":
        print(f"{unit.name()}: {outcome.status}: {outcome.detail}", flush=True)
        return
    counts = ", ".join(f"{n} {name}" for name, n in outcome.counts.items())
    print(f"{unit.name()}: {counts or 'nothing'}, "
          f"{len(outcome.differences)} differences", flush=True)
    for difference in outcome.differences:
        print(f"  DIFFERENCE {difference}", flush=True)
