#!/usr/bin/python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""coro-tidy with one wrong answer: an oracle that believes it is broken."""

import json
import os
import subprocess
import sys

output = subprocess.run(["coro-tidy", *sys.argv[1:]], stdout=subprocess.PIPE)
report = json.loads(output.stdout)
for function in report["functions"]:
    if function["name"] == os.environ["LIE_ABOUT"]:
        function["kind"] = "ordinary"
        function["result"].update(awaitable="no", promises=[])
json.dump(report, sys.stdout)
sys.exit(output.returncode)
