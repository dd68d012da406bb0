//===--- TestUnit.h - A translation unit to ask questions of -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TEST_UNIT_TESTUNIT_H
#define COROTIDY_TEST_UNIT_TESTUNIT_H

#include "classify/TranslationUnit.h"
#include "clang/Frontend/ASTUnit.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>
#include <vector>

namespace corotidy::test {

/// Code parsed in memory as C++20 after `#include <coroutine>`. Errors are
/// kept, not printed.
class TestUnit {
public:
  explicit TestUnit(llvm::StringRef Code,
                    std::vector<std::string> Flags = {"-std=c++20"});
  ~TestUnit();

  clang::Sema &sema() { return AST->getSema(); }
  clang::ASTContext &context() { return AST->getASTContext(); }
  unsigned errors() const;

  /// The type that \p Name names at namespace scope.
  clang::QualType type(llvm::StringRef Name);
  /// The definition of \p Name at namespace scope, or its first declaration.
  const clang::FunctionDecl *function(llvm::StringRef Name);

  /// Classifies the whole unit.
  ClassifiedUnit classify();

private:
  class ErrorCount;
  std::unique_ptr<ErrorCount> Errors;
  std::unique_ptr<clang::ASTUnit> AST;
};

/// The one function of \p Unit whose qualified name is \p Name; null if there
/// is none or more than one.
const Classification *find(const ClassifiedUnit &Unit, llvm::StringRef Name);

/// A task<T> and a generator<T> of the simplest sort, to put before a test's
/// own code.
extern const char *const Library;

} // namespace corotidy::test

#endif // COROTIDY_TEST_UNIT_TESTUNIT_H
