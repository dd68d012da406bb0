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

/// Code parsed in memory as C++20, unless told otherwise after
/// `#include <coroutine>`. Errors are kept, not printed.
class TestUnit {
public:
  explicit TestUnit(llvm::StringRef Code,
                    std::vector<std::string> Flags = {"-std=c++20"},
                    llvm::StringRef Prologue = "#include <coroutine>\n");
  ~TestUnit();

  clang::Sema &sema() { return AST->getSema(); }
  clang::ASTContext &context() { return AST->getASTContext(); }
  unsigned errors() const;

  /// The type that \p Name names at namespace scope.
  clang::QualType type(llvm::StringRef Name);
  /// The type of the variable \p Name at namespace scope, as written.
  clang::QualType variable(llvm::StringRef Name);
  /// The definition of \p Name at namespace scope, or its first declaration.
  const clang::FunctionDecl *function(llvm::StringRef Name);
  /// The definition of the member `Class::Name` of a class at namespace scope.
  const clang::FunctionDecl *member(llvm::StringRef Class,
                                    llvm::StringRef Name);
  /// The call operators of the code's lambdas, in source order; not those of
  /// instantiations.
  std::vector<const clang::FunctionDecl *> lambdas();

  /// Classifies the whole unit.
  ClassifiedUnit classify();

private:
  class ErrorCount;
  std::unique_ptr<ErrorCount> Errors;
  std::unique_ptr<clang::ASTUnit> AST;
};

/// The one function of \p Unit whose qualified name is \p Name; null if there
/// is none or more than one.
const Classification *findFunction(const ClassifiedUnit &Unit,
                                   llvm::StringRef Name);

/// How many functions of that qualified name \p Unit has.
unsigned countFunctions(const ClassifiedUnit &Unit, llvm::StringRef Name);

/// The one type of \p Unit whose qualified name is \p Name; null if there is
/// none or more than one.
const ClassifiedType *findType(const ClassifiedUnit &Unit,
                               llvm::StringRef Name);

/// `kind/flavor +facet ...?`, the question mark for tentative; "none" for null.
std::string summary(const Classification *C);

/// summary() of the function \p Name in \p Code after the Library.
std::string classified(llvm::StringRef Code, llvm::StringRef Name);

/// A task<T> and a generator<T> of the simplest sort, to put before a test's
/// own code.
extern const char *const Library;

} // namespace corotidy::test

#endif // COROTIDY_TEST_UNIT_TESTUNIT_H
