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
/// Asks for one expression of a range-based for. One query is one probe:
/// awaiting what it found takes another.
class RangeQuery {
public:
  RangeQuery(Sema &S, QualType Range) : S(S), Range(Range), Probe(S) {}

  /// The type of begin() or end(); null if there is none.
  QualType call(StringRef Name) {
    if (!S.isCompleteType(Probe.loc(), Range))
      return QualType();
    DeclarationNameInfo NameInfo(
        &S.getPreprocessor().getIdentifierTable().get(Name), Probe.loc());
    OverloadCandidateSet Candidates(Probe.loc(),
                                    OverloadCandidateSet::CSK_Normal);
    ExprResult Call;
    {
      // Says what is inaccessible when it is destroyed.
      LookupResult Members(S, NameInfo, Sema::LookupMemberName);
      // C++17: members count only if both names are there.
      if (hasMember(S, Range, "begin") && hasMember(S, Range, "end"))
        S.LookupQualifiedName(Members, Range->getAsCXXRecordDecl());
      if (S.BuildForRangeBeginEndCall(
              Probe.loc(), Probe.loc(), NameInfo, Members, &Candidates,
              Probe.operand(Range, VK_LValue), &Call) != Sema::FRS_Success)
        return QualType();
    }
    Expr *E = Probe.accepted(Call);
    return E ? E->getType() : QualType();
  }

  /// The type, with its category, of an operator on an iterator.
  QualType unary(UnaryOperatorKind Op, QualType Iterator) {
    Expr *E = Probe.accepted(S.BuildUnaryOp(
        /*S=*/nullptr, Probe.loc(), Op, Probe.operand(Iterator, VK_LValue)));
    return E ? Probe.typeOf(E) : QualType();
  }

  bool comparable(QualType Begin, QualType End) {
    Expr *E = Probe.accepted(S.BuildBinOp(/*S=*/nullptr, Probe.loc(), BO_NE,
                                          Probe.operand(Begin, VK_LValue),
                                          Probe.operand(End, VK_LValue)));
    return E && Probe.accepted(S.PerformContextuallyConvertToBool(E));
  }

private:
  Sema &S;
  QualType Range;
  SemaProbe Probe;
};
} // namespace

/// The result of awaiting \p T in \p P or in any promise; null if neither.
static QualType awaited(AwaitResolver &R, QualType T, const Promise &P) {
  if (!T.getNonReferenceType()->getAsCXXRecordDecl())
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
  Sema &S = Resolver.sema();
  QualType Begin = RangeQuery(S, Range).call("begin");
  QualType End = Begin.isNull() ? Begin : RangeQuery(S, Range).call("end");
  if (End.isNull())
    return {};
  bool Async = false;
  if (QualType Awaited = awaited(Resolver, Begin, P); !Awaited.isNull()) {
    Begin = Awaited.getNonReferenceType();
    Async = true;
  }
  QualType Next = RangeQuery(S, Range).unary(UO_PreInc, Begin);
  QualType Element = RangeQuery(S, Range).unary(UO_Deref, Begin);
  if (Next.isNull() || Element.isNull() || Element->isVoidType() ||
      !RangeQuery(S, Range).comparable(Begin, End))
    return {};
  if (!awaited(Resolver, Next, P).isNull())
    Async = true;
  return {Async ? Iterates::Async : Iterates::Sync, Element};
}

} // namespace corotidy
