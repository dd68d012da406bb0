//===--- MissingKeywordCheck.cpp - coro-missing-keyword -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/MissingKeywordCheck.h"
#include "checks/BodyFlow.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

namespace {
/// What the statements of one body are, leaving out lambdas.
struct Statements {
  SmallVector<const ReturnStmt *, 2> Returns;
  const CXXThrowExpr *FirstThrow = nullptr;
  bool HasStaticAssert = false;
  /// Calls of which nobody knows whether they return.
  bool HasDependentCall = false;
};
} // namespace

/// Whether the text of \p FD is what it was compiled from.
static bool isInMacro(const FunctionDecl &FD) {
  return FD.getLocation().isMacroID() ||
         FD.getBody()->getBeginLoc().isMacroID() ||
         FD.getBody()->getEndLoc().isMacroID();
}

static const Stmt *lastStatement(const FunctionDecl &FD) {
  const auto *Body = dyn_cast<CompoundStmt>(FD.getBody());
  return Body && !Body->body_empty() ? Body->body_back() : nullptr;
}

//===----------------------------------------------------------------------===//
// Empty coroutine objects
//===----------------------------------------------------------------------===//

static bool isNull(const Expr *E) {
  while (true) {
    E = E->IgnoreParens()->IgnoreImplicit();
    if (isa<CXXNullPtrLiteralExpr, ImplicitValueInitExpr>(E))
      return true;
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E)) {
      E = Cast->getSubExpr();
      continue;
    }
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() != 1)
        return List->getNumInits() == 0;
      E = List->getInit(0);
      continue;
    }
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (!Construct || Construct->getNumArgs() > 1)
      return false;
    if (Construct->getNumArgs() == 0)
      return true;
    E = Construct->getArg(0);
  }
}

/// The std::coroutine_handle in a \p Record; null if there is none.
static const FieldDecl *handleIn(const CXXRecordDecl &Record) {
  for (const FieldDecl *Field : Record.fields())
    if (isClassNamed(Field->getType(), "std::coroutine_handle"))
      return Field;
  return nullptr;
}

/// Whether an object that \p Constructor made, or that is initialised from no
/// values if it is null, has a std::coroutine_handle that refers to nothing.
static bool leavesHandleNull(const CXXRecordDecl &Record,
                             const CXXConstructorDecl *Constructor) {
  auto IsNullIn = [&](const FieldDecl *Field) {
    if (Constructor)
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->getMember() == Field &&
            !isa<CXXDefaultInitExpr>(Init->getInit()))
          return isNull(Init->getInit());
    const Expr *Init = Field->getInClassInitializer();
    return !Field->hasInClassInitializer() || (Init && isNull(Init));
  };
  const FieldDecl *Handle = handleIn(Record);
  return Handle && IsNullIn(Handle);
}

/// Whether \p Return gives a default-constructed \p Record that holds no
/// coroutine.
static bool returnsEmptyObject(Unit &U, const ReturnStmt &Return,
                               const CXXRecordDecl &Record) {
  const Expr *E = Return.getRetValue();
  if (!E || !handleIn(Record))
    return false;
  E = E->IgnoreParens()->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreImplicit();
  const CXXRecordDecl *Type = E->getType()->getAsCXXRecordDecl();
  if (!Type || !declaresSameEntity(Type, &Record))
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(),
                        [](const Expr *Init) {
                          return isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(
                                     Init) ||
                                 isNull(Init);
                        }) &&
           leavesHandleNull(Record, nullptr);
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || Construct->getNumArgs() != 0)
    return false;
  const CXXConstructorDecl *Constructor = Construct->getConstructor();
  if (!Constructor->isUserProvided())
    return leavesHandleNull(Record, nullptr);
  const FunctionDecl *Definition = U.definitionOf(*Constructor);
  if (!Definition || isTemplatePattern(*Definition))
    return false;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  return Body && Body->body_empty() &&
         leavesHandleNull(Record, cast<CXXConstructorDecl>(Definition));
}

