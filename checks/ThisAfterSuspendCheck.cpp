//===--- ThisAfterSuspendCheck.cpp - coro-this-after-suspend --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ThisAfterSuspendCheck.h"
#include "checks/FrameArguments.h"
#include "checks/LocalVariables.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "flow/Solver.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

ThisAfterSuspendCheck::ThisAfterSuspendCheck(StringRef Name,
                                             ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {}

void ThisAfterSuspendCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

namespace {
/// What a body, or an initialiser, says of the object.
class ObjectVisitor : public BodyVisitor {
public:
  bool VisitCXXThisExpr(const CXXThisExpr *) override {
    NamesObject = true;
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    if (E->getOpcode() == UO_Deref &&
        isa<CXXThisExpr>(E->getSubExpr()->IgnoreParenImpCasts()))
      PassesObject = true;
    return true;
  }
  bool VisitCXXDeleteExpr(const CXXDeleteExpr *E) override {
    if (isa<CXXThisExpr>(E->getArgument()->IgnoreParenImpCasts()))
      DeletesObject = true;
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *E) override {
    HasLambda = true;
    return BodyVisitor::TraverseLambdaExpr(E);
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    Named.insert(E->getDecl()->getCanonicalDecl());
    return true;
  }

  bool NamesObject = false;
  bool PassesObject = false;
  bool DeletesObject = false;
  bool HasLambda = false;
  llvm::SmallPtrSet<const Decl *, 16> Named;
};

/// Where the object is known to be: nothing has happened since it was, or the
/// coroutine has been suspended without keeping it.
enum State : unsigned { There, Unknown };
/// Of a variable that keeps it.
enum : unsigned { Keeps };
constexpr unsigned Object = 0;

class KeptObject : public Domain {
public:
  KeptObject(const FunctionDecl &FD, NumberedVariables Keepers, unsigned Count,
             llvm::SmallPtrSet<const VarDecl *, 2> Weak)
      : FD(FD), Keepers(std::move(Keepers)), Count(Count),
        Weak(std::move(Weak)) {}

  void enter(Facts &F) override {
    F.set(Object, There, Facts::AtEntry);
    for (const ParmVarDecl *Param : FD.parameters())
      if (std::optional<unsigned> Keeper = Keepers.find(Param))
        F.set(*Keeper, Keeps, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Suspends:
      if (S.Point->maySuspend() && !isKept(F))
        F.set(Object, Unknown, Number);
      return;
    case Step::Kind::Destroys:
      return end(*S.Var, F);
    case Step::Kind::Evaluates:
      if (const auto *Declares = dyn_cast<DeclStmt>(S.S))
        for (const Decl *D : Declares->decls())
          if (std::optional<unsigned> Keeper =
                  Keepers.find(dyn_cast<VarDecl>(D))) {
            F.set(*Keeper, Keeps, Number);
            F.set(Object, There, Number);
          }
      // Who asks whether the object is there acts on the answer.
      if (const auto *Asks = dyn_cast<CallExpr>(S.S))
        if (const Expr *Asked = objectOf(*Asks);
            Asked && Weak.contains(variableIn(Asked)))
          F.set(Object, There, Number);
      return;
    case Step::Kind::DestroysTemporary:
      return;
    }
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Keeper = Keepers.find(&Var))
      F.forget(*Keeper);
  }

private:
  bool isKept(const Facts &F) const {
    for (unsigned Keeper = 1; Keeper <= Count; ++Keeper)
      if (F.must(Keeper, Keeps))
        return true;
    return false;
  }

  const FunctionDecl &FD;
  const NumberedVariables Keepers;
  const unsigned Count;
  const llvm::SmallPtrSet<const VarDecl *, 2> Weak;
};
} // namespace

/// Whether an object of one of these classes may be one of the other, too.
static bool areRelated(const CXXRecordDecl *A, const CXXRecordDecl &B) {
  if (!A || !(A = A->getDefinition()))
    return false;
  return declaresSameEntity(A, &B) || A->isDerivedFrom(&B) ||
         B.isDerivedFrom(A);
}

/// Whether the class template that made \p T was given a class of the object.
static bool isFor(QualType T, const CXXRecordDecl &Self) {
  return llvm::any_of(typeArguments(T), [&](QualType Arg) {
    return areRelated(Arg->getAsCXXRecordDecl(), Self);
  });
}

