# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the reports of runs that differ in what must make no difference.

same_bytes.py TREE PROGRAM
"""

import filecmp
import json
import os
import random
import shutil
import subprocess
import sys

NUM_FILES = 40
FORMATS = {
    "check": ["concise", "full", "json"],
    "classify": ["text", "json"],
}
DUAL = """
#pragma once
#include <coroutine>
template <typename T> struct [[nodiscard]] dual {
  struct promise_type {
    dual get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
    std::suspend_always yield_value(T);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def make_tree(tree):
    write(f"{tree}/include/dual.h", DUAL)
    for h in range(5):
        write(
            f"{tree}/include/shared{h}.h",
            f'#pragma once\n#include "dual.h"\n'
            f"template <typename T> dual<T> shared{h}(T t) {{ co_yield t; }}\n"
            f"inline dual<int> inlined{h}() {{ co_yield {h}; co_yield 2; }}\n",
        )
    for i in range(NUM_FILES):
        includes = "".join(f'#include "shared{h}.h"\n' for h in {i % 5, i * i % 5, 4})
        body = f"dual<char> own{i}() {{ co_yield 'a'; }}\n"
        uses = f"void use{i}() {{ auto d = shared{i % 5}({'1.5' if i % 2 else '1'}); }}\n"
        broken = "oops;\n" if i % 9 == 3 else ""
        crash = "#pragma clang __debug crash\n" if i % 20 == 7 else ""
        write(f"{tree}/src/d{i % 3}/f{i}.cpp", includes + body + uses + broken + crash)


def write_database(tree, order):
    entries = [
        {
            "directory": f"{tree}/src",
            "file": f"d{i % 3}/f{i}.cpp",
            "arguments": ["c++", "-std=c++20", "-I../include", f"d{i % 3}/f{i}.cpp"],
        }
        for i in order
    ]
    write(f"{tree}/build/compile_commands.json", json.dumps(entries))


def run(program, command, tree, out, jobs="2", order=None, cwd=None, env=None, prefix=()):
    write_database(tree, order or range(NUM_FILES))
    os.makedirs(out)
    args = [f"--output={name}={out}/{name}" for name in FORMATS[command]]
    if command == "check":
        args.append("--config=")
    else:
        args.append("--header-filter=include")
    status = subprocess.run(
        [*prefix, program, command, "-p", f"{tree}/build", "--root", tree, "-j", jobs, *args],
        cwd=cwd or tree,
        env=os.environ | (env or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).returncode
    assert status == 3, status
    # For people, paths are relative to where they are.
    return [n for n in FORMATS[command] if cwd is None or n not in ("concise", "full", "text")]


def main():
    top, program = os.path.abspath(sys.argv[1]), sys.argv[2]
    tree = f"{top}/tree"
    make_tree(tree)
    shuffled = list(range(NUM_FILES))
    random.Random(3).shuffle(shuffled)
    elsewhere = f"{top}/some/where else/ü"
    shutil.copytree(tree, elsewhere)
    variants = {
        "j1": {"jobs": "1"},
        "j8": {"jobs": "8"},
        "j32": {"jobs": "32"},
        "shuffled": {"order": shuffled},
        "reversed": {"order": list(reversed(range(NUM_FILES))), "jobs": "3"},
        "cwd": {"cwd": "/"},
        "src": {"cwd": f"{tree}/src"},
        "locale": {"env": {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata", "LANG": "C"}},
        "terminal": {"env": {"TERM": "xterm-256color", "COLUMNS": "20"}},
        "addresses": {"prefix": ["setarch", "-R"]},
        "elsewhere": {"tree": elsewhere, "jobs": "4", "order": shuffled},
    }
    for command in FORMATS:
        first = f"{top}/{command}/first"
        run(program, command, tree, first)
        for name, options in variants.items():
            out = f"{top}/{command}/{name}"
            options = {"tree": tree} | options
            for report in run(program, command, out=out, **options):
                assert filecmp.cmp(f"{first}/{report}", f"{out}/{report}", shallow=False), (
                    f"{first}/{report} and {out}/{report} differ"
                )
        with open(f"{first}/json") as f:
            report = json.load(f)
        what = "findings" if command == "check" else "functions"
        print(
            f"{command}: {len(report['files'])} files, {len(report[what])} {what}, "
            f"{len(report['failures'])} failures; the same in {len(variants) + 1} runs"
        )


if __name__ == "__main__":
    main()
