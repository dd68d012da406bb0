# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""formats.py SOURCE_DIR: compares the table of formats with what users read."""

import os
import re
import subprocess
import sys

source = sys.argv[1]


def read(path):
    return open(os.path.join(source, path)).read()


pages = {"Lint": ("check", "docs/check.md"), "Classify": ("classify", "docs/classify.md")}
table = re.findall(r'\{"(\w+)", write(Lint|Classify)', read("tool/report/Formats.cpp"))
assert len(table) >= 7, table
for format, kind in table:
    command, page = pages[kind]
    help_text = subprocess.run(
        ["coro-tidy", command, "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(rf"\b{format}\b", help_text), f"{command} --help does not have {format}"
    assert re.search(rf"`(--output=)?{format}`", read(page)), f"{page} does not have {format}"
