# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tries what compile commands could do to who lints them.

Every case is a few flags that make Clang load code, execute a program or write
a file. Each is given to coro-tidy in a file of its own, through every channel
that flags come by. Nothing may have happened afterwards: no file is new,
changed or gone but the report, and no system call tried to.

usage: hostile-flags.py CHANNEL CLANG [--trace]
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from systemcalls import offences, traced  # noqa: E402

CHANNELS = ["arguments", "command", "response-file", "config", "extra-arg", "flags"]

# {so} writes a file when it is loaded, {evil} has programs that do, {victim} is
# a file to keep, {cache} a directory of them, {cfg} a configuration file.
CASES = """
-fplugin={so}
-fplugin={so} -fplugin-arg-canary-all
-fpass-plugin={so}
-Xclang -load -Xclang {so}
-Xclang -plugin -Xclang canary -Xclang -load -Xclang {so}
-Xclang -add-plugin -Xclang canary -Xclang -load -Xclang {so}
-Xclang -fpass-plugin={so}
-mllvm -load={so}
-mllvm --load={so}
-Xclang -mllvm -Xclang -load={so}
-mllvm -load-pass-plugin={so}
-mllvm -info-output-file={victim} -ftime-report
-mllvm -stats -mllvm -stats-json -save-stats
-mllvm -print-on-crash-path={victim}
-Xpreprocessor -MD -Xpreprocessor {victim}
-Wp,-MD,{victim}
-Wp,-MMD,{victim}
-Xassembler -o{victim}
-Wa,-o,{victim}
-Xlinker -plugin -Xlinker {so}
-Wl,-plugin,{so}
-fuse-ld={evil}/ld --ld-path={evil}/ld
-B {evil}
-B{evil} -no-integrated-as -fno-integrated-cc1
--gcc-toolchain={evil}
--gcc-install-dir={evil}
-ccc-install-dir {evil}
-fno-integrated-cc1
-no-canonical-prefixes -fno-integrated-as
-o {victim}
-c -o {victim}
-S -o {victim}
-E -o {victim}
-E -dM -o {victim}
-emit-llvm -c -o {victim}
-emit-ast -o {victim}
--precompile -o {victim}
-rewrite-objc -o {victim}
--analyze -o {victim}
--analyze --analyzer-output html -o {cache}
-save-temps
-save-temps=obj -o {victim}
-save-temps=cwd
-MD -MF {victim}
-MMD -MF {victim}
-MM -MG -MF {victim}
-MJ {victim}
-MJ{victim}
-gen-cdb-fragment-path {cache}
--config={cfg}
--config {cfg}
--config-user-dir={evil} --config-system-dir={evil}
-serialize-diagnostics {victim}
--serialize-diagnostics {victim}
-Xclang -serialize-diagnostic-file -Xclang {victim}
-Xclang -diagnostic-log-file -Xclang {victim}
-Xclang -dependency-file -Xclang {victim} -Xclang -MT -Xclang target
-Xclang -dependency-dot -Xclang {victim}
-Xclang -module-dependency-dir -Xclang {cache}
-Xclang -header-include-file -Xclang {victim} -H
-Xclang -stats-file={victim}
-Xclang -print-stats
-Xclang -o -Xclang {victim}
-Xclang -emit-obj -Xclang -o -Xclang {victim}
-Xclang -emit-pch -Xclang -o -Xclang {victim}
-Xclang -emit-module -Xclang -o -Xclang {victim} -fmodules -Xclang -fmodule-name=one
-Xclang -emit-module-interface -Xclang -o -Xclang {victim}
-Xclang -emit-header-unit -Xclang -o -Xclang {victim}
-Xclang -emit-html -Xclang -o -Xclang {victim}
-Xclang -rewrite-macros -Xclang -o -Xclang {victim}
-Xclang -rewrite-test -Xclang -o -Xclang {victim}
-Xclang -extract-api -Xclang -o -Xclang {victim}
-Xclang --emit-extension-symbol-graphs -Xclang --symbol-graph-dir={cache}
-Xclang -emit-symbol-graph -Xclang --symbol-graph-dir={cache}
-Xclang -fixit
-Xclang -fixit=.fixed
-Xclang -fixit-recompile -Xclang -fixit-to-temporary
-Xclang -fix-what-you-can -Xclang -fixit
-Xclang -migrate -Xclang -o -Xclang {victim}
-Xclang -ast-dump
-Xclang -ast-dump-all=json
-Xclang -ast-merge -Xclang {victim}
-Xclang -verify
-Xclang -dump-tokens
-Xclang -dump-raw-tokens
-Xclang -print-dependency-directives-minimized-source
-Xclang -dump-minimization-hints={victim}
-Xclang -dump-deserialized-decls
-Xclang -fmodule-output={victim}
-Xclang -sys-header-deps -Xclang -show-skipped-includes
-fmodule-output={victim}
-fmodule-output
-x c++-module -fmodule-output={victim}
-x c++-header
-x c++-header -o {victim}
-x cuda
-x cuda --cuda-gpu-arch=native --nvptx-arch-tool={evil}/nvptx-arch
-x hip --offload-arch=native --amdgpu-arch-tool={evil}/amdgpu-arch
-x hip --offload-arch=native --offload-arch-tool={evil}/offload-arch
-x hip --offload-arch=native -B{evil}
-x hip --no-offload-new-driver --offload-arch=native -B{evil}
-x hip --offload-device-only --offload-arch=native -B{evil} -nogpuinc -nogpulib
-x hip --offload-arch=gfx900 --hip-path={evil} --rocm-path={evil}
-fopenmp --offload-arch=native -B{evil}
-fopenmp -fopenmp-targets=amdgcn-amd-amdhsa -B{evil}
-fopenmp -fopenmp-targets=nvptx64-nvidia-cuda -Xopenmp-target -march=native -B{evil}
--target=amdgcn-amd-amdhsa -mcpu=native -B{evil}
--target=nvptx64-nvidia-cuda -march=native -B{evil}
--target=amdgcn-amd-amdhsa -march=native --amdgpu-arch-tool={evil}/amdgpu-arch
-fsycl -B{evil}
-fopenacc
-ccc-print-phases
-ccc-print-bindings
-###
-v
--version
-print-search-dirs
-print-prog-name=ld -B{evil}
-dumpversion
--help
-fdriver-only
-gen-reproducer=always -fcrash-diagnostics-dir={cache}
-fcrash-diagnostics-dir={cache} -fcrash-diagnostics=all
-fmodules -fmodules-cache-path={cache}
-fmodules -fcxx-modules -fmodules-cache-path={cache} -fmodules-prune-interval=0 -fmodules-prune-after=0
-fmodules -fmodules-cache-path={cache} -fbuild-session-file={victim} -fmodules-validate-once-per-build-session
-fmodules -Xclang -fmodules-user-build-path -Xclang {cache}
-fmodules -fmodules-cache-path={cache} -fprebuilt-implicit-modules
-fmodules -Xclang -emit-module -fimplicit-module-maps -fmodules-cache-path={cache}
-fmodules -fmodule-map-file={evil}/module.modulemap -fmodules-cache-path={cache}
-Xclang -fmodules -Xclang -fimplicit-modules -Xclang -fmodules-cache-path={cache}
-fmodules -fmodules-cache-path={cache} -gmodules
-fmodule-file={victim}
-fmodule-file=one={victim}
-fprebuilt-module-path={cache}
-include-pch {victim}
-include {evil}/module-build.h
-ivfsoverlay {victim}
-working-directory={cache}
-ftime-trace
-ftime-trace={victim}
-Xclang -ftime-trace={victim}
-ftime-report
-ftime-report=per-pass
-fstack-usage
-Xclang -stack-usage-file -Xclang {victim}
-foptimization-record-file={victim}
-fsave-optimization-record
-fsave-optimization-record=yaml -o {victim}
-fproc-stat-report={victim}
-fproc-stat-report
-save-stats=cwd
-gsplit-dwarf
-gsplit-dwarf=single -o {victim}
-Xclang -split-dwarf-file -Xclang {victim} -Xclang -split-dwarf-output -Xclang {victim}
--coverage
-ftest-coverage -fprofile-arcs
-Xclang -coverage-notes-file={victim} -ftest-coverage
-Xclang -coverage-data-file={victim} -fprofile-arcs
-fprofile-generate={cache}
-fprofile-instr-generate={victim}
-fprofile-instr-use={victim}
-fprofile-use={victim}
-fprofile-sample-use={victim}
-fmemory-profile={cache}
-fcs-profile-generate={cache}
-fthinlto-index={victim} -flto=thin
-fthin-link-bitcode={victim}
-flto -flto-jobs=2
-fembed-bitcode
-fdiagnostics-format=sarif
-fdiagnostics-format=sarif-file={victim}
-fdiagnostics-print-source-range-info
--driver-mode=cl /Fo{victim}
--driver-mode=cl /P /Fi{victim}
--driver-mode=cl /Yc{victim}
--driver-mode=cl /Fa{victim}
--driver-mode=cl /clang:-MJ{victim}
--driver-mode=cl -clang:-MJ{victim}
--driver-mode=cl /clang:--config={cfg}
--driver-mode=cl /clang:--serialize-diagnostics /clang:{victim}
--driver-mode=cl /clang:-gen-cdb-fragment-path /clang:{cache}
--driver-mode=cl -Xclang -load -Xclang {so}
--driver-mode=cl -MJ {victim}
--driver-mode=cl --config={cfg}
--driver-mode=cl /std:c++20 /sourceDependencies{victim}
--driver-mode=cl /showIncludes
--driver-mode=gcc -MJ{victim}
-driver-mode=cl /clang:-MJ{victim}
--driver-mode=cl -MF --config={cfg}
--driver-mode=dxc -MF --config={cfg}
--driver-mode=flang -MF --config={cfg}
--driver-mode=cpp
--driver-mode=dxc
--driver-mode=flang
-frandomize-layout-seed-file={victim}
-fsanitize=address -fsanitize-ignorelist={victim}
-fsanitize=memory -fsanitize-coverage=trace-pc-guard
-index-store-path {cache}
-Xclang -dwarf-debug-flags -Xclang {victim}
-dsym-dir {cache} -g
-cl-std=CL2.0
-cc1 -load {so}
-cc1as -o {victim}
--start-no-unused-arguments -fplugin={so} --end-no-unused-arguments
-Xarch_host -fplugin={so}
-Xarch_x86_64 -fplugin={so}
-Xarch_host -MJ{victim}
-Xclang
-MJ
-o
""".strip().splitlines()

