# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the fingerprints of two JSON reports.

fingerprints.py same|gone BEFORE AFTER WORD... picks from each report the
findings whose message has a WORD, one WORD after the other, and fails unless
the fingerprints are the same, or unless none of those before is there after.
"""

import json
import sys


def fingerprints(path, words):
    findings = json.load(open(path))["findings"]
    every = [f["fingerprint"] for f in findings]
    assert len(set(every)) == len(every), f"{path}: not unique: {every}"
    picked = [
        f["fingerprint"] for word in words for f in findings if word in f["message"]
    ]
    assert len(picked) >= len(words), f"{path}: no finding says one of {words}"
    return picked


_, mode, before, after, *words = sys.argv
old, new = fingerprints(before, words), fingerprints(after, words)
if mode == "same":
    sys.exit(old != new and f"{old} became {new}")
assert mode == "gone"
sys.exit(bool(set(old) & set(new)) and f"{old} is still in {new}")
