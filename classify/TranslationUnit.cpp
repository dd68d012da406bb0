//===--- TranslationUnit.cpp - The functions and types of one file --------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/TranslationUnit.h"
#include "classify/AskedAbout.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace corotidy {

namespace {
/// Gathers declarations first: asking Sema about them adds to the AST.
class Collector : public DynamicRecursiveASTVisitor {
public:
  Collector(ASTContext &Ctx, llvm::function_ref<bool(FileID)> IsAskedAbout)
      : isAskedAbout(Ctx.getSourceManager(), IsAskedAbout) {
    ShouldWalkTypesOfTypeLocs = false;
  }

  llvm::SetVector<FunctionDecl *, std::vector<FunctionDecl *>> Functions;
  llvm::SetVector<CXXRecordDecl *, std::vector<CXXRecordDecl *>> Records;

  /// Goes into those declarations only that may hold something asked about;
  /// most of a translation unit is headers.
  void collect(Decl *D) {
    auto *Nested = dyn_cast<DeclContext>(D);
    // A namespace may be opened in one file and hold another.
    if (isa<TranslationUnitDecl>(D) ||
        (isa<NamespaceDecl, LinkageSpecDecl>(D) &&
         isAskedAbout.fileOf(D->getBeginLoc()) !=
             isAskedAbout.fileOf(D->getEndLoc())))
      for (Decl *Member : Nested->decls())
        collect(Member);
    else if (isAskedAbout(D->getBeginLoc()))
      TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *FD) override {
    if (isa<CXXDeductionGuideDecl>(FD) || FD->isImplicit() ||
        !isAskedAbout(FD->getLocation()))
      return true;
    bool IsDefinition = FD->isThisDeclarationADefinition() || FD->isDeleted() ||
                        FD->isExplicitlyDefaulted() || lostItsBody(*FD);
    bool IsOnlyDeclaration = FD == FD->getCanonicalDecl() && !FD->isDefined() &&
                             !isUnneededInstantiation(*FD);
    if (IsDefinition || IsOnlyDeclaration)
      Functions.insert(FD);
    return true;
  }

  // The closure type is implicit code; its call operator is not.
  bool VisitLambdaExpr(LambdaExpr *E) override {
    CXXMethodDecl *Call = E->getCallOperator();
    if (!Call || !isAskedAbout(Call->getLocation()))
      return true;
    Functions.insert(Call);
    FunctionTemplateDecl *Generic = Call->getDescribedFunctionTemplate();
    return !Generic || VisitFunctionTemplateDecl(Generic);
  }

  bool VisitCXXRecordDecl(CXXRecordDecl *Record) override {
    // No object has the type of an anonymous struct, and questions about one
    // crash Clang.
    if (Record->isThisDeclarationADefinition() && !Record->isLambda() &&
        !Record->isAnonymousStructOrUnion() && !Record->isImplicit() &&
        isAskedAbout(Record->getLocation()))
      Records.insert(Record);
    return true;
  }

  // Instantiations hang off all declarations of their template, some of which
  // may be in files that are not asked about.
  bool VisitFunctionTemplateDecl(FunctionTemplateDecl *Template) override {
    for (FunctionDecl *Spec : llvm::to_vector(Template->specializations()))
      if (Spec->getTemplateSpecializationKind() != TSK_ExplicitSpecialization &&
          (Spec->hasBody() || lostItsBody(*Spec)) &&
          Instantiations.insert(Spec).second && !TraverseDecl(Spec))
        return false;
    return true;
  }

  bool VisitClassTemplateDecl(ClassTemplateDecl *Template) override {
    for (ClassTemplateSpecializationDecl *Spec :
         llvm::to_vector(Template->specializations()))
      if (isTemplateInstantiation(Spec->getSpecializationKind()) &&
          Spec->hasDefinition() && Instantiations.insert(Spec).second &&
          !traverseMembers(Spec))
        return false;
    return true;
  }

