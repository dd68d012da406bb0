//===--- Graph.cpp - The control flow of one body -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/Graph.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace corotidy {

bool mayThrow(const Stmt &S) {
  if (isa<CXXThrowExpr, CoroutineSuspendExpr, DependentCoawaitExpr>(S))
    return true;
  const FunctionDecl *Callee = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    Callee = Call->getDirectCallee();
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    Callee = Construct->getConstructor();
  else
    return isa<CXXNewExpr, CXXDynamicCastExpr, CXXTypeidExpr>(S);
  const auto *Type =
      Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
  return !Type || !Type->isNothrow();
}

namespace {
/// What is found out about the statements of a body before its graph is walked.
struct Layout {
  /// Not to be seen: the calls that an await makes by itself.
  llvm::DenseSet<const Stmt *> Implied;
  llvm::DenseMap<const Stmt *, const CXXTryStmt *> TryAround;
  llvm::DenseMap<const VarDecl *, const CXXTryStmt *> TryOfVar;

  void add(const Stmt *S, const CXXTryStmt *Try) {
    if (!S)
      return;
    if (Try)
      TryAround[S] = Try;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      for (const Expr *Init : Lambda->capture_inits())
        add(Init, Try);
      return;
    }
    if (const auto *Statement = dyn_cast<CXXTryStmt>(S)) {
      add(Statement->getTryBlock(), Statement);
      for (unsigned I = 0; I != Statement->getNumHandlers(); ++I)
        add(Statement->getHandler(I), Try);
      return;
    }
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && Try)
          TryOfVar[Var] = Try;
    if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(S);
        Suspend && !Suspend->isTypeDependent())
      for (const Stmt *Call :
           {Suspend->getCommonExpr(), Suspend->getReadyExpr(),
            Suspend->getSuspendExpr(), Suspend->getResumeExpr()})
        addImplied(Call, Suspend->getOperand());
    for (const Stmt *Child : S->children())
      add(Child, Try);
  }

private:
  void addImplied(const Stmt *S, const Expr *Operand) {
    // What the await waits for is evaluated before and stands behind these.
    if (!S || S == Operand || isa<OpaqueValueExpr>(S) ||
        !Implied.insert(S).second)
      return;
    for (const Stmt *Child : S->children())
      addImplied(Child, Operand);
  }
};
} // namespace

namespace {
/// In a template's pattern, an await whose operand depends on arguments lacks
/// the calls that it will make, and Clang gives up on a body with a null
/// expression in it. As long as this lives, it finds placeholders there.
class Placeholders {
public:
  Placeholders(Stmt &Body, ASTContext &Ctx) : Ctx(Ctx) { fill(Body); }
  ~Placeholders() {
    for (Stmt **Child : Filled)
      *Child = nullptr;
  }
  Placeholders(const Placeholders &) = delete;
  Placeholders &operator=(const Placeholders &) = delete;

private:
  void fill(Stmt &S) {
    if (isa<LambdaExpr>(S))
      return;
    bool IsAwait =
        isa<CoroutineSuspendExpr>(S) && cast<Expr>(S).isTypeDependent();
    for (Stmt *&Child : S.children()) {
      if (Child) {
        fill(*Child);
      } else if (IsAwait) {
        Child =
            new (Ctx) OpaqueValueExpr(S.getBeginLoc(), Ctx.VoidTy, VK_PRValue);
        Filled.push_back(&Child);
      }
    }
  }

  ASTContext &Ctx;
  SmallVector<Stmt **, 8> Filled;
};
} // namespace

class Graph::Builder {
public:
  Builder(Graph &G, const CFG &Source, const Classification &C, const Models &M)
      : G(G), Source(Source), C(C), M(M) {}

