#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Types the project's own inputs into coro-clangd and sees that it survives.

Each is opened as it is and then cut off behind tokens, as it is while someone
writes it; these are chosen at random, but the same in every run. All checks
run, those that are off by default, too.
"""

import argparse
import json
import pathlib
import random
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
sys.path[:0] = [str(ROOT / "test" / "robustness"), str(ROOT / "scripts")]
import checksdef  # noqa: E402
import mutate  # noqa: E402
import server  # noqa: E402

ALL_CHECKS = ",".join(check.name for check in checksdef.read())


def versions(name, text, cuts):
    """The text, and what there is of it when some of it is written."""
    yield text
    ends = [token.end() for token in mutate.TOKEN.finditer(text)]
    # A str, since hashes of others differ from run to run.
    chosen = random.Random(name)
    for end in sorted(chosen.sample(ends, min(cuts, len(ends))), reverse=True):
        yield text[:end]


def type_all(clangd, inputs, cuts):
    for file, name, text in inputs:
        for version, now in enumerate(versions(name, text, cuts), 1):
            if version == 1:
                clangd.open(file, now)
            else:
                clangd.change(file, now, version)
        clangd.close(file)
    clangd.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coro-clangd", default="coro-clangd")
    parser.add_argument("--cuts", type=int, default=4, help="of each input")
    parser.add_argument("--every", type=int, default=1, help="input, of all")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        inputs, commands = [], []
        for name, text, flags in list(mutate.sources())[:: args.every]:
            file = scratch / f"{name}.cpp"
            file.write_text(text)
            inputs.append((file, name, text))
            commands.append(
                {
                    "directory": str(scratch),
                    "file": str(file),
                    "arguments": ["clang++", *flags, "-c", str(file)],
                }
            )
        (scratch / "compile_commands.json").write_text(json.dumps(commands))
        (scratch / ".clang-tidy").write_text(f"Checks: '{ALL_CHECKS}'\n")
        with open(scratch / "log", "wb") as log:
            clangd = server.Server(args.coro_clangd, log)
        writer = threading.Thread(target=type_all, args=(clangd, inputs, args.cuts))
        writer.start()
        told, ours, last, ended = 0, 0, "nothing", False
        for answer in clangd.answers():
            ended |= answer.get("id") == 2
            params = answer.get("params", {})
            if "diagnostics" not in params or "version" not in params:
                continue
            told += 1
            last = f"{pathlib.PurePath(params['uri']).stem}, version {params['version']}"
            ours += sum(
                str(one.get("code")).startswith("coro-") for one in params["diagnostics"]
            )
        writer.join()
        status = clangd.process.wait()
        crashed = not ended or status != 0
        if crashed:
            print(f"crashed after {last}")
            print((scratch / "log").read_text()[-4000:])
        print(
            f"{len(inputs)} inputs, {told} versions, {ours} findings, "
            f"{int(crashed)} crashes"
        )
        sys.exit(crashed or not ours)


main()
