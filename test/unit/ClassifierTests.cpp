//===--- ClassifierTests.cpp - Ordinary, generator or coroutine -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Classifier.h"
#include "classify/Names.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::classified;
using corotidy::test::findFunction;
using corotidy::test::Library;
using corotidy::test::summary;
using corotidy::test::TestUnit;

namespace {

/// What every promise has, and awaiters to return.
const char *const Parts = R"cpp(
template <typename R> struct base_promise {
  R get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
};
template <typename T> struct ready {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume() noexcept;
};
template <typename T> struct optional { T Value; };
template <typename... T> struct variant {};
struct event {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct detached {
  struct promise_type : base_promise<detached> { void return_void(); };
};
)cpp";

/// The summary of f after Parts; the code has to compile.
std::string ofF(const std::string &Code, const std::string &Name = "f") {
  TestUnit Unit(std::string(Library) + Parts + Code);
  EXPECT_EQ(Unit.errors(), 0u);
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(Unit.errors(), 0u);
  return summary(findFunction(Classes, Name));
}

//===----------------------------------------------------------------------===//
// Ordinary functions
//===----------------------------------------------------------------------===//

TEST(Ordinary, Plain) {
  EXPECT_EQ(ofF("int f() { return 1; }"), "ordinary/plain");
  EXPECT_EQ(ofF("void f() {}"), "ordinary/plain");
  EXPECT_EQ(ofF("struct S {}; S f() { return {}; }"), "ordinary/plain");
}

TEST(Ordinary, NameMeansNothing) {
  EXPECT_EQ(ofF("int co_task() { return 1; }", "co_task"), "ordinary/plain");
  EXPECT_EQ(ofF("void await_suspend() {}", "await_suspend"), "ordinary/plain");
  EXPECT_EQ(ofF("int yield_value(int I) { return I; }", "yield_value"),
            "ordinary/plain");
}

TEST(Ordinary, DeletedAndDefaulted) {
  EXPECT_EQ(ofF("int f() = delete;"), "ordinary/plain");
  EXPECT_EQ(ofF("struct S { S() = default; };", "S::S"), "ordinary/plain");
}

TEST(Ordinary, DeclarationIsUnknown) {
  EXPECT_EQ(ofF("int f();"), "unknown");
  EXPECT_EQ(ofF("task<int> f();"), "unknown");
}

TEST(Factory, ReturnsTask) {
  EXPECT_EQ(ofF("task<int> g(); task<int> f() { return g(); }"),
            "ordinary/factory");
}

TEST(Factory, ReturnsGenerator) {
  EXPECT_EQ(ofF("generator<int> g(); generator<int> f() { return g(); }"),
            "ordinary/factory");
}

TEST(Factory, ReturnsDetached) {
  EXPECT_EQ(ofF("detached g(); detached f() { return g(); }"),
            "ordinary/factory");
}

TEST(Factory, ReturnsAwaiter) {
  EXPECT_EQ(ofF("event f() { return {}; }"), "ordinary/factory");
}

TEST(Factory, ReturnsReferenceToAwaitable) {
  EXPECT_EQ(ofF("event E; event &f() { return E; }"), "ordinary/factory");
}

TEST(Factory, ReturnsTypeWithFreeOperator) {
  EXPECT_EQ(
      ofF("struct S {}; event operator co_await(S); S f() { return {}; }"),
      "ordinary/factory");
}

TEST(Factory, ReturnsTypeAwaitableInAPromiseOfTheFile) {
  EXPECT_EQ(ofF(R"cpp(
    struct operation {};
    struct job {
      struct promise_type : base_promise<job> {
        void return_void();
        event await_transform(operation);
      };
    };
    operation f() { return {}; }
    job g() { co_await f(); }
  )cpp"),
            "ordinary/factory");
}

TEST(Factory, ReturnsTypeWithSpecialisedTraits) {
  EXPECT_EQ(ofF(R"cpp(
    template <typename T> struct future {};
    template <typename T, typename... A>
    struct std::coroutine_traits<future<T>, A...> {
      struct promise_type : base_promise<future<T>> { void return_value(T); };
    };
    future<int> f() { return {}; }
  )cpp"),
            "ordinary/factory");
}

TEST(Factory, IntIsNoneEvenIfSomePromiseTransformsIt) {
  EXPECT_EQ(ofF(R"cpp(
    struct job {
      struct promise_type : base_promise<job> {
        void return_void();
        template <typename T> event await_transform(T);
      };
    };
    job g() { co_await 1; }
    int f() { return 1; }
  )cpp"),
            "ordinary/plain");
}

TEST(Factory, OperatorCoAwait) {
  EXPECT_EQ(ofF("struct S { event operator co_await() { return {}; } };",
                "S::operator co_await"),
            "ordinary/factory");
}

TEST(Factory, DeducedReturnType) {
  EXPECT_EQ(ofF("task<int> g(); auto f() { return g(); }"), "ordinary/factory");
}

TEST(Factory, Lambda) {
  EXPECT_EQ(ofF("task<int> g(); void f() { auto L = [] { return g(); }; }",
                "f()::(lambda)"),
            "ordinary/factory");
}

TEST(Factory, CreatorOfCoroutineLambda) {
  const char *Code = "task<int> f() { return []() -> task<int> { co_return 1; "
                     "}(); }";
  EXPECT_EQ(ofF(Code), "ordinary/factory");
  EXPECT_EQ(ofF(Code, "f()::(lambda)"), "coroutine/task");
}

TEST(Factory, Pattern) {
  const char *Code = "template <typename T> task<T> g(T);"
                     "template <typename T> task<T> f(T V) { return g(V); }"
                     "void h() { f(1); }";
  EXPECT_EQ(ofF(Code), "ordinary/factory");
  EXPECT_EQ(ofF(Code, "f<int>"), "ordinary/factory");
}

TEST(Factory, PatternOfUnknownResult) {
  const char *Code = "template <typename T> T f(T V) { return V; }"
                     "void h() { f(1); f(event()); }";
  EXPECT_EQ(ofF(Code), "ordinary/plain");
  EXPECT_EQ(ofF(Code, "f<int>"), "ordinary/plain");
  EXPECT_EQ(ofF(Code, "f<event>"), "ordinary/factory");
}

TEST(Factory, ConstructorIsNone) {
  EXPECT_EQ(ofF("struct S : event { S() {} };", "S::S"), "ordinary/plain");
}

TEST(AwaiterMember, AllThree) {
  const char *Code = R"cpp(
    struct A {
      bool await_ready() { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> H) {
        return H;
      }
      event await_resume() { return {}; }
      event other() { return {}; }
    };
  )cpp";
  EXPECT_EQ(ofF(Code, "A::await_ready"), "ordinary/awaiter-member");
  EXPECT_EQ(ofF(Code, "A::await_suspend"), "ordinary/awaiter-member");
  EXPECT_EQ(ofF(Code, "A::await_resume"), "ordinary/awaiter-member");
  EXPECT_EQ(ofF(Code, "A::other"), "ordinary/factory");
}

