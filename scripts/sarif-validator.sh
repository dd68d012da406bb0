#!/usr/bin/env bash
# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# sarif-validator.sh REPORT...: says of each whether it is valid SARIF 2.1.0.
#
# What validates comes from npm: see node-packages.sh.
set -euo pipefail

scripts=$(cd "$(dirname "$0")" && pwd)
inputs=$scripts/../test/tool/Inputs/sarif
NODE_PATH=$("$scripts/node-packages.sh" "$inputs")
NODE_PATH=$NODE_PATH exec node "$inputs/validate.js" "$@"
