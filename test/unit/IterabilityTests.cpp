//===--- IterabilityTests.cpp - What a range-for can walk -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Iterability.h"
#include "classify/Names.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

/// Iterators for the ranges X of the tests.
const char *const Iterators = R"cpp(
struct It {
  int &operator*() const;
  It &operator++();
  bool operator!=(It) const;
  bool operator!=(sentinel) const;
};
template <typename T> struct Ready {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
)cpp";

/// `sync T` or `async T`, T being the element type of X; `no` if X cannot be
/// walked. The promise P matters if the code declares it.
std::string walked(const std::string &Code) {
  TestUnit Unit(std::string(Library) + Iterators + Code);
  AwaitResolver Resolver(Unit.sema());
  Iteration I = iterationOf(Resolver, Unit.type("X"), {Unit.type("P"), {}});
  EXPECT_EQ(Unit.errors(), 0u);
  EXPECT_EQ(I.How == Iterates::No, I.Element.isNull());
  if (I.How == Iterates::No)
    return "no";
  return (I.How == Iterates::Sync ? "sync " : "async ") +
         typeName(I.Element, Unit.context());
}

TEST(Iterability, Members) {
  EXPECT_EQ(walked("struct X { It begin(); It end(); };"), "sync int &");
}

TEST(Iterability, Pointers) {
  EXPECT_EQ(walked("struct X { const char *begin(); const char *end(); };"),
            "sync const char &");
}

TEST(Iterability, Sentinel) {
  EXPECT_EQ(walked("struct X { It begin(); sentinel end(); };"), "sync int &");
}

TEST(Iterability, Generator) {
  EXPECT_EQ(walked("using X = generator<long>;"), "sync long");
}

TEST(Iterability, ReferenceToRange) {
  EXPECT_EQ(walked("struct Y { It begin(); It end(); }; using X = Y &;"),
            "sync int &");
}

TEST(Iterability, InheritedMembers) {
  EXPECT_EQ(walked("struct B { It begin(); It end(); }; struct X : B {};"),
            "sync int &");
}

TEST(Iterability, PrivatelyInheritedMembers) {
  EXPECT_EQ(walked("struct B { It begin(); It end(); }; class X : B {};"),
            "no");
}

TEST(Iterability, TemplateMembers) {
  EXPECT_EQ(walked("struct X { template <typename T = int> It begin();"
                   "It end(int = 0); };"),
            "sync int &");
}

TEST(Iterability, StaticMembers) {
  EXPECT_EQ(walked("struct X { static It begin(); static It end(); };"),
            "sync int &");
}

TEST(Iterability, MemberNeedsArguments) {
  EXPECT_EQ(walked("struct X { It begin(int); It end(); };"), "no");
}

TEST(Iterability, PrivateMembers) {
  EXPECT_EQ(walked("class X { It begin(); It end(); };"), "no");
}

TEST(Iterability, DeletedMember) {
  EXPECT_EQ(walked("struct X { It begin() = delete; It end(); };"), "no");
}

TEST(Iterability, RvalueQualifiedMembers) {
  EXPECT_EQ(walked("struct X { It begin() &&; It end() &&; };"), "no");
}

TEST(Iterability, ConstRange) {
  EXPECT_EQ(walked("struct Y { It begin() const; It end() const; };"
                   "using X = const Y;"),
            "sync int &");
}

TEST(Iterability, ConstRangeWithoutConstMembers) {
  EXPECT_EQ(walked("struct Y { It begin(); It end(); }; using X = const Y;"),
            "no");
}

TEST(Iterability, ConstChoosesTheOverload) {
  const std::string Y = "struct Y { int *begin(); int *end();"
                        "const int *begin() const; const int *end() const; };";
  EXPECT_EQ(walked(Y + "using X = Y;"), "sync int &");
  EXPECT_EQ(walked(Y + "using X = const Y &;"), "sync const int &");
}

TEST(Iterability, FreeFunctionsByArgument) {
  EXPECT_EQ(walked("namespace n { struct Y {}; It begin(Y &); It end(Y &); }"
                   "using X = n::Y;"),
            "sync int &");
}

TEST(Iterability, HiddenFriends) {
  EXPECT_EQ(walked("struct X { friend It begin(X &) { return {}; }"
                   "friend It end(X &) { return {}; } };"),
            "sync int &");
}

// [stmt.ranged]/1 has no unqualified lookup but by argument.
TEST(Iterability, FreeFunctionsElsewhere) {
  EXPECT_EQ(walked("namespace n { struct Y {}; } using X = n::Y;"
                   "It begin(X &); It end(X &);"),
            "no");
}

TEST(Iterability, OnlyOneMember) {
  EXPECT_EQ(walked("struct X { It begin(); };"), "no");
  EXPECT_EQ(walked("struct X { It end(); };"), "no");
}

TEST(Iterability, OnlyOneMemberLeavesTheFreeFunctions) {
  EXPECT_EQ(walked("struct X { int begin(); }; It begin(X &); It end(X &);"),
            "sync int &");
}

TEST(Iterability, BothMembersHideTheFreeFunctions) {
  EXPECT_EQ(walked("struct X { int begin; int end; };"
                   "It begin(X &); It end(X &);"),
            "no");
}

TEST(Iterability, OnlyOneFreeFunction) {
  EXPECT_EQ(walked("struct X {}; It begin(X &);"), "no");
}

TEST(Iterability, NoRange) { EXPECT_EQ(walked("struct X {};"), "no"); }

TEST(Iterability, ArrayIsNoResult) {
  EXPECT_EQ(walked("using X = int[3];"), "no");
}

