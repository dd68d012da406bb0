//===--- DanglingFrames.cpp - Frames that outlive what they use -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DanglingFrames.h"
#include "clang/Analysis/Analyses/LifetimeSafety/LifetimeAnnotations.h"

using namespace clang;

namespace corotidy {

using Destination = KeptWork::Destination;
using Storage = Referent::Storage;

/// Whether the end of an object of type \p T is nothing but that: no destructor
/// in there may wait for somebody else.
static bool endsAtOnce(QualType T) {
  T = T.getNonReferenceType()
          ->getBaseElementTypeUnsafe()
          ->getCanonicalTypeInternal();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return !Record;
  if (Record->hasTrivialDestructor())
    return true;
  // An allocator or a policy is nobody who waits.
  auto ArgumentEndsAtOnce = [](QualType Arg) {
    const CXXRecordDecl *Class = Arg->getAsCXXRecordDecl();
    return (Class && Class->isInStdNamespace() && Class->hasDefinition() &&
            Class->isEmpty()) ||
           endsAtOnce(Arg);
  };
  return lifetimes::isGslOwnerType(T) &&
         llvm::all_of(typeArguments(T), ArgumentEndsAtOnce);
}

/// Whether \p S, or what it calls, may wait for something.
static bool mayWait(Unit &U, const Step &S) {
  switch (S.What) {
  case Step::Kind::Suspends:
    return S.Point->Kind != SuspensionKind::Final;
  case Step::Kind::Destroys:
    return !endsAtOnce(S.Var->getType());
  case Step::Kind::DestroysTemporary:
    return !endsAtOnce(cast<Expr>(S.S)->getType());
  case Step::Kind::Evaluates:
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(S.S))
      return !Construct->getConstructor()->isTrivial() &&
             !endsAtOnce(Construct->getType());
    if (const auto *Call = dyn_cast<CallExpr>(S.S))
      return !runsByItself(U, Call->getType());
    return isa<CXXDeleteExpr, CXXUnresolvedConstructExpr>(S.S);
  }
  llvm_unreachable("unknown step");
}

/// Whether \p FD, after it made \p Call, does nothing in which it could wait
/// for the coroutine that this began before \p Var ends.
static bool endsWithoutWaiting(Unit &U, const FunctionDecl &FD,
                               const CallExpr &Call, const VarDecl &Var) {
  // The frame of a coroutine has its parameters, and may be kept.
  if (!endsAtOnce(Var.getType()) ||
      (isa<ParmVarDecl>(Var) && isa<CoroutineBodyStmt>(FD.getBody())))
    return false;
  const Graph *G = U.graphOf(FD);
  if (!G)
    return false;
  ArrayRef<Step> Steps = G->steps();
  auto Begins = llvm::find_if(Steps, [&](const Step &S) {
    return S.What == Step::Kind::Evaluates && S.S == &Call;
  });
  if (Begins == Steps.end())
    return false;
  unsigned First = Begins - Steps.begin();
  std::vector<bool> IsSeen(G->blocks().size());
  SmallVector<unsigned, 8> ToSee;
  auto Waits = [&](unsigned Begin, const Graph::Block &B) {
    for (const Graph::Edge &E : B.Next)
      ToSee.push_back(E.To);
    return llvm::any_of(Steps.slice(Begin, B.End - Begin),
                        [&](const Step &S) { return mayWait(U, S); });
  };
  if (Waits(First + 1, G->blocks()[G->blockOf(First)]))
    return false;
  while (!ToSee.empty()) {
    unsigned Number = ToSee.pop_back_val();
    if (IsSeen[Number])
      continue;
    IsSeen[Number] = true;
    if (Waits(G->blocks()[Number].Begin, G->blocks()[Number]))
      return false;
  }
  return true;
}

/// Whether \p R is gone while \p Kept is still there, and may be used, as
/// \p UsedAt tells of a variable.
static bool isOutlived(Unit &U, const FunctionDecl &FD, const WorkKeptIn &Work,
                       const KeptWork &Kept, const Referent &R,
                       SourceLocation UsedAt) {
  switch (Kept.Where) {
  case Destination::Returned:
    return true;
  case Destination::Range:
  case Destination::Detached:
    // A variable may live until all that was detached has ended.
    return R.Where == Storage::Temporary;
  case Destination::Alone:
    return R.Where == Storage::Temporary ||
           (R.Var && endsWithoutWaiting(U, FD, *Kept.Call, *R.Var));
  case Destination::Variable:
  case Destination::Container:
    if (R.Where == Storage::Temporary)
      return !Kept.Var || UsedAt.isValid();
    return Kept.Var && R.Var && Work.endsBefore(*R.Var, *Kept.Var) &&
           UsedAt.isValid();
  }
  llvm_unreachable("unknown destination");
}

static std::vector<DanglingFrame> danglingFramesIn(Unit &U) {
  std::vector<DanglingFrame> Found;
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    WorkKeptIn Work(U, *FD);
    for (const KeptWork &Kept : Work.all()) {
      const Expr *Mention =
          Kept.Var ? Work.mentionAfter(*Kept.Var, Kept.End) : nullptr;
      SourceLocation UsedAt =
          Mention ? Mention->getBeginLoc() : SourceLocation();
      for (const FrameArgument &A :
           frameArgumentsOf(U, *Kept.Call, Kept.What)) {
        Referents All = A.referents();
        auto R = llvm::find_if(All, [&](const Referent &Each) {
          return isOutlived(U, *FD, Work, Kept, Each, UsedAt);
        });
        if (R != All.end())
          Found.push_back({FD, Kept, A, *R, UsedAt});
      }
    }
  }
  return Found;
}

llvm::ArrayRef<DanglingFrame> Unit::danglingFrames() {
  if (!DanglingFrames)
    DanglingFrames = std::make_shared<const std::vector<DanglingFrame>>(
        danglingFramesIn(*this));
  return *DanglingFrames;
}

/// The place where what \p D refers to is destroyed, or begins if that has no
/// place.
static SourceLocation whereDestroyed(const DanglingFrame &D) {
  return D.What.Var ? D.What.Var->getLocation() : D.Kept.End;
}

Finding findingFor(const DanglingFrame &D, std::string Destroyed) {
  Finding F;
  F.Loc = D.Argument.Arg->getBeginLoc();
  F.Ranges.push_back(D.Argument.Arg->getSourceRange());
  F.Notes.push_back({whereDestroyed(D), std::move(Destroyed)});
  noteUse(F, D.Argument, D.UsedAt);
  return F;
}

} // namespace corotidy
