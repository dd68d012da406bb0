//===--- DanglingFrames.cpp - Frames that outlive what they use -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DanglingFrames.h"

using namespace clang;

namespace corotidy {

using Destination = KeptWork::Destination;
using Storage = Referent::Storage;

/// Whether \p R is gone while \p Kept is still there, and may be used, as
/// \p UsedAt tells of a variable.
static bool isOutlived(const WorkKeptIn &Work, const KeptWork &Kept,
                       const Referent &R, SourceLocation UsedAt) {
  switch (Kept.Where) {
  case Destination::Returned:
    return true;
  case Destination::Range:
  case Destination::Detached:
    // A variable may live until all that was detached has ended.
    return R.Where == Storage::Temporary;
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
          return isOutlived(Work, Kept, Each, UsedAt);
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