SOURCE = """#include "one.h"
#pragma clang module build two
module two {{}}
#pragma clang module contents
#pragma clang module begin two
int in_two;
#pragma clang module end
#pragma clang module endbuild
int wrong_{0}() {{ return one() }}
"""

CANARY = """#include <cstdio>
__attribute__((constructor)) static void sing() {{
  if (std::FILE *file = std::fopen("{0}", "a")) {{
    std::fputs("loaded", file);
    std::fclose(file);
  }}
}}
"""


def write(path, text, executable=False):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    if executable:
        path.chmod(0o755)


def snapshot(root):
    """What is below root, as far as a change of it would show."""
    found = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path.relative_to(root))] = (status.st_mode, status.st_mtime_ns, digest)
    return found


def make_tree(root, clang):
    sung = root / "sung"
    write(root / "victim", "precious\n")
    # What Clang takes for a module of a cache that has not been used for long.
    for name in ["modules.timestamp", "hash/old.pcm", "hash/old.pcm.timestamp"]:
        write(root / "cache" / name, "old")
        os.utime(root / "cache" / name, (0, 0))
    evil = root / "evil"
    for name in "as ld ld.lld cc1 clang clang++ g++ amdgpu-arch nvptx-arch offload-arch ptxas".split():
        write(evil / name, f"#!/bin/sh\necho run >> {sung}\necho gfx900\n", executable=True)
    so = root / "canary.so"
    write(root / "canary.cpp", CANARY.format(sung))
    subprocess.run([clang, "-shared", "-fPIC", "-o", so, root / "canary.cpp"], check=True)
    # It has to be able to sing, or silence means nothing.
    write(root / "plain.cpp", "int plain;\n")
    subprocess.run([clang, "-fsyntax-only", f"-fplugin={so}", root / "plain.cpp"], capture_output=True)
    assert sung.exists(), "the canary does not work in Clang itself"
    sung.unlink()
    cfg = root / "evil.cfg"
    says = f"-fplugin={so}\n-MJ {root}/victim\n-x hip --offload-arch=native\n--offload-arch-tool={evil}/offload-arch\n"
    write(cfg, says)
    # The driver looks for these beside the compiler.
    for name in ["clang++.cfg", "clang.cfg", "x86_64-unknown-linux-gnu-clang++.cfg"]:
        write(evil / name, says)
    write(evil / "module.modulemap", 'module one { header "one.h" }\n')
    write(evil / "one.h", "inline int other_one() { return 1; }\n")
    write(evil / "module-build.h", SOURCE.format("included"))
    names = {"so": so, "evil": evil, "victim": root / "victim", "cache": root / "cache", "cfg": cfg}
    return [[arg.format(**names) for arg in case.split()] for case in CASES]


