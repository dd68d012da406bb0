//===--- SharedContainers.cpp - What others change meanwhile --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/SharedContainers.h"
#include "checks/LocalVariables.h"
#include "classify/BodyVisitor.h"
#include "classify/Copies.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/Calls.h"
#include "flow/References.h"
#include "flow/UseAfter.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace corotidy {

/// Nested deeper than anyone reads.
static constexpr unsigned Deepest = 16;

//===----------------------------------------------------------------------===//
// Which container an expression means
//===----------------------------------------------------------------------===//

namespace {
/// Where the way to an object begins.
enum class Root {
  /// A variable of the function, a temporary, or what nothing is known of.
  Unknown,
  This,
  /// A pointer, a reference, what a call gives.
  Elsewhere
};

/// A container that is not in the frame.
struct Place {
  const ValueDecl *Container = nullptr;
  bool IsOfThis = false;
  /// The members that it is a part of.
  llvm::SmallVector<const ValueDecl *, 1> PartOf = {};

  bool isGlobal() const {
    const auto *Var = dyn_cast<VarDecl>(Container);
    return Var && Var->hasGlobalStorage();
  }
};
} // namespace

static const CXXRecordDecl *classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() ? Record->getDefinition() : nullptr;
}

static bool hasMember(const CXXRecordDecl &Record, StringRef Name) {
  return Record.hasMemberName(&Record.getASTContext().Idents.get(Name));
}

static bool isContainer(const CXXRecordDecl &Record) {
  return hasMember(Record, "begin") && hasMember(Record, "end");
}

static Root rootOf(const Expr *E, unsigned Depth = 0) {
  if (!E || Depth == Deepest)
    return Root::Unknown;
  E = E->IgnoreParenImpCasts();
  auto Through = [Depth](const Expr *Part) { return rootOf(Part, Depth + 1); };
  if (isa<CXXThisExpr>(E))
    return Root::This;
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Member->getMemberDecl());
    return Var ? Root::Elsewhere : Through(Member->getBase());
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Through(Unary->getSubExpr());
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return Through(Element->getBase());
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
    const Expr *Object = Call->getNumArgs() ? Call->getArg(0) : nullptr;
    Root R = Through(Object);
    // What a local pointer leads to may be shared, unless nobody else can have
    // another one.
    const CXXRecordDecl *Class =
        Object ? classOf(Object->IgnoreParenImpCasts()->getType()) : nullptr;
    bool Points = Call->getOperator() == OO_Arrow ||
                  (Call->getOperator() == OO_Star && Call->getNumArgs() == 1);
    return R == Root::Unknown && Points && Class && isCopyable(*Class)
               ? Root::Elsewhere
               : R;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->isGLValue() || Call->getType()->isPointerType()
               ? Root::Elsewhere
               : Root::Unknown;
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var)
    return Root::Unknown;
  QualType T = Var->getType();
  if (Var->hasGlobalStorage())
    return Root::Elsewhere;
  if (Ref->refersToEnclosingVariableOrCapture())
    return T->isPointerType() ? Root::Elsewhere : Root::Unknown;
  if (!T->isReferenceType() && !T->isPointerType())
    return Root::Unknown;
  return isa<ParmVarDecl>(Var) ? Root::Elsewhere : Through(Var->getInit());
}

/// The container that \p E denotes, if it can be one that others reach.
static std::optional<Place> placeOf(const Expr *E, unsigned Depth = 0) {
  if (!E || Depth == Deepest)
    return std::nullopt;
  E = E->IgnoreParenImpCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_Deref)
    return placeOf(Unary->getSubExpr(), Depth + 1);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (isa<FieldDecl>(Member->getMemberDecl())) {
      Root R = rootOf(Member->getBase());
      if (R == Root::Unknown)
        return std::nullopt;
      Place Found{Member->getMemberDecl(), R == Root::This};
      while (!Member->isArrow() &&
             (Member = dyn_cast<MemberExpr>(
                  Member->getBase()->IgnoreParenImpCasts())))
        Found.PartOf.push_back(Member->getMemberDecl());
      return Found;
    }
    const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl());
    return Static ? std::optional(Place{Static->getCanonicalDecl(), false})
                  : std::nullopt;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || Ref->refersToEnclosingVariableOrCapture())
    return std::nullopt;
  // What is static in a function, only that changes.
  if (Var->hasGlobalStorage())
    return Var->isStaticLocal()
               ? std::nullopt
               : std::optional(Place{Var->getCanonicalDecl(), false});
  if (!Var->getType()->isReferenceType())
    return std::nullopt;
  if (isa<ParmVarDecl>(Var))
    return Place{Var, false};
  return placeOf(Var->getInit(), Depth + 1);
}

