# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lints a repository whose file names, sources and errors try to command the
terminal or the CI system, in every format there is.

hostile.py SOURCE_DIR: run in an empty directory that has dual.h."""

import json
import os
import re
import subprocess
import sys

NAMES = [
    b"plain.cpp",
    b"::error file=a::forged.cpp",
    b" ::warning::forged.cpp",
    "\u3000::debug::forged.cpp".encode(),
    b"##[add-mask]forged.cpp",
    b"a##vso[task.complete]forged.cpp",
    b"--- group.cpp",
    b"line\n::error::forged.cpp",
    b"return\r::error::forged.cpp",
    b"separator\xe2\x80\xa8::error::forged.cpp",
    b"escape\x1b[2J.cpp",
    b"c1\xc2\x9b2J.cpp",
    b"bidi\xe2\x80\xae.cpp",
    b"hidden\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x81\x81.cpp",
    b"bytes\xff\xc0\xaf.cpp",
    b"percent%0A::error::forged,line=7.cpp",
]
# In the text of each file, in what is underlined and in what is fixed.
EVIL = (
    b"\x1b[2J \xc2\x9b \xe2\x80\xae \xe2\x80\x8b \xe2\x80\xa8::error::forged "
    b"##[add-mask]x ##vso[task.complete] ##teamcity[x] %0A::error::forged \xff"
)
ONE = b'#include "dual.h"\ndual yields() { co_yield "' + EVIL + b'"; }\n'
BROKEN = b"#error " + EVIL + b"\n"
LATER = (
    b'#include "coro.h"\n#include <utility>\ntask<> once() {\n task<> later = once();\n'
    b" /* " + EVIL + b" */ co_await later; /* " + EVIL + b" */\n}\n"
)
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\U000e0000-\U000e007f]"
    r"|##\w*\["
)


def check(output, what, commands=()):
    """No line of `output` commands anything but what `commands` names."""
    text = output.decode()
    match = FORBIDDEN.search(text)
    assert not match, f"{what}: {match[0]!r} in {text[match.start() - 60:match.end() + 60]!r}"
    for line in text.splitlines():
        if line.strip().startswith(("::", "---", "+++", "~~~")):
            command = re.match(r"::(\w+)", line)
            assert command and command[1] in commands, f"{what}: {line!r}"
    return text


def run(*arguments):
    command = ["coro-tidy", *arguments, "--", "-std=c++20", f"-I{inputs}"]
    done = subprocess.run(command, capture_output=True)
    assert 0 <= done.returncode <= 3, (command, done)
    return done.stdout, done.stderr


def check_config(directory, config):
    """A repository whose directory and configuration are hostile, too."""
    os.makedirs(directory)
    file = os.path.join(directory, b"file.cpp")
    open(file, "wb").write(b"int clean();")
    open(os.path.join(directory, b".clang-tidy"), "wb").write(config)
    for command in (["coro-tidy", file, "--"], ["coro-tidy", "config", file]):
        done = subprocess.run(command, capture_output=True)
        assert done.returncode == 2, (command, done)
        assert "forged" in check(done.stderr, f"{config}: errors")
        assert not done.stdout, done


source = sys.argv[1]
inputs = os.path.join(source, "test/Inputs")
for name in NAMES:
    open(name, "wb").write(ONE)
open("broken ::error::.cpp", "wb").write(BROKEN)
open("##[add-mask]broken.cpp", "wb").write(BROKEN)
open("fixable.cpp", "wb").write(LATER)
names = [b"./" + name for name in NAMES] + [
    "./broken ::error::.cpp",
    "./##[add-mask]broken.cpp",
    "fixable.cpp",
]
shown = [name.decode(errors="replace") for name in NAMES]
table = open(os.path.join(source, "tool/report/Formats.cpp")).read()
formats = re.findall(r'\{"(\w+)", write(Lint|Classify)', table)
assert len(formats) >= 5, formats

for format, command in formats:
    arguments = {
        "Lint": ["check", "--config=", "--no-scan", "--checks=-*,coro-yield-in-task,coro-await-non-awaitable"],
        "Classify": ["classify"],
    }[command]
    for color in ["--no-color", "--use-color"] if format in ("full", "text") else ["--no-color"]:
        out, err = run(*arguments, f"--output={format}", "--root=.", color, *names)
        if color == "--use-color":
            # Our own colours, and nothing else that begins with ESC.
            out = re.sub(rb"\x1b\[[0-9;]*m", b"", out)
        if format == "github":
            text = check(out, format, commands=["warning", "error", "notice"])
            for line in text.splitlines():
                properties = line[2:].split("::")[0].split(" ", 1)[1]
                names = [p.split("=")[0] for p in properties.split(",")]
                known = ["title", "file", "line", "col", "endColumn"]
                assert names == known[: len(names)], line
            assert ",file=percent%250A%3A%3Aerror%3A%3Aforged%2Cline=7.cpp,line=2," in text, text
        else:
            text = check(out, format)
        assert "add-mask" in check(err, f"{format}: errors")
        assert out.count(b"forged") or format == "text", format
    if format == "json":
        found = json.loads(text)
        entities = found["findings"] if command == "Lint" else found["functions"]
        assert set(shown) <= {e["file"] for e in entities}, entities
    if format == "concise":
        assert len(text.splitlines()) == len(NAMES) + 1, text
        text = "\n" + text
        assert "\n./::error file=a::forged.cpp:2:17: warning: " in text, text
        assert "\n./ ::warning::forged.cpp:2:17: warning: " in text, text
        assert "\nline<U+000A>::error::forged.cpp:2:17: " in text, text
        assert "\nbytes<FF><C0><AF>.cpp:2:17: " in text, text
        assert "\nhidden<U+200B><U+FEFF><U+E0041>.cpp:2:17: " in text, text

check_config(b"dir\n::error::forged\x1b[2J##[add-mask]x", b"Checks: [\n")
check_config(b"config", b"Checks: 'coro-forged##[add-mask]x'\n")
check_config(b"option", b"CheckOptions:\n  \"coro-forged.\\n::error::x\\e[2J\": 1\n")
