//===--- NodiscardTaskCheck.cpp - coro-nodiscard-task ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/NodiscardTaskCheck.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace corotidy {

/// The attribute of whichever declaration of \p Record has it. That the
/// compiler heeds those before the definition only is another matter.
static const Attr *nodiscardOf(const CXXRecordDecl &Record) {
  for (const TagDecl *D : Record.redecls())
    if (const auto *A = D->getAttr<WarnUnusedResultAttr>())
      return A;
  return nullptr;
}

/// The template that \p Record specialises, explicitly or partially.
static const CXXRecordDecl *specialisedTemplate(const CXXRecordDecl &Record) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Spec || !(isa<ClassTemplatePartialSpecializationDecl>(Spec) ||
                 Spec->getSpecializationKind() == TSK_ExplicitSpecialization))
    return nullptr;
  return Spec->getSpecializedTemplate()->getTemplatedDecl();
}

namespace {
enum class Looks { LikeNoTask, LikeTask, LikeLazyTask };
} // namespace

/// What can be known of a template that was not instantiated: what is written.
static Looks looksOf(Sema &S, const CXXRecordDecl &Pattern) {
  ASTContext &Ctx = S.getASTContext();
  QualType T = Ctx.getCanonicalTagType(&Pattern);
  DeclarationName Operator =
      Ctx.DeclarationNames.getCXXOperatorName(OO_Coawait);
  if (!declaresPromiseType(Pattern) || hasMember(S, T, "begin") ||
      (!hasMember(S, T, "await_ready") && membersNamed(S, T, Operator).empty()))
    return Looks::LikeNoTask;
  const CXXRecordDecl *Promise = nullptr;
  for (const NamedDecl *D : Pattern.lookup(&Ctx.Idents.get("promise_type")))
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(D))
      Promise = Nested->getDefinition();
  if (!Promise)
    return Looks::LikeTask;
  QualType P = Ctx.getCanonicalTagType(Promise);
  if (hasMember(S, P, "yield_value"))
    return Looks::LikeNoTask;
  for (const NamedDecl *D : membersNamed(S, P, "initial_suspend")) {
    const auto *Initial = dyn_cast<FunctionDecl>(D->getUnderlyingDecl());
    if (Initial &&
        isClassNamed(Initial->getReturnType(), "std::suspend_always"))
      return Looks::LikeLazyTask;
  }
  return Looks::LikeTask;
}

/// Inserts the attribute behind `struct`, the one place that is right for all
/// compilers; but GCC takes it neither before nor behind an __attribute__,
/// which is what a macro there is likely to be.
static std::optional<FixItHint> insertAttribute(const Unit &U,
                                                const CXXRecordDecl &Record) {
  SourceLocation Key = Record.getInnerLocStart();
  if (Key.isInvalid() || Key.isMacroID() || Record.getLocation().isMacroID() ||
      llvm::any_of(Record.attrs(), [](const Attr *A) {
        return A->isGNUAttribute() || A->isDeclspecAttribute();
      }))
    return std::nullopt;
  std::optional<Token> Next = U.tokenAfter(Key);
  if (!Next)
    return std::nullopt;
  bool IsSafe = Next->isOneOf(tok::l_square, tok::kw_alignas);
  if (Next->is(tok::raw_identifier)) {
    std::optional<Token> Behind = U.tokenAfter(Next->getLocation());
    IsSafe = Next->getLocation() == Record.getLocation() ||
             Next->getRawIdentifier() == "alignas" ||
             (Behind && Behind->is(tok::coloncolon));
  }
  if (!IsSafe)
    return std::nullopt;
  return FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(Key, 0, U.sources(),
                                 U.context().getLangOpts()),
      " [[nodiscard]]");
}

