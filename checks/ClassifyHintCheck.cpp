//===--- ClassifyHintCheck.cpp - coro-classify-hint -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ClassifyHintCheck.h"
#include "checks/CheckInfo.h"
#include "clang-tidy/GlobList.h"
#include "classify/Names.h"
#include "classify/Spelling.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace corotidy {

/// Whether \p Globs have the whole of \p Name: a glob like coro-* asks for what
/// finds something wrong.
static bool isNamed(StringRef Name, StringRef Globs) {
  bool IsOn = false;
  const CheckInfo &Info = *findCheck(Name);
  const tidy::GlobList List(Globs);
  for (const auto &Item : List.getItems())
    if (decidesOn(Info, Item))
      IsOn = Item.IsPositive;
  return IsOn;
}

ClassifyHintCheck::ClassifyHintCheck(StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : Check(Name, Context),
      IsNamed(isNamed(Name, Context->getOptions().Checks.value_or(""))) {}

static std::string inWords(const Classification &C, const ASTContext &Ctx) {
  const ResultFacts &R = C.Result;
  SmallVector<std::string, 3> Words;
  Words.push_back(kindInWords(C.K, C.F, C.Facet, C.Tentative));
  if (C.Promise)
    Words.push_back(spelling(C.Promise->Start).str());
  std::string Result =
      resultInWords(R.Status, R.Type.getNonReferenceType()->isRecordType(),
                    typeName(R.AwaitResult, Ctx), R.Iterates.How,
                    typeName(R.Iterates.Element, Ctx));
  if (Result != "\u2013" && C.F != Flavor::Dependent)
    Words.push_back(std::move(Result));
  return llvm::join(Words, ", ");
}

namespace {
/// What is said at one place.
struct Hint {
  const FunctionDecl *Function = nullptr;
  /// Of the template's pattern; empty if it is none.
  std::string Pattern;
  /// Of the function or of what was made from the template.
  std::string Concrete;
  bool DoAgree = true;
};
} // namespace

void ClassifyHintCheck::checkUnit(Unit &U) {
  if (!IsNamed)
    return;
  llvm::MapVector<SourceLocation, Hint> Hints;
  for (const FunctionDecl *FD : U.coroutines()) {
    const Classification &C = U.classOf(*FD);
    if (C.K != Kind::Coroutine && C.K != Kind::Generator)
      continue;
    std::string Words = inWords(C, U.context());
    Hint &H = Hints[FD->getLocation()];
    H.Function = FD;
    if (isTemplatePattern(*FD)) {
      H.Pattern = std::move(Words);
    } else {
      H.DoAgree &= H.Concrete.empty() || H.Concrete == Words;
      H.Concrete = std::move(Words);
    }
  }
  for (auto &[Loc, H] : Hints) {
    bool SayConcrete = !H.Concrete.empty() && (H.DoAgree || H.Pattern.empty());
    Finding F;
    F.IsRemark = true;
    F.Loc = Loc;
    F.Message = std::move(SayConcrete ? H.Concrete : H.Pattern);
    F.Ranges.push_back(H.Function->getNameInfo().getSourceRange());
    report(F);
  }
}

} // namespace corotidy
