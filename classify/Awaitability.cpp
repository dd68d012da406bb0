//===--- Awaitability.cpp - What co_await accepts, and through what -------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Awaitability.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Lookup.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace corotidy {

static ClassTemplateDecl *findInStd(Sema &S, StringRef Name) {
  NamespaceDecl *Std = S.getStdNamespace();
  if (!Std)
    return nullptr;
  IdentifierInfo &II = S.getPreprocessor().getIdentifierTable().get(Name);
  LookupResult Found(S, &II, SourceLocation(), Sema::LookupOrdinaryName);
  Found.suppressDiagnostics();
  S.LookupQualifiedName(Found, Std);
  return Found.getAsSingle<ClassTemplateDecl>();
}

std::optional<bool> constantResult(const FunctionDecl &FD) {
  const FunctionDecl *Def = visibleDefinition(FD);
  const auto *Body =
      Def ? dyn_cast_or_null<CompoundStmt>(Def->getBody()) : nullptr;
  if (!Body || Body->size() != 1)
    return std::nullopt;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  bool Result;
  if (!Value || Value->isValueDependent() ||
      !Value->EvaluateAsBooleanCondition(Result, FD.getASTContext()))
    return std::nullopt;
  return Result;
}

namespace {
/// Watches every mention of one handle. Member calls that only look at the
/// coroutine are told from those that let it go on; anything else escapes.
class HandleVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  explicit HandleVisitor(const ParmVarDecl *Handle) : Handle(Handle) {}

  HandleUse use() const { return Use; }

  bool VisitMemberExpr(const MemberExpr *E) override {
    return member(E->getBase(), *E->getMemberDecl());
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *E) override {
    return E->isImplicitAccess() || member(E->getBase(), useOf(E->getMember()));
  }
  // What a call changes in the promise may be what another thread waits for.
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *E) override {
    const CXXMethodDecl *Method = E->getMethodDecl();
    if (Method && !Method->isConst() && isInPromise(E))
      Use = HandleUse::Escapes;
    return Use != HandleUse::Escapes;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    if (E->getDecl() == Handle && E != Judged)
      Use = HandleUse::Escapes;
    return Use != HandleUse::Escapes;
  }

private:
  // address() counts as letting it go: the coroutine can be rebuilt from it.
  static HandleUse useOf(DeclarationName Name) {
    // The members of an anonymous union are members of something nameless.
    const IdentifierInfo *Id = Name.getAsIdentifierInfo();
    if (!Id)
      return HandleUse::Escapes;
    return llvm::StringSwitch<HandleUse>(Id->getName())
        .Cases({"promise", "done"}, HandleUse::Inspected)
        .Case("destroy", HandleUse::Destroyed)
        .Default(HandleUse::Escapes);
  }

  bool member(const Expr *Base, const ValueDecl &Member) {
    const auto *Conversion = dyn_cast<CXXConversionDecl>(&Member);
    if (Conversion && Conversion->getConversionType()->isBooleanType())
      return member(Base, HandleUse::Inspected);
    return member(Base, useOf(Member.getDeclName()));
  }

  bool member(const Expr *Base, HandleUse Here) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Base->IgnoreParenImpCasts());
    if (!Ref || Ref->getDecl() != Handle)
      return true;
    Use = std::max(Use, Here);
    Judged = Ref;
    return Use != HandleUse::Escapes;
  }

  /// Whether the object of \p Call is a part of Handle.promise(), or all of it.
  bool isInPromise(const CXXMemberCallExpr *Call) const {
    const Expr *Object =
        Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    while (const auto *Part = dyn_cast<MemberExpr>(Object))
      Object = Part->getBase()->IgnoreParenImpCasts();
    const auto *Inner = dyn_cast<CXXMemberCallExpr>(Object);
    const auto *Ref =
        Inner ? dyn_cast<DeclRefExpr>(
                    Inner->getImplicitObjectArgument()->IgnoreParenImpCasts())
              : nullptr;
    return Ref && Ref->getDecl() == Handle;
  }

  const ParmVarDecl *Handle;
  const DeclRefExpr *Judged = nullptr;
  HandleUse Use = HandleUse::Untouched;
};
} // namespace

