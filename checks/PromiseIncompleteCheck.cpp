//===--- PromiseIncompleteCheck.cpp - coro-promise-incomplete -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/PromiseIncompleteCheck.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace corotidy {

namespace {
/// One promise with one coroutine type, and the unit's coroutines with both.
struct Use {
  Promise P;
  SmallVector<const FunctionDecl *, 2> Coroutines;
};

struct Defect {
  /// For the finding's message.
  std::string Brief;
  Note Details;
  std::string Remedy;
};

/// All that is written as one class.
struct Group {
  const CXXRecordDecl *Written;
  SmallVector<Use, 1> Uses;
};

/// What is wrong with one promise.
class Inspector {
public:
  Inspector(Unit &U, const Use &Used)
      : U(U), Used(Used), Record(Used.P.Type->getAsCXXRecordDecl()),
        Facts(U.classifier().promiseFacts(Used.P)) {}

  /// What makes the compiler reject every coroutine with this promise.
  void inspectMembersOfAll();
  /// What it lacks for some of the unit's coroutines; \p SomeCompile tells
  /// whether others do.
  void inspectMembersOfSome(bool SomeCompile);

  SmallVector<Defect, 4> Defects;
  /// Errors at these places are consequences.
  llvm::SmallDenseSet<SourceLocation, 4> Explained;

private:
  void add(std::string Brief, SourceLocation Loc, std::string Details,
           std::string Remedy) {
    Defects.push_back(
        {std::move(Brief), {Loc, std::move(Details)}, std::move(Remedy)});
  }
  void addHidden(StringRef Name, SourceLocation Loc);
  bool isCallable(StringRef Name, StringRef Purpose, const Twine &Declaration);
  void inspectClass();
  void inspectReturnObject();
  void inspectSuspend(StringRef Name, StringRef When);
  void inspectThrowing(const AwaitResolution &Final);
  void inspectAllocation();
  bool hasErrorAt(Keyword Which);
  void inspectAccess();

  std::string name(QualType T) const { return typeName(T, U.context()); }
  UnresolvedSet<4> members(StringRef Name) const {
    return membersNamed(U.sema(), Used.P.Type, Name);
  }
  SourceLocation here() const { return Record->getLocation(); }

  Unit &U;
  const Use &Used;
  const CXXRecordDecl *Record;
  const PromiseFacts &Facts;
};
} // namespace

//===----------------------------------------------------------------------===//
// Defects
//===----------------------------------------------------------------------===//

static std::string article(StringRef Name) {
  return Name.starts_with("initial") || Name.starts_with("unhandled") ? "an "
                                                                      : "a ";
}

void Inspector::addHidden(StringRef Name, SourceLocation Loc) {
  std::string N = Name.str();
  add(article(N) + N + " that is not public", Loc,
      N + " is called by coroutines, for which it has to be public",
      "make " + N + " public");
}

/// Whether `promise.Name()` is well-formed; if not, that is a defect.
bool Inspector::isCallable(StringRef Name, StringRef Purpose,
                           const Twine &Declaration) {
  UnresolvedSet<4> Found = members(Name);
  std::string N = Name.str();
  if (Found.empty()) {
    add("no " + N, here(), N + " is missing: " + Purpose.str(),
        ("add '" + Declaration + "'").str());
    return false;
  }
  SourceLocation Loc = (*Found.begin())->getLocation();
  bool IsHidden = llvm::all_of(Found.pairs(), [](DeclAccessPair Member) {
    return Member.getAccess() != AS_public;
  });
  if (IsHidden) {
    addHidden(Name, Loc);
    return false;
  }
  if (llvm::all_of(Found, isDeletedFunction)) {
    add("a deleted " + N, Loc, N + " is called by every coroutine",
        "define " + N);
    return false;
  }
  SemaProbe Probe(U.sema());
  if (Probe.callMember(Probe.operand(Used.P.Type, VK_LValue), Name))
    return true;
  bool TakesArguments = llvm::all_of(Found, [](const NamedDecl *D) {
    const FunctionDecl *FD = D->getUnderlyingDecl()->getAsFunction();
    return FD && FD->getMinRequiredArguments() > 0;
  });
  // What else there may be is in the body of a template.
  if (!TakesArguments)
    return false;
  add(article(N) + N + " that takes arguments", Loc,
      N + " is called without arguments",
      "declare '" + Declaration.str() + "'");
  return false;
}

