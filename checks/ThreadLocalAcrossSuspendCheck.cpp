//===--- ThreadLocalAcrossSuspendCheck.cpp - Threads and suspensions ------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ThreadLocalAcrossSuspendCheck.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace corotidy {

static bool isThreadLocal(const VarDecl &Var) {
  return Var.getTLSKind() != VarDecl::TLS_None;
}

/// The variable of a thread that the object which \p E denotes is in; null if
/// it is in none.
static const NamedDecl *variableAround(const Expr *E) {
  while (E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      return Var && isThreadLocal(*Var) ? Var : nullptr;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl()))
        return isThreadLocal(*Static) ? Static : nullptr;
      // A pointer that is in there leads elsewhere.
      E = Member->isArrow() ? nullptr : Member->getBase();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      const Expr *Base = Element->getBase()->IgnoreParenImpCasts();
      E = Base->getType()->isArrayType() ? Base : nullptr;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

/// The function that gives what belongs to a thread, if \p E is its result.
static const NamedDecl *getterIn(const Expr *E, const Models &M) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionModel *Model = Callee ? M.find(*Callee) : nullptr;
  return Model && Model->IsThreadLocal ? Callee : nullptr;
}

/// What of a thread \p E, which a reference is bound to or a pointer gets,
/// refers to: a variable, or the function that gives it; null if nothing.
static const NamedDecl *ofThread(const Expr *E, const Models &M) {
  if (!E)
    return nullptr;
  E = objectIn(E);
  if (const NamedDecl *Getter = getterIn(E, M))
    return E->isGLValue() || E->getType()->isPointerType() ? Getter : nullptr;
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf)
      return ofThread(Unary->getSubExpr(), M);
    if (Unary->getOpcode() == UO_Deref)
      return getterIn(Unary->getSubExpr()->IgnoreParenImpCasts(), M);
    return nullptr;
  }
  // A pointer that is a member is copied, and leads elsewhere.
  if (E->getType()->isPointerType() && !isa<DeclRefExpr>(E))
    return nullptr;
  return variableAround(E);
}

namespace {
enum State : unsigned { Current, Stale };

/// A variable that refers to what belongs to a thread, or does so itself.
struct Tracked {
  const VarDecl *Var;
  /// What it refers to; null if that is another variable each time.
  const NamedDecl *Of = nullptr;
  /// The first step that makes it do so.
  unsigned Origin = Facts::AtEntry;
};

class ThreadDomain : public Domain {
public:
  ThreadDomain(const Graph &G, const Models &M) : M(M) {
    for (unsigned Number = 0; Number != G.steps().size(); ++Number)
      if (G.step(Number).What == Step::Kind::Evaluates)
        note(Number, *G.step(Number).S);
  }

  std::vector<Tracked> Things;

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Suspends:
      if (S.Point->Kind != SuspensionKind::Initial &&
          S.Point->mayChangeThread())
        for (unsigned Thing = 0; Thing != Things.size(); ++Thing)
          if (F.may(Thing, Current)) {
            F.exclude(Thing, Current);
            F.add(Thing, Stale, Number);
          }
      return;
    case Step::Kind::Evaluates:
      if (std::optional<unsigned> Thing = boundBy(*S.S))
        F.set(*Thing, Current, Number);
      else if (std::optional<unsigned> Thing = unboundBy(*S.S))
        F.forget(*Thing);
      return;
    default:
      return;
    }
  }

  std::optional<unsigned> find(const VarDecl *Var) const {
    for (size_t I = 0; I != Things.size(); ++I)
      if (Var && Things[I].Var == Var->getCanonicalDecl())
        return I;
    return std::nullopt;
  }