//===----------------------------------------------------------------------===//
// Who changes it
//===----------------------------------------------------------------------===//

/// By the names that the standard's containers have for it, and others after
/// them.
static std::optional<ContainerChange::Kind> changeNamed(StringRef Name) {
  static constexpr StringRef Losing[] = {
      "erase", "erase_after", "erase_if", "clear",     "pop_back", "pop_front",
      "pop",   "remove",      "unique",   "remove_if", "extract",  "truncate"};
  static constexpr StringRef Replacing[] = {"assign", "swap", "exchange"};
  static constexpr StringRef Growing[] = {
      "push_back",     "emplace_back", "push_front",  "emplace_front",
      "push",          "emplace",      "insert",      "emplace_hint",
      "insert_range",  "append",       "try_emplace", "insert_or_assign",
      "append_range",  "resize",       "reserve",     "rehash",
      "shrink_to_fit", "emplace_after"};
  if (llvm::is_contained(Losing, Name))
    return ContainerChange::Kind::Loses;
  if (llvm::is_contained(Replacing, Name))
    return ContainerChange::Kind::Replaced;
  if (llvm::is_contained(Growing, Name))
    return ContainerChange::Kind::Grows;
  return std::nullopt;
}

static StringRef nameOf(const DeclarationName &Name) {
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  return Id ? Id->getName() : StringRef();
}

/// Whether both are one member of two objects. To copy or move it is to make an
/// object like another, which is done before anybody uses it.
static bool isSameMember(const Expr *To, const Expr *From) {
  const auto *Target = dyn_cast_or_null<MemberExpr>(objectIn(To));
  const auto *Origin = dyn_cast_or_null<MemberExpr>(objectIn(From));
  return Target && Origin && Target->getMemberDecl() == Origin->getMemberDecl();
}

namespace {
/// The changes of containers, by the place of their declarations: that is the
/// same in a template and in what is made from it.
using Changes =
    llvm::DenseMap<SourceLocation, llvm::SmallVector<ContainerChange, 2>>;

class ChangeVisitor : public BodyVisitor {
public:
  ChangeVisitor(const FunctionDecl &By, Changes &Found)
      : By(By), Found(Found) {}