TEST(AwaiterMember, OfPattern) {
  EXPECT_EQ(ofF("template <typename T> struct A { bool await_ready() { return "
                "true; } void await_suspend(auto) {} T await_resume() { return "
                "T(); } };",
                "A::await_ready"),
            "ordinary/awaiter-member");
}

TEST(AwaiterMember, CompletedByItsBase) {
  EXPECT_EQ(ofF("struct A : event { bool await_ready() { return true; } };",
                "A::await_ready"),
            "ordinary/awaiter-member");
}

TEST(AwaiterMember, HalfAnAwaiterIsNone) {
  EXPECT_EQ(ofF("struct A { bool await_ready() { return true; } };",
                "A::await_ready"),
            "ordinary/plain");
}

TEST(PromiseMember, All) {
  const char *Code = R"cpp(
    struct R {
      struct promise_type {
        R get_return_object() { return {}; }
        static R get_return_object_on_allocation_failure() { return {}; }
        std::suspend_always initial_suspend() { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void unhandled_exception() {}
        void return_void() {}
        std::suspend_always yield_value(int) { return {}; }
        event await_transform(int) { return {}; }
        void *operator new(decltype(sizeof(0)) N) { return nullptr; }
        void operator delete(void *) {}
        event other() { return {}; }
      };
    };
  )cpp";
  TestUnit Unit(std::string(Library) + Parts + Code);
  ClassifiedUnit Classes = Unit.classify();
  for (const char *Name :
       {"get_return_object", "get_return_object_on_allocation_failure",
        "initial_suspend", "final_suspend", "unhandled_exception",
        "return_void", "yield_value", "await_transform", "operator new",
        "operator delete"})
    EXPECT_EQ(
        summary(findFunction(Classes, std::string("R::promise_type::") + Name)),
        "ordinary/promise-member")
        << Name;
  EXPECT_EQ(summary(findFunction(Classes, "R::promise_type::other")),
            "ordinary/factory");
}

TEST(PromiseMember, OfPattern) {
  EXPECT_EQ(ofF("template <typename T> struct R { struct promise_type { R "
                "get_return_object() { return {}; } }; };",
                "R::promise_type::get_return_object"),
            "ordinary/promise-member");
}

TEST(PromiseMember, OfPromiseUnderAnotherName) {
  EXPECT_EQ(ofF(R"cpp(
    struct R;
    struct state : base_promise<R> { void return_value(int) {} };
    struct R { using promise_type = state; };
    R g() { co_return 1; }
  )cpp",
                "state::return_value"),
            "ordinary/promise-member");
}