  void run(const Stmt &Body) {
    Names.add(&Body, nullptr);
    for (const CFGBlock *B : Source)
      if (const auto *Try =
              dyn_cast_or_null<CXXTryStmt>(B->getTerminatorStmt()))
        Handlers[Try] = B;
    Numbers.assign(Source.getNumBlockIDs(), Unreached);
    for (const CFGBlock *B : inReversePostOrder()) {
      Numbers[B->getBlockID()] = G.Blocks.size();
      G.Blocks.emplace_back();
      addSteps(*B, G.Blocks.back());
    }
    for (const CFGBlock *B : Source)
      if (unsigned Number = Numbers[B->getBlockID()]; Number != Unreached)
        addEdges(*B, Number);
    for (auto &[Try, B] : Handlers)
      G.Tries[Try].Handlers = Numbers[B->getBlockID()];
    for (const Step &S : G.Steps)
      if (S.What == Step::Kind::Evaluates)
        if (const auto *Declaration = dyn_cast<DeclStmt>(S.S);
            Declaration && S.Try)
          for (const Decl *D : Declaration->decls())
            if (const auto *Var = dyn_cast<VarDecl>(D))
              G.Tries[S.Try].Declared.push_back(Var);
  }

private:
  static constexpr unsigned Unreached = ~0u;

  const CXXTryStmt *tryAround(const Stmt *S) const {
    if (const CXXTryStmt *Try = Names.TryAround.lookup(S))
      return Try;
    // Clang takes declarations of several variables apart.
    const auto *Declaration = dyn_cast<DeclStmt>(S);
    if (!Declaration || !Declaration->isSingleDecl())
      return nullptr;
    const auto *Var = dyn_cast<VarDecl>(Declaration->getSingleDecl());
    return Var ? Names.TryOfVar.lookup(Var) : nullptr;
  }

  /// Where control may go from \p B, but for where it never does.
  SmallVector<const CFGBlock *, 4> successorsOf(const CFGBlock &B) const {
    SmallVector<const CFGBlock *, 4> Next;
    if (!B.hasNoReturnElement())
      for (const CFGBlock::AdjacentBlock &Edge : B.succs())
        if (const CFGBlock *To = Edge.getReachableBlock())
          Next.push_back(To);
    llvm::append_range(Next, thrownFrom(B));
    return Next;
  }

  /// Where exceptions in \p B lead to.
  SmallVector<const CFGBlock *, 1> thrownFrom(const CFGBlock &B) const {
    SmallVector<const CFGBlock *, 1> Thrown;
    for (const CFGElement &Element : B) {
      std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
      const CXXTryStmt *Try =
          S && mayThrow(*S->getStmt()) ? tryAround(S->getStmt()) : nullptr;
      const CFGBlock *To = Try ? Handlers.lookup(Try) : nullptr;
      if (To && !llvm::is_contained(Thrown, To))
        Thrown.push_back(To);
    }
    return Thrown;
  }

  std::vector<const CFGBlock *> inReversePostOrder() const {
    struct Visit {
      const CFGBlock *B;
      SmallVector<const CFGBlock *, 4> Next;
      unsigned Done = 0;
    };
    std::vector<const CFGBlock *> Order;
    llvm::BitVector Seen(Source.getNumBlockIDs());
    std::vector<Visit> Stack;
    auto Push = [&](const CFGBlock *B) {
      if (Seen.test(B->getBlockID()))
        return;
      Seen.set(B->getBlockID());
      Stack.push_back({B, successorsOf(*B)});
    };
    Push(&Source.getEntry());
    while (!Stack.empty()) {
      Visit &Top = Stack.back();
      if (Top.Done < Top.Next.size()) {
        Push(Top.Next[Top.Done++]);
        continue;
      }
      Order.push_back(Top.B);
      Stack.pop_back();
    }
    std::reverse(Order.begin(), Order.end());
    return Order;
  }

  void addSuspension(Suspension Point, const CXXTryStmt *Try) {
    G.Suspensions.push_back(std::move(Point));
    G.Points.push_back(G.Steps.size());
    Step S;
    S.What = Step::Kind::Suspends;
    S.Point = &G.Suspensions.back();
    S.S = S.Point->Node;
    S.Try = Try;
    G.Steps.push_back(S);
  }

