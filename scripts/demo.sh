#!/usr/bin/env bash
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# From nothing to a report: builds coro-tidy, classifies and checks the
# coroutine examples that Debian packages for Boost.Asio, Boost.Beast, Asio and
# QCoro.
set -euo pipefail
cd "$(dirname "$0")/.."

# What the steps say goes to standard error: the report alone can be piped.
{
  scripts/bootstrap.sh
  scripts/build.sh release
  /usr/bin/python3 test/oracle/packaged.py -o build/demo/compile_commands.json
} >&2

mapfile -t files < <(/usr/bin/python3 test/oracle/packaged.py --list)
root=$PWD
cd /usr/share/doc # which all of them are below: the places are easier to read
for command in classify check; do
  echo "demo: coro-tidy $command, ${#files[@]} files" >&2
  status=0
  "$root/build/release/bin/coro-tidy" "$command" -p "$root/build/demo" \
    "${files[@]}" "$@" || status=$?
  if [ "$status" -eq 3 ]; then
    # Some examples want headers that no package has, or those moc generates.
    echo "demo: the files named above did not parse to their end" >&2
  elif [ "$status" -gt 1 ]; then
    exit "$status"
  fi
done
