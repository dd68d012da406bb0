//===--- HandleMisuseCheck.cpp - coro-handle-misuse -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HandleMisuseCheck.h"
#include "checks/HandleCalls.h"
#include "checks/HandleOwners.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Handles along the ways through a body
//===----------------------------------------------------------------------===//

namespace {
enum State : unsigned {
  /// Nothing is known of it.
  Unknown,
  Null,
  Destroyed,
  /// It has run to its end: done() was true.
  Ended
};

/// The handles of a body that are destroyed or asked whether they are done.
class BodyHandles : public BodyVisitor {
public:
  BodyHandles(const FunctionDecl &FD, AwaitResolver &Resolver)
      : Resolver(Resolver) {
    TraverseStmt(FD.getBody());
    for (const AccessPath &Path : Candidates) {
      AccessPath Name = nameOf(Path);
      const auto *Root = dyn_cast_or_null<VarDecl>(Name.Path.front());
      if (!(Root && Escaped.contains(Root)) && !llvm::is_contained(Names, Name))
        Names.push_back(Name);
    }
  }

  /// Whether there is anything to follow.
  bool mayBeMisused() const {
    return !Names.empty() && (Destroys || (AsksDone && Resumes));
  }

  /// In the order in which they come up.
  std::vector<AccessPath> Names;

  std::optional<unsigned> find(const Expr *E) const {
    std::optional<AccessPath> Path = E ? followable(E) : std::nullopt;
    if (!Path)
      return std::nullopt;
    auto Found = llvm::find(Names, nameOf(*Path));
    if (Found == Names.end())
      return std::nullopt;
    return Found - Names.begin();
  }

  bool VisitCallExpr(const CallExpr *E) override {
    HandleCall Call = handleCallIn(*E, Resolver);
    Destroys |= Call.Op == HandleOp::Destroy;
    AsksDone |= Call.Op == HandleOp::Done;
    Resumes |= Call.Op == HandleOp::Resume;
    if (Call.Op == HandleOp::Destroy || Call.Op == HandleOp::Done)
      if (std::optional<AccessPath> Path = followable(Call.Handle))
        Candidates.push_back(*Path);
    return true;
  }
  bool VisitVarDecl(const VarDecl *Var) override {
    if (!Var->getInit())
      return true;
    if (Var->getType()->isReferenceType())
      escape(Var->getInit());
    else if (Var->isLocalVarDecl() && Resolver.isHandle(Var->getType()))
      if (const VarDecl *Other = variableIn(soleValue(Var->getInit()));
          Other && Resolver.isHandle(Other->getType()))
        Copies[Var->getCanonicalDecl()] = Other;
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    if (E->getOpcode() == UO_AddrOf)
      escape(E->getSubExpr());
    return true;
  }
  bool VisitLambdaExpr(const LambdaExpr *E) override {
    for (const LambdaCapture &Capture : E->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
        if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar()))
          Escaped.insert(Var->getCanonicalDecl());
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *E) override {
    VisitLambdaExpr(E);
    return BodyVisitor::TraverseLambdaExpr(E);
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *E) override {
    if (E->isAssignmentOp())
      assigned(E->getArg(0));
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->isAssignmentOp())
      assigned(E->getLHS());
    return true;
  }

private:
  /// Calls may give something else each time.
  static std::optional<AccessPath> followable(const Expr *E) {
    std::optional<AccessPath> Path = pathOf(E);
    if (!Path || llvm::any_of(Path->Path, [](const Decl *D) {
          return isa_and_nonnull<FunctionDecl>(D);
        }))
      return std::nullopt;
    return Path;
  }

  void escape(const Expr *E) {
    if (const VarDecl *Var = variableIn(E))
      Escaped.insert(Var);
  }
  void assigned(const Expr *E) {
    if (const VarDecl *Var = variableIn(E))
      Assigned.insert(Var);
  }

  /// A copy that is never assigned to stands for what it was copied from, if
  /// nobody assigns to that either.
  AccessPath nameOf(AccessPath Path) const {
    for (unsigned I = 0; I != 4; ++I) {
      const VarDecl *Var = Path.variable();
      const VarDecl *From = Var ? Copies.lookup(Var) : nullptr;
      if (!From || Assigned.contains(Var) || Assigned.contains(From) ||
          Escaped.contains(From))
        break;
      Path = AccessPath{{From}};
    }
    return Path;
  }

  AwaitResolver &Resolver;
  std::vector<AccessPath> Candidates;
  llvm::DenseMap<const VarDecl *, const VarDecl *> Copies;
  llvm::SmallPtrSet<const VarDecl *, 4> Escaped;
  llvm::SmallPtrSet<const VarDecl *, 4> Assigned;
  bool Destroys = false;
  bool AsksDone = false;
  bool Resumes = false;
};

