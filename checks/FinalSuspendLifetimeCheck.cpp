//===--- FinalSuspendLifetimeCheck.cpp - coro-final-suspend-lifetime ------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FinalSuspendLifetimeCheck.h"
#include "checks/HandleOwners.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

/// Bases of bases, that a member is looked for in.
static constexpr unsigned DeepestBase = 4;

/// The member function of that name which \p Promise declares, or one of its
/// bases; the pattern of a template has no other way to be asked.
static const FunctionDecl *memberOf(const CXXRecordDecl &Promise,
                                    StringRef Name, unsigned Depth = 0) {
  const CXXRecordDecl *Def = Promise.getDefinition();
  if (!Def || Depth == DeepestBase)
    return nullptr;
  for (const NamedDecl *D : Def->lookup(&Def->getASTContext().Idents.get(Name)))
    if (const FunctionDecl *FD = D->getUnderlyingDecl()->getAsFunction())
      return FD;
  for (const CXXBaseSpecifier &Base : Def->bases())
    if (const CXXRecordDecl *Class = classIn(Base.getType()))
      if (const FunctionDecl *FD = memberOf(*Class, Name, Depth + 1))
        return FD;
  return nullptr;
}

/// The promise of the coroutines that return a \p Record, which may be a
/// pattern; null if it is not known.
static const CXXRecordDecl *promiseOf(const CXXRecordDecl &Record, Unit &U) {
  if (!Record.isDependentContext()) {
    QualType P =
        U.resolver().promiseOf(U.context().getCanonicalTagType(&Record));
    return P.isNull() ? nullptr : P->getAsCXXRecordDecl();
  }
  for (const NamedDecl *D :
       Record.lookup(&U.context().Idents.get("promise_type")))
    if (const auto *Type = dyn_cast<TypeDecl>(D))
      return classIn(U.context().getTypeDeclType(Type));
  return nullptr;
}

/// Whether the coroutines with this promise destroy themselves at their end.
static bool destroysItself(const CXXRecordDecl &Promise,
                           const FunctionDecl &Final,
                           const CXXRecordDecl &Record, Unit &U) {
  if (!Promise.isDependentContext() && !Record.isDependentContext()) {
    auto TypeOf = [&](const CXXRecordDecl &Class) {
      return QualType(U.context().getCanonicalTagType(&Class));
    };
    return U.classifier()
               .promiseFacts({TypeOf(Promise), TypeOf(Record)})
               .Final == FinalSuspend::Never;
  }
  QualType Awaiter = Final.getReturnType();
  if (Awaiter->isDependentType() || Awaiter->isUndeducedType())
    return false;
  const AwaitResolution &Await = U.resolver().resolveAwaiter(
      Awaiter.getNonReferenceType(), corotidy::Promise());
  return Await.WellFormed && Await.CanSuspend == Suspends::Never;
}

namespace {
class MentionVisitor : public BodyVisitor {
public:
  explicit MentionVisitor(StringRef Name) : Name(Name) {}
  bool Found = false;

  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    return note(E->getDecl()->getDeclName());
  }
  bool
  VisitDependentScopeDeclRefExpr(const DependentScopeDeclRefExpr *E) override {
    return note(E->getDeclName());
  }

private:
  bool note(DeclarationName Mentioned) {
    const IdentifierInfo *Id = Mentioned.getAsIdentifierInfo();
    Found |= Id && Id->isStr(Name);
    return !Found;
  }

  StringRef Name;
};
} // namespace

/// Whether \p Get, a get_return_object, makes a handle of the promise.
static bool makesHandle(const FunctionDecl &Get, Unit &U) {
  const FunctionDecl *Def = U.definitionOf(Get);
  if (!Def || !Def->getBody())
    return false;
  MentionVisitor Mentions("from_promise");
  Mentions.TraverseStmt(Def->getBody());
  return Mentions.Found;
}

