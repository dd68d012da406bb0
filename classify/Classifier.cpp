//===--- Classifier.cpp - Ordinary function, generator or coroutine -------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Classifier.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Sema/Initialization.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

bool isTemplatePattern(const FunctionDecl &FD) {
  return FD.isTemplated() || FD.isDependentContext();
}

bool isTemplateInstantiation(const FunctionDecl &FD) {
  if (isTemplatePattern(FD))
    return false;
  for (const DeclContext *DC = &FD; DC; DC = DC->getParent()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(DC);
        Function && Function->isTemplateInstantiation())
      return true;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(DC);
        Record &&
        isTemplateInstantiation(Record->getTemplateSpecializationKind()))
      return true;
  }
  return false;
}

TemplateKind templateKindOf(const FunctionDecl &FD) {
  if (isTemplatePattern(FD))
    return TemplateKind::Pattern;
  return isTemplateInstantiation(FD) ? TemplateKind::Instantiation
                                     : TemplateKind::None;
}

const CXXRecordDecl &writtenClass(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Pattern = Record.getTemplateInstantiationPattern();
  const CXXRecordDecl *Written = Pattern ? Pattern : &Record;
  return Written->getDefinition() ? *Written->getDefinition() : *Written;
}

SmallVector<QualType, 2> typeArguments(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.isNull() ? nullptr : T->getAsCXXRecordDecl());
  SmallVector<QualType, 2> Types;
  if (Spec)
    for (const TemplateArgument &Arg : Spec->getTemplateArgs().asArray())
      if (Arg.getKind() == TemplateArgument::Type)
        Types.push_back(Arg.getAsType());
  return Types;
}

bool declaresPromiseType(const CXXRecordDecl &Record) {
  IdentifierInfo &Name = Record.getASTContext().Idents.get("promise_type");
  return llvm::any_of(Record.lookup(&Name), [](const NamedDecl *D) {
    const auto *Nested = dyn_cast<CXXRecordDecl>(D);
    return !Nested || !Nested->isInjectedClassName();
  });
}

/// The promise_type member of the primary template a dependent type names:
/// the best that can be known before instantiation.
static bool namesCoroutineTemplate(QualType T) {
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  const auto *Template = Spec ? dyn_cast_or_null<ClassTemplateDecl>(
                                    Spec->getTemplateName().getAsTemplateDecl())
                              : nullptr;
  const CXXRecordDecl *Pattern =
      Template ? Template->getTemplatedDecl()->getDefinition() : nullptr;
  return Pattern && declaresPromiseType(*Pattern);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Only a prvalue of such a class can be passed by value.
static bool isImmovable(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         llvm::any_of(Record->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyOrMoveConstructor() && C->isDeleted();
         });
}

/// All promises, if they are as few as in code that people write. Each type is
/// tried in each, so where a template made thousands, one of them stands for
/// all.
ArrayRef<Promise> Classifier::promisesToTry() {
  constexpr size_t Few = 32;
  if (!Tried.empty())
    return Tried;
  llvm::SmallPtrSet<const Decl *, 8> Patterns;
  for (const auto &[Key, P] : Promises)
    if (Promises.size() <= Few ||
        Patterns
            .insert(
                writtenClass(*P.Type->getAsCXXRecordDecl()).getCanonicalDecl())
            .second)
      Tried.push_back(P);
  return Tried;
}