TEST(PromiseMember, InBaseOfAPromise) {
  EXPECT_EQ(ofF(R"cpp(
    struct values { void return_value(int) {} };
    struct R {
      struct promise_type : base_promise<R>, values {};
    };
    R g() { co_return 1; }
  )cpp",
                "values::return_value"),
            "ordinary/promise-member");
}

TEST(PromiseMember, InBaseThatLeavesTheRest) {
  EXPECT_EQ(ofF("struct base { std::suspend_always initial_suspend() { return "
                "{}; } void unhandled_exception() {} };",
                "base::unhandled_exception"),
            "ordinary/promise-member");
}

TEST(PromiseMember, OfUnrelatedClassIsNone) {
  EXPECT_EQ(ofF("struct S { void return_value(int) {} };", "S::return_value"),
            "ordinary/plain");
}

//===----------------------------------------------------------------------===//
// Generators
//===----------------------------------------------------------------------===//

TEST(Generator, Sync) {
  EXPECT_EQ(ofF("generator<int> f() { co_yield 1; }"), "generator/sync");
}

TEST(Generator, EmptyIsStillOne) {
  EXPECT_EQ(ofF("generator<int> f() { co_return; }"), "generator/sync");
}

TEST(Generator, OfReferences) {
  EXPECT_EQ(ofF("generator<int &> f(int &I) { co_yield I; }"),
            "generator/sync");
}

/// An iterable that awaits in begin and ++.
const char *const AsyncGenerator = R"cpp(
  template <typename T> struct async_generator {
    struct promise_type : base_promise<async_generator> {
      void return_void();
      std::suspend_always yield_value(T);
    };
    struct iterator {
      T operator*() const;
      ready<iterator &> operator++();
      bool operator!=(sentinel) const;
    };
    ready<iterator> begin();
    sentinel end();
  };
)cpp";

TEST(Generator, AsyncByIteration) {
  EXPECT_EQ(ofF(std::string(AsyncGenerator) +
                "async_generator<int> f() { co_await event(); co_yield 1; }"),
            "generator/async");
}

TEST(Generator, AsyncWithoutAwait) {
  EXPECT_EQ(ofF(std::string(AsyncGenerator) +
                "async_generator<int> f() { co_yield 1; }"),
            "generator/async");
}

TEST(Generator, AsyncAndEmpty) {
  EXPECT_EQ(ofF(std::string(AsyncGenerator) +
                "async_generator<int> f() { co_return; }"),
            "generator/async");
}

/// A coroutine type that takes co_yield of \p Yielded and gives \p Result to
/// who awaits it.
std::string awaitableYielding(const std::string &Yielded,
                              const std::string &Result) {
  return "struct R { struct promise_type : base_promise<R> {"
         "void return_void(); std::suspend_always yield_value(" +
         Yielded + "); }; ready<" + Result + "> operator co_await(); };";
}

TEST(Generator, AwaitGivesTheElement) {
  EXPECT_EQ(ofF(awaitableYielding("int", "int") + "R f() { co_yield 1; }"),
            "generator/async");
}

TEST(Generator, AwaitGivesReferenceToTheElement) {
  EXPECT_EQ(
      ofF(awaitableYielding("const int &", "int &&") + "R f() { co_yield 1; }"),
      "generator/async");
}

TEST(Generator, AwaitGivesOptionalOfTheElement) {
  EXPECT_EQ(
      ofF(awaitableYielding("int", "optional<int>") + "R f() { co_yield 1; }"),
      "generator/async");
}

TEST(Generator, AwaitGivesVariantWithTheElement) {
  EXPECT_EQ(ofF(awaitableYielding("int", "variant<char, int>") +
                "R f() { co_yield 1; }"),
            "generator/async");
}

TEST(Generator, AwaitableAndEmpty) {
  EXPECT_EQ(
      ofF(awaitableYielding("int", "optional<int>") + "R f() { co_return; }"),
      "generator/async");
}

TEST(Generator, NeitherIterableNorAwaitable) {
  const std::string R =
      "struct R { struct promise_type : base_promise<R> { void return_void();"
      "std::suspend_always yield_value(int); }; bool next(); int value(); };";
  EXPECT_EQ(ofF(R + "R f() { co_yield 1; }"), "generator/sync");
  EXPECT_EQ(ofF(R + "R f() { co_await event(); co_yield 1; }"),
            "generator/async");
}

TEST(Generator, TwoWay) {
  EXPECT_EQ(ofF(R"cpp(
    struct R {
      struct promise_type : base_promise<R> {
        void return_void();
        ready<char> yield_value(int);
      };
      int *begin();
      int *end();
    };
    R f() { char C = co_yield 1; }
  )cpp"),
            "generator/sync +two-way");
}

