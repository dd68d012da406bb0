//===--- Instantiations.cpp - What instantiating can bring out ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Instantiations.h"
#include "classify/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Sema/Lookup.h"

using namespace clang;

namespace corotidy {

namespace {
/// Tells which classes may be those of coroutine objects.
class CoroutineObjects {
public:
  explicit CoroutineObjects(Sema &S) {
    NamespaceDecl *Std = S.getStdNamespace();
    if (!Std)
      return;
    for (NamedDecl *D :
         Std->lookup(&S.getASTContext().Idents.get("coroutine_traits")))
      if (auto *Traits = dyn_cast<ClassTemplateDecl>(D))
        noteSpecialisations(*Traits);
  }

  bool mayBe(QualType T) const {
    if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
      return mayBe(*Record);
    const auto *Spec = T->getAs<TemplateSpecializationType>();
    if (!Spec)
      return false;
    const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
        Spec->getTemplateName().getAsTemplateDecl());
    return !Template || mayBe(*Template->getTemplatedDecl());
  }

  bool mayBe(const CXXRecordDecl &Record) const {
    const CXXRecordDecl &Written = writtenClass(Record);
    if (HasTraitsOfAny || HasTraits.contains(identity(Written)) ||
        !Written.hasDefinition() || declaresPromiseType(Written))
      return true;
    return llvm::any_of(Written.bases(), [&](const CXXBaseSpecifier &Base) {
      QualType T = Base.getType();
      // What depends on arguments may be anything.
      return mayBe(T) || (T->isDependentType() && !T->getAsCXXRecordDecl() &&
                          !T->getAs<TemplateSpecializationType>());
    });
  }

private:
  static const Decl *identity(const CXXRecordDecl &Record) {
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record))
      return Spec->getSpecializedTemplate()->getCanonicalDecl();
    if (const ClassTemplateDecl *Template = Record.getDescribedClassTemplate())
      return Template->getCanonicalDecl();
    return Record.getCanonicalDecl();
  }

  /// A specialisation of std::coroutine_traits leaves no trace in the class.
  void noteSpecialisations(ClassTemplateDecl &Traits) {
    SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
    Traits.getPartialSpecializations(Partial);
    for (const ClassTemplatePartialSpecializationDecl *Spec : Partial)
      note(Spec->getTemplateArgs()[0].getAsType());
    for (const ClassTemplateSpecializationDecl *Spec : Traits.specializations())
      if (Spec->getSpecializationKind() == TSK_ExplicitSpecialization)
        note(Spec->getTemplateArgs()[0].getAsType());
  }

  void note(QualType T) {
    const auto *Spec = T->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template =
        Spec ? Spec->getTemplateName().getAsTemplateDecl() : nullptr;
    if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
      HasTraits.insert(identity(*Record));
    else if (Template)
      HasTraits.insert(Template->getCanonicalDecl());
    else
      HasTraitsOfAny = true;
  }

  llvm::SmallPtrSet<const Decl *, 8> HasTraits;
  bool HasTraitsOfAny = false;
};

/// What a template says that may be instantiated, with all that is within it.
class TemplateVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  explicit TemplateVisitor(const CoroutineObjects &Objects)
      : Objects(Objects) {}

  /// A check would look at what is made from it.
  bool IsOfInterest = false;
  /// The functions it may call.
  llvm::SmallVector<DeclarationName, 16> Names;

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
    return !Objects.mayBe(FD->getReturnType()) || found();
  }
  bool VisitLambdaExpr(const LambdaExpr *E) override {
    return VisitFunctionDecl(E->getCallOperator());
  }

  bool VisitOverloadExpr(const OverloadExpr *E) override {
    Names.push_back(E->getName());
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *E) override {
    Names.push_back(E->getMember());
    return true;
  }
  bool
  VisitDependentScopeDeclRefExpr(const DependentScopeDeclRefExpr *E) override {
    Names.push_back(E->getDeclName());
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    Names.push_back(E->getDecl()->getDeclName());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    Names.push_back(E->getMemberDecl()->getDeclName());
    return true;
  }

private:
  bool found() {
    IsOfInterest = true;
    return false;
  }

  const CoroutineObjects &Objects;
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
                         const CoroutineObjects &Objects,
                         llvm::DenseSet<DeclarationName> &Names) {
  if (Objects.mayBe(Pattern))
    return true;
  TemplateVisitor Visitor(Objects);
  for (const Decl *D : Pattern.decls())
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      Visitor.TraverseStmt(Field->getInClassInitializer());
    else if (const auto *Variable = dyn_cast<VarDecl>(D))
      Visitor.TraverseStmt(Variable->getInit());
  Names.insert_range(Visitor.Names);
  return Visitor.IsOfInterest;
}

bool instantiationsMatter(Sema &S, AskedAbout &IsAskedAbout,
                          llvm::function_ref<bool(DeclarationName)> IsUsed) {
  UnitDeclarations Declared = declarationsIn(
      S.getASTContext(), [&](FileID File) { return IsAskedAbout(File); });
  CoroutineObjects Objects(S);
  llvm::DenseSet<DeclarationName> Names;
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
    return IsUsed(FD.getDeclName()) || Names.contains(FD.getDeclName()) ||
           (Method && Method->isVirtual());
  };
  for (bool Grows = true; Grows;) {
    Grows = false;
    for (Root &R : Roots) {
      if (R.IsReached || !Reaches(*R.Function))
        continue;
      R.IsReached = Grows = true;
      TemplateVisitor Visitor(Objects);
      Visitor.TraverseDecl(R.Function);
      if (Visitor.IsOfInterest)
        return true;
      Names.insert_range(Visitor.Names);
    }
  }
  return false;
}

} // namespace corotidy
