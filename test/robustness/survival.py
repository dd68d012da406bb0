# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs `check` and `classify` over many files and says which they do not survive."""

import itertools
import json
import pathlib
import subprocess
from dataclasses import dataclass, field

COMMANDS = {
    "check": ["check", "--config=", "--no-scan", "--tier=preview", "--quiet"],
    "classify": ["classify", "--header-filter=."],
}
BATCH = 256
SECONDS_PER_FILE = 60


@dataclass
class Input:
    """A file and how to compile it."""

    file: pathlib.Path
    flags: list
    # What to write to the file for as long as it is needed; None if it exists.
    text: str = None

    def entry(self):
        return {
            "directory": str(self.file.parent),
            "file": str(self.file),
            "arguments": ["clang++", *self.flags, "-c", str(self.file)],
        }


@dataclass
class Outcome:
    inputs: int = 0
    with_errors: int = 0
    findings: list = field(default_factory=list)
    functions: int = 0
    ours: list = field(default_factory=list)
    theirs: list = field(default_factory=list)

    def __str__(self):
        return (
            f"{self.inputs} inputs, {self.inputs - self.with_errors} without errors, "
            f"{len(self.findings)} findings, {self.functions} functions, "
            f"{len(self.ours)} crashes, {len(self.theirs)} of Clang's own"
        )


def report_on(tool, command, inputs, folder):
    """The report, or in words why there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    database = [one.entry() for one in inputs]
    (folder / "compile_commands.json").write_text(json.dumps(database))
    report = folder / f"{command}.json"
    report.unlink(missing_ok=True)
    args = [*COMMANDS[command], f"--output=json={report}", "-j2", "-p", folder]
    # Names in the report are absolute: none of the inputs is below this.
    args.append(f"--root={folder}")
    try:
        done = subprocess.run(
            [tool, *args, *(one.file for one in inputs)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=SECONDS_PER_FILE * (1 + len(inputs) // 8),
        )
        # 2 is for annotations of ours that a mutation has put elsewhere.
        if done.returncode not in (0, 1, 2, 3):
            return f"status {done.returncode}: {done.stderr[-300:]!r}"
        return json.loads(report.read_bytes().decode())
    except subprocess.TimeoutExpired:
        return "timed out"
    except (OSError, ValueError) as error:
        return f"no valid report: {error}"


def has_died(failure):
    return failure["repeat"] is not None


def compiler_dies(one):
    """Whether Clang does not survive it either, without us."""
    command = ["clang++", *one.flags, "-fsyntax-only", "-w", "-fno-crash-diagnostics"]
    try:
        done = subprocess.run(
            [*command, str(one.file)],
            cwd=one.file.parent,
            capture_output=True,
            timeout=SECONDS_PER_FILE,
        )
        return done.returncode not in (0, 1)
    except subprocess.TimeoutExpired:
        return True


def run_batch(tool, inputs, folder, outcome):
    by_file = {str(one.file): one for one in inputs}
    with_errors = set()
    problems = []
    for command in COMMANDS:
        todo = [inputs]
        while todo:
            part = todo.pop()
            report = report_on(tool, command, part, folder)
            if not isinstance(report, str):
                for failure in report["failures"]:
                    with_errors.add(failure["file"])
                    if has_died(failure):
                        problems.append((failure["file"], command, failure["message"]))
                for finding in report.get("findings", []):
                    outcome.findings.append(finding)
                    if finding["severity"] == "error":
                        with_errors.add(finding["file"])
                outcome.functions += len(report.get("functions", []))
            elif len(part) == 1:
                problems.append((str(part[0].file), command, report))
            else:  # One of them took the others down: which?
                todo += [part[: len(part) // 2], part[len(part) // 2 :]]
    outcome.inputs += len(inputs)
    outcome.with_errors += len(with_errors.intersection(by_file))
    for file, command, message in problems:
        one = by_file.get(file)
        blamed = outcome.theirs if one and compiler_dies(one) else outcome.ours
        text = one.text if one and one.text else ""
        blamed.append(f"{command}: {file}: {message}\n{text}")


def run_all(tool, inputs, scratch):
    """What becomes of \\p inputs, which are looked at in batches."""
    outcome = Outcome()
    inputs = iter(inputs)
    while batch := list(itertools.islice(inputs, BATCH)):
        for one in batch:
            if one.text is not None:
                one.file.write_text(one.text, errors="surrogateescape")
        run_batch(tool, batch, pathlib.Path(scratch) / "database", outcome)
        for one in batch:
            if one.text is not None:
                one.file.unlink()
    for problem in outcome.theirs:
        print("Clang's own:", problem.partition("\n")[0])
    for problem in outcome.ours:
        print(problem)
    return outcome