/// A generator that takes other ranges whole.
const char *const Delegating = R"cpp(
  template <typename R> struct elements_of { R Range; };
  template <typename R> elements_of(R) -> elements_of<R>;
  template <typename T> struct sequence {
    struct promise_type : base_promise<sequence> {
      void return_void();
      std::suspend_always yield_value(T);
      std::suspend_always yield_value(sequence &&);
      template <typename R> std::suspend_always yield_value(elements_of<R>);
    };
    T *begin();
    T *end();
  };
  sequence<int> g();
)cpp";

TEST(Generator, DelegatesToElements) {
  EXPECT_EQ(ofF(std::string(Delegating) +
                "sequence<int> f() { co_yield elements_of(g()); }"),
            "generator/sync +delegating");
}

TEST(Generator, DelegatesToElementsOfAnotherRange) {
  EXPECT_EQ(ofF(std::string(Delegating) +
                "struct list { int *begin(); int *end(); };"
                "sequence<int> f(list L) { co_yield elements_of(L); }"),
            "generator/sync +delegating");
}

TEST(Generator, DelegatesToSubGenerator) {
  EXPECT_EQ(
      ofF(std::string(Delegating) + "sequence<int> f() { co_yield g(); }"),
      "generator/sync +delegating");
}

TEST(Generator, DelegatesAmongOthers) {
  EXPECT_EQ(ofF(std::string(Delegating) +
                "sequence<int> f() { co_yield 1; co_yield g(); }"),
            "generator/sync +delegating");
}

TEST(Generator, OfRangesDoesNotDelegate) {
  EXPECT_EQ(ofF("struct list { int *begin(); int *end(); };"
                "generator<list> f(list L) { co_yield L; }"),
            "generator/sync");
}

TEST(Generator, Lambda) {
  EXPECT_EQ(ofF("auto L = []() -> generator<int> { co_yield 1; };", "(lambda)"),
            "generator/sync");
}

TEST(Generator, Member) {
  EXPECT_EQ(ofF("struct S { generator<int> f() { co_yield 1; } };", "S::f"),
            "generator/sync");
}

//===----------------------------------------------------------------------===//
// Coroutines
//===----------------------------------------------------------------------===//

TEST(Coroutine, Task) {
  EXPECT_EQ(ofF("task<int> f() { co_return 1; }"), "coroutine/task");
  EXPECT_EQ(ofF("task<int> f() { co_await event(); co_return 1; }"),
            "coroutine/task");
}

TEST(Coroutine, AwaitableInItsOwnPromiseOnly) {
  EXPECT_EQ(ofF(R"cpp(
    struct job {
      struct promise_type : base_promise<job> {
        void return_void();
        event await_transform(job);
      };
    };
    job f() { co_return; }
  )cpp"),
            "coroutine/task");
}

TEST(Coroutine, Detached) {
  EXPECT_EQ(ofF("detached f() { co_await event(); }"), "coroutine/detached");
  EXPECT_EQ(ofF("detached f() { co_return; }"), "coroutine/detached");
}

TEST(Coroutine, DetachedVoid) {
  EXPECT_EQ(ofF(R"cpp(
    template <typename... A> struct std::coroutine_traits<void, A...> {
      struct promise_type : base_promise<void> { void return_void(); };
    };
    void f(int) { co_await event(); }
  )cpp"),
            "coroutine/detached");
}

// As optional with begin and end (C++26): iterable, but nothing is yielded.
TEST(Coroutine, IterableWithoutYieldIsNoGenerator) {
  EXPECT_EQ(ofF(R"cpp(
    struct maybe {
      struct promise_type : base_promise<maybe> { void return_value(int); };
      int *begin();
      int *end();
    };
    maybe f() { co_return 1; }
  )cpp"),
            "coroutine/detached");
}

/// As the promise of std::execution::task: co_yield of a wrapped error is a
/// way to complete.
const char *const WithError = R"cpp(
  template <typename E> struct with_error { E Error; };
  struct work {
    struct final_awaiter {
      bool await_ready() noexcept;
      void await_suspend(std::coroutine_handle<>) noexcept;
      void await_resume() noexcept;
    };
    struct promise_type {
      work get_return_object();
      std::suspend_always initial_suspend() noexcept;
      final_awaiter final_suspend() noexcept;
      void unhandled_exception();
      void return_value(int);
      template <typename E> Channel yield_value(with_error<E>);
    };
    ready<int> operator co_await();
  };
)cpp";

TEST(Coroutine, ErrorChannel) {
  EXPECT_EQ(ofF("using Channel = std::suspend_always;" +
                std::string(WithError) +
                "work f() { co_yield with_error<char>{'a'}; co_return 1; }"),
            "coroutine/task +error-channel");
}

