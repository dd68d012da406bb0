# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the meta tests have in common: the files of the repository."""

import os
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# What git ignores; a released tree has no git to ask.
IGNORED = {".git", "build", "__pycache__"}

sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "test" / "checks")]


def files(root):
    """All files of the repository, relative to it."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in IGNORED]
        found += [
            (pathlib.Path(folder) / name).relative_to(root)
            for name in names
            if name not in IGNORED
        ]
    return sorted(found)


def copy(root, target):
    """Makes `target` a copy of what git would keep."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root, target, ignore=lambda folder, names: IGNORED & set(names))
