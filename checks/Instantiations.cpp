//===--- Instantiations.cpp - What instantiating can bring out ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Instantiations.h"
#include "classify/CoroutineObjects.h"
#include "classify/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

namespace {
/// The names of functions that code may call.
struct CalledNames {
  llvm::DenseSet<DeclarationName> OfAny;
  /// `.name`: no function that is no member is meant.
  llvm::DenseSet<DeclarationName> OfMembers;

  bool contain(const FunctionDecl &FD) const {
    DeclarationName Name = FD.getDeclName();
    return OfAny.contains(Name) ||
           (FD.isCXXClassMember() && OfMembers.contains(Name));
  }
};

/// What a template says that may be instantiated, with all that is within it.
class TemplateVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  /// Adds what it may call to \p Names.
  TemplateVisitor(const CoroutineObjects &Objects, CalledNames &Names)
      : Objects(Objects), Names(Names) {}

  /// A check would look at what is made from it.
  bool IsOfInterest = false;

  bool VisitCoroutineBodyStmt(const CoroutineBodyStmt *) override {
    return found();
  }
  bool VisitCoreturnStmt(const CoreturnStmt *) override { return found(); }
  bool VisitCoroutineSuspendExpr(const CoroutineSuspendExpr *) override {
    return found();
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    return found();
  }
  bool VisitFunctionDecl(const FunctionDecl *FD) override {
    const IdentifierInfo *Id = FD->getDeclName().getAsIdentifierInfo();
    bool Suspends = Id && Id->isStr("await_suspend");
    return !(Suspends || Objects.mayBe(FD->getReturnType())) || found();
  }
  bool VisitLambdaExpr(const LambdaExpr *E) override {
    return VisitFunctionDecl(E->getCallOperator());
  }

  bool VisitUnresolvedLookupExpr(const UnresolvedLookupExpr *E) override {
    Names.OfAny.insert(E->getName());
    return true;
  }
  bool VisitUnresolvedMemberExpr(const UnresolvedMemberExpr *E) override {
    Names.OfMembers.insert(E->getMemberName());
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *E) override {
    Names.OfMembers.insert(E->getMember());
    return true;
  }
  bool
  VisitDependentScopeDeclRefExpr(const DependentScopeDeclRefExpr *E) override {
    Names.OfMembers.insert(E->getDeclName());
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    Names.OfAny.insert(E->getDecl()->getDeclName());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    Names.OfMembers.insert(E->getMemberDecl()->getDeclName());
    return true;
  }

private:
  bool found() {
    IsOfInterest = true;
    return false;
  }

  const CoroutineObjects &Objects;
  CalledNames &Names;
};

/// What may be instantiated by itself.
struct Root {
  const FunctionDecl *Function;
  bool IsReached = false;
};
} // namespace

/// Whether something in the class, or outside of its functions, is of interest,
/// whoever instantiates it.
static bool isOfInterest(const CXXRecordDecl &Pattern,
                         const CoroutineObjects &Objects, CalledNames &Names) {
  if (Objects.mayBe(Pattern))
    return true;
  TemplateVisitor Visitor(Objects, Names);
  for (const Decl *D : Pattern.decls())
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      Visitor.TraverseStmt(Field->getInClassInitializer());
    else if (const auto *Variable = dyn_cast<VarDecl>(D))
      Visitor.TraverseStmt(Variable->getInit());
  return Visitor.IsOfInterest;
}

bool instantiationsMatter(Sema &S, AskedAbout &IsAskedAbout,
                          llvm::function_ref<bool(DeclarationName)> IsUsed) {
  UnitDeclarations Declared = declarationsIn(
      S.getASTContext(), [&](FileID File) { return IsAskedAbout(File); });
  CoroutineObjects Objects(S);
  CalledNames Names;
  for (const CXXRecordDecl *Record : Declared.Records)
    if (Record->isDependentContext() && isOfInterest(*Record, Objects, Names))
      return true;

  std::vector<Root> Roots;
  for (const FunctionDecl *FD : Declared.Functions) {
    // What is in a template comes with it.
    const auto *Around =
        dyn_cast_or_null<FunctionDecl>(FD->getParentFunctionOrMethod());
    if (isTemplatePattern(*FD) && !(Around && isTemplatePattern(*Around)))
      Roots.push_back({FD});
  }
  auto Reaches = [&](const FunctionDecl &FD) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
    return IsUsed(FD.getDeclName()) || Names.contain(FD) ||
           (Method && Method->isVirtual());
  };
  for (bool Grows = true; Grows;) {
    Grows = false;
    for (Root &R : Roots) {
      if (R.IsReached || !Reaches(*R.Function))
        continue;
      R.IsReached = Grows = true;
      TemplateVisitor Visitor(Objects, Names);
      Visitor.TraverseDecl(R.Function);
      if (Visitor.IsOfInterest)
        return true;
    }
  }
  return false;
}

} // namespace corotidy