TEST(Iterability, Scalars) {
  EXPECT_EQ(walked("using X = int;"), "no");
  EXPECT_EQ(walked("using X = int *;"), "no");
  EXPECT_EQ(walked("using X = void;"), "no");
}

TEST(Iterability, Incomplete) { EXPECT_EQ(walked("struct X;"), "no"); }

TEST(Iterability, Dependent) {
  TestUnit Unit("template <typename T> struct Y { T *begin(); T *end(); };");
  AwaitResolver Resolver(Unit.sema());
  clang::QualType T = Unit.context().getCanonicalTagType(
      llvm::cast<clang::ClassTemplateDecl>(
          Unit.context()
              .getTranslationUnitDecl()
              ->lookup(&Unit.context().Idents.get("Y"))
              .front())
          ->getTemplatedDecl());
  EXPECT_EQ(iterationOf(Resolver, T, Promise()).How, Iterates::No);
}

TEST(Iterability, BeginIsNoIterator) {
  EXPECT_EQ(walked("struct X { int begin(); int end(); };"), "no");
}

TEST(Iterability, BeginReturnsVoid) {
  EXPECT_EQ(walked("struct X { void begin(); void end(); };"), "no");
}

TEST(Iterability, WithoutDereference) {
  EXPECT_EQ(walked("struct I { I &operator++(); bool operator!=(I); };"
                   "struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, WithoutIncrement) {
  EXPECT_EQ(walked("struct I { int operator*(); bool operator!=(I); };"
                   "struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, PostfixIncrementOnly) {
  EXPECT_EQ(walked("struct I { int operator*(); I operator++(int);"
                   "bool operator!=(I); }; struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, WithoutComparison) {
  EXPECT_EQ(walked("struct I { int operator*(); I &operator++(); };"
                   "struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, RewrittenComparison) {
  EXPECT_EQ(walked("struct I { int operator*(); I &operator++();"
                   "bool operator==(sentinel) const; };"
                   "struct X { I begin(); sentinel end(); };"),
            "sync int");
}

TEST(Iterability, ComparisonIsNoBool) {
  EXPECT_EQ(walked("struct I { int operator*(); I &operator++();"
                   "sentinel operator!=(I); };"
                   "struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, ComparisonExplicitlyConvertibleToBool) {
  EXPECT_EQ(walked("struct B { explicit operator bool(); };"
                   "struct I { int operator*(); I &operator++();"
                   "B operator!=(I); }; struct X { I begin(); I end(); };"),
            "sync int");
}

TEST(Iterability, VoidElement) {
  EXPECT_EQ(walked("struct I { void operator*(); I &operator++();"
                   "bool operator!=(I); }; struct X { I begin(); I end(); };"),
            "no");
}

TEST(Iterability, IncrementReturnsVoid) {
  EXPECT_EQ(walked("struct I { int operator*(); void operator++();"
                   "bool operator!=(I); }; struct X { I begin(); I end(); };"),
            "sync int");
}

TEST(Iterability, XvalueElement) {
  EXPECT_EQ(walked("struct I { int &&operator*(); I &operator++();"
                   "bool operator!=(I); }; struct X { I begin(); I end(); };"),
            "sync int &&");
}

TEST(Iterability, ImmovableIterator) {
  EXPECT_EQ(walked("struct I { I(I &&) = delete; int operator*();"
                   "I &operator++(); bool operator!=(sentinel); };"
                   "struct X { I begin(); sentinel end(); };"),
            "sync int");
}

TEST(Iterability, ErrorInBodyOfBegin) {
  EXPECT_EQ(walked(R"cpp(
    template <typename T> struct Y {
      auto begin() { return T::nothing; }
      It end();
    };
    using X = Y<int>;
  )cpp"),
            "no");
}

TEST(Iterability, AsyncBegin) {
  EXPECT_EQ(walked("struct X { Ready<It> begin(); It end(); };"),
            "async int &");
}

TEST(Iterability, AsyncBeginReturnsReference) {
  EXPECT_EQ(walked("struct X { Ready<It &> begin(); It end(); };"),
            "async int &");
}

TEST(Iterability, AsyncBeginThroughOperator) {
  EXPECT_EQ(walked("struct X { task<It> begin(); sentinel end(); };"),
            "async int &");
}

TEST(Iterability, AsyncIncrement) {
  EXPECT_EQ(walked("struct I { int operator*(); Ready<I &> operator++();"
                   "bool operator!=(I); }; struct X { I begin(); I end(); };"),
            "async int");
}

TEST(Iterability, AsyncInOnePromise) {
  const std::string X = "struct Op {}; struct X { Op begin(); It end(); };";
  EXPECT_EQ(walked(X), "no");
  EXPECT_EQ(walked(X + "struct P { Ready<It> await_transform(Op); };"),
            "async int &");
}

TEST(Iterability, AsyncBeginYieldsNoIterator) {
  EXPECT_EQ(walked("struct X { Ready<int> begin(); It end(); };"), "no");
}

// The unknown promise has no `id`; that is no error of the range.
TEST(Iterability, AwaiterFailsInTheUnknownPromise) {
  EXPECT_EQ(walked(R"cpp(
    struct Op {
      bool await_ready();
      template <typename Q> auto await_suspend(std::coroutine_handle<Q> H) {
        return H.promise().id > 0;
      }
      It await_resume();
    };
    struct P { int id; };
    struct X { Op begin(); It end(); };
  )cpp"),
            "async int &");
}

TEST(Iterability, WithoutCoroutineHeader) {
  TestUnit Unit("struct X { int *begin(); int *end(); };", {"-std=c++20"}, "");
  AwaitResolver Resolver(Unit.sema());
  EXPECT_EQ(iterationOf(Resolver, Unit.type("X"), Promise()).How,
            Iterates::Sync);
}

} // namespace
