//===--- HeldAcross.cpp - What is held when a coroutine suspends
//-------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/HeldAcross.h"
#include "classify/Classifier.h"
#include "classify/Names.h"
#include "flow/Calls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace corotidy {

namespace {
enum State : unsigned { IsHeld, IsEmpty, IsTried };

/// How objects of a type guard: by themselves or by one of their members.
struct GuardOfType {
  const ClassModel *Model = nullptr;
  /// Of the guard in there, which is Model's unless that wraps another.
  const GuardModel *Guard = nullptr;
  const FieldDecl *Member = nullptr;
};
} // namespace

static State stateOf(Holding H) {
  switch (H) {
  case Holding::Held:
    return IsHeld;
  case Holding::Empty:
    return IsEmpty;
  case Holding::Tried:
    return IsTried;
  }
  llvm_unreachable("all are handled");
}

static bool isOneOf(const NamedDecl &Member,
                    const std::vector<std::string> &Names) {
  if (Names.empty())
    return false;
  std::string Name = isa<CXXConversionDecl>(Member) ? "operator bool"
                                                    : Member.getNameAsString();
  return llvm::is_contained(Names, Name);
}

static const CXXRecordDecl *recordOf(QualType T) {
  return T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
}

/// Whether \p Record has a member for locking that one awaits.
static bool isLockedByAwait(const CXXRecordDecl &Record) {
  if (!Record.hasDefinition())
    return false;
  return llvm::any_of(Record.methods(), [](const CXXMethodDecl *Method) {
    if (!Method->getDeclName().isIdentifier() ||
        !Method->getName().contains("lock"))
      return false;
    const CXXRecordDecl *Result = recordOf(Method->getReturnType());
    return Result && Result->hasDefinition() &&
           llvm::any_of(Result->methods(), [](const CXXMethodDecl *Member) {
             return Member->getOverloadedOperator() == OO_Coawait ||
                    (Member->getDeclName().isIdentifier() &&
                     Member->getName() == "await_ready");
           });
  });
}

/// Whether what a guard of type \p T locks was made for coroutines.
static bool guardsCoroutineMutex(QualType T, const Models &M) {
  return llvm::any_of(typeArguments(T), [&](QualType Arg) {
    const CXXRecordDecl *Record = recordOf(Arg);
    if (!Record)
      return false;
    const ClassModel *Model = M.find(*Record);
    if (Model && Model->Mutex)
      return *Model->Mutex == MutexKind::Coroutine;
    return isLockedByAwait(*Record);
  });
}

/// Deeper in an object than this no guard is looked for.
static constexpr unsigned DeepestMember = 3;

static GuardOfType guardOf(QualType T, const Models &M, unsigned Depth = 0) {
  T = T.getNonReferenceType();
  while (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  const ClassModel *Model = M.find(T);
  if (Model && Model->Guard && Model->Guard->Kind == GuardKind::Argument) {
    SmallVector<QualType, 2> Args = typeArguments(T);
    if (Args.empty() || Depth == DeepestMember)
      return {};
    const GuardModel *Inner = guardOf(Args.front(), M, Depth + 1).Guard;
    return Inner ? GuardOfType{Model, Inner, nullptr} : GuardOfType();
  }
  if (Model && Model->Guard)
    return guardsCoroutineMutex(T, M)
               ? GuardOfType()
               : GuardOfType{Model, &*Model->Guard, nullptr};
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isLambda() ||
      Depth == DeepestMember || Record->hasTrivialDestructor())
    return {};
  // What a library keeps inside of its classes is its own business.
  const SourceManager &SM = Record->getASTContext().getSourceManager();
  if (SM.isInSystemHeader(Record->getLocation()))
    return {};
  for (const FieldDecl *Field : Record->fields())
    if (!Field->getType()->isReferenceType())
      if (GuardOfType Inner = guardOf(Field->getType(), M, Depth + 1);
          Inner.Model)
        return {Inner.Model, Inner.Guard, Field};
  return {};
}

/// What constructs the object that \p E is the value of; null if that cannot
/// be seen, as for the result of a call.
static const Expr *construction(const Expr *E) {
  while (E) {
    const Expr *Before = E;
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = Cast->getSubExpr();
    if (isa<CXXConstructExpr, InitListExpr, CXXParenListInitExpr>(E) ||
        E == Before)
      return E;
  }
  return nullptr;
}

