//===--- AwaitOutsideCoroutineCheck.cpp - its check -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitOutsideCoroutineCheck.h"
#include "checks/Surroundings.h"
#include "classify/Names.h"
#include "classify/RawTokens.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// What to return instead
//===----------------------------------------------------------------------===//

namespace {
/// What a coroutine needs of its promise, as far as its keywords tell.
struct Needs {
  bool Yields = false;
  bool Awaits = false;
  bool ReturnsValue = false;

  bool metBy(const PromiseFacts &P) const {
    bool TakesValue = P.Returns == ReturnFunctions::ReturnValue ||
                      P.Returns == ReturnFunctions::Both;
    return (!Yields || P.yields()) &&
           (!Awaits || P.Transform != AwaitTransform::Deleted) &&
           (!ReturnsValue || TakesValue);
  }
};

/// Looks for coroutine types among those the translation unit uses or defines.
class TypeAdvice {
public:
  TypeAdvice(Unit &U, Needs Wanted)
      : U(U), Wanted(Wanted), Known(U.coroutineTypes()) {}

  /// The name of a coroutine type that can give a \p Result; empty if there is
  /// none. Of a null \p Result the template arguments are left open.
  std::string suitable(QualType Result) {
    if (Result.isNull()) {
      for (QualType T : Known.Classes)
        if (meets(T))
          return open(T);
      for (ClassTemplateDecl *Template : Known.Templates)
        if (QualType T = instance(Template, U.context().IntTy); meets(T))
          return open(T);
      return "";
    }
    for (ClassTemplateDecl *Template : Known.Templates)
      if (QualType T = instance(Template, Result); meets(T))
        return typeName(T, U.context());
    for (QualType T : Known.Classes)
      if (!isa_and_nonnull<ClassTemplateSpecializationDecl>(
              T->getAsCXXRecordDecl()) &&
          (Result->isVoidType() || Wanted.Yields) && meets(T))
        return typeName(T, U.context());
    return "";
  }

private:
  /// `Template<Result>`, if all its other arguments have defaults.
  QualType instance(ClassTemplateDecl *Template, QualType Result) {
    const TemplateParameterList *Params = Template->getTemplateParameters();
    if (Params->size() == 0 || Params->getMinRequiredArguments() > 1 ||
        !isa<TemplateTypeParmDecl>(Params->getParam(0)))
      return QualType();
    SemaProbe Probe(U.sema());
    return Probe.instantiate(Template, {Result});
  }

  bool meets(QualType T) {
    QualType P = T.isNull() ? QualType() : U.resolver().promiseOf(T);
    return !P.isNull() && P->getAsCXXRecordDecl() &&
           Wanted.metBy(U.classifier().promiseFacts({P, T}));
  }

  std::string open(QualType T) {
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
    return Spec ? qualifiedName(*Spec->getSpecializedTemplate()) + "<...>"
                : typeName(T, U.context());
  }

  Unit &U;
  Needs Wanted;
  const CoroutineTypes &Known;
};
} // namespace

