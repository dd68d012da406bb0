//===--- Grammar.h - Programs from bytes ---------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TEST_FUZZ_GRAMMAR_H
#define COROTIDY_TEST_FUZZ_GRAMMAR_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace corotidy::fuzz {

/// The bytes that decide; 0 once there are no more.
class Choices {
public:
  explicit Choices(llvm::ArrayRef<uint8_t> Bytes) : Bytes(Bytes) {}

  size_t below(size_t Count);
  bool exhausted() const { return Bytes.empty(); }

private:
  llvm::ArrayRef<uint8_t> Bytes;
};

/// A grammar whose notation programs.grammar explains.
class Grammar {
public:
  /// \p Text has to outlive the grammar. Mistakes in it are fatal.
  explicit Grammar(llvm::StringRef Text);

  /// Always comes to an end, whatever \p Choose decides.
  std::string expand(llvm::StringRef Start, Choices &Choose) const;

private:
  class Expansion;

  llvm::StringMap<std::vector<llvm::StringRef>> Rules;
};

} // namespace corotidy::fuzz

#endif // COROTIDY_TEST_FUZZ_GRAMMAR_H
