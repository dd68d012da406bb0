//===--- UseAfterMoveAcrossSuspendCheck.cpp -------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UseAfterMoveAcrossSuspendCheck.h"
#include "checks/LocalVariables.h"
#include "checks/Turns.h"
#include "checks/Work.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"

using namespace clang;
using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace corotidy {

UseAfterMoveAcrossSuspendCheck::UseAfterMoveAcrossSuspendCheck(
    StringRef Name, ClangTidyContext *Context)
    : Check(Name, Context), AllowedCallees(listOption("AllowedCallees")),
      AllowedTypes(listOption("AllowedTypes")) {}

void UseAfterMoveAcrossSuspendCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  storeList(Opts, "AllowedCallees", AllowedCallees);
  storeList(Opts, "AllowedTypes", AllowedTypes);
}

namespace {
/// Moved: the coroutine has not been suspended since. Suspended: it has.
enum State : unsigned { Whole, Moved, Suspended };

/// What a mention does to a variable, if it does not use what is in it.
enum class Mention {
  /// Asks what a moved-from object answers, too.
  Asks,
  /// Is given what is assigned, when that happens.
  Assigns,
  /// May have got something new: whoever can change it may have done so.
  Fills
};
} // namespace

/// Whether objects of the class are empty when they are moved from, and made to
/// be asked about it: pointers, optional values, functions.
static bool isPointerLike(const CXXRecordDecl &Record) {
  if (!Record.hasDefinition())
    return false;
  bool Points = false;
  for (const CXXMethodDecl *Method : Record.methods())
    Points |= Method->getOverloadedOperator() == OO_Arrow;
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl())
      Points = Points || isPointerLike(*Class);
  // std::unique_ptr<T[]> has no arrow.
  return Points ||
         (Record.isInStdNamespace() && Record.getDeclName().isIdentifier() &&
          Record.getName() == "unique_ptr");
}

static const CXXRecordDecl *classOf(const Expr *E) {
  return E && !E->getType().isNull() ? E->getType()->getAsCXXRecordDecl()
                                     : nullptr;
}

/// Whether the call of \p Method looks at what is in its object.
static std::optional<Mention> mentionBy(const CXXMethodDecl &Method,
                                        const CXXRecordDecl *Class) {
  OverloadedOperatorKind Operator = Method.getOverloadedOperator();
  bool IsDereference = Operator == OO_Star || Operator == OO_Arrow ||
                       Operator == OO_Subscript || Operator == OO_Call;
  StringRef Name =
      Method.getDeclName().isIdentifier() ? Method.getName() : StringRef();
  if (Method.hasAttr<ReinitializesAttr>())
    return Mention::Fills;
  if (Method.isConst()) {
    if (isa<CXXConversionDecl>(Method) ||
        (Method.getReturnType()->isBooleanType() && Method.param_empty()))
      return Mention::Asks;
    return Class && isPointerLike(*Class) && !IsDereference && Name != "value"
               ? std::optional(Mention::Asks)
               : std::nullopt;
  }
  static constexpr StringRef Filling[] = {
      "clear", "reset", "assign",  "emplace", "swap",  "open",
      "init",  "load",  "connect", "accept",  "parse", "renew"};
  if (llvm::is_contained(Filling, Name))
    return Mention::Fills;
  static constexpr StringRef Reading[] = {
      "begin", "end",    "cbegin",   "cend",      "rbegin", "rend",  "data",
      "front", "back",   "at",       "c_str",     "str",    "value", "top",
      "size",  "length", "pop_back", "pop_front", "pop"};
  if (Class && isPointerLike(*Class) && !IsDereference && Name != "value")
    return Mention::Fills;
  // A container that is filled anew is not harmed by what it was.
  if (Method.getParent()->isInStdNamespace() && !IsDereference &&
      !llvm::is_contained(Reading, Name))
    return Mention::Fills;
  return std::nullopt;
}

/// The type of the parameter that the argument \p Index of the call \p S is
/// for, which is not counted with the object of a member operator; null if it
/// is not known.
static QualType parameterOf(const Stmt &S, unsigned Index) {
  const FunctionDecl *Callee = calleeOf(S);
  return Callee && Index < Callee->getNumParams()
             ? Callee->getParamDecl(Index)->getType()
             : QualType();
}