/// Whether \p T is a pointer, by another name, to objects that are of the class
/// \p Self. A weak one has no arrow.
static bool pointsTo(Unit &U, QualType T, const CXXRecordDecl &Self) {
  DeclarationName Arrow =
      U.context().DeclarationNames.getCXXOperatorName(OO_Arrow);
  return llvm::any_of(
      membersNamed(U.sema(), T, Arrow), [&](const NamedDecl *Each) {
        const FunctionDecl *FD = Each->getUnderlyingDecl()->getAsFunction();
        return isFor(T, Self) ||
               (FD && areRelated(FD->getReturnType()->getPointeeCXXRecordDecl(),
                                 Self));
      });
}

/// Whether \p Var, a variable or parameter of a member of \p Self, keeps the
/// object as long as it lives itself. \p IsNamed says that somebody uses it.
static bool keepsObject(Unit &U, const VarDecl &Var, const CXXRecordDecl &Self,
                        bool IsNamed) {
  QualType T = Var.getType();
  if (T->isReferenceType())
    return false;
  ObjectVisitor Init;
  if (!isa<ParmVarDecl>(Var))
    Init.TraverseStmt(Var.getInit());
  // Nothing is known of a type that depends on the arguments of a template.
  if (T->isDependentType())
    return Init.NamesObject;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !(Class = Class->getDefinition()) ||
      Class->hasTrivialDestructor())
    return false;
  if (pointsTo(U, T, Self))
    return true;
  const ClassModel *Model = U.models().find(*Class);
  if (Model && Model->Guard && Model->Guard->Kind == GuardKind::Lock)
    return false;
  if (Init.HasLambda || isFor(T, Self))
    return false;
  // It is made from the object, such as the interface of a component.
  if (Init.PassesObject)
    return true;
  // Nobody uses it, so that it is there for its destructor: it holds a gate, or
  // is counted.
  return Init.NamesObject && !IsNamed;
}

/// Whether a static member gives a reference to the one object of the class.
static bool isSingleton(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
    QualType T = Method->getReturnType();
    return Method->isStatic() && T->isReferenceType() &&
           declaresSameEntity(T->getPointeeType()->getAsCXXRecordDecl(),
                              &Class);
  });
}

bool ThisAfterSuspendCheck::livesLong(Unit &U,
                                      const CXXRecordDecl &Class) const {
  const ClassModel *Model = U.models().find(Class);
  auto Lives = [&](const CXXRecordDecl *Each) {
    return isAnyNamed(*Each, AllowedTypes) || isSingleton(*Each);
  };
  return (Model && Model->IsLongLived) || Lives(&Class) ||
         !Class.forallBases(
             [&](const CXXRecordDecl *Base) { return !Lives(Base); });
}

void ThisAfterSuspendCheck::checkMember(Unit &U, const CXXMethodDecl &Method) {
  const CXXRecordDecl *Self = Method.getParent()->getDefinition();
  if (!Self || livesLong(U, *Self))
    return;
  ObjectVisitor Body;
  Body.TraverseStmt(writtenBody(Method));
  // Who deletes the object is who keeps it.
  if (!Body.NamesObject || Body.DeletesObject)
    return;
  const Graph *G = U.graphOf(Method);
  if (!G)
    return;
  NumberedVariables Keepers;
  Keepers.add(Method);
  unsigned Count = 0;
  llvm::SmallPtrSet<const VarDecl *, 2> Weak;
  for (const VarDecl *Var : localVariablesOf(Method))
    if (keepsObject(U, *Var, *Self,
                    Body.Named.contains(Var->getCanonicalDecl()))) {
      Keepers.add(*Var);
      ++Count;
    } else if (isFor(Var->getType(), *Self)) {
      Weak.insert(Var->getCanonicalDecl());
    }
  KeptObject Rule(Method, std::move(Keepers), Count, std::move(Weak));
  Solution S(*G, Rule);
  if (!S.isComplete())
    return reportNotFollowed(Method);

  const Expr *Use = nullptr;
  unsigned SuspendedBy = 0;
  S.forEach([&](unsigned, const Step &Each, const Facts &Before) {
    if (Use || Each.What != Step::Kind::Evaluates || !isa<CXXThisExpr>(Each.S))
      return;
    for (const Fact &Known : Before.of(Object))
      if (Known.State == Unknown) {
        Use = cast<Expr>(Each.S);
        SuspendedBy = Known.Cause;
        return;
      }
  });
  if (!Use)
    return;
  const Suspension &Point = *G->step(SuspendedBy).Point;
  std::string Name = nameOfCoroutine(Method);
  Finding F;
  F.Loc = Use->getBeginLoc();
  F.Ranges.push_back(Use->getSourceRange());
  F.Message = Name + " uses its object after it was suspended: nobody waits "
                     "for the coroutine, and nothing in it keeps the object";
  F.Notes.push_back(
      {Point.Loc, Point.Kind == SuspensionKind::Initial
                      ? Name + " is suspended before its body begins"
                      : Name + " is suspended here, and its caller goes on"});
  F.Notes.push_back(
      {Method.getLocation(),
       "keep the object before that, as by a shared pointer to it in a "
       "variable; or keep a weak one, and use the object only if that still "
       "leads to it"});
  report(F);
}