ResultFacts Classifier::computeResult(QualType T, const Promise &Own) {
  ResultFacts Facts;
  Facts.Type = T;
  if (T->isDependentType() || T->isUndeducedType())
    return Facts;

  SmallVector<Promise, 4> Candidates;
  Promise Traits = Own;
  if (Traits.Type.isNull() && T->getAsCXXRecordDecl())
    Traits = {Resolver.promiseOf(T), T};
  if (!Traits.Type.isNull())
    Candidates.push_back(Traits);
  for (const Promise &P : promisesToTry())
    if (identityOf(P.Type) != identityOf(Traits.Type))
      Candidates.push_back(P);

  auto Resolve = [&](const Promise &P) -> const AwaitResolution & {
    const AwaitResolution &R = Resolver.resolve(T, P);
    if (R.WellFormed || T->isReferenceType() || !isImmovable(T))
      return R;
    const AwaitResolution &Prvalue = Resolver.resolve(T, P, Operand::Prvalue);
    return Prvalue.WellFormed ? Prvalue : R;
  };
  auto Accept = [&](const AwaitResolution &R, const Promise &P,
                    Awaitable Status) {
    Facts.Status = Status;
    Facts.Via = R.Via;
    Facts.In = P;
    Facts.AwaitResult = R.Result;
    Facts.CanSuspend = R.CanSuspend;
    Facts.SingleShot = !T->isLValueReferenceType() &&
                       !Resolver.resolve(T, P, Operand::Lvalue).WellFormed;
  };

  const AwaitResolution &Anywhere = Resolve(Promise());
  Facts.Status = Awaitable::No;
  Facts.WhyNot = Anywhere.WhyNot;
  if (Anywhere.WellFormed)
    Accept(Anywhere, Promise(), Awaitable::Anywhere);
  for (const Promise &P : Candidates) {
    const AwaitResolution &R = Resolve(P);
    if (!R.WellFormed) {
      Facts.RefusedBy.emplace_back(P, R.WhyNot);
      continue;
    }
    Facts.Promises.push_back(P);
    if (Facts.Status == Awaitable::No)
      Accept(R, P, Awaitable::InPromise);
  }
  Facts.AwaitableByItself = Anywhere.WellFormed || (!Traits.Type.isNull() &&
                                                    Resolve(Traits).WellFormed);
  if (Facts.isAwaitable())
    Facts.WhyNot.clear();
  else
    Facts.RefusedBy.clear();

  Facts.Iterates = iterationOf(Resolver, T, Traits);
  if (!Traits.Type.isNull()) {
    Facts.IsCoroutineType = true;
    const PromiseFacts &P = promiseFacts(Traits);
    Facts.IsGeneratorType =
        P.yields() && (Facts.isIterable() || !Facts.AwaitableByItself ||
                       llvm::any_of(P.YieldOperands, [&](QualType Yielded) {
                         return comesOut(Yielded, Facts);
                       }));
  }
  return Facts;
}

const ResultFacts &Classifier::resultFacts(QualType T, const Promise &Own) {
  auto Key = std::pair(identityOf(T), identityOf(Own.Type));
  if (auto It = Results.find(Key); It != Results.end())
    return *It->second;
  auto Facts = std::make_unique<ResultFacts>(computeResult(T, Own));
  return *(Results[Key] = std::move(Facts));
}

const PromiseFacts &Classifier::promiseFacts(const Promise &P) {
  std::unique_ptr<PromiseFacts> &Slot = Facts[identityOf(P.Type)];
  if (!Slot)
    Slot = std::make_unique<PromiseFacts>(factsOf(Resolver, P));
  return *Slot;
}

/// What a consumer of \p Result gets each time: the element, or the result of
/// an await. Null if it gets nothing.
static QualType whatComesOut(const ResultFacts &Result) {
  QualType Out =
      Result.isIterable() ? Result.Iterates.Element : Result.AwaitResult;
  return Out.isNull() || Out->isVoidType() ? QualType() : Out;
}

/// Whether a yield_value that takes \p Yielded takes what a consumer of
/// \p Result gets, or what that is an optional or variant of. This tells
/// values from the error channel of tasks, which take co_yield of a wrapped
/// error ([task.promise] yield_value(with_error<E>), folly co_error) and give
/// their consumer something else.
bool Classifier::comesOut(QualType Yielded, const ResultFacts &Result) {
  QualType Out = whatComesOut(Result);
  if (Out.isNull() || Yielded.isNull())
    return false;
  ASTContext &Ctx = Resolver.sema().getASTContext();
  auto Plain = [&](QualType T) {
    return Ctx.getCanonicalType(T.getNonReferenceType()).getUnqualifiedType();
  };
  QualType From = Plain(Yielded);
  QualType To = Plain(Out);
  if (From->isDependentType())
    return isa<TemplateTypeParmType>(From);
  if (From == To)
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      To->getAsCXXRecordDecl());
  if (!Spec)
    return false;
  auto Names = [&](const TemplateArgument &Arg) {
    return Arg.getKind() == TemplateArgument::Type &&
           Plain(Arg.getAsType()) == From;
  };
  return llvm::any_of(
      Spec->getTemplateArgs().asArray(), [&](const TemplateArgument &Arg) {
        return Names(Arg) || (Arg.getKind() == TemplateArgument::Pack &&
                              llvm::any_of(Arg.pack_elements(), Names));
      });
}

