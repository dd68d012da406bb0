//===--- TranslationUnitTests.cpp - The functions and types of one file ---===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "classify/TranslationUnit.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::countFunctions;
using corotidy::test::findFunction;
using corotidy::test::findType;
using corotidy::test::Library;
using corotidy::test::summary;
using corotidy::test::TestUnit;

namespace {

/// A file whose Library is in a header that is not asked about.
struct Listed {
  explicit Listed(llvm::StringRef Code, const char *Standard = "-std=c++20")
      : Unit(("\n#line 1 \"code.cpp\"\n" + Code).str(), {Standard},
             std::string("#include <coroutine>\n") + Library),
        Classes(Unit.classify()) {
    EXPECT_EQ(Unit.errors(), 0u);
  }

  /// The names of the functions that are not the Library's, in alphabetical
  /// order.
  std::string functions() const {
    std::vector<std::string> Names;
    for (const ClassifiedFunction &F : Classes.Functions)
      if (isOwn(F.Function))
        Names.push_back(qualifiedName(*F.Function));
    llvm::sort(Names);
    return llvm::join(Names, " | ");
  }
  std::string summaryOf(llvm::StringRef Name) const {
    return summary(findFunction(Classes, Name));
  }

  /// `role role` of the type; "none" if it is not listed.
  std::string roles(llvm::StringRef Name) const {
    const ClassifiedType *T = findType(Classes, Name);
    if (!T)
      return "none";
    std::vector<std::string> Words;
    auto Add = [&](TypeRoles Role, const char *Word) {
      if ((T->Roles & Role) != TypeRoles::None)
        Words.push_back(Word);
    };
    Add(TypeRoles::Awaiter, "awaiter");
    Add(TypeRoles::Awaitable, "awaitable");
    Add(TypeRoles::Promise, "promise");
    Add(TypeRoles::CoroutineReturnType, "return-type");
    return llvm::join(Words, " ");
  }

