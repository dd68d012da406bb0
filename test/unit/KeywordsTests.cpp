//===--- KeywordsTests.cpp - Where a function says co_* -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Keywords.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::findFunction;
using corotidy::test::Library;
using corotidy::test::summary;
using corotidy::test::TestUnit;

namespace {

std::string spelled(const KeywordUses &Uses) {
  std::vector<std::string> Words;
  for (const KeywordUse &Use : Uses)
    Words.push_back(spelling(Use.Which).str());
  return llvm::join(Words, " ");
}

/// What the bodies of the tests may use.
const char *const Declarations = R"cpp(
task<int> get(int = 0);
task<bool> test();
task<char *> text();
struct Pair { int First, Second; };
task<Pair> pair();
generator<int> numbers();
task<generator<int> &> range();
void use(int, int = 0);
)cpp";

/// The keywords of f, which must compile.
std::string inF(const std::string &Code) {
  TestUnit Unit(std::string(Library) + Declarations + Code);
  EXPECT_EQ(Unit.errors(), 0u);
  KeywordUses Uses = keywordsIn(*Unit.function("f"));
  for (const KeywordUse &Use : Uses) {
    EXPECT_TRUE(Use.Node);
    EXPECT_TRUE(Use.Loc.isValid());
  }
  return spelled(Uses);
}

/// The keywords of a task<int> with that body.
std::string inTask(const std::string &Body) {
  return inF("task<int> f() {" + Body + "}");
}

TEST(Keyword, Spelling) {
  EXPECT_EQ(spelling(Keyword::CoAwait), "co_await");
  EXPECT_EQ(spelling(Keyword::CoYield), "co_yield");
  EXPECT_EQ(spelling(Keyword::CoReturn), "co_return");
}

TEST(KeywordsIn, NoBody) { EXPECT_EQ(inF("task<int> f();"), ""); }

TEST(KeywordsIn, NoKeywords) { EXPECT_EQ(inF("int f() { return 0; }"), ""); }

TEST(KeywordsIn, Await) {
  EXPECT_EQ(inF("task<int> f() { co_await get(); for (;;); }"), "co_await");
}

TEST(KeywordsIn, Yield) {
  EXPECT_EQ(inF("generator<int> f() { co_yield 1; co_yield 2; }"),
            "co_yield co_yield");
}

TEST(KeywordsIn, Return) { EXPECT_EQ(inTask("co_return 1;"), "co_return"); }

TEST(KeywordsIn, ReturnOfNothing) {
  EXPECT_EQ(inF("generator<int> f() { co_return; }"), "co_return");
}

// initial_suspend and final_suspend are awaited, and the end of the body
// returns, without a word.
TEST(KeywordsIn, ImplicitOnesDoNotCount) {
  EXPECT_EQ(inF("generator<int> f() { co_yield 1; }"), "co_yield");
}

TEST(KeywordsIn, SourceOrder) {
  EXPECT_EQ(inTask("co_await get(); if (co_await test()) co_return 1;"
                   "co_return co_await get();"),
            "co_await co_await co_return co_return co_await");
}

TEST(KeywordsIn, AwaitOfAwait) {
  EXPECT_EQ(inF("task<task<int>> g(); task<int> f() { co_return co_await "
                "co_await g(); }"),
            "co_return co_await co_await");
}

TEST(KeywordsIn, AwaitInOperandOfYield) {
  EXPECT_EQ(inF(R"cpp(
    struct R {
      struct promise_type {
        R get_return_object();
        std::suspend_always initial_suspend();
        std::suspend_always final_suspend() noexcept;
        void unhandled_exception();
        void return_void();
        std::suspend_always yield_value(Pair);
      };
    };
    R f() { co_yield {co_await get(), 2}; }
  )cpp"),
            "co_yield co_await");
}

TEST(KeywordsIn, Conditions) {
  EXPECT_EQ(inTask("if (co_await test()) {} while (co_await test()) {}"
                   "do {} while (co_await test());"
                   "for (; co_await test();) {} co_return 1;"),
            "co_await co_await co_await co_await co_return");
}

