//===--- FrameArguments.cpp - What a frame refers to ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FrameArguments.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "flow/UseAfter.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

/// Functions that pass on what they are given, one after the other.
static constexpr unsigned MostFactories = 4;

using FrameArguments = llvm::SmallVector<FrameArgument, 2>;

/// Whether it matters that a frame keeps what is passed as the first for the
/// second: the object if that is null.
using Interest =
    llvm::function_ref<bool(const Expr *Arg, const ParmVarDecl *Param)>;

/// What \p Arg leads to if it is passed as \p Param or, without one, is the
/// object.
static Referents referentsAs(const Expr *Arg, const ParmVarDecl *Param) {
  return Param && !Param->getType()->isReferenceType() ? referentsOf(Arg)
                                                       : objectsOf(Arg);
}

bool leadsOut(Unit &U, const ParmVarDecl &Param) {
  QualType T = Param.getType();
  if (howRefers(T) == Refers::Never || Param.hasAttr<NoEscapeAttr>())
    return false;
  const ClassModel *Model =
      U.models().find(T->isPointerType() ? T->getPointeeType() : T);
  return !Model || !Model->IsLongLived;
}

/// Whether \p S uses what a frame has from \p Param, which has \p OtherNames,
/// or, without one, its object.
static bool uses(const Stmt &S, const ParmVarDecl *Param,
                 llvm::ArrayRef<const VarDecl *> OtherNames) {
  if (Param) {
    const VarDecl *Var = mentionedBy(S);
    return Var && (Var == Param || llvm::is_contained(OtherNames, Var));
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(&S);
  if (!Ref)
    return isa<CXXThisExpr>(S);
  const auto *Object = dyn_cast<ParmVarDecl>(Ref->getDecl());
  return Ref->refersToEnclosingVariableOrCapture() ||
         (Object && Object->isExplicitObjectParameter());
}

/// The capture that is a task, if \p S awaits that where it is: who goes on
/// after the await gets the result from there. An rvalue may have been moved
/// away.
static const DeclRefExpr *awaitedCapture(Unit &U, const Stmt &S) {
  const auto *Await = dyn_cast<CoawaitExpr>(&S);
  if (!Await || isMoved(Await->getOperand()))
    return nullptr;
  const auto *Ref =
      dyn_cast_or_null<DeclRefExpr>(objectIn(Await->getOperand()));
  if (!Ref || !Ref->refersToEnclosingVariableOrCapture())
    return nullptr;
  std::optional<Work> W = workOf(U, Ref->getType());
  return W && W->Kind == WorkKind::Task && !W->IsShared ? Ref : nullptr;
}

std::optional<LateUse> lateUseOf(Unit &U, const FunctionDecl &FD,
                                 const ParmVarDecl *Param) {
  const Graph *G = U.graphOf(FD);
  std::optional<UseAfterSuspension> Use;
  std::vector<const VarDecl *> OtherNames;
  if (G && Param)
    OtherNames = otherNamesOf(*Param, FD);
  if (G)
    Use = useAfterSuspension(*G, [&](const Stmt &S) {
      return uses(S, Param, OtherNames) || (!Param && awaitedCapture(U, S));
    });
  if (!Use)
    return std::nullopt;
  const Expr *Used = cast<Expr>(G->step(Use->Use).S);
  if (const DeclRefExpr *Awaited = awaitedCapture(U, *Used))
    Used = Awaited;
  return LateUse{G->step(Use->Point).Point->Loc, Used};
}

/// Adds \p Arg if the coroutine \p FD, which is defined, uses \p Param, or its
/// object, after it was suspended.
static void addIfUsed(Unit &U, const FunctionDecl &FD, const ParmVarDecl *Param,
                      const Expr *Arg, FrameArguments &Found) {
  if (std::optional<LateUse> Late = lateUseOf(U, FD, Param))
    Found.push_back({Arg, &FD, Param, Late->SuspendedAt, Late->Use});
}

/// Whether the object of \p FD is its first parameter.
static bool hasExplicitObject(const FunctionDecl &FD) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  return Method && Method->isExplicitObjectMemberFunction();
}

