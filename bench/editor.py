#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures what our checks add to the time in which coro-clangd answers an edit.

What is measured is the processor time that the server takes for an edit, with
no check, those that are on by default, and all. A check alone does no more than
all do, since they share what they find out, so these are bounds for each. --each
has clangd measure each by itself (--check-tidy-time), on the clock: that takes
minutes for a file, and a machine that does nothing else. The files are the
packaged examples.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "test" / "oracle"), str(ROOT / "scripts")]
sys.path.insert(0, str(ROOT / "test" / "clangd" / "Inputs"))
import checksdef  # noqa: E402
import packaged  # noqa: E402
import server  # noqa: E402

# In percent. What is above is too slow for typing, says clangd of its own checks.
BOUND = 8
MEASURED = re.compile(r"\]\s+(coro-[a-z-]+) = (-?\d+)%$", re.MULTILINE)


def each(args, file, folder):
    """{check: what it adds in percent}"""
    done = subprocess.run(
        [args.coro_clangd, "--enable-config=false", f"--compile-commands-dir={folder}"]
        + [f"--check={file}", "--check-locations=0", f"--check-tidy-time={args.each}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return {name: int(percent) for name, percent in MEASURED.findall(done.stderr)}


def processor_time(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def per_edit(args, file, command, checks):
    """Processor seconds of the server for an edit."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / pathlib.Path(file).name
        text = pathlib.Path(file).read_text(errors="replace")
        # Beside its own neighbours, and where no one else's configuration is.
        given = [copy if word == file else word for word in command["arguments"]]
        given[1:1] = ["-I" + os.path.dirname(file)]
        entry = {"directory": folder, "file": str(copy), "arguments": list(map(str, given))}
        (copy.parent / "compile_commands.json").write_text(json.dumps([entry]))
        (copy.parent / ".clang-tidy").write_text(f"Checks: '{checks}'\n")
        copy.write_text(text)
        with server.Server(args.coro_clangd) as clangd:
            clangd.open(copy, text)
            clangd.diagnostics()
            before = processor_time(clangd.process.pid)
            for edit in range(args.edits):
                text += "//\n"
                clangd.change(copy, text, edit + 2)
                clangd.diagnostics()
            return (processor_time(clangd.process.pid) - before) / args.edits


def table(header, rows):
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-clangd", default=ROOT / "build/release/bin/coro-clangd")
    parser.add_argument("--each", metavar="GLOBS", help="the checks to have clangd measure")
    parser.add_argument("--every", type=int, default=1, help="example, of all")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("-o", dest="output", help="write all figures to this file")
    args = parser.parse_args()

    commands = packaged.compile_commands(list(packaged.examples()))[:: args.every]
    if not commands:
        sys.exit("editor: no packaged example is installed: run scripts/bootstrap.sh")
    checks = {check.name: check.tier for check in checksdef.read()}
    default = ",".join(name for name, tier in checks.items() if tier == "Default")
    figures = {"each": {}, "together": {}}
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "compile_commands.json"
        database.write_text(json.dumps(commands))
        for command in commands:
            file = command["file"]
            print(f"editor: {file}", file=sys.stderr)
            for _ in range(args.repeat):
                if args.each:
                    for name, percent in each(args, file, folder).items():
                        figures["each"].setdefault(name, []).append(percent)
                times = [
                    per_edit(args, file, command, globs)
                    for globs in ("-*,bugprone-none", f"-*,{default}", "-*," + ",".join(checks))
                ]
                figures["together"].setdefault(file, []).append(times)
    if args.output:
        pathlib.Path(args.output).write_text(json.dumps(figures, indent=1))

    every = [times for runs in figures["together"].values() for times in runs]
    rows = []
    for title, which in [("no check", 0), ("tier default", 1), ("all checks", 2)]:
        took = statistics.median(times[which] for times in every)
        more = [times[which] / times[0] - 1 for times in every]
        rows.append([title, f"{took * 1000:.0f}"])
        rows[-1] += [f"{statistics.median(more):.1%}", f"{max(more):.1%}"] if which else ["", ""]
    print(table(["", "ms for an edit", "more", "most"], rows))
    print(f"\n{len(every)} files; clangd's bound for a check is {BOUND} %")
    if not figures["each"]:
        return
    rows = []
    by_cost = sorted(figures["each"].items(), key=lambda one: -statistics.median(one[1]))
    for name, percents in by_cost:
        median = statistics.median(percents)
        rows.append([name, checks[name].lower(), f"{median:.0f} %", f"{max(percents)} %"])
    print("\n" + table(["Check", "Tier", "Median", "Most"], rows))
    slow = [name for name, one in by_cost if statistics.median(one) > BOUND]
    print(f"\nabove {BOUND} %:", *(slow or ["none"]))


if __name__ == "__main__":
    main()
