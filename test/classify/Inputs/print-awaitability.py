"""One line for each declaration of a JSON report: how its result is awaited."""

import json
import sys

with open(sys.argv[1]) as report:
    functions = json.load(report)["functions"]

for function in functions:
    if function["kind"] != "unknown" or "::" in function["name"]:
        continue
    result = function["result"]
    if function["name"].startswith("operator"):
        continue
    line = f"{function['name']}: {result['awaitable']}"
    if result["inPromise"]:
        line += f" {result['inPromise']}"
    if result["through"]:
        line += f", {result['through']} -> {result['awaitResult']}"
    if result["singleShot"]:
        line += ", once"
    if result["whyNot"]:
        line += f" ({result['whyNot']})"
    print(line)
    for refused in result["refusedBy"]:
        print(f"  not in {refused['promise']}: {refused['whyNot']}")