void Inspector::inspectClass() {
  if (Record->isAbstract())
    add("an abstract class", here(),
        "every coroutine has an object of this class, which is abstract",
        "override its pure virtual functions");
  auto *Class = const_cast<CXXRecordDecl *>(Record);
  bool HasConstructor =
      llvm::any_of(U.sema().LookupConstructors(Class), [](const NamedDecl *D) {
        const auto *Constructor =
            dyn_cast<CXXConstructorDecl>(D->getUnderlyingDecl());
        return !Constructor || (!Constructor->isDeleted() &&
                                !Constructor->isCopyOrMoveConstructor());
      });
  if (!HasConstructor)
    add("no constructor", here(),
        "the promise is constructed from the coroutine's arguments or from "
        "none, and has no constructor for either",
        "give it a default constructor");
  const CXXDestructorDecl *Destructor = U.sema().LookupDestructor(Class);
  if (Destructor && Destructor->isDeleted())
    add("no destructor", Destructor->getLocation(),
        "the promise is destroyed with the coroutine",
        "let it have a destructor");
}

void Inspector::inspectReturnObject() {
  QualType R = Used.P.ReturnType.getUnqualifiedType();
  std::string Type = name(R);
  if (!isCallable("get_return_object",
                  "it makes the '" + Type + "' that the caller gets",
                  Type + " get_return_object()"))
    return;
  if (givesReturnObject(U.resolver(), Used.P))
    return;
  SemaProbe Probe(U.sema());
  const Expr *Call = Probe.callMember(Probe.operand(Used.P.Type, VK_LValue),
                                      "get_return_object");
  if (Call)
    add("a get_return_object that gives something else",
        (*members("get_return_object").begin())->getLocation(),
        "it returns '" + name(Probe.typeOf(Call)) +
            "', which does not convert to '" + Type + "'",
        "return a '" + Type + "' from get_return_object");
}

void Inspector::inspectSuspend(StringRef Name, StringRef When) {
  if (!isCallable(Name,
                  ("what it returns is awaited " + When + " the body").str(),
                  "std::suspend_always " + Name + "() noexcept"))
    return;
  const AwaitResolution &Await = U.resolver().resolveSuspend(Used.P, Name);
  for (const FunctionDecl *Call : Await.Calls)
    Explained.insert(Call->getLocation());
  if (Await.WellFormed) {
    if (Name == "final_suspend")
      inspectThrowing(Await);
    return;
  }
  add(article(Name) + Name.str() + " that gives nothing to await",
      (*members(Name).begin())->getLocation(),
      "what it returns cannot be awaited: " + Await.WhyNot,
      "return std::suspend_always or std::suspend_never from " + Name.str());
}

/// [dcl.fct.def.coroutine]/15. Exceptions cannot be caught any more then.
void Inspector::inspectThrowing(const AwaitResolution &Final) {
  SemaProbe Probe(U.sema());
  llvm::SetVector<const FunctionDecl *> Throwing;
  auto Check = [&](const FunctionDecl *FD) {
    if (FD &&
        Sema::canCalleeThrow(U.sema(), nullptr, FD, Probe.loc()) == CT_Can)
      Throwing.insert(FD);
  };
  for (const FunctionDecl *Call : Final.Calls) {
    Check(Call);
    CXXRecordDecl *Returned = Call->getReturnType()->getAsCXXRecordDecl();
    if (Returned && Returned->hasDefinition())
      Check(U.sema().LookupDestructor(Returned));
  }
  for (const FunctionDecl *FD : Throwing)
    add("a final await that may throw", FD->getLocation(),
        "'" + qualifiedName(*FD) + "' is not noexcept",
        "declare noexcept what awaiting final_suspend calls");
}