bool hasObjectByValue(const FunctionDecl &FD) {
  return hasExplicitObject(FD) &&
         !FD.getParamDecl(0)->getType()->isReferenceType();
}

/// The object that a frame made by \p Call refers to: no static member has one,
/// and one that is passed by value is in the frame.
static const Expr *objectKeptBy(const CallExpr &Call,
                                const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Method->isStatic() || hasObjectByValue(Callee))
    return nullptr;
  if (hasExplicitObject(Callee))
    return Call.getNumArgs() != 0 ? Call.getArg(0) : nullptr;
  const Expr *Object = objectOf(Call);
  return Object && !Object->getType()->isPointerType() ? Object : nullptr;
}

namespace {
class ReturnVisitor : public BodyVisitor {
public:
  bool VisitReturnStmt(const ReturnStmt *S) override {
    Found.push_back(S->getRetValue());
    return true;
  }
  llvm::SmallVector<const Expr *, 2> Found;
};
} // namespace

/// The place of \p Arg among the parameters of \p FD, if it is one of those
/// that lead elsewhere.
static std::optional<unsigned> parameterIn(const FunctionDecl &FD,
                                           const Expr *Arg) {
  const auto *Param = dyn_cast_or_null<ParmVarDecl>(variableIn(Arg));
  if (!Param || howRefers(Param->getType()) == Refers::Never)
    return std::nullopt;
  for (unsigned I = 0; I != FD.getNumParams(); ++I)
    if (FD.getParamDecl(I) == Param)
      return I;
  return std::nullopt;
}

static void collect(Unit &U, const CallExpr &Call, const Work &W,
                    unsigned Depth, Interest Matters, FrameArguments &Found) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Callee->isVariadic())
    return;
  ArrayRef<const Expr *> Args =
      hasExplicitObject(*Callee)
          ? ArrayRef<const Expr *>(Call.getArgs(), Call.getNumArgs())
          : passedBy(Call);
  const Expr *Object = objectKeptBy(Call, *Callee);
  auto Keeps = [&](unsigned I, const FunctionDecl &FD) {
    const ParmVarDecl *Param =
        I < FD.getNumParams() ? FD.getParamDecl(I) : nullptr;
    return Param && Args[I] != Object && leadsOut(U, *Param) &&
           Matters(Args[I], Param);
  };
  // Its body may have been skipped, and is dear then.
  if (!(Object && Matters(Object, nullptr)) &&
      llvm::none_of(llvm::seq<unsigned>(0, Args.size()),
                    [&](unsigned I) { return Keeps(I, *Callee); }))
    return;
  // A virtual function may be another one, and what a callable keeps any.
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const ClassModel *Class =
      Method ? U.models().find(*Method->getParent()) : nullptr;
  bool IsAny = Method && (Method->isVirtual() || (Class && Class->IsCallable));
  const FunctionDecl *Definition = IsAny ? nullptr : U.definitionOf(*Callee);
  if (Definition && isTemplatePattern(*Definition) &&
      !isTemplatePattern(*Callee))
    Definition = Callee->getDefinition();
  const Stmt *Body = Definition ? Definition->getBody() : nullptr;

  if (Body && !isa<CoroutineBodyStmt>(Body)) {
    if (Depth == MostFactories)
      return;
    ReturnVisitor Returns;
    Returns.TraverseStmt(Body);
    for (const Expr *Value : Returns.Found)
      for (const CallExpr *Inner : workCallsIn(U, Value)) {
        FrameArguments OfInner;
        collect(
            U, *Inner, W, Depth + 1,
            [&](const Expr *Arg, const ParmVarDecl *Param) {
              std::optional<unsigned> I = parameterIn(*Definition, Arg);
              return Param && I && *I < Args.size() && Keeps(*I, *Definition);
            },
            OfInner);
        for (FrameArgument A : OfInner) {
          A.Arg = Args[*parameterIn(*Definition, A.Arg)];
          Found.push_back(A);
        }
      }
    return;
  }
  if (Body && Object && Matters(Object, nullptr))
    addIfUsed(U, *Definition, nullptr, Object, Found);
  for (unsigned I = 0; I != Args.size(); ++I) {
    const FunctionDecl &FD = Body ? *Definition : *Callee;
    if (!Keeps(I, FD))
      continue;
    const ParmVarDecl *Param = FD.getParamDecl(I);
    if (Body)
      addIfUsed(U, FD, Param, Args[I], Found);
    // An rvalue is mostly taken by a function that returns at once.
    else if (W.Start == StartPolicy::Lazy &&
             !Param->getType()->isRValueReferenceType())
      Found.push_back({Args[I], Callee, Param});
  }
}