  TestUnit Unit;
  ClassifiedUnit Classes;

private:
  static bool isOwn(const clang::Decl *D) {
    const clang::SourceManager &SM = D->getASTContext().getSourceManager();
    return llvm::StringRef(SM.getPresumedLoc(D->getLocation()).getFilename()) ==
           "code.cpp";
  }
};

std::string functions(llvm::StringRef Code,
                      const char *Standard = "-std=c++20") {
  return Listed(Code, Standard).functions();
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

TEST(Functions, Free) { EXPECT_EQ(functions("void f() {} int g();"), "f | g"); }

TEST(Functions, Overloads) {
  EXPECT_EQ(functions("void f() {} void f(int) {}"), "f | f");
}

TEST(Functions, DeclaredOnly) {
  Listed L("int f();");
  EXPECT_EQ(L.summaryOf("f"), "unknown");
}

TEST(Functions, DeclaredTwiceIsListedOnce) {
  EXPECT_EQ(functions("int f(); int f(); int f();"), "f");
}

TEST(Functions, DeclaredAndDefinedIsListedOnce) {
  Listed L("int f(); int f() { return 1; } int f();");
  EXPECT_EQ(L.functions(), "f");
  EXPECT_EQ(L.summaryOf("f"), "ordinary/plain");
}

TEST(Functions, DefinedInTheMiddleOfDeclarations) {
  Listed L("task<int> f(); task<int> f() { co_return 1; } task<int> f();");
  EXPECT_EQ(L.functions(), "f");
  EXPECT_EQ(L.summaryOf("f"), "coroutine/task");
}

TEST(Functions, DeclaredInBlock) {
  EXPECT_EQ(functions("void f() { int g(); int g(); }"), "f | g");
}

TEST(Functions, DeletedAndDefaulted) {
  EXPECT_EQ(functions("void f() = delete; struct S { S() = default; S(const S "
                      "&) = delete; ~S(); }; S::~S() = default;"),
            "S::S | S::S | S::~S | f");
}

TEST(Functions, ImplicitOnesAreNot) {
  EXPECT_EQ(functions("struct S { int I = 1; }; S A; S B = A;"), "");
}

TEST(Functions, DefaultedComparison) {
  EXPECT_EQ(functions("struct S { bool operator==(const S &) const = default; "
                      "};"),
            "S::operator==");
}

TEST(Functions, Members) {
  Listed L("struct S { task<int> f(); static task<int> g() { co_return 1; }"
           "virtual task<int> h() = 0; void i() const; };"
           "task<int> S::f() { co_return 1; }");
  EXPECT_EQ(L.functions(), "S::f | S::g | S::h | S::i");
  EXPECT_EQ(L.summaryOf("S::f"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("S::g"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("S::h"), "unknown");
}

TEST(Functions, VirtualOverride) {
  Listed L("struct S { virtual task<int> f(); }; struct T : S { task<int> f() "
           "override { co_return 1; } };");
  EXPECT_EQ(L.summaryOf("S::f"), "unknown");
  EXPECT_EQ(L.summaryOf("T::f"), "coroutine/task");
}

TEST(Functions, Operators) {
  Listed L("struct S { task<int> operator()() { co_return 1; } S "
           "&operator=(int); }; generator<int> operator+(S, S) { co_yield 1; }"
           "task<int> operator\"\"_t(unsigned long long) { co_return 1; }");
  EXPECT_EQ(L.functions(),
            "S::operator() | S::operator= | operator\"\"_t | operator+");
  EXPECT_EQ(L.summaryOf("S::operator()"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("operator+"), "generator/sync");
}

TEST(Functions, ConstructorsDestructorsConversions) {
  Listed L("struct S { S() {} explicit S(int); ~S() {} operator task<int>() { "
           "co_return 1; } };");
  EXPECT_EQ(L.functions(), "S::S | S::S | S::operator task<int> | S::~S");
  EXPECT_EQ(L.summaryOf("S::operator task<int>"), "coroutine/task");
}

TEST(Functions, DeductionGuidesAreNot) {
  EXPECT_EQ(functions("template <typename T> struct S { S(T) {} };"
                      "S(int) -> S<long>;"),
            "S::S");
}

TEST(Functions, Friends) {
  EXPECT_EQ(functions("struct S { friend void f(S) {} friend void g(S); "
                      "friend struct T; };"),
            "f | g");
}

TEST(Functions, FriendDefinedElsewhereIsListedOnce) {
  EXPECT_EQ(functions("struct S { friend void f(S); }; void f(S) {}"), "f");
}

TEST(Functions, FriendOfTemplate) {
  EXPECT_EQ(functions("template <typename T> struct S { friend task<int> f(S) "
                      "{ co_return 1; } }; void g(S<int> A) { f(A); }"),
            "f | f | g");
}

TEST(Functions, FromMacros) {
  Listed L("#define DEFINE(N) task<int> N() { co_return 1; }\n"
           "DEFINE(f) DEFINE(g)");
  EXPECT_EQ(L.functions(), "f | g");
  EXPECT_EQ(L.summaryOf("f"), "coroutine/task");
}

TEST(Functions, ExternC) {
  EXPECT_EQ(functions("extern \"C\" { void f() {} void g(); }"
                      "extern \"C\" void h() {}"),
            "f | g | h");
}

TEST(Functions, Namespaces) {
  EXPECT_EQ(functions("namespace a { namespace b { void f() {} } }"
                      "namespace a::b { void g() {} } namespace { void h() {} "
                      "} inline namespace i { void j() {} }"),
            "(anonymous namespace)::h | a::b::f | a::b::g | j");
}

TEST(Functions, MemberDefinedOutsideItsNamespace) {
  EXPECT_EQ(functions("namespace n { struct S { void f(); }; void g(); }"
                      "void n::S::f() {} void n::g() {}"),
            "n::S::f | n::g");
}

TEST(Functions, LocalClass) {
  Listed L("void f() { struct A { task<int> g() { co_return 1; } struct B { "
           "void h() {} }; }; }");
  EXPECT_EQ(L.functions(), "f | f()::A::B::h | f()::A::g");
  EXPECT_EQ(L.summaryOf("f()::A::g"), "coroutine/task");
}

TEST(Functions, ConstexprAndConsteval) {
  EXPECT_EQ(functions("constexpr int f() { return 1; } consteval int g() { "
                      "return 2; } int H = f() + g();"),
            "f | g");
}

TEST(Functions, ConceptsAreNot) {
  EXPECT_EQ(functions("template <typename T> concept C = requires(T A) { "
                      "A.f(); requires []() { return true; }(); };"
                      "void g(C auto) {}"),
            "(lambda) | g");
}

TEST(Functions, ConstrainedTemplate) {
  Listed L("template <typename T> concept C = sizeof(T) > 1;"
           "template <C T> task<T> f(T V) requires requires { V + V; } { "
           "co_return V; } auto G = f(1);");
  EXPECT_EQ(L.functions(), "f | f<int>");
  EXPECT_EQ(L.summaryOf("f<int>"), "coroutine/task");
}

TEST(Functions, InFilesAskedAboutOnly) {
  TestUnit Unit("void f() {}");
  ClassifiedUnit None =
      classifyUnit(Unit.sema(), [](clang::FileID) { return false; });
  EXPECT_TRUE(None.Functions.empty());
  EXPECT_TRUE(None.Types.empty());
}

TEST(Functions, InHeadersIfAskedAbout) {
  TestUnit Unit("");
  ClassifiedUnit All =
      classifyUnit(Unit.sema(), [](clang::FileID) { return true; });
  EXPECT_GE(countFunctions(All, "std::suspend_always::await_ready"), 1u);
  EXPECT_EQ(findType(Unit.classify(), "std::suspend_always"), nullptr);
}

TEST(Functions, OrderOfTheSource) {
  Listed L("void c() {} struct S { void b() {} }; void a() {}");
  std::vector<std::string> Names;
  for (const ClassifiedFunction &F : L.Classes.Functions)
    Names.push_back(qualifiedName(*F.Function));
  ASSERT_GE(Names.size(), 3u);
  Names.erase(Names.begin(), Names.end() - 3);
  EXPECT_EQ(llvm::join(Names, " "), "c S::b a");
}

//===----------------------------------------------------------------------===//
// Lambdas
//===----------------------------------------------------------------------===//

TEST(Lambdas, Plain) {
  Listed L("void f() { auto A = []() -> task<int> { co_return 1; }; auto B = "
           "[&](int) {}; }");
  EXPECT_EQ(L.functions(), "f | f()::(lambda) | f()::(lambda)");
}

TEST(Lambdas, KindOfEach) {
  Listed L("void f() { auto A = []() -> task<int> { co_return 1; }; }"
           "void g() { auto B = []() -> generator<int> { co_yield 1; }; }");
  EXPECT_EQ(L.summaryOf("f()::(lambda)"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("g()::(lambda)"), "generator/sync");
  EXPECT_EQ(L.summaryOf("f"), "ordinary/plain");
}

TEST(Lambdas, Nested) {
  Listed L("auto A = []() -> task<int> { auto B = []() -> generator<int> { "
           "co_yield 1; }; co_return 1; };");
  EXPECT_EQ(L.functions(), "(lambda) | (lambda)::(lambda)");
  EXPECT_EQ(L.summaryOf("(lambda)"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("(lambda)::(lambda)"), "generator/sync");
}

TEST(Lambdas, GenericWithTwoInstantiations) {
  Listed L("void f() { auto A = [](auto V) -> task<int> { co_return 1; };"
           "A(1); A('a'); }");
  unsigned Lambdas = 0;
  for (const ClassifiedFunction &F : L.Classes.Functions)
    Lambdas += llvm::StringRef(qualifiedName(*F.Function))
                   .starts_with("f()::(lambda)");
  EXPECT_EQ(Lambdas, 3u);
}

TEST(Lambdas, GenericNeverCalled) {
  EXPECT_EQ(functions("auto A = [](auto V) { return V; };"), "(lambda)");
}

TEST(Lambdas, InDefaultMemberInitialiser) {
  EXPECT_EQ(functions("struct S { int I = [] { return 1; }(); };"),
            "S::(lambda)");
}

TEST(Lambdas, InDefaultMemberInitialiserThatIsUsed) {
  EXPECT_EQ(functions("struct S { int I = [] { return 1; }(); S() {} S(int) {} "
                      "};"),
            "S::(lambda) | S::S | S::S");
}

TEST(Lambdas, InDefaultArgument) {
  EXPECT_EQ(functions("void f(int I = [] { return 1; }()) {}"
                      "void g() { f(); f(); }"),
            "(lambda) | f | g");
}

TEST(Lambdas, InNamespaceScopeInitialiser) {
  EXPECT_EQ(functions("namespace n { auto A = [] {}; int I = [] { return 1; "
                      "}(); }"),
            "n::(lambda) | n::(lambda)");
}

TEST(Lambdas, ImmediatelyInvoked) {
  Listed L("auto T = []() -> task<int> { co_return 1; }();");
  EXPECT_EQ(L.functions(), "(lambda)");
  EXPECT_EQ(L.summaryOf("(lambda)"), "coroutine/task");
}

TEST(Lambdas, InCaptureInitialiser) {
  EXPECT_EQ(functions("void f() { auto A = [B = [] {}] {}; }"),
            "f | f()::(lambda) | f()::(lambda)");
}

TEST(Lambdas, InParameterOfLambda) {
  EXPECT_EQ(functions("auto A = [](int I = [] { return 1; }()) {};"),
            "(lambda) | (lambda)");
}

TEST(Lambdas, InUnevaluatedOperand) {
  EXPECT_EQ(functions("using T = decltype([] {}); T V;"), "(lambda)");
}

TEST(Lambdas, InTemplateArgument) {
  EXPECT_EQ(functions("template <auto> struct S {}; S<[] {}> V;"), "(lambda)");
}

TEST(Lambdas, InConstructorInitialiser) {
  EXPECT_EQ(functions("struct S { int I; S() : I([] { return 1; }()) {} };"),
            "S::S | S::S()::(lambda)");
}

TEST(Lambdas, InBracedInitialiserOfClass) {
  EXPECT_EQ(functions("struct S { int (*F)(); }; S V{[] { return 1; }};"
                      "S W[] = {{[] { return 2; }}};"),
            "(lambda) | (lambda)");
}

TEST(Lambdas, InReturnTypeOfTemplate) {
  Listed L("template <typename T> auto f(T V) { return [=]() -> task<T> { "
           "co_return V; }; } auto G = f(1);");
  EXPECT_EQ(L.functions(), "f | f()::(lambda) | f<int> | f<int>()::(lambda)");
  EXPECT_EQ(L.summaryOf("f()::(lambda)"), "coroutine/dependent");
  EXPECT_EQ(L.summaryOf("f<int>()::(lambda)"), "coroutine/task");
}

TEST(Lambdas, ConversionToPointerIsNotListed) {
  EXPECT_EQ(functions("void (*P)() = [] {};"), "(lambda)");
}

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

TEST(Templates, PatternAndInstantiations) {
  Listed L("template <typename T> task<T> f(T V) { co_return V; }"
           "void g() { f(1); f('a'); f(2); }");
  EXPECT_EQ(L.functions(), "f | f<char> | f<int> | g");
  EXPECT_EQ(L.summaryOf("f"), "coroutine/dependent");
  EXPECT_EQ(L.summaryOf("f<int>"), "coroutine/task");
}

TEST(Templates, DeclaredOnly) {
  Listed L("template <typename T> task<T> f(T); void g() { f(1); }");
  EXPECT_EQ(L.functions(), "f | g");
  EXPECT_EQ(L.summaryOf("f"), "unknown");
}

TEST(Templates, DeclaredThenDefined) {
  Listed L("template <typename T> task<T> f(T); template <typename T> task<T> "
           "f(T V) { co_return V; } auto G = f(1);");
  EXPECT_EQ(L.functions(), "f | f<int>");
}

TEST(Templates, UsedBeforeTheDefinition) {
  EXPECT_EQ(functions("template <typename T> int f(T); int I = f(1);"
                      "template <typename T> int f(T) { return 1; }"),
            "f | f<int>");
}

TEST(Templates, ExplicitSpecialisation) {
  Listed L("template <typename T> task<T> f(T V) { co_return V; }"
           "template <> task<int> f(int V) { return f('a'), f<int>(V); }");
  EXPECT_EQ(L.functions(), "f | f<char> | f<int>");
  EXPECT_EQ(L.summaryOf("f<int>"), "ordinary/factory");
}

TEST(Templates, ExplicitInstantiation) {
  Listed L("template <typename T> task<T> f(T V) { co_return V; }"
           "template task<int> f(int);");
  EXPECT_EQ(L.functions(), "f | f<int>");
  EXPECT_EQ(L.summaryOf("f<int>"), "coroutine/task");
}

TEST(Templates, ExplicitInstantiationOfClass) {
  EXPECT_EQ(functions("template <typename T> struct S { void f() {} void g(); "
                      "}; template <typename T> void S<T>::g() {} template "
                      "struct S<int>;"),
            "S::f | S::g | S<int>::f | S<int>::g");
}

TEST(Templates, ExternInstantiation) {
  EXPECT_EQ(functions("template <typename T> struct S { void f(); };"
                      "template <typename T> void S<T>::f() {}"
                      "extern template struct S<int>;"),
            "S::f");
}

TEST(Templates, MembersInClass) {
  Listed L("template <typename T> struct S { task<T> f() { co_return T(); } "
           "void unused() {} }; void g() { S<int>().f(); }");
  EXPECT_EQ(L.functions(), "S::f | S::unused | S<int>::f | g");
  EXPECT_EQ(L.summaryOf("S<int>::f"), "coroutine/task");
}

TEST(Templates, MembersOutOfLine) {
  Listed L("template <typename T> struct S { task<T> f(); };"
           "template <typename T> task<T> S<T>::f() { co_return T(); }"
           "void g() { S<int>().f(); }");
  EXPECT_EQ(L.functions(), "S::f | S<int>::f | g");
  EXPECT_EQ(L.summaryOf("S::f"), "coroutine/dependent");
  EXPECT_EQ(L.summaryOf("S<int>::f"), "coroutine/task");
}

TEST(Templates, MemberTemplate) {
  Listed L("struct S { template <typename T> task<T> f(T V) { co_return V; } "
           "}; void g() { S().f(1); }");
  EXPECT_EQ(L.functions(), "S::f | S::f<int> | g");
}

TEST(Templates, MemberTemplateOfClassTemplate) {
  Listed L("template <typename U> struct S { template <typename T> task<T> f(T "
           "V) { co_return V; } }; void g() { S<char>().f(1); }");
  EXPECT_EQ(L.functions(), "S::f | S<char>::f<int> | g");
  EXPECT_EQ(L.summaryOf("S<char>::f<int>"), "coroutine/task");
}

TEST(Templates, MemberTemplateOutOfLine) {
  Listed L("template <typename U> struct S { template <typename T> task<T> f(T "
           "V); }; template <typename U> template <typename T> task<T> "
           "S<U>::f(T V) { co_return V; } void g() { S<char>().f(1); }");
  EXPECT_EQ(L.summaryOf("S<char>::f<int>"), "coroutine/task");
  EXPECT_EQ(countFunctions(L.Classes, "S::f"), 1u);
}

TEST(Templates, NestedClassOfTemplate) {
  Listed L("template <typename T> struct S { struct N { task<T> f() { "
           "co_return T(); } }; }; void g() { S<int>::N().f(); }");
  EXPECT_EQ(L.functions(), "S::N::f | S<int>::N::f | g");
  EXPECT_EQ(L.summaryOf("S<int>::N::f"), "coroutine/task");
}

TEST(Templates, PartialSpecialisation) {
  Listed L("template <typename T> struct S; template <typename T> struct S<T "
           "*> { task<T> f() { co_return T(); } };"
           "void g() { S<int *>().f(); }");
  EXPECT_EQ(L.summaryOf("S<int *>::f"), "coroutine/task");
  EXPECT_EQ(L.summaryOf("g"), "ordinary/plain");
}

TEST(Templates, FullSpecialisation) {
  Listed L("template <typename T> struct S { void f() {} }; template <> struct "
           "S<int> { task<int> f() { co_return 1; } };");
  EXPECT_EQ(L.functions(), "S::f | S<int>::f");
  EXPECT_EQ(L.summaryOf("S<int>::f"), "coroutine/task");
}

TEST(Templates, SpecialisedMember) {
  Listed L("template <typename T> struct S { task<T> f() { co_return T(); } };"
           "task<int> other(); template <> task<int> S<int>::f() { return "
           "other(); }");
  EXPECT_EQ(L.summaryOf("S<int>::f"), "ordinary/factory");
}

TEST(Templates, VariableTemplateHoldsLambda) {
  EXPECT_EQ(functions("template <typename T> auto V = []() -> task<T> { "
                      "co_return T(); }; auto G = V<int>();"),
            "(lambda) | (lambda)");
}

TEST(Templates, AbbreviatedTemplate) {
  EXPECT_EQ(functions("task<int> f(auto V) { co_return 1; } auto G = f('a');"),
            "f | f<char>");
}

TEST(Templates, LocalClassInTemplate) {
  Listed L("template <typename T> void f() { struct A { task<T> g() { "
           "co_return T(); } }; A().g(); } void h() { f<int>(); }");
  EXPECT_EQ(L.functions(), "f | f()::A::g | f<int> | f<int>()::A::g | h");
  EXPECT_EQ(L.summaryOf("f<int>()::A::g"), "coroutine/task");
}

TEST(Templates, TemplateFlags) {
  TestUnit Unit("template <typename T> void f() {} void g() { f<int>(); }");
  const clang::FunctionDecl *Pattern = Unit.function("f");
  const clang::FunctionDecl *Plain = Unit.function("g");
  EXPECT_TRUE(isTemplatePattern(*Pattern));
  EXPECT_FALSE(isTemplateInstantiation(*Pattern));
  EXPECT_FALSE(isTemplatePattern(*Plain));
  EXPECT_FALSE(isTemplateInstantiation(*Plain));
  for (const clang::FunctionDecl *Spec :
       Pattern->getDescribedFunctionTemplate()->specializations()) {
    EXPECT_FALSE(isTemplatePattern(*Spec));
    EXPECT_TRUE(isTemplateInstantiation(*Spec));
  }
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

TEST(Types, OnlyThoseWithARole) {
  Listed L("struct S { int I; };");
  EXPECT_EQ(L.roles("S"), "none");
}

TEST(Types, Awaiter) {
  Listed L("struct A { bool await_ready(); void await_suspend(std::"
           "coroutine_handle<>); void await_resume(); };");
  EXPECT_EQ(L.roles("A"), "awaiter awaitable");
}

TEST(Types, HalfAnAwaiter) {
  Listed L("struct A { bool await_ready(); };");
  EXPECT_EQ(L.roles("A"), "none");
}

TEST(Types, Awaitable) {
  Listed L("struct A { std::suspend_always operator co_await(); };");
  EXPECT_EQ(L.roles("A"), "awaitable");
}

TEST(Types, AwaitableByFreeOperator) {
  Listed L("struct A {}; std::suspend_always operator co_await(A);");
  EXPECT_EQ(L.roles("A"), "awaitable");
}

TEST(Types, AwaitableByTransform) {
  Listed L(R"cpp(
    struct A {};
    struct R {
      struct promise_type {
        R get_return_object();
        std::suspend_always initial_suspend();
        std::suspend_always final_suspend() noexcept;
        void unhandled_exception();
        void return_void();
        std::suspend_always await_transform(A);
      };
    };
    R f() { co_await A(); }
  )cpp");
  EXPECT_EQ(L.roles("A"), "awaitable");
  EXPECT_EQ(L.roles("R"), "return-type");
  EXPECT_EQ(L.roles("R::promise_type"), "promise");
}

TEST(Types, AwaiterOfItsOwnOperatorsOperand) {
  Listed L("struct A { bool await_ready(); void await_suspend(std::"
           "coroutine_handle<>); void await_resume(); A &operator co_await() { "
           "return *this; } };");
  EXPECT_EQ(L.roles("A"), "awaiter awaitable");
}

TEST(Types, AwaiterOfOnePromise) {
  Listed L(R"cpp(
    struct A {
      bool await_ready();
      void await_suspend(std::coroutine_handle<task<int>::promise_type>);
      void await_resume();
    };
    task<int> f() { co_await A(); co_return 1; }
  )cpp");
  EXPECT_EQ(L.roles("A"), "awaiter awaitable");
}

TEST(Types, BySpecialisedTraits) {
  Listed L("struct R {}; struct P { R get_return_object(); };"
           "template <typename... A> struct std::coroutine_traits<R, A...> { "
           "using promise_type = P; };");
  EXPECT_EQ(L.roles("R"), "return-type");
  EXPECT_EQ(L.roles("P"), "promise");
}

TEST(Types, PatternsAndInstantiations) {
  Listed L("task<int> f() { co_return 1; }");
  EXPECT_EQ(L.roles("task"), "awaitable return-type");
  EXPECT_EQ(L.roles("task<int>"), "awaitable return-type");
  EXPECT_EQ(L.roles("task::promise_type"), "promise");
  EXPECT_EQ(L.roles("task<int>::promise_type"), "promise");
  EXPECT_EQ(L.roles("task::awaiter"), "awaiter awaitable");
}

TEST(Types, InstantiatedAwaiter) {
  Listed L("task<int> g(); task<int> f() { co_return co_await g(); }");
  EXPECT_EQ(L.roles("task<int>::awaiter"), "awaiter awaitable");
}

TEST(Types, PatternIsUnknown) {
  Listed L("");
  const ClassifiedType *T = findType(L.Classes, "task");
  ASSERT_TRUE(T);
  EXPECT_EQ(T->Facts.Status, Awaitable::Unknown);
}

TEST(Types, PatternThatInheritsTheTriple) {
  Listed L("template <typename T> struct A : std::suspend_always { T "
           "await_resume(); };");
  EXPECT_EQ(L.roles("A"), "awaiter awaitable");
}

TEST(Types, LocalAndNested) {
  Listed L("void f() { struct A : std::suspend_always {}; } struct S { struct "
           "B : std::suspend_never {}; };");
  EXPECT_EQ(L.roles("f()::A"), "awaiter awaitable");
  EXPECT_EQ(L.roles("S::B"), "awaiter awaitable");
  EXPECT_EQ(L.roles("S"), "none");
}

TEST(Types, ForwardDeclarationIsNone) {
  Listed L("struct A; struct A : std::suspend_always {}; struct A;");
  EXPECT_EQ(L.roles("A"), "awaiter awaitable");
}

TEST(Types, BrokenClassIsLeftOut) {
  TestUnit Unit("struct A : nowhere { bool await_ready(); };");
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(findType(Classes, "A"), nullptr);
}

TEST(Types, Facts) {
  Listed L("struct A : std::suspend_always {};");
  const ClassifiedType *T = findType(L.Classes, "A");
  ASSERT_TRUE(T);
  EXPECT_EQ(T->Facts.Status, Awaitable::Anywhere);
  EXPECT_EQ(T->Facts.CanSuspend, Suspends::Always);
}

// Clang's access checks crash on it.
TEST(Records, AnonymousStruct) {
  TestUnit Unit("struct { private: struct promise_type {}; };");
  EXPECT_NE(Unit.errors(), 0u);
  EXPECT_TRUE(Unit.classify().Types.empty());
}

} // namespace
