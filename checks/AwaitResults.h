//===--- AwaitResults.h - What the result of an await leads to -- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What await_resume returns may be a reference, a pointer or a view of what is
// in the awaiter, or in the promise of the coroutine that was awaited, whose
// frame its task destroys. Both are mostly temporaries.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_AWAITRESULTS_H
#define COROTIDY_CHECKS_AWAITRESULTS_H

#include "checks/Unit.h"
#include "flow/References.h"

namespace corotidy {

/// An object that must live for as long as the result of an await is used.
struct AwaitedObject {
  const clang::CoawaitExpr *Await = nullptr;
  /// The await_resume whose result it is.
  const clang::FunctionDecl *Resume = nullptr;
  /// The awaiter or the task.
  Referent Object;
  enum class Place {
    /// The object has the result,
    InObject,
    /// the frame of a coroutine has it, which the object destroys,
    InFrame,
    /// or the result refers to the object, as the awaiter does.
    Referred
  };
  Place Where = Place::InObject;
};

/// What the value of \p E leads to through awaits in it or, if \p IsReference,
/// the object that it denotes.
llvm::SmallVector<AwaitedObject, 2>
awaitedObjectsIn(Unit &U, const clang::Expr &E, bool IsReference);

} // namespace corotidy

#endif // COROTIDY_CHECKS_AWAITRESULTS_H