TEST(KeywordsIn, ConditionDeclaresVariable) {
  EXPECT_EQ(inTask("if (int I = co_await get()) {}"
                   "while (int I = co_await get()) {} co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordsIn, InitStatements) {
  EXPECT_EQ(inTask("if (int I = co_await get(); I) {}"
                   "switch (int I = co_await get(); I) {}"
                   "for (int I = co_await get(); I; I = co_await get()) {}"
                   "for (int J = co_await get(); int I : numbers()) {}"
                   "co_return 1;"),
            "co_await co_await co_await co_await co_await co_return");
}

TEST(KeywordsIn, Switch) {
  EXPECT_EQ(inTask("switch (co_await get()) { case 1: co_return 1; default: "
                   "co_return 2; }"),
            "co_await co_return co_return");
}

TEST(KeywordsIn, RangeFor) {
  EXPECT_EQ(inTask("for (int I : co_await range()) co_await get(I);"
                   "co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordsIn, ConditionalOperators) {
  EXPECT_EQ(inTask("bool B = co_await test() && co_await test();"
                   "co_return B ? co_await get() : co_await get(1);"),
            "co_await co_await co_return co_await co_await");
}

TEST(KeywordsIn, BracedInitialisers) {
  EXPECT_EQ(inTask("Pair P{co_await get(), 1}; Pair Q = {1, co_await get()};"
                   "Pair R{.First = co_await get()}; int A[] = {co_await "
                   "get()}; co_return 1;"),
            "co_await co_await co_await co_await co_return");
}

TEST(KeywordsIn, NestedBraces) {
  EXPECT_EQ(inTask("Pair P[] = {{co_await get(), 1}, {1, co_await get()}};"
                   "co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordsIn, StructuredBinding) {
  EXPECT_EQ(inTask("auto [A, B] = co_await pair(); co_return A + B;"),
            "co_await co_return");
}

TEST(KeywordsIn, Subscripts) {
  EXPECT_EQ(inTask("int A[2]; A[co_await get()] = 1;"
                   "co_return (co_await text())[0];"),
            "co_await co_return co_await");
}

TEST(KeywordsIn, NewAndDelete) {
  EXPECT_EQ(inTask("delete new int(co_await get()); delete[] co_await text();"
                   "delete[] new int[co_await get()]; co_return 1;"),
            "co_await co_await co_await co_return");
}

TEST(KeywordsIn, Arguments) {
  EXPECT_EQ(inTask("use(co_await get(), co_await get()); co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordsIn, RewrittenOperator) {
  EXPECT_EQ(inF("struct E { bool operator==(int) const; };"
                "task<int> f() { if (E() != co_await get()) co_return 1;"
                "if (co_await get() != E()) co_return 2; co_return 3; }"),
            "co_await co_return co_await co_return co_return");
}

TEST(KeywordsIn, TryAndThrow) {
  EXPECT_EQ(inTask("try { throw co_await get(); } catch (...) { co_return 1; }"
                   "co_return 2;"),
            "co_await co_return co_return");
}

TEST(KeywordsIn, FunctionTryBlock) {
  EXPECT_EQ(inF("task<int> f() try { co_return co_await get(); } catch (...) "
                "{ co_return 1; }"),
            "co_return co_await co_return");
}

TEST(KeywordsIn, LabelsAndAttributes) {
  EXPECT_EQ(inTask("Again: co_await get(); if (co_await test()) [[likely]] "
                   "co_return 1; goto Again;"),
            "co_await co_await co_return");
}

TEST(KeywordsIn, StatementExpression) {
  EXPECT_EQ(inTask("int I = ({ co_await get(); }); co_return I;"),
            "co_await co_return");
}

TEST(KeywordsIn, StaticLocal) {
  EXPECT_EQ(inTask("static int I = 3; co_return I;"), "co_return");
}

TEST(KeywordsIn, LambdaIsLeftOut) {
  EXPECT_EQ(inTask("auto L = []() -> task<int> { co_return co_await get(); };"
                   "co_return 1;"),
            "co_return");
}

TEST(KeywordsIn, OrdinaryFunctionWithCoroutineLambda) {
  EXPECT_EQ(inF("auto f() { return []() -> task<int> { co_return 1; }; }"), "");
}

TEST(KeywordsIn, CaptureInitialisersBelongToTheFunction) {
  EXPECT_EQ(inTask("auto L = [I = co_await get()]() -> task<int> { co_return "
                   "I; }; co_return 1;"),
            "co_await co_return");
}

TEST(KeywordsIn, LocalClassIsLeftOut) {
  EXPECT_EQ(inTask("struct L { task<int> g() { co_return co_await get(); } };"
                   "co_return 1;"),
            "co_return");
}

TEST(KeywordsIn, LambdaHasItsOwn) {
  TestUnit Unit(std::string(Library) + Declarations +
                "void f() { auto L = []() -> task<int> { co_await get();"
                "auto M = []() -> task<int> { co_return 2; }; co_return 1; }; "
                "}");
  auto Lambdas = Unit.lambdas();
  ASSERT_EQ(Lambdas.size(), 2u);
  EXPECT_EQ(spelled(keywordsIn(*Lambdas[0])), "co_await co_return");
  EXPECT_EQ(spelled(keywordsIn(*Lambdas[1])), "co_return");
}

TEST(KeywordsIn, Macros) {
  EXPECT_EQ(inF("#define AWAIT(X) co_await X\n#define RETURN co_return\n"
                "task<int> f() { AWAIT(get()); AWAIT(get(AWAIT(get()))); "
                "RETURN 1; }"),
            "co_await co_await co_await co_return");
}

TEST(KeywordsIn, Dependent) {
  EXPECT_EQ(inF("template <typename T> T f(T V) { co_await V; co_yield V;"
                "co_return co_await V; }"),
            "co_await co_yield co_return co_await");
}

TEST(KeywordsIn, DependentAwaitNode) {
  TestUnit Unit(std::string(Library) +
                "template <typename T> T f(T V) { co_await V; }");
  KeywordUses Uses = keywordsIn(*Unit.function("f"));
  ASSERT_EQ(Uses.size(), 1u);
  EXPECT_TRUE(llvm::isa<clang::DependentCoawaitExpr>(Uses[0].Node));
}

TEST(KeywordsIn, DependentOperandInKnownPromise) {
  EXPECT_EQ(inF("template <typename T> task<int> f(T V) { co_await V;"
                "co_return 1; }"),
            "co_await co_return");
}

TEST(KeywordsIn, DiscardedBranchOfInstantiation) {
  TestUnit Unit(std::string(Library) + Declarations +
                "template <bool B> task<int> f() { if constexpr (B) co_await "
                "get(); co_return 1; } auto g() { return f<false>(); }");
  ClassifiedUnit Classes = Unit.classify();
  const Classification *C = findFunction(Classes, "f<false>");
  ASSERT_TRUE(C);
  EXPECT_EQ(spelled(C->Evidence), "co_return");
}

TEST(KeywordsIn, LocationIsThatOfTheKeyword) {
  TestUnit Unit("\ntask<int> f() {\n  co_return 1;\n}", {"-std=c++20"},
                std::string("#include <coroutine>\n") + Library + "#line 1\n");
  KeywordUses Uses = keywordsIn(*Unit.function("f"));
  ASSERT_EQ(Uses.size(), 1u);
  clang::PresumedLoc Loc =
      Unit.context().getSourceManager().getPresumedLoc(Uses[0].Loc);
  EXPECT_EQ(Loc.getLine(), 3u);
  EXPECT_EQ(Loc.getColumn(), 3u);
}

/// The co_* tokens of f. Most of this code is meant not to compile.
std::string tokensInF(const std::string &Code) {
  TestUnit Unit(std::string(Library) + Declarations + Code);
  const clang::FunctionDecl *F = Unit.function("f");
  EXPECT_TRUE(F);
  if (!F)
    return "no function";
  KeywordUses Uses = keywordTokensIn(*F);
  for (const KeywordUse &Use : Uses) {
    EXPECT_FALSE(Use.Node);
    EXPECT_TRUE(Use.Loc.isValid());
  }
  return spelled(Uses);
}

std::string tokensInBody(const std::string &Body) {
  return tokensInF("task<int> f() {" + Body + "}");
}

TEST(KeywordTokens, All) {
  EXPECT_EQ(tokensInBody("co_await get(); co_yield 1; co_return co_await 2;"),
            "co_await co_yield co_return co_await");
}

TEST(KeywordTokens, BodyOfPlainFunction) {
  EXPECT_EQ(tokensInF("int f() { co_await get(); return 1; }"), "co_await");
}

TEST(KeywordTokens, StopAtTheEndOfTheBody) {
  EXPECT_EQ(tokensInF("int f() { return nothing; } task<int> g() { co_return "
                      "1; }"),
            "");
}

TEST(KeywordTokens, DeclarationHasNone) {
  EXPECT_EQ(tokensInF("task<int> f(); task<int> g() { co_return 1; }"), "");
}

TEST(KeywordTokens, DeletedAndDefaultedHaveNone) {
  EXPECT_EQ(tokensInF("task<int> f() = delete; task<int> g() { co_return 1; }"),
            "");
}

TEST(KeywordTokens, CommentsAndLiteralsHaveNone) {
  EXPECT_EQ(tokensInBody("/* co_await */ // co_yield\n"
                         "const char *S = \"co_return\"; S = "
                         "R\"(} co_await {)\"; char C = '}'; co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, NestedBlocks) {
  EXPECT_EQ(tokensInBody("if (1) { { co_await get(); } } co_return 1;"),
            "co_await co_return");
}

TEST(KeywordTokens, MissingClosingBrace) {
  EXPECT_EQ(tokensInF("task<int> f() { if (1) { co_await get(); co_return 1; "),
            "co_await co_return");
}

TEST(KeywordTokens, SurplusClosingBraceEndsTheBody) {
  EXPECT_EQ(tokensInF("task<int> f() { co_await get(); } } co_return 1; }"),
            "co_await");
}

TEST(KeywordTokens, UnbalancedParentheses) {
  EXPECT_EQ(tokensInBody("use(co_await get(; co_return 1;"),
            "co_await co_return");
  EXPECT_EQ(tokensInBody("use(co_await get())); co_return 1;"),
            "co_await co_return");
}

TEST(KeywordTokens, FileEndsAfterTheHead) {
  EXPECT_EQ(tokensInF("task<int> f() {"), "");
}

TEST(KeywordTokens, FileEndsInALambda) {
  EXPECT_EQ(tokensInF("task<int> f() { co_await get(); auto L = ["),
            "co_await");
  EXPECT_EQ(tokensInF("task<int> f() { co_await get(); auto L = [] {"),
            "co_await");
  EXPECT_EQ(
      tokensInF("task<int> f() { co_await get(); auto L = [] { co_return"),
      "co_await");
}

TEST(KeywordTokens, LambdaIsLeftOut) {
  EXPECT_EQ(tokensInBody("auto L = [] { co_await get(); }; co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, LambdaWithFullHead) {
  EXPECT_EQ(tokensInBody("auto L = [&, =]<typename T>(T A, int B = f({})) "
                         "mutable noexcept(true) -> task<T> { co_await A; };"
                         "co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, LambdaAsArgument) {
  EXPECT_EQ(tokensInBody("use([] { co_await 1; }, [] { co_yield 2; });"
                         "use({[] { co_await 3; }}); co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, LambdaAfterKeyword) {
  EXPECT_EQ(tokensInBody("co_await [] { co_yield 1; }(); if (1) return [] { "
                         "co_yield 2; }; co_return [] { co_yield 3; }();"),
            "co_await co_return");
}

TEST(KeywordTokens, LambdaAsStatement) {
  EXPECT_EQ(tokensInBody("[] { co_yield 1; }(); { [] { co_yield 2; }(); }"
                         "co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, LambdaAfterElse) {
  EXPECT_EQ(tokensInBody("if (1) ; else [&] { co_yield 1; }();"
                         "do [&] { co_yield 2; }(); while (0); co_return 1;"),
            "co_return");
}

// A subscript is never empty.
TEST(KeywordTokens, EmptyCaptureIsNoSubscript) {
  EXPECT_EQ(tokensInBody("if (1) [] { co_yield 1; }(); co_return 1;"),
            "co_return");
}

TEST(KeywordTokens, NestedLambdas) {
  EXPECT_EQ(tokensInBody("auto L = [] { return [] { co_yield 1; }; co_await "
                         "2; }; co_return 1;"),
            "co_return");
}

// keywordsIn counts them too.
TEST(KeywordTokens, CaptureInitialisersBelongToTheFunction) {
  EXPECT_EQ(tokensInBody("auto L = [I = co_await get()] { co_yield 1; };"
                         "co_return 1;"),
            "co_await co_return");
}

TEST(KeywordTokens, LambdaWithoutBody) {
  EXPECT_EQ(tokensInBody("auto L = [](int I); co_await get(); co_return 1;"),
            "co_await co_return");
}

TEST(KeywordTokens, Attributes) {
  EXPECT_EQ(tokensInBody("[[maybe_unused]] int I = co_await get();"
                         "if (I) [[likely]] { co_await get(); } co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordTokens, Subscripts) {
  EXPECT_EQ(tokensInBody("A[0] = B[{co_await get()}]; g()[co_await get()];"
                         "A[0][co_await get()]; \"abc\"[co_await get()];"
                         "v<int>[co_await get()]; co_return 1;"),
            "co_await co_await co_await co_await co_await co_return");
}

TEST(KeywordTokens, SubscriptOfThis) {
  EXPECT_EQ(tokensInBody("(*this)[co_await get()]; this[co_await get()];"
                         "co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordTokens, StructuredBindings) {
  EXPECT_EQ(tokensInBody("auto [A, B] = co_await pair();"
                         "auto &[C, D] = co_await pair();"
                         "auto &&[E, F] = co_await pair(); co_return 1;"),
            "co_await co_await co_await co_return");
}

TEST(KeywordTokens, StructuredBindingFromBraces) {
  EXPECT_EQ(tokensInBody("auto [A, B] = Pair{co_await get(), 1};"
                         "auto &&[C, D] = Pair{co_await get(), 1};"
                         "co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordTokens, StructuredBindingInRangeFor) {
  EXPECT_EQ(tokensInBody("for (auto &[A, B] : co_await range()) { co_await "
                         "get(); } for (const auto &[A, B] : range()) { "
                         "co_await get(); } co_return 1;"),
            "co_await co_await co_await co_return");
}

TEST(KeywordTokens, ArraysAndNew) {
  EXPECT_EQ(tokensInBody("int A[2] = {co_await get(), 1}; delete[] new "
                         "int[2]{co_await get(), 2}; co_return 1;"),
            "co_await co_await co_return");
}

TEST(KeywordTokens, FunctionTryBlock) {
  EXPECT_EQ(tokensInF("task<int> f() try { co_await get(); } catch (int) { "
                      "co_return 1; } catch (...) { co_return nothing; }"
                      "task<int> g() { co_yield 1; }"),
            "co_await co_return co_return");
}

TEST(KeywordTokens, RequiresClause) {
  EXPECT_EQ(tokensInF("template <typename T> task<int> f(T V) requires "
                      "requires { typename T::type; V.get(); } { co_await V;"
                      "co_return nothing; }"),
            "co_await co_return");
}

TEST(KeywordTokens, DefaultArgumentWithLambda) {
  EXPECT_EQ(tokensInF("int f(int I = [] { return 1; }()) { co_await get(); }"),
            "co_await");
}

TEST(KeywordTokens, TrailingReturnType) {
  EXPECT_EQ(tokensInF("auto f() noexcept(noexcept(int{})) -> decltype(int{}) { "
                      "co_await get(); }"),
            "co_await");
}

TEST(KeywordTokens, UnknownReturnType) {
  EXPECT_EQ(tokensInF("nowhere f() { co_await get(); }"), "co_await");
}

TEST(KeywordTokens, ConstructorInitialisers) {
  TestUnit Unit("struct S { int A, B; S() : A{1}, B(2) { co_await nothing; } "
                "};");
  ClassifiedUnit Classes = Unit.classify();
  ASSERT_EQ(Classes.Functions.size(), 1u);
  EXPECT_EQ(spelled(keywordTokensIn(*Classes.Functions[0].Function)),
            "co_await");
}

TEST(KeywordTokens, OfOperator) {
  TestUnit Unit(std::string(Library) +
                "struct S { task<int> operator()(int I) { co_await nothing; } "
                "};");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(summary(findFunction(Classes, "S::operator()")), "coroutine/task?");
}

TEST(KeywordTokens, OfLambda) {
  TestUnit Unit(std::string(Library) +
                "auto L = [A = S{1}](int I = g({})) -> task<int> { co_await "
                "nothing; co_return 1; };");
  for (const clang::FunctionDecl *L : Unit.lambdas())
    EXPECT_EQ(spelled(keywordTokensIn(*L)), "co_await co_return");
}

} // namespace