HandleUse useOfHandle(const FunctionDecl &AwaitSuspend) {
  const FunctionDecl *Def = visibleDefinition(AwaitSuspend);
  if (!Def)
    return HandleUse::Unseen;
  if (Def->param_empty())
    return HandleUse::Untouched;
  HandleVisitor Visitor(Def->getParamDecl(0));
  Visitor.TraverseStmt(Def->getBody());
  return Visitor.use();
}

//===----------------------------------------------------------------------===//
// [expr.await]/3
//===----------------------------------------------------------------------===//

/// One walk through the steps. Fills in its AwaitResolution and stops at the
/// first step that fails.
class AwaitResolver::Query {
public:
  Query(AwaitResolver &R, const Promise &P, AwaitResolution &Out)
      : R(R), P(P), Out(Out), Probe(R.S) {}

  /// Step 1. Null if it fails.
  Expr *transform(Expr *Operand) {
    UnresolvedSet<4> Transforms = membersNamed(R.S, P.Type, "await_transform");
    if (Transforms.empty())
      return Operand;
    Out.Via = AwaitVia::AwaitTransform;
    Expr *Self = Probe.operand(P.Type, VK_LValue);
    Expr *Transformed = Probe.callMember(Self, "await_transform", {Operand});
    noteCall(Transformed);
    if (Transformed)
      return compiles(Transformed) ? Transformed : nullptr;
    if (llvm::all_of(Transforms, isDeletedFunction))
      return fail(promiseName() + " deletes await_transform");
    return fail("await_transform of " + promiseName() + " does not accept " +
                name(Operand));
  }

  /// Step 2. Null if it fails; \p A itself if no operator applies.
  Expr *applyOperator(Expr *A) {
    if (!A->getType()->isOverloadableType())
      return A;
    UnresolvedSet<8> Unqualified;
    DeclarationName Name =
        R.S.getASTContext().DeclarationNames.getCXXOperatorName(OO_Coawait);
    LookupResult Found(R.S, Name, Probe.loc(), Sema::LookupOperatorName);
    Found.suppressDiagnostics();
    R.S.LookupQualifiedName(Found,
                            R.S.getASTContext().getTranslationUnitDecl());
    Unqualified.append(Found.asUnresolvedSet().begin(),
                       Found.asUnresolvedSet().end());
    Expr *O = Probe.accepted(
        R.S.CreateOverloadedUnaryOp(Probe.loc(), UO_Coawait, Unqualified, A));
    if (!O)
      return fail("operator co_await for " + name(A) +
                  " is ambiguous, deleted or inaccessible");
    const auto *Call = dyn_cast<CXXOperatorCallExpr>(O->IgnoreImplicit());
    if (!Call) {
      HasUnusableOperator = !membersNamed(R.S, A->getType(), Name).empty() ||
                            hasFreeOperatorFor(A, Name, Unqualified);
      return A;
    }
    noteCall(Call);
    if (Out.Via == AwaitVia::None)
      Out.Via = isa_and_nonnull<CXXMethodDecl>(Call->getCalleeDecl())
                    ? AwaitVia::MemberOperator
                    : AwaitVia::FreeOperator;
    FromOperator = true;
    return compiles(O) ? O : nullptr;
  }

