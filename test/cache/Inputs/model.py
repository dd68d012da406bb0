# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Edits a small project at random and compares runs with and without a cache.

model.py [--overlooks] TOOL DIRECTORY

Whatever was done to the project, the environment, the options or the cache, a
run with the cache prints what one without prints; and where nothing of
importance was done, all results come from the cache. CORO_TIDY_CACHE_SEEDS=N
tries N scripts of edits instead of a few, CORO_TIDY_CACHE_SEED=K just the Kth,
and prints it.

With --overlooks, TOOL is made to forget what its results depend on, of each
kind in turn, and this fails if it does not notice.
"""

import json
import os
import pathlib
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time

STEPS = 24
SEEDS = 5

# Runs are the slower the more there is to parse, so this is all of it.
CORO = """
#pragma once
namespace std {
template <class R, class...> struct coroutine_traits { using promise_type = typename R::promise_type; };
template <class P = void> struct coroutine_handle {
  static coroutine_handle from_address(void *) noexcept;
  operator coroutine_handle<>() const noexcept;
};
template <> struct coroutine_handle<void> { static coroutine_handle from_address(void *) noexcept; };
struct suspend_always {
  bool await_ready() noexcept; void await_suspend(coroutine_handle<>) noexcept; void await_resume() noexcept;
};
}
struct [[nodiscard]] dual {
  struct promise_type {
    dual get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    std::suspend_always yield_value(const char *);
  };
  bool await_ready(); void await_suspend(std::coroutine_handle<>); void await_resume();
};
"""

CONFIGS = [
    "Checks: '-coro-yield-in-task'\n",
    "Checks: 'coro-*'\nWarningsAsErrors: '*'\n",
    "HeaderFilterRegex: 'late'\n",
    "ExtraArgs: ['-DFROM_CONFIG']\nInheritParentConfig: true\n",
    "ExtraArgsBefore: ['-DFROM_CONFIG']\n",
    "CheckOptions: {coro-yield-in-task.ErrorTypes: 'char'}\n",
    "CheckOptions: {coro-yield-in-task.ErrorTypes: 'int'}\nInheritParentConfig: true\n",
    "Checks: '-*'\n",
    "Checks: [broken\n",
    "Checks: 'coro-nonsense'\n",
]

OPTIONS = [
    [],
    [],
    ["--tier=strict"],
    ["--checks=-coro-nodiscard-task"],
    ["--header-filter=early"],
    ["--config=CheckOptions: {coro-yield-in-task.ErrorTypes: 'char'}"],
    ["--extra-arg=-DFROM_OPTION"],
    ["--warnings-as-errors=*"],
    ["--no-scan"],
    ['--line-filter=[{"name": "one.cpp", "lines": [[1, 8]]}]'],
]


def function(name, number, suppressed=""):
    return f'inline dual {name}_{number}() {{ co_yield "{number}"; }}{suppressed}\n'


class Project:
    """What is edited. Each method that begins with `edit_` is a step."""

    def __init__(self, root, chance):
        self.root, self.chance = root, chance
        self.flags = {}
        self.environment = {}
        self.options = []
        self.order = ["early", "late"]
        self.sources = ["src/one.cpp", "src/two.cpp", "src/deep/three.cpp", "src/plain.cpp"]
        for name in ["src/deep", "early", "late", "variants", "gen1", "gen2", "env", "build", "config"]:
            (root / name).mkdir(parents=True)
        self.write("late/coro.h", "#pragma once\n" + CORO)
        for name in ["a", "b", "c"]:
            self.header(f"late/{name}.h")
        self.header("late/common.h", includes=["coro.h", "a.h"])
        self.write("late/once.h", "#pragma once\n" + function("once", 1))
        self.write("late/twice.h", "#pragma once\n#define TWICE\n" + function("once", 1))
        for number in (1, 2):
            self.header(f"variants/v{number}.h")
            self.header(f"gen{number}/made.h")
        self.link("late/link.h", "../variants/v1.h")
        self.link("current", "gen1")
        self.header("forced.h")
        self.write("flags.rsp", "-DFROM_RESPONSE=1")
        self.write("config/some.cfg", "-DFROM_CONFIG_FILE=1\n")
        self.write("note.txt", "1")
        self.source("src/one.cpp", ["common.h", "b.h", "link.h"])
        self.source("src/two.cpp", ["common.h", "c.h", "made.h", "once.h"])
        self.source("src/deep/three.cpp", ["coro.h", "b.h", "from_env.h"])
        self.write("src/plain.cpp", "int plain() { return 1; }\n")
        self.database()

    def write(self, name, text):
        path = self.root / name
        if path.parent.is_dir() and not path.is_dir():
            path.write_text(text)

    def link(self, name, target):
        path = self.root / name
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    def number(self):
        return self.chance.randrange(1, 9)

    def header(self, name, includes=()):
        stem = pathlib.Path(name).stem
        text = "#pragma once\n#include <coro.h>\n" + "".join(f"#include <{i}>\n" for i in includes)
        suppressed = self.chance.choice(["", "", " // NOLINT", " // NOLINT(coro-yield-in-task)"])
        self.write(name, text + function(stem, self.number(), suppressed))

    def source(self, name, includes):
        stem = pathlib.Path(name).stem
        optional = [i for i in includes if i == "from_env.h"]
        text = "".join(f"#include <{i}>\n" for i in includes if i not in optional)
        for i in optional + ["maybe.h"]:
            text += f"#if __has_include(<{i}>)\n#include <{i}>\n" + function(f"{stem}_has_it", 1) + "#endif\n"
        for macro in ["FLAG", "FROM_CONFIG", "FROM_RESPONSE", "FROM_CONFIG_FILE", "FROM_OPTION", "TWICE"]:
            text += f"#ifdef {macro}\n" + function(f"{stem}_{macro}", 1) + "#endif\n"
        self.write(name, text + function(stem, self.number()))

    def database(self):
        entries = []
        for name in self.sources:
            flags = ["clang++", "-std=c++20", "-nostdinc", "-nostdinc++"]
            flags += [f"-I{self.root}/{d}" for d in self.order] + [f"-I{self.root}/current"]
            flags += self.flags.get(name, [])
            entries.append(
                {
                    "directory": str(self.root / "build"),
                    "file": f"../{name}",
                    "arguments": [*flags, "-c", f"../{name}"],
                }
            )
        (self.root / "compile_commands.json").write_text(json.dumps(entries))

    def some(self, *patterns):
        found = sorted(p for pattern in patterns for p in self.root.glob(pattern) if p.is_file())
        return self.chance.choice(found) if found else None

    # What may change results.

    def edit_header(self):
        self.header(str(self.some("late/[abc].h", "variants/*.h", "gen*/*.h", "forced.h").relative_to(self.root)))

    def edit_common(self):
        self.header("late/common.h", ["coro.h", *self.chance.sample(["a.h", "b.h", "once.h"], 2)])

    def edit_source(self):
        name = self.chance.choice(self.sources[:3])
        self.source(name, ["coro.h", *self.chance.sample(["common.h", "a.h", "c.h", "link.h", "made.h"], 2)])

    def edit_keeping_size_and_time(self):
        path = self.some("late/[abc].h", "variants/*.h", "src/one.cpp")
        before = path.stat()
        text = path.read_text()
        path.write_text(re.sub(r"_(\d)\(", lambda m: f"_{int(m[1]) % 8 + 1}(", text))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def edit_nolint(self):
        path = self.some("late/[abc].h", "src/*.cpp", "variants/*.h")
        text = path.read_text()
        if "// NOLINT" in text:
            path.write_text(re.sub(r" // NOLINT.*", "", text))
        else:
            comment = self.chance.choice(["NOLINT", "NOLINT(coro-*)", "NOLINT(coro-nonsense)"])
            path.write_text(text.replace('"; }\n', f'"; }} // {comment}\n'))

    def edit_delete_or_make_header(self):
        name = f"late/{self.chance.choice('abc')}.h"
        path = self.root / name
        if path.exists():
            path.unlink()
        else:
            self.header(name)

    def edit_rename_header(self):
        old = self.some("late/[abc].h")
        new = self.chance.choice("abc")
        if old:
            old.rename(old.with_name(f"{new}.h"))

    def edit_shadow(self):
        name = f"early/{self.chance.choice(['a', 'b', 'link', 'made'])}.h"
        path = self.root / name
        if path.exists():
            path.unlink()
        elif path.parent.is_dir():
            self.header(name)

    def edit_maybe(self):
        path = self.root / self.chance.choice(["early", "late"]) / "maybe.h"
        if path.exists():
            path.unlink()
        elif path.parent.is_dir():
            self.header(str(path.relative_to(self.root)))

    def edit_directory_into_file(self):
        path = self.root / "early"
        if path.is_dir():
            shutil.rmtree(path)
            path.write_text("no directory")
        else:
            path.unlink()
            path.mkdir()

    def edit_working_directory(self):
        path = self.root / "build"
        path.rmdir() if path.is_dir() else path.mkdir()

    def edit_links(self):
        self.link("late/link.h", f"../variants/v{self.chance.choice([1, 1, 2, 2, 3])}.h")

    def edit_linked_directory(self):
        self.link("current", f"gen{self.chance.choice([1, 2])}")

    def edit_same_file(self):
        # Two names of one file are included once, two files that are alike twice.
        path = self.root / "late/also_once.h"
        linked = path.is_symlink()
        path.unlink(missing_ok=True)
        if linked:
            shutil.copy(self.root / "late/twice.h", path)
        else:
            path.symlink_to("twice.h")
        self.write("late/c.h", "#include <twice.h>\n#include <also_once.h>\n")

    def edit_configuration(self):
        directory = self.chance.choice([".", "src", "src/deep", "late"])
        path = self.root / directory / ".clang-tidy"
        if path.exists() and self.chance.random() < 0.6:
            path.unlink()
        elif path.parent.is_dir():
            path.write_text(self.chance.choice(CONFIGS))

    def edit_flags(self):
        name = self.chance.choice(self.sources)
        self.flags[name] = self.chance.choice(
            [
                [],
                ["-DFLAG"],
                ["-include", f"{self.root}/forced.h"],
                [f"@{self.root}/flags.rsp"],
                [f"--config={self.root}/config/some.cfg"],
                ["-march=native"],
                ["-D__cpp_impl_coroutine=1", "-DFLAG"],
            ]
        )
        self.database()

    def edit_search_order(self):
        self.order.reverse()
        self.database()

    def edit_response_file(self):
        self.write("flags.rsp", self.chance.choice(["-DFROM_RESPONSE=1", "-DFLAG", "-I../gen2"]))

    def edit_configuration_file(self):
        self.write("config/some.cfg", self.chance.choice(["-DFROM_CONFIG_FILE=1", "-DFLAG", "-I../gen2"]))

    def edit_sources(self):
        if len(self.sources) > 4:
            self.sources.pop()
        else:
            self.sources.append("src/five.cpp")
            self.source("src/five.cpp", ["coro.h", "a.h"])
        self.database()

    def edit_environment(self):
        self.header("env/from_env.h")
        self.environment = self.chance.choice(
            [{}, {"CPATH": f"{self.root}/env"}, {"CPLUS_INCLUDE_PATH": f"{self.root}/env"}]
        )

    def edit_options(self):
        self.options = self.chance.choice(OPTIONS)

    # What may not.

    def keep_times(self):
        for _ in range(3):
            path = self.some("late/*.h", "src/*.cpp", "variants/*.h")
            when = time.time() + self.chance.choice([-(10**8), -1, 0, 10**8])
            os.utime(path, (when, when))

    def keep_others(self):
        self.write("note.txt", str(self.number()))
        self.write("src/note.txt", str(self.number()))
        self.write("gen1/unused.h", str(self.number()))
        self.write("gen2/unused.h", str(self.number()))

    def keep_bytes(self):
        path = self.some("late/[abc].h", "src/one.cpp")
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)


class Cache:
    """What is done to the cache itself. Nothing of it may change a result."""

    def __init__(self, path, chance):
        self.path, self.chance = path, chance

    def entries(self):
        return sorted(self.path.glob("llvmcache-*"))

    def damage(self):
        entries = self.entries()
        for path in self.chance.sample(entries, min(3, len(entries))):
            data = bytearray(path.read_bytes())
            kind = self.chance.randrange(5)
            if kind == 0 and data:
                data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
            elif kind == 1:
                del data[self.chance.randrange(len(data) + 1) :]
            elif kind == 2:
                data = bytearray(self.chance.choice(entries).read_bytes())
            elif kind == 3:
                data += b"more"
            path.unlink()
            if kind < 4:
                path.write_bytes(data)

    def lose(self):
        for path in self.entries():
            if self.chance.random() < 0.5:
                path.unlink()


class Stale(Exception):
    pass


class Model:
    def __init__(self, tool, directory, seed, overlooked=None):
        self.chance = random.Random(seed)
        self.directory = directory / str(seed)
        shutil.rmtree(self.directory, ignore_errors=True)
        self.tool, self.overlooked = tool, overlooked
        self.project = Project(self.directory / "project", self.chance)
        self.cache = Cache(self.directory / "cache", self.chance)
        self.hits = 0

    def command(self, what, format, cached):
        command = [self.tool, what, "-j2", "-p", str(self.project.root), "--root", str(self.project.root)]
        command += [f"--output={format}", "--resource-dir", str(self.directory / "resources")]
        command += self.project.options if what == "check" else []
        return command + (["--cache-dir", str(self.cache.path)] if cached else ["--no-cache"])

    def environment(self):
        environment = {**os.environ, **self.project.environment}
        if self.overlooked is not None:
            environment["CORO_TIDY_OVERLOOKS"] = str(self.overlooked)
        return environment

    def start(self, command):
        return subprocess.Popen(
            command,
            cwd=self.project.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def result(self, process):
        out, err = process.communicate(timeout=300)
        return process.returncode, out, err

    def run(self, *arguments):
        return self.result(self.start(self.command(*arguments)))

    def compare(self, what, format):
        command = self.command(what, format, True)
        if self.chance.random() < 0.1:
            # Killed at any time, and others run meanwhile.
            killed = self.start(command)
            time.sleep(self.chance.random() * 0.2)
            killed.send_signal(signal.SIGKILL)
            killed.communicate()
        others = [self.start(command) for _ in range(self.chance.choice([0, 0, 0, 0, 1]))]
        found = [self.result(each) for each in [self.start(command), *others]]
        expected = self.run(what, format, False)
        for each in found:
            if each != expected:
                raise Stale(f"{' '.join(command)}\nwith a cache: {each}\nwithout: {expected}")
        return expected

    def from_cache(self):
        """Of how many files a run uses what was kept; it says so to people."""
        parent, child = pty.openpty()
        process = subprocess.Popen(
            self.command("check", "json", True),
            cwd=self.project.root,
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=child,
        )
        os.close(child)
        said = b""
        while True:
            try:
                chunk = os.read(parent, 4096)
            except OSError:
                break
            said += chunk
        os.close(parent)
        process.wait()
        self.said = said
        hits = re.search(rb"(\d+) from the cache", said)
        return int(hits[1]) if hits else 0

    def check_hits(self):
        """After a run, all that has no failure is known."""
        status, out, _ = self.run("check", "json", True)
        if not out:
            return
        report = json.loads(out)
        failed = {failure.get("file") for failure in report["failures"]}
        skipped = {each.get("file") for each in report.get("skipped", [])}
        kept = len(set(report["files"]) - failed - skipped)
        hits = self.from_cache()
        if hits != kept:
            raise AssertionError(f"{self.directory.name}: {hits} of {kept} from the cache: {self.said} {out.decode()}")
        self.hits += hits

    def play(self, verbose=False):
        resources = self.directory / "resources/include"
        resources.mkdir(parents=True)
        (resources / "stddef.h").write_text("")
        # What is above the project is not the model's to edit.
        (self.directory / ".clang-tidy").write_text("Checks: 'coro-*'\n")
        changing = sorted(name for name in dir(Project) if name.startswith("edit_"))
        keeping = sorted(name for name in dir(Project) if name.startswith("keep_"))
        self.compare("check", "json")
        for step in range(STEPS):
            if self.chance.random() < 0.15:
                name = self.chance.choice(keeping)
                self.compare("check", "json")
                getattr(self.project, name)()
                self.check_hits()
            elif self.chance.random() < 0.15:
                name = self.chance.choice(["damage", "lose"])
                getattr(self.cache, name)()
            else:
                name = self.chance.choice(changing)
                getattr(self.project, name)()
            if verbose:
                print(step, name, flush=True)
            try:
                if self.chance.random() < 0.8:
                    self.compare("check", self.chance.choice(["json", "json", "concise", "full", "sarif", "github"]))
                if self.chance.random() < 0.3:
                    self.compare("classify", self.chance.choice(["json", "text"]))
            except Stale as stale:
                raise Stale(f"seed {self.directory.name}, step {step}, {name}: {stale}")


def main():
    arguments = sys.argv[1:]
    overlooks = arguments[0] == "--overlooks"
    tool, directory = arguments[overlooks:]
    tool, directory = shutil.which(tool), pathlib.Path(directory).resolve()
    seeds = range(int(os.environ.get("CORO_TIDY_CACHE_SEEDS", SEEDS)))
    only = os.environ.get("CORO_TIDY_CACHE_SEED")
    if only:
        seeds = [int(only)]
    if not overlooks:
        hits = 0
        for seed in seeds:
            model = Model(tool, directory, seed)
            model.play(verbose=bool(only))
            hits += model.hits
            shutil.rmtree(model.directory)
        print(f"{len(seeds)} scripts of {STEPS} steps, {hits} results from the cache")
        assert hits > len(seeds), "hardly anything was tried"
        return
    # Absent and Contents, as in PathFact.
    for fact in (0, 3):
        for seed in range(20):
            model = Model(tool, directory, seed, fact)
            try:
                model.play()
            except Stale:
                print(f"{fact} noticed")
                break
        else:
            print(f"{fact} not noticed")


main()