static llvm::ArrayRef<const Expr *> argumentsOf(const Stmt &S) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return {Construct->getArgs(), Construct->getNumArgs()};
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return passedBy(*Call);
  return {};
}

namespace {
/// Gathers the mentions that do not use what is in a variable.
class MentionVisitor : public BodyVisitor {
public:
  bool VisitCallExpr(const CallExpr *Call) override {
    notePassed(*Call);
    const Expr *Object = objectOf(*Call);
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Equal)
        return note(Operator->getArg(0), Mention::Assigns);
      if (Operator->isComparisonOp())
        for (const Expr *Side : Operator->arguments())
          noteCompared(Side);
    }
    if (Object && Method)
      if (std::optional<Mention> What = mentionBy(*Method, classOf(Object)))
        note(Object, *What);
    return true;
  }
  bool VisitCXXRewrittenBinaryOperator(
      const CXXRewrittenBinaryOperator *Comparison) override {
    noteCompared(Comparison->getLHS());
    noteCompared(Comparison->getRHS());
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    notePassed(*Construct);
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *Operator) override {
    if (Operator->getOpcode() == UO_AddrOf)
      note(Operator->getSubExpr(), Mention::Fills);
    return true;
  }
  bool VisitCastExpr(const CastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ToVoid)
      note(Cast->getSubExpr(), Mention::Asks);
    return true;
  }
  // Of what is moved memberwise, some members are as they were.
  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (!isa<CXXMethodDecl>(Member->getMemberDecl()))
      note(Member->getBase(), Mention::Asks);
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *Member) override {
    if (!Member->isImplicitAccess())
      note(Member->getBase(), Mention::Fills);
    return true;
  }
  bool VisitUnresolvedMemberExpr(const UnresolvedMemberExpr *Member) override {
    if (!Member->isImplicitAccess())
      note(Member->getBase(), Mention::Fills);
    return true;
  }
  bool VisitVarDecl(const VarDecl *Var) override {
    // That of a range-based for is there to be read.
    if (Var->getType()->isLValueReferenceType() && !Var->isImplicit())
      note(Var->getInit(), Mention::Fills);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    auto Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (Capture.getCaptureKind() == LCK_ByRef)
        note(*Init, Mention::Fills);
      ++Init;
    }
    return BodyVisitor::TraverseLambdaExpr(Lambda);
  }

  llvm::DenseMap<const DeclRefExpr *, Mention> Mentions;

private:
  bool note(const Expr *E, Mention What) {
    if (const DeclRefExpr *Ref = mentionIn(E))
      Mentions.try_emplace(Ref, What);
    return true;
  }

  void noteCompared(const Expr *Side) {
    if (const CXXRecordDecl *Class = classOf(Side);
        Class && isPointerLike(*Class))
      note(Side, Mention::Asks);
  }

  /// What is lent to who may change it. Of a call that is not resolved yet,
  /// nothing is known.
  void notePassed(const Stmt &S) {
    for (auto [Index, Arg] : llvm::enumerate(argumentsOf(S))) {
      const DeclRefExpr *Ref = mentionIn(Arg);
      if (!Ref || !Arg->isLValue() || Arg->getType().isConstQualified() ||
          objectIn(cast<Expr>(&S)) == Ref)
        continue;
      QualType Param = parameterOf(S, Index);
      if (Param.isNull() || (Param->isLValueReferenceType() &&
                             !Param->getPointeeType().isConstQualified()))
        Mentions.try_emplace(Ref, Mention::Fills);
    }
  }
};

/// Which variables were moved from. The thing after that of a variable has the
/// moves as its causes, since that of the variable has the suspension.
class MoveDomain : public Domain {
public:
  MoveDomain(Unit &U, llvm::ArrayRef<StringRef> AllowedCallees)
      : U(U), AllowedCallees(AllowedCallees) {}

  void add(const VarDecl &Var) {
    Numbers.add(Var);
    Variables.push_back(&Var);
  }
  void read(const FunctionDecl &FD) { Names.TraverseStmt(FD.getBody()); }

  std::vector<const VarDecl *> Variables;

  static unsigned thingOf(unsigned Variable) { return 2 * Variable; }
  static unsigned moveOf(unsigned Variable) { return 2 * Variable + 1; }