/// The same for a yield_value template, whose parameter is whatever was
/// yielded.
bool Classifier::convertsToWhatComesOut(QualType Yielded,
                                        const ResultFacts &Result) {
  QualType Out = whatComesOut(Result);
  if (Out.isNull())
    return false;
  SemaProbe Probe(Resolver.sema());
  return Resolver.sema().CanPerformCopyInitialization(
             InitializedEntity::InitializeTemporary(Out.getNonReferenceType()),
             Probe.declval(Yielded)) &&
         Probe.ok();
}

//===----------------------------------------------------------------------===//
// Functions without co_*
//===----------------------------------------------------------------------===//

bool Classifier::isAwaiter(const CXXRecordDecl *Record) {
  ASTContext &Ctx = Resolver.sema().getASTContext();
  QualType T = Ctx.getCanonicalTagType(Record);
  return llvm::all_of(
      ArrayRef<StringRef>{"await_ready", "await_suspend", "await_resume"},
      [&](StringRef Name) { return hasMember(Resolver.sema(), T, Name); });
}

/// A class is taken for a promise if the names the language always looks up
/// are there; [dcl.fct.def.coroutine]/5 and /7.
bool Classifier::isPromise(const CXXRecordDecl *Record) {
  ASTContext &Ctx = Resolver.sema().getASTContext();
  QualType T = Ctx.getCanonicalTagType(Record);
  if (Promises.count(identityOf(T)))
    return true;
  if (const IdentifierInfo *II = Record->getIdentifier())
    if (II->getName() == "promise_type")
      return true;
  auto Has = [&](StringRef Name) {
    return hasMember(Resolver.sema(), T, Name);
  };
  // A base class may leave get_return_object to the classes derived from it.
  if (Has("initial_suspend") || Has("final_suspend"))
    return true;
  auto IsBaseOf = [&](const std::pair<void *, Promise> &Known) {
    const CXXRecordDecl *Derived = Known.second.Type->getAsCXXRecordDecl();
    return Derived && Derived->hasDefinition() && Record->hasDefinition() &&
           Derived->isDerivedFrom(Record);
  };
  return llvm::any_of(Promises, IsBaseOf);
}

static bool isAwaiterMemberName(DeclarationName Name) {
  return Name.isIdentifier() &&
         llvm::StringSwitch<bool>(Name.getAsIdentifierInfo()->getName())
             .Cases({"await_ready", "await_suspend", "await_resume"}, true)
             .Default(false);
}

void Classifier::classifyKeywordFree(const FunctionDecl &FD,
                                     Classification &C) {
  QualType T = FD.getReturnType();
  Promise Own;
  if (T->getAsCXXRecordDecl())
    Own = {Resolver.promiseOf(FD), T};
  C.Result = resultFacts(T, Own);
  C.Result.Type = T;
  if (!FD.isThisDeclarationADefinition() && !FD.isDeleted() &&
      !FD.isDefaulted()) {
    C.K = Kind::Unknown;
    return;
  }
  C.K = Kind::Ordinary;
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  DeclarationName Name = FD.getDeclName();
  if (Method && isAwaiterMemberName(Name) && isAwaiter(Method->getParent()))
    C.F = Flavor::AwaiterMember;
  else if (Method && isPromiseMemberName(Name) &&
           isPromise(Method->getParent()))
    C.F = Flavor::PromiseMember;
  // A conversion in some await_transform may make even int awaitable; that
  // makes no factory of every function that returns one.
  else if ((C.Result.isAwaitable() &&
            C.Result.Type.getNonReferenceType()->isRecordType()) ||
           C.Result.IsCoroutineType || namesCoroutineTemplate(T))
    C.F = Flavor::Factory;
  else
    C.F = Flavor::Plain;
}

//===----------------------------------------------------------------------===//
// Functions with co_*
//===----------------------------------------------------------------------===//