/// Whether users of \p T can ask it if it is empty, which an empty one may
/// then be meant to be.
static bool tellsWhetherItIsEmpty(Sema &S, QualType T) {
  ASTContext &Ctx = S.getASTContext();
  DeclarationName ToBool = Ctx.DeclarationNames.getCXXConversionFunctionName(
      Ctx.getCanonicalType(Ctx.BoolTy));
  return !membersNamed(S, T, ToBool).empty() || hasMember(S, T, "valid") ||
         hasMember(S, T, "empty");
}

static bool testsForNull(const Stmt *S) {
  if (!S)
    return false;
  const auto *Not = dyn_cast<UnaryOperator>(S);
  if ((Not && Not->getOpcode() == UO_LNot) || isa<CXXNullPtrLiteralExpr>(S))
    return true;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
    if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
      return true;
  return llvm::any_of(S->children(), testsForNull);
}

/// Whether awaiting looks for an empty object first: most likely it is then
/// what is there at once.
static bool expectsEmptyObjects(const AwaitResolution &Await) {
  return llvm::any_of(Await.Calls, [](const FunctionDecl *FD) {
    const FunctionDecl *Definition = visibleDefinition(*FD);
    return FD->getIdentifier() && FD->getName() == "await_ready" &&
           Definition && testsForNull(Definition->getBody());
  });
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// False as soon as a return statement in \p S gives an object that is not
/// empty, as in almost every function; null for \p Type takes any for empty.
static bool gather(Unit &U, const Stmt *S, const CXXRecordDecl *Type,
                   Statements &Found) {
  if (!S || isa<LambdaExpr, BlockExpr>(S))
    return true;
  if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    if (Type && !returnsEmptyObject(U, *Return, *Type))
      return false;
    Found.Returns.push_back(Return);
  } else if (const auto *Throw = dyn_cast<CXXThrowExpr>(S)) {
    Found.FirstThrow = Found.FirstThrow ? Found.FirstThrow : Throw;
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    Found.HasDependentCall |= Call->isTypeDependent();
  } else if (const auto *Decls = dyn_cast<DeclStmt>(S)) {
    Found.HasStaticAssert |= llvm::any_of(
        Decls->decls(), [](const Decl *D) { return isa<StaticAssertDecl>(D); });
  }
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return gather(U, Child, Type, Found);
  });
}

/// Gathers the statements of \p FD, if there is nothing that it returns.
static std::optional<Statements> statementsOf(Unit &U, const FunctionDecl &FD,
                                              const CXXRecordDecl &Type) {
  // What was instantiated has lost the branches that did not apply.
  const FunctionDecl *Written = FD.getTemplateInstantiationPattern();
  if (Written && !Written->hasBody(Written))
    Written = nullptr;
  if (Written && isa_and_nonnull<CoroutineBodyStmt>(Written->getBody()))
    return std::nullopt;
  // Any type would have done: what wraps a callable knows of no coroutines.
  if (QualType T = (Written ? Written : &FD)->getReturnType();
      T->isDependentType() && !T->getAs<TemplateSpecializationType>() &&
      !T->getAsCXXRecordDecl())
    return std::nullopt;
  Statements Found;
  if (!gather(U, FD.getBody(), &Type, Found))
    return std::nullopt;
  if (!Written)
    return Found;
  Statements InPattern;
  gather(U, Written->getBody(), nullptr, InPattern);
  if (InPattern.Returns.size() != Found.Returns.size())
    return std::nullopt;
  Found.HasStaticAssert |= InPattern.HasStaticAssert;
  return Found;
}

/// Functions that would be meant like that, whatever they return.
static bool isStub(const FunctionDecl &FD) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
      Method && Method->isVirtual())
    return true;
  const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
  const FunctionTemplateDecl *Template =
      (Pattern ? Pattern : &FD)->getDescribedFunctionTemplate();
  return Template &&
         llvm::any_of(Template->specializations(), [](const FunctionDecl *S) {
           return S->getTemplateSpecializationKind() ==
                  TSK_ExplicitSpecialization;
         });
}