  /// Steps 3 and 4.
  void awaiter(Expr *O) {
    Out.Awaiter = O->getType();
    if (!isAwaiterShaped(O))
      return;
    Expr *E = Probe.asLvalue(O);
    Expr *Ready = Probe.callMember(E, "await_ready");
    if (!Ready)
      return failCall(O, "await_ready", "cannot be called without arguments");
    noteCall(Ready);
    ExprResult AsBool = R.S.PerformContextuallyConvertToBool(Ready);
    if (AsBool.isInvalid() || !Probe.ok())
      return (void)fail("await_ready of " + name(O) + " returns " +
                        type(Probe.typeOf(Ready)) + ", which is no bool");

    QualType HandleType = Probe.instantiate(
        R.Handle, {P.Type.isNull() ? R.anyPromise() : P.Type});
    if (HandleType.isNull())
      return (void)fail("std::coroutine_handle of " + promiseName() +
                        " is ill-formed");
    Expr *H = Probe.operand(HandleType, VK_PRValue);
    Expr *Suspend = Probe.callMember(E, "await_suspend", {H});
    if (!Suspend)
      return failCall(O, "await_suspend",
                      "does not accept the handle of " + promiseName());
    noteCall(Suspend);
    QualType SuspendType = Probe.typeOf(Suspend);
    if (!SuspendType->isVoidType() && !SuspendType->isBooleanType() &&
        !isCoroutineHandle(SuspendType))
      return (void)fail("await_suspend of " + name(O) + " returns " +
                        type(SuspendType) +
                        ", not void, bool or a std::coroutine_handle");

    Expr *Resume = Probe.callMember(E, "await_resume");
    if (!Resume)
      return failCall(O, "await_resume", "cannot be called without arguments");
    noteCall(Resume);

    if (!compiles(Ready) || !compiles(Suspend) || !compiles(Resume))
      return;

    Out.WellFormed = true;
    Out.Result = Probe.typeOf(Resume);
    if (Out.Via == AwaitVia::None)
      Out.Via = AwaitVia::Awaiter;
    describe(calleeOf(Ready), calleeOf(Suspend));
  }

  Expr *declval(QualType T, Operand Form) {
    switch (Form) {
    case Operand::Declval:
      return Probe.declval(T);
    case Operand::Lvalue:
      return Probe.operand(T, VK_LValue);
    case Operand::Prvalue:
      return Probe.operand(T, VK_PRValue);
    }
    llvm_unreachable("all forms are handled");
  }

  Expr *memberOfPromise(StringRef Name) {
    Expr *Self = Probe.operand(P.Type, VK_LValue);
    Expr *Call = Probe.callMember(Self, Name);
    noteCall(Call);
    return Call ? Call : fail(promiseName() + " has no usable " + Name.str());
  }

  Expr *fail(std::string Why) {
    Out.WellFormed = false;
    Out.WhyNot = std::move(Why);
    return nullptr;
  }

private:
  std::string type(QualType T) const {
    return typeName(T, R.S.getASTContext());
  }
  std::string name(const Expr *E) const { return type(E->getType()); }
  std::string promiseName() const {
    if (P.Type.isNull())
      return "an unknown promise";
    if (P.ReturnType.isNull())
      return type(P.Type);
    return "the promise of " + type(P.ReturnType);
  }

  /// Whether some `operator co_await` was written for the class of \p A, if
  /// not for \p A.
  bool hasFreeOperatorFor(Expr *A, DeclarationName Name,
                          const UnresolvedSetImpl &Unqualified) {
    ADLResult Associated;
    R.S.ArgumentDependentLookup(Name, Probe.loc(), {A}, Associated);
    ASTContext &Ctx = R.S.getASTContext();
    auto IsForIt = [&](const NamedDecl *D) {
      const FunctionDecl *FD = D->getUnderlyingDecl()->getAsFunction();
      return FD && FD->getNumParams() == 1 &&
             Ctx.hasSameUnqualifiedType(
                 FD->getParamDecl(0)->getType().getNonReferenceType(),
                 A->getType());
    };
    return llvm::any_of(Unqualified, IsForIt) ||
           llvm::any_of(Associated, IsForIt);
  }