  bool VisitVarTemplateDecl(VarTemplateDecl *Template) override {
    for (VarTemplateSpecializationDecl *Spec :
         llvm::to_vector(Template->specializations()))
      if (isTemplateInstantiation(Spec->getSpecializationKind()) &&
          Spec->getInit() && Instantiations.insert(Spec).second &&
          !TraverseStmt(Spec->getInit()))
        return false;
    return true;
  }

private:
  /// What was instantiated as a declaration only was never called.
  static bool isUnneededInstantiation(const FunctionDecl &FD) {
    const FunctionTemplateDecl *Template = FD.getDescribedFunctionTemplate();
    return Template ? Template->getInstantiatedFromMemberTemplate() != nullptr
                    : isTemplateInstantiation(FD);
  }

  /// An instantiation whose body has an error is left without.
  static bool lostItsBody(const FunctionDecl &FD) {
    return FD.isInvalidDecl() && isTemplateInstantiation(FD) && !FD.hasBody() &&
           FD.getPointOfInstantiation().isValid();
  }

  // The visitor takes implicit instantiations for implicit code.
  bool traverseMembers(ClassTemplateSpecializationDecl *Spec) {
    if (!VisitCXXRecordDecl(Spec))
      return false;
    for (Decl *Member : Spec->decls())
      if (!Member->isImplicit() && !TraverseDecl(Member))
        return false;
    return true;
  }

  AskedAbout isAskedAbout;
  llvm::DenseSet<const Decl *> Instantiations;
};
} // namespace

/// The roles of a template's pattern, of which nothing but names is known.
static TypeRoles rolesOfPattern(Sema &S, const CXXRecordDecl *Record) {
  QualType T = Record->getASTContext().getCanonicalTagType(Record);
  TypeRoles Roles = TypeRoles::None;
  if (declaresPromiseType(*Record))
    Roles |= TypeRoles::CoroutineReturnType;
  if (hasMember(S, T, "get_return_object"))
    Roles |= TypeRoles::Promise;
  if (hasMember(S, T, "await_ready") && hasMember(S, T, "await_suspend"))
    Roles |= TypeRoles::Awaiter | TypeRoles::Awaitable;
  DeclarationName Operator =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Coawait);
  if (!membersNamed(S, T, Operator).empty())
    Roles |= TypeRoles::Awaitable;
  return Roles;
}

static ClassifiedType classifyType(Classifier &C, const CXXRecordDecl *Record) {
  ASTContext &Ctx = Record->getASTContext();
  QualType T = Ctx.getCanonicalTagType(Record);
  if (Record->isDependentContext())
    return {Record, rolesOfPattern(C.resolver().sema(), Record),
            C.resultFacts(T)};

  ClassifiedType Type{Record, TypeRoles::None, C.resultFacts(T)};
  if (Type.Facts.IsCoroutineType)
    Type.Roles |= TypeRoles::CoroutineReturnType;
  if (Type.Facts.isAwaitable())
    Type.Roles |= TypeRoles::Awaitable;
  if (hasMember(C.resolver().sema(), T, "get_return_object"))
    Type.Roles |= TypeRoles::Promise;
  if (hasMember(C.resolver().sema(), T, "await_ready") &&
      (C.resolver().resolveAwaiter(T, Type.Facts.In).WellFormed ||
       C.resolver().resolveAwaiter(T, Promise()).WellFormed))
    Type.Roles |= TypeRoles::Awaiter;
  return Type;
}

UnitDeclarations declarationsIn(ASTContext &Ctx,
                                llvm::function_ref<bool(FileID)> IsAskedAbout) {
  Collector Found(Ctx, IsAskedAbout);
  for (Decl *D : Ctx.getTraversalScope())
    Found.collect(D);
  return {Found.Functions.takeVector(), Found.Records.takeVector()};
}

ClassifiedUnit classifyUnit(Sema &S,
                            llvm::function_ref<bool(FileID)> IsAskedAbout) {
  UnitDeclarations Found = declarationsIn(S.getASTContext(), IsAskedAbout);
  Classifier C(S);
  for (const FunctionDecl *FD : Found.Functions)
    C.notePromiseOf(*FD);

  ClassifiedUnit Unit;
  for (const FunctionDecl *FD : Found.Functions)
    Unit.Functions.push_back({FD, C.classify(*FD)});
  for (const CXXRecordDecl *Record : Found.Records) {
    if (Record->isInvalidDecl() || !Record->hasDefinition())
      continue;
    ClassifiedType Type = classifyType(C, Record);
    if (Type.Roles != TypeRoles::None)
      Unit.Types.push_back(std::move(Type));
  }
  return Unit;
}

} // namespace corotidy
