//===--- PromiseFactsTests.cpp - What a promise type promises -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "classify/PromiseFacts.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

//===----------------------------------------------------------------------===//
// Which promise
//===----------------------------------------------------------------------===//

/// Specialisations of coroutine_traits, as a library without its own return
/// types has them.
const char *const Specialised = R"cpp(
namespace other { template <typename T> class future {}; }
template <typename T> struct FuturePromise {};
struct VoidPromise {};
struct Tag {};
struct TaggedPromise {};
struct S;
struct ConstPromise {};
struct LvaluePromise {};
struct RvaluePromise {};
template <typename T, typename... A>
struct std::coroutine_traits<other::future<T>, A...> {
  using promise_type = FuturePromise<T>;
};
template <> struct std::coroutine_traits<void> {
  using promise_type = VoidPromise;
};
template <typename... A> struct std::coroutine_traits<void, Tag, A...> {
  using promise_type = TaggedPromise;
};
template <> struct std::coroutine_traits<void, S &> {
  using promise_type = LvaluePromise;
};
template <> struct std::coroutine_traits<void, const S &> {
  using promise_type = ConstPromise;
};
template <> struct std::coroutine_traits<void, S &&> {
  using promise_type = RvaluePromise;
};
struct S {
  void plain();
  void lvalue() &;
  void rvalue() &&;
  void constant() const;
  void constLvalue() const &;
  static void shared();
  other::future<int> future(int) const;
};
)cpp";

class PromiseOf : public testing::Test {
protected:
  void parse(llvm::StringRef Code, const char *Standard = "-std=c++20") {
    Unit = std::make_unique<TestUnit>(
        (llvm::Twine(Library) + Specialised + Code).str(),
        std::vector<std::string>{Standard});
    Resolver = std::make_unique<AwaitResolver>(Unit->sema());
    EXPECT_EQ(Unit->errors(), 0u);
  }
  ~PromiseOf() override {
    if (Unit)
      EXPECT_EQ(Unit->errors(), 0u);
  }
  std::string name(clang::QualType T) {
    return T.isNull() ? "none" : typeName(T, Unit->context());
  }
  /// The promise of the function f in \p Code.
  std::string ofF(llvm::StringRef Code) {
    parse(Code);
    return name(Resolver->promiseOf(*Unit->function("f")));
  }
  std::string ofMember(llvm::StringRef Name) {
    parse("");
    return name(Resolver->promiseOf(*Unit->member("S", Name)));
  }
  /// The promise of coroutine_traits<R> with R from \p Code.
  std::string ofR(llvm::StringRef Code) {
    parse(Code);
    return name(Resolver->promiseOf(Unit->type("R")));
  }

  std::unique_ptr<TestUnit> Unit;
  std::unique_ptr<AwaitResolver> Resolver;
};

TEST_F(PromiseOf, MemberType) {
  EXPECT_EQ(ofR("struct R { struct promise_type {}; };"), "R::promise_type");
}

TEST_F(PromiseOf, MemberAlias) {
  EXPECT_EQ(ofR("struct Q {}; struct R { using promise_type = Q; };"), "Q");
}

TEST_F(PromiseOf, InheritedMember) {
  EXPECT_EQ(ofR("struct B { struct promise_type {}; }; struct R : B {};"),
            "B::promise_type");
}

TEST_F(PromiseOf, MemberOfTemplate) {
  EXPECT_EQ(ofR("using R = task<int>;"), "task<int>::promise_type");
}

TEST_F(PromiseOf, NoMember) { EXPECT_EQ(ofR("struct R {};"), "none"); }

TEST_F(PromiseOf, MemberIsNoType) {
  EXPECT_EQ(ofR("struct R { int promise_type; };"), "none");
}

TEST_F(PromiseOf, MemberIsNoClass) {
  EXPECT_EQ(ofR("struct R { using promise_type = int; };"), "none");
}

TEST_F(PromiseOf, MemberIsIncomplete) {
  EXPECT_EQ(ofR("struct R { struct promise_type; };"), "none");
}

// The primary template names R::promise_type, which it has no access to.
TEST_F(PromiseOf, MemberIsPrivate) {
  EXPECT_EQ(ofR("class R { struct promise_type {}; };"), "none");
}