  void enter(Facts &F) override {
    for (unsigned I = 0; I != Variables.size(); ++I)
      if (isa<ParmVarDecl>(Variables[I]))
        F.set(thingOf(I), Whole, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Destroys:
      return end(*S.Var, F);
    case Step::Kind::DestroysTemporary:
      return;
    case Step::Kind::Suspends:
      if (S.Point->maySuspend())
        suspend(Number, F);
      return;
    case Step::Kind::Evaluates:
      break;
    }
    if (const auto *Declaration = dyn_cast<DeclStmt>(S.S)) {
      for (const Decl *D : Declaration->decls())
        if (std::optional<unsigned> Variable =
                Numbers.find(dyn_cast<VarDecl>(D)))
          fill(*Variable, Number, F);
      return;
    }
    if (std::optional<unsigned> Variable = filledBy(*S.S))
      fill(*Variable, Number, F);
    // Who has been told once need not be told again.
    if (std::optional<unsigned> Variable = usedBy(*S.S);
        Variable && F.may(thingOf(*Variable), Suspended))
      fill(*Variable, Number, F);
    if (std::optional<unsigned> Variable = variable(movedBy(*S.S))) {
      F.set(thingOf(*Variable), Moved, Number);
      F.set(moveOf(*Variable), Moved, Number);
    }
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Variable = Numbers.find(&Var)) {
      F.forget(thingOf(*Variable));
      F.forget(moveOf(*Variable));
    }
  }

  /// The variable that is looked into where \p S mentions it.
  std::optional<unsigned> usedBy(const Stmt &S) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    return Ref && !Names.Mentions.contains(Ref)
               ? Numbers.find(dyn_cast<VarDecl>(Ref->getDecl()))
               : std::nullopt;
  }

  /// The mention by which the call \p S takes what is in a variable; null if it
  /// takes nothing.
  const DeclRefExpr *movedBy(const Stmt &S) const {
    if (!takesWhatItGets(S))
      return nullptr;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
        Call && Call->getMethodDecl() &&
        Call->getMethodDecl()->getRefQualifier() == RQ_RValue)
      if (const DeclRefExpr *Ref = movedIn(Call->getImplicitObjectArgument()))
        return Ref;
    for (auto [Index, Arg] : llvm::enumerate(argumentsOf(S)))
      if (QualType Param = parameterOf(S, Index);
          !Param.isNull() && Param->isRValueReferenceType())
        if (const DeclRefExpr *Ref = movedIn(Arg))
          return Ref;
    return nullptr;
  }

private:
  void fill(unsigned Variable, unsigned Number, Facts &F) {
    F.set(thingOf(Variable), Whole, Number);
    F.forget(moveOf(Variable));
  }

  void suspend(unsigned Number, Facts &F) {
    for (unsigned I = 0; I != Variables.size(); ++I)
      if (F.may(thingOf(I), Moved)) {
        F.exclude(thingOf(I), Moved);
        F.add(thingOf(I), Suspended, Number);
      }
  }

  std::optional<unsigned> filledBy(const Stmt &S) const {
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
        Call && Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      return variable(mentionIn(Call->getArg(0)));
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    auto Found = Ref ? Names.Mentions.find(Ref) : Names.Mentions.end();
    return Found != Names.Mentions.end() && Found->second == Mention::Fills
               ? variable(Ref)
               : std::nullopt;
  }

  std::optional<unsigned> variable(const DeclRefExpr *Ref) const {
    return Ref ? Numbers.find(dyn_cast<VarDecl>(Ref->getDecl())) : std::nullopt;
  }

  const DeclRefExpr *movedIn(const Expr *E) const {
    if (!E || !E->isXValue() || isa<MaterializeTemporaryExpr>(E) ||
        E->getType().isConstQualified())
      return nullptr;
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(objectIn(E));
    std::optional<unsigned> Variable = variable(Ref);
    // What takes only a base leaves the rest.
    return Variable &&
                   U.context().hasSameUnqualifiedType(
                       E->getType(),
                       Variables[*Variable]->getType().getNonReferenceType())
               ? Ref
               : nullptr;
  }

  /// Whether what \p S calls, if it takes an rvalue, takes what is in it. Who
  /// says whether it did may have left it alone.
  bool takesWhatItGets(const Stmt &S) const {
    const FunctionDecl *Callee = calleeOf(S);
    if (!Callee || isAnyNamed(*Callee, AllowedCallees))
      return false;
    if (isa<CXXConstructorDecl>(Callee) ||
        Callee->getOverloadedOperator() == OO_Equal)
      return true;
    QualType Result = Callee->getReturnType();
    if (Callee->getDeclName().isIdentifier() &&
        Callee->getName().contains_insensitive("try"))
      return false;
    if (std::optional<Work> W = workOf(U, Result); W && !W->Result.isNull())
      Result = W->Result;
    return !Result->isBooleanType() && !Result->isReferenceType();
  }

  Unit &U;
  llvm::ArrayRef<StringRef> AllowedCallees;
  NumberedVariables Numbers;
  MentionVisitor Names;
};
} // namespace

