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
    Bases Derived;
    return mayBe(T, Derived);
  }

  bool mayBe(const CXXRecordDecl &Record) const {
    Bases Derived;
    return mayBe(Record, Derived);
  }

private:
  /// The classes between the one that is asked about and a base of it.
  using Bases = llvm::SmallPtrSet<const CXXRecordDecl *, 8>;

  bool mayBe(QualType T, Bases &Derived) const {
    if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
      return mayBe(*Record, Derived);
    const auto *Spec = T->getAs<TemplateSpecializationType>();
    if (!Spec)
      return false;
    const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
        Spec->getTemplateName().getAsTemplateDecl());
    return !Template || mayBe(*Template->getTemplatedDecl(), Derived);
  }

  bool mayBe(const CXXRecordDecl &Record, Bases &Derived) const {
    const CXXRecordDecl &Written = writtenClass(Record);
    if (HasTraitsOfAny || HasTraits.contains(identity(Written)) ||
        !Written.hasDefinition() || declaresPromiseType(Written))
      return true;
    // A template may be derived from another specialisation of itself.
    if (!Derived.insert(&Written).second)
      return false;
    bool Answer =
        llvm::any_of(Written.bases(), [&](const CXXBaseSpecifier &Base) {
          QualType T = Base.getType();
          // What depends on arguments may be anything.
          return mayBe(T, Derived) ||
                 (T->isDependentType() && !T->getAsCXXRecordDecl() &&
                  !T->getAs<TemplateSpecializationType>());
        });
    Derived.erase(&Written);
    return Answer;
  }

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
      note(Spec->getTemplateArgs().asArray());
    for (const ClassTemplateSpecializationDecl *Spec : Traits.specializations())
      if (Spec->getSpecializationKind() == TSK_ExplicitSpecialization)
        note(Spec->getTemplateArgs().asArray());
  }

  void note(ArrayRef<TemplateArgument> Args) {
    // Traits that one writes oneself may take nothing but a pack.
    while (!Args.empty() && Args.front().getKind() == TemplateArgument::Pack)
      Args = Args.front().pack_elements();
    if (Args.empty() || Args.front().getKind() != TemplateArgument::Type)
      HasTraitsOfAny = true;
    else
      note(Args.front().getAsType());
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
