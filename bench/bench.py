#!/usr/bin/env python3
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures coro-tidy side by side with what one would run instead.

Prints tables in Markdown; -o writes all figures as JSON. README.md says what
they mean.
"""

import argparse
import contextlib
import datetime
import io
import json
import math
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "test" / "oracle")]
import generate  # noqa: E402
import packaged  # noqa: E402

COMPILER = "clang++-22"
CLANG_TIDY = "clang-tidy-22"
RUN_CLANG_TIDY = "run-clang-tidy-22"
CLANG_TIDY_CHECKS = [
    "cppcoreguidelines-avoid-capturing-lambda-coroutines",
    "cppcoreguidelines-avoid-reference-coroutine-parameters",
    "cppcoreguidelines-no-suspend-with-lock",
    "misc-coroutine-hostile-raii",
]
ONE_CHECK = "coro-await-in-static-init"
PARTS = ["packaged", "mixed", "files", "coroutines", "start"]


# ---------------------------------------------------------------------------
# Measuring one command
# ---------------------------------------------------------------------------


def measure(command, log, directory):
    """What `command`, run in `directory`, took with all processes that it started.
    Its output goes to the file `log`."""
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=directory, stdin=subprocess.DEVNULL,
                                   stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
            # Of the largest of the processes.
            "memory": usage.ru_maxrss * 1024, "exit": process.returncode}


def spread(values):
    return {"median": statistics.median(values), "min": min(values),
            "max": max(values), "all": values}


def summary(runs):
    """Of the repetitions of one measurement; None if there are none."""
    if not runs:
        return None
    result = {key: spread([run[key] for run in runs])
              for key in ("wall", "cpu", "memory")}
    result["exits"] = sorted({run["exit"] for run in runs})
    return result


def ratio(ours, theirs, key="wall"):
    """How many times as much `theirs` takes; run by run, since what disturbs one
    disturbs what is next to it."""
    if not ours or not theirs:
        return None
    return spread([b / a for a, b in zip(ours[key]["all"], theirs[key]["all"])])


def exponent(points):
    """k in `time = a * n ** k`, by least squares: 1 is linear."""
    if len(points) < 2:
        return None
    xs = [math.log(n) for n, _ in points]
    ys = [math.log(max(t, 1e-9)) for _, t in points]
    x, y = statistics.mean(xs), statistics.mean(ys)
    return (sum((a - x) * (b - y) for a, b in zip(xs, ys)) /
            sum((a - x) ** 2 for a in xs))


def steps(points):
    """What each further one costs, from each point to the next."""
    return [(b[1] - a[1]) / (b[0] - a[0]) for a, b in zip(points, points[1:])]


# ---------------------------------------------------------------------------
# The tools
# ---------------------------------------------------------------------------


class Bench:
    def __init__(self, options):
        self.options = options
        build = pathlib.Path(options.build).resolve()
        self.coro_tidy = str(build / "bin" / "coro-tidy")
        self.plugin = str(build / "lib" / "coro-tidy-llvm22.so")
        self.work = pathlib.Path(options.work).resolve()
        help_text = subprocess.run([self.coro_tidy, "check", "--help"], check=True,
                                   capture_output=True, text=True).stdout
        self.has_cache = "--cache-dir" in help_text
        self.log = self.work / "log"
        self.profile = self.work / "profile.json"
        # The configuration of what is around the trees is not theirs.
        (self.work / ".clang-tidy").write_text("InheritParentConfig: false\n")

    def ours(self, tree, cache, *more):
        command = [self.coro_tidy, "check", "-p", str(tree),
                   f"-j{self.options.jobs}", "--tier=preview", "--quiet",
                   "--output=concise", *more]
        if self.has_cache:
            command.append(f"--cache-dir={cache}")
        return command

    def others(self, tree):
        jobs = f"-j{self.options.jobs}"
        return {
            "run-clang-tidy": [
                RUN_CLANG_TIDY, "-clang-tidy-binary", shutil.which(CLANG_TIDY),
                "-p", str(tree), jobs, "-quiet",
                "-checks=-*," + ",".join(CLANG_TIDY_CHECKS)],
            "clang-tidy with our plugin": [
                RUN_CLANG_TIDY, "-clang-tidy-binary", shutil.which(CLANG_TIDY),
                "-p", str(tree), jobs, "-quiet", "-load", self.plugin,
                "-checks=-*,coro-*"],
            "-fsyntax-only": [
                sys.executable, str(HERE / "syntax_only.py"), "-p", str(tree),
                jobs, "--compiler", COMPILER],
        }

    def fresh_cache(self):
        cache = self.work / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        return cache

    def findings(self, tree):
        """The sources of the tree that the last tool found something in."""
        found = set()
        shape = re.compile(r"^(\S[^:]*):\d+:\d+: (?:warning|error): .*\[[a-z-]+[,\]]")
        for line in self.log.read_text(errors="replace").splitlines():
            match = shape.match(line)
            if match and match[1].endswith(".cpp"):
                found.add(os.path.relpath(tree / match[1], tree))
        return sorted(found)

    # -----------------------------------------------------------------------
    # Code bases
    # -----------------------------------------------------------------------

    def code_base(self, tree, source, header):
        """Measures all tools on a tree, each in turn, so often as was asked for.
        `source` and `header` are files to edit; None for none."""
        entries = json.loads((tree / "compile_commands.json").read_text())
        others = self.others(tree)
        ours = {state: [] for state in ("cold", "warm", "source", "header")}
        theirs = {name: [] for name in others}
        one_check = []
        found = {}
        for repetition in range(self.options.repeat):
            say(f"  {tree.name}: repetition {repetition + 1} of {self.options.repeat}")
            names = ["ours", "one", *others]
            # Nothing is always behind the same.
            turn = repetition % len(names)
            for name in names[turn:] + names[:turn]:
                if name == "ours":
                    self.own_states(tree, ours, repetition, source, header, found)
                elif name == "one":
                    one_check.append(measure(
                        self.ours(tree, self.fresh_cache(), f"--checks=-*,{ONE_CHECK}"),
                        self.log, tree))
                else:
                    theirs[name].append(measure(others[name], self.log, tree))
                    found.setdefault(name, self.findings(tree))
        # Not one of those that are compared: to be measured costs something.
        measure(self.ours(tree, self.fresh_cache(), f"--profile={self.profile}"),
                self.log, tree)
        profile = json.loads(self.profile.read_text())
        result = {"files": len(entries), "found": found,
                  "coro-tidy": {state: summary(runs) for state, runs in ours.items()},
                  "coro-tidy, one check": {"cold": summary(one_check)},
                  "profile": phases(profile),
                  "checksOfParsing": checks_of_parsing(profile)}
        for name, runs in theirs.items():
            # They know nothing of the run before.
            result[name] = {"cold": summary(runs)}
        cold = result["coro-tidy"]["cold"]
        result["ratios"] = {
            name: {state: {key: ratio(result["coro-tidy"][state], result[name]["cold"], key)
                           for key in ("wall", "cpu", "memory")}
                   for state in ours}
            for name in others}
        result["allChecks"] = {
            key: ratio(result["coro-tidy, one check"]["cold"], cold, key)
            for key in ("wall", "cpu")}
        return result

    def own_states(self, tree, ours, number, source, header, found):
        cache = self.fresh_cache()

        def run(state):
            ours[state].append(measure(self.ours(tree, cache), self.log, tree))

        run("cold")
        found.setdefault("coro-tidy", self.findings(tree))
        if not self.has_cache:
            return
        run("warm")
        for state, file in (("source", source), ("header", header)):
            if not file:
                continue
            before = file.read_bytes()
            file.write_bytes(before + b"\ninline int edited_%d() { return %d; }\n"
                             % (number, number))
            try:
                run(state)
            finally:
                file.write_bytes(before)

    def packaged(self):
        tree = self.work / "packaged"
        source, header = copy_packaged(tree, 1 if self.options.quick else None)
        return self.code_base(tree, source, header) if source else None

    def mixed(self):
        tree = self.new_tree("mixed")
        files, share = (6, 20) if self.options.quick else (self.options.files, 5)
        with_coroutines = generate.tree(tree, files, share)
        result = self.code_base(tree, tree / with_coroutines[0],
                                tree / generate.POPULAR)
        result["withCoroutines"] = sorted(with_coroutines)
        return result

    def new_tree(self, name):
        tree = self.work / name
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir()
        return tree

    # -----------------------------------------------------------------------
    # Growth
    # -----------------------------------------------------------------------

    def files(self):
        sizes = [2, 4] if self.options.quick else [50, 200, 800]
        runs = {size: {"cold": [], "warm": []} for size in sizes}
        for size in sizes:
            generate.tree(self.new_tree(f"files-{size}"), size)
        for _ in range(self.options.repeat):
            for size in sizes:
                say(f"  {size} files")
                cache = self.fresh_cache()
                for state in ("cold", "warm") if self.has_cache else ("cold",):
                    tree = self.work / f"files-{size}"
                    runs[size][state].append(
                        measure(self.ours(tree, cache), self.log, tree))
        result = {"sizes": sizes}
        for state in ("cold", "warm"):
            result[state] = [summary(runs[size][state]) for size in sizes]
            points = [(size, s["cpu"]["median"])
                      for size, s in zip(sizes, result[state]) if s]
            result[state + "Exponent"] = exponent(points)
        return result

    def coroutines(self):
        """One file of so many coroutines."""
        sizes = [10, 100] if self.options.quick else [100, 1000, 10000]
        runs = {size: {"coro-tidy": [], "-fsyntax-only": [], "profile": []}
                for size in sizes}
        for size in sizes:
            generate.many_coroutines(self.new_tree(f"coroutines-{size}"), size)
        for _ in range(self.options.repeat):
            for size in sizes:
                say(f"  {size} coroutines")
                tree = self.work / f"coroutines-{size}"
                runs[size]["coro-tidy"].append(measure(
                    self.ours(tree, self.fresh_cache(), f"--profile={self.profile}"),
                    self.log, tree))
                runs[size]["profile"].append(
                    phases(json.loads(self.profile.read_text())))
                runs[size]["-fsyntax-only"].append(
                    measure(self.others(tree)["-fsyntax-only"], self.log, tree))
        result = {"sizes": sizes}
        for tool in ("coro-tidy", "-fsyntax-only"):
            sums = [summary(runs[size][tool]) for size in sizes]
            result[tool] = {"runs": sums}
            for key in ("cpu", "memory"):
                points = [(size, s[key]["median"]) for size, s in zip(sizes, sums)]
                # What the headers take is in each, so the steps tell more than
                # a fit.
                result[tool][key + "PerCoroutine"] = steps(points)
        names = sorted({name for run in runs[sizes[-1]]["profile"] for name in run})
        result["phases"] = {}
        for name in names:
            points = [(size, statistics.median(
                run.get(name, 0) for run in runs[size]["profile"])) for size in sizes]
            result["phases"][name] = {"cpu": [t for _, t in points],
                                      "cpuPerCoroutine": steps(points)}
        return result

    # -----------------------------------------------------------------------
    # Starting
    # -----------------------------------------------------------------------

    def start(self):
        tree = self.new_tree("start")
        (tree / "empty.cpp").write_text("")
        entries = 1000 if self.options.quick else 50000
        big = self.new_tree("database")
        for name in range(10):
            (big / f"unit{name}.cpp").write_text("")
        (big / "compile_commands.json").write_text(json.dumps(
            [{"directory": str(big), "file": f"unit{n}.cpp",
              "arguments": ["clang++", "-std=c++20", "-O2", f"-DNUMBER={n}",
                            "-Isome/include/directory", "-c", f"unit{n}.cpp"]}
             for n in range(entries)]))
        empty = str(tree / "empty.cpp")
        flags = ["--", "-std=c++20"]
        commands = {
            "coro-tidy --version": [self.coro_tidy, "--version"],
            "coro-tidy, empty file": [self.coro_tidy, "check", "--quiet", empty, *flags],
            "clang-tidy --version": [CLANG_TIDY, "--version"],
            "clang-tidy, empty file": [
                CLANG_TIDY, "--quiet", "--checks=-*," + ",".join(CLANG_TIDY_CHECKS),
                empty, *flags],
            "clang++ -fsyntax-only, empty file": [COMPILER, "-std=c++20",
                                                 "-fsyntax-only", empty],
            f"coro-tidy, one file of a database of {entries}": [
                self.coro_tidy, "check", "--quiet", "-p", str(big),
                str(big / "unit1.cpp")],
            f"clang-tidy, one file of a database of {entries}": [
                CLANG_TIDY, "--quiet", "--checks=-*," + ",".join(CLANG_TIDY_CHECKS),
                "-p", str(big), str(big / "unit1.cpp")],
        }
        runs = {name: [] for name in commands}
        for _ in range(3 if self.options.quick else 15):
            for name, command in commands.items():
                runs[name].append(measure(command, self.log, tree))
        return {name: summary(each) for name, each in runs.items()}


def phases(profile):
    """The processor's time of each phase of the workers."""
    return {row["phase"]: row["cpu"] for row in profile["inWorkers"]}


