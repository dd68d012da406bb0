//===--- HandleOwners.cpp - Classes that own a coroutine ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HandleOwners.h"
#include "checks/HandleCalls.h"
#include "classify/BodyVisitor.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"

using namespace clang;

namespace corotidy {

/// Members of members, and bases of bases, that a handle is looked for in.
static constexpr unsigned DeepestMember = 3;

/// The member of *this that \p E is.
static const FieldDecl *fieldOfThis(const Expr *E) {
  const auto *Access = dyn_cast_or_null<MemberExpr>(objectIn(E));
  return Access && isa<CXXThisExpr>(Access->getBase()->IgnoreParenImpCasts())
             ? dyn_cast<FieldDecl>(Access->getMemberDecl())
             : nullptr;
}

//===----------------------------------------------------------------------===//
// Who destroys
//===----------------------------------------------------------------------===//

namespace {
/// Whether a condition asks nothing but the handle.
class ConditionVisitor : public BodyVisitor {
public:
  ConditionVisitor(AwaitResolver &Resolver) : Resolver(Resolver) {}

  bool AsksMore = false;

  bool VisitMemberExpr(const MemberExpr *E) override {
    const ValueDecl *Member = E->getMemberDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (Method ? !isOfHandle(*Method) : !Resolver.isHandle(Member->getType()))
      AsksMore = true;
    return !AsksMore;
  }
  bool VisitCallExpr(const CallExpr *E) override {
    HandleOp Op = handleCallIn(*E, Resolver).Op;
    AsksMore |= Op == HandleOp::Promise;
    return !AsksMore;
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *E) override {
    AsksMore |=
        E->isImplicitAccess() || !Resolver.isHandle(E->getBase()->getType());
    return !AsksMore;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    AsksMore |= isa<VarDecl>(E->getDecl());
    return !AsksMore;
  }

private:
  bool isOfHandle(const CXXMethodDecl &Method) const {
    return Resolver.isHandle(
        Method.getASTContext().getCanonicalTagType(Method.getParent()));
  }

  AwaitResolver &Resolver;
};

/// Finds the one handle of *this that a destructor destroys, unless it depends
/// on something that handle does not tell.
class DestroyVisitor : public BodyVisitor {
public:
  DestroyVisitor(Unit &U) : U(U) {}

  const FieldDecl *Handle = nullptr;
  SourceLocation Loc;
  bool IsDoubtful = false;

  bool VisitCallExpr(const CallExpr *E) override {
    HandleCall Call = handleCallIn(*E, U.resolver());
    if (Call.Op == HandleOp::Destroy) {
      const FieldDecl *Field = fieldOfThis(Call.Handle);
      if (!Field || (Handle && Handle != Field) ||
          Field->getType()->isPointerOrReferenceType())
        IsDoubtful = true;
      else if (!Handle) {
        Handle = Field;
        Loc = E->getBeginLoc();
      }
    }
    const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
    if (!Member || Member->getNumArgs() != 0 || !Member->getMethodDecl() ||
        Depth == 2 ||
        !isa<CXXThisExpr>(
            Member->getImplicitObjectArgument()->IgnoreParenImpCasts()))
      return true;
    if (const FunctionDecl *Def = U.definitionOf(*Member->getMethodDecl())) {
      ++Depth;
      TraverseStmt(Def->getBody());
      --Depth;
    }
    return true;
  }
  bool VisitIfStmt(const IfStmt *S) override { return ask(S->getCond()); }
  bool VisitForStmt(const ForStmt *S) override { return ask(S->getCond()); }
  bool VisitWhileStmt(const WhileStmt *S) override { return ask(S->getCond()); }
  bool VisitDoStmt(const DoStmt *S) override { return ask(S->getCond()); }
  bool VisitSwitchStmt(const SwitchStmt *S) override {
    return ask(S->getCond());
  }
  bool VisitAbstractConditionalOperator(
      const AbstractConditionalOperator *E) override {
    return ask(E->getCond());
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    return !E->isLogicalOp() || ask(E->getLHS());
  }

private:
  bool ask(const Expr *Condition) {
    ConditionVisitor Asked(U.resolver());
    Asked.TraverseStmt(Condition);
    IsDoubtful |= Asked.AsksMore;
    return true;
  }

