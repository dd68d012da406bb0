//===--- SemaProbe.cpp - Hypothetical questions to Sema -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Template.h"

using namespace clang;

namespace corotidy {

/// Points of instantiation must come after everything the file declares.
static SourceLocation endOfMainFile(const SourceManager &SM) {
  return SM.getLocForEndOfFile(SM.getMainFileID());
}

SemaProbe::SemaProbe(Sema &S)
    : S(S), Loc(endOfMainFile(S.getSourceManager())),
      DiagnosticsWereSuppressed(S.getDiagnostics().getSuppressAllDiagnostics()),
      TypoCorrectionWasDisabled(S.DisableTypoCorrection),
      FileScope(/*Parent=*/nullptr, Scope::DeclScope, S.getDiagnostics()),
      FileScopeBefore(S.TUScope),
      Context(S, S.getASTContext().getTranslationUnitDecl()),
      Unevaluated(S, Sema::ExpressionEvaluationContext::Unevaluated),
      Immediate(S, /*WithAccessChecking=*/true), Hard(S.getDiagnostics()) {
  S.getDiagnostics().setSuppressAllDiagnostics(true);
  S.DisableTypoCorrection = true;
  FileScope.setEntity(S.getASTContext().getTranslationUnitDecl());
  if (!S.TUScope)
    S.TUScope = &FileScope;
}

SemaProbe::~SemaProbe() {
  S.TUScope = FileScopeBefore;
  S.DisableTypoCorrection = TypoCorrectionWasDisabled;
  S.getDiagnostics().setSuppressAllDiagnostics(DiagnosticsWereSuppressed);
}

bool SemaProbe::ok() const {
  return !Immediate.hasErrorOccurred() && !Hard.hasErrorOccurred();
}

Expr *SemaProbe::operand(QualType T, ExprValueKind VK) {
  ASTContext &Ctx = S.getASTContext();
  return new (Ctx) OpaqueValueExpr(Loc, T.getNonReferenceType(), VK);
}

Expr *SemaProbe::declval(QualType T) {
  bool IsLvalue =
      T->isLValueReferenceType() || T.getNonReferenceType()->isFunctionType();
  return operand(T, IsLvalue ? VK_LValue : VK_XValue);
}

Expr *SemaProbe::callMember(Expr *Base, StringRef Name, ArrayRef<Expr *> Args) {
  IdentifierInfo &II = S.getPreprocessor().getIdentifierTable().get(Name);
  CXXScopeSpec NoScope;
  ExprResult Callee = S.BuildMemberReferenceExpr(
      Base, Base->getType(), Loc, /*IsArrow=*/false, NoScope, SourceLocation(),
      /*FirstQualifierInScope=*/nullptr, DeclarationNameInfo(&II, Loc),
      /*TemplateArgs=*/nullptr, /*S=*/nullptr);
  if (Callee.isInvalid() || !ok())
    return nullptr;
  SmallVector<Expr *, 2> Arguments(Args);
  ExprResult Call =
      S.BuildCallExpr(/*S=*/nullptr, Callee.get(), Loc, Arguments, Loc);
  return accepted(Call);
}

Expr *SemaProbe::accepted(ExprResult E) {
  FunctionDecl *Callee = E.isUsable() ? calleeOf(E.get()) : nullptr;
  // An instantiation, of a deduced return type say, fails once only.
  if (Callee && Hard.hasErrorOccurred() && Callee->isTemplateInstantiation())
    Callee->setInvalidDecl();
  bool Failed = !E.isUsable() || !ok() || (Callee && Callee->isInvalidDecl());
  return Failed ? nullptr : E.get();
}

Expr *SemaProbe::asLvalue(Expr *E) { return operand(E->getType(), VK_LValue); }

QualType SemaProbe::typeOf(const Expr *E) const {
  ASTContext &Ctx = S.getASTContext();
  if (E->isLValue())
    return Ctx.getLValueReferenceType(E->getType());
  if (E->isXValue())
    return Ctx.getRValueReferenceType(E->getType());
  return E->getType();
}

QualType SemaProbe::instantiate(ClassTemplateDecl *Template,
                                ArrayRef<QualType> Args) {
  ASTContext &Ctx = S.getASTContext();
  TemplateArgumentListInfo List(Loc, Loc);
  for (QualType T : Args)
    List.addArgument(TemplateArgumentLoc(TemplateArgument(T),
                                         Ctx.getTrivialTypeSourceInfo(T, Loc)));
  QualType T = S.CheckTemplateIdType(
      ElaboratedTypeKeyword::None, TemplateName(Template), Loc, List,
      /*Scope=*/nullptr, /*ForNestedNameSpecifier=*/false);
  if (T.isNull() || !ok() || !S.isCompleteType(Loc, T))
    return QualType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  bool Failed = !ok() || (Record && Record->isInvalidDecl());
  return Failed ? QualType() : Ctx.getCanonicalType(T);
}

FunctionDecl *calleeOf(const Expr *Call) {
  const auto *C = dyn_cast<CallExpr>(Call->IgnoreImplicit());
  return C ? const_cast<FunctionDecl *>(C->getDirectCallee()) : nullptr;
}

bool SemaProbe::bodyCompiles(const Expr *Call) {
  FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || !Callee->isImplicitlyInstantiable() || Callee->isDefined())
    return !Callee || !Callee->isInvalidDecl();
  S.InstantiateFunctionDefinition(Loc, Callee);
  if (!ok())
    Callee->setInvalidDecl();
  return ok();
}

bool isDeletedFunction(const NamedDecl *D) {
  const FunctionDecl *FD = D->getUnderlyingDecl()->getAsFunction();
  return FD && FD->isDeleted();
}

void *identityOf(QualType T) {
  return T.isNull() ? nullptr : T.getCanonicalType().getAsOpaquePtr();
}

UnresolvedSet<4> membersNamed(Sema &S, QualType T, DeclarationName Name) {
  CXXRecordDecl *Record = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return {};
  LookupResult Found(S, Name, SourceLocation(), Sema::LookupMemberName);
  Found.suppressDiagnostics();
  S.LookupQualifiedName(Found, Record->getDefinition());
  UnresolvedSet<4> Members;
  Members.append(Found.begin(), Found.end());
  return Members;
}

UnresolvedSet<4> membersNamed(Sema &S, QualType T, StringRef Name) {
  return membersNamed(S, T,
                      &S.getPreprocessor().getIdentifierTable().get(Name));
}

} // namespace corotidy
