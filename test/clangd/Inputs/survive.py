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
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
sys.path[:0] = [str(ROOT / "test" / "robustness"), str(ROOT / "scripts")]
import checksdef  # noqa: E402
import mutate  # noqa: E402

ALL_CHECKS = ",".join(check.name for check in checksdef.read())


def versions(name, text, cuts):
    """The text, and what there is of it when some of it is written."""
    yield text
    ends = [token.end() for token in mutate.TOKEN.finditer(text)]
    # A str, since hashes of others differ from run to run.
    chosen = random.Random(name)
    for end in sorted(chosen.sample(ends, min(cuts, len(ends))), reverse=True):
        yield text[:end]


def message(method, params, **fields):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **fields})
    return f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


def session(inputs, cuts):
    """What an editor sends, message by message."""
    yield message(
        "initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1
    )
    for file, name, text in inputs:
        uri = file.as_uri()
        for version, now in enumerate(versions(name, text, cuts), 1):
            if version == 1:
                document = {"uri": uri, "languageId": "cpp", "version": 1, "text": now}
                yield message("textDocument/didOpen", {"textDocument": document})
            else:
                yield message(
                    "textDocument/didChange",
                    {
                        "textDocument": {"uri": uri, "version": version},
                        "contentChanges": [{"text": now}],
                        "wantDiagnostics": True,
                    },
                )
        yield message("textDocument/didClose", {"textDocument": {"uri": uri}})
    yield message("shutdown", None, id=2)
    yield message("exit", None)


def answers(stream):
    while header := stream.readline():
        length = int(header.split(b":")[1])
        stream.readline()
        yield json.loads(stream.read(length))


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
            # In order: what it was told last is what it died of.
            server = subprocess.Popen(
                [args.coro_clangd, "--sync", "--background-index=false"]
                + ["--enable-config=false", "--log=error"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

        def send():
            try:
                for sent in session(inputs, args.cuts):
                    server.stdin.write(sent)
                    server.stdin.flush()
            except BrokenPipeError:
                pass  # it crashed, which is seen below

        writer = threading.Thread(target=send)
        writer.start()
        told, ours, last, ended = 0, 0, "nothing", False
        for answer in answers(server.stdout):
            if answer.get("method") == "textDocument/publishDiagnostics":
                last = pathlib.PurePath(answer["params"]["uri"]).stem
                last += f", version {answer['params'].get('version')}"
                told += "version" in answer["params"]
                ours += sum(
                    str(one.get("code")).startswith("coro-")
                    for one in answer["params"]["diagnostics"]
                )
            ended |= answer.get("id") == 2
        writer.join()
        status = server.wait()
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