  bool VisitCallExpr(const CallExpr *Call) override {
    using Kind = ContainerChange::Kind;
    if (const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(
            Call->getCallee()->IgnoreParens())) {
      if (!Dependent->isImplicitAccess())
        add(changeNamed(nameOf(Dependent->getMember())), Dependent->getBase(),
            *Call);
      return true;
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Expr *Object = objectOf(*Call);
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
        Method && Object) {
      if (Method->isConst())
        return true;
      switch (Method->getOverloadedOperator()) {
      case OO_Equal:
        if (!isSameMember(Object,
                          Call->getNumArgs() == 2 ? Call->getArg(1) : nullptr))
          add(Kind::Replaced, Object, *Call);
        break;
      case OO_PlusEqual:
        add(Kind::Grows, Object, *Call);
        break;
      case OO_Subscript:
        // That of a map makes what is not there.
        if (hasMember(*Method->getParent(), "mapped_type"))
          add(Kind::Grows, Object, *Call);
        break;
      default:
        add(changeNamed(nameOf(Method->getDeclName())), Object, *Call);
      }
      return true;
    }
    DeclarationName Name;
    if (Callee)
      Name = Callee->getDeclName();
    else if (const auto *Overloads = dyn_cast<OverloadExpr>(
                 Call->getCallee()->IgnoreParenImpCasts()))
      Name = Overloads->getName();
    if (Callee && Callee->getBuiltinID() == Builtin::BImove)
      add(Kind::Loses, Call->getArg(0), *Call);
    else if (std::optional<Kind> What = changeNamed(nameOf(Name));
             What && *What != Kind::Grows)
      for (const Expr *Arg : Call->arguments())
        if (Arg->isLValue() && !Arg->getType().isConstQualified())
          add(What, Arg, *Call);
    return true;
  }
  // In a template nobody knows yet which operator it will be.
  bool VisitBinaryOperator(const BinaryOperator *S) override {
    if (S->isTypeDependent() && S->getOpcode() == BO_Assign)
      add(ContainerChange::Kind::Replaced, S->getLHS(), *S);
    return true;
  }

private:
  void add(std::optional<ContainerChange::Kind> What, const Expr *Object,
           const Expr &At) {
    std::optional<Place> P = What ? placeOf(Object) : std::nullopt;
    if (P)
      Found[P->Container->getLocation()].push_back(
          {*What, At.getBeginLoc(), &By, P->IsOfThis});
  }

  const FunctionDecl &By;
  Changes &Found;
};
} // namespace

/// While an object is made, assigned or destroyed, nothing else goes on in it;
/// and what main does, it mostly does before.
static bool isBeforeOrAfter(const FunctionDecl &FD) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  return FD.isMain() || isa<CXXConstructorDecl, CXXDestructorDecl>(FD) ||
         (Method && (Method->isCopyAssignmentOperator() ||
                     Method->isMoveAssignmentOperator())) ||
         nameOf(FD.getDeclName()) == "swap";
}

static Changes changesIn(Unit &U) {
  Changes Found;
  for (const FunctionDecl *FD : U.bodiesToFollow())
    if (const Stmt *Body = writtenBody(*FD); Body && !isBeforeOrAfter(*FD))
      ChangeVisitor(*FD, Found).TraverseStmt(Body);
  return Found;
}

