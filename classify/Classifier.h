//===--- Classifier.h - Ordinary function, generator or coroutine  -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kind of a function follows from its body and its promise, never from its
// name; what its result can do follows from the type alone. docs/design.md and
// docs/classification.md define the words.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_CLASSIFIER_H
#define COROTIDY_CLASSIFY_CLASSIFIER_H

#include "classify/Awaitability.h"
#include "classify/Iterability.h"
#include "classify/Keywords.h"
#include "classify/PromiseFacts.h"
#include "llvm/ADT/BitmaskEnum.h"
#include "llvm/ADT/MapVector.h"
#include <optional>

namespace corotidy {

LLVM_ENABLE_BITMASK_ENUMS_IN_NAMESPACE();

/// Unknown is the kind of a function of which only a declaration is seen.
enum class Kind { Unknown, Ordinary, Generator, Coroutine };

/// Refines a kind; None goes with Unknown.
enum class Flavor {
  None,
  // Ordinary.
  Plain,
  Factory,
  AwaiterMember,
  PromiseMember,
  // Generator.
  Sync,
  Async,
  // Coroutine.
  Task,
  Detached,
  ShortCircuit,
  // Generator or Coroutine: the pattern of a template whose promise depends
  // on the arguments.
  Dependent
};

enum class Facets : unsigned {
  None = 0,
  /// co_yields the elements of another range.
  Delegating = 1,
  /// co_yield has a value: the consumer sends something back.
  TwoWay = 2,
  /// co_yields to its error channel; such yields do not make a generator.
  ErrorChannel = 4,
  LLVM_MARK_AS_BITMASK_ENUM(ErrorChannel)
};

/// Anywhere: in a promise of which nothing is known. InPromise: only in some,
/// because of their await_transform or of what await_suspend accepts.
enum class Awaitable { No, InPromise, Anywhere, Unknown };

/// What an object of one type can do.
struct ResultFacts {
  clang::QualType Type;
  Awaitable Status = Awaitable::Unknown;
  AwaitVia Via = AwaitVia::None;
  /// The promise the answer holds in; empty for Anywhere.
  Promise In;
  /// Every promise that was tried in which the type is awaitable: its own and
  /// those of the file's coroutines, by the order in which they first appear.
  llvm::SmallVector<Promise, 2> Promises;
  /// Of a type that is awaitable somewhere: the promises that were tried in
  /// which it is not, each with the first step that fails.
  llvm::SmallVector<std::pair<Promise, std::string>, 2> RefusedBy;
  /// It is awaitable anywhere or in its own promise. Other promises say less of
  /// a type: some take whatever comes.
  bool AwaitableByItself = false;
  clang::QualType AwaitResult;
  Suspends CanSuspend = Suspends::Maybe;
  /// Only an rvalue can be awaited.
  bool SingleShot = false;
  std::string WhyNot;
  Iteration Iterates;
  /// std::coroutine_traits<Type> has a promise_type, ...
  bool IsCoroutineType = false;
  /// ... whose yields come out of the object.
  bool IsGeneratorType = false;

  bool isAwaitable() const {
    return Status == Awaitable::InPromise || Status == Awaitable::Anywhere;
  }
  bool isIterable() const { return Iterates.How != Iterates::No; }
};

/// What makes a function a coroutine.
struct BodyEvidence {
  KeywordUses Uses;
  /// Clang lost (part of) the body; the uses are tokens of its text.
  bool Tentative = false;
};

struct Classification {
  Kind K = Kind::Unknown;
  Flavor F = Flavor::None;
  Facets Facet = Facets::None;
  /// Clang lost (part of) the body; the kind is a guess from its tokens.
  bool Tentative = false;
  KeywordUses Evidence;
  /// Absent for functions that are no coroutine and for dependent promises.
  std::optional<PromiseFacts> Promise;
  ResultFacts Result;
};

/// Classifies the functions and types of one translation unit. To be used
/// once parsing has ended.
class Classifier {
public:
  explicit Classifier(clang::Sema &S);

  /// The keywords in the body of \p FD. References stay valid.
  const BodyEvidence &evidenceOf(const clang::FunctionDecl &FD);

  /// Makes the promise of \p FD, if it is a coroutine, one of those types are
  /// tried in. Call it for every function, in source order, before the first
  /// classify().
  void notePromiseOf(const clang::FunctionDecl &FD);

  Classification classify(const clang::FunctionDecl &FD);

  /// What objects of type \p T can do. \p Own is the promise of the function
  /// that returns one, if it is known.
  const ResultFacts &resultFacts(clang::QualType T, const Promise &Own = {});

  const PromiseFacts &promiseFacts(const Promise &P);

  AwaitResolver &resolver() { return Resolver; }

private:
  clang::QualType promiseOfCoroutine(const clang::FunctionDecl &FD);
  void classifyKeywordFree(const clang::FunctionDecl &FD, Classification &C);
  void classifyCoroutine(const clang::FunctionDecl &FD, Classification &C);
  bool comesOut(clang::QualType Yielded, const ResultFacts &Result);
  bool convertsToWhatComesOut(clang::QualType Yielded,
                              const ResultFacts &Result);
  bool isRangeOf(clang::QualType T, clang::QualType Element, const Promise &P);
  bool neverResumesElsewhere(const Classification &C);
  void judgeYields(Classification &C, bool &YieldsValues);
  bool isAwaiter(const clang::CXXRecordDecl *Record);
  bool isPromise(const clang::CXXRecordDecl *Record);
  ResultFacts computeResult(clang::QualType T, const Promise &Own);

  llvm::ArrayRef<Promise> promisesToTry();

  AwaitResolver Resolver;
  /// Whether the compiler found errors, which is to be known before questions
  /// raise errors of their own.
  bool HadErrors;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<BodyEvidence>>
      Evidence;
  /// Keyed by canonical type, in order of appearance.
  llvm::MapVector<void *, Promise> Promises;
  /// What promisesToTry() chose of them, once it has.
  llvm::SmallVector<Promise, 4> Tried;
  llvm::DenseMap<std::pair<void *, void *>, std::unique_ptr<ResultFacts>>
      Results;
  llvm::DenseMap<void *, std::unique_ptr<PromiseFacts>> Facts;
};

/// Whether \p Record has a member type of that name, as the primary template of
/// std::coroutine_traits wants it. Works on patterns, too.
bool declaresPromiseType(const clang::CXXRecordDecl &Record);

/// The call of yield_value, with one argument, that \p Yield makes; null if it
/// cannot be found.
const clang::CXXMemberCallExpr *yieldValueCall(const clang::CoyieldExpr &Yield);

enum class TemplateKind { None, Pattern, Instantiation };

/// Whether \p FD belongs to a template and cannot be called itself.
bool isTemplatePattern(const clang::FunctionDecl &FD);

/// Whether \p FD was made from a template, by itself or with what encloses it.
bool isTemplateInstantiation(const clang::FunctionDecl &FD);

TemplateKind templateKindOf(const clang::FunctionDecl &FD);

/// The definition that \p Record was made from or, if it is no instantiation,
/// its own; \p Record if neither can be seen.
const clang::CXXRecordDecl &writtenClass(const clang::CXXRecordDecl &Record);

/// Those of the arguments of the class template that made \p T which are types
/// and in no pack.
llvm::SmallVector<clang::QualType, 2> typeArguments(clang::QualType T);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_CLASSIFIER_H
