//===--- SharedContainers.h - What others change meanwhile ----- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// While a coroutine is suspended, others run and may change a container that is
// not in its frame: a member, a global variable, one behind a reference. What
// led to an element before leads nowhere then.
//
// Deliberately left out: what was captured, whose other users are in one
// function mostly; containers that a call returns a reference to; and the
// yields of generators, since who iterates one knows what he changes.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_SHAREDCONTAINERS_H
#define COROTIDY_CHECKS_SHAREDCONTAINERS_H

#include "checks/Check.h"

namespace corotidy {

/// A place where a container is changed.
struct ContainerChange {
  enum class Kind {
    /// It gets more elements.
    Grows,
    /// Some of its elements are taken out, or all.
    Loses,
    /// It gets what another one had.
    Replaced
  };
  Kind What = Kind::Grows;
  clang::SourceLocation Loc;
  const clang::FunctionDecl *By = nullptr;
  /// Whether it is a member of *this.
  bool IsOfThis = false;
};

/// A variable that leads into a container that the frame does not own, and is
/// used after a suspension.
struct UseAcrossSuspension {
  const clang::FunctionDecl *Coroutine = nullptr;
  /// The reference, pointer, view or iterator; the hidden one of a range-based
  /// for.
  const clang::VarDecl *Var = nullptr;
  /// The for statement whose iterator it is; null if there is none.
  const clang::Stmt *Loop = nullptr;
  /// The member, variable or parameter that is the container, and where it is
  /// mentioned.
  const clang::ValueDecl *Container = nullptr;
  const clang::Expr *TakenFrom = nullptr;
  clang::SourceLocation SuspendedAt;
  const clang::Expr *Use = nullptr;
  /// The first place where somebody else changes the container so that Var
  /// leads nowhere, if there is one to see.
  std::optional<ContainerChange> Change;

  bool isIterator() const;
};

struct SharedContainers {
  std::vector<UseAcrossSuspension> Uses;
  /// Coroutines whose flow took more than its budget.
  std::vector<const clang::FunctionDecl *> NotFollowed;
};

/// How messages call the container.
std::string nameOfContainer(const UseAcrossSuspension &Use);

/// What somebody may do while the coroutine is suspended, with \p Container as
/// the name of what is changed: "whoever runs then may call 'drop', which takes
/// elements out of it".
std::string whoMayChange(const UseAcrossSuspension &Use, llvm::StringRef May,
                         llvm::StringRef Container);

/// Adds what happens to \p F, in this order: it is taken from the container,
/// the coroutine is suspended, somebody changes the container, and it is used.
void noteWhatHappens(Finding &F, const UseAcrossSuspension &Use,
                     std::string Taken, std::string Used);

} // namespace corotidy

#endif // COROTIDY_CHECKS_SHAREDCONTAINERS_H