/// Whether objects of type \p T are different when they were moved from.
static bool isLeftEmpty(Unit &U, QualType T,
                        llvm::ArrayRef<StringRef> Allowed) {
  if (T->isDependentType() || T.isConstQualified())
    return false;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && !Record->isInvalidDecl() &&
         !Record->isTriviallyCopyable() && !isAnyNamed(*Record, Allowed) &&
         !workOf(U, T);
}

void UseAfterMoveAcrossSuspendCheck::checkFunction(Unit &U,
                                                   const FunctionDecl &FD) {
  MoveDomain D(U, AllowedCallees);
  for (const VarDecl *Var : localVariablesOf(FD)) {
    QualType T = Var->getType();
    // Any other reference leads to what is somebody else's.
    if (T->isReferenceType() &&
        !(isa<ParmVarDecl>(Var) && T->isRValueReferenceType()))
      continue;
    if (isLeftEmpty(U, T.getNonReferenceType(), AllowedTypes))
      D.add(*Var);
  }
  const Graph *G = D.Variables.empty() ? nullptr : U.graphOf(FD);
  if (!G)
    return;
  D.read(FD);
  Solution S(*G, D);
  if (!S.isComplete())
    return reportNotFollowed(FD);
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    if (At.What != Step::Kind::Evaluates)
      return;
    std::optional<unsigned> Variable = D.usedBy(*At.S);
    if (!Variable || !Before.may(D.thingOf(*Variable), Suspended))
      return;
    llvm::ArrayRef<Fact> Moves = Before.of(D.moveOf(*Variable));
    const Fact *Since =
        llvm::find_if(Before.of(D.thingOf(*Variable)), [](const Fact &Known) {
          return Known.State == Suspended;
        });
    if (Moves.empty())
      return;
    unsigned Move = Moves.front().Cause;
    // In a loop the use comes first in the text, and is the move.
    bool IsAgain = llvm::all_of(
        Moves, [&](const Fact &Known) { return Known.Cause > Number; });
    // An assertion may be a loop that never comes by again.
    if (IsAgain && At.S->getBeginLoc().isMacroID())
      return;
    if (!Before.must(D.thingOf(*Variable), Suspended) &&
        isDecidedBetween(*G, Move, Number, IsAgain))
      return;
    const DeclRefExpr *Mention = D.movedBy(*G->step(Move).S);
    if (!Mention)
      return;
    SourceLocation MovedAt = Mention->getBeginLoc();
    Finding F;
    F.Loc = At.S->getBeginLoc();
    F.Message =
        "'" + D.Variables[*Variable]->getNameAsString() +
        (Mention == At.S ? "' is moved away each time the loop comes by: from "
                           "the second time on nothing is left in it"
                         : "' is used after it was moved away, and after the "
                           "coroutine was suspended: nothing is left in it");
    F.Notes.push_back({MovedAt, "it is moved away here"});
    if (const Step &Point = G->step(Since->Cause); Point.Point)
      F.Notes.push_back({Point.Point->Loc, "the coroutine is suspended here"});
    F.Notes.push_back(
        {F.Loc, IsAgain ? "it is used here when the loop comes by again"
                        : "it is used here"});
    F.Notes.push_back({MovedAt, IsAgain
                                    ? "give a copy away, or make it in the loop"
                                    : "give a copy away, or keep what is "
                                      "needed of it"});
    report(F);
  });
}

void UseAfterMoveAcrossSuspendCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
