//===--- AccessPath.h - What an expression refers to ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_ACCESSPATH_H
#define COROTIDY_FLOW_ACCESSPATH_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace corotidy {

/// An object as code refers to it: a variable, *this or the result of a call
/// without arguments, and the members that lead on from there. Two of the same
/// spelling are taken for the same object; a pointer and what it points to are
/// not told apart. Elements of arrays and what calls with arguments give have
/// no path.
struct AccessPath {
  /// The first is a variable, function or, for *this, null; the others are
  /// members. Declarations are canonical.
  llvm::SmallVector<const clang::Decl *, 3> Path;

  bool operator==(const AccessPath &Other) const { return Path == Other.Path; }

  /// The variable, if that is all.
  const clang::VarDecl *variable() const;
  /// Whether it begins with the variable.
  bool isIn(const clang::VarDecl &Var) const;
  /// As it would be written: `self.mutex`.
  std::string text() const;
};

/// The path of the object that \p E denotes or points to, through references
/// that local variables are.
std::optional<AccessPath> pathOf(const clang::Expr *E);

/// \p E without casts, copies, temporaries and calls of std::move: the object
/// that is meant.
const clang::Expr *objectIn(const clang::Expr *E);

/// Whether \p E casts to an rvalue reference, by std::move or otherwise, so
/// that what takes it may take what is in it.
bool isMoved(const clang::Expr *E);

/// The variable that \p E names, if it is all that objectIn(E) is.
const clang::VarDecl *variableIn(const clang::Expr *E);

} // namespace corotidy

#endif // COROTIDY_FLOW_ACCESSPATH_H
