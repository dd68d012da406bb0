"""Compile databases for database.test; they hold absolute paths."""

import json
import os
import sys

root = os.path.abspath(sys.argv[1])


def write(name, *entries):
    os.makedirs(os.path.join(root, name), exist_ok=True)
    with open(os.path.join(root, name, "compile_commands.json"), "w") as file:
        json.dump(
            [
                {
                    "directory": directory or root,
                    "file": os.path.join(root, "src", source),
                    "arguments": ["c++", *flags, "-c", os.path.join(root, "src", source)],
                }
                for directory, source, flags in entries
            ],
            file,
        )


write("good", (None, "a.cpp", ["-DA", "-o", "a.o"]))
write("response", (os.path.join(root, "src"), "a.cpp", ["@a.rsp"]))
write("twice", (None, "c.cpp", ["-DONE"]), (None, "c.cpp", []))
write("gone", ("/no/such/directory", "a.cpp", ["-DA"]), (None, "b.cpp", []))