  void addSteps(const CFGBlock &B, Block &Made) {
    Made.Begin = G.Steps.size();
    Made.Label = B.getLabel();
    if (G.IsCoroutine && &B == &Source.getEntry())
      addSuspension(initialSuspension(*G.FD, C, M), nullptr);
    for (const CFGElement &Element : B) {
      Step S;
      if (std::optional<CFGStmt> Evaluated = Element.getAs<CFGStmt>()) {
        S.S = Evaluated->getStmt();
        if (Names.Implied.contains(S.S))
          continue;
        S.Try = tryAround(S.S);
        if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(S.S))
          addSuspension(suspensionAt(*cast<Expr>(S.S), C, M), S.Try);
      } else if (auto Dtor = Element.getAs<CFGAutomaticObjDtor>()) {
        S.What = Step::Kind::Destroys;
        S.Var = Dtor->getVarDecl();
        // A coroutine's parameters live in its frame, longer than its body.
        if (G.IsCoroutine && isa<ParmVarDecl>(S.Var))
          continue;
        S.S = Dtor->getTriggerStmt();
      } else if (auto Dtor = Element.getAs<CFGTemporaryDtor>()) {
        S.What = Step::Kind::DestroysTemporary;
        S.S = Dtor->getBindTemporaryExpr();
      } else {
        continue;
      }
      G.Steps.push_back(S);
    }
    if (G.IsCoroutine && &B == &Source.getExit())
      addSuspension(finalSuspension(*G.FD, C, M), nullptr);
    Made.End = G.Steps.size();
  }

  void addEdges(const CFGBlock &B, unsigned Number) {
    Block &From = G.Blocks[Number];
    CFGTerminator Terminator = B.getTerminator();
    if (Terminator.isStmtBranch()) {
      From.Terminator = Terminator.getStmt();
      From.Condition = B.getLastCondition();
    }
    for (const CFGBlock *To : thrownFrom(B))
      From.Thrown.push_back(Numbers[To->getBlockID()]);
    bool TwoWays = From.Terminator && From.Condition && B.succ_size() == 2 &&
                   !isa<SwitchStmt, CXXTryStmt>(From.Terminator);
    if (B.hasNoReturnElement())
      return;
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Way : B.succs()) {
      const CFGBlock *To = Way.getReachableBlock();
      unsigned Which = Index++;
      if (!To)
        continue;
      Edge E;
      E.To = Numbers[To->getBlockID()];
      if (TwoWays)
        E.When = Which == 0;
      From.Next.push_back(E);
    }
  }

  Graph &G;
  const CFG &Source;
  const Classification &C;
  const Models &M;
  Layout Names;
  llvm::DenseMap<const CXXTryStmt *, const CFGBlock *> Handlers;
  /// By Clang's number of a block, ours.
  std::vector<unsigned> Numbers;
};

std::unique_ptr<Graph> Graph::build(const FunctionDecl &FD,
                                    const Classification &C, const Models &M) {
  Stmt *Body = FD.getBody();
  auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body);
  if (Coroutine)
    Body = Coroutine->getBody();
  if (!Body)
    return nullptr;
  CFG::BuildOptions Options;
  Options.PruneTriviallyFalseEdges = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddInitializers = true;
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Source;
  {
    Placeholders NoNull(*Body, FD.getASTContext());
    Source = CFG::buildCFG(&FD, Body, &FD.getASTContext(), Options);
  }
  if (!Source)
    return nullptr;
  std::unique_ptr<Graph> G(new Graph);
  G->FD = &FD;
  G->IsCoroutine = Coroutine != nullptr;
  Builder(*G, *Source, C, M).run(*Body);
  return G;
}

unsigned Graph::blockOf(unsigned StepNumber) const {
  // Steps are numbered block by block; empty blocks begin where they end.
  auto After = llvm::partition_point(
      Blocks, [&](const Block &B) { return B.End <= StepNumber; });
  return After - Blocks.begin();
}

