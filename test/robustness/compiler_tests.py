#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fetches the coroutine tests of Clang, libc++ and GCC.

They come from Debian's source packages, of which apt verifies the checksums,
and are kept outside the repository: in $CORO_TIDY_COMPILER_TESTS or the user's
cache. Nothing of apt's own configuration or state is changed. A directory
that is there and complete is left as it is.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import survival

MIRROR = "http://deb.debian.org/debian"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# The newest of each is taken; the release has the older compiler, sid ours.
SUITES = ["bookworm", "sid"]
TARBALLS = {
    "llvm-toolchain-22": [
        "*/clang/test/*.c*",
        "*/clang/test/*.mm",
        "*/clang/test/*.h",
        "*/clang-tools-extra/test/clang-tidy/checkers/*.cpp",
        "*/clang-tools-extra/test/clang-tidy/checkers/*.h",
        "*/libcxx/test/std/language.support/support.coroutines/*",
        "*/libcxx/test/support/*.h",
    ],
    "gcc-15": ["*/gcc/testsuite/g++.dg/coroutines/*"],
}
# GCC's sources are an archive in the archive.
NESTED = {"gcc-15": "*/gcc-*-dfsg.tar.xz"}
SOURCES = {".cpp", ".cppm", ".cc", ".C", ".mm", ".cxx"}
KEYWORD = re.compile(rb"\bco_(await|yield|return)\b|coroutine")


def directory():
    if given := os.environ.get("CORO_TIDY_COMPILER_TESTS"):
        return pathlib.Path(given)
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return pathlib.Path(cache) / "coro-tidy" / "compiler-tests"


def is_complete(package):
    return (directory() / package / "complete").exists()


def present():
    """Whether all of them have been fetched."""
    return all(map(is_complete, TARBALLS))


class Apt:
    """apt-get with lists and caches of its own."""

    def __init__(self, scratch):
        self.downloads = scratch / "downloads"
        for folder in ["downloads", "lists/partial", "cache/archives/partial"]:
            (scratch / folder).mkdir(parents=True)
        sources = scratch / "sources.list"
        sources.write_text(
            "".join(
                f"deb-src [signed-by={KEYRING}] {MIRROR} {suite} main\n"
                for suite in SUITES
            )
        )
        settings = {
            "Dir::Etc::sourcelist": sources,
            "Dir::Etc::sourceparts": "-",
            "Dir::State::lists": scratch / "lists",
            "Dir::Cache": scratch / "cache",
            "APT::Sandbox::User": "root",
            "Acquire::Retries": 2,
            "Acquire::http::Timeout": 30,
        }
        self.command = ["apt-get", "-q"]
        for key, value in settings.items():
            self.command += ["-o", f"{key}={value}"]

    def run(self, *args):
        subprocess.run(
            [*self.command, *args],
            cwd=self.downloads,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def source(self, package):
        self.run("source", "--download-only", "--tar-only", package)
        return next(self.downloads.glob(f"{package}_*.orig.tar.*"))


def extract(package, tarball, into):
    """Only what has to do with coroutines stays, and all headers."""
    wanted = ["--strip-components=1", "--wildcards", *TARBALLS[package]]
    if package in NESTED:
        outer = subprocess.Popen(
            ["tar", "-xOf", tarball, "--wildcards", NESTED[package]],
            stdout=subprocess.PIPE,
        )
        subprocess.run(
            ["tar", "-xJ", "-C", into, *wanted], stdin=outer.stdout, check=True
        )
        if outer.wait():
            raise subprocess.CalledProcessError(outer.returncode, "tar")
    else:
        subprocess.run(["tar", "-xf", tarball, "-C", into, *wanted], check=True)
    for file in into.rglob("*"):
        if file.is_symlink() or (
            file.is_file()
            and file.suffix in SOURCES | {".c", ".cl", ".cu"}
            and not KEYWORD.search(file.read_bytes())
        ):
            file.unlink()


def fetch():
    """Raises OSError or CalledProcessError if that is not possible."""
    missing = [package for package in TARBALLS if not is_complete(package)]
    if not missing:
        return
    directory().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory(), prefix="fetch-") as name:
        scratch = pathlib.Path(name)
        apt = Apt(scratch)
        apt.run("update")
        for package in missing:
            tarball = apt.source(package)
            sources = scratch / package
            sources.mkdir()
            extract(package, tarball, sources)
            (sources / "complete").write_text(tarball.name + "\n")
            home = directory() / package
            shutil.rmtree(home, ignore_errors=True)
            sources.rename(home)