llvm::SmallVector<FrameArgument, 2>
frameArgumentsOf(Unit &U, const CallExpr &Call, const Work &W) {
  FrameArguments Found;
  if (W.Kind != WorkKind::Awaitable)
    collect(
        U, Call, W, 0,
        [](const Expr *Arg, const ParmVarDecl *Param) {
          return !referentsAs(Arg, Param).empty();
        },
        Found);
  return Found;
}

llvm::SmallVector<const CallExpr *, 1> workCallsIn(Unit &U, const Expr *E) {
  llvm::SmallVector<const CallExpr *, 1> Found;
  SmallVector<const Expr *, 2> ToSee = {E};
  while (!ToSee.empty()) {
    E = objectIn(ToSee.pop_back_val());
    if (!E || E->isTypeDependent())
      continue;
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
      ToSee.push_back(Choice->getFalseExpr());
      ToSee.push_back(Choice->getTrueExpr());
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->isPRValue() &&
               (workOf(U, Call->getType()) ||
                runsByItself(U, Call->getType()))) {
      Found.push_back(Call);
    }
  }
  return Found;
}

Referents FrameArgument::referents() const { return referentsAs(Arg, Param); }

std::string nameOf(const FrameArgument &A) {
  if (!A.Param)
    return isLambdaCallOperator(A.Coroutine) ? "the closure" : "the object";
  // Names that nobody but a standard library has say nothing.
  const IdentifierInfo *Id = A.Param->getIdentifier();
  if (Id && !Id->getName().starts_with("__"))
    return "'" + A.Param->getNameAsString() + "'";
  return "a parameter";
}

std::string nameOfCoroutine(const FunctionDecl &FD) {
  return isLambdaCallOperator(&FD) ? "the coroutine of the lambda"
                                   : "'" + qualifiedName(FD) + "'";
}

/// What of the argument is used: of a closure it is a capture.
static std::string nameOfUse(const FrameArgument &A) {
  const auto *Ref = dyn_cast<DeclRefExpr>(A.Use);
  return A.Param || !Ref
             ? nameOf(A)
             : "the capture '" + Ref->getDecl()->getNameAsString() + "'";
}

void noteLateUse(Finding &F, const FunctionDecl &FD, const LateUse &Late,
                 StringRef Used) {
  std::string Name = nameOfCoroutine(FD);
  bool IsInitial = Late.SuspendedAt == FD.getLocation();
  F.Notes.push_back({Late.SuspendedAt,
                     IsInitial ? Name + " is suspended before its body begins, "
                                        "until it is awaited"
                               : Name + " is suspended here"});
  F.Notes.push_back(
      {Late.Use->getBeginLoc(), (Used + " is used here, after that").str()});
}

void noteUse(Finding &F, const FrameArgument &A, SourceLocation AwaitedAt) {
  if (A.Use) {
    noteLateUse(F, *A.Coroutine, {A.SuspendedAt, A.Use}, nameOfUse(A));
    return;
  }
  F.Notes.push_back(
      {A.Coroutine->getLocation(), nameOfCoroutine(*A.Coroutine) +
                                       " begins when it is awaited, and " +
                                       nameOf(A) + " is used after that"});
  if (AwaitedAt.isValid())
    F.Notes.push_back({AwaitedAt, "it is awaited or passed on here"});
}

} // namespace corotidy