class HandleDomain : public Domain {
public:
  HandleDomain(const Graph &G, const BodyHandles &Handles, Unit &U)
      : G(G), Handles(Handles), U(U) {}

  void enter(Facts &F) override {
    for (unsigned Thing = 0; Thing != Handles.Names.size(); ++Thing)
      F.set(Thing, Unknown, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Suspends:
      return forgetMembers(F);
    case Step::Kind::Destroys:
      // A destructor may do anything to what it can get at.
      return forgetMembers(F);
    case Step::Kind::DestroysTemporary:
      return;
    case Step::Kind::Evaluates:
      return evaluate(Number, *S.S, F);
    }
  }

  void assume(const Expr &Condition, bool Value, Facts &F) override {
    const Expr *E = Condition.IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
      if (Not->getOpcode() != UO_LNot)
        break;
      Value = !Value;
      E = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    HandleCall Call = handleCallIn(*E, U.resolver());
    std::optional<unsigned> Thing =
        Handles.find(Call.Op == HandleOp::None ? E : Call.Handle);
    if (!Thing)
      return;
    if (Call.Op == HandleOp::Done) {
      if (F.may(*Thing, Destroyed))
        return;
      if (Value)
        F.set(*Thing, Ended, stepOf(*E));
      else
        F.exclude(*Thing, Ended);
    } else if (Value) {
      F.exclude(*Thing, Null);
    } else {
      F.set(*Thing, Null, Facts::AtEntry);
    }
  }

private:
  unsigned stepOf(const Stmt &S) const {
    for (unsigned Number = 0; Number != G.steps().size(); ++Number)
      if (G.step(Number).S == &S)
        return Number;
    return Facts::AtEntry;
  }

  void reset(unsigned Thing, Facts &F) const {
    F.set(Thing, Unknown, Facts::AtEntry);
  }

  /// \p Changed was given another value: what was known of it, or of what is
  /// reached through it, is true no more.
  void reset(const Expr *Changed, Facts &F) const {
    std::optional<AccessPath> Path = pathOf(Changed);
    if (!Path)
      return;
    for (unsigned Thing = 0; Thing != Handles.Names.size(); ++Thing) {
      ArrayRef<const Decl *> Name = Handles.Names[Thing].Path;
      if (Name.size() >= Path->Path.size() &&
          Name.take_front(Path->Path.size()) ==
              ArrayRef<const Decl *>(Path->Path))
        reset(Thing, F);
    }
  }

  void forgetMembers(Facts &F) const {
    for (unsigned Thing = 0; Thing != Handles.Names.size(); ++Thing) {
      const VarDecl *Var = Handles.Names[Thing].variable();
      if (!Var || !Var->isLocalVarDeclOrParm() ||
          Var->getType()->isReferenceType())
        reset(Thing, F);
    }
  }