std::optional<unsigned> Graph::handlersOf(const CXXTryStmt &Try) const {
  auto Found = Tries.find(&Try);
  if (Found == Tries.end() || Found->second.Handlers == ~0u)
    return std::nullopt;
  return Found->second.Handlers;
}

llvm::ArrayRef<const VarDecl *> Graph::declaredIn(const CXXTryStmt &Try) const {
  auto Found = Tries.find(&Try);
  if (Found == Tries.end())
    return {};
  return Found->second.Declared;
}

SmallVector<unsigned, 8>
Graph::wayBetween(unsigned From, unsigned To,
                  llvm::ArrayRef<unsigned> Avoiding) const {
  auto IsClear = [&](unsigned Begin, unsigned End) {
    return llvm::none_of(Avoiding, [&](unsigned Number) {
      return Begin <= Number && Number < End;
    });
  };
  const unsigned First = blockOf(From);
  const unsigned Last = blockOf(To);
  if (First == Last && From < To && IsClear(From + 1, To))
    return {First};
  if (!IsClear(Blocks[Last].Begin, To))
    return {};
  constexpr unsigned None = ~0u;
  std::vector<unsigned> CameFrom(Blocks.size(), None);
  std::deque<unsigned> Queue = {First};
  while (!Queue.empty()) {
    unsigned B = Queue.front();
    Queue.pop_front();
    auto Reach = [&](unsigned Next) {
      if (CameFrom[Next] != None)
        return;
      CameFrom[Next] = B;
      if (Next != Last)
        Queue.push_back(Next);
    };
    // An exception may be thrown before what is to be avoided happens.
    for (unsigned Next : Blocks[B].Thrown)
      Reach(Next);
    if (!IsClear(B == First ? From + 1 : Blocks[B].Begin, Blocks[B].End))
      continue;
    for (const Edge &E : Blocks[B].Next)
      Reach(E.To);
  }
  if (CameFrom[Last] == None)
    return {};
  SmallVector<unsigned, 8> Way = {Last};
  do
    Way.push_back(CameFrom[Way.back()]);
  while (Way.back() != First);
  std::reverse(Way.begin(), Way.end());
  return Way;
}

bool Graph::leadsToAny(unsigned From, unsigned Without,
                       llvm::ArrayRef<unsigned> StepNumbers) const {
  llvm::BitVector Seen(Blocks.size());
  Seen.set(Without);
  SmallVector<unsigned, 8> Stack;
  auto Push = [&](unsigned B) {
    if (Seen.test(B))
      return;
    Seen.set(B);
    Stack.push_back(B);
  };
  Push(From);
  while (!Stack.empty()) {
    const Block &B = Blocks[Stack.pop_back_val()];
    if (llvm::any_of(StepNumbers, [&](unsigned Number) {
          return B.Begin <= Number && Number < B.End;
        }))
      return true;
    for (const Edge &E : B.Next)
      Push(E.To);
  }
  return false;
}

std::optional<Graph::Turn>
Graph::turnAwayFrom(llvm::ArrayRef<unsigned> Way,
                    llvm::ArrayRef<unsigned> Avoided) const {
  for (size_t I = Way.size(); I-- > 1;) {
    const Block &From = Blocks[Way[I - 1]];
    const Stmt *Label = Blocks[Way[I]].Label;
    if (isa_and_nonnull<CXXCatchStmt>(Label))
      return Turn{Label, std::nullopt};
    if (From.Next.size() < 2 || !From.Terminator)
      continue;
    const Edge *Taken = nullptr;
    bool OthersLead = false;
    for (const Edge &E : From.Next) {
      if (E.To == Way[I])
        Taken = &E;
      else
        OthersLead |= leadsToAny(E.To, Way[I - 1], Avoided);
    }
    if (!Taken || !OthersLead)
      continue;
    if (!Taken->When && isa_and_nonnull<SwitchCase>(Label))
      return Turn{Label, std::nullopt};
    return Turn{From.Terminator, Taken->When};
  }
  return std::nullopt;
}

} // namespace corotidy
