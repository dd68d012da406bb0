#!/usr/bin/env bash
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Installs what building and testing need on Debian 12: everything, or nothing
# if it is already there. `bootstrap.sh build` leaves out the code bases that
# the demo and the tests read.
set -euo pipefail

build=(
  ccache cmake g++ git ninja-build patch
  clang-22 clang-tidy-22 clang-tools-22 lld-22 clang-format-22 libclang-22-dev libclang-cpp22-dev
  libclang-rt-22-dev libc++-22-dev libc++abi-22-dev llvm-22-dev llvm-22-tools
  libgtest-dev neovim nlohmann-json3-dev python3 python3-jsonschema strace
)
corpus=(
  libboost1.81-dev libboost1.81-doc libasio-dev libasio-doc libssl-dev
  qcoro-doc qcoro-qt5-dev qtbase5-dev
)

# To validate SARIF and for a language client. Node.js from elsewhere than Debian brings its own npm.
command -v node >/dev/null && command -v npm >/dev/null || build+=(nodejs npm)

packages=("${build[@]}")
[ "${1:-all}" = build ] || packages+=("${corpus[@]}")

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "bootstrap: all ${#packages[@]} packages are there"
  exit 0
fi

sudo=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "bootstrap: run as root or install sudo; missing: ${missing[*]}" >&2
    exit 1
  fi
  sudo=(sudo)
fi
echo "bootstrap: installing ${missing[*]}"
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