/// Whether who gets \p Arg can change the object.
static bool isLent(const Expr &Arg) {
  QualType T = Arg.getType();
  if (T.isNull())
    return false;
  if (Arg.isLValue())
    return !T.isConstQualified();
  return T->isPointerType() && !T->getPointeeType().isConstQualified();
}

/// Whether \p E is a value that a guard may come from.
static bool makesObject(const Expr &E) {
  return E.isPRValue() && !E.getType().isNull() && !E.getType()->isVoidType() &&
         isa<CXXConstructExpr, InitListExpr, CXXParenListInitExpr, CallExpr>(E);
}

class HeldAcross::HeldDomain : public Domain {
public:
  HeldDomain(const Graph &G, const Models &M) : M(M) {
    for (const ParmVarDecl *Param : G.function().parameters())
      if (!Param->getType()->isReferenceType())
        if (std::optional<unsigned> Thing = noteVariable(*Param))
          Parameters.push_back(*Thing);
    for (const Step &S : G.steps())
      if (S.What == Step::Kind::Evaluates)
        note(*S.S);
  }

  bool isEmpty() const { return Things.empty(); }
  const Holdable &thing(unsigned Number) const { return Things[Number]; }

  void enter(Facts &F) override {
    for (unsigned Thing : Mutexes)
      F.set(Thing, IsEmpty, Facts::AtEntry);
    for (unsigned Thing : Parameters)
      F.set(Thing, IsHeld, Facts::AtEntry);
  }

  void apply(unsigned Number, const Step &S, Facts &F) override {
    switch (S.What) {
    case Step::Kind::Suspends:
      return;
    case Step::Kind::Destroys:
      return end(*S.Var, F);
    case Step::Kind::DestroysTemporary:
      return forgetTemporary(cast<CXXBindTemporaryExpr>(S.S)->getSubExpr(), F);
    case Step::Kind::Evaluates:
      return evaluate(Number, *S.S, F);
    }
  }

  void end(const VarDecl &Var, Facts &F) override {
    if (std::optional<unsigned> Thing =
            find(AccessPath{{Var.getCanonicalDecl()}}))
      F.forget(*Thing);
  }

  void assume(const Expr &Condition, bool Value, Facts &F) override {
    const Expr *E = Condition.IgnoreParenImpCasts();
    while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
      if (Not->getOpcode() != UO_LNot)
        return;
      Value = !Value;
      E = Not->getSubExpr()->IgnoreParenImpCasts();
    }
    std::optional<unsigned> Thing = testedBy(*E);
    if (!Thing)
      return;
    for (Fact Known : llvm::SmallVector<Fact, 4>(F.of(*Thing)))
      if (Known.State == IsTried)
        F.add(*Thing, Value ? IsHeld : IsEmpty, Known.Cause);
    F.exclude(*Thing, IsTried);
    F.exclude(*Thing, Value ? IsEmpty : IsHeld);
  }

