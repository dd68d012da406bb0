#!/usr/bin/python3
"""A coro-tidy that loses the last function when it skips bodies."""

import json
import subprocess
import sys

status = subprocess.run(["coro-tidy", *sys.argv[1:]], check=False).returncode
for argument in sys.argv:
    if argument.startswith("--output=json=") and "--no-skip" not in sys.argv:
        path = argument.split("=", 2)[2]
        with open(path, encoding="utf-8") as stream:
            report = json.load(stream)
        if "functions" in report:
            report["functions"].pop()
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(report, stream)
sys.exit(status)
