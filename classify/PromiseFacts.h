//===--- PromiseFacts.h - What a promise type promises -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_PROMISEFACTS_H
#define COROTIDY_CLASSIFY_PROMISEFACTS_H

#include "classify/Awaitability.h"
#include "llvm/ADT/SmallVector.h"

namespace corotidy {

enum class ReturnFunctions { Neither, ReturnVoid, ReturnValue, Both };
enum class AwaitTransform { None, Transforms, Deleted };

/// When the body starts, from the type of initial_suspend(). Unknown covers
/// awaiters that decide at run time and those that hand the coroutine to a
/// scheduler.
enum class StartPolicy { Unknown, Lazy, Eager };

/// Whether the frame outlives the body, from the type of final_suspend().
enum class FinalSuspend { Unknown, Always, Never };

/// What becomes of an exception that leaves the body, as far as the body of
/// unhandled_exception can be seen.
enum class UnhandledException { Absent, Empty, Terminates, Rethrows, Handled };

/// What is known of a promise type without any coroutine that uses it
/// ([dcl.fct.def.coroutine]/4-12).
struct PromiseFacts {
  Promise P;
  /// The parameter type of each yield_value, in order of lookup. The types of
  /// templates are dependent.
  llvm::SmallVector<clang::QualType, 2> YieldOperands;
  ReturnFunctions Returns = ReturnFunctions::Neither;
  AwaitTransform Transform = AwaitTransform::None;
  StartPolicy Start = StartPolicy::Unknown;
  FinalSuspend Final = FinalSuspend::Unknown;
  UnhandledException Unhandled = UnhandledException::Absent;
  /// The promise declares operator new.
  bool CustomAllocation = false;
  /// get_return_object_on_allocation_failure is declared.
  bool NothrowAllocation = false;

  bool yields() const { return !YieldOperands.empty(); }
};

/// The facts of \p P, whose Type must be a complete, non-dependent class.
PromiseFacts factsOf(AwaitResolver &Resolver, const Promise &P);

/// Whether get_return_object() of \p P can be called and gives an object of the
/// coroutine's return type. Not to be asked within a SemaProbe.
bool givesReturnObject(AwaitResolver &Resolver, const Promise &P);

/// Whether the language calls a member of this name on promises.
bool isPromiseMemberName(clang::DeclarationName Name);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_PROMISEFACTS_H
