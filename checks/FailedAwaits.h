//===--- FailedAwaits.h - co_await that fails ----------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang drops a co_await that it rejects, with its operand. What is left is the
// error, which is at the keyword, at the operand or at the awaiter's
// await_suspend, and the source text.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_FAILEDAWAITS_H
#define COROTIDY_CHECKS_FAILEDAWAITS_H

#include "checks/OperandText.h"
#include "checks/Unit.h"

namespace corotidy {

/// A co_await whose place is allowed and whose operand compiles, but which
/// fails a step of [expr.await]/3.
struct FailedAwait {
  FailedAwait(const clang::FunctionDecl *Function,
              clang::SourceLocation Keyword)
      : Function(Function), Keyword(Keyword) {}

  /// The coroutine that says it: if that is a template, an instantiation that
  /// failed, unless the pattern itself did.
  const clang::FunctionDecl *Function;
  clang::SourceLocation Keyword;
  OperandText Operand;
  /// It stands in the head of a loop, or is its body without braces. Clang
  /// drops such a loop with the await.
  bool IsOfLoop = false;
  /// What the compiler says of it, at least once.
  llvm::SmallVector<const CompilerError *, 2> Errors;
  /// What it says of the same await in further instantiations.
  llvm::SmallVector<const CompilerError *, 2> Repeated;

  bool isAtKeyword(const CompilerError &E) const { return E.Loc == Keyword; }

  /// Where the compiler looked for await_ready and so on in vain; null if it
  /// did not.
  clang::QualType classWithoutMember(const clang::ASTContext &Ctx) const;

  /// The tokens of the keyword and of the errors, for Finding::Ranges. Those
  /// that come out of a macro are where the compiler prints them.
  llvm::SmallVector<clang::SourceRange, 2>
  errorRanges(const clang::SourceManager &SM) const;
};

/// Whether \p C is a generator whose promise deletes await_transform: what goes
/// wrong is no matter of the operand.
bool isGeneratorWithoutAwaits(const Classification &C);

} // namespace corotidy

#endif // COROTIDY_CHECKS_FAILEDAWAITS_H