  /// Whether \p O has members of the right names; says which one is missing.
  bool isAwaiterShaped(const Expr *O) {
    // Asking for completeness instantiates the class, which lookup needs.
    if (O->getType()->isRecordType() &&
        !R.S.isCompleteType(Probe.loc(), O->getType())) {
      fail(name(O) + " is incomplete");
      return false;
    }
    for (StringRef Name : {"await_ready", "await_suspend", "await_resume"}) {
      if (!membersNamed(R.S, O->getType(), Name).empty())
        continue;
      std::string Missing = "no " + Name.str();
      if (FromOperator)
        fail("operator co_await returns " + name(O) + ", which has " + Missing);
      else if (Out.Via == AwaitVia::AwaitTransform)
        fail("await_transform of " + promiseName() + " returns " + name(O) +
             ", which has " + Missing + " and no operator co_await");
      else if (HasUnusableOperator)
        fail("operator co_await does not accept this operand; " + Missing);
      else if (Name == "await_ready")
        fail("no await_ready; no operator co_await");
      else
        fail(Missing);
      return false;
    }
    return true;
  }

  void noteCall(const Expr *Call) {
    if (const FunctionDecl *Callee = Call ? calleeOf(Call) : nullptr)
      Out.Calls.push_back(Callee);
  }

  void failCall(const Expr *O, StringRef Name, const Twine &Why) {
    UnresolvedSet<4> Members = membersNamed(R.S, O->getType(), Name);
    bool Hidden = llvm::all_of(Members.pairs(), [](DeclAccessPair Member) {
      return Member.getAccess() != AS_public;
    });
    bool Deleted = llvm::all_of(Members, isDeletedFunction);
    fail((Name + " of " + name(O) + " " +
          (Deleted  ? "is deleted"
           : Hidden ? "is not accessible"
                    : Why))
             .str());
  }

  bool isCoroutineHandle(QualType T) const {
    return !T->isReferenceType() && R.isHandle(T);
  }

  bool compiles(const Expr *Call) {
    if (Probe.bodyCompiles(Call))
      return true;
    fail("the body of " + calleeOf(Call)->getNameAsString() +
         " does not compile in " + promiseName());
    return false;
  }

  /// What the bodies tell about suspending, where they can be seen.
  void describe(const FunctionDecl *Ready, const FunctionDecl *Suspend) {
    if (!Ready || !Suspend)
      return;
    Out.Handle = useOfHandle(*Suspend);
    std::optional<bool> IsReady = constantResult(*Ready);
    if (!IsReady)
      return;
    std::optional<bool> Stays = true;
    if (Suspend->getReturnType()->isBooleanType())
      Stays = constantResult(*Suspend);
    if (*IsReady || Stays == false)
      Out.CanSuspend = Suspends::Never;
    else if (Stays == true)
      Out.CanSuspend = Suspends::Always;
  }

  AwaitResolver &R;
  const Promise &P;
  AwaitResolution &Out;
  SemaProbe Probe;
  bool FromOperator = false;
  bool HasUnusableOperator = false;
};

//===----------------------------------------------------------------------===//
// AwaitResolver
//===----------------------------------------------------------------------===//

AwaitResolver::AwaitResolver(Sema &S)
    : S(S), Traits(findInStd(S, "coroutine_traits")),
      Handle(findInStd(S, "coroutine_handle")) {}

AwaitResolver::~AwaitResolver() = default;

bool AwaitResolver::isHandle(QualType T) const {
  if (T.isNull() || !Handle)
    return false;
  T = T.getNonReferenceType().getCanonicalType();
  if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl()))
    return declaresSameEntity(Spec->getSpecializedTemplate(), Handle);
  const auto *Dependent = T->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Dependent ? Dependent->getTemplateName().getAsTemplateDecl() : nullptr;
  return Template && declaresSameEntity(Template, Handle);
}

QualType AwaitResolver::anyPromise() {
  if (!AnyPromise.isNull())
    return AnyPromise;
  ASTContext &Ctx = S.getASTContext();
  auto *Record = CXXRecordDecl::Create(
      Ctx, TagTypeKind::Struct, Ctx.getTranslationUnitDecl(), SourceLocation(),
      SourceLocation(), &Ctx.Idents.get("unknown_promise"));
  Record->setImplicit();
  Record->startDefinition();
  Record->completeDefinition();
  AnyPromise = Ctx.getCanonicalTagType(Record);
  return AnyPromise;
}

