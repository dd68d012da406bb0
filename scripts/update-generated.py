#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the generated parts of the documentation.

A generated part stands between `<!-- generated: NAME -->` and
`<!-- end generated -->` and is made from coro-tidy's own output or, for the pages
in docs/checks, from checks/Checks.def. With --check nothing is written; the exit
status is 1 if something would be.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import typing

import checksdef

ROOT = checksdef.ROOT
INPUTS = ROOT / "test" / "docs" / "Inputs"

FUNCTION_PREDICATES = [
    "isCoroutineFunction",
    "isGeneratorFunction",
    "isAsyncGeneratorFunction",
]
OBJECT_PREDICATES = ["isIterable", "isAwaitable", "isGenerator", "isCoroutine"]


def classify(tool, source):
    output = subprocess.run(
        [tool, "classify", "--output=json", source, "--", "-std=c++20"],
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    return json.loads(output)["functions"]


def titles(source):
    """The comment line in front of each function, by the line after it."""
    lines = source.read_text().splitlines()
    return {
        number + 2: line[3:]
        for number, line in enumerate(lines)
        if line.startswith("// ")
    }


def described(tool, source):
    """(title, function) for each function that has a title above it."""
    titled = titles(source)
    functions = {function["line"]: function for function in classify(tool, source)}
    # A title may be followed by the class that the function below it returns.
    lines = sorted(titled)
    for line, following in zip(lines, lines[1:] + [sys.maxsize]):
        inside = [
            function
            for at, function in functions.items()
            if line <= at < following
            and function["template"] == "none"
            and "::" not in function["name"]
            and not function["name"].startswith("operator")
            and not function["name"].startswith("in_")
        ]
        if len(inside) != 1:
            sys.exit(f"{source}:{line - 1}: {len(inside)} functions to describe")
        yield titled[line], inside[0]


def table(header, rows):
    lines = [header, ["---"] * len(header)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def code(text):
    return f"`{text}`" if text else "–"


def yes_or_no(flags):
    return ["**yes**" if flag else "no" for flag in flags]


def function_table(tool):
    rows = []
    for title, function in described(tool, INPUTS / "functions.cpp"):
        kind = function["kind"] + "/" + function["flavor"]
        kind += "".join("+" + facet for facet in function["facets"])
        predicates = function["predicates"]
        rows.append(
            [title, code(function["name"]), kind]
            + yes_or_no(predicates[p] for p in FUNCTION_PREDICATES)
            + yes_or_no(predicates[p] for p in OBJECT_PREDICATES)
        )
    header = ["Function", "Name", "Kind"] + FUNCTION_PREDICATES + OBJECT_PREDICATES
    return table(header, rows)


def awaitable_table(tool):
    rows = []
    for title, function in described(tool, INPUTS / "awaitables.cpp"):
        result = function["result"]
        predicates = function["predicates"]
        rows.append(
            [
                title,
                code(result["type"]),
                result["awaitable"],
                code(result["through"]),
                code(result["awaitResult"]),
                "yes" if result["singleShot"] else "no",
            ]
            + yes_or_no(predicates[p] for p in OBJECT_PREDICATES)
        )
    header = ["Object", "Type", "Awaitable", "Through", "Await gives", "Once"]
    return table(header + OBJECT_PREDICATES, rows)


EXAMPLE = pathlib.Path(
    "/usr/share/doc/libboost1.81-doc/examples/libs/asio/example/cpp20/coroutines"
)
EXAMPLE_FLAGS = [
    "-std=c++20",
    "-DBOOST_ASIO_HAS_CO_AWAIT",
    "-DBOOST_ASIO_HAS_STD_COROUTINE",
]


def session(tool):
    """What a user sees who runs the tool in the folder of an example."""
    command = ["classify", "--kind=coroutine", "chat_server.cpp", "--", *EXAMPLE_FLAGS]
    tool = shutil.which(tool)
    output = subprocess.run(
        [tool, *command], check=True, stdout=subprocess.PIPE, cwd=EXAMPLE, text=True
    ).stdout
    prompt = f"$ coro-tidy {' '.join(command[:4])} {EXAMPLE_FLAGS[0]} -D…"
    return f"```console\n{prompt}\n{output}```"


def told(tool, source):
    """What coro-tidy says of `source`."""
    command = ["--output=full", source, "--", "-std=c++20"]
    output = subprocess.run(
        [shutil.which(tool), "--config=", "--quiet", *command],
        stdout=subprocess.PIPE,
        cwd=INPUTS,
        text=True,
    ).stdout
    return f"```console\n$ coro-tidy {source} -- -std=c++20\n{output.rstrip()}\n```"


def first_of_compiler(source, scratch):
    """The first error, or else warning, of Clang when it compiles `source`."""
    flags = ["-std=c++20", "-Wall", "-Wextra", f"-I{INPUTS}", "-fno-crash-diagnostics"]
    errors = subprocess.run(
        ["clang++-22", *flags, "-c", source, "-o", scratch / "program.o"],
        stderr=subprocess.PIPE,
        text=True,
    ).stderr
    for severity in ("error", "warning"):
        said = re.search(
            rf"^(.*?)\b(?:fatal )?{severity}: (?!unused)(.*?)(?: \[-W.*\])?$", errors, re.M
        )
        if said:
            where = "" if said[1].startswith(str(source)) else " (nowhere)"
            return f"{severity}{where}: {said[2]}"
    return "nothing"


def first_of_ours(tool, source):
    command = [tool, "--config=", "--quiet", "--output=json", source]
    output = subprocess.run(
        [*command, "--", "-std=c++20", f"-I{INPUTS}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
    findings = json.loads(output)["findings"]
    if not findings:
        sys.exit(f"coro-tidy finds nothing in '{source.name}' of forbidden.cpp")
    first = findings[0]
    return f"{first['message']} [[{first['check']}]](checks/{first['check']}.md)"


def forbidden(tool):
    """Clang's words and ours for each program of forbidden.cpp."""
    text = (INPUTS / "forbidden.cpp").read_text()
    prelude, *programs = re.split(r"^//--- (.*)$", text, flags=re.M)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for title, body in zip(programs[::2], programs[1::2]):
            what, clause = title.split(" | ")
            source = scratch / "program.cpp"
            source.write_text(prelude + body)
            compiler = first_of_compiler(source, scratch)
            row = [what, clause, compiler, first_of_ours(tool, source)]
            rows.append([cell.replace("|", "\\|") for cell in row])
    return table(["What", "Forbidden by", "Clang 22", "coro-tidy"], rows)


def program(name):
    return f"```cpp\n{(INPUTS / name).read_text()}```"


def facts(check):
    """What a check's page says of it in front."""
    fix = "yes" if check.fix == "Fixes" else "no"
    row = [check.group.lower(), check.tier.lower(), check.since, fix]
    return (
        table(["Group", "Tier", "Since", "Fix"], [row])
        + f"\n\n[Source](../../{check.source}), [tests](../../{check.tests})"
    )


def index(checks):
    sections = []
    for group, meaning in checksdef.GROUPS.items():
        rows = [
            [
                f"[{check.name}]({check.name}.md)",
                check.tier.lower(),
                "yes" if check.fix == "Fixes" else "–",
                check.summary.replace("|", "\\|"),
            ]
            for check in checks
            if check.group == group
        ]
        if rows:
            sections.append(f"## {meaning}")
            sections.append(table(["Check", "Tier", "Fix", "Summary"], rows))
    return "\n\n".join(sections)


REPLAY = re.compile(
    r"((?://(?! https:| RUN:) .*\n)+)// (https://\S+)\n"
    r"// clang-tidy: (\w+); clang: (\w+)\n"
)


def source_name(url):
    """As GitHub writes a reference to one from elsewhere."""
    project, kind, which = re.fullmatch(r"https://github.com/(.*)/(.*)/(.*)", url).groups()
    return f"{project}@{which[:10]}" if kind == "commit" else f"{project}#{which}"


class Replay(typing.NamedTuple):
    """The comments in front of one, and the checks that it expects."""

    source: pathlib.Path
    what: str
    url: str
    clang_tidy: str
    clang: str
    checks: list


def all_replays():
    for source in sorted((ROOT / "test" / "replays").glob("*.cpp")):
        text = source.read_text()
        if not (front := REPLAY.match(text)):
            sys.exit(f"{source}: does not begin as docs/replays.md wants it")
        checks = sorted(set(re.findall(r"expect-warning: (\S+)", text)))
        yield Replay(source, *front.groups(), checks)


def linked(check):
    return f"[{check}](checks/{check}.md)"


def replays():
    return table(
        ["Replay", "What happened", "Source", "Found by", "clang-tidy", "clang"],
        [
            [
                f"[{one.source.stem}](../test/replays/{one.source.name})",
                " ".join(one.what.replace("//", " ").split()).replace("|", "\\|"),
                f"[{source_name(one.url)}]({one.url})",
                ", ".join(map(linked, one.checks)),
                one.clang_tidy,
                one.clang,
            ]
            for one in all_replays()
        ],
    )


def replays_by_check():
    """How many of each check's replays each tool gets right."""
    counts = {}
    for one in all_replays():
        for check in one.checks:
            row = counts.setdefault(check, [0, 0, 0])
            row[0] += 1
            row[1] += one.clang_tidy == "found"
            row[2] += one.clang == "found"
    return table(
        ["Check", "Replays", "coro-tidy", "clang-tidy", "clang"],
        [
            [linked(check), *map(str, [n, n, tidy, clang])]
            for check, (n, tidy, clang) in sorted(counts.items())
        ],
    )


def replaced(document, text, parts):
    """`text` with the inside of each region made anew."""
    out = []
    inside = None
    for line in text.splitlines():
        if line == "<!-- end generated -->":
            out += parts[inside]().splitlines()
            inside = None
        if inside is None:
            out.append(line)
        if line.startswith("<!-- generated: "):
            inside = line.split()[2]
            if inside not in parts:
                sys.exit(f"{document}: unknown generated part '{inside}'")
    if inside:
        sys.exit(f"{document}: the generated part '{inside}' has no end")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/coro-tidy"))
    parser.add_argument("documents", nargs="*", type=pathlib.Path)
    args = parser.parse_args()

    checks = checksdef.read()
    facts_of = {f"{check.name}.md": facts(check) for check in checks}
    documents = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
    parts = {
        "functions": lambda: function_table(args.tool),
        "awaitables": lambda: awaitable_table(args.tool),
        "session": lambda: session(args.tool),
        "confirm": lambda: told(args.tool, "confirm.cpp"),
        "confirm.cpp": lambda: program("confirm.cpp"),
        "tour": lambda: told(args.tool, "tour.cpp"),
        "tour.cpp": lambda: program("tour.cpp"),
        "forbidden": lambda: forbidden(args.tool),
        "functions.cpp": lambda: program("functions.cpp"),
        "awaitables.cpp": lambda: program("awaitables.cpp"),
        "checks": lambda: index(checks),
        "replays": replays,
        "replays-by-check": replays_by_check,
        "facts": lambda: facts_of.get(document.name, ""),
    }
    stale = []
    for document in args.documents or documents:
        text = document.read_text()
        made = replaced(document, text, parts)
        if made == text:
            continue
        stale.append(str(document))
        if not args.check:
            document.write_text(made)
    if args.check and stale:
        print(f"out of date: {', '.join(stale)}; run scripts/update-generated.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