TEST_F(PromiseOf, ReferenceIsNoClass) {
  EXPECT_EQ(ofR("struct Q { struct promise_type {}; }; using R = Q &;"),
            "none");
}

TEST_F(PromiseOf, Int) { EXPECT_EQ(ofR("using R = int;"), "none"); }

TEST_F(PromiseOf, IncompleteReturnType) { EXPECT_EQ(ofR("struct R;"), "none"); }

TEST_F(PromiseOf, SpecialisedForFuture) {
  EXPECT_EQ(ofR("using R = other::future<char>;"), "FuturePromise<char>");
  EXPECT_EQ(ofF("other::future<int> f(int, char) { return {}; }"),
            "FuturePromise<int>");
}

TEST_F(PromiseOf, SpecialisedForVoid) {
  EXPECT_EQ(ofF("void f() {}"), "VoidPromise");
}

TEST_F(PromiseOf, VoidWithArgumentsIsAnotherMatter) {
  EXPECT_EQ(ofF("void f(int) {}"), "none");
}

TEST_F(PromiseOf, SpecialisedForTag) {
  EXPECT_EQ(ofF("void f(Tag) {}"), "TaggedPromise");
  EXPECT_EQ(ofF("void f(Tag, int, double) {}"), "TaggedPromise");
  EXPECT_EQ(ofF("void f(int, Tag) {}"), "none");
}

// The function type has lost the const; Clang asks with that of the parameter.
TEST_F(PromiseOf, TopLevelConstOfParametersCounts) {
  EXPECT_EQ(ofF("void f(const Tag) {}"), "none");
}

TEST_F(PromiseOf, ReferenceParameterIsAnotherArgument) {
  EXPECT_EQ(ofF("void f(Tag &) {}"), "none");
}

TEST_F(PromiseOf, DeclarationWillDo) {
  EXPECT_EQ(ofF("void f(Tag);"), "TaggedPromise");
}

TEST_F(PromiseOf, ObjectParameter) {
  EXPECT_EQ(ofMember("plain"), "LvaluePromise");
  EXPECT_EQ(ofMember("lvalue"), "LvaluePromise");
  EXPECT_EQ(ofMember("rvalue"), "RvaluePromise");
  EXPECT_EQ(ofMember("constant"), "ConstPromise");
  EXPECT_EQ(ofMember("constLvalue"), "ConstPromise");
}

TEST_F(PromiseOf, StaticMemberHasNoObject) {
  EXPECT_EQ(ofMember("shared"), "VoidPromise");
}

TEST_F(PromiseOf, MemberWithSpecialisedReturnType) {
  EXPECT_EQ(ofMember("future"), "FuturePromise<int>");
}

TEST_F(PromiseOf, ExplicitObjectIsAParameter) {
  parse("struct T { void m(this Tag); operator Tag(); };", "-std=c++23");
  EXPECT_EQ(name(Resolver->promiseOf(*Unit->member("T", "m"))),
            "TaggedPromise");
}

// CWG3040 is open; Clang 22 takes the closure for an object like any other.
TEST_F(PromiseOf, ClosureIsTheObjectParameter) {
  parse(R"cpp(
    struct ClosurePromise {};
    template <typename Closure>
    struct std::coroutine_traits<void, const Closure &, Tag> {
      using promise_type = ClosurePromise;
    };
    auto L = [](Tag) -> void {};
    auto M = [](Tag) mutable -> void {};
    auto F = [](char) -> other::future<int> { return {}; };
  )cpp");
  auto Lambdas = Unit->lambdas();
  ASSERT_EQ(Lambdas.size(), 3u);
  EXPECT_EQ(name(Resolver->promiseOf(*Lambdas[0])), "ClosurePromise");
  EXPECT_EQ(name(Resolver->promiseOf(*Lambdas[1])), "none");
  EXPECT_EQ(name(Resolver->promiseOf(*Lambdas[2])), "FuturePromise<int>");
}

TEST_F(PromiseOf, StaticLambdaHasNoObject) {
  parse("auto L = [](Tag) static -> void {};", "-std=c++23");
  auto Lambdas = Unit->lambdas();
  ASSERT_EQ(Lambdas.size(), 1u);
  EXPECT_EQ(name(Resolver->promiseOf(*Lambdas[0])), "TaggedPromise");
}

