//===--- LocalTasks.cpp - What becomes of tasks in variables --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LocalTasks.h"
#include "checks/LocalVariables.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

namespace {
enum State : unsigned { Empty, Pending, Consumed };

/// What a mention of a variable is if it does not consume.
enum class Mention { Asks, AsksIfThere, Assigns, Voids };

struct Tracked {
  /// A variable, or a member of the object.
  const ValueDecl *Var;
  Work What;
  bool Yields;
  bool IsScoped;
  unsigned Consumers = 0;
  unsigned Questions = 0;
  bool IsAsserted = false;
};
} // namespace

/// The call that makes the object that \p E is the value of; null if no call
/// does, or one of which it is known that the result is ready.
static const Expr *makerIn(const Expr *E, const Models &M) {
  const Expr *Before = nullptr;
  while (E && E != Before) {
    Before = E;
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
  }
  if (const auto *Choice = dyn_cast_or_null<ConditionalOperator>(E))
    return makerIn(Choice->getTrueExpr(), M) &&
                   makerIn(Choice->getFalseExpr(), M)
               ? E
               : nullptr;
  if (!isa_and_nonnull<CallExpr>(E) || !E->isPRValue())
    return nullptr;
  const FunctionModel *Model = modelOf(*E, M);
  return Model && Model->Resumption == Resumes::AtOnce ? nullptr : E;
}

/// Whether the member \p Method only says how things are, so that its object is
/// as much to be awaited as before.
static std::optional<Mention> questionOf(const CXXMethodDecl &Method) {
  if (!Method.isConst() || Method.getNumParams() != 0 ||
      !Method.getReturnType()->isBooleanType())
    return std::nullopt;
  if (isa<CXXConversionDecl>(Method))
    return Mention::AsksIfThere;
  if (!Method.getDeclName().isIdentifier())
    return std::nullopt;
  StringRef Name = Method.getName();
  if (Name == "valid" || Name == "isValid" || Name == "is_valid" ||
      Name == "empty" || Name == "has_value" || Name == "joinable")
    return Mention::AsksIfThere;
  static constexpr StringRef Questions[] = {
      "ready",        "is_ready",     "isReady",    "await_ready",
      "available",    "failed",       "done",       "is_done",
      "isDone",       "finished",     "isFinished", "is_finished",
      "completed",    "is_completed", "has_failed", "has_exception",
      "hasException", "hasValue"};
  if (llvm::is_contained(Questions, Name))
    return Mention::Asks;
  return std::nullopt;
}

/// The variable, or the member of *this, that \p E is the mention of.
static const ValueDecl *mentionedBy(const Stmt *E) {
  if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Ref->getDecl());
  const auto *Member = dyn_cast_or_null<MemberExpr>(E);
  return Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
             ? dyn_cast<FieldDecl>(Member->getMemberDecl())
             : nullptr;
}

/// \p E, if it is such a mention and not what is got from one.
static const Expr *mentionOf(const Expr *E) {
  E = E ? E->IgnoreParenImpCasts() : nullptr;
  return mentionedBy(E) ? E : nullptr;
}

namespace {
/// Gathers the variables that anything in a lambda mentions.
class NameVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
      Found.push_back(Var);
    return true;
  }
  std::vector<const VarDecl *> Found;
};

/// Gathers how a body mentions variables.
class MentionVisitor : public BodyVisitor {
public:
  explicit MentionVisitor(const Models &M) : M(M) {}

  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method)
      return true;
    const FunctionModel *Model = M.find(*Method);
    if (Model && Model->TellsReady.Object && Method->isConst())
      note(Call->getImplicitObjectArgument(), Mention::Asks);
    else if (std::optional<Mention> Question = questionOf(*Method))
      note(Call->getImplicitObjectArgument(), *Question);
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getNumArgs() != 2)
      return true;
    if (Call->getOperator() == OO_Equal) {
      note(Call->getArg(0), Mention::Assigns);
      Makers.insert(makerIn(Call->getArg(1), M));
    } else if (Call->isComparisonOp())
      for (const Expr *Side : Call->arguments())
        note(Side, Mention::Asks);
    return true;
  }
  bool VisitCXXRewrittenBinaryOperator(
      const CXXRewrittenBinaryOperator *Comparison) override {
    note(Comparison->getLHS(), Mention::Asks);
    note(Comparison->getRHS(), Mention::Asks);
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Operator) override {
    if (Operator->getOpcode() == BO_Assign)
      note(Operator->getLHS(), Mention::Assigns);
    return true;
  }
  bool VisitCastExpr(const CastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ToVoid)
      note(Cast->getSubExpr(), Mention::Voids);
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (!mentionedBy(Ref))
      return true;
    Refs.push_back(Ref);
    if (AssertionsAround)
      Asserted.push_back(Ref);
    return true;
  }
  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override {
    bool IsAssertion = Try->getTryLoc().isMacroID();
    AssertionsAround += IsAssertion;
    bool GoesOn = BodyVisitor::TraverseCXXTryStmt(Try);
    AssertionsAround -= IsAssertion;
    return GoesOn;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    NameVisitor Inside;
    Inside.TraverseStmt(Lambda->getBody());
    Captured[Lambda] = std::move(Inside.Found);
    return BodyVisitor::TraverseLambdaExpr(Lambda);
  }
  bool TraverseBlockExpr(const BlockExpr *Block) override {
    NameVisitor Inside;
    Inside.TraverseStmt(Block->getBody());
    Captured[Block] = std::move(Inside.Found);
    return true;
  }

  llvm::DenseMap<const Stmt *, Mention> Mentions;
  std::vector<const DeclRefExpr *> Refs;
  std::vector<const DeclRefExpr *> Asserted;
  /// What makes the values that are assigned.
  llvm::DenseSet<const Expr *> Makers;
  /// By the lambda or block. In a template's pattern, what a lambda captures by
  /// its default is to be seen in its body only.
  llvm::DenseMap<const Stmt *, std::vector<const VarDecl *>> Captured;

