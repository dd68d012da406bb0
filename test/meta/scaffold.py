# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Begins a check in a copy of the repository, builds it and runs its test.

The copy is configured as a whole, but compiled is only what a new check changes;
all else comes from the build of the original.
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

import repository

import checks
import checksdef

NAME = "coro-sample-hazard"
LONGER = "coro-sample-hazard-of-a-long-name"
CHANGED = ["SampleHazardCheck.cpp", "Registry.cpp", "CheckInfo.cpp"]
REFUSED = {
    "sample-hazard": "'sample-hazard' does not begin with coro-",
    "coro-SampleHazard": "'coro-SampleHazard' is not lower-case words joined by",
    "coro-sample-2": "'coro-sample-2' is not lower-case words joined by hyphens",
    "coro-": "'coro-' is not lower-case words joined by hyphens",
    "coro-avoid-hazard": "'coro-avoid-hazard' begins with 'avoid'; name the hazard",
    "coro-no-hazard": "'coro-no-hazard' begins with 'no'; name the hazard itself",
    "coro-check-hazard": "'coro-check-hazard' begins with 'check'; name the",
    "coro-yield-in-task": "there is a check 'coro-yield-in-task' already",
}


def run(command, status=0, **more):
    done = subprocess.run(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )
    if done.returncode != status:
        print(shlex.join(map(str, command)))
        sys.exit(f"exit status {done.returncode} instead of {status}\n{done.stdout}")
    return done.stdout


def require(condition, what):
    if not condition:
        sys.exit(what)


def cached(build, *names):
    text = (build / "CMakeCache.txt").read_text()
    return {name: re.search(rf"^{name}:\w+=(.*)$", text, re.M)[1] for name in names}


def snapshot(root):
    return {path: (root / path).read_bytes() for path in repository.files(root)}