/// Whether some coroutine has an error of a missing member at that keyword.
bool Inspector::hasErrorAt(Keyword Which) {
  bool Found = false;
  for (const FunctionDecl *FD : Used.Coroutines)
    for (const KeywordUse &K : U.classifier().evidenceOf(*FD).Uses)
      for (const CompilerError &E : U.errors())
        if (K.Which == Which && E.Loc == K.Loc && E.ID == diag::err_no_member) {
          Explained.insert(E.Loc);
          Found = true;
        }
  return Found;
}

/// Members that only some coroutines call: the compiler has to say that one
/// does.
void Inspector::inspectAccess() {
  llvm::SmallDenseSet<SourceLocation, 8> Calls;
  for (const FunctionDecl *FD : Used.Coroutines) {
    Calls.insert(FD->getLocation());
    for (const KeywordUse &K : U.classifier().evidenceOf(*FD).Uses)
      Calls.insert(K.Loc);
  }
  for (StringRef Name :
       {"return_void", "return_value", "yield_value", "await_transform"}) {
    // The message has no more than the member's name.
    std::string Start = ("'" + Name + "' is a ").str();
    UnresolvedSet<4> Found = members(Name);
    bool IsMissed = false;
    for (const CompilerError &E : U.errors())
      if (E.ID == diag::err_access && Calls.contains(E.Loc) &&
          StringRef(E.Message).starts_with(Start) && !Found.empty()) {
        Explained.insert(E.Loc);
        IsMissed = true;
      }
    if (IsMissed)
      addHidden(Name, (*Found.begin())->getLocation());
  }
}

void Inspector::inspectAllocation() {
  ASTContext &Ctx = U.context();
  for (const NamedDecl *D :
       members("get_return_object_on_allocation_failure")) {
    const auto *Method = dyn_cast<CXXMethodDecl>(D->getUnderlyingDecl());
    if (!Method || Method->isStatic())
      continue;
    Explained.insert(Method->getLocation());
    add("a get_return_object_on_allocation_failure that is not static",
        Method->getLocation(),
        "get_return_object_on_allocation_failure is called when there is no "
        "promise",
        "make get_return_object_on_allocation_failure static");
  }
  auto Operators = [&](OverloadedOperatorKind Kind) {
    return membersNamed(U.sema(), Used.P.Type,
                        Ctx.DeclarationNames.getCXXOperatorName(Kind));
  };
  UnresolvedSet<4> News = Operators(OO_New);
  if (Facts.NothrowAllocation && News.size() == 1) {
    const auto *New = dyn_cast<FunctionDecl>(*News.begin());
    SemaProbe Probe(U.sema());
    if (New && New->getNumParams() == 1 &&
        Sema::canCalleeThrow(U.sema(), nullptr, New, Probe.loc()) == CT_Can) {
      Explained.insert(New->getLocation());
      add("an operator new that may throw", New->getLocation(),
          "get_return_object_on_allocation_failure is for an operator new that "
          "returns null instead of throwing",
          "declare operator new noexcept");
    }
  }
  UnresolvedSet<4> Deletes = Operators(OO_Delete);
  if (!Deletes.empty() && llvm::all_of(Deletes, isDeletedFunction))
    add("a deleted operator delete", (*Deletes.begin())->getLocation(),
        "the memory of the coroutine is given back to it",
        "define operator delete");
}