TEST(Coroutine, ErrorChannelEndsInTheFinalAwaiter) {
  std::string Code = WithError;
  Code.replace(Code.find("Channel"), 7, "final_awaiter");
  EXPECT_EQ(ofF(Code + "work f() { co_yield with_error<char>{'a'}; co_return "
                       "1; }"),
            "coroutine/task +error-channel");
}

TEST(Coroutine, UnusedErrorChannel) {
  std::string Code = WithError;
  Code.replace(Code.find("Channel"), 7, "final_awaiter");
  EXPECT_EQ(ofF(Code + "work f() { co_return 1; }"), "coroutine/task");
}

TEST(Coroutine, OnlyErrors) {
  std::string Code = WithError;
  Code.replace(Code.find("Channel"), 7, "final_awaiter");
  EXPECT_EQ(ofF(Code + "work f() { co_yield with_error<char>{'a'}; }"),
            "coroutine/task +error-channel");
}

/// Awaiting an empty one ends the coroutine for good.
const char *const Expected = R"cpp(
  template <typename T> struct expected {
    struct promise_type {
      expected get_return_object();
      std::suspend_never initial_suspend() noexcept { return {}; }
      std::suspend_never final_suspend() noexcept { return {}; }
      void unhandled_exception() {}
      void return_value(T);
    };
    bool await_ready();
    void await_suspend(std::coroutine_handle<> H) { H.destroy(); }
    T await_resume();
  };
)cpp";

TEST(Coroutine, ShortCircuit) {
  EXPECT_EQ(
      ofF(std::string(Expected) +
          "expected<int> g(); expected<int> f() { co_return co_await g(); "
          "}"),
      "coroutine/short-circuit");
}

TEST(Coroutine, ShortCircuitWithoutAwait) {
  EXPECT_EQ(ofF(std::string(Expected) + "expected<int> f() { co_return 1; }"),
            "coroutine/short-circuit");
}

TEST(Coroutine, ShortCircuitByTransform) {
  EXPECT_EQ(ofF(R"cpp(
    struct maybe {
      struct leave {
        bool await_ready();
        void await_suspend(std::coroutine_handle<> H) { H.destroy(); }
        int await_resume();
      };
      struct promise_type : base_promise<maybe> {
        void return_value(int);
        leave await_transform(maybe);
      };
    };
    maybe g();
    maybe f() { co_return co_await g(); }
  )cpp"),
            "coroutine/short-circuit");
}

TEST(Coroutine, Lambda) {
  EXPECT_EQ(ofF("auto L = []() -> task<int> { co_return 1; };", "(lambda)"),
            "coroutine/task");
}

TEST(Coroutine, Main) {
  EXPECT_EQ(ofF("task<int> g() { co_return 1; } int main() { g(); }", "main"),
            "ordinary/plain");
}

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

TEST(Dependent, PromiseIsUnknown) {
  EXPECT_EQ(ofF("template <typename T> T f() { co_return; }"),
            "coroutine/dependent");
}

TEST(Dependent, ReturnTypeIsKnownInPart) {
  EXPECT_EQ(ofF("template <typename T> task<T> f() { co_return T(); }"),
            "coroutine/dependent");
}

TEST(Dependent, Generator) {
  EXPECT_EQ(ofF("template <typename T> generator<T> f() { co_yield T(); }"),
            "generator/dependent");
}

TEST(Dependent, PromiseIsKnown) {
  EXPECT_EQ(ofF("template <typename T> task<int> f(T V) { co_await V; "
                "co_return 1; }"),
            "coroutine/task");
}

TEST(Dependent, InstantiationsAreClassifiedOnTheirOwn) {
  const char *Code = "template <typename R> R f() { co_return; }"
                     "void g() { f<detached>(); f<generator<int>>(); }";
  EXPECT_EQ(ofF(Code), "coroutine/dependent");
  EXPECT_EQ(ofF(Code, "f<detached>"), "coroutine/detached");
  EXPECT_EQ(ofF(Code, "f<generator<int>>"), "generator/sync");
}

TEST(Dependent, MemberOfClassTemplate) {
  const char *Code = "template <typename T> struct S { task<T> f() { co_return "
                     "T(); } }; void g() { S<int>().f(); }";
  EXPECT_EQ(ofF(Code, "S::f"), "coroutine/dependent");
  EXPECT_EQ(ofF(Code, "S<int>::f"), "coroutine/task");
}

TEST(Dependent, DiscardedBranches) {
  const char *Code = "template <typename R, bool B> R f() { if constexpr (B) "
                     "co_yield 1; co_return; }"
                     "void g() { f<detached, false>(); }";
  EXPECT_EQ(ofF(Code), "generator/dependent");
  EXPECT_EQ(ofF(Code, "f<detached, false>"), "coroutine/detached");
}

//===----------------------------------------------------------------------===//
// Broken code
//===----------------------------------------------------------------------===//

