//===--- AwaitedOperand.h - What a failed co_await awaits ----- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The operand is dropped with the co_await. Its text, the declarations that are
// in scope and the compiler's complaint tell what it was.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITEDOPERAND_H
#define COROTIDY_CHECKS_AWAITEDOPERAND_H

#include "checks/FailedAwaits.h"

namespace corotidy {

struct AwaitedOperand {
  /// Null if not known.
  clang::QualType Type;
  Operand Form = Operand::Declval;
  /// What the operand names, where it names a variable or parameter.
  const clang::VarDecl *Variable = nullptr;
  /// The await is in a loop, and the variable outlives it.
  bool IsRepeated = false;
  /// What the operand calls, where it calls one.
  const clang::FunctionDecl *Function = nullptr;
  /// The await itself, which is left if it fails for access only.
  const clang::CoawaitExpr *Kept = nullptr;
};

AwaitedOperand awaitedOperand(Unit &U, const FailedAwait &A);

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITEDOPERAND_H
