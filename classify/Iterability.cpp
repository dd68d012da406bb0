//===--- Iterability.cpp - What a range-for can walk ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Iterability.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Overload.h"

using namespace clang;

namespace corotidy {

namespace {
class RangeQuery {
public:
  RangeQuery(Sema &S, QualType Range) : S(S), Range(Range), Probe(S) {
    // C++17: members count only if both names are there.
    UseMembers = !membersNamed(S, Range, "begin").empty() &&
                 !membersNamed(S, Range, "end").empty();
  }

  Expr *call(StringRef Name) {
    DeclarationNameInfo NameInfo(
        &S.getPreprocessor().getIdentifierTable().get(Name), Probe.loc());
    LookupResult Members(S, NameInfo, Sema::LookupMemberName);
    Members.suppressDiagnostics();
    if (UseMembers)
      S.LookupQualifiedName(Members, Range->getAsCXXRecordDecl());
    OverloadCandidateSet Candidates(Probe.loc(),
                                    OverloadCandidateSet::CSK_Normal);
    ExprResult Call;
    Sema::ForRangeStatus Status = S.BuildForRangeBeginEndCall(
        Probe.loc(), Probe.loc(), NameInfo, Members, &Candidates,
        Probe.operand(Range, VK_LValue), &Call);
    return Status == Sema::FRS_Success && Call.isUsable() && Probe.ok()
               ? Call.get()
               : nullptr;
  }

  Expr *unary(UnaryOperatorKind Op, QualType Iterator) {
    ExprResult E = S.BuildUnaryOp(/*S=*/nullptr, Probe.loc(), Op,
                                  Probe.operand(Iterator, VK_LValue));
    return E.isUsable() && Probe.ok() ? E.get() : nullptr;
  }

  bool comparable(QualType Begin, QualType End) {
    ExprResult E = S.BuildBinOp(/*S=*/nullptr, Probe.loc(), BO_NE,
                                Probe.operand(Begin, VK_LValue),
                                Probe.operand(End, VK_LValue));
    return E.isUsable() && Probe.ok();
  }

  QualType typeOf(const Expr *E) const { return Probe.typeOf(E); }

private:
  Sema &S;
  QualType Range;
  SemaProbe Probe;
  bool UseMembers;
};
} // namespace

/// The result of awaiting \p T in \p P or in any promise; null if neither.
static QualType awaited(AwaitResolver &R, QualType T, const Promise &P) {
  if (!T->getAsCXXRecordDecl())
    return QualType();
  const AwaitResolution &Anywhere = R.resolve(T, Promise());
  if (Anywhere.WellFormed)
    return Anywhere.Result;
  if (P.Type.isNull())
    return QualType();
  return R.resolve(T, P).Result;
}

Iteration iterationOf(AwaitResolver &Resolver, QualType T, const Promise &P) {
  QualType Range = T.getNonReferenceType();
  if (Range->isDependentType() || !Range->getAsCXXRecordDecl())
    return {};
  RangeQuery Query(Resolver.sema(), Range);
  Expr *BeginCall = Query.call("begin");
  if (!BeginCall)
    return {};
  QualType Begin = BeginCall->getType();
  bool Async = false;
  if (QualType Awaited = awaited(Resolver, Begin, P); !Awaited.isNull()) {
    Begin = Awaited.getNonReferenceType();
    Async = true;
  }
  Expr *EndCall = Query.call("end");
  Expr *Next = EndCall ? Query.unary(UO_PreInc, Begin) : nullptr;
  Expr *Element = Next ? Query.unary(UO_Deref, Begin) : nullptr;
  if (!Element || Element->getType()->isVoidType() ||
      !Query.comparable(Begin, EndCall->getType()))
    return {};
  if (!awaited(Resolver, Next->getType(), P).isNull())
    Async = true;
  return {Async ? Iterates::Async : Iterates::Sync, Query.typeOf(Element)};
}

} // namespace corotidy
