//===--- ReferencesTests.cpp - What a value refers to ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "classify/TranslationUnit.h"
#include "flow/References.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

/// Something that owns, and ways to lead to it.
const char *const Parts = R"cpp(
struct text {
  text();
  text(const char *);
  ~text();
  const char *data() const [[clang::lifetimebound]];
  int size() const;
  int member;
  int array[3];
};
text make();
struct [[gsl::Pointer(char)]] view {
  view(const char *);
  view(const text &);
  view rest() const;
};
struct holder { const text &in; int n; };
struct owner { text *owned; };
struct texts {
  ~texts();
  text &first() [[clang::lifetimebound]];
  text *&kept() [[clang::lifetimebound]];
  view &shown() [[clang::lifetimebound]];
  text *begin();
  text *end();
};
const text &same(const text &of [[clang::lifetimebound]]);
const text &other(const text &of);
using function = void();
)cpp";

/// Finds the variable `r`.
class ResultVisitor : public BodyVisitor {
public:
  const VarDecl *Found = nullptr;
  bool VisitVarDecl(const VarDecl *Var) override {
    if (Var->getName() == "r")
      Found = Var;
    return true;
  }
};

/// Code with a function f that declares `r`.
class Leading {
public:
  explicit Leading(const std::string &Code)
      : Unit(std::string(Library) + Parts + Code) {
    EXPECT_EQ(Unit.errors(), 0u);
    UnitDeclarations Declared =
        declarationsIn(context(), [](FileID) { return true; });
    for (const FunctionDecl *FD : Declared.Functions)
      if (FD->getNameAsString() == "f")
        Result.TraverseStmt(FD->getBody());
    EXPECT_NE(Result.Found, nullptr);
  }
  ASTContext &context() { return Unit.sema().getASTContext(); }
  const VarDecl &variable() const { return *Result.Found; }

private:
  TestUnit Unit;
  ResultVisitor Result;
};

/// What the initialiser of `r` in f leads to.
std::string leadsTo(const std::string &Code) {
  Leading L(Code);
  const Expr *Init = L.variable().getInit();
  std::vector<std::string> Words;
  for (const Referent &R : L.variable().getType()->isReferenceType()
                               ? objectsOf(Init)
                               : referentsOf(Init)) {
    std::string Word = R.text(L.context());
    if (R.Where == Referent::Storage::Parameter)
      Word += " (parameter)";
    Words.push_back(std::move(Word));
  }
  return llvm::join(Words, ", ");
}

TEST(References, LeadToVariables) {
  EXPECT_EQ(leadsTo("void f() { text a; const text &r = a; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; const text *r = &a; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; view r = a; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; view r = view(a).rest(); }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { char a[3]; const char *r = a + 1; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; holder r{a, 1}; }"), "'a'");
  EXPECT_EQ(leadsTo("void f(text a) { view r = a; }"), "'a' (parameter)");
}

TEST(References, LeadThroughMembersAndCalls) {
  EXPECT_EQ(leadsTo("void f() { text a; int &r = a.member; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; int *r = &a.array[1]; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; const char *r = a.data(); }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; const text &r = same(a); }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; const text &r = other(a); }"), "");
}

TEST(References, LeadThroughOtherReferences) {
  EXPECT_EQ(leadsTo("void f() { text a; text &b = a; view r = b; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; view b = a; view r = b; }"), "'a'");
  EXPECT_EQ(leadsTo("void f(bool c) { text a, b; text &r = c ? a : b; }"),
            "'a', 'b'");
}

TEST(References, LeadToTemporaries) {
  EXPECT_EQ(leadsTo("void f() { view r = make(); }"), "a temporary 'text'");
  EXPECT_EQ(leadsTo("void f() { const char *r = make().data(); }"),
            "a temporary 'text'");
  EXPECT_EQ(leadsTo("void f() { const text &b = make(); view r = b; }"), "'b'");
}

TEST(References, LeadFromClosures) {
  EXPECT_EQ(leadsTo("void f() { text a; auto r = [&] { a.size(); }; }"), "'a'");
  EXPECT_EQ(leadsTo("void f() { text a; auto r = [a] { a.size(); }; }"), "");
  EXPECT_EQ(leadsTo("void f() { text a; auto r = [p = &a] { p->size(); }; }"),
            "'a'");
}

TEST(References, LeadNowhereKnown) {
  EXPECT_EQ(leadsTo("void f() { view r = \"abc\"; }"), "");
  EXPECT_EQ(leadsTo("void f() { static text a; view r = a; }"), "");
  EXPECT_EQ(leadsTo("void f(const text &a) { view r = a; }"), "");
  EXPECT_EQ(leadsTo("void f(text *a) { view r = *a; }"), "");
  EXPECT_EQ(leadsTo("void f(owner a) { view r = *a.owned; }"), "");
  EXPECT_EQ(leadsTo("void f() { text a; int r = a.size(); }"), "");
  EXPECT_EQ(leadsTo("void g(); void f() { function &r = g; }"), "");
}

TEST(References, DoNotLeadWhereWhatIsKeptWasMade) {
  EXPECT_EQ(leadsTo("void f() { texts a; text *r = a.kept(); }"), "");
  EXPECT_EQ(leadsTo("void f() { texts a; view r = a.shown(); }"), "");
  EXPECT_EQ(leadsTo("void f() { texts a; text &r = a.first(); }"), "'a'");
}

/// Parameters by their names, and lenders by what they are.
std::string wayOf(const std::string &Code) {
  Leading L(Code);
  WayIn Way = wayInto(L.variable());
  std::vector<std::string> Words;
  for (const ParmVarDecl *Param : Way.Params)
    Words.push_back(Param->getNameAsString());
  for (const Expr *Lender : Way.Lenders)
    Words.push_back(
        "of " + typeName(Lender->getType().getUnqualifiedType(), L.context()));
  return llvm::join(Words, ", ");
}

TEST(WayInto, BeginsAtParameters) {
  EXPECT_EQ(wayOf("void f(const text &a) { auto &r = a; }"), "a");
  EXPECT_EQ(wayOf("void f(const text &a) { auto &b = a; auto &r = b; }"), "a");
  EXPECT_EQ(wayOf("void f(view a) { view r = a; }"), "a");
  EXPECT_EQ(wayOf("void f(int *a) { int *r = a; }"), "a");
  EXPECT_EQ(wayOf("void f(const text &a) { auto r = a; }"), "");
  EXPECT_EQ(wayOf("void f(text a) { auto &r = a; }"), "");
}

TEST(WayInto, NamesWhoLends) {
  EXPECT_EQ(wayOf("void f(text &a) { const char *r = a.data(); }"),
            "a, of text");
  EXPECT_EQ(wayOf("void f() { texts a; const char *r = a.first().data(); }"),
            "of text, of texts");
  EXPECT_EQ(wayOf("void f(text &a) { auto &r = same(a); }"), "a");
}

TEST(WayInto, KnowsLoops) {
  EXPECT_EQ(wayOf("void f(texts &a) { for (text &r : a) r.size(); }"),
            "a, of texts");
  EXPECT_EQ(wayOf("void f(texts &a) { for (text r : a) r.size(); }"), "");
}

} // namespace
