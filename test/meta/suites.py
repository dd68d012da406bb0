# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which folders of tests a script would not run.

usage: suites.py SOURCE SCRIPT
"""

import pathlib
import re
import sys

tests, script = pathlib.Path(sys.argv[1]) / "test", pathlib.Path(sys.argv[2])
named = re.search(r"^release=.*\{(.*)\}\)$", script.read_text(), re.MULTILINE)[1].split(",")
folders = {test.relative_to(tests).parts[0] for test in tests.rglob("*.test") if "Inputs" not in test.parts}
print("not run:", *sorted(folders - set(named)))
