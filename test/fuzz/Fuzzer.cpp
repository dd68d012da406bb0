//===--- Fuzzer.cpp - For libFuzzer to choose the programs ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program.h"

/// Clang is not instrumented, and what it leaks is not ours to fix.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0:detect_container_overflow=0:detect_leaks=0";
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  using namespace corotidy::fuzz;
  Result R;
  run(makeProgram({Data, Size}), R);
  return 0;
}
