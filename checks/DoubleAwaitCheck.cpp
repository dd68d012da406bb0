//===--- DoubleAwaitCheck.cpp - coro-double-await -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DoubleAwaitCheck.h"
#include "checks/LocalVariables.h"
#include "classify/Copies.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

namespace {
enum State : unsigned { Fresh, Consumed };

enum class Single { Task, Generator };

/// A variable that holds what can be consumed once.
struct Tracked {
  const VarDecl *Var;
  Single What;
};

/// Which of them have been consumed.
class ConsumptionDomain : public Domain {
public:
  std::vector<Tracked> Things;
  NumberedVariables Numbers;
  SmallVector<unsigned, 2> Parameters;

  void enter(Facts &F) override {
    for (unsigned Thing : Parameters)
      F.set(Thing, Fresh, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    if (S.What == Step::Kind::Destroys)
      return end(*S.Var, F);
    if (S.What != Step::Kind::Evaluates)
      return;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S.S)) {
      for (const Decl *D : Declaration->decls())
        if (std::optional<unsigned> Thing = find(dyn_cast<VarDecl>(D)))
          F.set(*Thing, Fresh, Number);
      return;
    }
    if (std::optional<unsigned> Thing = consumedBy(*S.S))
      F.set(*Thing, Consumed, Number);
    if (std::optional<unsigned> Thing = assignedBy(*S.S))
      F.set(*Thing, Fresh, Number);
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Thing = find(&Var))
      F.forget(*Thing);
  }

  /// What the step \p S, by itself and not by its operands, takes or begins.
  std::optional<unsigned> consumedBy(const Stmt &S) const {
    if (const auto *Await = dyn_cast<CoawaitExpr>(&S))
      return taken(Await->getOperand());
    if (const auto *Await = dyn_cast<DependentCoawaitExpr>(&S))
      return taken(Await->getOperand());
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
      return firstTaken({Construct->getArgs(), Construct->getNumArgs()});
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (!Call)
      return std::nullopt;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      const Expr *Object = Member->getImplicitObjectArgument();
      if (std::optional<unsigned> Thing = taken(Object))
        return Thing;
      if (std::optional<unsigned> Thing = begunBy(*Member))
        return Thing;
    }
    return firstTaken({Call->getArgs(), Call->getNumArgs()});
  }

private:
  std::optional<unsigned> find(const VarDecl *Var) const {
    return Numbers.find(Var);
  }

  /// What is passed as an rvalue that has a name. Where it is moved into a
  /// parameter, that is a construction of its own.
  std::optional<unsigned> taken(const Expr *E) const {
    if (!E || !E->isXValue() || isa<MaterializeTemporaryExpr>(E))
      return std::nullopt;
    return find(variableIn(E));
  }

  std::optional<unsigned> firstTaken(ArrayRef<const Expr *> Args) const {
    for (const Expr *Arg : Args)
      if (std::optional<unsigned> Thing = taken(Arg))
        return Thing;
    return std::nullopt;
  }

  /// The generator that \p Call begins to iterate.
  std::optional<unsigned> begunBy(const CXXMemberCallExpr &Call) const {
    const CXXMethodDecl *Method = Call.getMethodDecl();
    if (!Method || !Method->getDeclName().isIdentifier() ||
        Method->getName() != "begin" || Call.getNumArgs() != 0)
      return std::nullopt;
    std::optional<AccessPath> Path = pathOf(Call.getImplicitObjectArgument());
    std::optional<unsigned> Thing =
        Path ? find(Path->variable()) : std::nullopt;
    return Thing && Things[*Thing].What == Single::Generator ? Thing
                                                             : std::nullopt;
  }

  std::optional<unsigned> assignedBy(const Stmt &S) const {
    const auto *Assign = dyn_cast<CXXOperatorCallExpr>(&S);
    if (!Assign || Assign->getOperator() != OO_Equal ||
        Assign->getNumArgs() != 2)
      return std::nullopt;
    return find(variableIn(Assign->getArg(0)));
  }
};
} // namespace

