# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what a worker asks the system for with what its result is made from.

asked.py LOG COMMAND...

COMMAND is a run of coro-tidy-faulty, which tells what the results are made from
that it keeps. Prints the paths that are in strace's LOG, but not in there.
"""

import os
import re
import subprocess
import sys

# What workers are set up with, which is no one's file.
HARMLESS = re.compile(r"/dev/null$|/proc/self/(fd|oom_score_adj|statm)")

log, *command = sys.argv[1:]
done = subprocess.run(
    ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=file", "-o", log, *command],
    env={**os.environ, "CORO_TIDY_TELLS": "1"},
    capture_output=True,
    text=True,
)
made_from = set()
for line in done.stderr.splitlines():
    if line.startswith("made from "):
        made_from.add(os.path.normpath(line.split(" ", 3)[3]))
if not made_from:
    print("nothing is kept")
    sys.exit(done.returncode)
# To find out where a path leads, all links on the way are read.
above = {path[: end.start()] for path in made_from for end in re.finditer("/", path)}

asked, missing, parent = 0, set(), None
for line in open(log, errors="replace"):
    pid, call = line.split(maxsplit=1)
    parent = parent or pid
    if pid == parent:
        continue
    path = re.search(r'"((?:[^"\\]|\\.)*)"', call)
    if not path or not path[1] or HARMLESS.match(path[1]):
        continue
    asked += 1
    absolute = os.path.normpath(os.path.join(os.getcwd(), path[1]))
    if absolute in made_from or (call.startswith("readlink") and absolute in above):
        continue
    missing.add(f"{call.split('(')[0]} {path[1]}")
for each in sorted(missing):
    print("missing:", each)
print("asked for something" if asked > 10 else "asked for nothing")
sys.exit(len(missing) > 0)