def make_inputs(root, cases, channel):
    """The runs to do: each is the arguments of coro-tidy."""
    entries, runs = [], []
    for number, flags in enumerate(cases):
        directory = root / "src" / str(number)
        source = directory / f"{number}.cpp"
        write(source, SOURCE.format(number))
        write(directory / "one.h", "inline int one() { return 1; }\n")
        write(directory / "module.modulemap", 'module one { header "one.h" }\n')
        command = [str(root / "evil" / "clang++"), "-std=c++20", "-I.", "-c", str(source)]
        entry = {"directory": str(directory), "file": str(source)}
        if channel == "arguments":
            entry["arguments"] = command[:1] + flags + command[1:]
        elif channel == "command":
            entry["command"] = " ".join(command + flags)
        elif channel == "response-file":
            write(directory / "outer.rsp", "-DOUTER @inner.rsp\n")
            write(directory / "inner.rsp", "\n".join(flags) + "\n")
            entry["arguments"] = command + ["@outer.rsp"]
        else:
            entry["arguments"] = command
        if channel == "config":
            key = ["ExtraArgs", "ExtraArgsBefore"][number % 2]
            write(directory / ".clang-tidy", f"{key}: {json.dumps(flags)}\n")
        entries.append(entry)
        if channel == "extra-arg":
            option = ["--extra-arg=", "--extra-arg-before="][number % 2]
            runs.append(["-p", str(root), str(source)] + [option + flag for flag in flags])
        if channel == "flags":
            runs.append([str(source), "--"] + flags)
    write(root / "compile_commands.json", json.dumps(entries))
    return runs or [["-p", str(root)]]