  void evaluate(unsigned Number, const Stmt &S, Facts &F) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          declare(*Var, F);
      return;
    }
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S)) {
      if (Assign->isAssignmentOp())
        reset(Assign->getLHS(), F);
      return;
    }
    if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
      if (Unary->isIncrementDecrementOp())
        reset(Unary->getSubExpr(), F);
      return;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
      // A copy of a handle changes nothing.
      if (U.resolver().isHandle(Construct->getType()))
        return;
      const CXXConstructorDecl *Ctor = Construct->getConstructor();
      for (unsigned I = 0; I != Construct->getNumArgs(); ++I)
        if (mayChangeArgument(*Ctor, I))
          reset(Construct->getArg(I), F);
      if (!Ctor->isTrivial())
        forgetMembers(F);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      called(Number, *Call, F);
  }

  void declare(const VarDecl &Var, Facts &F) const {
    for (unsigned Thing = 0; Thing != Handles.Names.size(); ++Thing)
      if (Handles.Names[Thing].isIn(Var))
        reset(Thing, F);
  }

  void called(unsigned Number, const CallExpr &Call, Facts &F) {
    HandleCall OfHandle = handleCallIn(Call, U.resolver());
    if (OfHandle.Op != HandleOp::None) {
      std::optional<unsigned> Thing = Handles.find(OfHandle.Handle);
      if (OfHandle.Op == HandleOp::Resume || OfHandle.Op == HandleOp::Destroy)
        // What runs may change members, but not which handle this is.
        forgetMembers(F);
      if (OfHandle.Op == HandleOp::Destroy && Thing)
        F.set(*Thing, Destroyed, Number);
      return;
    }
    const Expr *Object = objectOf(Call);
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
    bool ChangesObject = Object && !(Method && Method->isConst());
    if (ChangesObject)
      reset(Object, F);
    ArrayRef<const Expr *> Args = passedBy(Call);
    for (unsigned I = 0; I != Args.size(); ++I) {
      const FunctionDecl *Callee = Call.getDirectCallee();
      if (Args[I] && (!Callee || mayChangeArgument(*Callee, I)))
        reset(Args[I], F);
    }
    // Handles compare, convert and are assigned without a look at members.
    bool IsOfHandle =
        (Object && U.resolver().isHandle(Object->getType())) ||
        (Method && U.resolver().isHandle(
                       U.context().getCanonicalTagType(Method->getParent())));
    if (!IsOfHandle)
      forgetMembers(F);
  }

  const Graph &G;
  const BodyHandles &Handles;
  Unit &U;
};
} // namespace

/// Whether control gets from \p From to \p To without a choice on the way.
static bool leadsTo(const Graph &G, unsigned From, unsigned To) {
  SmallVector<unsigned, 8> Way = G.wayBetween(From, To, {});
  if (Way.empty())
    return false;
  return llvm::all_of(ArrayRef(Way).drop_back(), [&](unsigned B) {
    return G.blocks()[B].Next.size() < 2;
  });
}

/// Whether what is known of a handle forbids the call.
static bool contradicts(HandleOp Op, const Fact &Known) {
  if (Known.Cause == Facts::AtEntry)
    return false;
  return Known.State == Destroyed ||
         (Known.State == Ended && Op == HandleOp::Resume);
}

static std::string nameOf(const Expr &Handle) {
  std::optional<AccessPath> Path = pathOf(&Handle);
  return Path ? Path->text() : "the handle";
}

/// Whether a member is named in \p Body that a handle is not used up without.
/// Most bodies are through with this.
static bool namesMember(const Stmt &Body, const ASTContext &Ctx) {
  const IdentifierInfo *const Names[] = {&Ctx.Idents.get("destroy"),
                                         &Ctx.Idents.get("done")};
  SmallVector<const Stmt *, 32> Left = {&Body};
  while (!Left.empty()) {
    const Stmt *S = Left.pop_back_val();
    const IdentifierInfo *Id = nullptr;
    if (const auto *Access = dyn_cast<MemberExpr>(S))
      Id = Access->getMemberDecl()->getIdentifier();
    else if (const auto *Access = dyn_cast<CXXDependentScopeMemberExpr>(S))
      Id = Access->getMember().getAsIdentifierInfo();
    if (Id && llvm::is_contained(Names, Id))
      return true;
    for (const Stmt *Child : S->children())
      if (Child)
        Left.push_back(Child);
  }
  return false;
}

