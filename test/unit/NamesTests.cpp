//===--- NamesTests.cpp - How entities are spelled in reports -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::TestUnit;

namespace {

/// How the type of the variable V is spelled.
std::string typeOfV(llvm::StringRef Code) {
  TestUnit Unit(Code);
  EXPECT_EQ(Unit.errors(), 0u);
  return typeName(Unit.variable("V"), Unit.context());
}

TEST(TypeName, Null) {
  TestUnit Unit("");
  EXPECT_EQ(typeName(clang::QualType(), Unit.context()), "");
}

TEST(TypeName, Bool) { EXPECT_EQ(typeOfV("extern bool V;"), "bool"); }

TEST(TypeName, Compound) {
  EXPECT_EQ(typeOfV("extern const int *const &V;"), "const int *const &");
}

TEST(TypeName, IsQualified) {
  EXPECT_EQ(typeOfV("namespace n { struct S { struct T {}; }; }"
                    "extern n::S::T V;"),
            "n::S::T");
}

TEST(TypeName, IsQualifiedWhereTheAuthorDidNotHaveTo) {
  EXPECT_EQ(typeOfV("namespace n { struct S {}; } using namespace n;"
                    "extern S V;"),
            "n::S");
}

TEST(TypeName, ArgumentsAreQualified) {
  EXPECT_EQ(typeOfV("namespace n { struct S {}; template <typename> struct Box "
                    "{}; using B = Box<S>; } using namespace n;"
                    "extern Box<S> V;"),
            "n::Box<n::S>");
}

TEST(TypeName, DefaultArgumentsAreLeftOut) {
  EXPECT_EQ(typeOfV("template <typename T> struct Alloc {};"
                    "template <typename T, typename A = Alloc<T>> struct Vec "
                    "{}; extern Vec<int> V;"),
            "Vec<int>");
}

TEST(TypeName, DefaultArgumentsAreLeftOutOfTheCanonicalType) {
  TestUnit Unit("template <typename T> struct Alloc {};"
                "template <typename T, typename A = Alloc<T>> struct Vec {};"
                "using V = Vec<int>;");
  EXPECT_EQ(typeName(Unit.type("V"), Unit.context()), "Vec<int>");
}

TEST(TypeName, SugarStays) {
  EXPECT_EQ(typeOfV("struct S {}; using Alias = S; extern Alias V;"), "Alias");
}

TEST(TypeName, SugarIsQualified) {
  EXPECT_EQ(typeOfV("namespace n { using Alias = int; } using namespace n;"
                    "extern Alias V;"),
            "n::Alias");
}

TEST(TypeName, StandardHandle) {
  EXPECT_EQ(typeOfV("extern std::coroutine_handle<> V;"),
            "std::coroutine_handle<>");
}

TEST(TypeName, AnonymousNamespace) {
  EXPECT_EQ(typeOfV("namespace { struct S {}; } extern S V;"),
            "(anonymous namespace)::S");
}

TEST(TypeName, UnnamedClassHasNoLocation) {
  EXPECT_EQ(typeOfV("struct { int I; } V;").find(':'), std::string::npos);
}

TEST(TypeName, FunctionPointer) {
  EXPECT_EQ(typeOfV("extern int (*V)(bool);"), "int (*)(bool)");
}

TEST(TypeName, Array) { EXPECT_EQ(typeOfV("extern char V[4];"), "char[4]"); }

/// The qualified names of all functions of \p Code that are listed, in
/// alphabetical order.
std::string names(llvm::StringRef Code) {
  TestUnit Unit(Code);
  EXPECT_EQ(Unit.errors(), 0u);
  std::vector<std::string> All;
  for (const ClassifiedFunction &F : Unit.classify().Functions)
    All.push_back(qualifiedName(*F.Function));
  llvm::sort(All);
  return llvm::join(All, " | ");
}

TEST(QualifiedName, AtNamespaceScope) { EXPECT_EQ(names("void f() {}"), "f"); }

TEST(QualifiedName, InNamespaces) {
  EXPECT_EQ(names("namespace a::b { void f() {} }"), "a::b::f");
}

TEST(QualifiedName, InInlineNamespace) {
  EXPECT_EQ(names("namespace a { inline namespace v1 { inline namespace x {"
                  "void f() {} } } }"),
            "a::f");
}

TEST(QualifiedName, InGlobalInlineNamespace) {
  EXPECT_EQ(names("inline namespace v1 { void f() {} }"), "f");
}

TEST(QualifiedName, InNamespaceWithinInlineNamespace) {
  EXPECT_EQ(names("inline namespace v1 { namespace a { void f() {} } }"),
            "a::f");
}

TEST(QualifiedName, InAnonymousNamespace) {
  EXPECT_EQ(names("namespace a { namespace { void f() {} } }"),
            "a::(anonymous namespace)::f");
}

TEST(QualifiedName, ExternC) {
  EXPECT_EQ(names("namespace a { extern \"C\" { void f() {} } }"), "a::f");
}

TEST(QualifiedName, Member) {
  EXPECT_EQ(names("namespace a { struct S { void f() {} }; }"), "a::S::f");
}

TEST(QualifiedName, MemberOfUnnamedClass) {
  EXPECT_EQ(names("struct { void f() {} } V;"), "(unnamed struct)::f");
  EXPECT_EQ(names("union { int I; struct { void f() {} } S; } V;"),
            "(unnamed union)::(unnamed struct)::f");
}

TEST(QualifiedName, MemberOfClassNamedByTypedef) {
  EXPECT_EQ(names("typedef struct { void f() {} } S;"), "S::f");
}

TEST(QualifiedName, ConstructorAndDestructor) {
  EXPECT_EQ(names("namespace a { struct S { S() {} ~S() {} }; }"),
            "a::S::S | a::S::~S");
}

TEST(QualifiedName, ConstructorOfTemplate) {
  EXPECT_EQ(names("template <typename T> struct Box { Box() {} ~Box() {} };"),
            "Box::Box | Box::~Box");
}

TEST(QualifiedName, ConstructorOfTemplateInNamespace) {
  EXPECT_EQ(names("namespace n { template <typename T> struct Box { Box() {} "
                  "}; Box<int> B; }"),
            "n::Box::Box | n::Box<int>::Box");
}

TEST(QualifiedName, Conversion) {
  EXPECT_EQ(names("struct S { operator bool() { return true; } };"),
            "S::operator bool");
  EXPECT_EQ(names("namespace n { struct T {}; struct S { operator T *() { "
                  "return nullptr; } }; }"),
            "n::S::operator n::T *");
}

TEST(QualifiedName, Operators) {
  EXPECT_EQ(names("struct S { void operator()() {} void operator[](int) {} };"
                  "void operator co_await(S) {}"),
            "S::operator() | S::operator[] | operator co_await");
}

TEST(QualifiedName, LiteralOperator) {
  EXPECT_EQ(names("int operator\"\"_s(unsigned long long) { return 0; }"),
            "operator\"\"_s");
}

TEST(QualifiedName, InstantiationOfFunction) {
  EXPECT_EQ(names("template <typename T> void f(T) {} void g() { f(1); }"),
            "f | f<int> | g");
}

TEST(QualifiedName, InstantiationWithPack) {
  EXPECT_EQ(names("template <typename... T> void f(T...) {}"
                  "void g() { f(1, 'a'); f(); }"),
            "f | f<> | f<int, char> | g");
}

TEST(QualifiedName, InstantiationWithValue) {
  EXPECT_EQ(names("template <int N, bool B> void f() {}"
                  "void g() { f<3, true>(); }"),
            "f | f<3, true> | g");
}

TEST(QualifiedName, InstantiationOfClass) {
  EXPECT_EQ(names("template <typename T> struct Box { void f() {} };"
                  "void g() { Box<int>().f(); }"),
            "Box::f | Box<int>::f | g");
}

TEST(QualifiedName, SpecialisationOfFunction) {
  EXPECT_EQ(names("template <typename T> void f(); template <> void f<int>() "
                  "{}"),
            "f | f<int>");
}

TEST(QualifiedName, PartialSpecialisation) {
  EXPECT_EQ(names("template <typename T> struct Box;"
                  "template <typename T> struct Box<T *> { void f() {} };"),
            "Box<T *>::f");
}

TEST(QualifiedName, LocalClass) {
  EXPECT_EQ(names("namespace n { void f() { struct L { void g() {} }; } }"),
            "n::f | n::f()::L::g");
}

TEST(QualifiedName, Lambda) {
  EXPECT_EQ(names("void f() { auto L = [] {}; }"), "f | f()::(lambda)");
}

TEST(QualifiedName, LambdaInLambda) {
  EXPECT_EQ(names("void f() { auto L = [] { return [] {}; }; }"),
            "f | f()::(lambda) | f()::(lambda)::(lambda)");
}

TEST(QualifiedName, LambdaAtNamespaceScope) {
  EXPECT_EQ(names("namespace n { auto L = [] {}; }"), "n::(lambda)");
}

TEST(QualifiedName, LambdaInMember) {
  EXPECT_EQ(names("struct S { void f() { [] {}(); } };"),
            "S::f | S::f()::(lambda)");
}

TEST(QualifiedName, LambdaInDefaultMemberInitialiser) {
  EXPECT_EQ(names("struct S { int I = [] { return 1; }(); };"), "S::(lambda)");
}

TEST(QualifiedName, LambdaInInstantiation) {
  EXPECT_EQ(names("template <typename T> void f(T) { [] {}(); }"
                  "void g() { f(1); }"),
            "f | f()::(lambda) | f<int> | f<int>()::(lambda) | g");
}

TEST(QualifiedName, GenericLambdaCarriesItsArguments) {
  EXPECT_EQ(names("void f() { [](auto) {}(1); }"),
            "f | f()::(lambda) | f()::(lambda)<int>");
}

TEST(QualifiedName, FriendBelongsToTheNamespace) {
  EXPECT_EQ(names("namespace n { struct S { friend void f(S) {} }; }"), "n::f");
}

TEST(QualifiedName, BlockScopeDeclaration) {
  EXPECT_EQ(names("namespace n { void f() { void g(); } }"), "n::f | n::g");
}

/// The name with parameters of the function or member that is listed last.
std::string lastSignature(llvm::StringRef Code,
                          const char *Standard = "-std=c++20") {
  TestUnit Unit(Code, {Standard});
  EXPECT_EQ(Unit.errors(), 0u);
  ClassifiedUnit Classes = Unit.classify();
  return Classes.Functions.empty()
             ? ""
             : nameWithParameters(*Classes.Functions.back().Function);
}

TEST(NameWithParameters, None) {
  EXPECT_EQ(lastSignature("void f() {}"), "f()");
}

TEST(NameWithParameters, TypesAreQualified) {
  EXPECT_EQ(lastSignature("namespace n { struct S {}; void f(const S &, int) "
                          "{} }"),
            "n::f(const n::S &, int)");
}

TEST(NameWithParameters, DefaultArgumentsAreLeftOut) {
  EXPECT_EQ(lastSignature("void f(int I = 3) {}"), "f(int)");
}

TEST(NameWithParameters, Variadic) {
  EXPECT_EQ(lastSignature("void f(...) {}"), "f(...)");
  EXPECT_EQ(lastSignature("void f(int, ...) {}"), "f(int, ...)");
}

TEST(NameWithParameters, Pack) {
  EXPECT_EQ(lastSignature("template <typename... T> void f(T...) {}"),
            "f(T...)");
}

TEST(NameWithParameters, Const) {
  EXPECT_EQ(lastSignature("struct S { void f() const {} };"), "S::f() const");
}

TEST(NameWithParameters, ConstVolatile) {
  EXPECT_EQ(lastSignature("struct S { void f() volatile const {} };"),
            "S::f() const volatile");
}

TEST(NameWithParameters, RefQualifiers) {
  EXPECT_EQ(lastSignature("struct S { void f() & {} };"), "S::f() &");
  EXPECT_EQ(lastSignature("struct S { void f() const && {} };"),
            "S::f() const &&");
}

TEST(NameWithParameters, StaticMember) {
  EXPECT_EQ(lastSignature("struct S { static void f(int) {} };"), "S::f(int)");
}

// Every lambda that is not mutable is const; nobody writes that.
TEST(NameWithParameters, Lambda) {
  EXPECT_EQ(lastSignature("void f() { auto L = [](int) {}; }"),
            "f()::(lambda)(int)");
}

TEST(NameWithParameters, ExplicitObject) {
  EXPECT_EQ(lastSignature("struct S { void f(this const S &Self, int) {} };",
                          "-std=c++23"),
            "S::f(const S &, int)");
}

TEST(NameWithParameters, Instantiation) {
  EXPECT_EQ(lastSignature("template <typename T> void f(T *);"
                          "template <> void f(int *) {}"),
            "f<int>(int *)");
}

/// Whether \p Name names the last class in the code.
static bool lastClassIsNamed(llvm::StringRef Code, llvm::StringRef Name) {
  struct Finder : clang::DynamicRecursiveASTVisitor {
    const clang::CXXRecordDecl *Last = nullptr;
    bool VisitCXXRecordDecl(clang::CXXRecordDecl *Record) override {
      if (!Record->isImplicit())
        Last = Record;
      return true;
    }
  };
  TestUnit Unit(Code, {"-std=c++20"}, "");
  Finder Found;
  Found.TraverseAST(Unit.context());
  return isNamed(*Found.Last, Name);
}

TEST(IsNamed, WithAnyNumberOfScopes) {
  llvm::StringRef Code = "namespace a { namespace b { struct S {}; } }";
  EXPECT_TRUE(lastClassIsNamed(Code, "S"));
  EXPECT_TRUE(lastClassIsNamed(Code, "b::S"));
  EXPECT_TRUE(lastClassIsNamed(Code, "a::b::S"));
  EXPECT_FALSE(lastClassIsNamed(Code, "a::S"));
  EXPECT_FALSE(lastClassIsNamed(Code, "x::a::b::S"));
  EXPECT_FALSE(lastClassIsNamed(Code, "b"));
  EXPECT_FALSE(lastClassIsNamed(Code, ""));
}

TEST(IsNamed, InlineNamespacesMayBeLeftOut) {
  llvm::StringRef Code = "namespace a { inline namespace v1 { struct S {}; } }";
  EXPECT_TRUE(lastClassIsNamed(Code, "a::S"));
  EXPECT_TRUE(lastClassIsNamed(Code, "a::v1::S"));
  EXPECT_FALSE(lastClassIsNamed(Code, "a::v2::S"));
}

TEST(IsNamed, MembersOfClasses) {
  EXPECT_TRUE(lastClassIsNamed("struct O { struct S {}; };", "O::S"));
}

TEST(IsNamed, Nameless) {
  EXPECT_FALSE(lastClassIsNamed("namespace { struct {} Object; }", "S"));
  EXPECT_TRUE(lastClassIsNamed("namespace { struct S {}; }", "S"));
  EXPECT_FALSE(lastClassIsNamed("namespace { struct S {}; }", "a::S"));
}

} // namespace