def checks_of_parsing(profile):
    times = phases(profile)
    checks = sum(time for name, time in times.items() if name.startswith("coro-"))
    return checks / times["parsing"] if times.get("parsing") else None


def copy_packaged(tree, limit):
    """Copies the examples that Debian packages to where they can be edited; a
    source and a header. (None, None) if none is installed."""
    entries = packaged.compile_commands(packaged.examples())[:limit]
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    moved = {}
    for entry in entries:
        package = entry["file"].removeprefix(packaged.DOC + "/").split("/")[0]
        old = f"{packaged.DOC}/{package}/"
        if old not in moved:
            moved[old] = f"{tree}/{package}/"
            shutil.copytree(old + "examples", moved[old] + "examples",
                            ignore=shutil.ignore_patterns("*.html", "*.htm", "*.png"))
    text = json.dumps(entries, indent=1)
    for old, new in moved.items():
        text = text.replace(old, new)
    (tree / "compile_commands.json").write_text(text)
    entries = json.loads(text)
    header = next(tree.glob("**/beast/example/common/server_certificate.hpp"), None)
    return (pathlib.Path(entries[0]["file"]) if entries else None), header


# ---------------------------------------------------------------------------
# The report
# ---------------------------------------------------------------------------


def say(text):
    print(text, file=sys.stderr, flush=True)