  Unit &U;
  unsigned Depth = 0;
};
} // namespace

std::optional<HandleOwner> handleOwner(const CXXRecordDecl &Record, Unit &U) {
  if (Record.getTemplateInstantiationPattern() || Record.isUnion() ||
      Record.isInvalidDecl() || !Record.hasUserDeclaredDestructor())
    return std::nullopt;
  auto Dtor = llvm::find_if(Record.methods(), [](const CXXMethodDecl *Method) {
    return isa<CXXDestructorDecl>(Method);
  });
  const FunctionDecl *Def =
      Dtor == Record.method_end() ? nullptr : U.definitionOf(**Dtor);
  if (!Def || !Def->getBody())
    return std::nullopt;
  DestroyVisitor Visitor(U);
  Visitor.TraverseStmt(Def->getBody());
  if (!Visitor.Handle || Visitor.IsDoubtful ||
      Visitor.Handle->getParent()->getCanonicalDecl() !=
          Record.getCanonicalDecl())
    return std::nullopt;
  return HandleOwner{&Record, Visitor.Handle, Visitor.Loc};
}

const CXXRecordDecl *classIn(QualType T) {
  if (T.isNull())
    return nullptr;
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return Record;
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  const auto *Template = Spec ? dyn_cast_or_null<ClassTemplateDecl>(
                                    Spec->getTemplateName().getAsTemplateDecl())
                              : nullptr;
  return Template ? Template->getTemplatedDecl() : nullptr;
}

/// A class and those that it is derived from, as they are written.
static bool isOrDerivesFrom(const CXXRecordDecl &Record,
                            const CXXRecordDecl &Base, unsigned Depth = 0) {
  const CXXRecordDecl &Written = writtenClass(Record);
  if (Written.getCanonicalDecl() == Base.getCanonicalDecl())
    return true;
  if (Depth == DeepestMember || !Written.hasDefinition())
    return false;
  return llvm::any_of(Written.bases(), [&](const CXXBaseSpecifier &Each) {
    const CXXRecordDecl *Class = classIn(Each.getType());
    return Class && isOrDerivesFrom(*Class, Base, Depth + 1);
  });
}

/// The first argument of the template that \p Handle was made from.
static QualType promiseIn(QualType Handle) {
  SmallVector<QualType, 2> Types = typeArguments(Handle);
  if (!Types.empty())
    return Types.front();
  const auto *Spec = Handle->getAs<TemplateSpecializationType>();
  if (!Spec || Spec->template_arguments().empty() ||
      Spec->template_arguments().front().getKind() != TemplateArgument::Type)
    return {};
  return Spec->template_arguments().front().getAsType();
}

bool isHandleOf(QualType Handle, const CXXRecordDecl &Promise) {
  const CXXRecordDecl *Of = classIn(promiseIn(Handle));
  return Of && isOrDerivesFrom(Promise, writtenClass(*Of));
}

/// The member of \p Record that was made from \p Written, or is it.
static const FieldDecl *fieldFor(const FieldDecl &Written,
                                 const CXXRecordDecl &Record) {
  for (const FieldDecl *Field : Record.fields())
    if (Field->getFieldIndex() == Written.getFieldIndex())
      return Field;
  return nullptr;
}

static std::optional<OwnedHandle> handleOwnedBy(const CXXRecordDecl &Record,
                                                Unit &U, unsigned Depth) {
  const CXXRecordDecl *Def = Record.getDefinition();
  if (!Def || Depth == DeepestMember)
    return std::nullopt;
  // The destructor is looked into last: its body may have been skipped.
  if (llvm::any_of(Def->fields(), [&](const FieldDecl *Field) {
        return U.resolver().isHandle(Field->getType());
      })) {
    std::optional<HandleOwner> Owner = handleOwner(writtenClass(*Def), U);
    const FieldDecl *Field = Owner ? fieldFor(*Owner->Handle, *Def) : nullptr;
    if (Field)
      return OwnedHandle{*Owner, Field->getType()};
  }
  for (const FieldDecl *Field : Def->fields())
    if (const CXXRecordDecl *Part = classIn(Field->getType()))
      if (std::optional<OwnedHandle> Found = handleOwnedBy(*Part, U, Depth + 1))
        return Found;
  for (const CXXBaseSpecifier &Base : Def->bases())
    if (const CXXRecordDecl *Part = classIn(Base.getType()))
      if (std::optional<OwnedHandle> Found = handleOwnedBy(*Part, U, Depth + 1))
        return Found;
  return std::nullopt;
}

std::optional<OwnedHandle> handleOwnedBy(const CXXRecordDecl &Record, Unit &U) {
  return handleOwnedBy(Record, U, 0);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

/// Whether an object of \p T, which may be a part of another, can be copied;
/// false if that is not known.
static bool canBeCopied(QualType T, bool ByAssignment, Unit &U) {
  T = T.getCanonicalType();
  if (U.resolver().isHandle(T) && !T->isReferenceType())
    return true;
  if (T->isDependentType() || T->isArrayType())
    return false;
  if (ByAssignment && (T->isReferenceType() || T.isConstQualified()))
    return false;
  CXXRecordDecl *Record =
      T->isReferenceType() ? nullptr : T->getAsCXXRecordDecl();
  if (!Record)
    return true;
  if (!Record->hasDefinition() || Record->isInvalidDecl())
    return false;
  const CXXMethodDecl *Copy =
      ByAssignment
          ? U.sema().LookupCopyingAssignment(Record, Qualifiers::Const,
                                             /*RValueThis=*/false,
                                             /*ThisQuals=*/0)
          : static_cast<const CXXMethodDecl *>(
                U.sema().LookupCopyingConstructor(Record, Qualifiers::Const));
  return Copy && !Copy->isDeleted() && Copy->getAccess() == AS_public;
}

static bool isImplicitlyCopied(const CXXRecordDecl &Record, bool ByAssignment,
                               Unit &U) {
  return !Record.hasUserDeclaredMoveConstructor() &&
         !Record.hasUserDeclaredMoveAssignment() &&
         llvm::all_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return canBeCopied(Base.getType(), ByAssignment, U);
                      }) &&
         llvm::all_of(Record.fields(), [&](const FieldDecl *Field) {
           return canBeCopied(Field->getType(), ByAssignment, U);
         });
}

