//===--- Work.cpp - Values that somebody has to wait for ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Work.h"
#include "checks/Stops.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

/// Whether \p Record declares what makes its objects awaitable. A free operator
/// co_await is left out: what it takes is mostly made for other things.
static bool declaresAwait(Unit &U, const CXXRecordDecl &Record) {
  QualType T = U.context().getCanonicalTagType(&Record);
  DeclarationName Operator =
      U.context().DeclarationNames.getCXXOperatorName(OO_Coawait);
  return hasMember(U.sema(), T, "await_ready") ||
         !membersNamed(U.sema(), T, Operator).empty();
}

/// The class that \p T, which may be a reference to it, is; null if there is
/// none of which something is known.
static const CXXRecordDecl *classOfWork(QualType T) {
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && !Record->isDependentContext() && Record->hasDefinition() &&
                 !Record->isInvalidDecl() && !Record->isLambda()
             ? Record
             : nullptr;
}

static const TaskModel *modelOfTask(Unit &U, const CXXRecordDecl &Record) {
  const ClassModel *Model = U.models().find(Record);
  return Model && Model->Task ? &*Model->Task : nullptr;
}

std::optional<Work> workOf(Unit &U, QualType T) {
  const CXXRecordDecl *Record = classOfWork(T);
  if (!Record)
    return std::nullopt;
  bool MayBeTask = U.coroutineObjects().mayBe(*Record);
  if (!MayBeTask && !declaresAwait(U, *Record))
    return std::nullopt;
  const TaskModel *Known = modelOfTask(U, *Record);
  if (Known && (Known->Detached || Known->SelfOwning))
    return std::nullopt;

  QualType Object = U.context().getCanonicalTagType(Record);
  const ResultFacts &Facts = U.classifier().resultFacts(Object);
  Work W;
  W.IsShared = Known && Known->Shared;
  if (Facts.IsCoroutineType) {
    const Promise P = {U.resolver().promiseOf(Object), Object};
    // A value of which coroutines make more: to await it is to go on with what
    // is in it, or to end, and there is nothing to wait for.
    if (U.resolver().resolve(Object, P).Handle == HandleUse::Destroyed)
      return std::nullopt;
    W.Start = U.classifier().promiseFacts(P).Start;
  }
  if (Facts.IsCoroutineType && Facts.IsGeneratorType && Facts.isIterable()) {
    W.Kind = WorkKind::Generator;
    return W;
  }
  // Some promises take whatever comes, so others say nothing of the type.
  if (!Facts.isAwaitable() || !Facts.AwaitableByItself)
    return std::nullopt;
  W.Kind = Facts.IsCoroutineType ? WorkKind::Task : WorkKind::Awaitable;
  // std::suspend_never is done, and std::suspend_always begins nothing.
  if (W.Kind == WorkKind::Awaitable && Facts.CanSuspend != Suspends::Maybe)
    return std::nullopt;
  W.Result = Facts.AwaitResult;
  return W;
}

/// Whether objects of the class can be asked for anything.
static bool tellsAnything(const CXXRecordDecl &Record) {
  auto Tells = [](const CXXMethodDecl *Method) {
    return !Method->isStatic() && Method->getAccess() == AS_public &&
           !isa<CXXConstructorDecl, CXXDestructorDecl>(Method) &&
           !Method->isCopyAssignmentOperator() &&
           !Method->isMoveAssignmentOperator();
  };
  return llvm::any_of(Record.methods(), Tells) ||
         llvm::any_of(Record.bases(), [](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl();
           return Class && tellsAnything(*Class);
         });
}

bool runsByItself(Unit &U, QualType T) {
  const CXXRecordDecl *Record = classOfWork(T);
  if (!Record)
    return false;
  if (const TaskModel *Known = modelOfTask(U, *Record))
    return Known->Detached;
  if (!U.coroutineObjects().mayBe(*Record) || tellsAnything(*Record))
    return false;
  QualType Object = U.context().getCanonicalTagType(Record);
  const ResultFacts &Facts = U.classifier().resultFacts(Object);
  if (!Facts.IsCoroutineType || Facts.IsGeneratorType || Facts.isAwaitable())
    return false;
  const PromiseFacts &Promised =
      U.classifier().promiseFacts({U.resolver().promiseOf(Object), Object});
  return Promised.Start == StartPolicy::Eager &&
         Promised.Final == FinalSuspend::Never;
}

bool mayBeDropped(Unit &U, QualType T) {
  const CXXRecordDecl *Record = classOfWork(T);
  const TaskModel *Known = Record ? modelOfTask(U, *Record) : nullptr;
  return Known && Known->SelfOwning;
}

llvm::StringRef ifDropped(const Work &W) {
  switch (W.Start) {
  case StartPolicy::Lazy:
    return "never runs";
  case StartPolicy::Eager:
    return "runs, and nobody learns when it ends or how";
  case StartPolicy::Unknown:
    return "may never run, and nobody learns how it ends";
  }
  llvm_unreachable("unknown start policy");
}

bool isOfMutex(const Expr *E, const Models &M) {
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const Expr *Asked = Call ? objectOf(*Call) : nullptr;
  if (Call && !Asked && Call->getNumArgs() != 0)
    Asked = Call->getArg(0);
  if (!Asked)
    return false;
  QualType T = Asked->getType();
  const ClassModel *Model =
      M.find(T->isPointerType() ? T->getPointeeType() : T);
  if (!Model || Model->Mutex != MutexKind::Coroutine)
    return false;
  const FunctionDecl *Callee = calleeOf(*Call);
  if (Callee && Callee->getIdentifier() &&
      llvm::is_contained(Model->Members.Release, Callee->getName()))
    return false;
  return llvm::none_of(Call->arguments(), [](const Expr *Arg) {
    const CXXRecordDecl *Class = Arg->getType()->getAsCXXRecordDecl();
    return Class && Class->isLambda();
  });
}

bool givesGuard(const Work &W, const Expr *Call, const Models &M) {
  const CXXRecordDecl *Result =
      W.Result.isNull() ? nullptr
                        : W.Result.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Result)
    return false;
  const ClassModel *Model = M.find(*Result);
  if (Model && Model->Guard && Model->Guard->Kind == GuardKind::Lock)
    return true;
  return isOfMutex(Call, M) && Result->hasDefinition() &&
         !Result->hasTrivialDestructor();
}

std::string describeWork(Unit &U, const Expr &E) {
  std::string Text =
      "the '" + typeName(E.getType().getUnqualifiedType(), U.context()) + "'";
  if (const auto *Name = dyn_cast<DeclRefExpr>(&E))
    return Text + " in '" + Name->getDecl()->getNameAsString() + "'";
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Text + " in '" + Member->getMemberDecl()->getNameAsString() + "'";
  const FunctionDecl *Callee = isa<CallExpr>(E) ? calleeOf(E) : nullptr;
  if (!Callee)
    return Text;
  std::string Name = nameOfCallee(E, *Callee);
  return Text + " that " + (Name.empty() ? "the lambda" : "'" + Name + "'") +
         " returns";
}

} // namespace corotidy