def main():
    channel, clang = sys.argv[1:3]
    trace = "--trace" in sys.argv
    assert channel in CHANNELS
    root = pathlib.Path.cwd() / channel
    runs = make_inputs(root, make_tree(root, clang), channel)
    report = root / "report.json"
    log = pathlib.Path.cwd() / f"{channel}.strace"
    before = snapshot(root)
    problems = []
    scanned, whole = ["check"], ["check", "--no-scan"]
    for command in [["classify"], scanned, whole] if len(runs) == 1 else [scanned, whole]:
        for run in runs:
            line = ["coro-tidy", *command, "--quiet", "--timeout=20", f"--output=json={report}"]
            # A configuration above the tree must not have a say.
            line += ["--config="] * (command[0] == "check" and channel != "config") + run
            if trace:
                line = traced(log, line)
            ran = subprocess.run(line, cwd=root, capture_output=True, stdin=subprocess.DEVNULL)
            if ran.returncode not in (0, 1, 2, 3):
                problems.append(f"status {ran.returncode}: {line}\n{ran.stderr.decode()}")
            # What Clang was made to print is not what this was asked to.
            words = [word for word in ran.stderr.decode().splitlines() if not word.startswith("coro-tidy: ")]
            if ran.stdout or words or b"Killed" in ran.stderr:
                problems.append(f"{line} says {ran.stdout.decode()!r}, {ran.stderr.decode()!r}")
            if trace:
                problems += offences(log, [report], [root / "canary.so"])
    # A run that looked at nothing would not have done any harm either.
    result = json.loads(report.read_text())
    if len(runs) == 1:
        seen = {f["file"] for f in result["failures"]} | {f["file"] for f in result["skipped"]}
        if len(seen) < len(CASES) * 9 // 10:
            problems.append(f"only {len(seen)} of {len(CASES)} files were reached")
    report.unlink()
    after = snapshot(root)
    for name in sorted(set(before) | set(after)):
        if before.get(name) != after.get(name) and name != ".":
            problems.append(f"{name}: {'new' if name not in before else 'gone' if name not in after else 'changed'}")
    print("\n".join(problems) or f"{channel}: {len(CASES)} cases, no harm done")
    sys.exit(1 if problems else 0)


main()