def median(value):
    return value["median"] if value else None


def targets(parts):
    """What the project promises of itself, and whether it was so. A figure that
    could not be taken is None, and so is the verdict. Times are judged by the
    processor's: other programs on the machine disturb it less."""
    rows = []

    def add(what, limit, at_most, value, wall=None):
        met = None if value is None else value <= limit if at_most else value >= limit
        rows.append({"target": what, "value": value, "wall": wall, "limit": limit,
                     "atMost": at_most, "met": met})

    def inverse(value):
        return 1 / value if value else None

    for name in ("packaged", "mixed"):
        part = parts.get(name)
        if not part:
            continue
        syntax = part["ratios"]["-fsyntax-only"]["cold"]
        run_clang_tidy = part["ratios"]["run-clang-tidy"]
        if name == "packaged":
            add("packaged, cold: time, by that of -fsyntax-only", 0.6, True,
                inverse(median(syntax["cpu"])), inverse(median(syntax["wall"])))
        else:
            for state, limit in (("cold", 10), ("warm", 100), ("source", 20)):
                add(f"mixed, {state}: times faster than run-clang-tidy", limit, False,
                    median(run_clang_tidy[state]["cpu"]),
                    median(run_clang_tidy[state]["wall"]))
        add(f"{name}: memory of the largest process, by that of -fsyntax-only",
            1.1, True, inverse(median(syntax["memory"])))
        add(f"{name}: time with all checks, by that with one", 1.1, True,
            median(part["allChecks"]["cpu"]), median(part["allChecks"]["wall"]))
        add(f"{name}: time in checks, by that of parsing", 0.1, True,
            part["checksOfParsing"])
    if parts.get("files"):
        add("more files: the time is that of so many to the power of", 1.1, True,
            parts["files"]["coldExponent"])
    if parts.get("coroutines"):
        cost = parts["coroutines"]["coro-tidy"]["cpuPerCoroutine"]
        add("more coroutines: time of the last thousands each, by that of the first "
            "thousand", 1.3, True, cost[-1] / cost[0] if len(cost) > 1 else None)
    return rows