/// Whether the return object of \p P is made from another coroutine type's: a
/// conversion may start the coroutine, as that of a task into a thread does.
static bool isMadeOfTask(Unit &U, const Promise &P) {
  QualType Object;
  {
    SemaProbe Probe(U.sema());
    if (const Expr *Call = Probe.callMember(Probe.operand(P.Type, VK_LValue),
                                            "get_return_object"))
      Object = Call->getType();
  }
  return !Object.isNull() &&
         !U.context().hasSameUnqualifiedType(Object, P.ReturnType) &&
         !U.resolver().promiseOf(Object).isNull();
}

void NodiscardTaskCheck::reportClass(Unit &U, const CXXRecordDecl &Record,
                                     const CXXRecordDecl *Primary,
                                     bool IsLazy) {
  const Attr *Lost = Primary ? nodiscardOf(*Primary) : nullptr;
  if (nodiscardOf(Record) || (!IsLazy && !Lost) || U.isBase(Record))
    return;
  std::string Name = qualifiedName(Record);
  Finding F;
  F.Loc = Record.getLocation();
  F.Ranges.push_back(SourceRange(F.Loc));
  F.Message =
      (IsLazy ? "a '" + Name +
                    "' that is dropped never runs, and the compiler does not "
                    "warn: "
              : "the compiler does not warn of a '" + Name +
                    "' that is dropped: ") +
      (Lost ? "a specialisation does not inherit '[[nodiscard]]'"
            : "the class is not '[[nodiscard]]'");
  if (Lost)
    F.Notes.push_back(
        {Lost->getLocation(), "the primary template has the attribute"});
  F.Notes.push_back({F.Loc, "declare it '" + Record.getKindName().str() +
                                " [[nodiscard]] " + Record.getName().str() +
                                "'"});
  if (std::optional<FixItHint> Fix = insertAttribute(U, Record))
    F.Fixes.push_back(*Fix);
  report(F);
}

void NodiscardTaskCheck::checkUnit(Unit &U) {
  // A specialisation of std::coroutine_traits leaves no trace in the class.
  llvm::SmallPtrSet<const Decl *, 16> Returned;
  for (const FunctionDecl *FD : U.coroutines())
    if (const CXXRecordDecl *Record = FD->getReturnType()->getAsCXXRecordDecl())
      Returned.insert(Record->getCanonicalDecl());

  auto IsOfInterest = [&](const CXXRecordDecl &Record) {
    return Record.getIdentifier() && !Record.isInvalidDecl() &&
           (declaresPromiseType(Record) ||
            Returned.contains(Record.getCanonicalDecl()));
  };

  // An instantiation tells more than its pattern, so these come first.
  llvm::SmallPtrSet<const Decl *, 8> Known;
  for (const CXXRecordDecl *Record : U.records()) {
    if (Record->isDependentContext() || !IsOfInterest(*Record))
      continue;
    QualType T = U.context().getCanonicalTagType(Record);
    const ResultFacts &Facts = U.classifier().resultFacts(T);
    if (!Facts.IsCoroutineType)
      continue;
    const CXXRecordDecl &Written = writtenClass(*Record);
    Known.insert(Written.getCanonicalDecl());
    if (!Facts.isAwaitable() || Facts.isIterable() || Facts.IsGeneratorType)
      continue;
    Promise P{U.resolver().promiseOf(T), T};
    if (!givesReturnObject(U.resolver(), P) || isMadeOfTask(U, P))
      continue;
    bool IsLazy = U.classifier().promiseFacts(P).Start == StartPolicy::Lazy;
    reportClass(U, Written, specialisedTemplate(Written), IsLazy);
  }
  for (const CXXRecordDecl *Record : U.records()) {
    if (!Record->isDependentContext() || !IsOfInterest(*Record) ||
        Known.contains(Record->getCanonicalDecl()))
      continue;
    Looks Like = looksOf(U.sema(), *Record);
    if (Like != Looks::LikeNoTask)
      reportClass(U, *Record, specialisedTemplate(*Record),
                  Like == Looks::LikeLazyTask);
  }
}

} // namespace corotidy