QualType AwaitResolver::promiseOf(QualType ReturnType,
                                  ArrayRef<QualType> Params) {
  auto IsDependent = [](QualType T) {
    return T->isDependentType() || T->isUndeducedType();
  };
  if (!hasCoroutines() || ReturnType.isNull() || IsDependent(ReturnType) ||
      llvm::any_of(Params, IsDependent))
    return QualType();
  SemaProbe Probe(S);
  SmallVector<QualType, 4> Args{ReturnType};
  llvm::append_range(Args, Params);
  QualType T = Probe.instantiate(Traits, Args);
  UnresolvedSet<4> Found = membersNamed(S, T, "promise_type");
  const auto *Type =
      Found.empty() ? nullptr
                    : dyn_cast<TypeDecl>((*Found.begin())->getUnderlyingDecl());
  if (!Type)
    return QualType();
  QualType P = S.getASTContext().getCanonicalType(
      S.getASTContext().getTypeDeclType(Type));
  return P->getAsCXXRecordDecl() && S.isCompleteType(Probe.loc(), P)
             ? P
             : QualType();
}

QualType AwaitResolver::promiseOf(const FunctionDecl &FD) {
  SmallVector<QualType, 4> Params;
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  if (Method && Method->isImplicitObjectMemberFunction()) {
    QualType Object = Method->getFunctionObjectParameterType();
    ASTContext &Ctx = S.getASTContext();
    Params.push_back(Method->getRefQualifier() == RQ_RValue
                         ? Ctx.getRValueReferenceType(Object)
                         : Ctx.getLValueReferenceType(Object));
  }
  if (const auto *Proto = FD.getType()->getAs<FunctionProtoType>())
    llvm::append_range(Params, Proto->getParamTypes());
  return promiseOf(FD.getReturnType(), Params);
}

template <typename Walk>
const AwaitResolution &AwaitResolver::cached(QualType T, const Promise &P,
                                             unsigned Form, const void *Tag,
                                             Walk Steps) {
  Key K{identityOf(T), identityOf(P.Type), Form, Tag};
  if (auto It = Cache.find(K); It != Cache.end())
    return *It->second;
  auto Out = std::make_unique<AwaitResolution>();
  if (hasCoroutines()) {
    Query Q(*this, P, *Out);
    Steps(Q);
  } else {
    Out->WhyNot = "<coroutine> is not included";
  }
  return *(Cache[K] = std::move(Out));
}

const AwaitResolution &AwaitResolver::resolve(QualType T, const Promise &P,
                                              Operand Form) {
  return cached(T, P, unsigned(Form), /*Tag=*/nullptr, [&](Query &Q) {
    if (T->isVoidType())
      return (void)Q.fail("void is not a value");
    if (Expr *A = Q.transform(Q.declval(T, Form)))
      if (Expr *O = Q.applyOperator(A))
        Q.awaiter(O);
  });
}

const AwaitResolution &AwaitResolver::resolveAwaiter(QualType T,
                                                     const Promise &P) {
  static const char AwaiterTag = 0;
  return cached(T, P, /*Form=*/0, &AwaiterTag,
                [&](Query &Q) { Q.awaiter(Q.declval(T, Operand::Lvalue)); });
}

const AwaitResolution &AwaitResolver::resolveSuspend(const Promise &P,
                                                     StringRef Name) {
  const void *NameTag = &S.getPreprocessor().getIdentifierTable().get(Name);
  return cached(P.Type, P, /*Form=*/0, NameTag, [&](Query &Q) {
    if (Expr *A = Q.memberOfPromise(Name))
      if (Expr *O = Q.applyOperator(A))
        Q.awaiter(O);
  });
}

} // namespace corotidy