/// The summary of f in code that must not compile.
std::string ofBroken(const std::string &Code) {
  TestUnit Unit(std::string(Library) + Parts + Code);
  unsigned Errors = Unit.errors();
  EXPECT_GT(Errors, 0u);
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(Unit.errors(), Errors);
  return summary(findFunction(Classes, "f"));
}

TEST(Tentative, YieldInTask) {
  EXPECT_EQ(ofBroken("task<int> f() { co_yield 1; }"), "generator/async?");
}

TEST(Tentative, AwaitInPlainFunction) {
  EXPECT_EQ(ofBroken("int f() { co_await event(); return 1; }"),
            "coroutine/detached?");
}

TEST(Tentative, AwaitWhereItIsDeleted) {
  EXPECT_EQ(ofBroken("generator<int> f() { co_await event(); co_yield 1; }"),
            "generator/sync?");
}

TEST(Tentative, ReturnInCoroutine) {
  std::string Summary =
      ofBroken("task<int> f() { co_await event(); return 1; }");
  EXPECT_TRUE(llvm::StringRef(Summary).starts_with("coroutine/task"))
      << Summary;
}

TEST(Tentative, UnknownNameInBody) {
  std::string Summary = ofBroken("task<int> f() { co_await nowhere(); }");
  EXPECT_TRUE(llvm::StringRef(Summary).starts_with("coroutine/task"))
      << Summary;
}

TEST(Tentative, UnknownTypeInBody) {
  std::string Summary =
      ofBroken("task<int> f() { nowhere N; co_await event(); co_return 1; }");
  EXPECT_TRUE(llvm::StringRef(Summary).starts_with("coroutine/task"))
      << Summary;
}

TEST(Tentative, UnknownReturnType) {
  EXPECT_EQ(ofBroken("nowhere f() { co_return 1; }"), "coroutine/detached?");
}

TEST(Tentative, UnknownParameterType) {
  std::string Summary = ofBroken("task<int> f(nowhere N) { co_return 1; }");
  EXPECT_TRUE(llvm::StringRef(Summary).starts_with("coroutine/task"))
      << Summary;
}

TEST(Tentative, MissingHeader) {
  TestUnit Unit("struct S { struct promise_type {}; }; S g();"
                "S f() { co_await g(); co_return; }",
                {"-std=c++20"}, "");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "coroutine/detached?");
}

TEST(Tentative, MissingHeaderAndYield) {
  TestUnit Unit("struct S {}; S f() { co_yield 1; }", {"-std=c++20"}, "");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "generator/sync?");
}

TEST(Tentative, KeywordsAreNamesInOlderStandards) {
  TestUnit Unit("int co_await(int); int f() { return co_await(1); }",
                {"-std=c++17"}, "");
  EXPECT_EQ(Unit.errors(), 0u);
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "ordinary/plain");
}

TEST(Tentative, MissingBraceAtTheEnd) {
  std::string Summary = ofBroken("task<int> f() { co_return 1;");
  EXPECT_TRUE(llvm::StringRef(Summary).starts_with("coroutine/task"))
      << Summary;
}

// Nothing is left of an instantiation with an error; its pattern tells.
TEST(Tentative, InstantiationThatLostItsBody) {
  std::string Code = std::string(Library) +
                     "template <typename T> task<T> f(T Value) {"
                     "  co_yield Value; co_return Value; }"
                     "auto Result = f(1);";
  TestUnit Unit(Code);
  EXPECT_EQ(Unit.errors(), 1u);
  ClassifiedUnit Classes = Unit.classify();
  const Classification *Instantiation = findFunction(Classes, "f<int>");
  ASSERT_TRUE(Instantiation);
  EXPECT_TRUE(Instantiation->Tentative);
  ASSERT_EQ(Instantiation->Evidence.size(), 2u);
  EXPECT_EQ(Instantiation->Evidence[0].Which, Keyword::CoYield);
  EXPECT_EQ(Instantiation->Evidence[0].Node, nullptr);
}

TEST(Tentative, OtherFunctionsAreNot) {
  TestUnit Unit(std::string(Library) +
                "void broken() { nowhere(); } task<int> f() { co_return 1; }"
                "int g() { return 1; }");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "coroutine/task");
  EXPECT_EQ(summary(findFunction(Classes, "g")), "ordinary/plain");
  EXPECT_EQ(summary(findFunction(Classes, "broken")), "ordinary/plain");
}

TEST(Tentative, LocalClassIsNoGuess) {
  TestUnit Unit(std::string(Library) +
                "void broken() { nowhere(); } int f() { struct L { task<int> "
                "g() { co_return 1; } }; return 1; }");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "ordinary/plain");
  EXPECT_EQ(summary(findFunction(Classes, "f()::L::g")), "coroutine/task");
}