# Of a RUN line, what changes how a file is parsed.
KEPT = re.compile(
    r"-(std=|D|U|I|isystem|include|f(no-)?(exceptions|blocks|char8_t|modules-ts|"
    r"ms-\w+|delayed-template-parsing|sized-deallocation|aligned-\w+|coro-\w+|"
    r"declspec|openmp))"
)
SUBSTITUTIONS = {
    "-or-later": "",
    "%itanium_abi_triple": "x86_64-linux-gnu",
    "%std_cxx20-": "-std=c++20",
}
COMPILERS = {"%clang_cc1", "%clang", "%clangxx", "%clang_cl", "--"}


def flags_of_run_line(text, folder):
    lines = re.sub(r"\\\n\s*(//)?\s*(RUN:)?", " ", text).splitlines()
    for line in lines:
        if "RUN:" not in line or not COMPILERS.intersection(line.split()):
            continue
        line = line.partition("RUN:")[2]
        for name, value in SUBSTITUTIONS.items():
            line = line.replace(name, value)
        line = line.replace("%S", str(folder)).replace("%p", str(folder))
        try:
            words = shlex.split(re.split(r"[|&;>]", line)[0])
        except ValueError:
            continue
        flags = []
        for word, after in zip(words, words[1:] + [""]):
            if word == "-triple":
                flags.append(f"--target={after}")
            elif word.startswith("-triple="):
                flags.append("--target=" + word.partition("=")[2])
            elif word in ("-I", "-isystem", "-include", "-D"):
                flags += [word, after]
            elif KEPT.match(word):
                flags.append(word)
        return flags
    return []


def pieces(file, scratch):
    """The file, or the files it is to be split into."""
    text = file.read_text(errors="surrogateescape")
    parts = re.split(r"^// ?--- ?(\S+)$", text, flags=re.MULTILINE)
    if len(parts) < 3:
        return [file]
    folder = scratch / f"{file.parent.name}-{file.stem}"
    found = []
    for name, part in zip(parts[1::2], parts[2::2]):
        path = folder / os.path.normpath("/" + name).lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(part, errors="surrogateescape")
        if path.suffix in SOURCES:
            found.append(path)
    return found


def inputs(scratch):
    """Every test, and how to compile it."""
    for package in sorted(TARBALLS):
        for file in sorted((directory() / package).rglob("*")):
            if file.suffix not in SOURCES:
                continue
            flags = flags_of_run_line(file.read_text(errors="replace"), file.parent)
            if not any(flag.startswith("-std=") for flag in flags):
                flags.append("-std=c++20")
            if "libcxx" in file.parts:
                support = directory() / package / "libcxx/test/support"
                flags += ["-stdlib=libc++", f"-I{support}"]
            if "torture" in file.parts:
                flags.append(f"-I{file.parent.parent}")
            for piece in pieces(file, scratch):
                language = ["-x", "c++-module"] if piece.suffix == ".cppm" else []
                yield survival.Input(piece, flags + language)


def main():
    try:
        fetch()
    except (OSError, StopIteration, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        sys.exit(f"compiler_tests: not fetched: {said.strip().splitlines()[-1]}")
    print(f"compiler_tests: {directory()}")


if __name__ == "__main__":
    main()