/// In the order in which a coroutine needs things.
void Inspector::inspectMembersOfAll() {
  inspectClass();
  inspectReturnObject();
  inspectSuspend("initial_suspend", "before");
  if (U.context().getLangOpts().CXXExceptions)
    isCallable("unhandled_exception",
               "it is called for every exception that leaves the body",
               "void unhandled_exception()");
  inspectSuspend("final_suspend", "after");
  inspectAllocation();
  if (Facts.Returns == ReturnFunctions::Both)
    add("both return_void and return_value",
        (*members("return_void").begin())->getLocation(),
        "return_value is for coroutines with a result, return_void for those "
        "without",
        "remove return_void or return_value");
}

void Inspector::inspectMembersOfSome(bool SomeCompile) {
  // The compiler is to say that one is missed.
  if (U.hasErrors()) {
    inspectAccess();
    const ResultFacts &Result =
        U.classifier().resultFacts(Used.P.ReturnType, Used.P);
    // That a task yields is its own fault, not that of its promise.
    bool IsGenerator =
        Result.isIterable() || (!Result.isAwaitable() && !SomeCompile);
    if (IsGenerator && members("yield_value").empty() &&
        hasErrorAt(Keyword::CoYield))
      add("no yield_value", here(),
          "yield_value is missing: it takes what is yielded, and what it "
          "returns is awaited",
          "add a yield_value");
  }
  // A coroutine that never ends needs neither, but an unfinished promise will.
  if (Facts.Returns == ReturnFunctions::Neither &&
      ((U.hasErrors() && hasErrorAt(Keyword::CoReturn)) || !Defects.empty()))
    add("neither return_void nor return_value", here(),
        "co_return calls one of return_void and return_value, and without "
        "return_void the end of the body must not be reached",
        "add 'void return_void()' or a return_value");
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

/// Those that the compiler reports at a coroutine's name, of its promise.
static bool isPromiseError(unsigned ID) {
  switch (ID) {
  case diag::err_no_member:
  case diag::err_deleted_function_use:
  case diag::err_access:
  case diag::err_access_ctor:
  case diag::err_access_dtor:
  case diag::err_abstract_type_in_decl:
  case diag::err_coroutine_promise_final_suspend_requires_nothrow:
  case diag::err_coroutine_promise_incompatible_return_functions:
  case diag::err_coroutine_promise_unhandled_exception_required:
  case diag::err_init_conversion_failed:
  case diag::err_ovl_deleted_init:
  case diag::err_ovl_no_viable_function_in_init:
  case diag::err_ovl_no_viable_member_function_in_call:
  case diag::err_typecheck_bool_condition:
  case diag::err_typecheck_call_too_few_args:
  case diag::err_typecheck_call_too_few_args_one:
  case diag::err_typecheck_member_reference_struct_union:
  case diag::err_typecheck_nonviable_condition:
    return true;
  default:
    return false;
  }
}

static bool hasPromiseErrorAt(Unit &U, SourceLocation Loc) {
  return llvm::any_of(U.errors(), [&](const CompilerError &E) {
    return E.Loc == Loc && isPromiseError(E.ID);
  });
}

static bool isErrorOfMember(unsigned ID) {
  return ID == diag::err_await_suspend_invalid_return_type ||
         ID == diag::err_coroutine_promise_new_requires_nothrow ||
         ID ==
             diag::
                 err_coroutine_promise_get_return_object_on_allocation_failure;
}

/// The errors that what is wrong with the promise of \p FD accounts for.
static void explainErrors(Unit &U, const FunctionDecl &FD,
                          const Inspector &Promise,
                          llvm::SetVector<SourceLocation> &Explained) {
  bool IsBrokenPattern = FD.isInvalidDecl() && isTemplatePattern(FD);
  for (const CompilerError &E : U.errors()) {
    bool IsMine = (E.Loc == FD.getLocation() && isPromiseError(E.ID)) ||
                  (Promise.Explained.contains(E.Loc) &&
                   (isErrorOfMember(E.ID) || E.ID == diag::err_no_member ||
                    E.ID == diag::err_access)) ||
                  (IsBrokenPattern && E.isOfCallTo(FD));
    if (IsMine)
      Explained.insert(E.Loc);
  }
}

/// Whether the compiler accepts \p FD as a coroutine with its promise.
static bool compiles(Unit &U, const FunctionDecl &FD) {
  return isa_and_nonnull<CoroutineBodyStmt>(FD.getBody()) &&
         !FD.isInvalidDecl() && !isTemplatePattern(FD) &&
         llvm::none_of(U.errors(), [&](const CompilerError &E) {
           return E.Loc == FD.getLocation();
         });
}

/// A class with an error in it may have lost the member that seems to lack.
static bool isBroken(Unit &U, const CXXRecordDecl &Written) {
  if (Written.isInvalidDecl())
    return true;
  if (llvm::any_of(
          U.errorsIn(Written.getSourceRange()),
          [](const CompilerError *E) { return !isErrorOfMember(E->ID); }))
    return true;
  return llvm::any_of(Written.bases(), [&](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl();
    return Record && isBroken(U, writtenClass(*Record));
  });
}

//===----------------------------------------------------------------------===//
// Promises
//===----------------------------------------------------------------------===//

/// Whether \p Inner was written as a member of the class \p Outer.
static bool isWithin(const CXXRecordDecl &Inner, const CXXRecordDecl &Outer) {
  const auto *Around = dyn_cast<CXXRecordDecl>(Inner.getDeclContext());
  return Around &&
         declaresSameEntity(&writtenClass(*Around), &writtenClass(Outer));
}

/// Whether somebody meant \p P to be the promise of its coroutine type. One
/// that makes other objects is there for a specialisation of
/// std::coroutine_traits.
static bool looksLikePromise(Unit &U, const Promise &P) {
  auto Has = [&](StringRef Name) { return hasMember(U.sema(), P.Type, Name); };
  if (Has("get_return_object"))
    return givesReturnObject(U.resolver(), P);
  return Has("initial_suspend") || Has("final_suspend") ||
         Has("unhandled_exception") || Has("return_void") ||
         Has("return_value") || Has("yield_value");
}

static std::vector<Group> promisesOf(Unit &U) {
  llvm::MapVector<const Decl *, Group> Found;
  auto Note = [&](QualType P, QualType ReturnType) -> Use * {
    const CXXRecordDecl *Record = P->getAsCXXRecordDecl();
    const CXXRecordDecl *Written = &writtenClass(*Record);
    SourceLocation Loc = Written->getLocation();
    if (Loc.isInvalid() || U.sources().isInSystemHeader(Loc))
      return nullptr;
    Group &G = Found[Written->getCanonicalDecl()];
    G.Written = Written;
    for (Use &Known : G.Uses)
      if (identityOf(Known.P.Type) == identityOf(P) &&
          identityOf(Known.P.ReturnType.getUnqualifiedType()) ==
              identityOf(ReturnType.getUnqualifiedType()))
        return &Known;
    G.Uses.push_back({{P, ReturnType}, {}});
    return &G.Uses.back();
  };
  for (const FunctionDecl *FD : U.coroutines())
    if (const Classification &C = U.classOf(*FD); C.Promise)
      if (Use *Used = Note(C.Promise->P.Type, FD->getReturnType()))
        Used->Coroutines.push_back(FD);
  // The keywords of what a macro made cannot be found in the text.
  if (U.hasErrors())
    for (const FunctionDecl *FD : U.functions())
      if (FD->isInvalidDecl() && FD->getLocation().isMacroID() &&
          hasPromiseErrorAt(U, FD->getLocation()))
        if (QualType P = U.resolver().promiseOf(*FD); !P.isNull())
          if (Use *Used = Note(P, FD->getReturnType());
              Used && !llvm::is_contained(Used->Coroutines, FD))
            Used->Coroutines.push_back(FD);
  for (const CXXRecordDecl *Record : U.records()) {
    if (Record->isDependentContext() || Record->isInvalidDecl() ||
        !declaresPromiseType(*Record))
      continue;
    QualType T = U.context().getCanonicalTagType(Record);
    if (QualType P = U.resolver().promiseOf(T); !P.isNull())
      Note(P, T);
  }
  std::vector<Group> Groups;
  for (auto &[Key, G] : Found)
    Groups.push_back(std::move(G));
  return Groups;
}

//===----------------------------------------------------------------------===//
// Lost exceptions
//===----------------------------------------------------------------------===//

/// The unhandled_exception that does nothing, although what awaits the
/// coroutine takes its result for granted; null if there is none.
static const FunctionDecl *losesExceptions(Unit &U, const Promise &P) {
  const PromiseFacts &Facts = U.classifier().promiseFacts(P);
  if (!U.context().getLangOpts().CXXExceptions ||
      Facts.Unhandled != UnhandledException::Empty ||
      Facts.Returns != ReturnFunctions::ReturnValue)
    return nullptr;
  const ResultFacts &Result = U.classifier().resultFacts(P.ReturnType, P);
  if (!Result.isAwaitable() || Result.isIterable() || Result.IsGeneratorType ||
      Result.AwaitResult.isNull() || Result.AwaitResult->isVoidType())
    return nullptr;
  if (U.resolver().resolve(P.ReturnType, P).Handle == HandleUse::Destroyed)
    return nullptr;

  // A result of another type, such as an optional, may be able to say that
  // there is none.
  ASTContext &Ctx = U.context();
  QualType Awaited = Result.AwaitResult.getNonReferenceType();
  auto IsResult = [&](QualType T) {
    return !T->isDependentType() &&
           Ctx.hasSameUnqualifiedType(T.getNonReferenceType(), Awaited);
  };
  bool TakesResult = llvm::any_of(
      membersNamed(U.sema(), P.Type, "return_value"), [&](const NamedDecl *D) {
        const auto *FD = dyn_cast<FunctionDecl>(D->getUnderlyingDecl());
        return FD && FD->getNumParams() == 1 &&
               IsResult(FD->getParamDecl(0)->getType());
      });
  if (!TakesResult && llvm::none_of(typeArguments(P.ReturnType), IsResult))
    return nullptr;
  auto Found = membersNamed(U.sema(), P.Type, "unhandled_exception");
  return (*Found.begin())->getUnderlyingDecl()->getAsFunction();
}

static Finding lostExceptions(Unit &U, const Group &G, const Promise &P,
                              const FunctionDecl &Empty) {
  std::string Type = typeName(P.ReturnType, U.context());
  Finding F;
  F.Loc = G.Written->getLocation();
  F.Ranges.push_back(SourceRange(F.Loc));
  F.Message = "an exception that leaves a coroutine of type '" + Type +
              "' is lost, and awaiting the '" + Type +
              "' gives a result that nobody set";
  F.Notes.push_back({Empty.getLocation(), "unhandled_exception does nothing"});
  F.Notes.push_back(
      {Empty.getLocation(),
       "keep std::current_exception() for await_resume to rethrow, or call "
       "std::terminate()"});
  return F;
}

//===----------------------------------------------------------------------===//
// Check
//===----------------------------------------------------------------------===//

static std::string joined(ArrayRef<Defect> Defects, std::string Defect::*Member,
                          StringRef Separator) {
  llvm::SetVector<StringRef> Parts;
  for (const Defect &D : Defects)
    Parts.insert(D.*Member);
  return llvm::join(Parts, Separator);
}

namespace {
/// What is wrong with a promise, with whatever coroutines use it.
struct Verdict {
  SmallVector<Defect, 4> Defects;
  /// Where the compiler's errors are that this accounts for.
  llvm::SetVector<SourceLocation> Explained;
  /// The first use with a defect; null if there is none.
  const Use *First = nullptr;
  bool NobodyCanHaveIt = false;

  void add(SmallVectorImpl<Defect> &More) {
    for (Defect &D : More)
      if (llvm::none_of(Defects, [&](const Defect &Known) {
            return Known.Details.Loc == D.Details.Loc && Known.Brief == D.Brief;
          }))
        Defects.push_back(std::move(D));
  }
};
} // namespace

/// Whether \p Used, which has no coroutines yet, may be there to be completed
/// elsewhere, by derivation or by a specialisation of std::coroutine_traits.
static bool mayBeCompleted(Unit &U, const Group &G, const Use &Used) {
  const CXXRecordDecl *Object = Used.P.ReturnType->getAsCXXRecordDecl();
  return !Object || !isWithin(*G.Written, *Object) || U.isBase(*G.Written) ||
         U.isBase(*Object);
}

static bool someCompile(Unit &U, const Use &Used) {
  return llvm::any_of(Used.Coroutines,
                      [&](const FunctionDecl *FD) { return compiles(U, *FD); });
}

static Verdict judge(Unit &U, const Group &G) {
  Verdict V;
  for (const Use &Used : G.Uses) {
    if (Used.Coroutines.empty() && !looksLikePromise(U, Used.P))
      continue;
    Inspector Found(U, Used);
    bool SomeCompile = someCompile(U, Used);
    bool WorksElsewhere = llvm::any_of(G.Uses, [&](const Use &Other) {
      return identityOf(Other.P.Type) == identityOf(Used.P.Type) &&
             someCompile(U, Other);
    });
    if (!SomeCompile)
      Found.inspectMembersOfAll();
    bool IsUnusable = !Found.Defects.empty();
    Found.inspectMembersOfSome(SomeCompile);
    if (Found.Defects.empty() || isBroken(U, *G.Written) ||
        (Used.Coroutines.empty() && mayBeCompleted(U, G, Used)))
      continue;
    llvm::SetVector<SourceLocation> Explained;
    for (const FunctionDecl *FD : Used.Coroutines)
      explainErrors(U, *FD, Found, Explained);
    // It is whole; that it does not suit these is for the compiler to say.
    if (WorksElsewhere && Explained.empty())
      continue;
    V.First = V.First ? V.First : &Used;
    V.NobodyCanHaveIt |= IsUnusable && !WorksElsewhere;
    V.Explained.insert_range(Explained);
    V.add(Found.Defects);
  }
  return V;
}

static Finding incomplete(Unit &U, const Group &G, const Verdict &V) {
  std::string Type = typeName(V.First->P.Type, U.context());
  Finding F;
  F.Loc = G.Written->getLocation();
  F.Message =
      (V.NobodyCanHaveIt ? "no coroutine can have the promise '" + Type + "': "
                         : "not all coroutines of the promise '" + Type +
                               "' can do what they say: ") +
      joined(V.Defects, &Defect::Brief, ", ");
  for (const Defect &D : V.Defects)
    F.Notes.push_back(D.Details);
  F.Notes.push_back({F.Loc, joined(V.Defects, &Defect::Remedy, "; ")});
  F.Ranges.push_back(SourceRange(F.Loc));
  for (SourceLocation Loc : V.Explained)
    F.Ranges.push_back(SourceRange(U.sources().getFileLoc(Loc)));
  F.IsError = !V.Explained.empty();
  return F;
}

void PromiseIncompleteCheck::checkUnit(Unit &U) {
  for (const Group &G : promisesOf(U)) {
    if (Verdict V = judge(U, G); V.First) {
      report(incomplete(U, G, V));
      continue;
    }
    for (const Use &Used : G.Uses)
      if (const FunctionDecl *Empty = losesExceptions(U, Used.P))
        report(lostExceptions(U, G, Used.P, *Empty));
  }
}

} // namespace corotidy
