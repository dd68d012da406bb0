//===--- OperandText.h - What stands behind a co_await -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_OPERANDTEXT_H
#define COROTIDY_CHECKS_OPERANDTEXT_H

#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace corotidy {

/// The operand of a co_await as it is written, read from tokens. Empty if the
/// co_await comes out of a macro.
struct OperandText {
  enum class Form {
    Other,
    /// `a`, `::n::f`, `f<int>`.
    Name,
    /// `&` and a name.
    AddressOfName,
    /// A name and one pair of parentheses.
    Call,
    /// A name and one pair of braces.
    BracedName,
    /// `[] { ... }`, not called.
    Lambda,
    /// `co_await` and whatever that awaits.
    Await
  };
  Form How = Form::Other;
  clang::SourceLocation Begin;
  /// Behind the last token; invalid if that cannot be told.
  clang::SourceLocation End;
  /// Where the operand is a member expression, the name of the member.
  clang::SourceLocation Member;
  /// The identifiers of a name, without template arguments.
  llvm::SmallVector<llvm::StringRef, 2> Names;
};

/// Reads the cast-expression that \p Tokens, which are raw, begin with.
OperandText readOperand(llvm::ArrayRef<clang::Token> Tokens);

} // namespace corotidy

#endif // COROTIDY_CHECKS_OPERANDTEXT_H
