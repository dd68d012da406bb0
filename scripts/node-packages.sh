#!/usr/bin/env bash
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# node-packages.sh DIRECTORY: prints where the npm packages are that the
# package-lock.json in the directory pins, for NODE_PATH.
#
# They are installed once, outside the repository, in $CORO_TIDY_NPM or
# ~/.cache/coro-tidy/npm. Without a network and without that, this fails.
set -euo pipefail

inputs=$(cd "$1" && pwd)
lock=$(sha256sum "$inputs/package-lock.json" | cut -c1-16)
cache=${CORO_TIDY_NPM:-${XDG_CACHE_HOME:-$HOME/.cache}/coro-tidy/npm}/$lock

if [ ! -d "$cache" ]; then
  for program in node npm; do
    if ! command -v "$program" >/dev/null; then
      echo "node-packages: $program is missing: run scripts/bootstrap.sh" >&2
      exit 2
    fi
  done
  mkdir -p "$(dirname "$cache")"
  new=$(mktemp -d "$cache.XXXXXX")
  trap 'rm -rf "$new"' EXIT
  cp "$inputs/package.json" "$inputs/package-lock.json" "$new"
  # Nothing a package brings may run but what its user asks for.
  if ! (cd "$new" && npm ci --ignore-scripts --no-audit --no-fund) >"$new/log" 2>&1; then
    cat "$new/log" >&2
    echo "node-packages: cannot install what $inputs pins; it needs the npm" \
      "registry once, and then never again" >&2
    exit 2
  fi
  # Whole, or not there; another one that was as quick does as well.
  mv -T "$new" "$cache" 2>/dev/null || [ -d "$cache" ]
fi
echo "$cache/node_modules"
