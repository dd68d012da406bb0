//===--- SemaProbeTests.cpp - Hypothetical questions to Sema --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace corotidy;
using corotidy::test::TestUnit;

namespace {

const char *const Classes = R"cpp(
struct X {
  int plain();
  int &lvalue();
  int &&xvalue();
  static char shared();
  long defaulted(int = 0);
  long one(int);
  int overloaded(int);
  char overloaded(X &);
  void deleted() = delete;
  int onlyRvalue() &&;
  template <typename T> T generic(T);
  template <typename T> auto broken(T) { return T::nothing; }
private:
  void hidden();
};
struct Derived : X {};
struct Incomplete;
template <typename T> struct Box { using type = T; };
template <typename T> struct Bad { typename T::nothing Member; };
template <typename T> requires(sizeof(T) > 1) struct Big {};
)cpp";

class SemaProbeTest : public testing::Test {
protected:
  SemaProbeTest() : Unit(Classes) {}
  ~SemaProbeTest() override { EXPECT_EQ(Unit.errors(), 0u); }

  ClassTemplateDecl *classTemplate(llvm::StringRef Name) {
    ASTContext &Ctx = Unit.context();
    auto Found = Ctx.getTranslationUnitDecl()->lookup(&Ctx.Idents.get(Name));
    return cast<ClassTemplateDecl>(Found.front());
  }
  std::string spelled(QualType T) { return typeName(T, Unit.context()); }
  Expr *lvalue(SemaProbe &Probe, llvm::StringRef Type) {
    return Probe.operand(Unit.type(Type), VK_LValue);
  }
  /// The type of `X().Name()` on an lvalue X; empty if ill-formed.
  std::string called(llvm::StringRef Name) {
    SemaProbe Probe(Unit.sema());
    Expr *Call = Probe.callMember(lvalue(Probe, "X"), Name);
    EXPECT_EQ(Call != nullptr, Probe.ok());
    return Call ? spelled(Probe.typeOf(Call)) : "";
  }

  TestUnit Unit;
};

TEST_F(SemaProbeTest, StartsOk) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.ok());
  EXPECT_TRUE(Probe.loc().isValid());
}

TEST_F(SemaProbeTest, DeclvalOfObjectIsXvalue) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.declval(Unit.type("X"))->isXValue());
}

TEST_F(SemaProbeTest, DeclvalOfLvalueReferenceIsLvalue) {
  SemaProbe Probe(Unit.sema());
  QualType Ref = Unit.context().getLValueReferenceType(Unit.type("X"));
  Expr *E = Probe.declval(Ref);
  EXPECT_TRUE(E->isLValue());
  EXPECT_FALSE(E->getType()->isReferenceType());
}

TEST_F(SemaProbeTest, DeclvalOfRvalueReferenceIsXvalue) {
  SemaProbe Probe(Unit.sema());
  QualType Ref = Unit.context().getRValueReferenceType(Unit.type("X"));
  EXPECT_TRUE(Probe.declval(Ref)->isXValue());
}

TEST_F(SemaProbeTest, OperandHasTheCategoryAskedFor) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.operand(Unit.type("X"), VK_PRValue)->isPRValue());
  EXPECT_TRUE(Probe.operand(Unit.type("X"), VK_LValue)->isLValue());
}

TEST_F(SemaProbeTest, AsLvalueMaterialises) {
  SemaProbe Probe(Unit.sema());
  Expr *E = Probe.asLvalue(Probe.operand(Unit.type("X"), VK_PRValue));
  EXPECT_TRUE(E->isLValue());
  EXPECT_EQ(E->getType(), Unit.type("X"));
}

TEST_F(SemaProbeTest, TypeOfFollowsTheCategory) {
  EXPECT_EQ(called("plain"), "int");
  EXPECT_EQ(called("lvalue"), "int &");
  EXPECT_EQ(called("xvalue"), "int &&");
}

TEST_F(SemaProbeTest, CallsStaticMember) {
  EXPECT_EQ(called("shared"), "char");
}

TEST_F(SemaProbeTest, CallUsesDefaultArguments) {
  EXPECT_EQ(called("defaulted"), "long");
}

TEST_F(SemaProbeTest, CallNeedsItsArguments) { EXPECT_EQ(called("one"), ""); }

TEST_F(SemaProbeTest, CallOfNoSuchMember) { EXPECT_EQ(called("nowhere"), ""); }

TEST_F(SemaProbeTest, CallOfDeletedMember) { EXPECT_EQ(called("deleted"), ""); }

TEST_F(SemaProbeTest, CallOfPrivateMember) { EXPECT_EQ(called("hidden"), ""); }

TEST_F(SemaProbeTest, CallOnTheWrongCategory) {
  EXPECT_EQ(called("onlyRvalue"), "");
}

TEST_F(SemaProbeTest, CallResolvesOverloads) {
  SemaProbe Probe(Unit.sema());
  Expr *Base = lvalue(Probe, "X");
  Expr *Call = Probe.callMember(Base, "overloaded", {lvalue(Probe, "X")});
  ASSERT_TRUE(Call);
  EXPECT_EQ(spelled(Probe.typeOf(Call)), "char");
}