private:
  void note(const Expr *E, Mention What) {
    if (const Expr *Found = mentionOf(E))
      Mentions.try_emplace(Found, What);
  }

  const Models &M;
  unsigned AssertionsAround = 0;
};

class TaskDomain : public Domain {
public:
  TaskDomain(Unit &U, const FunctionDecl &FD) : M(U.models()), Names(M) {
    for (const VarDecl *Var : localVariablesOf(FD))
      if (!isa<DecompositionDecl>(Var) && mayHold(*Var))
        if (std::optional<Work> W = workOf(U, Var->getType()))
          add(U, *Var, *W);
    addMembers(U, FD);
    if (!Things.empty())
      read(FD);
  }

  std::vector<Tracked> Things;
  SmallVector<unsigned, 2> Parameters;

  void enter(Facts &F) override {
    for (unsigned Thing : Parameters)
      F.set(Thing, Pending, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    if (S.What == Step::Kind::Destroys)
      return end(*S.Var, F);
    if (FirstMember != Things.size() && mayReachObject(S))
      for (unsigned Thing = FirstMember; Thing != Things.size(); ++Thing)
        F.forget(Thing);
    if (S.What != Step::Kind::Evaluates)
      return;
    if (isa<CXXThrowExpr>(S.S)) {
      // Who throws has no use for the result; what is thrown to a handler in
      // here has gone there already.
      for (unsigned Thing = 0; Thing != Things.size(); ++Thing)
        F.forget(Thing);
      return;
    }
    std::optional<unsigned> Made = find(declaredBy(*S.S));
    if (!Made)
      Made = assignedBy(*S.S);
    if (Made)
      F.set(*Made, makerOf(*S.S) ? Pending : Empty, Number);
    else
      forEachConsumed(*S.S,
                      [&](unsigned Thing) { F.set(Thing, Consumed, Number); });
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Thing = Numbers.find(&Var))
      F.forget(*Thing);
  }

  /// Who decides by what a task says knows why it is dropped then. One that is
  /// not there is no task.
  void assume(const Expr &Condition, bool Value, Facts &F) override {
    const Expr *E = Condition.IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
      if (Not->getOpcode() != UO_LNot)
        return;
      Value = !Value;
      E = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return;
    const Expr *Asked = mentionOf(objectOf(*Call));
    auto Found = Names.Mentions.find(Asked);
    if (!Asked || Found == Names.Mentions.end())
      return;
    std::optional<unsigned> Thing = find(mentionedBy(Asked));
    bool IsThere = Found->second == Mention::AsksIfThere && Value;
    if (Thing && !IsThere)
      for (Fact Known : SmallVector<Fact, 4>(F.of(*Thing)))
        F.set(*Thing, Empty, Known.Cause);
  }

  /// What the step \p S consumes: a mention, or a closure that captures.
  void forEachConsumed(const Stmt &S,
                       llvm::function_ref<void(unsigned Thing)> Do) const {
    if (const ValueDecl *Var = mentionedBy(&S)) {
      if (!Names.Mentions.contains(&S))
        if (std::optional<unsigned> Thing = find(Var))
          Do(*Thing);
      return;
    }
    auto Closure = Names.Captured.find(&S);
    if (Closure == Names.Captured.end())
      return;
    for (const VarDecl *Var : Closure->second)
      if (std::optional<unsigned> Thing = find(Var))
        Do(*Thing);
  }