/// Whether \p FD is \p Outer, or is in its body.
static bool isWithin(const FunctionDecl &FD, const FunctionDecl &Outer) {
  for (const DeclContext *DC = &FD; DC; DC = DC->getParent())
    if (const auto *Each = dyn_cast<FunctionDecl>(DC);
        Each && Each->getLocation() == Outer.getLocation())
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// What leads into one
//===----------------------------------------------------------------------===//

/// Whether \p T is a class that is moved from element to element.
static bool isIteratorClass(QualType T) {
  const CXXRecordDecl *Class = classOf(T);
  return Class && !T.getNonReferenceType()->isPointerType() &&
         Class->hasMemberName(
             Class->getASTContext().DeclarationNames.getCXXOperatorName(
                 OO_PlusPlus));
}

static bool isIteratorVariable(const VarDecl &Var) {
  return Var.isImplicit() || isIteratorClass(Var.getType());
}

bool UseAcrossSuspension::isIterator() const {
  return isIteratorVariable(*Var);
}

namespace {
/// A container into which a variable leads.
struct Source {
  Place In;
  const Expr *At = nullptr;
  Elements WhenGrowing = Elements::Stay;
  /// It leads to what an element has on the heap.
  bool IsBehindElement = false;
};
using Sources = llvm::SmallVector<Source, 1>;
} // namespace

static Sources sourcesOf(const WayIn &Way, const Models &M) {
  Sources Found;
  bool IsBehindElement = false;
  for (const Expr *Lender : Way.Lenders) {
    QualType T = Lender->IgnoreParenImpCasts()->getType();
    const CXXRecordDecl *Class = classOf(T);
    if (!Class || howRefers(T.getNonReferenceType()) == Refers::View)
      continue;
    if (isContainer(*Class)) {
      const ClassModel *Model = M.find(*Class);
      Elements WhenGrowing =
          Model && Model->WhenGrowing ? *Model->WhenGrowing : Elements::Stay;
      if (std::optional<Place> P = placeOf(Lender);
          P && WhenGrowing != Elements::Fixed &&
          !P->Container->getType().isConstQualified())
        Found.push_back({*P, Lender, WhenGrowing, IsBehindElement});
    } else if (isCopyable(*Class)) {
      // A pointer that others may have, too, keeps what it leads to.
      break;
    }
    IsBehindElement = true;
  }
  return Found;
}

/// Mutexes of coroutines are many, and most are a project's own.
static bool soundsLikeLock(StringRef Name) {
  static constexpr StringRef Parts[] = {"lock", "guard",  "holder",
                                        "unit", "permit", "acquire"};
  return llvm::any_of(
      Parts, [&](StringRef Part) { return Name.contains_insensitive(Part); });
}

namespace {
/// Gathers the variables that lead somewhere, and how they are mentioned.
class BindingVisitor : public BodyVisitor {
public:
  explicit BindingVisitor(Unit &U) : U(U) {}

  struct Binding {
    const VarDecl *Var;
    const Stmt *Loop;
  };
  std::vector<Binding> Bindings;
  std::vector<const VarDecl *> Guards;
  /// Mentions that give the variable something new.
  llvm::DenseSet<const Stmt *> Written;
  /// Mentions that only compare a pointer.
  llvm::DenseSet<const Stmt *> Asked;

  bool VisitVarDecl(const VarDecl *Var) override {
    if (!Var->hasLocalStorage() || Var->isInvalidDecl())
      return true;
    if (guards(*Var))
      Guards.push_back(Var);
    else
      add(*Var, Loops.lookup(Var));
    return true;
  }
  bool VisitForStmt(const ForStmt *S) override {
    if (const auto *Init = dyn_cast_or_null<DeclStmt>(S->getInit()))
      for (const Decl *D : Init->decls())
        Loops[D] = S;
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) override {
    const DeclStmt *Begin = S->getBeginStmt();
    if (Begin && Begin->isSingleDecl() && !S->getCoawaitLoc().isValid())
      if (const auto *Var = dyn_cast<VarDecl>(Begin->getSingleDecl()))
        add(*Var, S);
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *S) override {
    if (S->getOpcode() == BO_Assign)
      Written.insert(mentionIn(S->getLHS()));
    else if (S->isComparisonOp())
      for (const Expr *Side : {S->getLHS(), S->getRHS()})
        if (Side->getType()->isPointerType())
          Asked.insert(mentionIn(Side));
    return true;
  }
  bool VisitCastExpr(const CastExpr *S) override {
    if (S->getCastKind() == CK_PointerToBoolean ||
        S->getCastKind() == CK_ToVoid)
      Asked.insert(mentionIn(S->getSubExpr()));
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    if (Callee->getOverloadedOperator() == OO_Equal && Call->getNumArgs() == 2)
      Written.insert(mentionIn(Call->getArg(0)));
    for (auto [Param, Arg] : llvm::zip(Callee->parameters(), passedBy(*Call)))
      if (QualType T = Param->getType();
          T->isLValueReferenceType() && !T->getPointeeType().isConstQualified())
        Written.insert(mentionIn(Arg));
    return true;
  }

private:
  void add(const VarDecl &Var, const Stmt *Loop) {
    QualType T = Var.getType();
    if (T->isReferenceType() || T->isPointerType() ||
        howRefers(T) == Refers::View || Var.isImplicit())
      Bindings.push_back({&Var, Loop});
  }

  /// Whether \p Var is a lock, or what an await of one gave: what cannot be
  /// copied and does something when it ends.
  bool guards(const VarDecl &Var) const {
    const CXXRecordDecl *Class = Var.getType()->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition())
      return false;
    const ClassModel *Model = U.models().find(*Class);
    if (Model && Model->Guard)
      return Model->Guard->Kind == GuardKind::Lock;
    const auto *Await = dyn_cast_or_null<CoawaitExpr>(objectIn(Var.getInit()));
    if (!Await || Class->hasTrivialDestructor() || isCopyable(*Class))
      return false;
    const auto *Call =
        dyn_cast_or_null<CallExpr>(objectIn(Await->getOperand()));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return soundsLikeLock(nameOf(Class->getDeclName())) ||
           (Callee && soundsLikeLock(nameOf(Callee->getDeclName())));
  }

  Unit &U;
  llvm::DenseMap<const Decl *, const Stmt *> Loops;
};

enum State : unsigned { Fresh, Stale, Held };

/// Which variables lead into containers, and whether the coroutine was
/// suspended since. The thing after that of a variable has its binding as
/// cause, since that of the variable has the suspension. Guards come last.
class BindingDomain : public Domain {
public:
  BindingDomain(Unit &U, const BindingVisitor &Names) : U(U), Names(Names) {
    for (const BindingVisitor::Binding &Each : Names.Bindings)
      Variables.add(*Each.Var);
    for (const VarDecl *Guard : Names.Guards)
      Variables.add(*Guard);
  }

  static unsigned thingOf(unsigned Variable) { return 2 * Variable; }
  static unsigned bindingOf(unsigned Variable) { return 2 * Variable + 1; }

  /// The containers that the step leads a variable into.
  Sources sourcesAt(const Step &S) const {
    if (const VarDecl *Var = declaredBy(*S.S))
      return sourcesOf(wayInto(*Var), U.models());
    const Expr *Value = assignedBy(*S.S).second;
    return Value ? sourcesOf(wayInto(Value), U.models()) : Sources();
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Destroys:
      return end(*S.Var, F);
    case Step::Kind::DestroysTemporary:
      return;
    case Step::Kind::Suspends:
      if (S.Point->Kind == SuspensionKind::Await && S.Point->maySuspend())
        suspend(Number, F);
      return;
    case Step::Kind::Evaluates:
      break;
    }
    if (const VarDecl *Var = declaredBy(*S.S)) {
      std::optional<unsigned> I = Variables.find(Var);
      if (I && *I >= Names.Bindings.size())
        F.set(thingOf(*I), Held, Number);
      else if (I)
        bind(*I, Number, S, F);
    } else if (std::optional<unsigned> I =
                   Variables.find(assignedBy(*S.S).first)) {
      bind(*I, Number, S, F);
    } else if (Names.Written.contains(S.S)) {
      I = Variables.find(mentionedBy(*S.S));
      if (I && *I < Names.Bindings.size() &&
          !Names.Bindings[*I].Var->getType()->isReferenceType())
        forget(*I, F);
    }
    if (int Change = lockedBy(*S.S); Change > 0)
      F.set(lockedByHand(), Held, Number);
    else if (Change < 0)
      F.forget(lockedByHand());
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> I = Variables.find(&Var))
      forget(*I, F);
  }

  /// The variable that is used where \p S mentions it.
  std::optional<unsigned> usedBy(const Stmt &S) const {
    const VarDecl *Var = mentionedBy(S);
    std::optional<unsigned> I = Variables.find(Var);
    if (!I || *I >= Names.Bindings.size())
      return std::nullopt;
    QualType T = Var->getType();
    // What is written through a reference, is in what it leads to.
    if (!T->isReferenceType() && Names.Written.contains(&S))
      return std::nullopt;
    return T->isPointerType() && Names.Asked.contains(&S) ? std::nullopt : I;
  }

