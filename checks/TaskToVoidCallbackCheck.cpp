//===--- TaskToVoidCallbackCheck.cpp - coro-task-to-void-callback ---------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/TaskToVoidCallbackCheck.h"
#include "checks/Stops.h"
#include "checks/Work.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

static constexpr StringRef AllContexts = "arguments;variables;returns;members";

TaskToVoidCallbackCheck::TaskToVoidCallbackCheck(StringRef Name,
                                                 ClangTidyContext *Context)
    : Check(Name, Context), Contexts(listOption("Contexts", AllContexts)),
      AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {
  SmallVector<StringRef, 4> Known;
  AllContexts.split(Known, ';');
  for (StringRef Each : Contexts)
    if (!llvm::is_contained(Known, Each))
      configurationDiag("%0.Contexts: there is no context '%1'",
                        DiagnosticIDs::Error)
          << Name << Each;
}

void TaskToVoidCallbackCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "Contexts", Contexts);
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

/// The callable that \p E copies or moves.
static const Expr *sourceIn(const Expr *E) {
  while (E) {
    const Expr *Before = E;
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else if (const auto *Call = dyn_cast<CallExpr>(E);
             Call && Call->isCallToStdMove())
      E = Call->getArg(0);
    if (E == Before)
      break;
  }
  return E;
}

/// The one way to call an object of \p Record, as it is written.
static const FunctionDecl *callOperator(const CXXRecordDecl &Record) {
  DeclarationName Name =
      Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  const FunctionDecl *Only = nullptr;
  for (const NamedDecl *D : Record.lookup(Name)) {
    const FunctionDecl *FD = D->getAsFunction();
    if (!FD || Only)
      return nullptr;
    Only = FD;
  }
  return Only;
}

/// The function type that \p T, a callable, stands for; null for objects.
static const FunctionType *functionIn(QualType T) {
  T = T.getNonReferenceType();
  if (const auto *Pointer = T->getAs<PointerType>())
    T = Pointer->getPointeeType();
  else if (const auto *Pointer = T->getAs<MemberPointerType>())
    T = Pointer->getPointeeType();
  return T->getAs<FunctionType>();
}

/// What a call of \p T gives, as far as that does not depend on its arguments.
static QualType resultOf(QualType T) {
  if (const FunctionType *Function = functionIn(T))
    return Function->getReturnType();
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return QualType();
  const FunctionDecl *Call = callOperator(*Record);
  if (!Call || Call->getReturnType()->isDependentType() ||
      Call->getReturnType()->isUndeducedType())
    return QualType();
  return Call->getReturnType();
}

/// What a call of \p T with what \p Signature passes gives.
static QualType resultOf(Unit &U, QualType T,
                         const FunctionProtoType &Signature) {
  if (QualType Known = resultOf(T); !Known.isNull())
    return Known;
  T = T.getNonReferenceType();
  if (T->isDependentType() || !T->getAsCXXRecordDecl())
    return QualType();
  SemaProbe Probe(U.sema());
  SmallVector<Expr *, 4> Args;
  for (QualType Param : Signature.param_types())
    Args.push_back(Probe.declval(Param));
  const Expr *Call = Probe.accepted(
      U.sema().BuildCallExpr(/*S=*/nullptr, Probe.operand(T, VK_LValue),
                             Probe.loc(), Args, Probe.loc()));
  return Call ? Call->getType() : QualType();
}

/// The signature by which \p T, a callable of a library, calls what it keeps,
/// if it is one that gives nothing.
static const FunctionProtoType *voidSignature(Unit &U, QualType T) {
  const ClassModel *Model = U.models().find(T);
  if (!Model || !Model->IsCallable)
    return nullptr;
  SmallVector<QualType, 2> Args = typeArguments(T);
  const auto *Signature =
      Args.empty() ? nullptr : Args.front()->getAs<FunctionProtoType>();
  return Signature && Signature->getReturnType()->isVoidType() ? Signature
                                                               : nullptr;
}

/// Looks at the conversions and calls in one body.
class TaskToVoidCallbackCheck::Visitor : public BodyVisitor {
public:
  Visitor(TaskToVoidCallbackCheck &C, Unit &U) : C(C), U(U) {}

  /// The value of a member.
  void visitMember(const Expr *Init) {
    place(Init, "members");
    TraverseStmt(Init);
  }