TEST(Tentative, CoroutineWithLocalClassKeepsItsNodes) {
  TestUnit Unit(std::string(Library) +
                "void broken() { nowhere(); } task<int> f() { struct L { "
                "task<int> g() { co_return 1; } }; co_return 1; }");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "f")), "coroutine/task");
}

//===----------------------------------------------------------------------===//
// Evidence and promise
//===----------------------------------------------------------------------===//

Classification classificationOfF(TestUnit &Unit) {
  ClassifiedUnit Classes = Unit.classify();
  const Classification *C = findFunction(Classes, "f");
  EXPECT_TRUE(C);
  return C ? *C : Classification();
}

TEST(Classification, Evidence) {
  TestUnit Unit(std::string(Library) +
                "task<int> g(); task<int> f() { co_return co_await g(); }");
  Classification C = classificationOfF(Unit);
  ASSERT_EQ(C.Evidence.size(), 2u);
  EXPECT_EQ(C.Evidence[0].Which, Keyword::CoReturn);
  EXPECT_EQ(C.Evidence[1].Which, Keyword::CoAwait);
}

TEST(Classification, PromiseOfCoroutine) {
  TestUnit Unit(std::string(Library) + "generator<int> f() { co_yield 1; }");
  Classification C = classificationOfF(Unit);
  ASSERT_TRUE(C.Promise);
  EXPECT_EQ(typeName(C.Promise->P.Type, Unit.context()),
            "generator<int>::promise_type");
  EXPECT_EQ(C.Promise->Start, StartPolicy::Lazy);
  EXPECT_EQ(C.Promise->Returns, ReturnFunctions::ReturnVoid);
}

TEST(Classification, NoPromiseWithoutKeywords) {
  TestUnit Unit(std::string(Library) + "task<int> g(); task<int> f() { return "
                                       "g(); }");
  EXPECT_FALSE(classificationOfF(Unit).Promise);
}

TEST(Classification, PromiseByParameters) {
  TestUnit Unit(std::string(Library) + Parts + R"cpp(
    struct tag {};
    struct special : base_promise<detached> { void return_void(); };
    template <> struct std::coroutine_traits<detached, tag> {
      using promise_type = special;
    };
    detached f(tag) { co_return; }
  )cpp");
  Classification C = classificationOfF(Unit);
  ASSERT_TRUE(C.Promise);
  EXPECT_EQ(typeName(C.Promise->P.Type, Unit.context()), "special");
}

TEST(Classification, PromiseOfBrokenBody) {
  TestUnit Unit(std::string(Library) + "task<int> f() { co_yield 1; }");
  Classification C = classificationOfF(Unit);
  ASSERT_TRUE(C.Promise);
  EXPECT_EQ(typeName(C.Promise->P.Type, Unit.context()),
            "task<int>::promise_type");
}

TEST(Classification, ResultKeepsTheSugar) {
  TestUnit Unit(std::string(Library) +
                "using job = task<int>; job f() { co_return 1; }");
  EXPECT_EQ(typeName(classificationOfF(Unit).Result.Type, Unit.context()),
            "job");
}

//===----------------------------------------------------------------------===//
// What results can do
//===----------------------------------------------------------------------===//

/// The facts of the type X in the code.
struct FactsOfX {
  explicit FactsOfX(const std::string &Code)
      : Unit(std::string(Library) + Parts + Code), C(Unit.sema()) {
    for (const char *Name : {"f", "g", "h"})
      if (const clang::FunctionDecl *FD = Unit.function(Name))
        C.notePromiseOf(*FD);
    Facts = C.resultFacts(Unit.type("X"));
    EXPECT_EQ(Unit.errors(), 0u);
  }
  const ResultFacts *operator->() const { return &Facts; }

  TestUnit Unit;
  Classifier C;
  ResultFacts Facts;
};

TEST(ResultFacts, Task) {
  FactsOfX X("using X = task<int>;");
  EXPECT_EQ(X->Status, Awaitable::Anywhere);
  EXPECT_EQ(X->Via, AwaitVia::MemberOperator);
  EXPECT_EQ(typeName(X->AwaitResult, X.Unit.context()), "int");
  EXPECT_TRUE(X->SingleShot);
  EXPECT_TRUE(X->IsCoroutineType);
  EXPECT_FALSE(X->IsGeneratorType);
  EXPECT_FALSE(X->isIterable());
  EXPECT_EQ(X->WhyNot, "");
}

TEST(ResultFacts, Generator) {
  FactsOfX X("using X = generator<int>;");
  EXPECT_EQ(X->Status, Awaitable::No);
  EXPECT_EQ(X->WhyNot, "no await_ready; no operator co_await");
  EXPECT_TRUE(X->AwaitResult.isNull());
  EXPECT_TRUE(X->IsGeneratorType);
  EXPECT_EQ(X->Iterates.How, Iterates::Sync);
}

