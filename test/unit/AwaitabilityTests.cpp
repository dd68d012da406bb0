//===--- AwaitabilityTests.cpp - [expr.await]/3, step by step -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "clang/Basic/DiagnosticSema.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

/// Awaiters for the tests to return; a test's own operand is X.
const char *const Awaiters = R"cpp(
struct A {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct LongA : A {
  long await_resume();
};
)cpp";

/// Resolves `co_await std::declval<X>()` where the code declares X and, if the
/// promise matters, P.
struct Resolved {
  explicit Resolved(const std::string &Code, Operand Form = Operand::Declval,
                    const char *Standard = "-std=c++20")
      : Unit(std::string(Library) + Awaiters + Code, {Standard}),
        Resolver(Unit.sema()),
        Answer(Resolver.resolve(Unit.type("X"), {Unit.type("P"), {}}, Form)) {
    EXPECT_EQ(Unit.errors(), 0u);
  }

  TestUnit Unit;
  AwaitResolver Resolver;
  AwaitResolution Answer;
};

/// The step that decides a well-formed await.
AwaitVia via(const std::string &Code, Operand Form = Operand::Declval) {
  Resolved R(Code, Form);
  EXPECT_TRUE(R.Answer.WellFormed) << R.Answer.WhyNot;
  return R.Answer.Via;
}

/// The type of a well-formed await.
std::string result(const std::string &Code, Operand Form = Operand::Declval) {
  Resolved R(Code, Form);
  EXPECT_TRUE(R.Answer.WellFormed) << R.Answer.WhyNot;
  EXPECT_EQ(R.Answer.WhyNot, "");
  return typeName(R.Answer.Result, R.Unit.context());
}

/// What keeps an await from being well-formed.
std::string whyNot(const std::string &Code, Operand Form = Operand::Declval) {
  Resolved R(Code, Form);
  EXPECT_FALSE(R.Answer.WellFormed);
  EXPECT_TRUE(R.Answer.Result.isNull());
  return R.Answer.WhyNot;
}

//===----------------------------------------------------------------------===//
// Step 1: await_transform
//===----------------------------------------------------------------------===//

TEST(AwaitTransform, AppliesToAnyOperand) {
  EXPECT_EQ(via("struct X {}; struct P { A await_transform(X); };"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, NoneLeavesTheOperandAlone) {
  EXPECT_EQ(via("using X = A; struct P {};"), AwaitVia::Awaiter);
}

TEST(AwaitTransform, DeletedForbidsAllAwaits) {
  EXPECT_EQ(whyNot(R"cpp(
    using X = A;
    struct P { template <typename T> void await_transform(T &&) = delete; };
  )cpp"),
            "P deletes await_transform");
}

TEST(AwaitTransform, DeletedNullaryForbidsAllAwaits) {
  EXPECT_EQ(
      whyNot("using X = A; struct P { void await_transform() = delete; };"),
      "P deletes await_transform");
}

TEST(AwaitTransform, NamesThePromiseByItsReturnType) {
  Resolved R("using X = int; using G = generator<int>;");
  clang::QualType G = R.Unit.type("G");
  Promise P{R.Resolver.promiseOf(G), G};
  EXPECT_EQ(R.Resolver.resolve(R.Unit.type("X"), P).WhyNot,
            "the promise of generator<int> deletes await_transform");
}

TEST(AwaitTransform, DeletedOverloadIsChosen) {
  EXPECT_EQ(whyNot(R"cpp(
    struct X : A {};
    struct P {
      A await_transform(int);
      void await_transform(X) = delete;
    };
  )cpp"),
            "await_transform of P does not accept X");
}

const char *const TransformByCategory = R"cpp(
  struct X {};
  struct P {
    A await_transform(X &);
    LongA await_transform(X &&);
  };
)cpp";

TEST(AwaitTransform, OverloadForRvalues) {
  EXPECT_EQ(result(TransformByCategory), "long");
}

TEST(AwaitTransform, OverloadForLvalues) {
  EXPECT_EQ(result(TransformByCategory, Operand::Lvalue), "int");
}

TEST(AwaitTransform, OverloadForPrvalues) {
  EXPECT_EQ(result(TransformByCategory, Operand::Prvalue), "long");
}

TEST(AwaitTransform, Template) {
  EXPECT_EQ(via(R"cpp(
    using X = double;
    struct P { template <typename T> A await_transform(T); };
  )cpp"),
            AwaitVia::AwaitTransform);
}

const char *const ConstrainedTransform = R"cpp(
  struct P {
    template <typename T> requires requires(T T1) { T1.wait(); }
    A await_transform(T &&);
  };
)cpp";

