# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ends runs at random times and looks at what is left.

interrupt.py ROUNDS TREE COMMAND...

Generates a tree of files and lets COMMAND, a `coro-tidy check` without files,
lint them, once undisturbed and then ROUNDS times: a worker is killed, the
command is killed, or gets SIGINT, SIGTERM or SIGHUP. Nothing may be lost,
reports are valid, and no process stays behind.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

NUM_FILES = 16


def make_tree(tree):
    os.makedirs(tree, exist_ok=True)
    shutil.copy(os.path.join(os.path.dirname(__file__), "dual.h"), tree)
    entries = []
    for i in range(NUM_FILES):
        with open(f"{tree}/f{i:02}.cpp", "w") as f:
            f.write(f'#include "dual.h"\n#include <string>\ndual yields{i}() {{ co_yield "{i}"; }}\n')
        entries.append(
            {
                "directory": tree,
                "file": f"f{i:02}.cpp",
                "arguments": ["clang++", "-std=c++20", f"f{i:02}.cpp"],
            }
        )
    with open(f"{tree}/compile_commands.json", "w") as f:
        json.dump(entries, f)


class Run:
    def __init__(self, command, tree, number):
        # By this its processes are known, whoever has become their parent.
        self.mark = f"CORO_TIDY_RUN={os.getpid()}-{number}"
        self.report = f"{tree}/report-{number}.json"
        name, _, value = self.mark.partition("=")
        self.process = subprocess.Popen(
            [*command, "-p", tree, "--root", tree, f"--output=json={self.report}"],
            env=os.environ | {name: value},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def pids(self):
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/environ", "rb") as f:
                    ours = self.mark.encode() in f.read().split(b"\0")
                with open(f"/proc/{pid}/stat") as f:
                    dead = f.read().rpartition(")")[2].split()[0] in "ZX"
            except OSError:
                continue
            if ours and not dead:
                found.append(int(pid))
        return found

    def workers(self):
        return [pid for pid in self.pids() if pid != self.process.pid]

    def end(self):
        status = self.process.wait(timeout=120)
        deadline = time.monotonic() + 5
        while self.pids():
            assert time.monotonic() < deadline, "processes stayed behind"
            time.sleep(0.01)
        return status

    def read(self):
        with open(self.report) as f:
            return json.load(f)


def kill(pid, which):
    try:
        os.kill(pid, which)
        return True
    except ProcessLookupError:
        return False


def check_partial(report, whole, ended_by):
    assert report["interrupted"] and not report["complete"], report
    skipped = {n["file"] for n in report["skipped"]}
    assert skipped, f"{ended_by} came too late"
    assert not skipped & set(report["files"])
    assert skipped | set(report["files"]) == set(whole["files"])
    # What was done was done whole.
    expected = [f for f in whole["findings"] if f["file"] in report["files"]]
    assert report["findings"] == expected
    assert not report["failures"], report["failures"]


def main():
    rounds, tree, command = int(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
    make_tree(tree)
    start = time.monotonic()
    undisturbed = Run(command, tree, 0)
    assert undisturbed.end() == 1
    duration = time.monotonic() - start
    whole = undisturbed.read()
    assert whole["complete"] and len(whole["findings"]) == NUM_FILES

    manners = ["worker", "parent", signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    counts = dict.fromkeys(map(str, manners), 0)
    late = 0
    chance = random.Random(4)
    for number in range(1, rounds + 1):
        manner = manners[number % len(manners)]
        run = Run(command, tree, number)
        time.sleep(chance.uniform(0.05, 0.8) * duration)
        if manner == "worker":
            workers = run.workers()
            if not workers:
                late += 1
            else:
                kill(chance.choice(workers), signal.SIGKILL)
            # The file in hand is done again.
            assert run.end() == 1
            assert run.read() == whole, run.read()
        elif manner == "parent":
            kill(run.process.pid, signal.SIGKILL)
            run.end()
            if os.path.exists(run.report):
                assert run.read() == whole, (run.read(), whole)
        else:
            kill(run.process.pid, manner)
            status = run.end()
            if status == 1:
                late += 1
                assert run.read() == whole, (run.read(), whole)
            else:
                assert status == 128 + manner, status
                check_partial(run.read(), whole, manner)
        counts[str(manner)] += 1
    assert late <= rounds // 2, "nearly all came too late"
    print(f"{rounds} rounds of {NUM_FILES} files: {counts}, {late} too late")


if __name__ == "__main__":
    main()