  std::optional<unsigned> assignedBy(const Stmt &S) const {
    const Expr *Target = nullptr;
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
        Call && Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      Target = Call->getArg(0);
    else if (const auto *Operator = dyn_cast<BinaryOperator>(&S);
             Operator && Operator->getOpcode() == BO_Assign)
      Target = Operator->getLHS();
    return find(mentionedBy(mentionOf(Target)));
  }

  /// The call that makes what the declaration or assignment \p S stores in the
  /// variable of \p Thing.
  const Expr *makerOf(const Stmt &S) const {
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S))
      return makerIn(Call->getArg(1), M);
    if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
      return makerIn(Operator->getRHS(), M);
    if (const auto *Var = declaredBy(S))
      return makerIn(Var->getInit(), M);
    return nullptr;
  }

  /// What a graph declares, it declares one by one.
  static const VarDecl *declaredBy(const Stmt &S) {
    const auto *Declaration = dyn_cast<DeclStmt>(&S);
    return Declaration && Declaration->isSingleDecl()
               ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
               : nullptr;
  }
  std::optional<unsigned> find(const ValueDecl *Var) const {
    return Numbers.find(Var);
  }

private:
  /// Whether \p Var has what it holds to itself.
  bool mayHold(const VarDecl &Var) const {
    if (isa<ParmVarDecl>(Var))
      return !Var.getType()->isReferenceType();
    return !Var.getType()->isReferenceType() || makerIn(Var.getInit(), M);
  }

  /// Members that hold what runs already; of what does not, nothing is lost.
  void addMembers(Unit &U, const FunctionDecl &FD) {
    FirstMember = Things.size();
    const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
    if (!Method || Method->isStatic() || Method->getParent()->isLambda())
      return;
    for (const FieldDecl *Field : Method->getParent()->fields()) {
      const CXXRecordDecl *Record = Field->getType()->getAsCXXRecordDecl();
      if (!Record || !U.coroutineObjects().mayBe(*Record))
        continue;
      if (std::optional<Work> W = workOf(U, Field->getType());
          W && W->Start == StartPolicy::Eager)
        add(U, *Field, *W);
    }
  }

  /// Whether the object of the function may be changed elsewhere: others run,
  /// or it is handed to somebody. Of calls that do not get it, only those that
  /// make a task, and those of the standard library, are known not to lead back
  /// to it.
  bool mayReachObject(const Step &S) const {
    if (S.What == Step::Kind::Suspends)
      return S.Point->maySuspend();
    if (S.What != Step::Kind::Evaluates)
      return false;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S.S))
      return llvm::any_of(Lambda->captures(), [](const LambdaCapture &Capture) {
        return Capture.capturesThis();
      });
    const auto *Call = dyn_cast<CallExpr>(S.S);
    if (!Call || assignedBy(*Call))
      return false;
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || namesThis(objectOf(*Call)) ||
        llvm::any_of(Call->arguments(),
                     [](const Expr *Arg) { return namesThis(Arg); }))
      return true;
    const SourceManager &SM = Callee->getASTContext().getSourceManager();
    return !Names.Makers.contains(Call) &&
           !SM.isInSystemHeader(Callee->getLocation());
  }

  static bool namesThis(const Expr *E) {
    E = E ? E->IgnoreParenImpCasts() : nullptr;
    if (const auto *Unary = dyn_cast_or_null<UnaryOperator>(E))
      E = Unary->getSubExpr()->IgnoreParenImpCasts();
    return isa_and_nonnull<CXXThisExpr>(E);
  }

  void add(Unit &U, const ValueDecl &Var, const Work &W) {
    // Others may be tags, or something to ask.
    if (isa<ParmVarDecl>(Var)) {
      if (W.Kind != WorkKind::Task)
        return;
      Parameters.push_back(Things.size());
    }
    Numbers.add(Var);
    bool Yields =
        U.classifier()
            .resultFacts(U.context().getCanonicalTagType(
                Var.getType().getNonReferenceType()->getAsCXXRecordDecl()))
            .IsGeneratorType;
    const ClassModel *Model = M.find(Var.getType());
    Things.push_back(
        {&Var, W, Yields, Model && Model->Task && Model->Task->Scoped});
  }

  void read(const FunctionDecl &FD) {
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&FD))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        Names.TraverseStmt(Init->getInit());
    Names.TraverseStmt(FD.getBody());
    for (const DeclRefExpr *Ref : Names.Refs)
      if (std::optional<unsigned> Thing = find(mentionedBy(Ref))) {
        auto Found = Names.Mentions.find(Ref);
        if (Found == Names.Mentions.end())
          ++Things[*Thing].Consumers;
        else if (Found->second != Mention::Voids)
          ++Things[*Thing].Questions;
      }
    for (const DeclRefExpr *Ref : Names.Asserted)
      forEachConsumed(*Ref,
                      [&](unsigned Thing) { Things[Thing].IsAsserted = true; });
    for (const auto &[Closure, Variables] : Names.Captured)
      for (const VarDecl *Var : Variables)
        if (std::optional<unsigned> Thing = Numbers.find(Var))
          ++Things[*Thing].Consumers;
  }

  const Models &M;
  /// The number of the first thing that is a member.
  unsigned FirstMember = 0;
  NumberedVariables Numbers;
  MentionVisitor Names;
};