static Needs needsOf(Unit &U, const KeywordUses &Uses) {
  Needs N;
  for (const KeywordUse &Use : Uses)
    switch (Use.Which) {
    case Keyword::CoAwait:
      N.Awaits = true;
      break;
    case Keyword::CoYield:
      N.Yields = true;
      break;
    case Keyword::CoReturn: {
      std::optional<Token> Next = U.tokenAfter(Use.Loc);
      N.ReturnsValue |= Next && !Next->is(tok::semi);
      break;
    }
    }
  return N;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

namespace {
/// One of the things that keep a function from being a coroutine.
struct Reason {
  std::string Why;
  Note Forbids;
  std::string Remedy;
};
} // namespace

/// The place of \p Word in the declaration of \p FD; invalid if it is not seen.
static SourceLocation specifier(const Unit &U, const FunctionDecl &FD,
                                StringRef Word) {
  const SourceManager &SM = U.sources();
  SourceLocation Loc = FD.getBeginLoc();
  if (SM.isBeforeInTranslationUnit(FD.getLocation(), Loc))
    Loc = FD.getLocation();
  SourceLocation End =
      FD.getBody() ? FD.getBody()->getBeginLoc() : FD.getEndLoc();
  if (Loc.isMacroID() || End.isMacroID())
    return {};
  while (SM.isBeforeInTranslationUnit(Loc, End)) {
    if (U.textOf(CharSourceRange::getTokenRange(Loc)) == Word)
      return Loc;
    std::optional<Token> Next = U.tokenAfter(Loc);
    if (!Next || Next->is(tok::eof))
      break;
    Loc = Next->getLocation();
  }
  return {};
}

static bool hasDeducedType(const FunctionDecl &FD) {
  return FD.getDeclaredReturnType()->getContainedAutoType() != nullptr;
}

/// Where the return type of \p FD is written; its name if it is not.
static SourceLocation placeOfReturnType(const FunctionDecl &FD) {
  SourceLocation Loc = FD.getReturnTypeSourceRange().getBegin();
  return Loc.isValid() ? Loc : FD.getLocation();
}

/// The name of \p FD. That of a conversion to a deduced type has none of the
/// type that the compiler goes on with.
static std::string nameOf(const FunctionDecl &FD) {
  const auto *Conversion = dyn_cast<CXXConversionDecl>(&FD);
  if (!Conversion || !hasDeducedType(FD))
    return qualifiedName(FD);
  return qualifiedName(*Conversion->getParent()) + "::operator " +
         typeName(FD.getDeclaredReturnType(), FD.getASTContext());
}

/// What about \p FD itself, whatever its return type, forbids a coroutine.
static SmallVector<Reason, 1> reasonsOf(Unit &U, const FunctionDecl &FD,
                                        Needs Wanted) {
  SmallVector<Reason, 1> Reasons;
  if (isa<CXXConstructorDecl>(FD))
    Reasons.push_back(
        {"a constructor has no return type",
         {FD.getLocation(), "nobody gets an object to resume or await"},
         "await in a static member function that returns a task and "
         "constructs the object"});
  else if (isa<CXXDestructorDecl>(FD))
    Reasons.push_back(
        {"a destructor has no return type",
         {FD.getLocation(), "nobody gets an object to resume or await"},
         "await in a member function that is called before the destruction"});
  else if (FD.isMain())
    Reasons.push_back({"the program ends when it returns",
                       {FD.getLocation(), "nobody could resume 'main'"},
                       "call a coroutine from 'main', and block until it has "
                       "finished"});
  StringRef Word = FD.isConsteval() ? "consteval" : "constexpr";
  SourceLocation Specifier = specifier(U, FD, Word);
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  // Of a lambda, nobody needs to have written it.
  bool IsImplicit = Method && isLambdaCallOperator(Method);
  if (FD.isConstexpr() && (Specifier.isValid() || !IsImplicit))
    Reasons.push_back(
        {("it is " + Word).str(),
         {Specifier.isValid() ? Specifier : FD.getLocation(),
          "what is evaluated at compile time cannot be suspended"},
         ("remove '" + Word + "'").str()});
  if (FD.isVariadic()) {
    SourceLocation Loc = FD.getEllipsisLoc();
    Reasons.push_back({"its variable arguments cannot be kept in a coroutine "
                       "frame",
                       {Loc.isValid() ? Loc : FD.getLocation(),
                        "these arguments are gone when the caller goes on"},
                       "take a parameter pack instead of '...'"});
  }
  if (hasDeducedType(FD)) {
    std::string Type = TypeAdvice(U, Wanted).suitable(QualType());
    Reasons.push_back({"its return type is deduced",
                       {placeOfReturnType(FD),
                        "no co_return tells what coroutine type to return"},
                       "write the return type" +
                           (Type.empty() ? "" : ", such as '" + Type + "'")});
  }
  return Reasons;
}

/// The member of \p R that is called promise_type; null if it has none.
static const NamedDecl *memberNamedPromise(QualType R) {
  const CXXRecordDecl *Record = R->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return nullptr;
  IdentifierInfo &Name = Record->getASTContext().Idents.get("promise_type");
  auto Found = Record->getDefinition()->lookup(&Name);
  return Found.empty() ? nullptr : Found.front();
}

/// What a coroutine has to return in place of an object of type \p T: what
/// comes out of a future, and any other object itself.
static QualType resultIn(Unit &U, QualType T) {
  if (!T->getAsCXXRecordDecl() || !hasMember(U.sema(), T, "wait"))
    return T;
  SemaProbe Probe(U.sema());
  const Expr *Get = Probe.callMember(Probe.operand(T, VK_LValue), "get");
  return Get ? Get->getType() : T;
}

static Reason reasonOfReturnType(Unit &U, const FunctionDecl &FD,
                                 const CompilerError &E, Needs Wanted) {
  QualType R = FD.getReturnType();
  std::string Type = typeName(R, U.context());
  Reason Because;
  Because.Forbids.Loc = placeOfReturnType(FD);
  if (E.ID != diag::err_implied_std_coroutine_traits_promise_type_not_found) {
    bool IsIncomplete = E.ID == diag::err_coroutine_promise_type_incomplete;
    Because.Why = "the promise_type of its return type '" + Type + "' is " +
                  (IsIncomplete ? "declared, but not defined" : "no class");
    Because.Forbids.Message = "'" + Type + "' is returned here";
    Because.Remedy = IsIncomplete
                         ? "define the promise_type before this function"
                         : "make the promise_type a class";
    if (const NamedDecl *Member = memberNamedPromise(R))
      Because.Forbids = {Member->getLocation(),
                         "the promise_type is declared here"};
    return Because;
  }

  Because.Why = "its return type '" + Type + "' has no promise_type";
  Because.Forbids.Message = "the caller gets this at the first suspension, and "
                            "has nothing to resume or await";
  if (const NamedDecl *Member = memberNamedPromise(R)) {
    bool IsType = isa<TypeDecl>(Member);
    Because.Why = "the promise_type of its return type '" + Type + "' is " +
                  (IsType ? "not public" : "no type");
    Because.Forbids = {Member->getLocation(),
                       "the promise_type is declared here"};
    Because.Remedy = IsType ? "make it public" : "make it a class";
    return Because;
  }
  QualType Pointee = R->getPointeeType();
  if (!Pointee.isNull() && !U.resolver().promiseOf(Pointee).isNull()) {
    Because.Remedy = "return a '" +
                     typeName(Pointee.getUnqualifiedType(), U.context()) +
                     "' by value";
    return Because;
  }
  std::string Instead = TypeAdvice(U, Wanted).suitable(resultIn(U, R));
  Because.Remedy = "return a coroutine type" +
                   (Instead.empty() ? ", one with a promise_type"
                                    : " such as '" + Instead + "'");
  return Because;
}

/// Whether \p E is at a return type that \p FD says, so that the compiler made
/// one up.
static bool spoilsReturnType(Unit &U, const FunctionDecl &FD,
                             const CompilerError &E) {
  const SourceManager &SM = U.sources();
  SourceLocation Loc = SM.getFileLoc(E.Loc);
  SourceLocation Begin = SM.getFileLoc(FD.getBeginLoc());
  SourceLocation Name = SM.getFileLoc(FD.getLocation());
  SourceRange Type = FD.getReturnTypeSourceRange();
  auto IsIn = [&](SourceLocation From, SourceLocation To) {
    return !SM.isBeforeInTranslationUnit(Loc, From) &&
           SM.isBeforeInTranslationUnit(Loc, To);
  };
  return Loc.isValid() &&
         (IsIn(Begin, Name) ||
          (Type.isValid() && IsIn(SM.getFileLoc(Type.getBegin()),
                                  SM.getFileLoc(Type.getEnd()))) ||
          (Type.isValid() && Loc == SM.getFileLoc(Type.getEnd())));
}

/// Whether the class \p FD returns was not understood, so that nothing can be
/// said of what it lacks.
static bool isReturnTypeBroken(Unit &U, const FunctionDecl &FD,
                               const CompilerError &E) {
  const CXXRecordDecl *Record = FD.getReturnType()->getAsCXXRecordDecl();
  if (!Record)
    return false;
  if (const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern())
    Record = Pattern;
  Record = Record->hasDefinition() ? Record->getDefinition() : Record;
  const SourceManager &SM = U.sources();
  SourceRange Range = Record->getBraceRange();
  // An error in a member function is no defect of the class.
  return Record->isInvalidDecl() ||
         (Range.isValid() &&
          SM.isPointWithin(SM.getFileLoc(E.Loc),
                           SM.getFileLoc(Range.getBegin()),
                           SM.getFileLoc(Range.getEnd())) &&
          !U.functionAt(E.Loc));
}

static bool isOfPromise(const CompilerError &E) {
  return E.ID ==
             diag::err_implied_std_coroutine_traits_promise_type_not_found ||
         E.ID ==
             diag::err_implied_std_coroutine_traits_promise_type_not_class ||
         E.ID == diag::err_coroutine_promise_type_incomplete;
}

/// The function that an error about its promise, which is at its name, is
/// about: of the instantiations of a template the one with the return type the
/// error names.
static const FunctionDecl *rejectedBy(Unit &U, const CompilerError &E) {
  const auto *Traits = dyn_cast_or_null<CXXRecordDecl>(
      E.Decls.empty() ? nullptr : E.Decls.front());
  SmallVector<QualType, 2> Args;
  if (Traits)
    Args = typeArguments(U.context().getCanonicalTagType(Traits));
  QualType Returned = Args.empty() ? QualType() : Args.front();
  const FunctionDecl *First = nullptr;
  const FunctionDecl *Same = nullptr;
  for (const FunctionDecl *FD : U.functions()) {
    if (FD->getLocation() != E.Loc)
      continue;
    if (!First)
      First = FD;
    if (Returned.isNull() ||
        !U.context().hasSameType(FD->getReturnType(), Returned))
      continue;
    // Whatever its arguments, then.
    if (isTemplatePattern(*FD))
      return FD;
    if (!Same)
      Same = FD;
  }
  return Same ? Same : First;
}

/// Whether the tokens at \p Loc are `Name = ...Callee(`, with nothing but names
/// before the parenthesis.
static bool isInitialisedByCall(Unit &U, SourceLocation Loc, StringRef Callee) {
  auto Next = [&] {
    std::optional<Token> T = U.tokenAfter(Loc);
    if (T)
      Loc = T->getLocation();
    return T;
  };
  if (Loc.isMacroID())
    return false;
  std::optional<Token> T = Next();
  if (!T || !T->is(tok::equal))
    return false;
  StringRef Last;
  while ((T = Next())) {
    if (T->is(tok::l_paren))
      return Last == Callee;
    if (StringRef Word = wordOf(*T); !Word.empty())
      Last = Word;
    else if (!T->isOneOf(tok::coloncolon, tok::period, tok::arrow))
      return false;
  }
  return false;
}

/// Whether the tokens at \p Loc are `Name =` and what is at \p Initialiser.
static bool isFollowedBy(Unit &U, SourceLocation Loc,
                         SourceLocation Initialiser) {
  std::optional<Token> Equal = U.tokenAfter(Loc);
  std::optional<Token> Next =
      Equal ? U.tokenAfter(Equal->getLocation()) : std::nullopt;
  return Next && Equal->is(tok::equal) && Next->getLocation() == Initialiser;
}

/// Whether \p E only says that \p FD, which was rejected, cannot be called, or
/// that its deduced type is void.
static bool
followsFrom(Unit &U, const CompilerError &E, const FunctionDecl &FD,
            llvm::function_ref<bool(const FunctionDecl *)> IsRejected) {
  bool IsCall = E.isOfCallTo(FD);
  bool IsVoid = E.ID == diag::err_typecheck_decl_incomplete_type &&
                !E.Types.empty() && E.Types.front()->isVoidType() &&
                hasDeducedType(FD);
  if (!IsCall && !IsVoid)
    return false;
  // A lambda that is called where it is written.
  if (isLambdaCallOperator(&FD))
    return IsVoid && isFollowedBy(U, E.Loc, FD.getLocation());
  if (!FD.getIdentifier())
    return false;
  if (IsVoid && !isInitialisedByCall(U, E.Loc, FD.getName()))
    return false;
  // Another function of that name may be what was meant.
  return llvm::all_of(U.functions(), [&](const FunctionDecl *Other) {
    return Other->getDeclName() != FD.getDeclName() || IsRejected(Other);
  });
}

AwaitOutsideCoroutineCheck::Rejections
AwaitOutsideCoroutineCheck::rejectionsIn(Unit &U) {
  Rejections Found;
  for (const CompilerError &E : U.errors()) {
    const FunctionDecl *FD = nullptr;
    // A header that is not there may specialise std::coroutine_traits.
    if (isOfPromise(E))
      FD = U.lacksHeader() ? nullptr : rejectedBy(U, E);
    else if (E.ID == diag::err_coroutine_invalid_func_context)
      FD = U.functionAt(E.Loc);
    if (!FD)
      continue;
    Rejection &R = Found[FD];
    R.Errors.push_back(&E);
    if (isOfPromise(E) && !R.OfPromise)
      R.OfPromise = &E;
  }
  for (const CompilerError &E : U.errors()) {
    // A type that is in error is int for the compiler. The true error is there.
    Found.remove_if([&](const auto &Entry) {
      return Entry.second.OfPromise && !isOfPromise(E) && E.Loc.isValid() &&
             (spoilsReturnType(U, *Entry.first, E) ||
              isReturnTypeBroken(U, *Entry.first, E));
    });
    bool IsAtName = E.ID == diag::err_constexpr_body_no_return ||
                    E.ID == diag::err_auto_fn_no_return_but_not_auto;
    if (IsAtName)
      for (auto &[FD, R] : Found)
        if (FD->getLocation() == E.Loc)
          R.Errors.push_back(&E);
    if (E.ID == diag::err_main_returns_nonint)
      for (auto &[FD, R] : Found)
        if (FD->isMain())
          R.Errors.push_back(&E);
    if (E.ID == diag::err_return_in_coroutine)
      if (auto It = Found.find(U.functionAt(E.Loc)); It != Found.end())
        It->second.Errors.push_back(&E);
    for (auto &[FD, R] : Found)
      if (followsFrom(U, E, *FD, [&](const FunctionDecl *Other) {
            return Found.contains(Other);
          })) {
        R.Errors.push_back(&E);
        break;
      }
  }
  return Found;
}

void AwaitOutsideCoroutineCheck::reportFunction(Unit &U, const FunctionDecl &FD,
                                                const Rejection &R) {
  const SourceManager &SM = U.sources();
  KeywordUses Uses = U.classifier().evidenceOf(FD).Uses;
  llvm::erase_if(
      Uses, [&](const KeywordUse &Use) { return Misplaced.contains(Use.Loc); });
  Finding F;
  F.IsError = !R.Errors.empty();
  for (const KeywordUse &Use : Uses) {
    F.Ranges.push_back(SourceRange(Use.Loc));
    if (F.Loc.isInvalid())
      F.Loc = Use.Loc;
  }
  for (const CompilerError *E : R.Errors) {
    F.Ranges.push_back(SourceRange(E->Loc));
    if (E->ID == diag::err_coroutine_invalid_func_context &&
        (F.Loc.isInvalid() || SM.isBeforeInTranslationUnit(E->Loc, F.Loc)))
      F.Loc = E->Loc;
  }
  // The keyword is in a macro and no longer in the AST.
  if (F.Loc.isInvalid())
    F.Loc = FD.getLocation();

  Needs Wanted = needsOf(U, Uses);
  SmallVector<Reason, 1> Reasons = reasonsOf(U, FD, Wanted);
  if (R.OfPromise && Reasons.empty())
    Reasons.push_back(reasonOfReturnType(U, FD, *R.OfPromise, Wanted));
  if (Reasons.empty())
    return;
  F.Message =
      "'" + nameOf(FD) + "' cannot be a coroutine: " + Reasons.front().Why;
  for (const Reason &Because : Reasons)
    F.Notes.push_back(Because.Forbids);
  std::string Remedy;
  for (const Reason &Because : Reasons)
    Remedy += (Remedy.empty() ? "" : ", and ") + Because.Remedy;
  F.Notes.push_back({F.Loc, Remedy});
  report(F);
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// The keyword at \p Loc, for messages.
static std::string keywordAt(Unit &U, SourceLocation Loc) {
  SmallString<16> Buffer;
  return "'" +
         Lexer::getSpelling(U.sources().getSpellingLoc(Loc), Buffer,
                            U.sources(), U.context().getLangOpts())
             .str() +
         "'";
}

static void describeHandler(Finding &F, StringRef Use, const Surroundings &S) {
  F.Message =
      (Use + " in an exception handler: a coroutine cannot be suspended "
             "while it handles an exception")
          .str();
  if (SourceLocation Catch = S.handler(); Catch.isValid())
    F.Notes.push_back({Catch, "the exception is handled from here on"});
  StringRef Verb = Use == "'co_yield'" ? "yield" : "await";
  F.Notes.push_back({F.Loc, ("remember the exception, leave the handler, and " +
                             Verb + " then")
                                .str()});
}

static void describeUnevaluated(Finding &F, StringRef Use,
                                const Surroundings &S) {
  F.Message =
      (Use + " is never evaluated here, so nothing can be suspended").str();
  if (std::optional<UnevaluatedInfo> Info = S.unevaluated()) {
    std::string Word = ("'" + Info->Word + "'").str();
    F.Notes.push_back(
        {Info->Loc, Info->IsTemplate
                        ? "the arguments of " + Word + " are for the compiler"
                        : Word + " only asks about an expression"});
  }
  F.Notes.push_back({F.Loc, "use the result of an await before this; to ask "
                            "for its type, ask await_resume of the awaiter"});
}

/// Adds the errors that only follow from a keyword in the initialiser of the
/// variable at \p Name or in a default argument of \p FD.
static void explainConsequences(Unit &U, Finding &F, SourceLocation Name,
                                const FunctionDecl *FD) {
  for (const CompilerError &E : U.errors()) {
    bool IsOfVariable =
        E.ID == diag::err_constexpr_var_requires_const_init && E.Loc == Name;
    bool IsOfFunction =
        FD && followsFrom(U, E, *FD, [&](const FunctionDecl *Other) {
          return Other->getLocation() == FD->getLocation();
        });
    if (IsOfVariable || IsOfFunction)
      F.Ranges.push_back(SourceRange(E.Loc));
  }
}

static void describe(Finding &F, const Twine &Message, SourceLocation Loc,
                     const Twine &Why, StringRef Remedy) {
  F.Message = Message.str();
  F.Notes.push_back({Loc, Why.str()});
  F.Notes.push_back({F.Loc, Remedy.str()});
}

static void describeDefaultArgument(Finding &F, StringRef Use,
                                    SourceLocation Param, StringRef Name) {
  describe(F,
           Use + " in a default argument, which the caller evaluates, not a "
                 "coroutine",
           Param, "the default argument of '" + Name + "'",
           "await in the body, or let the caller await and pass the result");
}

static void describeSetting(Unit &U, Finding &F, StringRef Use,
                            const Surroundings &S) {
  SettingInfo Info = S.setting();
  std::string Word = ("'" + Info.Word + "'").str();
  switch (Info.What) {
  case Setting::Unknown:
    F.Message =
        (Use + " outside a function: there is no coroutine to suspend").str();
    F.Notes.push_back({F.Loc, "move it into the body of a coroutine"});
    return;
  case Setting::DefaultArgument:
    explainConsequences(U, F, {}, U.functionAt(F.Loc));
    return describeDefaultArgument(F, Use, Info.Loc, Info.Word);
  case Setting::Member:
    return describe(F,
                    Use + " in a member's initializer, which constructors "
                          "evaluate: they are no coroutines",
                    Info.Loc, "the initializer of " + Word,
                    "await first, and pass the result to a constructor");
  case Setting::Variable:
    explainConsequences(U, F, Info.Loc, nullptr);
    return describe(F,
                    Use + " in the initializer of " + Word +
                        ", which no coroutine evaluates",
                    Info.Loc, Word + " is initialized outside any function",
                    "await in a coroutine, and assign the result there");
  case Setting::Constant:
    return describe(F,
                    Use + " in a constant, which the compiler evaluates: "
                          "nothing can be suspended",
                    Info.Loc, Word + " needs a constant",
                    "await in the body of a coroutine, at run time");
  case Setting::Capture:
    return describe(F,
                    Use + " in a lambda's capture outside a coroutine: nothing "
                          "can be suspended",
                    Info.Loc,
                    Word + " is initialized where the lambda is created, not "
                           "where it is called",
                    "await in the body of the lambda, or create it in a "
                    "coroutine");
  }
}

void AwaitOutsideCoroutineCheck::checkPlaces(Unit &U) {
  for (const CompilerError &E : U.errors()) {
    bool IsPlace = E.ID == diag::err_coroutine_within_handler ||
                   E.ID == diag::err_coroutine_unevaluated_context ||
                   E.ID == diag::err_coroutine_outside_function;
    bool IsLocalDefault =
        E.ID == diag::err_param_default_argument_references_local &&
        E.mentions("__promise");
    if ((!IsPlace && !IsLocalDefault) || !Misplaced.insert(E.Loc).second)
      continue;
    Finding F;
    F.IsError = true;
    F.Loc = E.Loc;
    F.Ranges.push_back(SourceRange(E.Loc));
    Surroundings S(U.sources(), U.context().getLangOpts(), E.Loc);
    std::string Use = keywordAt(U, E.Loc);
    if (E.ID == diag::err_coroutine_within_handler)
      describeHandler(F, Use, S);
    else if (E.ID == diag::err_coroutine_unevaluated_context)
      describeUnevaluated(F, Use, S);
    else
      describeSetting(U, F, Use, S);
    report(F);
  }
}

//===----------------------------------------------------------------------===//
// What the compiler does not see
//===----------------------------------------------------------------------===//

/// The awaits in the default argument of \p P.
static KeywordUses awaitsInDefault(const Unit &U, const ParmVarDecl &P) {
  const Expr *Default = P.hasDefaultArg() && !P.hasUnparsedDefaultArg() &&
                                !P.hasUninstantiatedDefaultArg()
                            ? P.getDefaultArg()
                            : nullptr;
  if (!Default)
    return {};
  KeywordUses Uses = keywordsIn(*Default, U.sources());
  // A co_yield is rejected, and found by that error.
  llvm::erase_if(Uses, [](const KeywordUse &Use) {
    return Use.Which != Keyword::CoAwait;
  });
  return Uses;
}

void AwaitOutsideCoroutineCheck::reportDefaultArgument(
    Unit &U, const FunctionDecl &Callee, const ParmVarDecl &Param,
    const FunctionDecl &Around, const KeywordUse &Use) {
  if (!Misplaced.insert(Use.Loc).second)
    return;
  Finding F;
  F.Loc = Use.Loc;
  F.Ranges.push_back(Use.Node->getSourceRange());
  describeDefaultArgument(F, keywordAt(U, Use.Loc), Param.getLocation(),
                          Param.getName());
  // Of a lambda, the compiler takes it for an await of the lambda's own, with
  // the promise of the function around it.
  for (const CompilerError &E : U.errors()) {
    const FunctionDecl *At = nullptr;
    switch (E.ID) {
    case diag::err_lambda_impcap:
      if (!E.mentions("__promise"))
        continue;
      [[fallthrough]];
    case diag::err_return_in_coroutine:
    case diag::err_typecheck_missing_return_type_incompatible:
      At = U.functionAt(E.Loc);
      break;
    case diag::err_implied_std_coroutine_traits_promise_type_not_found:
      if (E.Loc == Callee.getLocation() || E.Loc == Around.getLocation())
        At = &Callee;
      break;
    default:
      continue;
    }
    bool IsOurs = At == &Callee || (E.ID == diag::err_lambda_impcap &&
                                    E.Loc == Around.getLocation());
    if (!IsOurs)
      continue;
    F.IsError = true;
    F.Ranges.push_back(SourceRange(E.Loc));
  }
  report(F);
}

void AwaitOutsideCoroutineCheck::checkDefaultArguments(Unit &U) {
  // A function that is declared in a coroutine. Clang takes its default
  // arguments for code of the coroutine.
  for (const FunctionDecl *FD : U.coroutines())
    for (const Decl *D : FD->decls())
      if (const auto *Local = dyn_cast<FunctionDecl>(D))
        for (const ParmVarDecl *P : Local->parameters())
          for (const KeywordUse &Use : awaitsInDefault(U, *P))
            reportDefaultArgument(U, *Local, *P, *FD, Use);
  if (!U.hasErrors())
    return;
  for (const FunctionDecl *FD : U.functions()) {
    const auto *Call = dyn_cast<CXXMethodDecl>(FD);
    if (!Call || !isLambdaCallOperator(Call))
      continue;
    const auto *Around =
        dyn_cast<FunctionDecl>(Call->getParent()->getDeclContext());
    if (!Around)
      continue;
    for (const ParmVarDecl *P : FD->parameters())
      for (const KeywordUse &Use : awaitsInDefault(U, *P))
        reportDefaultArgument(U, *FD, *P, *Around, Use);
  }
}

void AwaitOutsideCoroutineCheck::checkDeducedPatterns(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines()) {
    if (!isTemplatePattern(*FD) || !hasDeducedType(*FD) ||
        !isa_and_nonnull<CoroutineBodyStmt>(FD->getBody()))
      continue;
    const KeywordUses &Uses = U.classifier().evidenceOf(*FD).Uses;
    if (Uses.empty())
      continue;
    Rejection R;
    for (const CompilerError &E : U.errors())
      if (isOfPromise(E) && E.Loc == FD->getLocation())
        R.Errors.push_back(&E);
    reportFunction(U, *FD, R);
  }
}

void AwaitOutsideCoroutineCheck::checkHeader(Unit &U) {
  Finding F;
  for (const CompilerError &E : U.errors()) {
    bool IsUndefined = E.ID == diag::err_template_instantiate_undefined &&
                       !E.Types.empty() &&
                       isClassNamed(E.Types.front(), "std::coroutine_traits");
    if (E.ID != diag::err_implied_coroutine_type_not_found && !IsUndefined)
      continue;
    F.Ranges.push_back(SourceRange(E.Loc));
    if (F.Loc.isValid())
      continue;
    F.Loc = E.Loc;
    // Of an instantiation, the error is at the name.
    if (const FunctionDecl *FD = U.functionAt(E.Loc);
        FD && FD->getLocation() == E.Loc)
      if (const KeywordUses &Uses = U.classifier().evidenceOf(*FD).Uses;
          !Uses.empty())
        F.Loc = Uses.front().Loc;
  }
  if (F.Loc.isInvalid())
    return;
  F.IsError = true;
  F.Message = keywordAt(U, F.Loc) + " without the header <coroutine>: no "
                                    "function of this file can be a coroutine";
  F.Notes.push_back({F.Loc, "write #include <coroutine>"});
  report(F);
}

void AwaitOutsideCoroutineCheck::checkUnit(Unit &U) {
  Misplaced.clear();
  if (U.hasErrors()) {
    if (!U.lacksHeader())
      checkHeader(U);
    checkPlaces(U);
  }
  checkDefaultArguments(U);
  checkDeducedPatterns(U);
  if (U.hasErrors())
    for (const auto &[FD, R] : rejectionsIn(U))
      reportFunction(U, *FD, R);
}

} // namespace corotidy