private:
  static const VarDecl *declaredBy(const Stmt &S) {
    const auto *Declaration = dyn_cast<DeclStmt>(&S);
    return Declaration && Declaration->isSingleDecl()
               ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
               : nullptr;
  }

  /// The pointer or iterator that gets another value, and that.
  static std::pair<const VarDecl *, const Expr *> assignedBy(const Stmt &S) {
    const Expr *Target = nullptr, *Value = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
        Binary && Binary->getOpcode() == BO_Assign) {
      Target = Binary->getLHS();
      Value = Binary->getRHS();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
               Call && Call->getOperator() == OO_Equal &&
               Call->getNumArgs() == 2) {
      Target = Call->getArg(0);
      Value = Call->getArg(1);
    }
    const DeclRefExpr *Ref = mentionIn(Target);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || Var->getType()->isReferenceType())
      return {};
    return {Var, Value};
  }

  /// Whether an await locks a mutex of coroutines, 1, or a call unlocks one,
  /// -1.
  int lockedBy(const Stmt &S) const {
    const Stmt *Called = &S;
    // What an await gives, unlocks by itself.
    if (const auto *Await = dyn_cast<CoawaitExpr>(&S);
        Await && Await->getType()->isVoidType())
      Called = objectIn(Await->getOperand());
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Called);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    const ClassModel *Model =
        Method ? U.models().find(*Method->getParent()) : nullptr;
    if (!Model || Model->Mutex != MutexKind::Coroutine)
      return 0;
    if (llvm::is_contained(Model->Members.Release,
                           nameOf(Method->getDeclName())))
      return -1;
    return Called == &S ? 0 : 1;
  }

  unsigned lockedByHand() const {
    return thingOf(Names.Bindings.size() + Names.Guards.size());
  }

  void bind(unsigned I, unsigned Number, const Step &S, Facts &F) {
    forget(I, F);
    if (sourcesAt(S).empty())
      return;
    F.set(thingOf(I), Fresh, Number);
    F.set(bindingOf(I), Fresh, Number);
  }

  static void forget(unsigned I, Facts &F) {
    F.forget(thingOf(I));
    F.forget(bindingOf(I));
  }

  void suspend(unsigned Number, Facts &F) {
    unsigned Count = Names.Bindings.size();
    for (unsigned I = Count; I != Count + Names.Guards.size() + 1; ++I)
      if (F.may(thingOf(I), Held))
        return;
    for (unsigned I = 0; I != Count; ++I)
      if (F.may(thingOf(I), Fresh)) {
        F.exclude(thingOf(I), Fresh);
        F.add(thingOf(I), Stale, Number);
      }
  }

  Unit &U;
  const BindingVisitor &Names;
  NumberedVariables Variables;
};
} // namespace

