# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

import os
import subprocess
import sys

import lit.formats

config.name = "coro-tidy"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
# oracle/ has its own configuration for what takes minutes; Inputs are inputs.
config.excludes = ["Inputs", "faulty", "fuzz", "unit", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)

config.environment["PATH"] = os.pathsep.join(
    [config.coro_tidy_bin, config.llvm_tools, os.environ["PATH"]]
)
# A stray setting of the machine must not decide a test.
for name in ["CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH", "LANG", "LC_ALL"]:
    config.environment.pop(name, None)
# Tests are of what is found, not of what was found before; those of the cache
# name one.
config.environment["CORO_TIDY_CACHE_DIR"] = os.environ.get("CORO_TIDY_TEST_CACHE", "")
if config.sanitize:
    config.available_features.add("sanitize")
    # Containers and arenas cross the border to Clang, which is not
    # instrumented; what Clang leaks is not ours to fix.
    config.environment["ASAN_OPTIONS"] = "allow_user_poisoning=0:detect_container_overflow=0:detect_leaks=0"
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"

try:
    # A container may have strace and not permit what it does.
    subprocess.run(["strace", "-f", "-o", os.devnull, "true"], check=True, capture_output=True)
    config.available_features.add("strace")
except (OSError, subprocess.CalledProcessError) as problem:
    lit_config.note(f"tests that need strace do not run: {problem}")
# The tests of other compilers, which scripts/test.sh fetches.
sys.path.insert(0, os.path.join(config.test_source_root, "robustness"))
import compiler_tests  # noqa: E402

if compiler_tests.present():
    config.available_features.add("compiler-tests")
elif not config.sanitize:
    lit_config.note(
        "the tests of other compilers are not there; "
        "test/robustness/compiler_tests.py fetches them"
    )
config.environment["CORO_TIDY_COMPILER_TESTS"] = str(compiler_tests.directory())
stride = os.environ.get("CORO_TIDY_ROBUSTNESS_STRIDE")
programs = os.environ.get("CORO_TIDY_FUZZ_PROGRAMS")

config.substitutions += [
    ("%fuzz-programs", programs or ("500" if config.sanitize else "2500")),
    ("%mutate-stride", stride or ("2500" if config.sanitize else "500")),
    (
        "%check",
        f"{config.python} {config.source_dir}/test/checks/check.py"
        # A sanitized plugin does not load into a clang-tidy that is not.
        + (" --one-library" if config.sanitize else f" --plugin={config.plugin}"),
    ),
    ("%replay", f"{config.python} {config.source_dir}/test/replays/replay.py"),
    ("%plugin", config.plugin),
    ("%faulty", f"{config.test_exec_root}/faulty/coro-tidy-faulty"),
    ("%classify", "coro-tidy classify"),
    ("%python", config.python),
    ("%source", config.source_dir),
    ("%clangxx", "clang++"),
    ("%build", config.build_dir),
    ("%clangd-every", "1" if stride == "1" else "6"),
    # Without what the user of the machine has configured.
    (
        "%clangd",
        f"env XDG_CONFIG_HOME={config.test_exec_root}/none coro-clangd "
        "--background-index=false --check-locations=0 --check-warnings",
    ),
    ("%bin", config.coro_tidy_bin),
]
