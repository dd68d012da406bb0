#!/usr/bin/python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists the coroutine examples of Debian packages with flags to compile them.

libboost1.81-doc (with libboost1.81-dev, libssl-dev), libasio-dev, and
qcoro-doc (with qcoro-qt5-dev, qtbase5-dev). What is not installed is left out.
"""

import argparse
import glob
import json
import os
import sys

DOC = "/usr/share/doc"
KEYWORDS = (b"co_await", b"co_yield", b"co_return")


def sources_with_coroutines(pattern):
    # libboost-doc is but a link to the documentation of the default version.
    tops = {os.path.realpath(top) for top in glob.glob(os.path.join(DOC, pattern))}
    for top in sorted(tops):
        for file in sorted(glob.glob(os.path.join(top, "**", "*.cpp"),
                                     recursive=True)):
            with open(file, "rb") as stream:
                text = stream.read()
            if any(keyword in text for keyword in KEYWORDS):
                yield file


def boost_examples():
    flags = ["-std=c++20", "-DBOOST_ASIO_HAS_CO_AWAIT",
             "-DBOOST_ASIO_HAS_STD_COROUTINE"]
    for library in ("asio", "beast"):
        pattern = f"libboost*-doc/examples/libs/{library}/example"
        for file in sources_with_coroutines(pattern):
            # Beast includes its shared code as "example/common/...".
            home = file[:file.index(f"/libs/{library}/") + len(f"/libs/{library}")]
            # One example forgets <list>.
            yield file, flags + ["-I" + home, "-include", "list"]


def asio_examples():
    flags = ["-std=c++20", "-DASIO_HAS_CO_AWAIT", "-DASIO_HAS_STD_COROUTINE"]
    for file in sources_with_coroutines("libasio-dev/examples/*"):
        yield file, flags


def qcoro_examples():
    flags = ["-std=c++20", "-fPIC"]
    for qt in glob.glob("/usr/include/*/qt5"):
        modules = sorted(glob.glob(os.path.join(qt, "Qt*")))
        flags += ["-isystem" + path for path in [qt] + modules]
    for home in ("", "/QCoro", "/qcoro"):
        flags.append("-isystem/usr/include/qcoro5" + home)
    # docs/examples beside it holds snippets, none of which is a whole file.
    for file in sources_with_coroutines("qcoro-doc/examples"):
        parent = os.path.dirname(os.path.dirname(file))
        yield file, flags + ["-I" + parent]


def examples():
    """(file, flags) of every packaged example that uses coroutines."""
    yield from boost_examples()
    yield from asio_examples()
    yield from qcoro_examples()


def compile_commands(chosen):
    return [{"directory": os.path.dirname(file), "file": file,
             "arguments": ["clang++", *flags, "-c", file]}
            for file, flags in chosen]


def main():
    parser = argparse.ArgumentParser(
        description="Lists packaged coroutine examples as a compile database")
    parser.add_argument("-o", dest="output", help="write to this file")
    parser.add_argument("--every", type=int, default=1,
                        help="of the examples, take one of so many")
    parser.add_argument("--from", dest="first", type=int, default=0,
                        help="beginning with this, counted from 0")
    parser.add_argument("--list", action="store_true",
                        help="print the names of the files instead")
    options = parser.parse_args()
    chosen = list(examples())[options.first::options.every]
    if options.list:
        for file, _ in chosen:
            print(file)
        return
    text = json.dumps(compile_commands(chosen), indent=2) + "\n"
    if options.output:
        os.makedirs(os.path.dirname(options.output) or ".", exist_ok=True)
        with open(options.output, "w", encoding="utf-8") as stream:
            stream.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
