//===--- Awaitability.h - What co_await accepts, and through what  -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Awaitability is a property of an expression *in a promise*: the promise may
// transform every operand, or forbid awaiting altogether, and an awaiter may
// accept the handles of one promise only. All answers follow the steps of
// [expr.await]/3 and are Sema's own.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_AWAITABILITY_H
#define COROTIDY_CLASSIFY_AWAITABILITY_H

#include "classify/Bodies.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <string>
#include <tuple>

namespace corotidy {

/// A promise type together with the coroutine return type that leads to it;
/// reports name the promise by the latter. A null Type stands for a promise
/// of which nothing is known but that it declares no await_transform.
struct Promise {
  clang::QualType Type;
  clang::QualType ReturnType;
};

/// The first step of [expr.await]/3 that turned the operand into something
/// else, or Awaiter if the operand is its own awaiter.
enum class AwaitVia {
  None,
  AwaitTransform,
  MemberOperator,
  FreeOperator,
  Awaiter
};

/// Whether an await comes back without suspending, as far as constant
/// results of await_ready and await_suspend tell.
enum class Suspends { Never, Maybe, Always };

/// What an await_suspend does with the handle it is given, as far as its body
/// tells. Escapes: it is stored, passed on, resumed or returned, so that the
/// coroutine may go on elsewhere.
enum class HandleUse { Unseen, Untouched, Inspected, Destroyed, Escapes };

/// [expr.await]/3 for one operand in one promise.
struct AwaitResolution {
  bool WellFormed = false;
  AwaitVia Via = AwaitVia::None;
  /// The type of `e`, on which the three await functions are called.
  clang::QualType Awaiter;
  /// The type of the await-expression; null if not WellFormed.
  clang::QualType Result;
  Suspends CanSuspend = Suspends::Maybe;
  HandleUse Handle = HandleUse::Unseen;
  /// What the await calls, in this order: await_transform or the member of the
  /// promise that gives the operand, operator co_await, await_ready,
  /// await_suspend, await_resume. Without those that are not called, or not
  /// known, and of an ill-formed await without those after what is wrong.
  llvm::SmallVector<const clang::FunctionDecl *, 4> Calls;
  /// For an ill-formed await: the first step that fails, in one sentence.
  std::string WhyNot;
};

/// How the operand of a hypothetical co_await is written.
enum class Operand { Declval, Lvalue, Prvalue };

/// Answers [expr.await]/3 and [dcl.fct.def.coroutine]/3 for one translation
/// unit. To be used once parsing has ended; the answers are those of namespace
/// scope at the end of the file. Results are cached and live as long as the
/// resolver.
class AwaitResolver {
public:
  explicit AwaitResolver(clang::Sema &S);
  ~AwaitResolver();

  /// Whether std::coroutine_traits and std::coroutine_handle are declared.
  /// Without them nothing is awaitable and no function is a coroutine.
  bool hasCoroutines() const { return Traits && Handle; }

  /// Whether \p T is a std::coroutine_handle of some promise, of one that
  /// depends on template arguments too, or a reference to one.
  bool isHandle(clang::QualType T) const;

  /// `std::coroutine_traits<ReturnType, Params...>::promise_type`; null if
  /// there is none or \p ReturnType is dependent.
  clang::QualType promiseOf(clang::QualType ReturnType,
                            llvm::ArrayRef<clang::QualType> Params = {});

  /// The promise \p FD has, or would have if its body used co_*. The object
  /// parameter counts, that of a lambda too.
  clang::QualType promiseOf(const clang::FunctionDecl &FD);

  /// Steps 1 to 4 for `co_await` of an operand of type \p T in \p P.
  const AwaitResolution &resolve(clang::QualType T, const Promise &P,
                                 Operand Form = Operand::Declval);

  /// Step 4 alone: is \p T itself an awaiter in \p P?
  const AwaitResolution &resolveAwaiter(clang::QualType T, const Promise &P);

  /// The await of `P.Name()` as initial_suspend and final_suspend are awaited:
  /// without await_transform.
  const AwaitResolution &resolveSuspend(const Promise &P, llvm::StringRef Name);

  clang::Sema &sema() { return S; }

private:
  class Query;
  using Key = std::tuple<void *, void *, unsigned, const void *>;

  clang::QualType anyPromise();

  /// The answer under this key, found by \p Steps the first time.
  template <typename Walk>
  const AwaitResolution &cached(clang::QualType T, const Promise &P,
                                unsigned Form, const void *Tag, Walk Steps);

  clang::Sema &S;
  clang::ClassTemplateDecl *Traits = nullptr;
  clang::ClassTemplateDecl *Handle = nullptr;
  clang::QualType AnyPromise;
  llvm::DenseMap<Key, std::unique_ptr<AwaitResolution>> Cache;
};

/// The value every call of \p FD returns, if its body is a constant.
std::optional<bool> constantResult(const clang::FunctionDecl &FD);

/// Follows the first parameter of \p AwaitSuspend through its body.
HandleUse useOfHandle(const clang::FunctionDecl &AwaitSuspend);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_AWAITABILITY_H
