# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Databases, response files and configurations that someone meant ill with.

The process that supervises the workers reads them, or decides about them. For
each, it has to end soon, in an orderly way, with a report that is valid and
with words that say what is wrong.

usage: hostile-files.py database|config
"""

import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path.cwd()
GOOD = {"directory": str(ROOT), "file": "good.cpp", "arguments": ["c++", "-c", "good.cpp"]}
DEEP = 1_000_000
problems = []


def entry(**changed):
    """A good entry but for what is changed; None takes a key away."""
    return {key: value for key, value in {**GOOD, **changed}.items() if value is not None}


def source(name, *flags, **changed):
    return entry(file=name, arguments=["c++", *flags, "-c", "--", name], **changed)


def with_text(key, text):
    """A good entry, and one in which the value of a key is this JSON."""
    return json.dumps([GOOD, entry(**{key: "HERE"})]).replace('"HERE"', text)


def databases():
    """Name, content, expected status, and what standard error has to say."""
    yield "no list", {"file": "good.cpp"}, 2, "is no list of compile commands"
    yield "a number", "7", 2, "is no list of compile commands"
    yield "nothing", "", 2, "is not valid JSON: line 1"
    yield "an empty list", [], 2, "has no entries"
    yield "only junk", [1, {}], 2, "has no usable entries: entry 1 is no object; 2 entries cannot be used"
    for junk in [None, 1, "text", [], True]:
        yield f"entry {junk!r}", [GOOD, junk], 3, "compile_commands.json: entry 2 is no object"
    for key, complaint in [
        ("file", 'entry 2 has no "file"'),
        ("directory", 'entry 2 has no "directory"'),
        ("arguments", 'entry 2 has neither "arguments" nor "command"'),
    ]:
        yield f"no {key}", [GOOD, entry(**{key: None})], 3, complaint
    for key in ["file", "directory"]:
        yield f"empty {key}", [GOOD, entry(**{key: ""})], 3, f'entry 2 has no "{key}"'
        for value in [1, 1e300, True, [], {}, ["good.cpp"], {"file": "good.cpp"}]:
            yield f"{key} {value!r}", [GOOD, entry(**{key: value})], 3, f'entry 2 has a "{key}" that is no string'
    yield "no compiler", [GOOD, entry(arguments=[])], 3, "entry 2 has no compiler in its command"
    yield "empty compiler", [GOOD, entry(arguments=["", "-c"])], 3, "entry 2 has no compiler in its command"
    yield "empty command", [GOOD, entry(arguments=None, command=" ")], 3, "entry 2 has no compiler in its command"
    yield "text for arguments", [GOOD, entry(arguments="c++")], 3, 'entry 2 has "arguments" that are no list'
    yield "a number for an argument", [GOOD, entry(arguments=["c++", 1])], 3, "entry 2 has an argument that is no string"
    yield "twice a key", with_text("file", '"good.cpp", "file": "other.cpp"'), 3, 'entry 2 has "file" twice'
    yield "null characters", with_text("file", r'"good.cpp\u0000.txt"'), 3, "entry 2 has a null character"
    yield "half a character", with_text("file", r'"\ud800.cpp"'), 2, "is not valid JSON: line 1"
    yield "no UTF-8", with_text("file", '"X"').encode().replace(b"X", b"\xff\xfe"), 2, "is not valid JSON: line 1"
    yield "brackets", "[" * DEEP, 2, "is not valid JSON: line 1"
    yield "deep arguments", with_text("arguments", "[" * DEEP + "]" * DEEP), 3, "entry 2 has an argument that is no string"
    yield "a deep stranger", with_text("stranger", '{"a":' * DEEP + "1" + "}" * DEEP), 0, ""
    yield "a long line", with_text("stranger", '"' + "x" * 200_000_000 + '"'), 0, ""
    yield "a long name", [GOOD, entry(file="x" * 5000)], 3, "entry 2 has a path that is too long"
    yield "many parents", [GOOD, entry(file="a/" * 1900 + "x.cpp")], 3, "there is no such file"
    yield "a circle", [GOOD, source("circle.cpp")], 3, "circle.cpp: the compile database names it, but there is no such file"
    yield "a directory", [GOOD, source("dir.cpp")], 3, "dir.cpp: "
    yield "no directory", [GOOD, source("good.cpp", directory="/nowhere")], 3, "the compile database names it, but"
    yield "another directory", [source(str(ROOT / "good.cpp"), directory="/")], 0, ""
    yield "parents", [GOOD, source("../" * 40 + "etc/passwd", "-xc++")], 3, "/etc/passwd:1:1: "
    for name in NAMES:
        yield f"name {name!r}", [source(name)], 0, ""
    # Clang's own parts talk to each other in command lines.
    yield "an option for a name", [GOOD, source("-MJ.cpp")], 3, "-MJ.cpp: unknown argument"
    # What these name is read in a worker, if at all.
    yield "a device as response file", [GOOD, source("other.cpp", "@/dev/zero")], 3, "other.cpp: "
    yield "a pipe as response file", [GOOD, source("other.cpp", "@pipe")], 3, "other.cpp: did not end"
    yield "a response file in itself", [GOOD, source("other.cpp", "@self.rsp")], 3, "other.cpp: recursive expansion of"
    yield "response files that double", [GOOD, source("other.cpp", "@double40.rsp")], 3, "other.cpp: "
    yield "a pipe as source", [GOOD, source("pipe.cpp")], 3, "pipe.cpp: did not end"
    yield "an endless source", [GOOD, source("endless.cpp")], 3, "endless.cpp: "
    yield "an endless header", [GOOD, source("other.cpp", "-include", "/dev/zero")], 3, "other.cpp: "
    yield "standard input", [GOOD, source("/dev/stdin", "-xc++")], 0, ""
    yield "an endless embed", [GOOD, source("embed.cpp")], 3, "embed.cpp:2:"


NAMES = ["new\nline.cpp", 'quo"te.cpp', "apo'strophe.cpp", "per%20cent.cpp", "co:lon.cpp", "com,ma.cpp", "@at.cpp", "back\\slash.cpp", " .cpp", "esc\x1b[2J.cpp", "\u202edi.cpp", "::error::.cpp"]


def configs():
    deep = 60_000
    for name, text in [
        ("brackets", "[" * deep),
        ("braces", "{a: " * (deep // 4)),
        ("dashes", "- " * (deep // 2)),
        ("both", "[{a: " * (deep // 5)),
        ("questions", "? " * (deep // 2)),
        ("an alias", "Checks: &a [*a, *a]"),
        ("no mapping", "Checks"),
        ("null characters", "Checks: \0"),
        ("twice a key", "Checks: a\nChecks: b"),
    ]:
        yield name, text, 2, r"coro-tidy: error: \S*\.clang-tidy:\d+:\d+: "
    yield "too large", "#" * 70_000, 2, r"\.clang-tidy: is larger than 64 KiB"
    yield "many globs", "Checks: '" + "coro-*x*y," * 6000 + "'", 2, "no check is called"
    yield "many options", "CheckOptions:\n" + "".join(f"  x.o{i}: 1\n" for i in range(4000)), 1, ""
    yield "a greedy filter", "HeaderFilterRegex: '((((a{250}){250}){250}){250})'", 3, "good.cpp: crashed while reading the configuration"
    yield "a slow filter", r"ExcludeHeaderFilterRegex: '((a*)*b|(a|aa)+)+\1\2\3$'", 1, ""
    yield "its own parent", "InheritParentConfig: true", 1, ""
    yield "arguments", "ExtraArgs: ['@/dev/zero']", 3, "good.cpp: "
    yield "its own response file", "ExtraArgs: ['@self.rsp']", 3, "good.cpp: recursive expansion"


def run(name, options, status, complaint, command="classify"):
    report = ROOT / "report.json"
    report.unlink(missing_ok=True)
    line = ["coro-tidy", command, "--quiet", "--timeout=4", "--memory=400", f"--output=json={report}"]
    line += ["--checks=coro-*"] * (command == "check")
    started = time.monotonic()
    ran = subprocess.run(line + options, capture_output=True, stdin=subprocess.DEVNULL)
    took = time.monotonic() - started
    words = ran.stderr.decode(errors="replace")
    if ran.returncode != status:
        problems.append(f"{name}: status {ran.returncode}, not {status}: {words[:300]}")
    if not re.search(complaint, words):
        problems.append(f"{name}: not said: {complaint}: {words[:300]}")
    if re.search(r"[^\x20-\x7e\n]", words) or len(words.splitlines()) > 12 or len(words) > 20_000:
        problems.append(f"{name}: more or other words than a person reads: {words[:300]!r}")
    if took > 30:
        problems.append(f"{name}: took {took:.0f} s")
    result = json.loads(report.read_bytes())
    if result["complete"] != (status < 2):
        problems.append(f"{name}: a report that says it is complete: {result['complete']}")
    return result


def make_sources():
    for name in ["good.cpp", "other.cpp", "-MJ.cpp"] + NAMES:
        (ROOT / name).write_text("int one() { return 1; }\n")
    (ROOT / "embed.cpp").write_text("const unsigned char all[] = {\n#embed </dev/zero>\n};\n")
    (ROOT / "circle.cpp").symlink_to("circle.cpp")
    (ROOT / "endless.cpp").symlink_to("/dev/zero")
    (ROOT / "dir.cpp").mkdir()
    os.mkfifo(ROOT / "pipe")
    os.mkfifo(ROOT / "pipe.cpp")
    (ROOT / "self.rsp").write_text("@self.rsp")
    (ROOT / "double0.rsp").write_text("-DX")
    for level in range(40):
        (ROOT / f"double{level + 1}.rsp").write_text(f"@double{level}.rsp @double{level}.rsp")


def try_databases():
    directory = ROOT / "db"
    directory.mkdir()
    path = directory / "compile_commands.json"
    for name, content, status, complaint in databases():
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        result = run(name, ["-p", "db"], status, complaint)
        # One bad entry costs itself only.
        failed = {failure["file"] for failure in result["failures"]}
        if status in (0, 3) and len(result["files"]) == len(failed):
            problems.append(f"{name}: nothing else was parsed")
        # A file that is named is not to suffer for others.
        if "entry 2" in complaint:
            run(name + ", named", ["-p", "db", "good.cpp"], 0, complaint)
    path.unlink()
    for name, make in [
        ("pipe", lambda: os.mkfifo(path)),
        ("device", lambda: path.symlink_to("/dev/zero")),
        ("directory", path.mkdir),
    ]:
        make()
        run(f"a {name} as database", ["-p", "db"], 2, "is no regular file")
        path.rmdir() if path.is_dir() else path.unlink()
    os.mkfifo(directory / "compile_flags.txt")
    run("a pipe of flags", ["-p", "db"], 2, "cannot read 'db/compile_commands.json'")


CHECKED = """#include <coroutine>
struct [[nodiscard]] both {
  struct promise_type {
    both get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
    std::suspend_always yield_value(int);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
inline both wrong() { co_yield 1; }
"""


def try_configs():
    # A name that a slow expression takes long for.
    header = "a" * 100 + ".h"
    (ROOT / header).write_text("#pragma once\n" + CHECKED)
    (ROOT / "good.cpp").write_text(f'#include "{header}"\n')
    config = ROOT / ".clang-tidy"
    # Whoever allows no more stack has not to suffer for it.
    resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, 8 << 20))
    for name, text, status, complaint in configs():
        config.write_text(text)
        run(name, ["good.cpp", "--", "-std=c++20", "-I."], status, complaint, "check")
    config.unlink()
    for name, make in [
        ("pipe", lambda: os.mkfifo(config)),
        ("device", lambda: config.symlink_to("/dev/zero")),
        ("circle", lambda: config.symlink_to(config)),
    ]:
        make()
        run(f"a {name} as configuration", ["good.cpp", "--", "-std=c++20", "-I."], 1, "", "check")
        config.unlink()


make_sources()
{"database": try_databases, "config": try_configs}[sys.argv[1]]()
print("\n".join(problems) or "survived")
sys.exit(1 if problems else 0)