  bool
  TraverseUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool TraverseCXXNoexceptExpr(const CXXNoexceptExpr *) override {
    return true;
  }
  bool VisitVarDecl(const VarDecl *Var) override {
    place(Var->getInit(), "variables");
    return true;
  }
  bool VisitReturnStmt(const ReturnStmt *S) override {
    place(S->getRetValue(), "returns");
    return true;
  }
  bool VisitCoreturnStmt(const CoreturnStmt *S) override {
    place(S->getOperand(), "returns");
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() != OO_Equal || Call->getNumArgs() != 2)
      return true;
    const Expr *Object = Call->getArg(0)->IgnoreParenImpCasts();
    StringRef Where = isa<MemberExpr>(Object) ? "members" : "variables";
    // What is assigned may be converted before or by the assignment.
    place(Call->getArg(1), Where);
    if (const FunctionProtoType *Signature =
            voidSignature(U, Object->getType()))
      C.convert(U, *Call->getArg(1), *Signature, Object->getType(), Where);
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    if (Construct->getNumArgs() == 0 ||
        Construct->getConstructor()->isCopyOrMoveConstructor())
      return true;
    if (const FunctionModel *Model =
            U.models().find(*Construct->getConstructor()))
      for (unsigned I = 0; I != Construct->getNumArgs(); ++I)
        if (Model->Discards.All ||
            llvm::is_contained(Model->Discards.Indices, I))
          C.discard(U, *Construct->getArg(I), *Construct,
                    *Construct->getConstructor());
    if (const FunctionProtoType *Signature =
            voidSignature(U, Construct->getType())) {
      auto Placed = Places.find(Construct);
      C.convert(U, *Construct->getArg(0), *Signature, Construct->getType(),
                Placed == Places.end() ? "arguments" : Placed->second);
    }
    if (C.isAllowed(*Construct->getConstructor()))
      for (const Expr *Arg : Construct->arguments())
        place(Arg, "");
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = calleeOf(*Call);
    const FunctionModel *Model = Callee ? U.models().find(*Callee) : nullptr;
    if (Model)
      forEachIn(Model->Discards, *Call,
                [&](const Expr *E) { C.discard(U, *E, *Call, *Callee); });
    if (Callee && C.isAllowed(*Callee))
      for (const Expr *Arg : Call->arguments())
        place(Arg, "");
    return true;
  }

private:
  void place(const Expr *Value, StringRef Where) {
    if (Value)
      Places[sourceOfConversion(Value)] = Where;
  }
  static const Expr *sourceOfConversion(const Expr *E) {
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = Cast->getSubExpr()->IgnoreParens()->IgnoreImplicit();
    return E;
  }

  TaskToVoidCallbackCheck &C;
  Unit &U;
  llvm::DenseMap<const Expr *, StringRef> Places;
};

bool TaskToVoidCallbackCheck::isAllowed(const FunctionDecl &Callee) const {
  // A constructor goes by the name of its class.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Callee);
  return Constructor ? isAnyNamed(*Constructor->getParent(), AllowedCallees)
                     : isAnyNamed(Callee, AllowedCallees);
}

void TaskToVoidCallbackCheck::convert(Unit &U, const Expr &Source,
                                      const FunctionProtoType &Signature,
                                      QualType To, StringRef Context) {
  if (!llvm::is_contained(Contexts, Context) || Source.isTypeDependent() ||
      Source.getType().isNull() ||
      U.context().hasSameUnqualifiedType(Source.getType().getNonReferenceType(),
                                         To.getNonReferenceType()))
    return;
  tell(
      U, Source, resultOf(U, Source.getType(), Signature),
      "'" +
          typeName(To.getNonReferenceType().getUnqualifiedType(), U.context()) +
          "'");
}

void TaskToVoidCallbackCheck::discard(Unit &U, const Expr &Source,
                                      const Expr &Call,
                                      const FunctionDecl &Callee) {
  if (!llvm::is_contained(Contexts, "arguments") || Source.isTypeDependent() ||
      Source.getType().isNull() || isAllowed(Callee))
    return;
  tell(U, Source, resultOf(Source.getType()),
       "'" + nameOfCallee(Call, Callee) + "'");
}

void TaskToVoidCallbackCheck::tell(Unit &U, const Expr &Source, QualType Result,
                                   const std::string &Whom) {
  std::optional<Work> W = Result.isNull() ? std::nullopt : workOf(U, Result);
  if (!W || W->Kind != WorkKind::Task || isAnyClassNamed(Result, AllowedTypes))
    return;
  const Expr *Callable = sourceIn(&Source);
  Finding F;
  F.Loc = Callable->getBeginLoc();
  F.Ranges.push_back(Callable->getSourceRange());
  F.Message = "this returns a task, and " + Whom +
              " throws that away: the task " + ifDropped(*W).str();
  F.Notes.push_back(
      {F.Loc, "start the task in there by what keeps it until it has ended, "
              "or pass this to what awaits the task"});
  report(F);
}

void TaskToVoidCallbackCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    Visitor V(*this, U);
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(FD))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isWritten() && Init->isAnyMemberInitializer() &&
            Init->getInit())
          V.visitMember(Init->getInit());
    V.TraverseStmt(writtenBody(*FD));
  }
  for (const CXXRecordDecl *Record : U.records())
    for (const FieldDecl *Field : Record->fields())
      if (Field->hasInClassInitializer() && Field->getInClassInitializer())
        Visitor(*this, U).visitMember(Field->getInClassInitializer());
}

} // namespace corotidy
