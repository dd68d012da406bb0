//===--- Program.h - One program through everything ----------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TEST_FUZZ_PROGRAM_H
#define COROTIDY_TEST_FUZZ_PROGRAM_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace corotidy::fuzz {

struct Program {
  std::string Code;
  std::vector<std::string> Flags;
};

/// The program that \p Bytes stand for.
Program makeProgram(llvm::ArrayRef<uint8_t> Bytes);

struct Result {
  /// Clang itself is done. What crashes before is its own fault.
  bool Parsed = false;
  unsigned Errors = 0;
  unsigned Findings = 0;
  unsigned Functions = 0;
};

/// Runs all checks on \p P, as clang-tidy does, classifies it, and writes all
/// reports on it. In memory: no file is read or written. \p R is up to date
/// even if that crashes.
void run(const Program &P, Result &R);

} // namespace corotidy::fuzz

#endif // COROTIDY_TEST_FUZZ_PROGRAM_H