void FinalSuspendLifetimeCheck::checkDestroyedTwice(
    Unit &U, const CXXRecordDecl &Record,
    llvm::function_ref<const HandleUses &()> Uses) {
  const CXXRecordDecl *Promise = promiseOf(Record, U);
  const FunctionDecl *Final =
      Promise ? memberOf(*Promise, "final_suspend") : nullptr;
  const FunctionDecl *Get =
      Promise ? memberOf(*Promise, "get_return_object") : nullptr;
  if (!Final || !Get || !destroysItself(*Promise, *Final, Record, U))
    return;
  std::optional<OwnedHandle> Owned = handleOwnedBy(Record, U);
  if (!Owned || Uses().isChanged(*Owned->Owner.Handle, *Promise))
    return;
  // A handle that is for any coroutine may be that of another.
  if (!isHandleOf(Owned->Type, *Promise) && !makesHandle(*Get, U))
    return;
  std::string Class = "'" + qualifiedName(Record) + "'";
  Finding F;
  F.Loc = Record.getLocation();
  F.Ranges.push_back(SourceRange(F.Loc));
  F.Message = "the destructor of " + Class +
              " destroys a coroutine that destroys itself when it has run to "
              "its end: the frame is freed twice";
  F.Notes.push_back(
      {Get->getLocation(), "the object gets the handle of the coroutine here"});
  F.Notes.push_back({Final->getLocation(),
                     "the coroutine does not stay suspended at its end: its "
                     "frame is freed when the body has ended"});
  F.Notes.push_back({Owned->Owner.Destroys,
                     "the handle still refers to the frame, which is freed "
                     "again here"});
  F.Notes.push_back({Final->getLocation(),
                     "return std::suspend_always here, so that the frame is "
                     "there for as long as the object"});
  report(F);
}

void FinalSuspendLifetimeCheck::reportLeak(const CXXRecordDecl &Record,
                                           const CXXRecordDecl &Promise,
                                           const FieldDecl *Handle) {
  Finding F;
  F.Loc = Record.getLocation();
  F.Ranges.push_back(SourceRange(F.Loc));
  F.Message = "nobody destroys the coroutines of '" + qualifiedName(Record) +
              "': each leaves its frame behind";
  const FunctionDecl *Get = memberOf(Promise, "get_return_object");
  const FunctionDecl *Final = memberOf(Promise, "final_suspend");
  if (Handle)
    F.Notes.push_back(
        {Handle->getLocation(), "this is the only handle of a coroutine"});
  else if (Get)
    F.Notes.push_back({Get->getLocation(),
                       "the object gets no handle of the coroutine here, "
                       "and nobody else does"});
  if (Final)
    F.Notes.push_back({Final->getLocation(),
                       "the coroutine stays suspended at its end, with its "
                       "frame"});
  if (Handle)
    F.Notes.push_back({F.Loc, "declare a destructor that destroys what '" +
                                  Handle->getNameAsString() + "' refers to"});
  else
    F.Notes.push_back({Final ? Final->getLocation() : F.Loc,
                       "return std::suspend_never, after which the coroutine "
                       "destroys itself"});
  report(F);
}

void FinalSuspendLifetimeCheck::checkUnit(Unit &U) {
  if (!U.resolver().hasCoroutines())
    return;
  std::optional<HandleUses> Uses;
  auto UsesOfUnit = [&]() -> const HandleUses & {
    if (!Uses)
      Uses.emplace(U);
    return *Uses;
  };
  auto AskedAbout = [&](const CXXRecordDecl &Record) {
    const SourceManager &SM = U.sources();
    return U.isAskedAbout(
        SM.getFileID(SM.getExpansionLoc(Record.getLocation())));
  };
  for (const CXXRecordDecl *Record : U.records()) {
    if (Record->isInvalidDecl() || Record->isLambda() ||
        !U.coroutineObjects().mayBe(*Record))
      continue;
    checkDestroyedTwice(U, *Record, UsesOfUnit);
  }
  for (QualType T : U.coroutineTypes().Classes) {
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    const Promise P = {U.resolver().promiseOf(T), T};
    const CXXRecordDecl *OfPromise =
        P.Type.isNull() ? nullptr : P.Type->getAsCXXRecordDecl();
    // A class that has a promise may as well be one for others.
    if (!OfPromise || !givesReturnObject(U.resolver(), P))
      continue;
    bool IsAskedAbout = AskedAbout(*Record);
    if (const FieldDecl *Handle =
            IsAskedAbout ? leakedHandle(*Record, U, UsesOfUnit) : nullptr)
      reportLeak(*Record, *OfPromise, Handle);
    // What is returned may be a class of the standard library.
    else if ((IsAskedAbout || AskedAbout(*OfPromise)) &&
             hasNoHandle(P, U, UsesOfUnit))
      reportLeak(IsAskedAbout ? *Record : *OfPromise, *OfPromise, nullptr);
  }
}

} // namespace corotidy
