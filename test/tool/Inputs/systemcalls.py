# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads from a log of strace what a process should not even have tried.

As a program: systemcalls.py LOG OUTPUTS... -- COMMAND... runs the command and
says what is in the log.
"""

import pathlib
import re
import subprocess
import sys

CALLS = (
    "execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,rmdir,mknod,mknodat,rename,renameat,renameat2,"
    "unlink,unlinkat,symlink,symlinkat,link,linkat,truncate,chmod,fchmod,fchmodat,chown,fchown,fchownat,"
    "utime,utimes,utimensat,socket,connect,bind,sendto,mmap"
)
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
# A device has no files below it; workers have it for temporary files. And they
# offer themselves when memory runs out.
HARMLESS = ("/dev/null", "/dev/tty", "/proc/self/oom_score_adj")

def traced(log, command):
    """The command that does what command does, with a log of it."""
    strace = ["strace", "-f", "-y", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-e", "signal=none"]
    return strace + ["-o", str(log)] + command


def offences(log, outputs, not_code=()):
    """What tried more than to write outputs, or to make code of the not_code."""
    found, started, last_source = [], False, {}
    outputs = [str(path) for path in outputs]
    for line in pathlib.Path(log).read_text(errors="replace").splitlines():
        pid, line = line.split(maxsplit=1)
        call = line.split("(")[0]
        paths = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
        # What resumes was begun in a line of its own.
        if line.startswith(("<...", "+++", "---")):
            continue
        if call == "execve" and not started:
            started = True
            continue
        if call == "mmap" and not ("PROT_EXEC" in line and any(f"<{each}>" in line for each in not_code)):
            continue
        if call in ("open", "openat") and not WRITING.search(line):
            if paths and paths[0].endswith(".cpp"):
                last_source[pid] = paths[0]
            continue
        # Beside an output stands what is to become it.
        elif paths and all(path.startswith(HARMLESS + tuple(outputs)) for path in paths):
            continue
        found.append(f"{line} after {last_source.get(pid)}")
    return found


if __name__ == "__main__":
    split = sys.argv.index("--")
    log, *outputs = sys.argv[1:split]
    ran = subprocess.run(traced(log, sys.argv[split + 1 :]), stdin=subprocess.DEVNULL)
    found = offences(log, outputs)
    print("\n".join(found) or "no harm tried")
    print("status", ran.returncode)
    sys.exit(1 if found else 0)