/// Whether \p FD belongs to the implementation of \p Type or of anything else
/// the language calls by itself.
static bool isPartOf(const FunctionDecl &FD, const CXXRecordDecl &Type) {
  const CXXRecordDecl &Written = writtenClass(Type);
  for (const DeclContext *DC = FD.getLexicalDeclContext(); DC;
       DC = DC->getLexicalParent())
    if (const auto *Record = dyn_cast<CXXRecordDecl>(DC);
        Record && !Record->isLambda() &&
        declaresSameEntity(&writtenClass(*Record), &Written))
      return true;
  return isa<CXXConversionDecl>(FD) ||
         (FD.isOverloadedOperator() && FD.getOverloadedOperator() != OO_Call);
}

static bool canBecomeCoroutine(const FunctionDecl &FD) {
  // Lambdas are constexpr by themselves, unless they are coroutines.
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  bool IsConstexpr =
      FD.isConstexprSpecified() && !(Method && isLambdaCallOperator(Method));
  return !IsConstexpr && !FD.getDeclaredReturnType()->getContainedAutoType() &&
         !FD.isMain() && !FD.isVariadic() && !FD.isNoReturn() &&
         !FD.hasAttr<NakedAttr>() && !FD.hasAttr<CoroWrapperAttr>();
}

/// Whether a specialisation of std::coroutine_traits makes the type of \p P a
/// coroutine type, as it can do with any type. One that has a promise_type may
/// mean something else by it.
static bool isCoroutineTypeByTraits(Unit &U, const Promise &P) {
  return llvm::none_of(
      membersNamed(U.sema(), P.ReturnType, "promise_type"),
      [&](const NamedDecl *D) {
        const auto *Type = dyn_cast<TypeDecl>(D->getUnderlyingDecl());
        return Type && identityOf(U.context().getTypeDeclType(Type)) ==
                           identityOf(P.Type);
      });
}

/// Whether the type of \p P, of which \p Result says what it can do, is a value
/// that coroutines can make, too: leaving such a coroutine early destroys it,
/// or there is nothing to wait for. Nothing starts a value later.
static bool isOrdinaryValue(Unit &U, const Promise &P,
                            const ResultFacts &Result) {
  if (isCoroutineTypeByTraits(U, P))
    return U.classifier().promiseFacts(P).Start != StartPolicy::Lazy;
  if (!Result.isAwaitable())
    return !Result.isIterable();
  return U.resolver().resolve(P.ReturnType, P).Handle == HandleUse::Destroyed;
}

static FixItHint insertCoReturn(const FunctionDecl &FD) {
  const auto *Body = cast<CompoundStmt>(FD.getBody());
  SourceLocation After = Body->getLBracLoc().getLocWithOffset(1);
  bool IsTight = After == Body->getRBracLoc();
  return FixItHint::CreateInsertion(After,
                                    IsTight ? " co_return; " : " co_return;");
}

static std::string escapes(const std::string &Name, const std::string &Type,
                           const ResultFacts &Result) {
  return "an exception thrown in '" + Name +
         "' escapes when it is called, not when its '" + Type + "' is " +
         (Result.isIterable() ? "iterated" : "awaited") +
         ": without co_* it is no coroutine";
}

/// Whether the message would be about what a macro made.
static bool isInMacro(const FunctionDecl &FD, const Exits &Leaves,
                      const Statements &Found) {
  const Stmt *At = Leaves.FlowsOff ? lastStatement(FD) : Found.FirstThrow;
  return At && At->getBeginLoc().isMacroID();
}

static Finding flowsOff(Unit &U, const FunctionDecl &FD, const Promise &Own) {
  std::string Type = typeName(Own.ReturnType, U.context());
  Finding F;
  F.Message = "'" + qualifiedName(FD) + "' flows off its end without a '" +
              Type + "', which is undefined: without co_* it is no coroutine";
  bool ReturnsVoid =
      U.classifier().promiseFacts(Own).Returns == ReturnFunctions::ReturnVoid;
  if (isa<CompoundStmt>(FD.getBody()) && !lastStatement(FD) && ReturnsVoid)
    F.Fixes.push_back(insertCoReturn(FD));
  F.Notes.push_back({FD.getBody()->getEndLoc(),
                     "write co_return to make it a coroutine, or return the '" +
                         Type + "' of another"});
  return F;
}