private:
  //===--------------------------------------------------------------------===//
  // Which things there are
  //===--------------------------------------------------------------------===//

  std::optional<unsigned> find(const AccessPath &Name) const {
    for (size_t I = 0; I != Things.size(); ++I)
      if (Things[I].Name && *Things[I].Name == Name)
        return I;
    return std::nullopt;
  }

  std::optional<unsigned> findTemporary(const Expr *E) const {
    auto Found = Temporaries.find(E);
    return Found == Temporaries.end() ? std::nullopt
                                      : std::optional(Found->second);
  }

  std::optional<unsigned> findObject(const Expr *E) const {
    std::optional<AccessPath> Name = E ? pathOf(E) : std::nullopt;
    return Name ? find(*Name) : std::nullopt;
  }

  unsigned add(Holdable What) {
    Things.push_back(std::move(What));
    return Things.size() - 1;
  }

  std::optional<unsigned> noteVariable(const VarDecl &Var) {
    GuardOfType Guard = guardOf(Var.getType(), M);
    if (!Guard.Model)
      return std::nullopt;
    AccessPath Name{{Var.getCanonicalDecl()}};
    if (std::optional<unsigned> Known = find(Name))
      return Known;
    return add(
        {Name, nullptr, Var.getType(), Guard.Model, Guard.Guard, Guard.Member});
  }

  /// A guard that is a member, or a mutex, by the members called on it.
  void noteObject(const Expr *Object) {
    std::optional<AccessPath> Name = pathOf(Object);
    if (!Name || find(*Name))
      return;
    QualType T = Object->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    const ClassModel *Model = M.find(T);
    if (!Model)
      return;
    if (Model->Mutex == MutexKind::Thread)
      Mutexes.push_back(add({*Name, nullptr, T, Model, nullptr, nullptr}));
    else if (Model->Guard && !guardsCoroutineMutex(T, M))
      add({*Name, nullptr, T, Model, &*Model->Guard, nullptr});
  }

  void note(const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          noteDeclared(*Var);
      return;
    }
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S)) {
      if (const Expr *Object = Call->getImplicitObjectArgument())
        noteObject(Object);
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S)) {
      if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
        noteObject(Call->getArg(0));
    } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
      if (const FunctionModel *Model = modelOf(*Call, M)) {
        forEachIn(Model->Acquires, *Call,
                  [&](const Expr *E) { noteHandled(E); });
        forEachIn(Model->Tries, *Call, [&](const Expr *E) { noteHandled(E); });
      }
    }
    if (const auto *E = dyn_cast<Expr>(&S); E && makesObject(*E))
      if (GuardOfType Guard = guardOf(E->getType(), M); Guard.Model)
        Temporaries[E] = add({std::nullopt, E, E->getType(), Guard.Model,
                              Guard.Guard, Guard.Member});
  }

  void noteDeclared(const VarDecl &Var) {
    noteVariable(Var);
    const auto *Call =
        Var.getInit() ? dyn_cast<CallExpr>(Var.getInit()->IgnoreParenImpCasts())
                      : nullptr;
    if (Call && Var.getType()->isBooleanType())
      Results[Var.getCanonicalDecl()] = Call;
  }

  /// A mutex without a class that says so, which a function locks.
  void noteHandled(const Expr *E) {
    std::optional<AccessPath> Name = pathOf(E);
    if (!Name || find(*Name))
      return;
    QualType T = E->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    const ClassModel *Model = M.find(T);
    if (Model && Model->Mutex == MutexKind::Coroutine)
      return;
    Mutexes.push_back(add({*Name, nullptr, T, &OfFunctions, nullptr, nullptr}));
  }

  //===--------------------------------------------------------------------===//
  // What happens to them
  //===--------------------------------------------------------------------===//

  void evaluate(unsigned Number, const Stmt &S, Facts &F) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          declare(Number, *Var, F);
      return;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
      constructed(Number, *Construct, F);
      passArguments({Construct->getArgs(), Construct->getNumArgs()},
                    Construct->getConstructor(), Number, F);
      return;
    }
    if (const auto *E = dyn_cast<Expr>(&S))
      if (std::optional<unsigned> Thing = findTemporary(E))
        initialise(Number, *Thing, E, F);
    if (const auto *List = dyn_cast<InitListExpr>(&S))
      passArguments(List->inits(), nullptr, Number, F);
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      called(Number, *Call, F);
  }

  /// The state of the object that \p E constructs. Nothing if that cannot be
  /// known.
  std::optional<State> stateOfConstruction(const Expr *E,
                                           const GuardOfType &Guard) const {
    if (Guard.Member)
      return stateOfMember(E, Guard);
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(E))
      if (std::optional<Holding> Said =
              M.holdingAfter(*Construct->getConstructor()))
        return stateOf(*Said);
    return stateOf(Guard.Model->Guard->Constructed);
  }

  /// A member is what the constructor or the braces around it make it.
  std::optional<State> stateOfMember(const Expr *E,
                                     const GuardOfType &Guard) const {
    const Expr *Init = nullptr;
    if (const auto *List = dyn_cast_or_null<InitListExpr>(E)) {
      if (Guard.Member->getFieldIndex() < List->getNumInits())
        Init = List->getInit(Guard.Member->getFieldIndex());
    } else if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(E)) {
      const FunctionDecl *Constructor =
          visibleDefinition(*Construct->getConstructor());
      if (const auto *Visible =
              dyn_cast_or_null<CXXConstructorDecl>(Constructor))
        for (const CXXCtorInitializer *Each : Visible->inits())
          if (Each->getMember() == Guard.Member)
            Init = Each->getInit();
    }
    if (!Init)
      return std::nullopt;
    return stateOfConstruction(construction(Init),
                               guardOf(Guard.Member->getType(), M));
  }

  void constructed(unsigned Number, const CXXConstructExpr &Construct,
                   Facts &F) {
    if (std::optional<unsigned> Thing = findTemporary(&Construct))
      initialise(Number, *Thing, &Construct, F);
  }

  /// \p Thing becomes what \p E makes it, with what it takes over.
  void initialise(unsigned Number, unsigned Thing, const Expr *E, Facts &F) {
    const Holdable &What = Things[Thing];
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (Construct && Construct->getNumArgs() >= 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor()) {
      if (std::optional<unsigned> Source = findObject(Construct->getArg(0)))
        F.copy(*Source, Thing);
      else
        F.set(Thing, stateOf(What.Model->Guard->Constructed), Number);
      return;
    }
    std::optional<State> After =
        stateOfConstruction(E, {What.Model, What.Guard, What.Member});
    if (!After)
      return F.forget(Thing);
    F.set(Thing, *After, Number);
    if (*After != IsHeld || !Construct)
      return;
    // A guard that adopts a mutex is to unlock it from now on.
    for (const Expr *Arg : Construct->arguments())
      if (std::optional<unsigned> Mutex = findObject(Arg);
          Mutex && !Things[*Mutex].Model->Guard)
        F.set(*Mutex, IsEmpty, Number);
  }

  void declare(unsigned Number, const VarDecl &Var, Facts &F) {
    std::optional<unsigned> Thing = find(AccessPath{{Var.getCanonicalDecl()}});
    if (!Thing)
      return;
    if (!Things[*Thing].Model->Guard)
      return F.set(*Thing, IsEmpty, Number);
    const Expr *Init = Var.getInit();
    // A reference that extends no lifetime stands for another object.
    if (Var.getType()->isReferenceType() &&
        !(Init && isa<ExprWithCleanups>(Init)) && findObject(Init) != Thing)
      return F.forget(*Thing);
    become(Number, *Thing, Init, F);
  }

  /// \p Thing becomes the value of \p Init.
  void become(unsigned Number, unsigned Thing, const Expr *Init, Facts &F) {
    const Expr *Made = construction(Init);
    const GuardModel &Model = *Things[Thing].Model->Guard;
    if (std::optional<unsigned> Temporary = findTemporary(Made)) {
      F.copy(*Temporary, Thing);
      F.forget(*Temporary);
    } else if (!Made) {
      F.set(Thing, stateOf(Model.ByDefault), Number);
    } else if (std::optional<unsigned> Source = findObject(Init)) {
      F.copy(*Source, Thing);
    } else if (Things[Thing].Member) {
      F.forget(Thing);
    } else {
      F.set(Thing, stateOf(Model.Constructed), Number);
    }
  }

  void called(unsigned Number, const CallExpr &Call, Facts &F) {
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(&Call);
        Assign && Assign->getOperator() == OO_Equal &&
        Assign->getNumArgs() == 2) {
      if (std::optional<unsigned> Thing = findObject(Assign->getArg(0));
          Thing && Things[*Thing].Model->Guard)
        assign(Number, *Thing, Assign->getArg(1), F);
      passArguments({Assign->getArgs() + 1, 1}, Assign->getDirectCallee(),
                    Number, F);
      return;
    }
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
        Member && Member->getMethodDecl())
      if (std::optional<unsigned> Thing =
              findObject(Member->getImplicitObjectArgument())) {
        const HoldingMembers &Members = Things[*Thing].Model->Members;
        const CXXMethodDecl &Method = *Member->getMethodDecl();
        if (isOneOf(Method, Members.Acquire))
          F.set(*Thing, IsHeld, Number);
        else if (isOneOf(Method, Members.Try))
          F.set(*Thing, IsTried, Number);
        else if (isOneOf(Method, Members.Release))
          F.set(*Thing, IsEmpty, Number);
      }
    if (const FunctionModel *Model = modelOf(Call, M)) {
      auto Become = [&](State S) {
        return [&, S](const Expr *E) {
          if (std::optional<unsigned> Thing = findObject(E))
            F.set(*Thing, S, Number);
        };
      };
      forEachIn(Model->Acquires, Call, Become(IsHeld));
      forEachIn(Model->Tries, Call, Become(IsTried));
      forEachIn(Model->Releases, Call, Become(IsEmpty));
    }
    passArguments({Call.getArgs(), Call.getNumArgs()}, Call.getDirectCallee(),
                  Number, F);
  }

  void assign(unsigned Number, unsigned Thing, const Expr *Value, Facts &F) {
    if (const CXXRecordDecl *Record = recordOf(Value->getType()))
      for (const auto &[Tag, Leads] : Things[Thing].Model->Guard->Tags)
        if (isNamed(*Record, Tag))
          return F.set(Thing, stateOf(Leads), Number);
    become(Number, Thing, Value, F);
  }

  /// What is moved into \p Callee is held no more, and what is passed by value
  /// belongs to it. A guard that it gets by reference it may unlock, as
  /// awaiters do; those of libraries leave it as it was.
  void passArguments(llvm::ArrayRef<const Expr *> Args,
                     const FunctionDecl *Callee, unsigned Number, Facts &F) {
    bool IsOurs =
        !Callee || !Callee->getASTContext().getSourceManager().isInSystemHeader(
                       Callee->getLocation());
    for (const Expr *Arg : Args) {
      if (!Arg)
        continue;
      if (isMoved(Arg))
        if (std::optional<unsigned> Thing = findObject(Arg);
            Thing && Things[*Thing].Model->Guard)
          F.set(*Thing, IsEmpty, Number);
      if (Arg->isPRValue())
        forgetTemporary(Arg, F);
      if (IsOurs && isLent(*Arg))
        if (std::optional<unsigned> Thing = findObject(Arg);
            Thing && Things[*Thing].Model->Guard)
          F.forget(*Thing);
    }
  }

  void forgetTemporary(const Expr *E, Facts &F) {
    if (std::optional<unsigned> Thing = findTemporary(construction(E)))
      F.forget(*Thing);
  }

  /// What \p E, which is evaluated as a condition, is the holding of.
  std::optional<unsigned> testedBy(const Expr &E) const {
    if (const VarDecl *Var = variableIn(&E))
      if (const CallExpr *Call = Results.lookup(Var))
        return testedBy(*Call);
    const auto *Call = dyn_cast<CallExpr>(&E);
    if (!Call)
      return std::nullopt;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        Member && Member->getMethodDecl())
      if (std::optional<unsigned> Thing =
              findObject(Member->getImplicitObjectArgument())) {
        const HoldingMembers &Members = Things[*Thing].Model->Members;
        if (isOneOf(*Member->getMethodDecl(), Members.Test) ||
            isOneOf(*Member->getMethodDecl(), Members.Try))
          return Thing;
      }
    return std::nullopt;
  }

  const Models &M;
  /// Of what only functions lock.
  const ClassModel OfFunctions;
  std::vector<Holdable> Things;
  SmallVector<unsigned, 2> Parameters;
  /// Those that are not held in the beginning.
  SmallVector<unsigned, 2> Mutexes;
  llvm::DenseMap<const Expr *, unsigned> Temporaries;
  /// The calls whose results variables keep.
  llvm::DenseMap<const VarDecl *, const CallExpr *> Results;
};