namespace {
/// What is done with the source of a move.
class SourceVisitor : public BodyVisitor {
public:
  SourceVisitor(const ParmVarDecl &Source, const HandleOwner &Owner)
      : Source(Source), Owner(Owner) {}

  bool IsHandleCopied = false;
  /// It may be changed.
  bool IsChanged = false;

  /// \p Value becomes the handle of the new object.
  void initialize(const Expr *Value) {
    Value = soleValue(Value);
    const auto *Access = dyn_cast_or_null<MemberExpr>(Value);
    if (Access && Access->getMemberDecl() == Owner.Handle &&
        isSource(Access->getBase())) {
      IsHandleCopied = true;
      Judged.insert(Access);
    }
  }

  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *E) override {
    if (E->getOperator() == OO_Equal && E->getNumArgs() == 2 &&
        fieldOfThis(E->getArg(0)) == Owner.Handle)
      initialize(E->getArg(1));
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->getOpcode() == BO_Assign && fieldOfThis(E->getLHS()) == Owner.Handle)
      initialize(E->getRHS());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    const auto *Base =
        dyn_cast<DeclRefExpr>(E->getBase()->IgnoreParenImpCasts());
    if (!Base || Base->getDecl() != &Source)
      return true;
    // Other members are of no interest; a member function may do anything.
    if (E->getMemberDecl() == Owner.Handle
            ? !Judged.contains(E)
            : !isa<FieldDecl>(E->getMemberDecl()))
      IsChanged = true;
    Judged.insert(Base);
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    if (E->getDecl() == &Source && !Judged.contains(E) && !Compared.contains(E))
      IsChanged = true;
    return true;
  }
  // `this != &other`.
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    if (E->getOpcode() == UO_AddrOf)
      Compared.insert(E->getSubExpr()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitCallExpr(const CallExpr *E) override {
    // std::addressof(other), as far as templates let one see.
    if (E->getNumArgs() == 1 && E->getType()->isPointerType())
      Compared.insert(E->getArg(0)->IgnoreParenImpCasts());
    return true;
  }

private:
  bool isSource(const Expr *E) const {
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(objectIn(E));
    return Ref && Ref->getDecl() == &Source;
  }

  const ParmVarDecl &Source;
  const HandleOwner &Owner;
  llvm::SmallPtrSet<const Expr *, 8> Judged;
  llvm::SmallPtrSet<const Expr *, 2> Compared;
};
} // namespace

