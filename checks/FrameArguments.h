//===--- FrameArguments.h - What a frame refers to ------------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A coroutine copies its parameters into its frame: references stay references
// ([dcl.fct.def.coroutine]/13). Who calls one, or a function that returns the
// task of one, has to keep what they refer to for as long as the body uses
// them.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_FRAMEARGUMENTS_H
#define COROTIDY_CHECKS_FRAMEARGUMENTS_H

#include "checks/Check.h"
#include "checks/Work.h"
#include "flow/References.h"

namespace corotidy {

/// Where a frame is suspended, and what it uses of an argument after that.
struct LateUse {
  clang::SourceLocation SuspendedAt;
  const clang::Expr *Use;
};

/// The first of these in the coroutine \p FD, which has a body: of \p Param or,
/// if that is null, of the object or the captures.
std::optional<LateUse> lateUseOf(Unit &U, const clang::FunctionDecl &FD,
                                 const clang::ParmVarDecl *Param);

/// Whether the object of \p FD is a parameter that is no reference, so that
/// each frame has a copy of its own.
bool hasObjectByValue(const clang::FunctionDecl &FD);

/// Whether a frame keeps a way to what somebody else passed as \p Param, as far
/// as its type, its attributes and models tell.
bool leadsOut(Unit &U, const clang::ParmVarDecl &Param);

/// An argument that a frame refers to, and uses after a suspension.
struct FrameArgument {
  /// As it is passed. Without a Param it is the object of a member, a closure
  /// with captures among them.
  const clang::Expr *Arg = nullptr;
  /// The coroutine whose frame it is, which the function that is called may
  /// pass it on to.
  const clang::FunctionDecl *Coroutine = nullptr;
  const clang::ParmVarDecl *Param = nullptr;
  /// Where the frame is suspended, and what it uses of the argument after that.
  /// Use is null if no body is there to see: then the coroutine is lazy, so
  /// that it does not begin before it is awaited.
  clang::SourceLocation SuspendedAt = {};
  const clang::Expr *Use = nullptr;

  /// What that is.
  Referents referents() const;
};

/// The arguments of \p Call, whose result is \p W, that its frame refers to and
/// that lead to something of the caller's.
llvm::SmallVector<FrameArgument, 2>
frameArgumentsOf(Unit &U, const clang::CallExpr &Call, const Work &W);

/// The calls whose work, or coroutine that runs by itself, the value of \p E
/// is: through conditions, copies and casts.
llvm::SmallVector<const clang::CallExpr *, 1> workCallsIn(Unit &U,
                                                          const clang::Expr *E);

/// Adds both places of \p Late in \p FD to \p F. \p Used is how messages call
/// what is used.
void noteLateUse(Finding &F, const clang::FunctionDecl &FD, const LateUse &Late,
                 llvm::StringRef Used);

/// Adds what happens next to \p F, in this order: the frame of \p A is
/// suspended, and uses the argument after that. \p AwaitedAt is where the task
/// is awaited, if that is known.
void noteUse(Finding &F, const FrameArgument &A,
             clang::SourceLocation AwaitedAt = {});

/// How messages call the parameter, or the object.
std::string nameOf(const FrameArgument &A);

/// How messages call the coroutine \p FD.
std::string nameOfCoroutine(const clang::FunctionDecl &FD);

} // namespace corotidy

#endif // COROTIDY_CHECKS_FRAMEARGUMENTS_H
