#!/usr/bin/env bash
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# From nothing to all tests: the release build runs every suite, the sanitized
# build all but the oracles, which test the compiler's time more than our code.
set -euo pipefail
cd "$(dirname "$0")/.."

lit=(/usr/bin/python3 /usr/lib/llvm-22/bin/lit -j2)

# A suite that silently lost its tests must not look green.
require_tests() {
  local suite tests
  for suite in "$@"; do
    tests=$("${lit[@]}" --show-tests "$suite" 2>/dev/null || true)
    if ! grep -q '^  ' <<<"$tests"; then
      echo "test: no test was discovered in $suite" >&2
      exit 1
    fi
  done
}

scripts/bootstrap.sh
mkdir -p build
/usr/bin/python3 test/robustness/compiler_tests.py 2>build/fetch.log &
fetch=$!
scripts/build.sh release -DCORO_TIDY_WERROR=ON
scripts/build.sh sanitize -DCORO_TIDY_WERROR=ON

release=(build/release/test/{cache,checks,clangd,classify,docs,meta,oracle,replays,robustness,tool,unit})
sanitize=(build/sanitize/test/{cache,checks,classify,robustness,tool,unit})
require_tests "${release[@]}" "${sanitize[@]}"

skipped=
wait "$fetch" || skipped="test: skipped the tests of other compilers: $(tail -n 1 build/fetch.log)"

status=0
echo "test: release"
"${lit[@]}" -o build/release/results.json "${release[@]}" || status=1
echo "test: sanitize"
"${lit[@]}" -o build/sanitize/results.json "${sanitize[@]}" || status=1
[ -z "$skipped" ] || echo "$skipped"
/usr/bin/python3 scripts/summarize-tests.py build/{release,sanitize}/results.json
exit "$status"
