"""A compile database of the sources of test/checks and test/classify, to whom
test/Inputs is a system's directory."""

import glob
import json
import os
import sys

test, output = sys.argv[1:]
files = sorted(glob.glob(f"{test}/checks/*/*.cpp") + glob.glob(f"{test}/classify/*.cpp"))
os.makedirs(output, exist_ok=True)
with open(f"{output}/compile_commands.json", "w", encoding="utf-8") as stream:
    json.dump(
        [
            {
                "directory": test,
                "file": file,
                "arguments": ["c++", "-std=c++20", f"-isystem{test}/Inputs",
                              f"-isystem{test}/checks/Inputs", "-c", file],
            }
            for file in files
        ],
        stream,
    )