/// The first change of \p In by somebody else than \p FD that matters to \p
/// Var; what takes elements out goes first.
static std::optional<ContainerChange> changeOf(const Source &In,
                                               const VarDecl &Var,
                                               const FunctionDecl &FD,
                                               const Changes &All) {
  bool GrowingMatters =
      !In.IsBehindElement &&
      (In.WhenGrowing == Elements::Move ||
       (In.WhenGrowing == Elements::KeepPlace && isIteratorVariable(Var)));
  // Of two objects that neither is in, they mostly are not the same.
  auto IsByOther = [&](const ContainerChange &Each) {
    return !isWithin(*Each.By, FD) &&
           (Each.IsOfThis || In.In.IsOfThis || In.In.isGlobal());
  };
  std::optional<ContainerChange> Growing;
  for (const ContainerChange &Each :
       All.lookup(In.In.Container->getLocation())) {
    if (!IsByOther(Each))
      continue;
    if (Each.What != ContainerChange::Kind::Grows)
      return Each;
    if (GrowingMatters && !Growing)
      Growing = Each;
  }
  for (const ValueDecl *Whole : In.In.PartOf)
    for (const ContainerChange &Each : All.lookup(Whole->getLocation()))
      if (Each.What == ContainerChange::Kind::Replaced && IsByOther(Each))
        return Each;
  return Growing;
}