/// Whether \p Move, which is written, leaves the handle in its source.
static bool leavesHandle(const CXXMethodDecl &Move, const HandleOwner &Owner,
                         Unit &U) {
  const FunctionDecl *Def = U.definitionOf(Move);
  if (!Def || !Def->getBody() || Def->getNumParams() == 0)
    return false;
  SourceVisitor Visitor(*Def->getParamDecl(0), Owner);
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Def))
    for (const CXXCtorInitializer *Init : Ctor->inits()) {
      if (Init->isAnyMemberInitializer() &&
          Init->getAnyMember() == Owner.Handle)
        Visitor.initialize(Init->getInit());
      Visitor.TraverseStmt(Init->getInit());
    }
  Visitor.TraverseStmt(Def->getBody());
  return Visitor.IsHandleCopied && !Visitor.IsChanged;
}

SmallVector<HandleCopy, 2> handleCopies(const HandleOwner &Owner, Unit &U) {
  const CXXRecordDecl &Record = *Owner.Record;
  SmallVector<HandleCopy, 2> Found;
  bool DeclaresCopy = false;
  bool DeclaresCopyAssignment = false;
  for (const CXXMethodDecl *Method : Record.methods()) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
    HandleCopy Copy;
    Copy.Function = Method;
    Copy.IsMove =
        Ctor ? Ctor->isMoveConstructor() : Method->isMoveAssignmentOperator();
    Copy.IsAssignment = !Ctor;
    bool IsCopy =
        Ctor ? Ctor->isCopyConstructor() : Method->isCopyAssignmentOperator();
    if (Method->isImplicit() || (!Copy.IsMove && !IsCopy))
      continue;
    if (IsCopy)
      (Ctor ? DeclaresCopy : DeclaresCopyAssignment) = true;
    if (Method->isDeleted())
      continue;
    if (Method->isDefaulted()
            ? llvm::none_of(Record.bases(),
                            [](const CXXBaseSpecifier &Base) {
                              return Base.getType()->isDependentType();
                            })
            : leavesHandle(*Method, Owner, U))
      Found.push_back(Copy);
  }
  // An awaiter within another class is made where it is awaited, and there it
  // stays.
  if (isa<CXXRecordDecl>(Record.getDeclContext()) &&
      declares(&Record, "await_suspend"))
    return Found;
  if (!DeclaresCopy && isImplicitlyCopied(Record, /*ByAssignment=*/false, U))
    Found.push_back({nullptr, false, false});
  if (!DeclaresCopyAssignment &&
      isImplicitlyCopied(Record, /*ByAssignment=*/true, U))
    Found.push_back({nullptr, false, true});
  return Found;
}

//===----------------------------------------------------------------------===//
// Leaks
//===----------------------------------------------------------------------===//

/// As it is written: in the pattern of a template.
static const FieldDecl &writtenField(const FieldDecl &Field) {
  const auto *Class = cast<CXXRecordDecl>(Field.getParent());
  const FieldDecl *Written = fieldFor(Field, writtenClass(*Class));
  return *(Written ? Written : &Field)->getCanonicalDecl();
}