const CXXMemberCallExpr *yieldValueCall(const CoyieldExpr &Yield) {
  // It may be within operator co_await and conversions.
  for (const Expr *E = Yield.getOperand(); E;) {
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      const CXXMethodDecl *Callee = Call->getMethodDecl();
      if (Callee && Callee->getDeclName().isIdentifier() &&
          Callee->getName() == "yield_value")
        return Call->getNumArgs() == 1 ? Call : nullptr;
      E = Call->getImplicitObjectArgument();
      continue;
    }
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
    E = Operator && Operator->getNumArgs() > 0 ? Operator->getArg(0) : nullptr;
  }
  return nullptr;
}

/// A range of \p Element that is no \p Element itself, or a wrapper of one as
/// std::ranges::elements_of is: its first template argument is the range.
bool Classifier::isRangeOf(QualType T, QualType Element, const Promise &P) {
  ASTContext &Ctx = Resolver.sema().getASTContext();
  auto Same = [&](QualType A, QualType B) {
    return !A.isNull() && !B.isNull() &&
           Ctx.hasSameUnqualifiedType(A.getNonReferenceType(),
                                      B.getNonReferenceType());
  };
  if (T.isNull() || T->isDependentType() || Same(T, Element))
    return false;
  if (Same(iterationOf(Resolver, T, P).Element, Element))
    return true;
  const auto *Wrapper = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Wrapper || Wrapper->getTemplateArgs().size() == 0)
    return false;
  const TemplateArgument &First = Wrapper->getTemplateArgs()[0];
  return First.getKind() == TemplateArgument::Type &&
         Same(iterationOf(Resolver, First.getAsType(), P).Element, Element);
}

void Classifier::judgeYields(Classification &C, bool &YieldsValues) {
  for (const KeywordUse &Use : C.Evidence) {
    if (Use.Which != Keyword::CoYield)
      continue;
    const auto *Yield = dyn_cast_or_null<CoyieldExpr>(Use.Node);
    if (!Yield || Yield->isTypeDependent() || !C.Promise) {
      YieldsValues = true;
      continue;
    }
    if (!Yield->getType()->isVoidType())
      C.Facet |= Facets::TwoWay;
    QualType Element = whatComesOut(C.Result);
    if (Element.isNull() && C.Promise->yields())
      Element = C.Promise->YieldOperands.front();
    const CXXMemberCallExpr *Call = yieldValueCall(*Yield);
    if (!Call) {
      YieldsValues = true;
      continue;
    }
    QualType Yielded = Call->getArg(0)->IgnoreImplicit()->getType();
    const CXXMethodDecl *YieldValue = Call->getMethodDecl();
    bool IsValue = !C.Result.AwaitableByItself || C.Result.isIterable() ||
                   comesOut(YieldValue->getParamDecl(0)->getType(), C.Result) ||
                   (YieldValue->getPrimaryTemplate() &&
                    convertsToWhatComesOut(Yielded, C.Result));
    bool IsRange = isRangeOf(Yielded, Element, C.Promise->P);
    if (IsRange)
      C.Facet |= Facets::Delegating;
    if (IsRange || IsValue)
      YieldsValues = true;
    else
      C.Facet |= Facets::ErrorChannel;
  }
}

/// Whether no await can have the coroutine go on elsewhere: either leaving is
/// final, as for expected and optional, whose await_suspend destroys the frame,
/// or there is no suspension at all.
bool Classifier::neverResumesElsewhere(const Classification &C) {
  if (!C.Promise)
    return false;
  const Promise &P = C.Promise->P;
  if (const AwaitResolution &Own = Resolver.resolve(C.Result.Type, P);
      Own.WellFormed)
    return Own.Handle == HandleUse::Destroyed;
  bool Any = false;
  for (const KeywordUse &Use : C.Evidence) {
    if (Use.Which != Keyword::CoAwait)
      continue;
    const auto *Await = dyn_cast_or_null<CoawaitExpr>(Use.Node);
    const auto *Call =
        Await && Await->getSuspendExpr()
            ? dyn_cast<CallExpr>(Await->getSuspendExpr()->IgnoreImplicit())
            : nullptr;
    const FunctionDecl *Suspend = Call ? Call->getDirectCallee() : nullptr;
    if (!Suspend || useOfHandle(*Suspend) != HandleUse::Destroyed)
      return false;
    Any = true;
  }
  return Any;
}

