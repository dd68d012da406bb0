#!/usr/bin/python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares which functions are coroutines with the compiler's back end.

The back end marks every coroutine it emits `presplitcoroutine`. These must be
the functions the tool calls generator or coroutine, by mangled name. Even with
-femit-all-decls a lambda that nothing calls is not emitted; clang-query stands
in for the back end there.
"""

import os
import re
import sys
from collections import Counter
from dataclasses import dataclass

import harness
from harness import Outcome

CLANG_QUERY = os.environ.get("CLANG_QUERY", "clang-query-22")

TO_IR = ["-O0", "-Xclang", "-disable-llvm-passes", "-S", "-emit-llvm",
         "-femit-all-decls", "-gline-tables-only"]

HAS_COROUTINE_BODY = "has(cxxMethodDecl(hasBody(coroutineBodyStmt())))"
LAMBDA_QUERY = f"""match lambdaExpr(has(cxxRecordDecl(anyOf(
  {HAS_COROUTINE_BODY},
  has(functionTemplateDecl({HAS_COROUTINE_BODY}))))))"""

DEFINE = re.compile(r'^define .*?@("(?:[^"\\]|\\.)*"|[-\w.$]+)\(')
GROUP_USE = re.compile(r" #(\d+)\b")
SUBPROGRAM_USE = re.compile(r"!dbg !(\d+)")
GROUP = re.compile(r"^attributes #(\d+) = .*\bpresplitcoroutine\b")
SUBPROGRAM = re.compile(
    r"^!(\d+) = distinct !DISubprogram\(.*\bfile: !(\d+),(?: line: (\d+))?")
FILE = re.compile(r'^!(\d+) = !DIFile\(filename: "(.*?)", directory: "(.*?)"')


@dataclass
class Emitted:
    is_coroutine: bool
    file: str
    line: int


def parse_ir(lines):
    """Every function that is defined, by mangled name."""
    functions, coroutine_groups, subprograms, files = {}, set(), {}, {}
    for line in lines:
        if line.startswith("define "):
            match = DEFINE.match(line)
            rest = line[match.end():]
            groups = GROUP_USE.findall(rest)
            scope = SUBPROGRAM_USE.search(rest)
            functions[match.group(1).strip('"')] = (
                groups[-1] if groups else None, scope and scope.group(1))
        elif match := GROUP.match(line):
            coroutine_groups.add(match.group(1))
        elif match := SUBPROGRAM.match(line):
            subprograms[match.group(1)] = (match.group(2),
                                           int(match.group(3) or 0))
        elif match := FILE.match(line):
            files[match.group(1)] = os.path.realpath(
                os.path.join(match.group(3), match.group(2)))

    def emitted(group, scope):
        file, line = subprograms.get(scope, (None, 0))
        return Emitted(group in coroutine_groups, files.get(file), line)

    return {name: emitted(*uses) for name, uses in functions.items()}


def coroutine_lambdas(unit, options):
    """(file, line, column) of every lambda whose body is a coroutine's."""
    command = [CLANG_QUERY, "-c", "set traversal AsIs", "-c", "set bind-root true",
               "-c", "set output diag", "-c", LAMBDA_QUERY.replace("\n", " "),
               unit.file, "--"] + unit.flags + harness.QUIET
    done = harness.run(command, unit.directory)
    if not re.search(r"^\d+ match(es)?\.$", done.stdout, re.MULTILINE):
        sys.exit(f"{CLANG_QUERY} gave no answer: {done.stderr[:400]}")
    places = set()
    for line in done.stdout.splitlines():
        match = re.match(r'(.+):(\d+):(\d+): note: "root" binds here$', line)
        if not match:
            continue
        file = os.path.realpath(os.path.join(unit.directory, match.group(1)))
        if harness.in_scope(file, unit, options):
            places.add((file, int(match.group(2)), int(match.group(3))))
    return places


def place(record):
    return record["file"], record["line"], record["column"]


def spell(where):
    return f"{harness.shorten(where[0])}:{':'.join(map(str, where[1:]))}"


def is_numbered(name):
    """Whether the name counts lambdas in an order of the emitter's own."""
    return "$_" in name


def compare_names(emitted, marked, called, lambdas):
    """Differences among functions whose names can be relied on."""
    for name, function in sorted(marked.items()):
        if not is_numbered(name) and name not in called:
            yield (f"only the compiler: {name} at "
                   f"{spell((function.file, function.line))}")
    for name, record in sorted(called.items()):
        if is_numbered(name) or name in marked:
            continue
        if name in emitted:
            yield (f"only the tool ({record['kind']}), emitted as no "
                   f"coroutine: {name} at {spell(place(record))}")
        elif place(record) not in lambdas:
            yield (f"only the tool ({record['kind']}), never emitted: "
                   f"{name} at {spell(place(record))}")


def compare_numbered(marked, concrete, lambdas):
    """The same by place, for names like main::$_0."""
    compiler = Counter((f.file, f.line) for name, f in marked.items()
                       if is_numbered(name))
    tool = Counter(place(record)[:2] for record in concrete
                   if is_numbered(record["mangledName"]))
    uncalled = {where[:2] for where in lambdas}
    for where, count in sorted((compiler - tool).items()):
        yield f"only the compiler: {count} unnamed at {spell(where)}"
    for where, count in sorted((tool - compiler).items()):
        if where not in uncalled:
            yield f"only the tool: {count} unnamed at {spell(where)}"


def compare(unit, options):
    command = [harness.CLANG] + TO_IR + unit.flags + harness.QUIET
    done = harness.run(command + ["-o", "-", unit.file], unit.directory)
    if done.returncode != 0:
        return Outcome("does not compile",
                       detail=harness.first_error(done.stderr))
    emitted = parse_ir(done.stdout.splitlines())
    marked = {name: function for name, function in emitted.items()
              if function.is_coroutine
              and harness.in_scope(function.file, unit, options)}
    lambdas = coroutine_lambdas(unit, options)

    report = harness.classify(unit, options)
    coroutines = [record for record in report["functions"]
                  if record["kind"] in ("generator", "coroutine")]
    concrete = [record for record in coroutines
                if record["template"] != "pattern" and record["mangledName"]]
    called = {record["mangledName"]: record for record in concrete}

    outcome = Outcome()
    outcome.differences += compare_names(emitted, marked, called, lambdas)
    outcome.differences += compare_numbered(marked, concrete, lambdas)
    for where in sorted(lambdas - {place(record) for record in coroutines}):
        outcome.differences.append(f"only clang-query: lambda at {spell(where)}")
    for record in coroutines:
        if record["tentative"]:
            outcome.differences.append(
                f"tentative although it compiles: {spell(place(record))}")
        if record["template"] != "pattern" and not record["mangledName"]:
            outcome.differences.append(
                f"no mangled name: {record['name']} at {spell(place(record))}")
    outcome.counts["by the compiler"] = len(marked)
    outcome.counts["by the tool"] = len(concrete)
    # Without differences, the tool's surplus is the lambdas never emitted.
    outcome.counts["uncalled lambdas"] = max(0, len(concrete) - len(marked))
    return outcome


if __name__ == "__main__":
    sys.exit(harness.compare_all(
        compare, *harness.parse_arguments(__doc__.splitlines()[0]),
        compared="by the compiler"))