void HandleMisuseCheck::checkFlow(Unit &U, const FunctionDecl &FD) {
  if (!namesMember(*FD.getBody(), U.context()))
    return;
  BodyHandles Handles(FD, U.resolver());
  if (!Handles.mayBeMisused())
    return;
  const Graph *G = U.graphOf(FD);
  if (!G)
    return;
  HandleDomain D(*G, Handles, U);
  Solution Found(*G, D);
  if (!Found.isComplete())
    return reportNotFollowed(FD);
  Found.forEach([&](unsigned Number, const Step &S, const Facts &Before) {
    if (S.What != Step::Kind::Evaluates)
      return;
    HandleCall Call = handleCallIn(*S.S, U.resolver());
    if (Call.Op == HandleOp::None || Call.Op == HandleOp::Address ||
        Call.Op == HandleOp::Other)
      return;
    std::optional<unsigned> Thing = Handles.find(Call.Handle);
    if (!Thing)
      return;
    // Of several, what is written first.
    std::optional<Fact> Why;
    auto PlaceOf = [&](const Fact &F) {
      return G->step(F.Cause).S->getBeginLoc();
    };
    for (const Fact &Known : Before.of(*Thing))
      if (contradicts(Call.Op, Known) &&
          (Known.Cause == Number || Before.must(*Thing, Known.State) ||
           leadsTo(*G, Known.Cause, Number)) &&
          (!Why || U.sources().isBeforeInTranslationUnit(PlaceOf(Known),
                                                         PlaceOf(*Why))))
        Why = Known;
    if (Why)
      reportUse(*S.S, *Call.Handle, *G->step(Why->Cause).S,
                Why->State == Ended            ? HandleTrouble::ResumesEnded
                : Call.Op == HandleOp::Destroy ? HandleTrouble::DestroysAgain
                : Call.Op == HandleOp::Resume
                    ? HandleTrouble::ResumesDestroyed
                    : HandleTrouble::LooksIntoDestroyed);
  });
}

void HandleMisuseCheck::reportUse(const Stmt &Use, const Expr &Handle,
                                  const Stmt &Cause, HandleTrouble What) {
  std::string Of = "the coroutine of '" + nameOf(Handle) + "'";
  Finding F;
  F.Loc = Use.getBeginLoc();
  F.Ranges.push_back(Use.getSourceRange());
  switch (What) {
  case HandleTrouble::ResumesEnded:
    F.Message = "this resumes " + Of +
                ", which has run to its end: the behaviour is undefined";
    F.Notes.push_back({Cause.getBeginLoc(), "'done()' is true here"});
    F.Notes.push_back({F.Loc, "resume it only while 'done()' is false"});
    return report(F);
  case HandleTrouble::DestroysAgain:
    F.Message =
        "this destroys " + Of + " a second time: its frame is freed twice";
    break;
  case HandleTrouble::ResumesDestroyed:
    F.Message =
        "this resumes " + Of + " after it was destroyed: its frame is freed";
    break;
  case HandleTrouble::LooksIntoDestroyed:
    F.Message =
        "this looks into " + Of + " after it was destroyed: its frame is freed";
    break;
  }
  F.Notes.push_back({Cause.getBeginLoc(),
                     &Cause == &Use ? "it was destroyed here before, when the "
                                      "loop came by"
                                    : "it is destroyed here"});
  F.Notes.push_back({F.Loc, "set the handle to null where it is destroyed, and "
                            "look whether it is before it is used"});
  report(F);
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

void HandleMisuseCheck::checkOwner(Unit &U, const HandleOwner &Owner) {
  std::string Class = "'" + qualifiedName(*Owner.Record) + "'";
  std::string Handle = "'" + Owner.Handle->getNameAsString() + "'";
  for (const HandleCopy &Copy : handleCopies(Owner, U)) {
    Finding F;
    F.Loc = Copy.Function ? Copy.Function->getLocation()
                          : Owner.Record->getLocation();
    F.Ranges.push_back(SourceRange(F.Loc));
    F.Message =
        (Copy.IsMove         ? "moving a " + Class +
                                   " leaves its handle in "
                                   "the source"
         : Copy.IsAssignment ? "assigning a " + Class + " copies its handle"
                             : "copying a " + Class + " copies its handle") +
        ": both objects destroy the coroutine";
    F.Notes.push_back(
        {Owner.Destroys, "the destructor destroys the coroutine here"});
    F.Notes.push_back(
        {F.Loc, Copy.IsMove
                    ? "set " + Handle +
                          " of the source to null, as "
                          "std::exchange(other." +
                          Owner.Handle->getNameAsString() + ", {}) does"
                    : "delete the copy constructor and the copy assignment"});
    report(F);
  }
}

void HandleMisuseCheck::checkUnit(Unit &U) {
  if (!U.resolver().hasCoroutines())
    return;
  for (const FunctionDecl *FD : U.functions())
    // The pattern of a template tells what is made from it.
    if (FD->doesThisDeclarationHaveABody() && FD->getBody() &&
        !isTemplateInstantiation(*FD))
      checkFlow(U, *FD);
  for (const CXXRecordDecl *Record : U.records())
    if (std::optional<HandleOwner> Owner = handleOwner(*Record, U))
      checkOwner(U, *Owner);
}

} // namespace corotidy