/// The outermost of the classes that \p D is in, or is, as it is written.
static const Decl *outermostClass(const Decl &D) {
  const auto *Class = dyn_cast<CXXRecordDecl>(&D);
  for (const DeclContext *Context = D.getDeclContext(); Context;
       Context = Context->getParent())
    if (const auto *Around = dyn_cast<CXXRecordDecl>(Context))
      Class = Around;
  return Class ? writtenClass(*Class).getCanonicalDecl() : nullptr;
}

namespace {
class UsesVisitor : public BodyVisitor {
public:
  UsesVisitor(HandleUses &Uses, const FunctionDecl &FD, Unit &U)
      : Uses(Uses), FD(FD), U(U) {}

  bool VisitCallExpr(const CallExpr *E) override {
    HandleCall Call = handleCallIn(*E, U.resolver());
    if (Call.Op == HandleOp::None) {
      if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E);
          Assign && Assign->isAssignmentOp()) {
        Judged.insert(objectIn(Assign->getArg(0)));
        noteChanged(Assign->getArg(0), /*IsAssigned=*/true);
      } else {
        noteArguments(*E);
      }
      return true;
    }
    if (Call.Op == HandleOp::Destroy) {
      noteDestroyed(Call.Handle->IgnoreParenImpCasts()->getType());
      if (const FieldDecl *Field = fieldIn(Call.Handle))
        DestroyedHere.insert(&writtenField(*Field));
    }
    // What address() tells, someone else can make a handle of.
    const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
    bool IsTest = Member &&
                  isa_and_nonnull<CXXConversionDecl>(Member->getMethodDecl()) &&
                  E->getType()->isBooleanType();
    if (IsTest || (Call.Op != HandleOp::Address && Call.Op != HandleOp::Other))
      Judged.insert(objectIn(Call.Handle));
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    const auto *Field = dyn_cast<FieldDecl>(E->getMemberDecl());
    if (!Field || !U.resolver().isHandle(Field->getType()) ||
        Judged.contains(E) || isWithinOwnCopy(*Field))
      return true;
    Uses.HandedOn.insert(Field->getCanonicalDecl());
    return true;
  }

  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->isAssignmentOp())
      noteChanged(E->getLHS(), /*IsAssigned=*/true);
    return true;
  }
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    if (E->getOpcode() == UO_AddrOf)
      noteChanged(E->getSubExpr(), /*IsAssigned=*/false);
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *E) override {
    if (!U.resolver().isHandle(E->getType()))
      for (auto [I, Arg] : llvm::enumerate(E->arguments()))
        if (mayChangeArgument(*E->getConstructor(), I))
          noteChanged(Arg, /*IsAssigned=*/false);
    return true;
  }

  /// Once the body has been visited.
  void finish() {
    for (const FieldDecl *Field : ChangedHere)
      if (!DestroyedHere.contains(Field))
        Uses.Changed.insert(Field);
  }