private:
  struct Binding {
    const VarDecl *Var = nullptr;
    const Expr *Value = nullptr;
  };

  /// The pointer or reference to which \p S gives a new value.
  static Binding bindingBy(const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      const auto *Var = Declaration->isSingleDecl()
                            ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                            : nullptr;
      if (Var && (Var->getType()->isPointerType() ||
                  Var->getType()->isReferenceType()))
        return {Var, Var->getInit()};
    } else if (const auto *Assign = dyn_cast<BinaryOperator>(&S);
               Assign && Assign->getOpcode() == BO_Assign &&
               Assign->getLHS()->getType()->isPointerType()) {
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Assign->getLHS()->IgnoreParenImpCasts());
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (Var && Var->hasLocalStorage())
        return {Var, Assign->getRHS()};
    }
    return {};
  }

  /// The variable of a thread that \p S declares.
  static const VarDecl *declaredBy(const Stmt &S) {
    const auto *Declaration = dyn_cast<DeclStmt>(&S);
    const auto *Var = Declaration && Declaration->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                          : nullptr;
    return Var && isThreadLocal(*Var) ? Var : nullptr;
  }

  void note(unsigned Number, const Stmt &S) {
    const VarDecl *Var = declaredBy(S);
    const NamedDecl *Of = Var;
    if (!Var) {
      Binding B = bindingBy(S);
      Of = B.Var ? ofThread(B.Value, M) : nullptr;
      Var = Of ? B.Var : nullptr;
    }
    if (Var && !find(Var))
      Things.push_back({Var->getCanonicalDecl(), Of, Number});
  }

  std::optional<unsigned> boundBy(const Stmt &S) const {
    if (const VarDecl *Var = declaredBy(S))
      return find(Var);
    Binding B = bindingBy(S);
    return B.Var && ofThread(B.Value, M) ? find(B.Var) : std::nullopt;
  }

  std::optional<unsigned> unboundBy(const Stmt &S) const {
    return find(bindingBy(S).Var);
  }

  const Models &M;
};
} // namespace

/// Whether \p Ref stands on the left of `=`, so that its value is not used.
static bool isOverwritten(const Graph &G, unsigned Number,
                          const DeclRefExpr &Ref) {
  const Graph::Block &B = G.blocks()[G.blockOf(Number)];
  for (unsigned I = Number + 1; I != B.End; ++I) {
    const auto *Assign = dyn_cast_or_null<BinaryOperator>(G.step(I).S);
    if (Assign && Assign->getOpcode() == BO_Assign &&
        Assign->getLHS()->IgnoreParenImpCasts() == &Ref)
      return Ref.getType()->isPointerType();
  }
  return false;
}

void ThreadLocalAcrossSuspendCheck::checkFunction(Unit &U,
                                                  const FunctionDecl &FD) {
  const Graph *G = U.graphOf(FD);
  if (!G)
    return;
  ThreadDomain D(*G, U.models());
  if (D.Things.empty())
    return;
  Solution S(*G, D);
  if (!S.isComplete())
    return reportNotFollowed(FD);
  llvm::DenseSet<unsigned> Told;
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    const auto *Ref = At.What == Step::Kind::Evaluates
                          ? dyn_cast<DeclRefExpr>(At.S)
                          : nullptr;
    std::optional<unsigned> Thing =
        Ref ? D.find(dyn_cast<VarDecl>(Ref->getDecl())) : std::nullopt;
    if (!Thing || !Before.may(*Thing, Stale) || Told.contains(*Thing) ||
        isOverwritten(*G, Number, *Ref))
      return;
    Told.insert(*Thing);
    const Tracked &T = D.Things[*Thing];
    bool IsItself = T.Of == T.Var;
    Finding F;
    F.Loc = Ref->getLocation();
    F.Message = "'" + T.Var->getNameAsString() + "' ";
    F.Message += IsItself
                     ? "is another variable on each thread: after the "
                       "suspension this may be one that was never initialised"
                     : "refers to what belongs to the thread from before the "
                       "suspension: '" +
                           qualifiedName(*T.Of) +
                           "' of that thread may have changed or be gone";
    F.Notes.push_back({G->step(T.Origin).S->getBeginLoc(),
                       IsItself ? "it is initialised here, on one thread"
                                : "it is taken here"});
    for (const Fact &Known : Before.of(*Thing))
      if (Known.State == Stale) {
        F.Notes.push_back({G->step(Known.Cause).Point->Loc,
                           "here the coroutine may go on on another thread"});
        break;
      }
    F.Notes.push_back(
        {F.Loc, IsItself ? "make it an ordinary variable, or a member of what "
                           "the coroutine works on"
                         : "take it again after each suspension, or copy what "
                           "is needed before"});
    report(F);
  });
}

void ThreadLocalAcrossSuspendCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