def seconds(value):
    return "" if value is None else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def mib(value):
    return "" if value is None else f"{value / (1 << 20):.0f}"


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("| --- |" + " ---: |" * (len(header) - 1))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def show_code_base(name, part):
    print(f"### {name}: {part['files']} files\n")
    rows = []
    for tool in ("coro-tidy", "coro-tidy, one check", *part["ratios"]):
        for state, run in part[tool].items():
            if not run:
                continue
            ours = tool.startswith("coro-tidy")
            factor = {}
            for key in ("wall", "cpu"):
                against = None if ours else part["ratios"][tool]["cold"][key]
                factor[key] = f"{against['median']:.2f}" if against else ""
            rows.append([tool + (f", {state}" if tool == "coro-tidy" else ""),
                         seconds(run["wall"]["median"]),
                         f"{seconds(run['wall']['min'])} to {seconds(run['wall']['max'])}",
                         seconds(run["cpu"]["median"]), mib(run["memory"]["median"]),
                         factor["wall"], factor["cpu"]])
    table(["", "wall s", "from, to", "cpu s", "MiB", "by ours, wall", "by ours, cpu"], rows)
    if "withCoroutines" in part:
        # The compiler is not asked to find anything.
        same = all(files == part["withCoroutines"]
                   for tool, files in part["found"].items() if tool != "-fsyntax-only")
        print("All tools found something in the files with coroutines, and nowhere else.\n"
              if same else "The tools did not find something in the same files.\n")
    rows = sorted(part["profile"].items(), key=lambda item: (-item[1], item[0]))
    table(["phase", "cpu s"], [[name, f"{cpu:.3f}"] for name, cpu in rows])