TEST_F(SemaProbeTest, CallDeducesTemplateArguments) {
  SemaProbe Probe(Unit.sema());
  Expr *Argument = Probe.operand(Unit.context().DoubleTy, VK_PRValue);
  Expr *Call = Probe.callMember(lvalue(Probe, "X"), "generic", {Argument});
  ASSERT_TRUE(Call);
  EXPECT_EQ(spelled(Probe.typeOf(Call)), "double");
}

TEST_F(SemaProbeTest, CallOfInheritedMember) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.callMember(lvalue(Probe, "Derived"), "plain"));
}

TEST_F(SemaProbeTest, CallOnNoClass) {
  SemaProbe Probe(Unit.sema());
  Expr *Base = Probe.operand(Unit.context().IntTy, VK_LValue);
  EXPECT_FALSE(Probe.callMember(Base, "plain"));
  EXPECT_FALSE(Probe.ok());
}

TEST_F(SemaProbeTest, CallOnIncompleteClass) {
  SemaProbe Probe(Unit.sema());
  EXPECT_FALSE(Probe.callMember(lvalue(Probe, "Incomplete"), "plain"));
}

TEST_F(SemaProbeTest, ErrorInBodyMakesItNotOk) {
  SemaProbe Probe(Unit.sema());
  Expr *Argument = lvalue(Probe, "X");
  EXPECT_FALSE(Probe.callMember(lvalue(Probe, "X"), "broken", {Argument}));
  EXPECT_FALSE(Probe.ok());
}

TEST_F(SemaProbeTest, FailureDoesNotReachTheNextProbe) {
  EXPECT_EQ(called("deleted"), "");
  EXPECT_EQ(called("plain"), "int");
}

TEST_F(SemaProbeTest, FailureDoesNotReachTheOuterProbe) {
  SemaProbe Outer(Unit.sema());
  {
    SemaProbe Inner(Unit.sema());
    Inner.callMember(lvalue(Inner, "X"), "deleted");
    EXPECT_FALSE(Inner.ok());
  }
  EXPECT_TRUE(Outer.ok());
}

TEST_F(SemaProbeTest, LeavesTheStateOfSemaAlone) {
  Sema &S = Unit.sema();
  bool Suppressed = S.getDiagnostics().getSuppressAllDiagnostics();
  bool TypoCorrection = S.DisableTypoCorrection;
  DeclContext *Context = S.CurContext;
  {
    SemaProbe Probe(S);
    Probe.callMember(lvalue(Probe, "X"), "plian");
    EXPECT_TRUE(S.isUnevaluatedContext());
  }
  EXPECT_EQ(S.getDiagnostics().getSuppressAllDiagnostics(), Suppressed);
  EXPECT_EQ(S.DisableTypoCorrection, TypoCorrection);
  EXPECT_EQ(S.CurContext, Context);
  EXPECT_FALSE(S.getDiagnostics().hasErrorOccurred());
}

TEST_F(SemaProbeTest, InstantiatesTemplate) {
  SemaProbe Probe(Unit.sema());
  QualType T = Probe.instantiate(classTemplate("Box"), {Unit.type("X")});
  EXPECT_EQ(spelled(T), "Box<X>");
  ASSERT_TRUE(T->getAsCXXRecordDecl());
  EXPECT_TRUE(T->getAsCXXRecordDecl()->hasDefinition());
}

TEST_F(SemaProbeTest, InstantiationFails) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(
      Probe.instantiate(classTemplate("Bad"), {Unit.type("X")}).isNull());
  EXPECT_FALSE(Probe.ok());
}

TEST_F(SemaProbeTest, InstantiationFailsAgain) {
  for (int Time = 0; Time < 2; ++Time) {
    SemaProbe Probe(Unit.sema());
    EXPECT_TRUE(
        Probe.instantiate(classTemplate("Bad"), {Unit.type("X")}).isNull())
        << Time;
  }
}

TEST_F(SemaProbeTest, InstantiationNeedsItsConstraints) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.instantiate(classTemplate("Big"), {Unit.context().CharTy})
                  .isNull());
}

TEST_F(SemaProbeTest, InstantiationNeedsItsArguments) {
  SemaProbe Probe(Unit.sema());
  EXPECT_TRUE(Probe.instantiate(classTemplate("Box"), {}).isNull());
}

TEST_F(SemaProbeTest, MembersOfNothing) {
  EXPECT_TRUE(membersNamed(Unit.sema(), QualType(), "plain").empty());
  EXPECT_TRUE(membersNamed(Unit.sema(), Unit.context().IntTy, "plain").empty());
  EXPECT_TRUE(
      membersNamed(Unit.sema(), Unit.type("Incomplete"), "plain").empty());
}

TEST_F(SemaProbeTest, MembersOfClass) {
  QualType X = Unit.type("X");
  EXPECT_EQ(membersNamed(Unit.sema(), X, "plain").size(), 1u);
  EXPECT_EQ(membersNamed(Unit.sema(), X, "overloaded").size(), 2u);
  EXPECT_EQ(membersNamed(Unit.sema(), X, "hidden").size(), 1u);
  EXPECT_EQ(membersNamed(Unit.sema(), X, "generic").size(), 1u);
  EXPECT_EQ(membersNamed(Unit.sema(), X, "nowhere").size(), 0u);
}

TEST_F(SemaProbeTest, MembersOfBase) {
  EXPECT_EQ(
      membersNamed(Unit.sema(), Unit.type("Derived"), "overloaded").size(), 2u);
}

} // namespace
