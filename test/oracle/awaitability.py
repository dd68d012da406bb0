#!/usr/bin/python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what can be awaited where with what the compiler accepts.

For each type T and promise P of the tool's report on a file, a coroutine with
that promise says `co_await declval<T>();` behind an include of the file. (That of
the library refuses to be used where it is evaluated.)
Whether the compiler complains of that line must be what the tool says of the
pair. The pair with a promise of which nothing is known is called "anywhere".
"""

import os
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field

import harness
from harness import Outcome

ANYWHERE = None
MAX_ROUNDS = 12

# An explicit instantiation may name what is private, and its friend hands the
# type on. Macros of the file are still in force, so no name is a short one.
PRELUDE = """\
#include "{file}"
#include <coroutine>
#include <type_traits>
namespace coro_tidy_probe {{
template <class CoroTidyT> struct box {{ using type = CoroTidyT; }};
template <int CoroTidyN> struct key {{ friend auto unlock(key<CoroTidyN>); }};
template <class CoroTidyT, int CoroTidyN> struct name {{
  friend auto unlock(key<CoroTidyN>) {{ return box<CoroTidyT>(); }}
}};
template <int CoroTidyN> struct tag {{}};
struct result {{ template <class CoroTidyT> result(CoroTidyT &&); }};
template <class CoroTidyT> ::std::add_rvalue_reference_t<CoroTidyT> declval();
template <class CoroTidyT> CoroTidyT prvalue();
struct unknown {{
  result get_return_object();
  ::std::suspend_never initial_suspend();
  ::std::suspend_never final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
}};
struct nothing {{}};
}}
"""

UNNAMEABLE = ("(lambda)", "(unnamed", "(anonymous ", "()::")

LOCATED = re.compile(r"(.+?):(\d+):\d+: (fatal error|error|warning|note): (.*)")
# Notes that lead from an error to what was asked for; all other notes only
# point somewhere else.
REQUESTED = re.compile(r"\b(requested|required) here|^while |^in ")
# What co_await itself finds wrong with a function is told at that function.
IMPLIED = re.compile(r"implicitly required by coroutine function here")


@dataclass
class Error:
    """An error and the lines of the probe file that asked for it."""
    message: str
    line: int = 0  # in the probe file; 0 if it is elsewhere
    asked_at: list = field(default_factory=list)


def parse_errors(stderr, probe):
    errors, current = [], None
    for text in stderr.splitlines():
        match = LOCATED.match(text)
        if not match:
            continue
        file, line, severity, message = match.groups()
        line = int(line) if file == probe else 0
        if severity.endswith("error"):
            where = "" if line else f" at {file}:{match.group(2)}"
            current = Error(message + where, line)
            errors.append(current)
        elif severity == "warning":
            current = None
        elif current and line and REQUESTED.search(message):
            current.asked_at.append(line)
        elif current and line and IMPLIED.search(message):
            current.line = line
    return errors


class ProbeFile:
    """Source text in which each line of interest remembers what it asks."""

    def __init__(self, unit, directory):
        self.unit = unit
        self.path = os.path.join(directory, "probe.cpp")
        self.lines = PRELUDE.format(file=unit.file).splitlines()
        self.questions = {}

    def add(self, text, question=None):
        self.lines.append(text)
        if question is not None:
            self.questions[len(self.lines)] = question

    def compile(self):
        """Maps each question that got an error to (message, is deep)."""
        with open(self.path, "w", encoding="utf-8") as stream:
            stream.write("\n".join(self.lines) + "\n")
        command = [harness.CLANG, "-fsyntax-only"] + self.unit.flags
        command += harness.QUIET + [
            "-fno-caret-diagnostics", "-fno-diagnostics-show-option",
            "-ftemplate-backtrace-limit=0", self.path]
        done = harness.run(command, self.unit.directory)
        answers, stray = {}, []
        for error in parse_errors(done.stderr, self.path):
            asked = [line for line in [error.line] + error.asked_at
                     if line in self.questions]
            if asked:
                answers.setdefault(self.questions[asked[-1]],
                                   (error.message, error.line != asked[-1]))
            else:
                stray.append(error)
        return answers, stray


def concrete(records):
    return [r for r in records if r["template"] != "pattern"]


def verdicts_of(report):
    """(type, promise) -> whether the tool says it can be awaited there."""
    known = {f["promise"]["type"] for f in report["functions"]
             if f["promise"] and f["promise"]["type"]}
    results = [(f["result"]["type"], f["result"])
               for f in concrete(report["functions"])]
    results += [(t["name"], t["awaitability"])
                for t in concrete(report["types"])]
    verdicts, contradictions = {}, []
    for name, result in results:
        anywhere = result["awaitable"] == "anywhere"
        if verdicts.setdefault((name, ANYWHERE), anywhere) != anywhere:
            contradictions.append(f"two verdicts on {name}")
        # Of more, the tool tries some only, and says which.
        tried = known if len(known) <= 32 else known.intersection(
            result["promises"] + [r["promise"] for r in result["refusedBy"]])
        for promise in tried:
            pair = (name, promise)
            verdicts[pair] = (verdicts.get(pair, False)
                              or promise in result["promises"])
    return verdicts, contradictions


def visible(name):
    """How the name is spelled in the same file."""
    return name.replace("(anonymous namespace)::", "")


def add_names(source, numbers):
    for name, number in numbers.items():
        source.add(f"template struct coro_tidy_probe::name<{visible(name)}, "
                   f"{number}>;", question=("name", name))
        source.add(f"using coro_tidy_type_{number} = decltype("
                   f"unlock(coro_tidy_probe::key<{number}>()))::type;",
                   question=("name", name))


def number_names(unit, names, directory):
    """A number for each name that can be written outside of its scope."""
    numbers = {name: n for n, name in enumerate(sorted(names))
               if not any(part in visible(name) for part in UNNAMEABLE)}
    source = ProbeFile(unit, directory)
    add_names(source, numbers)
    refused, stray = source.compile()
    if stray:
        raise harness.Unanswered(f"cannot probe: {stray[0].message}")
    return {name: number for name, number in numbers.items()
            if ("name", name) not in refused}


def add_coroutine(source, index, promise, questions, numbers):
    """One coroutine that asks all questions about one promise.

    The leading co_return takes the blame for whatever the compiler dislikes
    about the coroutine as such.
    """
    spelled = ("coro_tidy_probe::unknown" if promise is ANYWHERE
               else f"coro_tidy_type_{numbers[promise]}")
    tag = f"coro_tidy_probe::tag<{index}>"
    source.add("template <> struct std::coroutine_traits<"
               f"coro_tidy_probe::result, {tag}> {{")
    source.add(f"  using promise_type = {spelled};")
    source.add("};")
    source.add(f"coro_tidy_probe::result coro_tidy_probe_{index}({tag}) {{")
    source.add("  co_return;")
    for question in questions:
        form, name, _ = question
        operand = ("coro_tidy_probe::nothing" if name == ""
                   else f"coro_tidy_type_{numbers[name]}")
        source.add(f"  co_await coro_tidy_probe::{form}<{operand}>();", question)
    source.add("}")


def ask(unit, questions, numbers, directory):
    """Maps each ill-formed question to (message, is deep).

    An error inside a template is told but once, so whoever asks second seems
    to get away with it. The questions that met such errors are answered; all
    others are asked again without them.
    """
    answers = {}
    for _ in range(MAX_ROUNDS):
        source = ProbeFile(unit, directory)
        add_names(source, numbers)
        remaining = [q for q in questions if q not in answers]
        promises = sorted({q[2] for q in remaining}, key=str)
        for index, promise in enumerate(promises):
            add_coroutine(source, index, promise,
                          [q for q in remaining if q[2] == promise], numbers)
        found, _ = source.compile()
        deep = {q: answer for q, answer in found.items() if answer[1]}
        if not deep:
            return answers | found
        answers |= deep
    raise harness.Unanswered(f"errors in templates after {MAX_ROUNDS} rounds")


def spell(pair):
    name, promise = pair
    return f"'{name}' " + ("anywhere" if promise is ANYWHERE
                           else f"in '{promise}'")


def compare_answers(verdicts, answers, outcome):
    for pair, says_yes in sorted(verdicts.items(), key=str):
        error = answers.get(("declval", *pair))
        if says_yes == (error is None):
            continue
        if not says_yes:
            outcome.differences.append(f"the compiler accepts {spell(pair)}")
        elif ("prvalue", *pair) not in answers:
            # The tool tries a prvalue of what cannot be moved.
            outcome.counts["only as prvalue"] += 1
        else:
            message, is_deep = error
            kind = "body error" if is_deep else "the compiler refuses"
            outcome.differences.append(f"{kind} {spell(pair)}: {message}")


def compare(unit, options):
    outcome = Outcome()
    verdicts, contradictions = verdicts_of(harness.classify(unit, options))
    outcome.differences += contradictions
    names = {name for pair in verdicts for name in pair if name is not ANYWHERE}
    with tempfile.TemporaryDirectory(prefix="coro-tidy-oracle-") as directory:
        numbers = number_names(unit, names, directory)
        asked = {pair: verdict for pair, verdict in verdicts.items()
                 if all(name in numbers or name is ANYWHERE for name in pair)}
        questions = [("declval", *pair) for pair in asked]
        questions += [("prvalue", *pair) for pair in asked if asked[pair]]
        questions += [("declval", "", promise)
                      for promise in {pair[1] for pair in asked}]
        answers = ask(unit, questions, numbers, directory)
    outcome.counts["pairs"] = len(asked)
    outcome.counts["of them awaitable"] = sum(asked.values())
    outcome.counts["skipped"] = len(verdicts) - len(asked)
    for promise in {pair[1] for pair in asked}:
        if ("declval", "", promise) not in answers:
            outcome.counts["promises that refuse nothing"] += 1
    compare_answers(asked, answers, outcome)
    return outcome


if __name__ == "__main__":
    sys.exit(harness.compare_all(
        compare, *harness.parse_arguments(__doc__.splitlines()[0]),
        compared="of them awaitable"))