def show(report):
    parts = report["parts"]
    machine = report["machine"]
    print(f"{report['date']}, {machine['processor']}, {machine['cores']} cores, "
          f"{report['versions']['coro-tidy']}, -j{report['options']['jobs']}, "
          f"{report['options']['repeat']} repetitions, load "
          f"{machine['loadBefore'][0]:.1f} before and {machine['loadAfter'][0]:.1f} after\n")
    table(["target", "cpu", "wall", "limit", "met"],
          [[row["target"],
            *("" if row[key] is None else f"{row[key]:.3g}" for key in ("value", "wall")),
            ("≤ " if row["atMost"] else "≥ ") + f"{row['limit']:g}",
            {True: "yes", False: "**no**", None: "not measured"}[row["met"]]]
           for row in report["targets"]])
    for name in ("packaged", "mixed"):
        if parts.get(name):
            show_code_base(name, parts[name])
    if parts.get("files"):
        part = parts["files"]
        print("### More files\n")
        rows = []
        for i, size in enumerate(part["sizes"]):
            row = [size]
            for state in ("cold", "warm"):
                run = part[state][i]
                row += [seconds(run["wall"]["median"]), seconds(run["cpu"]["median"])] \
                    if run else ["", ""]
            rows.append(row)
        table(["files", "cold, wall s", "cpu s", "warm, wall s", "cpu s"], rows)
    if parts.get("coroutines"):
        part = parts["coroutines"]
        print("### More coroutines in a file\n")
        rows = []
        for i, size in enumerate(part["sizes"]):
            row = [size]
            for tool in ("coro-tidy", "-fsyntax-only"):
                run = part[tool]["runs"][i]
                row += [seconds(run["cpu"]["median"]), mib(run["memory"]["median"])]
            rows.append(row)
        table(["coroutines", "coro-tidy, cpu s", "MiB", "-fsyntax-only, cpu s", "MiB"], rows)
        rows = sorted(part["phases"].items(),
                      key=lambda item: (-item[1]["cpu"][-1], item[0]))
        table(["µs for each further one"] + [f"up to {size}" for size in part["sizes"][1:]],
              [[name, *(f"{1e6 * cost:.1f}" for cost in phase["cpuPerCoroutine"])]
               for name, phase in rows])
    if parts.get("start"):
        print("### Starting\n")
        table(["", "wall ms", "from, to", "cpu ms", "MiB"],
              [[name, f"{1e3 * run['wall']['median']:.1f}",
                f"{1e3 * run['wall']['min']:.1f} to {1e3 * run['wall']['max']:.1f}",
                f"{1e3 * run['cpu']['median']:.1f}", mib(run["memory"]["median"])]
               for name, run in parts["start"].items()])