/// The promise of a function whose body uses co_*; null if it depends on
/// template arguments or Clang found none.
static QualType promiseInBody(const FunctionDecl &FD) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  if (!Body || !Body->getPromiseDeclStmt())
    return QualType();
  QualType P = Body->getPromiseDecl()->getType();
  return P->isDependentType() || !P->getAsCXXRecordDecl()
             ? QualType()
             : P.getCanonicalType();
}

/// A broken body has no promise left, a pattern none yet; the return type
/// still tells.
QualType Classifier::promiseOfCoroutine(const FunctionDecl &FD) {
  if (QualType P = promiseInBody(FD); !P.isNull())
    return P;
  return isTemplatePattern(FD) ? Resolver.promiseOf(FD.getReturnType())
                               : Resolver.promiseOf(FD);
}

void Classifier::notePromiseOf(const FunctionDecl &FD) {
  if (evidenceOf(FD).Uses.empty())
    return;
  QualType P = promiseOfCoroutine(FD);
  if (!P.isNull())
    Promises.insert({identityOf(P), {P, FD.getReturnType()}});
}

void Classifier::classifyCoroutine(const FunctionDecl &FD, Classification &C) {
  Promise P{promiseOfCoroutine(FD), FD.getReturnType()};
  C.Result = resultFacts(FD.getReturnType(), P);
  C.Result.Type = FD.getReturnType();
  if (!P.Type.isNull())
    C.Promise = promiseFacts(P);

  bool YieldsValues = false;
  judgeYields(C, YieldsValues);
  bool Yields = llvm::any_of(C.Evidence, [](const KeywordUse &Use) {
    return Use.Which == Keyword::CoYield;
  });
  bool Awaits = llvm::any_of(C.Evidence, [](const KeywordUse &Use) {
    return Use.Which == Keyword::CoAwait;
  });
  bool IsGenerator = YieldsValues ||
                     (!Yields && C.Promise && C.Result.IsGeneratorType) ||
                     (C.Result.isIterable() && C.Result.IsGeneratorType);
  C.K = IsGenerator ? Kind::Generator : Kind::Coroutine;

  if (!C.Promise && isTemplatePattern(FD)) {
    C.F = Flavor::Dependent;
    return;
  }
  if (IsGenerator) {
    if (C.Result.isIterable())
      C.F = C.Result.Iterates.How == Iterates::Async ? Flavor::Async
                                                     : Flavor::Sync;
    else
      C.F = C.Result.AwaitableByItself || Awaits ||
                    (C.Promise &&
                     C.Promise->Transform == AwaitTransform::Transforms)
                ? Flavor::Async
                : Flavor::Sync;
    return;
  }
  if (neverResumesElsewhere(C))
    C.F = Flavor::ShortCircuit;
  else
    C.F = C.Result.isAwaitable() ? Flavor::Task : Flavor::Detached;
}

Classifier::Classifier(Sema &S)
    : Resolver(S), HadErrors(S.getDiagnostics().hasErrorOccurred()) {}

const BodyEvidence &Classifier::evidenceOf(const FunctionDecl &FD) {
  if (const std::unique_ptr<BodyEvidence> &Known = Evidence[&FD])
    return *Known;
  BodyEvidence Found;
  if (isa_and_nonnull<CoroutineBodyStmt>(FD.getBody()))
    Found.Uses = keywordsIn(FD);
  if (HadErrors && isTemplateInstantiation(FD)) {
    const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
    Found.Tentative = Pattern && !FD.hasBody();
    if (Found.Tentative)
      for (const KeywordUse &Use : evidenceOf(*Pattern).Uses)
        Found.Uses.push_back({Use.Which, Use.Loc});
  } else if (HadErrors && !FD.getLocation().isMacroID()) {
    KeywordUses Tokens = keywordTokensIn(FD);
    if (Tokens.size() > Found.Uses.size())
      Found = {std::move(Tokens), /*Tentative=*/true};
  }
  Evidence[&FD] = std::make_unique<BodyEvidence>(std::move(Found));
  return *Evidence[&FD];
}

Classification Classifier::classify(const FunctionDecl &FD) {
  Classification C;
  const BodyEvidence &Found = evidenceOf(FD);
  C.Evidence = Found.Uses;
  C.Tentative = Found.Tentative;
  if (C.Evidence.empty())
    classifyKeywordFree(FD, C);
  else
    classifyCoroutine(FD, C);
  return C;
}

} // namespace corotidy