/// The tasks of one body, found by the step that made them.
class TaskList {
public:
  TaskList(const Graph &G, const TaskDomain &D) : G(G), D(D) {}

  void made(unsigned Thing, unsigned By) { (void)taskMadeBy(Thing, By); }

  void note(unsigned Thing, const Facts &Before, unsigned Step,
            SmallVector<unsigned, 2> LocalTask::*Where) {
    for (const Fact &Known : Before.of(Thing))
      if (Known.State == Pending)
        (taskMadeBy(Thing, Known.Cause).*Where).push_back(Step);
  }

  std::vector<LocalTask> Tasks;

private:
  LocalTask &taskMadeBy(unsigned Thing, unsigned Cause) {
    const Tracked &What = D.Things[Thing];
    for (LocalTask &Known : Tasks)
      if (Known.Var == What.Var && Known.MadeBy == Cause)
        return Known;
    LocalTask New{What.Var, What.What, Cause, nullptr};
    New.Yields = What.Yields;
    New.IsScoped = What.IsScoped;
    if (Cause != Facts::AtEntry) {
      New.Maker = D.makerOf(*G.step(Cause).S);
      New.IsAssigned = !isa<DeclStmt>(G.step(Cause).S);
    }
    New.IsVarAsserted = What.IsAsserted;
    // A member may be consumed in other functions.
    New.IsVarNeverConsumed = isa<VarDecl>(What.Var) && What.Consumers == 0;
    New.IsVarNeverAsked = What.Questions == 0;
    Tasks.push_back(std::move(New));
    return Tasks.back();
  }

  const Graph &G;
  const TaskDomain &D;
};
} // namespace

std::optional<std::vector<LocalTask>> localTasksOf(Unit &U,
                                                   const FunctionDecl &FD) {
  // What a mention was lost of may have been consumed.
  if (!U.errorsIn(FD.getSourceRange()).empty())
    return std::vector<LocalTask>();
  TaskDomain D(U, FD);
  const Graph *G = D.Things.empty() ? nullptr : U.graphOf(FD);
  if (!G || G->steps().empty())
    return std::vector<LocalTask>();
  Solution S(*G, D);
  if (!S.isComplete())
    return std::nullopt;
  TaskList List(*G, D);
  for (unsigned Thing : D.Parameters)
    List.made(Thing, Facts::AtEntry);
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    if (At.What == Step::Kind::Destroys) {
      if (std::optional<unsigned> Thing = D.find(At.Var))
        List.note(*Thing, Before, Number, &LocalTask::DroppedBy);
    } else if (At.What == Step::Kind::Suspends &&
               At.Point->Kind == SuspensionKind::Final) {
      // A coroutine's parameters end later.
      for (unsigned Thing : D.Parameters)
        List.note(Thing, Before, Number, &LocalTask::DroppedBy);
    } else if (At.What == Step::Kind::Evaluates) {
      std::optional<unsigned> Assigned = D.assignedBy(*At.S);
      if (Assigned && !Before.may(*Assigned, Consumed))
        List.note(*Assigned, Before, Number, &LocalTask::ReplacedBy);
      D.forEachConsumed(*At.S, [&](unsigned Thing) {
        List.note(Thing, Before, Number, &LocalTask::ConsumedBy);
      });
      std::optional<unsigned> Made =
          Assigned ? Assigned : D.find(D.declaredBy(*At.S));
      if (Made && D.makerOf(*At.S))
        List.made(*Made, Number);
    }
  });
  // Parameters, whose number is the largest, come first.
  llvm::sort(List.Tasks, [](const LocalTask &A, const LocalTask &B) {
    return std::pair(A.MadeBy + 1, A.Var->getLocation()) <
           std::pair(B.MadeBy + 1, B.Var->getLocation());
  });
  return std::move(List.Tasks);
}

bool isAllowed(const LocalTask &Task, llvm::ArrayRef<StringRef> Callees,
               llvm::ArrayRef<StringRef> Types) {
  const auto *Record =
      Task.Var->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (Record && isAnyNamed(*Record, Types))
    return true;
  const FunctionDecl *Callee = Task.Maker ? calleeOf(*Task.Maker) : nullptr;
  return Callee && isAnyNamed(*Callee, Callees);
}

} // namespace corotidy
