# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command on a terminal and prints what a person would have seen.

watch.py COMMAND...

Each time a line is begun anew, and each time it is cleared, the output has a
line of its own; the time since the start is in front of each.
"""

import os
import pty
import sys
import time

pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "dumb"
    os.execvp(sys.argv[1], sys.argv[1:])
start = time.monotonic()
rest = b""
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    *lines, rest = (rest + chunk).replace(b"\r\n", b"\n").replace(
        b"\r\x1b[K", b"<cleared>\n"
    ).split(b"\n")
    for line in lines:
        print(f"{time.monotonic() - start:6.2f} {line.decode(errors='replace')}")
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print("status", status)