TEST(AwaitTransform, ConstraintSatisfied) {
  EXPECT_EQ(
      via(std::string("struct X { void wait(); };") + ConstrainedTransform),
      AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, ConstraintNotSatisfied) {
  EXPECT_EQ(whyNot(std::string("struct X : A {};") + ConstrainedTransform),
            "await_transform of P does not accept X");
}

TEST(AwaitTransform, Inherited) {
  EXPECT_EQ(via(R"cpp(
    struct X {};
    struct Base { A await_transform(X); };
    struct P : Base {};
  )cpp"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, InheritedIsHidden) {
  EXPECT_EQ(whyNot(R"cpp(
    struct X {};
    struct Base { A await_transform(X); };
    struct P : Base { A await_transform(int); };
  )cpp"),
            "await_transform of P does not accept X");
}

TEST(AwaitTransform, InheritedIsUsedAgain) {
  EXPECT_EQ(via(R"cpp(
    struct X {};
    struct Base { A await_transform(X); };
    struct P : Base { using Base::await_transform; A await_transform(int); };
  )cpp"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, PrivateCannotBeCalled) {
  EXPECT_EQ(whyNot("using X = A; class P { A await_transform(A); };"),
            "await_transform of P does not accept A");
}

TEST(AwaitTransform, Static) {
  EXPECT_EQ(via("struct X {}; struct P { static A await_transform(X); };"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, ConstIsCallable) {
  EXPECT_EQ(via("struct X {}; struct P { A await_transform(X) const; };"),
            AwaitVia::AwaitTransform);
}

// The promise is an lvalue.
TEST(AwaitTransform, RvalueQualifiedIsNotCallable) {
  EXPECT_EQ(whyNot("struct X {}; struct P { A await_transform(X) &&; };"),
            "await_transform of P does not accept X");
}

TEST(AwaitTransform, OperandIsConverted) {
  EXPECT_EQ(via(R"cpp(
    struct Y {};
    struct X { operator Y(); };
    struct P { A await_transform(Y); };
  )cpp"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, OperandIsNotConvertedExplicitly) {
  EXPECT_EQ(whyNot(R"cpp(
    struct Y {};
    struct X { explicit operator Y(); };
    struct P { A await_transform(Y); };
  )cpp"),
            "await_transform of P does not accept X");
}

// As asio's std::source_location.
TEST(AwaitTransform, DefaultArgument) {
  EXPECT_EQ(via("struct X {}; struct P { A await_transform(X, int = 0); };"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, FunctionObject) {
  EXPECT_EQ(via(R"cpp(
    struct X {};
    struct Transformer { A operator()(X); };
    struct P { Transformer await_transform; };
  )cpp"),
            AwaitVia::AwaitTransform);
}

// Any declaration of the name counts, be it callable or not.
TEST(AwaitTransform, TypeOfThatName) {
  EXPECT_EQ(whyNot("using X = A; struct P { struct await_transform {}; };"),
            "await_transform of P does not accept A");
}

TEST(AwaitTransform, ExplicitObject) {
  Resolved R("struct X {}; struct P { A await_transform(this P &, X); };",
             Operand::Declval, "-std=c++23");
  EXPECT_TRUE(R.Answer.WellFormed) << R.Answer.WhyNot;
}

TEST(AwaitTransform, MoveOnlyOperandByValue) {
  const char *Code = R"cpp(
    struct X { X(X &&); };
    struct P { A await_transform(X); };
  )cpp";
  EXPECT_EQ(via(Code), AwaitVia::AwaitTransform);
  EXPECT_EQ(whyNot(Code, Operand::Lvalue),
            "await_transform of P does not accept X");
}

TEST(AwaitTransform, ImmovableOperandByValue) {
  const char *Code = R"cpp(
    struct X { X(X &&) = delete; };
    struct P { A await_transform(X); };
  )cpp";
  EXPECT_EQ(via(Code, Operand::Prvalue), AwaitVia::AwaitTransform);
  EXPECT_EQ(whyNot(Code), "await_transform of P does not accept X");
}

TEST(AwaitTransform, ReturnsNoAwaitable) {
  EXPECT_EQ(
      whyNot("struct Y {}; using X = A; struct P { Y await_transform(A); };"),
      "await_transform of P returns Y, which has no await_ready and no "
      "operator co_await");
}

TEST(AwaitTransform, ReturnsHalfAnAwaiter) {
  EXPECT_EQ(whyNot(R"cpp(
    struct Y { bool await_ready(); };
    using X = A;
    struct P { Y await_transform(A); };
  )cpp"),
            "await_transform of P returns Y, which has no await_suspend and no "
            "operator co_await");
}

TEST(AwaitTransform, ReturnsVoid) {
  EXPECT_EQ(whyNot("using X = A; struct P { void await_transform(A); };"),
            "await_transform of P returns void, which has no await_ready and "
            "no operator co_await");
}

TEST(AwaitTransform, ReturnsInt) {
  EXPECT_EQ(whyNot("using X = A; struct P { int await_transform(A); };"),
            "await_transform of P returns int, which has no await_ready and "
            "no operator co_await");
}

TEST(AwaitTransform, ReturnsTheOperand) {
  EXPECT_EQ(
      result("using X = A; struct P { template <typename T> T &&"
             "await_transform(T &&T1) { return static_cast<T &&>(T1); } };"),
      "int");
}

TEST(AwaitTransform, ReturnsLvalueOfConst) {
  EXPECT_EQ(
      whyNot("using X = int; struct P { const A &await_transform(int); };"),
      "await_ready of const A cannot be called without arguments");
}

TEST(AwaitTransform, ReturnsObjectWithOperator) {
  EXPECT_EQ(via(R"cpp(
    struct X {};
    struct Y { A operator co_await(); };
    struct P { Y await_transform(X); };
  )cpp"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitTransform, IsAppliedBeforeTheOperandsOwnOperator) {
  EXPECT_EQ(result(R"cpp(
    struct X { A operator co_await(); };
    struct P { LongA await_transform(X); };
  )cpp"),
            "long");
}

const char *const FailingBody = R"cpp(
  struct X {};
  struct P {
    template <typename T> auto await_transform(T &&) {
      static_assert(sizeof(T) == 0, "not here");
      return A();
    }
  };
)cpp";

TEST(AwaitTransform, HardErrorInBodyIsNo) {
  EXPECT_EQ(whyNot(FailingBody), "await_transform of P does not accept X");
}

// A body is instantiated once; its errors hold for every later question.
TEST(AwaitTransform, HardErrorIsRemembered) {
  Resolved R(FailingBody);
  EXPECT_FALSE(R.Answer.WellFormed);
  Promise P{R.Unit.type("P"), {}};
  EXPECT_FALSE(
      R.Resolver.resolve(R.Unit.type("X"), P, Operand::Prvalue).WellFormed);
  AwaitResolver Fresh(R.Unit.sema());
  EXPECT_FALSE(Fresh.resolve(R.Unit.type("X"), P).WellFormed);
  EXPECT_EQ(R.Unit.errors(), 0u);
}

TEST(AwaitTransform, HardErrorDoesNotSpoilTheNextQuestion) {
  Resolved R(std::string(FailingBody) + "struct Q { A await_transform(X); };");
  EXPECT_FALSE(R.Answer.WellFormed);
  EXPECT_TRUE(
      R.Resolver.resolve(R.Unit.type("X"), {R.Unit.type("Q"), {}}).WellFormed);
}

//===----------------------------------------------------------------------===//
// Step 2: operator co_await
//===----------------------------------------------------------------------===//

TEST(MemberOperator, Plain) {
  const char *Code = "struct X { A operator co_await(); };";
  EXPECT_EQ(via(Code), AwaitVia::MemberOperator);
  EXPECT_EQ(via(Code, Operand::Lvalue), AwaitVia::MemberOperator);
}

TEST(MemberOperator, LvalueQualified) {
  const char *Code = "struct X { A operator co_await() &; };";
  EXPECT_EQ(via(Code, Operand::Lvalue), AwaitVia::MemberOperator);
  EXPECT_EQ(whyNot(Code),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(MemberOperator, RvalueQualified) {
  const char *Code = "struct X { A operator co_await() &&; };";
  EXPECT_EQ(via(Code), AwaitVia::MemberOperator);
  EXPECT_EQ(via(Code, Operand::Prvalue), AwaitVia::MemberOperator);
  EXPECT_EQ(whyNot(Code, Operand::Lvalue),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(MemberOperator, OverloadedByQualifier) {
  const char *Code = R"cpp(
    struct X { A operator co_await() &; LongA operator co_await() &&; };
  )cpp";
  EXPECT_EQ(result(Code, Operand::Lvalue), "int");
  EXPECT_EQ(result(Code), "long");
}

TEST(MemberOperator, ConstAcceptsConst) {
  EXPECT_EQ(via("struct Y { A operator co_await() const; }; using X = const "
                "Y &;"),
            AwaitVia::MemberOperator);
}

TEST(MemberOperator, NonConstRejectsConst) {
  EXPECT_EQ(whyNot("struct Y { A operator co_await(); }; using X = const Y;"),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(MemberOperator, Inherited) {
  EXPECT_EQ(via("struct Base { A operator co_await(); }; struct X : Base {};"),
            AwaitVia::MemberOperator);
}

TEST(MemberOperator, InheritedPrivately) {
  EXPECT_EQ(whyNot(R"cpp(
    struct Base { A operator co_await(); };
    class X : Base {};
  )cpp"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(MemberOperator, FromTwoBases) {
  EXPECT_EQ(whyNot(R"cpp(
    struct One { A operator co_await(); };
    struct Two { A operator co_await(); };
    struct X : One, Two {};
  )cpp"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(MemberOperator, AmbiguousWithFree) {
  EXPECT_EQ(whyNot("struct X { A operator co_await(); };"
                   "A operator co_await(X);"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(MemberOperator, Deleted) {
  EXPECT_EQ(whyNot("struct X : A { A operator co_await() = delete; };"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(MemberOperator, Private) {
  EXPECT_EQ(whyNot("class X { A operator co_await(); };"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(MemberOperator, Template) {
  EXPECT_EQ(via("struct X { template <typename T = int> A operator co_await();"
                "};"),
            AwaitVia::MemberOperator);
}

TEST(MemberOperator, ConstraintNotSatisfied) {
  EXPECT_EQ(whyNot(R"cpp(
    template <typename T> struct Y {
      A operator co_await() requires (sizeof(T) > 100);
    };
    using X = Y<int>;
  )cpp"),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(MemberOperator, OfClassTemplate) {
  EXPECT_EQ(result("using X = task<double>;"), "double");
}

TEST(MemberOperator, GoesBeforeTheAwaiterTriple) {
  EXPECT_EQ(result("struct X : A { LongA operator co_await(); };"), "long");
}

TEST(MemberOperator, NotViableLeavesTheAwaiterTriple) {
  EXPECT_EQ(via("struct X : A { LongA operator co_await() &; };"),
            AwaitVia::Awaiter);
}

TEST(MemberOperator, IsAppliedOnce) {
  EXPECT_EQ(whyNot(R"cpp(
    struct Y { A operator co_await(); };
    struct X { Y operator co_await(); };
  )cpp"),
            "operator co_await returns Y, which has no await_ready");
}

TEST(MemberOperator, ReturnsInt) {
  EXPECT_EQ(whyNot("struct X { int operator co_await(); };"),
            "operator co_await returns int, which has no await_ready");
}

TEST(MemberOperator, ReturnsVoid) {
  EXPECT_EQ(whyNot("struct X { void operator co_await(); };"),
            "operator co_await returns void, which has no await_ready");
}

TEST(MemberOperator, ReturnsReference) {
  EXPECT_EQ(via("struct X { A &operator co_await(); };"),
            AwaitVia::MemberOperator);
}

TEST(MemberOperator, ReturnsImmovable) {
  EXPECT_EQ(via(R"cpp(
    struct Pinned : A { Pinned(Pinned &&) = delete; };
    struct X { Pinned operator co_await(); };
  )cpp"),
            AwaitVia::MemberOperator);
}

TEST(FreeOperator, ByArgument) {
  EXPECT_EQ(via(R"cpp(
    namespace n { struct Y {}; A operator co_await(Y); }
    using X = n::Y;
  )cpp"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, Global) {
  EXPECT_EQ(via("namespace n { struct Y {}; } using X = n::Y;"
                "A operator co_await(n::Y);"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, HiddenFriend) {
  EXPECT_EQ(via("struct X { friend A operator co_await(X &&) { return {}; } "
                "};"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, InUnrelatedNamespaceIsNotFound) {
  EXPECT_EQ(whyNot("struct X {}; namespace n { A operator co_await(X); }"),
            "no await_ready; no operator co_await");
}

// As the one that makes `co_await 5s` work.
TEST(FreeOperator, TemplateOnDuration) {
  EXPECT_EQ(via(R"cpp(
    namespace chrono {
    template <typename Rep, typename Period> struct duration {};
    }
    template <typename Rep, typename Period>
    A operator co_await(chrono::duration<Rep, Period>);
    using X = chrono::duration<long, char>;
  )cpp"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, RvalueOnly) {
  const char *Code = "struct X {}; A operator co_await(X &&);";
  EXPECT_EQ(via(Code), AwaitVia::FreeOperator);
  EXPECT_EQ(whyNot(Code, Operand::Lvalue),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(FreeOperator, OnEnum) {
  EXPECT_EQ(via("enum class X {}; A operator co_await(X);"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, OnUnion) {
  EXPECT_EQ(via("union X { int I; }; A operator co_await(X);"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, AfterConversion) {
  EXPECT_EQ(via("struct Y {}; A operator co_await(Y);"
                "struct X { operator Y(); };"),
            AwaitVia::FreeOperator);
}

TEST(FreeOperator, Deleted) {
  EXPECT_EQ(whyNot("struct X : A {}; A operator co_await(X) = delete;"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(FreeOperator, Ambiguous) {
  EXPECT_EQ(whyNot("struct X {}; A operator co_await(X);"
                   "A operator co_await(const X &);"),
            "operator co_await for X is ambiguous, deleted or inaccessible");
}

TEST(FreeOperator, AppliesToWhatAwaitTransformReturns) {
  EXPECT_EQ(result("struct Y {}; LongA operator co_await(Y); using X = int;"
                   "struct P { Y await_transform(int); };"),
            "long");
}

//===----------------------------------------------------------------------===//
// Steps 3 and 4: the awaiter
//===----------------------------------------------------------------------===//

TEST(Awaiter, Triple) {
  Resolved R("using X = A;");
  EXPECT_TRUE(R.Answer.WellFormed);
  EXPECT_EQ(R.Answer.Via, AwaitVia::Awaiter);
  EXPECT_EQ(R.Answer.Result.getAsString(), "int");
  EXPECT_EQ(R.Answer.Awaiter, R.Unit.type("A"));
  EXPECT_EQ(R.Answer.WhyNot, "");
}

TEST(Awaiter, NothingThere) {
  EXPECT_EQ(whyNot("struct X {};"), "no await_ready; no operator co_await");
}

TEST(Awaiter, Inherited) {
  EXPECT_EQ(via("struct X : A {};"), AwaitVia::Awaiter);
}

TEST(Awaiter, SpreadOverBases) {
  EXPECT_EQ(via(R"cpp(
    struct Ready { bool await_ready(); };
    struct Suspend { void await_suspend(std::coroutine_handle<>); };
    struct X : Ready, Suspend { void await_resume(); };
  )cpp"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, InheritedPrivately) {
  EXPECT_EQ(whyNot("class X : A {};"), "await_ready of X is not accessible");
}

TEST(Awaiter, InheritedTwice) {
  EXPECT_EQ(whyNot("struct B1 : A {}; struct B2 : A {}; struct X : B1, B2 {};"),
            "await_ready of X cannot be called without arguments");
}

TEST(Awaiter, WithoutReady) {
  EXPECT_EQ(whyNot(R"cpp(
    struct X {
      void await_suspend(std::coroutine_handle<>);
      void await_resume();
    };
  )cpp"),
            "no await_ready; no operator co_await");
}

TEST(Awaiter, WithoutSuspend) {
  EXPECT_EQ(whyNot("struct X { bool await_ready(); void await_resume(); };"),
            "no await_suspend");
}

TEST(Awaiter, WithoutResume) {
  EXPECT_EQ(whyNot(R"cpp(
    struct X {
      bool await_ready();
      void await_suspend(std::coroutine_handle<>);
    };
  )cpp"),
            "no await_resume");
}

TEST(Awaiter, PrivateReady) {
  EXPECT_EQ(whyNot("class X : public A { bool await_ready(); };"),
            "await_ready of X is not accessible");
}

TEST(Awaiter, ProtectedSuspend) {
  EXPECT_EQ(whyNot(R"cpp(
    struct X : A {
    protected:
      void await_suspend(std::coroutine_handle<>);
    };
  )cpp"),
            "await_suspend of X is not accessible");
}

TEST(Awaiter, PrivateResume) {
  EXPECT_EQ(whyNot("class X : public A { int await_resume(); };"),
            "await_resume of X is not accessible");
}

TEST(Awaiter, DeletedReady) {
  EXPECT_EQ(whyNot("struct X : A { bool await_ready() = delete; };"),
            "await_ready of X is deleted");
}

TEST(Awaiter, DeletedSuspend) {
  EXPECT_EQ(whyNot("struct X : A {"
                   "void await_suspend(std::coroutine_handle<>) = delete; };"),
            "await_suspend of X is deleted");
}

TEST(Awaiter, DeletedResume) {
  EXPECT_EQ(whyNot("struct X : A { int await_resume() = delete; };"),
            "await_resume of X is deleted");
}

TEST(Awaiter, ReadyNeedsArguments) {
  EXPECT_EQ(whyNot("struct X : A { bool await_ready(int); };"),
            "await_ready of X cannot be called without arguments");
}

TEST(Awaiter, ReadyHasDefaultArguments) {
  EXPECT_EQ(via("struct X : A { bool await_ready(int = 0, char = 'a'); };"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, ReadyReturnsInt) {
  EXPECT_EQ(via("struct X : A { int await_ready(); };"), AwaitVia::Awaiter);
}

TEST(Awaiter, ReadyReturnsPointer) {
  EXPECT_EQ(via("struct X : A { void *await_ready(); };"), AwaitVia::Awaiter);
}

TEST(Awaiter, ReadyReturnsClassExplicitlyConvertible) {
  EXPECT_EQ(via("struct Y { explicit operator bool() const; };"
                "struct X : A { Y await_ready(); };"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, ReadyReturnsClassNotConvertible) {
  EXPECT_EQ(whyNot("struct Y {}; struct X : A { Y await_ready(); };"),
            "await_ready of X returns Y, which is no bool");
}

TEST(Awaiter, ReadyReturnsVoid) {
  EXPECT_EQ(whyNot("struct X : A { void await_ready(); };"),
            "await_ready of X returns void, which is no bool");
}

TEST(Awaiter, ReadyReturnsScopedEnum) {
  EXPECT_EQ(whyNot("enum class E {}; struct X : A { E await_ready(); };"),
            "await_ready of X returns E, which is no bool");
}

TEST(Awaiter, ReadyReturnsDeletedConversion) {
  EXPECT_EQ(whyNot("struct Y { operator bool() = delete; };"
                   "struct X : A { Y await_ready(); };"),
            "await_ready of X returns Y, which is no bool");
}

// The awaiter is an lvalue even if the operand is none.
TEST(Awaiter, RvalueQualifiedFunctionsAreNotCallable) {
  EXPECT_EQ(
      whyNot("struct X : A { bool await_ready() &&; };", Operand::Prvalue),
      "await_ready of X cannot be called without arguments");
}

TEST(Awaiter, LvalueQualifiedFunctionsAreCallableOnPrvalue) {
  EXPECT_EQ(via("struct X : A { bool await_ready() &; };", Operand::Prvalue),
            AwaitVia::Awaiter);
}

TEST(Awaiter, StaticFunctions) {
  EXPECT_EQ(via(R"cpp(
    struct X {
      static bool await_ready();
      static void await_suspend(std::coroutine_handle<>);
      static void await_resume();
    };
  )cpp"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, FunctionObjects) {
  EXPECT_EQ(via("struct Yes { bool operator()(); };"
                "struct X : A { Yes await_ready; };"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, ConstObjectWithConstFunctions) {
  EXPECT_EQ(via("using X = const std::suspend_always;"), AwaitVia::Awaiter);
}

TEST(Awaiter, ConstObjectWithoutConstFunctions) {
  EXPECT_EQ(whyNot("using X = const A &;"),
            "await_ready of const A cannot be called without arguments");
}

TEST(Awaiter, Abstract) {
  EXPECT_EQ(via("struct X : A { virtual bool await_ready() = 0; };"),
            AwaitVia::Awaiter);
}

TEST(Awaiter, Immovable) {
  EXPECT_EQ(via("struct X : A { X(X &&) = delete; };", Operand::Prvalue),
            AwaitVia::Awaiter);
}

std::string suspendReturns(const std::string &Type) {
  return "struct Z {}; struct X : A { " + Type +
         " await_suspend(std::coroutine_handle<>); };";
}

TEST(AwaitSuspend, ReturnsVoid) {
  EXPECT_EQ(via(suspendReturns("void")), AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ReturnsBool) {
  EXPECT_EQ(via(suspendReturns("bool")), AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ReturnsHandle) {
  EXPECT_EQ(via(suspendReturns("std::coroutine_handle<>")), AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ReturnsHandleOfOtherPromise) {
  EXPECT_EQ(via(suspendReturns("std::coroutine_handle<Z>")), AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ReturnsNoopHandle) {
  EXPECT_EQ(via(suspendReturns("std::noop_coroutine_handle")),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ReturnsInt) {
  EXPECT_EQ(whyNot(suspendReturns("int")),
            "await_suspend of X returns int, not void, bool or a "
            "std::coroutine_handle");
}

TEST(AwaitSuspend, ReturnsReferenceToBool) {
  EXPECT_EQ(whyNot(suspendReturns("bool &")),
            "await_suspend of X returns bool &, not void, bool or a "
            "std::coroutine_handle");
}

TEST(AwaitSuspend, ReturnsReferenceToHandle) {
  EXPECT_EQ(whyNot(suspendReturns("std::coroutine_handle<> &")),
            "await_suspend of X returns std::coroutine_handle<> &, not void, "
            "bool or a std::coroutine_handle");
}

TEST(AwaitSuspend, ReturnsClassConvertibleToBool) {
  EXPECT_EQ(whyNot("struct Y { operator bool(); }; struct X : A { Y "
                   "await_suspend(std::coroutine_handle<>); };"),
            "await_suspend of X returns Y, not void, bool or a "
            "std::coroutine_handle");
}

TEST(AwaitSuspend, ReturnsClassDerivedFromHandle) {
  EXPECT_EQ(whyNot("struct H : std::coroutine_handle<> {}; struct X : A { H "
                   "await_suspend(std::coroutine_handle<>); };"),
            "await_suspend of X returns H, not void, bool or a "
            "std::coroutine_handle");
}

TEST(AwaitSuspend, DeducedReturnType) {
  EXPECT_EQ(via("struct X : A { auto await_suspend(std::coroutine_handle<>) "
                "{ return false; } };"),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, Template) {
  EXPECT_EQ(via("struct X : A { template <typename Q> bool "
                "await_suspend(std::coroutine_handle<Q>); };"),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, AbbreviatedTemplate) {
  EXPECT_EQ(via("struct X : A { void await_suspend(auto); };"),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, DefaultArgument) {
  EXPECT_EQ(via("struct X : A { void await_suspend(std::coroutine_handle<>, "
                "int = 0); };"),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, TakesNoHandle) {
  EXPECT_EQ(whyNot("struct X : A { void await_suspend(); };"),
            "await_suspend of X does not accept the handle of an unknown "
            "promise");
}

TEST(AwaitSuspend, TakesAddress) {
  EXPECT_EQ(whyNot("struct X : A { void await_suspend(void *); };"),
            "await_suspend of X does not accept the handle of an unknown "
            "promise");
}

TEST(AwaitSuspend, AcceptsOnePromiseOnly) {
  Resolved R(R"cpp(
    struct P {};
    struct Q {};
    struct X : A { void await_suspend(std::coroutine_handle<P>); };
  )cpp");
  EXPECT_TRUE(R.Answer.WellFormed);
  clang::QualType X = R.Unit.type("X");
  EXPECT_EQ(R.Resolver.resolve(X, Promise()).WhyNot,
            "await_suspend of X does not accept the handle of an unknown "
            "promise");
  EXPECT_EQ(R.Resolver.resolve(X, {R.Unit.type("Q"), {}}).WhyNot,
            "await_suspend of X does not accept the handle of Q");
}

// A handle of the derived promise converts to no handle of its base.
TEST(AwaitSuspend, AcceptsBaseOfPromise) {
  EXPECT_EQ(whyNot(R"cpp(
    struct Base {};
    struct P : Base {};
    struct X : A { void await_suspend(std::coroutine_handle<Base>); };
  )cpp"),
            "await_suspend of X does not accept the handle of P");
}

const char *const ConstrainedSuspend = R"cpp(
  struct X : A {
    template <typename Q> requires requires(Q Q1) { Q1.id; }
    void await_suspend(std::coroutine_handle<Q>);
  };
)cpp";

TEST(AwaitSuspend, ConstraintSatisfied) {
  EXPECT_EQ(via(std::string(ConstrainedSuspend) + "struct P { int id; };"),
            AwaitVia::Awaiter);
}

TEST(AwaitSuspend, ConstraintNotSatisfied) {
  EXPECT_EQ(whyNot(ConstrainedSuspend),
            "await_suspend of X does not accept the handle of an unknown "
            "promise");
}

TEST(AwaitSuspend, HardErrorInBodyIsNo) {
  const char *Code = R"cpp(
    struct X : A {
      template <typename Q> auto await_suspend(std::coroutine_handle<Q> H) {
        return H.promise().id > 0;
      }
    };
    struct Q { int id; };
  )cpp";
  Resolved R(Code);
  EXPECT_FALSE(R.Answer.WellFormed);
  EXPECT_TRUE(
      R.Resolver.resolve(R.Unit.type("X"), {R.Unit.type("Q"), {}}).WellFormed);
}

std::string resumeReturns(const std::string &Type) {
  return result("struct Y {}; struct X : A { " + Type + " await_resume(); };");
}

TEST(AwaitResume, ReturnsVoid) { EXPECT_EQ(resumeReturns("void"), "void"); }

TEST(AwaitResume, ReturnsObject) { EXPECT_EQ(resumeReturns("Y"), "Y"); }

TEST(AwaitResume, ReturnsLvalue) { EXPECT_EQ(resumeReturns("Y &"), "Y &"); }

TEST(AwaitResume, ReturnsXvalue) { EXPECT_EQ(resumeReturns("Y &&"), "Y &&"); }

TEST(AwaitResume, ReturnsConst) {
  EXPECT_EQ(resumeReturns("const Y &"), "const Y &");
}

TEST(AwaitResume, DeducesItsType) {
  EXPECT_EQ(result("struct X : A { auto await_resume() { return 'a'; } };"),
            "char");
}

TEST(AwaitResume, HasDefaultArgument) {
  EXPECT_EQ(result("struct X : A { long await_resume(int = 0); };"), "long");
}

TEST(AwaitResume, NeedsArguments) {
  EXPECT_EQ(whyNot("struct X : A { int await_resume(int); };"),
            "await_resume of X cannot be called without arguments");
}

//===----------------------------------------------------------------------===//
// Operands of all types
//===----------------------------------------------------------------------===//

TEST(AwaitOperand, Void) {
  EXPECT_EQ(whyNot("using X = void;"), "void is not a value");
}

TEST(AwaitOperand, ConstVoid) {
  EXPECT_EQ(whyNot("using X = const void;"), "void is not a value");
}

TEST(AwaitOperand, VoidIsNotTransformed) {
  EXPECT_EQ(whyNot("using X = void; struct P { template <typename T> A "
                   "await_transform(T &&); };"),
            "void is not a value");
}

TEST(AwaitOperand, Int) {
  EXPECT_EQ(whyNot("using X = int;"), "no await_ready; no operator co_await");
}

TEST(AwaitOperand, Enum) {
  EXPECT_EQ(whyNot("enum X {};"), "no await_ready; no operator co_await");
}

TEST(AwaitOperand, PointerToAwaiter) {
  EXPECT_EQ(whyNot("using X = A *;"), "no await_ready; no operator co_await");
}

TEST(AwaitOperand, ArrayOfAwaiters) {
  EXPECT_EQ(whyNot("using X = A[2];"), "no await_ready; no operator co_await");
}

TEST(AwaitOperand, Nullptr) {
  EXPECT_EQ(whyNot("using X = decltype(nullptr);"),
            "no await_ready; no operator co_await");
}

TEST(AwaitOperand, Function) {
  EXPECT_EQ(whyNot("using X = void();"),
            "no await_ready; no operator co_await");
}

// std::declval of a function type is an lvalue.
TEST(AwaitOperand, FunctionIsTransformed) {
  EXPECT_EQ(via("using X = void(); struct P { A await_transform(void (&)()); "
                "};"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitOperand, ArrayIsTransformed) {
  EXPECT_EQ(via("using X = int[3]; struct P { A await_transform(int *); };"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitOperand, LvalueReference) {
  EXPECT_EQ(via("using X = A &;"), AwaitVia::Awaiter);
}

TEST(AwaitOperand, LvalueReferenceToSingleShot) {
  EXPECT_EQ(whyNot("using X = task<int> &;"),
            "operator co_await does not accept this operand; no await_ready");
}

TEST(AwaitOperand, RvalueReference) {
  EXPECT_EQ(via("using X = task<int> &&;"), AwaitVia::MemberOperator);
}

TEST(AwaitOperand, Incomplete) {
  EXPECT_EQ(whyNot("struct X;"), "X is incomplete");
}

TEST(AwaitOperand, IncompleteIsTransformed) {
  EXPECT_EQ(via("struct X; struct P { A await_transform(X &&); };"),
            AwaitVia::AwaitTransform);
}

TEST(AwaitOperand, Union) {
  EXPECT_EQ(via(R"cpp(
    union X {
      bool await_ready();
      void await_suspend(std::coroutine_handle<>);
      void await_resume();
    };
  )cpp"),
            AwaitVia::Awaiter);
}

TEST(AwaitOperand, Closure) {
  EXPECT_EQ(via("auto L = [] {}; using X = decltype(L);"
                "A operator co_await(X);"),
            AwaitVia::FreeOperator);
}

TEST(AwaitOperand, NotYetInstantiatedTemplate) {
  EXPECT_EQ(via("template <typename T> struct Y : A { T Value; };"
                "using X = Y<int>;"),
            AwaitVia::Awaiter);
}

TEST(AwaitOperand, TemplateThatCannotBeInstantiated) {
  EXPECT_NE(whyNot("template <typename T> struct Y : A { typename T::type V; "
                   "}; using X = Y<int>;"),
            "");
}

TEST(AwaitOperand, TemplateThatNeverEnds) {
  Resolved R("template <typename T> struct Y : Y<T *> {}; using X = Y<int>;");
  EXPECT_FALSE(R.Answer.WellFormed);
  EXPECT_TRUE(R.Resolver.resolve(R.Unit.type("A"), Promise()).WellFormed);
}

TEST(AwaitOperand, ImmovableWithOperator) {
  EXPECT_EQ(via("struct X { X(X &&) = delete; A operator co_await(); };",
                Operand::Prvalue),
            AwaitVia::MemberOperator);
}

TEST(AwaitOperand, WithoutCoroutineHeader) {
  TestUnit Unit("struct X { bool await_ready(); };", {"-std=c++20"}, "");
  AwaitResolver Resolver(Unit.sema());
  EXPECT_FALSE(Resolver.hasCoroutines());
  const AwaitResolution &R = Resolver.resolve(Unit.type("X"), Promise());
  EXPECT_FALSE(R.WellFormed);
  EXPECT_EQ(R.WhyNot, "<coroutine> is not included");
  EXPECT_TRUE(Resolver.promiseOf(Unit.type("X")).isNull());
}

TEST(AwaitOperand, HeaderWithoutCoroutines) {
  TestUnit Unit("struct X {};", {"-std=c++17"}, "namespace std {}\n");
  AwaitResolver Resolver(Unit.sema());
  EXPECT_FALSE(Resolver.hasCoroutines());
}

//===----------------------------------------------------------------------===//
// Initial and final suspend, and the awaiter alone
//===----------------------------------------------------------------------===//

AwaitResolution initialSuspend(const std::string &Code) {
  TestUnit Unit(std::string(Library) + Awaiters + Code);
  AwaitResolver Resolver(Unit.sema());
  AwaitResolution R =
      Resolver.resolveSuspend({Unit.type("P"), {}}, "initial_suspend");
  EXPECT_EQ(Unit.errors(), 0u);
  return R;
}

TEST(ResolveSuspend, Awaiter) {
  AwaitResolution R = initialSuspend("struct P { A initial_suspend(); };");
  EXPECT_TRUE(R.WellFormed);
  EXPECT_EQ(R.Via, AwaitVia::Awaiter);
}

TEST(ResolveSuspend, Operator) {
  AwaitResolution R = initialSuspend("struct Y { A operator co_await(); };"
                                     "struct P { Y initial_suspend(); };");
  EXPECT_TRUE(R.WellFormed);
  EXPECT_EQ(R.Via, AwaitVia::MemberOperator);
}

TEST(ResolveSuspend, IsNotTransformed) {
  AwaitResolution R = initialSuspend(
      "struct P { A initial_suspend(); void await_transform() = delete; };");
  EXPECT_TRUE(R.WellFormed) << R.WhyNot;
}

TEST(ResolveSuspend, Missing) {
  EXPECT_EQ(initialSuspend("struct P {};").WhyNot,
            "P has no usable initial_suspend");
}

TEST(ResolveSuspend, Private) {
  EXPECT_EQ(initialSuspend("class P { A initial_suspend(); };").WhyNot,
            "P has no usable initial_suspend");
}

TEST(ResolveSuspend, NotAwaitable) {
  EXPECT_EQ(initialSuspend("struct P { int initial_suspend(); };").WhyNot,
            "no await_ready; no operator co_await");
}

TEST(ResolveSuspend, AwaiterForItsOwnPromise) {
  AwaitResolution R = initialSuspend(R"cpp(
    struct P;
    struct Y : A { void await_suspend(std::coroutine_handle<P>); };
    struct P { Y initial_suspend(); };
  )cpp");
  EXPECT_TRUE(R.WellFormed) << R.WhyNot;
}

TEST(ResolveAwaiter, IgnoresTransformAndOperator) {
  Resolved R(R"cpp(
    struct X { A operator co_await(); };
    struct P { A await_transform(X); };
  )cpp");
  EXPECT_TRUE(R.Answer.WellFormed);
  Promise P{R.Unit.type("P"), {}};
  EXPECT_FALSE(R.Resolver.resolveAwaiter(R.Unit.type("X"), P).WellFormed);
  EXPECT_TRUE(R.Resolver.resolveAwaiter(R.Unit.type("A"), P).WellFormed);
}

//===----------------------------------------------------------------------===//
// Whether it suspends, and what becomes of the handle
//===----------------------------------------------------------------------===//

Suspends canSuspend(const std::string &Code) {
  Resolved R(Code);
  EXPECT_TRUE(R.Answer.WellFormed) << R.Answer.WhyNot;
  return R.Answer.CanSuspend;
}

std::string awaiterOf(const std::string &Ready, const std::string &Suspend) {
  return "struct X { bool await_ready() " + Ready + Suspend +
         " void await_resume(); };";
}

TEST(CanSuspend, StandardAwaiters) {
  EXPECT_EQ(canSuspend("using X = std::suspend_always;"), Suspends::Always);
  EXPECT_EQ(canSuspend("using X = std::suspend_never;"), Suspends::Never);
}

TEST(CanSuspend, AlwaysReady) {
  EXPECT_EQ(
      canSuspend(awaiterOf("{ return true; }", "bool await_suspend(auto H);")),
      Suspends::Never);
}

TEST(CanSuspend, NeverReady) {
  EXPECT_EQ(
      canSuspend(awaiterOf("{ return false; }",
                           "void await_suspend(std::coroutine_handle<>);")),
      Suspends::Always);
}

TEST(CanSuspend, ReadyIsNotSeen) {
  EXPECT_EQ(canSuspend("using X = A;"), Suspends::Maybe);
}

TEST(CanSuspend, ReadyDependsOnState) {
  EXPECT_EQ(canSuspend("struct X : A { bool Done; bool await_ready() { return "
                       "Done; } };"),
            Suspends::Maybe);
}

TEST(CanSuspend, SuspendSaysNo) {
  EXPECT_EQ(
      canSuspend(awaiterOf("{ return false; }",
                           "bool await_suspend(std::coroutine_handle<>) { "
                           "return false; }")),
      Suspends::Never);
}

TEST(CanSuspend, SuspendSaysYes) {
  EXPECT_EQ(
      canSuspend(awaiterOf("{ return false; }",
                           "bool await_suspend(std::coroutine_handle<>) { "
                           "return true; }")),
      Suspends::Always);
}

TEST(CanSuspend, SuspendDecidesAtRunTime) {
  EXPECT_EQ(canSuspend(awaiterOf(
                "{ return false; }",
                "bool await_suspend(std::coroutine_handle<> H) { return "
                "H.done(); }")),
            Suspends::Maybe);
}

TEST(CanSuspend, MemberOfTemplateIsSeenInThePattern) {
  EXPECT_EQ(canSuspend(R"cpp(
    template <typename T> struct Y {
      bool await_ready() { return false; }
      void await_suspend(std::coroutine_handle<>) {}
      T await_resume();
    };
    using X = Y<int>;
  )cpp"),
            Suspends::Always);
}

TEST(ConstantResult, ReturnsConstant) {
  TestUnit Unit("bool f() { return !0; } bool g() { return 2 < 1; }");
  EXPECT_EQ(constantResult(*Unit.function("f")), true);
  EXPECT_EQ(constantResult(*Unit.function("g")), false);
}

TEST(ConstantResult, DoesMoreThanReturn) {
  TestUnit Unit("bool f(int &I) { ++I; return true; }");
  EXPECT_EQ(constantResult(*Unit.function("f")), std::nullopt);
}

TEST(ConstantResult, DependsOnArguments) {
  TestUnit Unit("template <int N> bool f() { return N > 0; }");
  EXPECT_EQ(constantResult(*Unit.function("f")), std::nullopt);
}

TEST(ConstantResult, NothingToSee) {
  TestUnit Unit("bool f(); void g() {} void h() { return; }");
  EXPECT_EQ(constantResult(*Unit.function("f")), std::nullopt);
  EXPECT_EQ(constantResult(*Unit.function("g")), std::nullopt);
  EXPECT_EQ(constantResult(*Unit.function("h")), std::nullopt);
}

TEST(VisibleDefinition, OfLaterRedeclaration) {
  TestUnit Unit("void f(); void f() {}");
  const clang::FunctionDecl *First = Unit.function("f")->getCanonicalDecl();
  EXPECT_EQ(visibleDefinition(*First), Unit.function("f"));
}

HandleUse useIn(const std::string &Body) {
  TestUnit Unit("struct Mutex { void unlock(); bool held() const; };"
                "struct Q { int Id; Mutex M; void wake(); }; struct Pool { "
                "void post(std::"
                "coroutine_handle<>); std::coroutine_handle<> Kept; int Size; "
                "operator int(); }; struct X : Pool {"
                "void await_suspend(std::coroutine_handle<Q> H) {" +
                Body + "} };");
  EXPECT_EQ(Unit.errors(), 0u);
  return useOfHandle(*Unit.member("X", "await_suspend"));
}

TEST(HandleUse, Unseen) {
  TestUnit Unit("struct X { void await_suspend(std::coroutine_handle<>); };");
  EXPECT_EQ(useOfHandle(*Unit.member("X", "await_suspend")), HandleUse::Unseen);
}

TEST(HandleUse, Untouched) {
  EXPECT_EQ(useIn("++Size;"), HandleUse::Untouched);
}

TEST(HandleUse, Unnamed) {
  TestUnit Unit("struct X { void await_suspend(std::coroutine_handle<>) {} };");
  EXPECT_EQ(useOfHandle(*Unit.member("X", "await_suspend")),
            HandleUse::Untouched);
}

TEST(HandleUse, NoParameter) {
  TestUnit Unit("struct X { void await_suspend() {} };");
  EXPECT_EQ(useOfHandle(*Unit.member("X", "await_suspend")),
            HandleUse::Untouched);
}

TEST(HandleUse, PromiseIsRead) {
  EXPECT_EQ(useIn("Size = H.promise().Id;"), HandleUse::Inspected);
}

// Whoever waits for the mutex may resume the coroutine.
TEST(HandleUse, PromiseIsChangedByACall) {
  EXPECT_EQ(useIn("H.promise().M.unlock();"), HandleUse::Escapes);
  EXPECT_EQ(useIn("H.promise().wake();"), HandleUse::Escapes);
  EXPECT_EQ(useIn("Size = H.promise().M.held();"), HandleUse::Inspected);
}

TEST(HandleUse, MemberOfAnonymousUnion) {
  EXPECT_EQ(useIn("union { int A; int B; }; A = 1;"), HandleUse::Untouched);
}

TEST(HandleUse, DoneIsAsked) {
  EXPECT_EQ(useIn("if (H.done()) ++Size;"), HandleUse::Inspected);
}

TEST(HandleUse, ComparedToNull) {
  EXPECT_EQ(useIn("if (H) ++Size;"), HandleUse::Inspected);
}

TEST(HandleUse, OtherConversionsAreNoUse) {
  EXPECT_EQ(useIn("int I = *this; (void)I;"), HandleUse::Untouched);
}

TEST(HandleUse, Destroyed) {
  EXPECT_EQ(useIn("H.destroy();"), HandleUse::Destroyed);
}

TEST(HandleUse, DestroyedAfterALook) {
  EXPECT_EQ(useIn("if (!H.done()) H.destroy();"), HandleUse::Destroyed);
}

TEST(HandleUse, Stored) { EXPECT_EQ(useIn("Kept = H;"), HandleUse::Escapes); }

TEST(HandleUse, StoredAndDestroyed) {
  EXPECT_EQ(useIn("Kept = H; H.destroy();"), HandleUse::Escapes);
  EXPECT_EQ(useIn("H.destroy(); Kept = H;"), HandleUse::Escapes);
}

TEST(HandleUse, PassedOn) { EXPECT_EQ(useIn("post(H);"), HandleUse::Escapes); }

TEST(HandleUse, Resumed) {
  EXPECT_EQ(useIn("H.resume();"), HandleUse::Escapes);
}

TEST(HandleUse, Called) { EXPECT_EQ(useIn("H();"), HandleUse::Escapes); }

TEST(HandleUse, AddressTaken) {
  EXPECT_EQ(useIn("void *P = H.address();"), HandleUse::Escapes);
}

TEST(HandleUse, Bound) {
  EXPECT_EQ(useIn("auto &Alias = H; Alias.done();"), HandleUse::Escapes);
}

TEST(HandleUse, Captured) {
  EXPECT_EQ(useIn("auto L = [H] { H.done(); }; L();"), HandleUse::Escapes);
  EXPECT_EQ(useIn("auto L = [&] { H.resume(); }; L();"), HandleUse::Escapes);
}

TEST(HandleUse, Returned) {
  TestUnit Unit("struct X { auto await_suspend(std::coroutine_handle<> H) { "
                "return H; } };");
  EXPECT_EQ(useOfHandle(*Unit.member("X", "await_suspend")),
            HandleUse::Escapes);
}

TEST(HandleUse, InTemplate) {
  TestUnit Unit(R"cpp(
    struct Destroys {
      template <typename Q> void await_suspend(std::coroutine_handle<Q> H) {
        H.destroy();
      }
    };
    struct Asks {
      void await_suspend(auto H) { if (H.promise().Id) H.done(); }
    };
    struct Resumes {
      template <typename Q> void await_suspend(Q H) { H.resume(); }
    };
  )cpp");
  EXPECT_EQ(useOfHandle(*Unit.member("Destroys", "await_suspend")),
            HandleUse::Destroyed);
  EXPECT_EQ(useOfHandle(*Unit.member("Asks", "await_suspend")),
            HandleUse::Inspected);
  EXPECT_EQ(useOfHandle(*Unit.member("Resumes", "await_suspend")),
            HandleUse::Escapes);
}

TEST(HandleUse, ReportedWithTheAnswer) {
  Resolved R("struct X : A { void await_suspend(std::coroutine_handle<> H) { "
             "H.destroy(); } };");
  EXPECT_EQ(R.Answer.Handle, HandleUse::Destroyed);
}

//===----------------------------------------------------------------------===//
// Asking again
//===----------------------------------------------------------------------===//

TEST(AwaitResolver, AnswersAreCached) {
  Resolved R("using X = A;");
  clang::QualType X = R.Unit.type("X");
  EXPECT_EQ(&R.Resolver.resolve(X, Promise()),
            &R.Resolver.resolve(X, Promise()));
}

TEST(AwaitResolver, FormsAreToldApart) {
  Resolved R("using X = task<int>;");
  clang::QualType X = R.Unit.type("X");
  EXPECT_TRUE(R.Resolver.resolve(X, Promise()).WellFormed);
  EXPECT_FALSE(R.Resolver.resolve(X, Promise(), Operand::Lvalue).WellFormed);
  EXPECT_TRUE(R.Resolver.resolve(X, Promise(), Operand::Prvalue).WellFormed);
}

TEST(AwaitResolver, CvQualifiersAreToldApart) {
  Resolved R("using X = A; using Y = const A;");
  EXPECT_TRUE(R.Answer.WellFormed);
  EXPECT_FALSE(R.Resolver.resolve(R.Unit.type("Y"), Promise()).WellFormed);
}

TEST(AwaitResolver, EarlierAnswersStayValid) {
  Resolved R("using X = A; struct Y {}; struct Q {};");
  const AwaitResolution &First =
      R.Resolver.resolve(R.Unit.type("X"), Promise());
  for (const char *Name : {"Y", "Q", "A", "LongA"})
    for (const char *In : {"Y", "Q"})
      R.Resolver.resolve(R.Unit.type(Name), {R.Unit.type(In), {}});
  EXPECT_TRUE(First.WellFormed);
  EXPECT_EQ(First.Result.getAsString(), "int");
}

TEST(AwaitResolver, FreshResolversAgree) {
  Resolved R(std::string(ConstrainedTransform) + "struct X { void wait(); };");
  AwaitResolver Fresh(R.Unit.sema());
  AwaitResolution Again =
      Fresh.resolve(R.Unit.type("X"), {R.Unit.type("P"), {}});
  EXPECT_EQ(Again.WellFormed, R.Answer.WellFormed);
  EXPECT_EQ(Again.Via, R.Answer.Via);
  EXPECT_EQ(Again.Result, R.Answer.Result);
}

// Else errors() == 0 in all these tests would mean nothing.
TEST(AwaitResolver, ErrorsAfterParsingWouldBeSeen) {
  TestUnit Unit("struct X;");
  clang::SourceManager &SM = Unit.context().getSourceManager();
  EXPECT_TRUE(Unit.sema().RequireCompleteType(
      SM.getLocForEndOfFile(SM.getMainFileID()), Unit.type("X"),
      clang::diag::err_incomplete_type));
  EXPECT_EQ(Unit.errors(), 1u);
}

} // namespace