TEST(ResultFacts, Awaiter) {
  FactsOfX X("using X = event;");
  EXPECT_EQ(X->Status, Awaitable::Anywhere);
  EXPECT_EQ(X->Via, AwaitVia::Awaiter);
  EXPECT_FALSE(X->SingleShot);
  EXPECT_FALSE(X->IsCoroutineType);
}

TEST(ResultFacts, LvalueReferenceIsNotSingleShot) {
  EXPECT_FALSE(FactsOfX("using X = event &;")->SingleShot);
}

TEST(ResultFacts, Int) {
  FactsOfX X("using X = int;");
  EXPECT_EQ(X->Status, Awaitable::No);
  EXPECT_FALSE(X->IsCoroutineType);
}

TEST(ResultFacts, Void) {
  FactsOfX X("using X = void;");
  EXPECT_EQ(X->Status, Awaitable::No);
  EXPECT_EQ(X->WhyNot, "void is not a value");
}

TEST(ResultFacts, Incomplete) {
  EXPECT_EQ(FactsOfX("struct X;")->Status, Awaitable::No);
}

TEST(ResultFacts, Dependent) {
  TestUnit Unit(std::string(Library) +
                "template <typename T> task<T> f() { co_return T(); }");
  Classifier C(Unit.sema());
  EXPECT_EQ(C.resultFacts(Unit.function("f")->getReturnType()).Status,
            Awaitable::Unknown);
}

TEST(ResultFacts, Undeduced) {
  TestUnit Unit("auto f();");
  Classifier C(Unit.sema());
  EXPECT_EQ(C.resultFacts(Unit.function("f")->getReturnType()).Status,
            Awaitable::Unknown);
}

TEST(ResultFacts, AwaiterForOnePromise) {
  FactsOfX X(R"cpp(
    struct X {
      bool await_ready();
      void await_suspend(std::coroutine_handle<detached::promise_type>);
      void await_resume();
    };
    detached f() { co_await X(); }
  )cpp");
  EXPECT_EQ(X->Status, Awaitable::InPromise);
  EXPECT_EQ(typeName(X->In.ReturnType, X.Unit.context()), "detached");
  ASSERT_EQ(X->Promises.size(), 1u);
  EXPECT_EQ(X->WhyNot, "");
}

TEST(ResultFacts, AwaiterForAPromiseNobodyUses) {
  FactsOfX X(R"cpp(
    struct X {
      bool await_ready();
      void await_suspend(std::coroutine_handle<detached::promise_type>);
      void await_resume();
    };
  )cpp");
  EXPECT_EQ(X->Status, Awaitable::No);
  EXPECT_EQ(X->WhyNot, "await_suspend of X does not accept the handle of an "
                       "unknown promise");
}

TEST(ResultFacts, PromisesInOrderOfAppearance) {
  FactsOfX X("using X = event; task<int> f() { co_return 1; }"
             "generator<int> g() { co_yield 1; } detached h() { co_return; }");
  EXPECT_EQ(X->Status, Awaitable::Anywhere);
  std::vector<std::string> Names;
  for (const Promise &P : X->Promises)
    Names.push_back(typeName(P.ReturnType, X.Unit.context()));
  EXPECT_EQ(llvm::join(Names, " "), "task<int> detached");
}

TEST(ResultFacts, ImmovableIsTriedAsPrvalue) {
  FactsOfX X(R"cpp(
    struct X { X(X &&) = delete; };
    struct job {
      struct promise_type : base_promise<job> {
        void return_void();
        event await_transform(X);
      };
    };
    X make();
    job f() { co_await make(); }
  )cpp");
  EXPECT_EQ(X->Status, Awaitable::InPromise);
  EXPECT_TRUE(X->SingleShot);
}

TEST(ResultFacts, ImmovableByItsBase) {
  FactsOfX X(R"cpp(
    struct pinned { pinned(); pinned(pinned &&) = delete; };
    struct X : pinned {};
    struct job {
      struct promise_type : base_promise<job> {
        void return_void();
        event await_transform(X);
      };
    };
    X make();
    job f() { co_await make(); }
  )cpp");
  EXPECT_EQ(X->Status, Awaitable::InPromise);
}

TEST(ResultFacts, ErrorYieldsMakeNoGeneratorType) {
  std::string Code = WithError;
  Code.replace(Code.find("Channel"), 7, "final_awaiter");
  FactsOfX X(Code + "using X = work;");
  EXPECT_TRUE(X->IsCoroutineType);
  EXPECT_FALSE(X->IsGeneratorType);
}

TEST(ResultFacts, AreCached) {
  FactsOfX X("using X = event;");
  clang::QualType T = X.Unit.type("X");
  EXPECT_EQ(&X.C.resultFacts(T), &X.C.resultFacts(T));
}

} // namespace