private:
  static const FieldDecl *fieldIn(const Expr *E) {
    const auto *Access = dyn_cast_or_null<MemberExpr>(objectIn(E));
    return Access ? dyn_cast<FieldDecl>(Access->getMemberDecl()) : nullptr;
  }

  /// \p IsAssigned tells that it gets a value here; else somebody may give it
  /// one, now or later.
  void noteChanged(const Expr *E, bool IsAssigned) {
    const Expr *Object = objectIn(E);
    if (const auto *Access =
            dyn_cast_or_null<CXXDependentScopeMemberExpr>(Object)) {
      if (const IdentifierInfo *Id = Access->getMember().getAsIdentifierInfo())
        Uses.ChangedNames.insert({outermostClass(FD), Id});
      return;
    }
    const FieldDecl *Field = fieldIn(E);
    if (!Field || isWithinOwnCopy(*Field))
      return;
    const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
    bool IsOwn = Method && Method->getParent() == Field->getParent();
    if (!(IsOwn && isa<CXXDestructorDecl>(Method)) &&
        !(IsOwn && IsAssigned && isa<CXXConstructorDecl>(Method)))
      ChangedHere.insert(&writtenField(*Field));
  }

  void noteArguments(const CallExpr &Call) {
    // A move is what its result is given to.
    if (objectIn(&Call) != Call.IgnoreParens()->IgnoreImplicit())
      return;
    ArrayRef<const Expr *> Args = passedBy(Call);
    // To swap both is to leave them with the class.
    if (Args.size() == 2 && fieldIn(Args[0]) &&
        fieldIn(Args[0]) == fieldIn(Args[1]))
      return;
    const FunctionDecl *Callee = Call.getDirectCallee();
    for (auto [I, Arg] : llvm::enumerate(Args))
      if (!Callee || mayChangeArgument(*Callee, I))
        noteChanged(Arg, /*IsAssigned=*/false);
  }

  void noteDestroyed(QualType Handle) {
    SmallVector<QualType, 2> Promise = typeArguments(Handle);
    if (Promise.empty() || Promise.front()->isVoidType() ||
        Promise.front()->isDependentType())
      Uses.DestroysUnknown = true;
    else
      Uses.Destroyed.insert(identityOf(Promise.front()));
  }

  /// From one object of the class to another, a handle stays with the class.
  bool isWithinOwnCopy(const FieldDecl &Field) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
    if (!Method || Method->getParent() != Field.getParent())
      return false;
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
    return Ctor ? Ctor->isCopyOrMoveConstructor()
                : Method->isCopyAssignmentOperator() ||
                      Method->isMoveAssignmentOperator();
  }

  HandleUses &Uses;
  const FunctionDecl &FD;
  Unit &U;
  llvm::SmallPtrSet<const Expr *, 8> Judged;
  llvm::SmallPtrSet<const FieldDecl *, 4> ChangedHere;
  llvm::SmallPtrSet<const FieldDecl *, 4> DestroyedHere;
};
} // namespace

bool HandleUses::mayDestroy(QualType Promise) const {
  return DestroysUnknown || Destroyed.contains(identityOf(Promise));
}

bool HandleUses::isChanged(const FieldDecl &Field,
                           const CXXRecordDecl &Promise) const {
  if (Changed.contains(&writtenField(Field)))
    return true;
  return llvm::any_of(
      std::initializer_list<const Decl *>{nullptr, outermostClass(Field),
                                          outermostClass(Promise)},
      [&](const Decl *Class) {
        return ChangedNames.contains({Class, Field.getIdentifier()});
      });
}

HandleUses::HandleUses(Unit &U) {
  for (const FunctionDecl *FD : U.functions()) {
    if (!FD->doesThisDeclarationHaveABody() || !FD->getBody())
      continue;
    UsesVisitor Visitor(*this, *FD, U);
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(FD))
      for (const CXXCtorInitializer *Init : Ctor->inits())
        Visitor.TraverseStmt(Init->getInit());
    Visitor.TraverseStmt(FD->getBody());
    Visitor.finish();
  }
}

/// Whether all that members and friends of \p Record do can be seen.
static bool isAllVisible(const CXXRecordDecl &Record, const Decl &Promise,
                         Unit &U) {
  if (U.isBase(Record) || Record.getNumBases() != 0)
    return false;
  for (const FriendDecl *Friend : Record.friends()) {
    const TypeSourceInfo *Type = Friend->getFriendType();
    const CXXRecordDecl *Class =
        Type ? Type->getType()->getAsCXXRecordDecl() : nullptr;
    if (!Class || Class->getCanonicalDecl() != Promise.getCanonicalDecl())
      return false;
  }
  return llvm::all_of(Record.decls(), [&](const Decl *D) {
    if (isa<FunctionTemplateDecl>(D))
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    return !Method || Method->isImplicit() || Method->isDeleted() ||
           Method->isDefaulted() || U.definitionOf(*Method);
  });
}