/// Whether objects of type \p T can be consumed once, and how. Asks for little
/// where nothing is: most variables are no tasks.
static std::optional<Single> singleUseOf(Unit &U, QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || T->isDependentType() || !Record->hasDefinition())
    return std::nullopt;
  const ClassModel *Model = U.models().find(*Record);
  if (Model && Model->Task && Model->Task->Shared)
    return std::nullopt;
  if (!declaresPromiseType(writtenClass(*Record)))
    return std::nullopt;
  const ResultFacts &Facts =
      U.classifier().resultFacts(T.getCanonicalType().getUnqualifiedType());
  if (!Facts.IsCoroutineType)
    return std::nullopt;
  if (Facts.IsGeneratorType && Facts.isIterable())
    return Single::Generator;
  // What can be copied is a handle to something that several may await.
  return Facts.isAwaitable() && !isCopyable(*Record)
             ? std::optional(Single::Task)
             : std::nullopt;
}

static Finding findingFor(Unit &U, const Tracked &Thing, const Stmt &Again) {
  std::string Name = "'" + Thing.Var->getNameAsString() + "'";
  std::string Type = "'" + typeName(Thing.Var->getType(), U.context()) + "'";
  Finding F;
  F.Loc = Again.getBeginLoc();
  if (Thing.What == Single::Generator) {
    F.Message = Name +
                (isa<CXXMemberCallExpr>(Again)
                     ? " is iterated a second time: a "
                     : " is used after it was given away: a ") +
                Type + " gives its elements once, and must not be begun again";
  } else if (isa<CoawaitExpr, DependentCoawaitExpr>(Again)) {
    F.Message = Name + " is awaited after it was awaited or moved from: a " +
                Type + " gives its result once, and nothing is left";
  } else {
    F.Message = Name +
                " is moved after it was awaited or moved from: nothing "
                "is left of the " +
                Type;
  }
  return F;
}

void DoubleAwaitCheck::checkFunction(Unit &U, const FunctionDecl &FD) {
  ConsumptionDomain D;
  for (const VarDecl *Var : localVariablesOf(FD)) {
    std::optional<Single> What = singleUseOf(U, Var->getType());
    if (!What)
      continue;
    if (isa<ParmVarDecl>(Var))
      D.Parameters.push_back(D.Things.size());
    D.Things.push_back({Var->getCanonicalDecl(), *What});
    D.Numbers.add(*Var);
  }
  const Graph *G = D.Things.empty() ? nullptr : U.graphOf(FD);
  if (!G)
    return;
  Solution S(*G, D);
  if (!S.isComplete())
    return reportNotFollowed(FD);
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    if (At.What != Step::Kind::Evaluates)
      return;
    std::optional<unsigned> Thing = D.consumedBy(*At.S);
    if (!Thing || !Before.may(*Thing, Consumed))
      return;
    Finding F = findingFor(U, D.Things[*Thing], *At.S);
    for (const Fact &Known : Before.of(*Thing))
      if (Known.State == Consumed)
        F.Notes.push_back({G->step(Known.Cause).S->getBeginLoc(),
                           Known.Cause == Number
                               ? "it happens here each time the loop comes by"
                               : (D.Things[*Thing].What == Single::Generator
                                      ? "it is used up here"
                                      : "it is awaited or moved from here")});
    F.Notes.push_back({At.S->getBeginLoc(),
                       D.Things[*Thing].What == Single::Generator
                           ? "make a new generator, or keep the elements"
                           : "keep the result in a variable, or make the task "
                             "anew; to await it in several places, use a "
                             "shared task"});
    report(F);
  });
}

void DoubleAwaitCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.functions()) {
    if (!FD->doesThisDeclarationHaveABody() || !FD->getBody())
      continue;
    // What is made of a template that is no coroutine depends on who uses it,
    // and in system headers nobody looks for that.
    bool IsCoroutine = isa_and_nonnull<CoroutineBodyStmt>(FD->getBody());
    TemplateKind Kind = templateKindOf(*FD);
    if (Kind == TemplateKind::None ||
        (Kind == TemplateKind::Instantiation && IsCoroutine))
      checkFunction(U, *FD);
  }
}

} // namespace corotidy
