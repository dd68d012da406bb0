//===--- AwaitInGeneratorCheck.cpp - coro-await-in-generator --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitInGeneratorCheck.h"
#include "checks/FailedAwaits.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"

using namespace clang;

namespace corotidy {

/// Whether \p Suspend takes the handle of the promise \p P and of no other, or
/// is of a class within that promise or its generator.
static bool isMadeFor(const FunctionDecl &Suspend, const Promise &P) {
  if (!Suspend.getPrimaryTemplate() && !Suspend.param_empty()) {
    QualType Handle = Suspend.getParamDecl(0)->getType().getNonReferenceType();
    SmallVector<QualType, 2> Args = typeArguments(Handle);
    if (Args.size() == 1 && identityOf(Args.front()) == identityOf(P.Type))
      return true;
  }
  const CXXRecordDecl *Promise = P.Type->getAsCXXRecordDecl();
  const CXXRecordDecl *Generator = P.ReturnType->getAsCXXRecordDecl();
  for (const DeclContext *DC = Suspend.getDeclContext(); DC;
       DC = DC->getParent()) {
    const auto *Record = dyn_cast<CXXRecordDecl>(DC);
    if (!Record)
      continue;
    if (declaresSameEntity(Record, Promise) ||
        declaresSameEntity(Record, Generator) ||
        (Promise->hasDefinition() && Record->hasDefinition() &&
         Promise->isDerivedFrom(Record)))
      return true;
  }
  return false;
}

/// Whether \p T is a generator or wraps one, as std::ranges::elements_of does.
static bool delegates(Unit &U, QualType T) {
  auto IsGenerator = [&](QualType Type) {
    return Type->getAsCXXRecordDecl() &&
           U.classifier().resultFacts(Type).IsGeneratorType;
  };
  T = T.getNonReferenceType().getUnqualifiedType();
  return IsGenerator(T) || llvm::any_of(typeArguments(T), [&](QualType Arg) {
           return IsGenerator(Arg.getNonReferenceType());
         });
}

static SourceLocation awaitTransformOf(Unit &U, const Promise &P) {
  UnresolvedSet<4> Found = membersNamed(U.sema(), P.Type, "await_transform");
  return Found.empty() ? SourceLocation() : (*Found.begin())->getLocation();
}

void AwaitInGeneratorCheck::checkForbidden(Unit &U) {
  for (const FailedAwait &A : U.failedAwaits()) {
    const Classification &C = U.classOf(*A.Function);
    if (!isGeneratorWithoutAwaits(C))
      continue;
    Finding F;
    F.Loc = A.Keyword;
    F.IsError = true;
    llvm::append_range(F.Ranges, A.errorRanges(U.sources()));
    F.Message = "'" + qualifiedName(*A.Function) + "' cannot wait: a '" +
                typeName(C.Result.Type, U.context()) +
                "' hands out values as soon as it is asked, so its promise "
                "forbids co_await";
    F.Notes.push_back(
        {awaitTransformOf(U, C.Promise->P), "await_transform is deleted here"});
    F.Notes.push_back({A.Keyword, "wait before the generator is made and pass "
                                  "it the result, or return an async "
                                  "generator"});
    report(F);
  }
}

/// Whether \p FD has a promise that takes yields and has no say in awaits. This
/// is cheap to find out, unlike what kind of a function \p FD is.
static bool mayHaveForgotten(Unit &U, const FunctionDecl &FD) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  if (!Body || !Body->getPromiseDeclStmt())
    return false;
  QualType P = Body->getPromiseDecl()->getType();
  return hasMember(U.sema(), P, "yield_value") &&
         !hasMember(U.sema(), P, "await_transform");
}

void AwaitInGeneratorCheck::checkForgotten(Unit &U, const FunctionDecl &FD) {
  if (!mayHaveForgotten(U, FD))
    return;
  const BodyEvidence &Evidence = U.classifier().evidenceOf(FD);
  if (!contains(Evidence.Uses, Keyword::CoAwait))
    return;
  const Classification &C = U.classOf(FD);
  if (C.K != Kind::Generator || C.F != Flavor::Sync || !C.Promise ||
      C.Promise->Transform != AwaitTransform::None || C.Result.isAwaitable())
    return;
  for (const KeywordUse &Use : Evidence.Uses) {
    const auto *Await = dyn_cast_or_null<CoawaitExpr>(Use.Node);
    if (!Await)
      continue;
    AwaitFunctions Functions = awaitFunctionsOf(*Await);
    const FunctionDecl *Suspend = Functions.Suspend;
    if (!Suspend || neverSuspends(Functions) ||
        isMadeFor(*Suspend, C.Promise->P) ||
        useOfHandle(*Suspend) == HandleUse::Destroyed ||
        delegates(U, Await->getOperand()->getType()) ||
        // A detour, but the consumer gets what it asked for.
        U.callsWithoutWaiting(*Await->getOperand()))
      continue;
    Finding F;
    F.Loc = Use.Loc;
    F.Ranges.push_back(Await->getSourceRange());
    F.Message = "when this suspends '" + qualifiedName(FD) +
                "', its consumer goes on without a new value: a '" +
                typeName(C.Result.Type, U.context()) + "' cannot wait";
    noteAtPromise(F, C,
                  "its promise accepts co_await, because it declares no "
                  "await_transform that is deleted");
    F.Notes.push_back({Use.Loc, "wait before the generator is made and pass it "
                                "the result, or return an async generator"});
    report(F);
  }
}

void AwaitInGeneratorCheck::checkUnit(Unit &U) {
  checkForbidden(U);
  for (const FunctionDecl *FD : U.coroutines())
    checkForgotten(U, *FD);
}

} // namespace corotidy