const FieldDecl *leakedHandle(const CXXRecordDecl &Record, Unit &U,
                              llvm::function_ref<const HandleUses &()> Uses) {
  if (Record.isDependentContext() || Record.isInvalidDecl() ||
      !Record.hasTrivialDestructor() || U.hasErrors())
    return nullptr;
  QualType T = U.context().getCanonicalTagType(&Record);
  if (!U.coroutineTypes().Classes.contains(T))
    return nullptr;
  QualType P = U.resolver().promiseOf(T);
  if (P.isNull())
    return nullptr;
  const FieldDecl *Handle = nullptr;
  for (const FieldDecl *Field : Record.fields()) {
    SmallVector<QualType, 2> Promise = typeArguments(Field->getType());
    if (!Field->getType()->isReferenceType() &&
        U.resolver().isHandle(Field->getType()) && !Promise.empty() &&
        U.context().hasSameType(Promise.front(), P))
      Handle = Field;
  }
  const CXXRecordDecl *Promise = P->getAsCXXRecordDecl();
  if (!Handle || !Promise || !isAllVisible(Record, *Promise, U) ||
      U.classifier().promiseFacts({P, T}).Final != FinalSuspend::Always)
    return nullptr;
  // Whoever includes a header may destroy what is public there.
  if (Handle->getAccess() != AS_private &&
      !U.sources().isInMainFile(U.sources().getFileLoc(Record.getLocation())))
    return nullptr;
  const HandleUses &Known = Uses();
  if (Known.mayDestroy(P) ||
      Known.HandedOn.contains(Handle->getCanonicalDecl()))
    return nullptr;
  return Handle;
}

namespace {
/// Whether a member of a promise gives the promise away, from which a handle
/// can be made.
class PromiseVisitor : public BodyVisitor {
public:
  bool IsGivenAway = false;

  bool VisitMemberExpr(const MemberExpr *E) override {
    Judged.insert(E->getBase()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *E) override {
    IsGivenAway |= !Judged.contains(E);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *E) override {
    for (const LambdaCapture &Capture : E->captures())
      IsGivenAway |= Capture.capturesThis();
    return BodyVisitor::TraverseLambdaExpr(E);
  }

private:
  llvm::SmallPtrSet<const Expr *, 8> Judged;
};
} // namespace

/// Whether all that is written in \p Promise and its bases, but for those of
/// the standard library, can be seen, and none of it gives the promise away.
static bool keepsToItself(const CXXRecordDecl &Promise, Unit &U,
                          unsigned Depth = 0) {
  const CXXRecordDecl *Def = Promise.getDefinition();
  if (!Def || Depth == DeepestMember || !Def->friends().empty())
    return false;
  for (const Decl *D : Def->decls()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      Method = dyn_cast<CXXMethodDecl>(Template->getTemplatedDecl());
    if (!Method || Method->isImplicit() || Method->isDeleted() ||
        Method->isDefaulted())
      continue;
    const FunctionDecl *Definition = U.definitionOf(*Method);
    if (!Definition || !Definition->getBody())
      return false;
    PromiseVisitor Visitor;
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *Init : Ctor->inits())
        Visitor.TraverseStmt(Init->getInit());
    Visitor.TraverseStmt(Definition->getBody());
    if (Visitor.IsGivenAway)
      return false;
  }
  return llvm::all_of(Def->bases(), [&](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl();
    return Class &&
           (Class->isInStdNamespace() || keepsToItself(*Class, U, Depth + 1));
  });
}

/// Whether an await keeps the handle to itself, as far as its body tells.
static bool keepsHandle(const AwaitResolution &Await) {
  return Await.WellFormed && (Await.CanSuspend == Suspends::Never ||
                              Await.Handle == HandleUse::Untouched ||
                              Await.Handle == HandleUse::Inspected);
}

bool hasNoHandle(const Promise &P, Unit &U,
                 llvm::function_ref<const HandleUses &()> Uses) {
  const CXXRecordDecl *Record = P.Type->getAsCXXRecordDecl();
  if (!Record || Record->isInvalidDecl() || U.hasErrors() ||
      U.classifier().promiseFacts(P).Final != FinalSuspend::Always)
    return false;
  return keepsHandle(U.resolver().resolveSuspend(P, "initial_suspend")) &&
         keepsHandle(U.resolver().resolveSuspend(P, "final_suspend")) &&
         keepsToItself(*Record, U) && !Uses().mayDestroy(P.Type);
}

} // namespace corotidy