/// Whether what is held at \p At is to be known.
static bool isPoint(const Graph &G, const Step &At) {
  if (At.What == Step::Kind::Suspends)
    return At.Point->maySuspend();
  return !G.isCoroutine() && At.What == Step::Kind::Evaluates &&
         isa_and_nonnull<ReturnStmt>(At.S);
}

HeldAcross::HeldAcross(const Graph &G, const Models &M)
    : TheDomain(std::make_unique<HeldDomain>(G, M)) {
  if (TheDomain->isEmpty())
    return;
  Solution S(G, *TheDomain);
  IsComplete = S.isComplete();
  S.forEach([&](unsigned Number, const Step &At, const Facts &Before) {
    if (!isPoint(G, At))
      return;
    HeldAtPoint *Current = nullptr;
    for (const Fact &F : Before.all()) {
      if (F.State != IsHeld)
        continue;
      const Holdable &What = TheDomain->thing(F.Thing);
      if (!Current || Current->What != &What) {
        Held.push_back({Number, &What, {}, {}, false});
        Current = &Held.back();
        for (const Fact &Other : Before.of(F.Thing))
          if (Other.State == IsEmpty) {
            Current->IsPartial = true;
            if (Other.Cause != Facts::AtEntry)
              Current->GivenUpBy.push_back(Other.Cause);
          }
      }
      Current->TakenBy.push_back(F.Cause);
    }
  });
}

HeldAcross::~HeldAcross() = default;

bool locksWhenConstructed(const CXXConstructExpr &Construct, const Models &M) {
  QualType T = Construct.getType();
  const ClassModel *Model = M.find(T);
  if (!Model || !Model->Guard || Model->Guard->Kind != GuardKind::Lock ||
      M.holdingAfter(*Construct.getConstructor()) != Holding::Held ||
      guardsCoroutineMutex(T, M))
    return false;
  // A tag says that it is locked already, or not now.
  return llvm::none_of(Construct.arguments(), [](const Expr *Arg) {
    const CXXRecordDecl *Record = recordOf(Arg->getType());
    return Record && Record->hasDefinition() && Record->isEmpty();
  });
}

} // namespace corotidy