/// Nothing if an empty object may be meant.
static std::optional<Finding> returnsEmpty(Unit &U, const FunctionDecl &FD,
                                           const Promise &Own,
                                           const ResultFacts &Result,
                                           const ReturnStmt &Return) {
  if (isCoroutineTypeByTraits(U, Own) || !Result.isAwaitable() ||
      Result.isIterable() || Result.IsGeneratorType ||
      tellsWhetherItIsEmpty(U.sema(), Own.ReturnType) ||
      expectsEmptyObjects(U.resolver().resolve(Own.ReturnType, Own)))
    return std::nullopt;
  Finding F;
  F.Message = "the '" + typeName(Own.ReturnType, U.context()) + "' that '" +
              qualifiedName(FD) +
              "' returns is empty, there is no coroutine to await: without "
              "co_* none is made";
  F.Notes.push_back(
      {Return.getBeginLoc(), "write co_return instead of return"});
  return F;
}

static Finding neverReturns(Unit &U, const FunctionDecl &FD,
                            const ResultFacts &Result,
                            const CXXThrowExpr *Throw) {
  std::string Name = qualifiedName(FD);
  std::string Type = typeName(FD.getReturnType(), U.context());
  Finding F;
  if (Throw) {
    F.Message = escapes(Name, Type, Result);
    F.Notes.push_back({Throw->getBeginLoc(), "thrown here"});
    F.Notes.push_back({FD.getBody()->getEndLoc(),
                       "a co_return at the end makes it a coroutine, even if "
                       "it is never reached"});
    return F;
  }
  F.Message = "'" + Name + "' never returns a '" + Type +
              "' to its caller: without co_* it is no coroutine that could be "
              "suspended";
  F.Notes.push_back({FD.getLocation(),
                     "let it wait with co_await, which makes it a coroutine"});
  return F;
}

void MissingKeywordCheck::checkFunction(Unit &U, const FunctionDecl &FD,
                                        const CXXRecordDecl &Type) {
  std::optional<Statements> Found = statementsOf(U, FD, Type);
  if (!Found || Found->HasStaticAssert || Found->HasDependentCall ||
      !canBecomeCoroutine(FD) || isStub(FD) || isPartOf(FD, Type))
    return;
  std::optional<Exits> Leaves;
  if (Found->Returns.empty()) {
    Leaves = BodyFlow(FD).exits();
    if (!Leaves || Leaves->EndsProgram || isInMacro(FD, *Leaves, *Found))
      return;
  }

  const Classification &C = U.classOf(FD);
  if (!C.Evidence.empty() || !C.Result.IsCoroutineType ||
      C.F == Flavor::AwaiterMember || C.F == Flavor::PromiseMember ||
      // It may have lost the statements that matter.
      !U.errorsIn(FD.getSourceRange()).empty())
    return;
  // What is derived from a task inherits a promise that makes no such object.
  QualType P = isTemplatePattern(FD)
                   ? U.resolver().promiseOf(FD.getReturnType())
                   : U.resolver().promiseOf(FD);
  Promise Own{P, FD.getReturnType()};
  if (Own.Type.isNull() || !givesReturnObject(U.resolver(), Own))
    return;

  std::optional<Finding> F;
  if (Leaves && Leaves->FlowsOff)
    F = flowsOff(U, FD, Own);
  else if (isOrdinaryValue(U, Own, C.Result))
    return;
  else if (Leaves)
    F = neverReturns(U, FD, C.Result,
                     Leaves->Throws ? Found->FirstThrow : nullptr);
  else
    F = returnsEmpty(U, FD, Own, C.Result, *Found->Returns.front());
  if (!F)
    return;
  F->Loc = FD.getLocation();
  F->Ranges.push_back(SourceRange(F->Loc));
  report(*F);
}

void MissingKeywordCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.functions()) {
    // A template that is parsed late has a body that is not there.
    if (!FD->doesThisDeclarationHaveABody() || !FD->getBody() ||
        FD->isInvalidDecl() || isa<CoroutineBodyStmt>(FD->getBody()) ||
        isInMacro(*FD))
      continue;
    const CXXRecordDecl *Record = FD->getReturnType()->getAsCXXRecordDecl();
    if (Record && Record->hasDefinition())
      checkFunction(U, *FD, *Record->getDefinition());
  }
}

} // namespace corotidy
