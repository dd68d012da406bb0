//===--- YieldInTaskCheck.cpp - coro-yield-in-task ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/YieldInTaskCheck.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

YieldInTaskCheck::YieldInTaskCheck(StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), ErrorTypes(listOption("ErrorTypes")) {}

void YieldInTaskCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "ErrorTypes", ErrorTypes);
}

bool YieldInTaskCheck::isErrorType(const Unit &U, QualType T) const {
  const ClassModel *Model = U.models().find(T);
  if (Model && Model->IsError)
    return true;
  return isAnyClassNamed(T.getNonReferenceType(), ErrorTypes);
}

/// Whether values that \p C yields come out of the coroutine object.
static bool canYield(const Classification &C) {
  return C.Promise->yields() && C.K == Kind::Generator;
}

/// Whether the coroutine waits at \p Yield as it does at its end: then that is
/// where it ends, and what is yielded says why.
static bool endsCoroutine(Unit &U, const CXXMemberCallExpr &Yield,
                          const Promise &P) {
  QualType Awaiter = Yield.getType().getCanonicalType().getUnqualifiedType();
  const CXXRecordDecl *Record = Awaiter->getAsCXXRecordDecl();
  if (!Record || Record->isInStdNamespace())
    return false;
  return llvm::any_of(
      membersNamed(U.sema(), P.Type, "final_suspend"), [&](const NamedDecl *D) {
        const auto *Final = dyn_cast<FunctionDecl>(D->getUnderlyingDecl());
        return Final && U.context().hasSameUnqualifiedType(
                            Final->getReturnType(), Awaiter);
      });
}

void YieldInTaskCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines()) {
    const BodyEvidence &Evidence = U.classifier().evidenceOf(*FD);
    if (!contains(Evidence.Uses, Keyword::CoYield))
      continue;
    const Classification &C = U.classOf(*FD);
    if (!C.Promise || !C.Result.AwaitableByItself || C.Result.isIterable() ||
        canYield(C))
      continue;
    for (const KeywordUse &Use : Evidence.Uses) {
      if (Use.Which != Keyword::CoYield)
        continue;
      const auto *Yield = dyn_cast_or_null<CoyieldExpr>(Use.Node);
      const CXXMemberCallExpr *Call = Yield ? yieldValueCall(*Yield) : nullptr;
      if (Call && (isErrorType(U, Call->getArg(0)->getType()) ||
                   endsCoroutine(U, *Call, C.Promise->P)))
        continue;
      std::string Type = typeName(C.Result.Type, U.context());
      Finding F;
      F.Loc = Use.Loc;
      F.Ranges.push_back(Use.Node ? Use.Node->getSourceRange()
                                  : SourceRange(Use.Loc));
      F.IsError = !C.Promise->yields();
      F.Message = "nobody receives what '" + qualifiedName(*FD) +
                  "' yields: a '" + Type +
                  "' gives one result, when it is awaited";
      noteAtPromise(F, C,
                    C.Promise->yields()
                        ? "its promise takes the value, but awaiting the task "
                          "does not give it"
                        : "its promise has no yield_value");
      F.Notes.push_back({Use.Loc, "give the result with co_return, wait with "
                                  "co_await, or return a generator"});
      report(F);
    }
  }
}

} // namespace corotidy
