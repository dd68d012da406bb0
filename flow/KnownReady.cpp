//===--- KnownReady.cpp - What a coroutine waits for ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/KnownReady.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "flow/Solver.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

namespace {
enum State : unsigned { MayBePending, IsKnown };
} // namespace

/// Nested deeper than this nothing is followed.
static constexpr unsigned Deepest = 16;

/// What \p E is a part or an element of: the range of a subscript, what an
/// accessor is called with.
static const Expr *wholeOf(const Expr *E) {
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return Subscript->getBase();
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !E->isGLValue())
    return nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Subscript ? Operator->getArg(0)
                                                   : nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument();
  return Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
}

/// The path of \p E, or of the range or tuple that it is an element of.
static std::optional<AccessPath> originOf(const Expr *E, unsigned Depth = 0) {
  E = objectIn(E);
  if (!E || Depth == Deepest)
    return std::nullopt;
  if (const Expr *Whole = wholeOf(E))
    return originOf(Whole, Depth + 1);
  std::optional<AccessPath> Found = pathOf(E);
  if (!Found)
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl());
          Binding && Binding->getDecomposedDecl())
        Found = AccessPath{{Binding->getDecomposedDecl()->getCanonicalDecl()}};
  if (!Found)
    return std::nullopt;
  const auto *Var = dyn_cast_or_null<VarDecl>(Found->Path.front());
  if (!Var || !Var->getInit() ||
      !(Var->isImplicit() || Var->isCXXForRangeDecl()))
    return Found;
  std::optional<AccessPath> Range = originOf(Var->getInit(), Depth + 1);
  return Range ? Range : Found;
}

/// Whether \p E is, or is part of, what an await gave, or what is made ready.
static bool isMadeReady(const Expr *E, const Models &M, unsigned Depth = 0) {
  E = E ? objectIn(E) : nullptr;
  if (!E || Depth == Deepest)
    return false;
  if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(E))
    return true;
  if (const FunctionModel *Model = modelOf(*E, M);
      Model && Model->Resumption == Resumes::AtOnce)
    return true;
  if (const Expr *Whole = wholeOf(E))
    return isMadeReady(Whole, M, Depth + 1);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isMadeReady(Member->getBase(), M, Depth + 1);
  return false;
}

static bool isPrefix(const AccessPath &Of, const AccessPath &P) {
  return Of.Path.size() <= P.Path.size() &&
         std::equal(Of.Path.begin(), Of.Path.end(), P.Path.begin());
}

namespace {
class ReadyDomain : public Domain {
public:
  ReadyDomain(const Graph &G, const Models &M) : M(M) {
    for (const Step &S : G.steps())
      if (S.What == Step::Kind::Evaluates && S.S)
        note(*S.S);
  }

  void enter(Facts &F) override {
    for (unsigned I = 0; I != Things.size(); ++I)
      F.set(I, MayBePending, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    if (S.What != Step::Kind::Evaluates || Things.empty())
      return;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S.S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          become(AccessPath{{Var->getCanonicalDecl()}}, Var->getInit(), Number,
                 F);
    } else if (const auto *Await = dyn_cast<CoawaitExpr>(S.S)) {
      awaited(Await->getOperand(), Number, F, 0);
    } else if (const auto *Await = dyn_cast<DependentCoawaitExpr>(S.S)) {
      awaited(Await->getOperand(), Number, F, 0);
    } else if (const auto *Call = dyn_cast<CallExpr>(S.S)) {
      called(*Call, Number, F);
    }
  }

  /// Whether it is known at \p F that \p E is ready.
  bool isReady(const Expr *E, const Facts &F) const {
    if (isMadeReady(E, M))
      return true;
    std::optional<unsigned> Thing = find(E);
    return Thing && F.must(*Thing, IsKnown);
  }

private:
  std::optional<unsigned> find(const Expr *E) const {
    std::optional<AccessPath> P = originOf(E);
    if (!P)
      return std::nullopt;
    const auto *Found = llvm::find(Things, *P);
    return Found == Things.end()
               ? std::nullopt
               : std::optional<unsigned>(Found - Things.begin());
  }

  void note(const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit())
          noteSource(AccessPath{{Var->getCanonicalDecl()}}, Var->getInit());
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (!Call)
      return;
    if (isAssignment(*Call))
      if (std::optional<AccessPath> P = originOf(Call->getArg(0)))
        noteSource(*P, Call->getArg(1));
    if (const FunctionModel *Model = modelOf(*Call, M))
      forEachIn(Model->Awaits, *Call, [&](const Expr *E) {
        if (std::optional<AccessPath> P = originOf(E); P && !find(E))
          Things.push_back(std::move(*P));
      });
  }

  void noteSource(AccessPath To, const Expr *Value) {
    if (std::optional<AccessPath> From = originOf(Value))
      Sources.emplace_back(std::move(To), std::move(*From));
  }