def put_into_readme(report):
    readme = HERE / "README.md"
    text = readme.read_text()
    begin, end = "<!-- figures -->\n", "<!-- end figures -->"
    before, _, rest = text.partition(begin)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        show(report)
    readme.write_text(before + begin + "\n" + out.getvalue() + end + rest.partition(end)[2])


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()


def version(command):
    out = subprocess.run([command, "--version"], capture_output=True, text=True)
    return next((line.strip() for line in out.stdout.splitlines()
                 if "version" in line or line.startswith("coro-tidy")), "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", default=str(ROOT / "build" / "release"),
                        help="the build directory")
    parser.add_argument("-j", dest="jobs", type=int,
                        default=len(os.sched_getaffinity(0)))
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--files", type=int, default=200,
                        help="how large the mixed tree is")
    parser.add_argument("--only", metavar="PARTS", default=",".join(PARTS),
                        help="of " + ",".join(PARTS))
    parser.add_argument("--quick", action="store_true",
                        help="less of everything, once: does it work?")
    parser.add_argument("--work", help="where trees are made and kept; a temporary "
                                       "directory if not given")
    parser.add_argument("-o", dest="output", help="write JSON to this file")
    parser.add_argument("--show", metavar="JSON",
                        help="print the tables of an earlier run and measure nothing")
    parser.add_argument("--readme", action="store_true",
                        help="with --show, put them into README.md instead")
    options = parser.parse_args()
    if options.show:
        report = json.loads(pathlib.Path(options.show).read_text())
        if options.readme:
            put_into_readme(report)
        else:
            show(report)
        return
    only = options.only.split(",")
    if unknown := set(only) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if options.quick:
        options.repeat = 1
    temporary = None
    if options.work:
        pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
    else:
        temporary = tempfile.TemporaryDirectory(prefix="coro-tidy-bench-")
        options.work = temporary.name

    bench = Bench(options)
    load = os.getloadavg()
    parts = {}
    for name in PARTS:
        if name in only:
            say(name)
            parts[name] = getattr(bench, name)()
    report = {
        "date": datetime.date.today().isoformat(),
        "machine": {"processor": processor(), "cores": len(os.sched_getaffinity(0)),
                    "system": platform.platform(),
                    "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
                    "loadBefore": load, "loadAfter": os.getloadavg()},
        "versions": {"coro-tidy": version(bench.coro_tidy), "clang": version(COMPILER),
                     "clang-tidy": version(CLANG_TIDY)},
        "options": {"jobs": options.jobs, "repeat": options.repeat,
                    "quick": options.quick, "cache": bench.has_cache},
        "parts": parts,
        "targets": targets(parts),
    }
    if options.output:
        pathlib.Path(options.output).write_text(json.dumps(report, indent=1) + "\n")
    show(report)
    if temporary:
        temporary.cleanup()


if __name__ == "__main__":
    main()