namespace {
/// Finds the lambdas in a body that are handed to somebody else.
class HandOverVisitor : public BodyVisitor {
public:
  bool VisitCallExpr(const CallExpr *Call) override {
    for (const Expr *Arg : passedBy(*Call))
      if (const LambdaExpr *Lambda = lambdaIn(Arg))
        Found.emplace_back(Call, Lambda);
    return true;
  }

  llvm::SmallVector<std::pair<const CallExpr *, const LambdaExpr *>, 2> Found;

private:
  /// The lambda that \p E is, or is made of.
  static const LambdaExpr *lambdaIn(const Expr *E) {
    while ((E = objectIn(E))) {
      const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      if (!Construct || Construct->getNumArgs() == 0)
        break;
      E = Construct->getArg(0);
    }
    return dyn_cast_or_null<LambdaExpr>(E);
  }
};
} // namespace

/// Whether nobody can wait for \p FD, a coroutine, nor gets a result of it.
static bool runsByItself(Unit &U, const FunctionDecl &FD) {
  const std::optional<PromiseFacts> &Promise = U.classOf(FD).Promise;
  if (Promise && Promise->Returns != ReturnFunctions::ReturnVoid)
    return false;
  QualType T = FD.getReturnType();
  return T->isVoidType() ? Promise && Promise->Final == FinalSuspend::Never
                         : runsByItself(U, T);
}

void ThisAfterSuspendCheck::checkLambda(Unit &U, const CallExpr &Call,
                                        const LambdaExpr &Lambda) {
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  if (!isa_and_nonnull<CoroutineBodyStmt>(Operator->getBody()) ||
      Operator->isExplicitObjectMemberFunction() || !runsByItself(U, *Operator))
    return;
  const FunctionDecl *Callee = calleeOf(Call);
  if (Callee && isAnyNamed(*Callee, AllowedCallees))
    return;
  // coro-capturing-lambda knows of those that destroy it.
  const FunctionModel *Model = modelOf(Call, U.models());
  if (Model && !(Model->Keeps.empty() && Model->Drops.empty()))
    return;
  std::optional<LateUse> Late = lateUseOf(U, *Operator, nullptr);
  if (!Late)
    return;
  Finding F;
  F.Loc = Late->Use->getBeginLoc();
  F.Ranges.push_back(Late->Use->getSourceRange());
  F.Message = "the coroutine of the lambda uses its captures, which are in the "
              "closure, after it was suspended: nobody waits for the "
              "coroutine, and the closure may be gone";
  F.Notes.push_back({Late->SuspendedAt, nameOfCoroutine(*Operator) +
                                            " is suspended here, and its "
                                            "caller goes on"});
  F.Notes.push_back({Lambda.getBeginLoc(),
                     "meanwhile, whoever has the closure may destroy it"});
  F.Notes.push_back(
      {Lambda.getBeginLoc(), "copy the captures into variables before that"});
  report(F);
}

void ThisAfterSuspendCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(FD);
    if (Method && Method->isImplicitObjectMemberFunction() &&
        !isLambdaCallOperator(Method) && runsByItself(U, *Method))
      checkMember(U, *Method);
  }
  for (const FunctionDecl *FD : U.bodiesToFollow()) {
    HandOverVisitor Lambdas;
    Lambdas.TraverseStmt(writtenBody(*FD));
    for (auto [Call, Lambda] : Lambdas.Found)
      checkLambda(U, *Call, *Lambda);
  }
}

} // namespace corotidy
