# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A coro-clangd that does what it is told, one thing after the other."""

import json
import subprocess


CAPABILITIES = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}


def message(method, params, **fields):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **fields})
    return f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


class Server:
    """What it says is to be read while it is told things, or it waits for that."""

    def __init__(self, program, log=subprocess.DEVNULL):
        # In order: what it was told last is what it does.
        self.process = subprocess.Popen(
            [program, "--sync", "--background-index=false", "--enable-config=false"]
            + ["--log=error"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
        self.send(
            "initialize",
            {"processId": None, "rootUri": None, "capabilities": CAPABILITIES},
            id=1,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
        for _ in self.answers():
            pass
        self.process.wait()

    def send(self, method, params, **fields):
        try:
            self.process.stdin.write(message(method, params, **fields))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended, which is seen by what it does not say

    def open(self, file, text):
        document = {"uri": file.as_uri(), "languageId": "cpp", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})

    def change(self, file, text, version):
        self.send(
            "textDocument/didChange",
            {
                "textDocument": {"uri": file.as_uri(), "version": version},
                "contentChanges": [{"text": text}],
                "wantDiagnostics": True,
            },
        )

    def close(self, file):
        self.send("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})

    def end(self):
        self.send("shutdown", None, id=2)
        self.send("exit", None)

    def answers(self):
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            self.process.stdout.readline()
            yield json.loads(self.process.stdout.read(length))

    def diagnostics(self):
        """Those of a version of a file: what it says of one that was closed has none."""
        for answer in self.answers():
            params = answer.get("params", {})
            if "diagnostics" in params and "version" in params:
                return params
        return None
