//===--- main.cpp - The coro-tidy command ---------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Registry.h"
#include "tool/Program.h"

int main(int argc, const char **argv) {
  corotidy::runProgram({argv, size_t(argc)},
                       {"", corotidy::addChecks, nullptr});
}
