//===--- Suspension.h - Where a coroutine suspends ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A suspension point is a co_await that is written, or implied by co_yield, by
// the beginning or by the end of the body ([dcl.fct.def.coroutine]/5). Whether
// one suspends is decided at run time; what is known before is kept here.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_SUSPENSION_H
#define COROTIDY_FLOW_SUSPENSION_H

#include "classify/Classifier.h"
#include "models/Models.h"

namespace corotidy {

enum class SuspensionKind { Initial, Await, Yield, Final };

struct Suspension {
  SuspensionKind Kind = SuspensionKind::Await;
  /// CoawaitExpr, CoyieldExpr or DependentCoawaitExpr; of the implied ones the
  /// await that Clang made, null if it depends on template arguments.
  const clang::Expr *Node = nullptr;
  /// The keyword; the name of the function for the initial one, the end of the
  /// body for the final one.
  clang::SourceLocation Loc;
  Suspends CanSuspend = Suspends::Maybe;
  Resumes Resumption = Resumes::Unknown;
  /// The frame is destroyed instead of resumed.
  bool Destroys = false;

  /// Whether other code may run before what comes next in the body does.
  bool maySuspend() const {
    return CanSuspend != Suspends::Never && Resumption != Resumes::AtOnce &&
           !Destroys;
  }
  /// Whether what comes next may run on another thread.
  bool mayChangeThread() const {
    return maySuspend() && Resumption != Resumes::SameThread;
  }
};

/// What is known of the await or yield \p Node in a coroutine of class \p C.
Suspension suspensionAt(const clang::Expr &Node, const Classification &C,
                        const Models &M);

/// The suspensions at the beginning and at the end of the body of \p FD, which
/// must be a coroutine.
Suspension initialSuspension(const clang::FunctionDecl &FD,
                             const Classification &C, const Models &M);
Suspension finalSuspension(const clang::FunctionDecl &FD,
                           const Classification &C, const Models &M);

/// The await functions that a co_await or co_yield calls; null where they are
/// not known, as in a template's pattern.
struct AwaitFunctions {
  const clang::FunctionDecl *Ready = nullptr;
  const clang::FunctionDecl *Suspend = nullptr;
};
AwaitFunctions awaitFunctionsOf(const clang::CoroutineSuspendExpr &Node);

/// Whether these awaits always come back without suspending, as far as their
/// bodies are constant.
bool neverSuspends(const AwaitFunctions &Functions);

} // namespace corotidy

#endif // COROTIDY_FLOW_SUSPENSION_H