class Scaffold:
    def __init__(self, build, copy):
        self.original = build
        self.copy = copy
        self.build = copy / "build" / "scaffold"
        self.plugin = next(build.glob("lib/coro-tidy-llvm*.so")).stem
        self.cache = cached(
            build,
            *["CMAKE_CXX_COMPILER", "CMAKE_BUILD_TYPE", "CORO_TIDY_WERROR", "LIT"],
        )

    def script(self, name, *arguments, status=0):
        command = [sys.executable, self.copy / "scripts" / name, *arguments]
        return run(command, status)

    def refuse_names(self):
        before = snapshot(self.copy)
        for name, why in REFUSED.items():
            said = self.script("new-check", name, status=2)
            require(said.startswith(f"new-check: {why}"), f"{name}: {said}")
            require(said.count("\n") == 1, f"{name}: more than a line: {said}")
        self.script("new-check", NAME, "--summary", "Ends.", status=2)
        require(snapshot(self.copy) == before, "a refused check left something")

    def begin(self):
        before = snapshot(self.copy)
        self.script("new-check", NAME, "--group=Type", "--summary=Finds a sample")
        after = snapshot(self.copy)
        changed = {str(p) for p in after if after[p] != before.get(p)}
        wanted = {
            "checks/Checks.def",
            "checks/SampleHazardCheck.cpp",
            "checks/SampleHazardCheck.h",
            f"docs/checks/{NAME}.md",
            f"test/checks/{NAME}/concrete.cpp",
        }
        require(changed == wanted, f"other files than meant: {sorted(changed)}")
        line = next(c for c in checksdef.read(self.copy) if c.name == NAME).line()
        require(
            re.fullmatch(
                rf'CORO_CHECK\(SampleHazardCheck, "{NAME}", Type, Preview, '
                r'"\d+\.\d+", NoFix, "Finds a sample"\)',
                line,
            ),
            line,
        )
        definitions = checksdef.definitions(self.copy).read_text()
        require(
            definitions.replace(line + "\n", "")
            == checksdef.definitions(repository.ROOT).read_text(),
            "Checks.def has changed otherwise",
        )
        self.look_formatted()

    def look_formatted(self):
        sources = self.copy.glob("checks/*Check.*")
        run(["clang-format", "--dry-run", "-Werror", *sources])

    def configure(self):
        options = [f"-D{name}={value}" for name, value in self.cache.items()]
        run(["cmake", "-G", "Ninja", "-S", self.copy, "-B", self.build, *options])

    def command_of(self, target):
        """How ninja would make it, but from what the original has built."""
        lines = run(["ninja", "-C", self.build, "-t", "commands", target])
        words = []
        for word in shlex.split(lines.splitlines()[-1]):
            if "cmake_pch" in word or word.endswith((".a", ".o")):
                # The path in the original, if it is one in the build.
                made = self.original / word.removeprefix(f"{self.build}/")
                if made.is_file():
                    word = str(made)
            words.append(word)
        # ninja's ": && LINK && :"
        return [word for word in words if word not in (":", "&&")]

    def compile(self, source):
        target = f"checks/CMakeFiles/coroChecks.dir/{source}.o"
        command = self.command_of(target)
        command[command.index("-o") + 1] = target
        said = run(command, cwd=self.build, env={**os.environ, "CCACHE_DISABLE": "1"})
        require(not said, f"{source} does not compile without warnings: {said}")
        return target

    def link(self, target, objects):
        command = self.command_of(target)
        # Of what is there twice, the first is linked.
        at = command.index(str(self.original / "checks" / "libcoroChecks.a"))
        run(command[:at] + objects + command[at:], cwd=self.build)

    def make(self):
        self.configure()
        objects = [self.compile(source) for source in CHANGED]
        for target in ("coro-tidy", self.plugin):
            self.link(target, objects)

    def run_its_test(self):
        suite = self.build / "test" / "checks" / NAME
        lit = [sys.executable, self.cache["LIT"], "-v", suite]
        said = run(lit, status=1)
        require("concrete.cpp:6: warning: TODO" in said, said)
        test = self.copy / "test" / "checks" / NAME / "concrete.cpp"
        written = test.read_text()
        test.write_text(written.replace(" // expect-warning: TODO", ""))
        run(lit)
        test.write_text(written)

    def select(self):
        """A young check is off until its tier, or the check itself, is asked for."""
        for options, state in [
            ([], "off"),
            (["--tier=strict"], "off"),
            (["--tier=preview"], "on"),
            ([f"--checks={NAME}"], "on"),
            (["--tier=preview", f"--checks=-{NAME}"], "off"),
        ]:
            command = [self.build / "bin" / "coro-tidy", "config", "--config="]
            said = run([*command, *options, "any.cpp"])
            require(f"{NAME}: {state} " in said, f"{options} does not turn it {state}")

    def complain(self):
        """The other meta tests ask for the rest."""
        built = checks.Built(self.build)
        built.libraries = checks.Built(self.original).libraries
        new = sorted(
            complaint.partition(": ")[0]
            for complaint in checks.complaints(checks.Repository(self.copy, built))
            if NAME in complaint or "SampleHazard" in complaint
        )
        tests = f"test/checks/{NAME}"
        wanted = [
            "checks/SampleHazardCheck.cpp says TODO",
            "checks/SampleHazardCheck.h says TODO",
            f"docs/checks/{NAME}.md says TODO",
            f"{tests} has no test of templates",
            f"{tests} has no test of what is not reported",
            f"{tests} says TODO",
            f"{tests}/concrete.cpp",
        ]
        require(new == wanted, "\n".join(["other complaints than meant:", *new]))
        pages = list((self.copy / "docs" / "checks").glob("*.md"))
        self.script("update-generated.py", "--check", *pages, status=1)
        self.script("update-generated.py", *pages)
        self.script("update-generated.py", "--check", *pages)

    def rename(self):
        self.script("rename-check", "coro-absent", LONGER, status=2)
        self.script("rename-check", NAME, "coro-no-hazard", status=2)
        self.script("rename-check", NAME, LONGER)
        old = re.compile(rb"coro-sample-hazard(?![\w-])|(?i:SampleHazardCheck)")
        pages = (self.copy / "docs" / "checks").glob("*.md")
        self.script("update-generated.py", *pages)
        for path, content in snapshot(self.copy).items():
            if path.parts[:2] != ("test", "meta"):
                require(not old.search(content), f"{path} has the old name")
                require(NAME + "." not in path.name, f"{path} has the old name")
        names = [check.name for check in checksdef.read(self.copy)]
        require(LONGER in names and names == sorted(names), f"wrong order: {names}")
        self.look_formatted()
        self.configure()
        self.compile(f"{checksdef.class_of(LONGER)}.cpp")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    args = parser.parse_args()

    repository.copy(repository.ROOT, args.scratch)
    scaffold = Scaffold(args.build.resolve(), args.scratch.resolve())
    scaffold.refuse_names()
    scaffold.begin()
    scaffold.make()
    scaffold.run_its_test()
    scaffold.select()
    scaffold.complain()
    scaffold.rename()
    shutil.rmtree(args.scratch)


if __name__ == "__main__":
    main()