/// Adds what is used late in \p FD to \p Found.
static void collect(Unit &U, const FunctionDecl &FD,
                    std::optional<Changes> &All, SharedContainers &Found) {
  BindingVisitor Names(U);
  Names.TraverseStmt(writtenBody(FD));
  if (llvm::none_of(Names.Bindings, [&](const BindingVisitor::Binding &Each) {
        return !sourcesOf(wayInto(*Each.Var), U.models()).empty() ||
               (!Each.Var->getType()->isReferenceType() &&
                !Each.Var->isImplicit());
      }))
    return;
  const Graph *G = U.graphOf(FD);
  if (!G)
    return;
  BindingDomain D(U, Names);
  Solution S(*G, D);
  if (!S.isComplete()) {
    Found.NotFollowed.push_back(&FD);
    return;
  }
  llvm::DenseSet<unsigned> Told;
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    if (At.What != Step::Kind::Evaluates)
      return;
    std::optional<unsigned> I = D.usedBy(*At.S);
    if (!I || !Before.may(D.thingOf(*I), Stale) || Told.contains(*I))
      return;
    llvm::ArrayRef<Fact> States = Before.of(D.thingOf(*I));
    const Fact *Since = llvm::find_if(
        States, [](const Fact &Each) { return Each.State == Stale; });
    if (Since == States.end() || Since->Cause == Facts::AtEntry)
      return;
    const Suspension *Point = G->step(Since->Cause).Point;
    llvm::ArrayRef<Fact> Taken = Before.of(D.bindingOf(*I));
    if (Taken.empty() || !Point)
      return;
    Told.insert(*I);
    const BindingVisitor::Binding &B = Names.Bindings[*I];
    Sources Containers = D.sourcesAt(G->step(Taken.front().Cause));
    if (Containers.empty())
      return;
    if (!All)
      All = changesIn(U);
    std::optional<ContainerChange> Change;
    const Source *In = Containers.begin();
    for (const Source &Each : Containers)
      if (!Change && (Change = changeOf(Each, *B.Var, FD, *All)))
        In = &Each;
    Found.Uses.push_back({&FD, B.Var, B.Loop, In->In.Container, In->At,
                          Point->Loc, cast<Expr>(At.S), Change});
  });
}

const SharedContainers &Unit::sharedContainers() {
  if (Shared)
    return *Shared;
  SharedContainers Found;
  std::optional<Changes> All;
  for (const FunctionDecl *FD : coroutinesToFollow())
    collect(*this, *FD, All, Found);
  Shared = std::make_shared<const SharedContainers>(std::move(Found));
  return *Shared;
}

//===----------------------------------------------------------------------===//
// In words
//===----------------------------------------------------------------------===//

std::string nameOfContainer(const UseAcrossSuspension &Use) {
  return "'" + Use.Container->getNameAsString() + "'";
}

static std::string nameOfFunction(const FunctionDecl &FD) {
  return isLambdaCallOperator(&FD) ? "a lambda" : "'" + qualifiedName(FD) + "'";
}

static StringRef wordsFor(ContainerChange::Kind What) {
  switch (What) {
  case ContainerChange::Kind::Grows:
    return "puts elements into ";
  case ContainerChange::Kind::Loses:
    return "takes elements out of ";
  case ContainerChange::Kind::Replaced:
    return "replaces what is in ";
  }
  llvm_unreachable("all are handled");
}

std::string whoMayChange(const UseAcrossSuspension &Use, StringRef May,
                         StringRef Container) {
  std::string Who = "whoever ";
  Who += May;
  if (!Use.Change)
    return Who + "change" + (May.ends_with("have ") ? "d " : " ") +
           Container.str();
  Who += May.ends_with("have ") ? "called " : "call ";
  Who += nameOfFunction(*Use.Change->By) + ", which ";
  return Who + wordsFor(Use.Change->What).str() + Container.str();
}

void noteWhatHappens(Finding &F, const UseAcrossSuspension &Use,
                     std::string Taken, std::string Used) {
  F.Notes.push_back({Use.TakenFrom->getBeginLoc(), std::move(Taken)});
  F.Notes.push_back({Use.SuspendedAt, "the coroutine is suspended here"});
  if (Use.Change) {
    std::string What = nameOfFunction(*Use.Change->By) + " " +
                       wordsFor(Use.Change->What).str() + nameOfContainer(Use) +
                       " here";
    if (Use.Change->What == ContainerChange::Kind::Grows)
      What += Use.isIterator() ? ", which ends its iterators"
                               : ", which may move the others";
    F.Notes.push_back({Use.Change->Loc, std::move(What)});
  }
  F.Notes.push_back({Use.Use->getBeginLoc(), std::move(Used)});
}

} // namespace corotidy