TEST_F(PromiseOf, DependentReturnType) {
  EXPECT_EQ(ofF("template <typename T> task<T> f(T) { return {}; }"), "none");
}

TEST_F(PromiseOf, DependentParameter) {
  EXPECT_EQ(ofF("template <typename T> void f(T) {}"), "none");
}

TEST_F(PromiseOf, UndeducedReturnType) { EXPECT_EQ(ofF("auto f();"), "none"); }

TEST_F(PromiseOf, ConstrainedSpecialisation) {
  EXPECT_EQ(ofR(R"cpp(
    struct Q {};
    template <typename T> concept Marked = requires { typename T::mark; };
    template <Marked T> struct std::coroutine_traits<T> {
      using promise_type = Q;
    };
    struct R { struct mark {}; };
  )cpp"),
            "Q");
}

TEST_F(PromiseOf, AmbiguousSpecialisations) {
  EXPECT_EQ(ofR(R"cpp(
    template <typename, typename> struct R2 {};
    template <typename T> struct std::coroutine_traits<R2<T, int>> {
      struct promise_type {};
    };
    template <typename T> struct std::coroutine_traits<R2<int, T>> {
      struct promise_type {};
    };
    using R = R2<int, int>;
  )cpp"),
            "none");
}

TEST_F(PromiseOf, SpecialisationThatCannotBeInstantiated) {
  parse(R"cpp(
    template <typename T> struct Y {};
    template <typename T> struct std::coroutine_traits<Y<T>> {
      typename T::nothing Member;
      struct promise_type {};
    };
    using R = Y<int>;
  )cpp");
  EXPECT_TRUE(Resolver->promiseOf(Unit->type("R")).isNull());
  AwaitResolver Fresh(Unit->sema());
  EXPECT_TRUE(Fresh.promiseOf(Unit->type("R")).isNull());
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

/// The facts of the promise P in the code.
struct FactsOfP {
  explicit FactsOfP(llvm::StringRef Code)
      : Unit((llvm::Twine(Library) + Code).str()), Resolver(Unit.sema()),
        Facts(factsOf(Resolver, {completed(), {}})) {
    EXPECT_EQ(Unit.errors(), 0u);
  }
  clang::QualType completed() {
    clang::QualType P = Unit.type("P");
    EXPECT_TRUE(Unit.sema().isCompleteType(clang::SourceLocation(), P));
    return P;
  }
  const PromiseFacts *operator->() const { return &Facts; }
  std::string operand(unsigned Index) {
    return Index < Facts.YieldOperands.size()
               ? typeName(Facts.YieldOperands[Index], Unit.context())
               : "none";
  }

  TestUnit Unit;
  AwaitResolver Resolver;
  PromiseFacts Facts;
};

TEST(PromiseFacts, OfNothing) {
  FactsOfP P("struct P {};");
  EXPECT_FALSE(P->yields());
  EXPECT_EQ(P->Returns, ReturnFunctions::Neither);
  EXPECT_EQ(P->Transform, AwaitTransform::None);
  EXPECT_EQ(P->Start, StartPolicy::Unknown);
  EXPECT_EQ(P->Final, FinalSuspend::Unknown);
  EXPECT_EQ(P->Unhandled, UnhandledException::Absent);
  EXPECT_FALSE(P->CustomAllocation);
  EXPECT_FALSE(P->NothrowAllocation);
}

TEST(PromiseFacts, KeepsThePromise) {
  FactsOfP P("struct P {};");
  EXPECT_EQ(P->P.Type, P.Unit.type("P"));
}

TEST(YieldOperands, One) {
  FactsOfP P("struct P { std::suspend_always yield_value(const int &); };");
  EXPECT_TRUE(P->yields());
  EXPECT_EQ(P->YieldOperands.size(), 1u);
  EXPECT_EQ(P.operand(0), "const int &");
}

TEST(YieldOperands, Overloads) {
  FactsOfP P("struct P { int yield_value(int); int yield_value(char *); };");
  EXPECT_EQ(P->YieldOperands.size(), 2u);
  EXPECT_EQ(P.operand(0), "int");
  EXPECT_EQ(P.operand(1), "char *");
}

TEST(YieldOperands, Template) {
  FactsOfP P("struct P { template <typename T> int yield_value(T &&); };");
  ASSERT_EQ(P->YieldOperands.size(), 1u);
  EXPECT_TRUE(P->YieldOperands[0]->isDependentType());
}

TEST(YieldOperands, DeletedIsNoOperand) {
  FactsOfP P("struct P { int yield_value(int) = delete; };");
  EXPECT_FALSE(P->yields());
}

TEST(YieldOperands, Inherited) {
  FactsOfP P("struct B { int yield_value(long); }; struct P : B {};");
  EXPECT_EQ(P.operand(0), "long");
}

TEST(YieldOperands, UsedAgain) {
  FactsOfP P("struct B { int yield_value(long); };"
             "struct P : B { using B::yield_value; int yield_value(int); };");
  EXPECT_EQ(P->YieldOperands.size(), 2u);
}

TEST(YieldOperands, OfTemplate) {
  FactsOfP P("using P = generator<char>::promise_type;");
  EXPECT_EQ(P.operand(0), "char");
}

TEST(YieldOperands, NoParameter) {
  EXPECT_FALSE(FactsOfP("struct P { int yield_value(); };")->yields());
}

TEST(Returns, Void) {
  EXPECT_EQ(FactsOfP("struct P { void return_void(); };")->Returns,
            ReturnFunctions::ReturnVoid);
}

TEST(Returns, Value) {
  EXPECT_EQ(FactsOfP("struct P { void return_value(int); };")->Returns,
            ReturnFunctions::ReturnValue);
}

TEST(Returns, Template) {
  EXPECT_EQ(FactsOfP("using P = task<int>::promise_type;")->Returns,
            ReturnFunctions::ReturnValue);
}

TEST(Returns, Both) {
  EXPECT_EQ(FactsOfP("struct P { void return_void(); void return_value(int); "
                     "};")
                ->Returns,
            ReturnFunctions::Both);
}

TEST(Returns, Inherited) {
  EXPECT_EQ(
      FactsOfP("struct B { void return_void(); }; struct P : B {};")->Returns,
      ReturnFunctions::ReturnVoid);
}

TEST(Transform, Transforms) {
  EXPECT_EQ(FactsOfP("struct P { int await_transform(int); };")->Transform,
            AwaitTransform::Transforms);
}

TEST(Transform, DeletedTemplate) {
  EXPECT_EQ(FactsOfP("using P = generator<int>::promise_type;")->Transform,
            AwaitTransform::Deleted);
}

TEST(Transform, OneDeletedOverload) {
  EXPECT_EQ(FactsOfP("struct P { int await_transform(int);"
                     "int await_transform(long) = delete; };")
                ->Transform,
            AwaitTransform::Transforms);
}

TEST(Transform, Inherited) {
  EXPECT_EQ(FactsOfP("struct B { int await_transform() = delete; };"
                     "struct P : B {};")
                ->Transform,
            AwaitTransform::Deleted);
}

StartPolicy startWith(const std::string &Awaiter) {
  return FactsOfP("struct Q {}; " + Awaiter +
                  "struct P { Start initial_suspend(); };")
      ->Start;
}

std::string startAwaiter(const std::string &Ready, const std::string &Suspend) {
  return "struct Start { int State; std::coroutine_handle<> Kept; bool "
         "await_ready() " +
         Ready + Suspend + " void await_resume() {} };";
}

TEST(Start, SuspendAlways) {
  EXPECT_EQ(startWith("using Start = std::suspend_always;"), StartPolicy::Lazy);
}

TEST(Start, SuspendNever) {
  EXPECT_EQ(startWith("using Start = std::suspend_never;"), StartPolicy::Eager);
}

TEST(Start, DerivedFromSuspendAlways) {
  EXPECT_EQ(startWith("struct Start : std::suspend_always {};"),
            StartPolicy::Lazy);
}

TEST(Start, DeducedType) {
  EXPECT_EQ(FactsOfP("struct P { auto initial_suspend() { return "
                     "std::suspend_never(); } };")
                ->Start,
            StartPolicy::Eager);
}

TEST(Start, OwnAwaiterReady) {
  EXPECT_EQ(
      startWith(startAwaiter("{ return true; }",
                             "void await_suspend(std::coroutine_handle<>) {}")),
      StartPolicy::Eager);
}

TEST(Start, OwnAwaiterNotReady) {
  EXPECT_EQ(
      startWith(startAwaiter("{ return false; }",
                             "void await_suspend(std::coroutine_handle<>) {}")),
      StartPolicy::Lazy);
}

TEST(Start, OwnAwaiterDecidesAtRunTime) {
  EXPECT_EQ(
      startWith(startAwaiter("{ return State > 0; }",
                             "void await_suspend(std::coroutine_handle<>) {}")),
      StartPolicy::Unknown);
}

TEST(Start, OwnAwaiterIsNotSeen) {
  EXPECT_EQ(
      startWith(startAwaiter("{ return false; }",
                             "void await_suspend(std::coroutine_handle<>);")),
      StartPolicy::Unknown);
}

TEST(Start, SchedulingAwaiter) {
  EXPECT_EQ(startWith("void post(std::coroutine_handle<>);" +
                      startAwaiter("{ return false; }",
                                   "void await_suspend(std::coroutine_handle<> "
                                   "H) { post(H); }")),
            StartPolicy::Unknown);
}

TEST(Start, ResumingAwaiter) {
  EXPECT_EQ(startWith(startAwaiter("{ return false; }",
                                   "void await_suspend(std::coroutine_handle<> "
                                   "H) { H.resume(); }")),
            StartPolicy::Unknown);
}

TEST(Start, AwaiterThatMarksThePromise) {
  EXPECT_EQ(FactsOfP(R"cpp(
    struct P {
      bool Marked;
      struct Start {
        bool await_ready() { return false; }
        void await_suspend(std::coroutine_handle<P> H) {
          H.promise().Marked = true;
        }
        void await_resume() {}
      };
      Start initial_suspend();
    };
  )cpp")
                ->Start,
            StartPolicy::Lazy);
}

TEST(Start, SuspendSaysNo) {
  EXPECT_EQ(startWith(startAwaiter(
                "{ return false; }",
                "bool await_suspend(std::coroutine_handle<>) { return false; "
                "}")),
            StartPolicy::Eager);
}

TEST(Start, ThroughOperator) {
  EXPECT_EQ(startWith("struct Start { std::suspend_never operator co_await(); "
                      "};"),
            StartPolicy::Eager);
}

TEST(Start, IsNotTransformed) {
  EXPECT_EQ(FactsOfP("using P = generator<int>::promise_type;")->Start,
            StartPolicy::Lazy);
}

TEST(Start, NotAwaitable) {
  EXPECT_EQ(startWith("using Start = int;"), StartPolicy::Unknown);
}

FinalSuspend finalWith(const std::string &Awaiter) {
  return FactsOfP(Awaiter + "struct P { Final final_suspend() noexcept; };")
      ->Final;
}

std::string finalAwaiter(const std::string &Suspend) {
  return "struct Final { int State; std::coroutine_handle<> Next; bool "
         "await_ready() noexcept { return false; } " +
         Suspend + " void await_resume() noexcept {} };";
}

TEST(Final, SuspendAlways) {
  EXPECT_EQ(finalWith("using Final = std::suspend_always;"),
            FinalSuspend::Always);
}

TEST(Final, SuspendNever) {
  EXPECT_EQ(finalWith("using Final = std::suspend_never;"),
            FinalSuspend::Never);
}

TEST(Final, ResumesTheNext) {
  EXPECT_EQ(finalWith(finalAwaiter(
                "std::coroutine_handle<> await_suspend(std::coroutine_handle<>)"
                "noexcept { return Next; }")),
            FinalSuspend::Always);
}

TEST(Final, DecidesAtRunTime) {
  EXPECT_EQ(finalWith(finalAwaiter("bool await_suspend(std::coroutine_handle<>)"
                                   "noexcept { return State > 0; }")),
            FinalSuspend::Unknown);
}

TEST(Final, NotDeclared) {
  EXPECT_EQ(FactsOfP("struct P {};")->Final, FinalSuspend::Unknown);
}

UnhandledException unhandled(const std::string &Body) {
  return FactsOfP("#include <exception>\n[[noreturn]] void die(); void log();"
                  "struct P { bool Flag; std::exception_ptr Error;"
                  "void unhandled_exception() " +
                  Body + " };")
      ->Unhandled;
}

TEST(Unhandled, Empty) {
  EXPECT_EQ(unhandled("{}"), UnhandledException::Empty);
}

TEST(Unhandled, Terminates) {
  EXPECT_EQ(unhandled("{ std::terminate(); }"), UnhandledException::Terminates);
}

TEST(Unhandled, EndsInAnyNoreturnCall) {
  EXPECT_EQ(unhandled("{ die(); }"), UnhandledException::Terminates);
}

TEST(Unhandled, LogsAndTerminates) {
  EXPECT_EQ(unhandled("{ log(); std::terminate(); }"),
            UnhandledException::Terminates);
}

TEST(Unhandled, Rethrows) {
  EXPECT_EQ(unhandled("{ throw; }"), UnhandledException::Rethrows);
}

TEST(Unhandled, RethrowsSometimes) {
  EXPECT_EQ(unhandled("{ if (Flag) throw; Error = std::current_exception(); }"),
            UnhandledException::Rethrows);
}

// std::rethrow_exception is [[noreturn]] too.
TEST(Unhandled, RethrowsByCall) {
  EXPECT_EQ(unhandled("{ std::rethrow_exception(std::current_exception()); }"),
            UnhandledException::Rethrows);
}

TEST(Unhandled, Stores) {
  EXPECT_EQ(unhandled("{ Error = std::current_exception(); }"),
            UnhandledException::Handled);
}

TEST(Unhandled, OnlyDeclared) {
  EXPECT_EQ(unhandled(";"), UnhandledException::Handled);
}

TEST(Unhandled, Inherited) {
  EXPECT_EQ(FactsOfP("struct B { void unhandled_exception() { throw; } };"
                     "struct P : B {};")
                ->Unhandled,
            UnhandledException::Rethrows);
}

TEST(Unhandled, MemberOfTemplateIsSeenInThePattern) {
  EXPECT_EQ(FactsOfP("using P = generator<int>::promise_type;")->Unhandled,
            UnhandledException::Rethrows);
}

TEST(Allocation, OperatorNew) {
  FactsOfP P("struct P { void *operator new(decltype(sizeof(0))); };");
  EXPECT_TRUE(P->CustomAllocation);
  EXPECT_FALSE(P->NothrowAllocation);
}

TEST(Allocation, InheritedOperatorNew) {
  EXPECT_TRUE(FactsOfP("struct B { template <typename... A> void *operator "
                       "new(decltype(sizeof(0)), A &&...); }; struct P : B {};")
                  ->CustomAllocation);
}

TEST(Allocation, ArrayNewIsNotUsed) {
  EXPECT_FALSE(FactsOfP("struct P { void *operator new[](decltype(sizeof(0))); "
                        "};")
                   ->CustomAllocation);
}

TEST(Allocation, Nothrow) {
  EXPECT_TRUE(FactsOfP("struct P { static int "
                       "get_return_object_on_allocation_failure(); };")
                  ->NothrowAllocation);
}

TEST(PromiseMemberName, Names) {
  TestUnit Unit("");
  for (const char *Name :
       {"get_return_object", "get_return_object_on_allocation_failure",
        "initial_suspend", "final_suspend", "unhandled_exception",
        "yield_value", "return_value", "return_void", "await_transform"})
    EXPECT_TRUE(isPromiseMemberName(&Unit.context().Idents.get(Name))) << Name;
  EXPECT_FALSE(isPromiseMemberName(&Unit.context().Idents.get("await_ready")));
}

TEST(PromiseMemberName, Operators) {
  TestUnit Unit("");
  auto Operator = [&](clang::OverloadedOperatorKind Op) {
    return Unit.context().DeclarationNames.getCXXOperatorName(Op);
  };
  EXPECT_TRUE(isPromiseMemberName(Operator(clang::OO_New)));
  EXPECT_TRUE(isPromiseMemberName(Operator(clang::OO_Delete)));
  EXPECT_FALSE(isPromiseMemberName(Operator(clang::OO_Array_New)));
  EXPECT_FALSE(isPromiseMemberName(Operator(clang::OO_Coawait)));
}

} // namespace