  static bool isAssignment(const CallExpr &Call) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    return Operator && Operator->getOperator() == OO_Equal &&
           Operator->getNumArgs() == 2;
  }

  /// Whether \p Thing is in \p P, or was got from something in there, as a
  /// future from its promise.
  bool comesFrom(const AccessPath &Thing, const AccessPath &P) const {
    return isPrefix(P, Thing) || llvm::any_of(Sources, [&](const auto &Source) {
             return Source.first == Thing && isPrefix(P, Source.second);
           });
  }

  void become(const AccessPath &P, const Expr *Value, unsigned Number,
              Facts &F) {
    State To = isMadeReady(Value, M) ? IsKnown : MayBePending;
    std::optional<AccessPath> Source = Value ? originOf(Value) : std::nullopt;
    for (unsigned I = 0; I != Things.size(); ++I)
      if (isPrefix(P, Things[I])) {
        const auto *From = Source ? llvm::find(Things, *Source) : Things.end();
        if (From != Things.end())
          F.copy(From - Things.begin(), I);
        else
          F.set(I, To, Number);
      }
  }

  void know(const Expr *E, unsigned Number, Facts &F) {
    std::optional<AccessPath> P = E ? originOf(E) : std::nullopt;
    // All of *this is not what is meant.
    if (!P || (P->Path.size() == 1 && !P->Path.front()))
      return;
    for (unsigned I = 0; I != Things.size(); ++I)
      if (comesFrom(Things[I], *P))
        F.set(I, IsKnown, Number);
    // Iterators stand for their range.
    while (isa_and_nonnull<FunctionDecl>(P->Path.back())) {
      P->Path.pop_back();
      if (P->Path.empty())
        return;
      setExactly(*P, Number, F);
    }
  }

  void setExactly(const AccessPath &P, unsigned Number, Facts &F) {
    const auto *Found = llvm::find(Things, P);
    if (Found != Things.end())
      F.set(Found - Things.begin(), IsKnown, Number);
  }

  /// What is awaited is ready, and so is what that completes.
  void awaited(const Expr *Operand, unsigned Number, Facts &F, unsigned Depth) {
    const Expr *E = objectIn(Operand);
    if (!E || Depth == Deepest)
      return;
    know(E, Number, F);
    if (const VarDecl *Var = variableIn(E);
        Var && Var->isLocalVarDecl() && Var->getInit())
      return awaited(Var->getInit(), Number, F, Depth + 1);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      const FunctionModel *Model = modelOf(*Construct, M);
      if (Model && !Model->Completes.empty())
        for (const Expr *Arg : Construct->arguments())
          know(Arg, Number, F);
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return;
    if (const FunctionModel *Model = modelOf(*Call, M))
      forEachIn(Model->Completes, *Call,
                [&](const Expr *Arg) { know(Arg, Number, F); });
    // A future has members that give something to await; other members of an
    // object say nothing of the futures in it.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      if (std::optional<AccessPath> Object =
              originOf(Member->getImplicitObjectArgument()))
        setExactly(*Object, Number, F);
  }

  void called(const CallExpr &Call, unsigned Number, Facts &F) {
    if (isAssignment(Call)) {
      if (std::optional<AccessPath> P = originOf(Call.getArg(0)))
        become(*P, Call.getArg(1), Number, F);
      return;
    }
    const FunctionModel *Model = modelOf(Call, M);
    if (!Model)
      return;
    auto Know = [&](const Expr *E) { know(E, Number, F); };
    forEachIn(Model->TellsReady, Call, Know);
    forEachIn(Model->Awaits, Call, Know);
  }

  const Models &M;
  SmallVector<AccessPath, 2> Things;
  /// What was made from what.
  SmallVector<std::pair<AccessPath, AccessPath>, 8> Sources;
};
} // namespace

std::optional<std::vector<SynchronousWait>> synchronousWaits(const Graph &G,
                                                             const Models &M) {
  std::vector<SynchronousWait> Waits;
  const ASTContext &Ctx = G.function().getASTContext();
  auto WaitAt = [&](const Step &S) -> const FunctionModel * {
    const auto *Call = S.What == Step::Kind::Evaluates
                           ? dyn_cast_or_null<CallExpr>(S.S)
                           : nullptr;
    const FunctionModel *Model = Call ? modelOf(*Call, M) : nullptr;
    return Model && !Model->Awaits.empty() &&
                   !comesBackAtOnce(*Call, *Model, Ctx)
               ? Model
               : nullptr;
  };
  if (llvm::none_of(G.steps(), WaitAt))
    return Waits;
  ReadyDomain D(G, M);
  Solution Solved(G, D);
  if (!Solved.isComplete())
    return std::nullopt;
  Solved.forEach([&](unsigned, const Step &S, const Facts &Before) {
    const FunctionModel *Model = WaitAt(S);
    if (!Model)
      return;
    const auto *Call = cast<CallExpr>(S.S);
    SynchronousWait Wait{Call, calleeOf(*Call), Model, nullptr};
    bool NamesAny = false;
    forEachIn(Model->Awaits, *Call, [&](const Expr *E) {
      NamesAny = true;
      if (!Wait.For && !D.isReady(E, Before))
        Wait.For = E;
    });
    if (Wait.For || !NamesAny)
      Waits.push_back(Wait);
  });
  return Waits;
}

} // namespace corotidy
