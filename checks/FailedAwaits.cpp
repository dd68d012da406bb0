//===--- FailedAwaits.cpp - co_await that fails ---------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FailedAwaits.h"
#include "classify/Names.h"
#include "classify/RawTokens.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static bool mentionsAwaitFunction(const CompilerError &E) {
  return llvm::any_of(E.Names,
                      [](DeclarationName N) {
                        return N.getCXXOverloadedOperator() == OO_Coawait;
                      }) ||
         llvm::any_of(ArrayRef<StringRef>{"await_ready", "await_suspend",
                                          "await_resume", "await_transform"},
                      [&](StringRef Name) { return E.mentions(Name); });
}

/// Whether \p E, which is at \p At of an await of \p Operand, is about the
/// await and not about what it awaits.
static bool isOfAwait(const CompilerError &E, bool AtKeyword,
                      const OperandText &Operand) {
  if (E.isOfTooFewArguments() || E.isOfTooManyArguments())
    return true;
  bool AtName = !AtKeyword && Operand.How == OperandText::Form::Name;
  switch (E.ID) {
  case diag::err_typecheck_member_reference_struct_union:
  case diag::err_typecheck_member_reference_suggestion:
  case diag::err_typecheck_incomplete_tag:
  case diag::err_await_suspend_invalid_return_type:
    return true;
  case diag::err_no_member:
  case diag::err_no_member_suggest:
  case diag::err_access:
  case diag::err_ovl_no_viable_member_function_in_call:
  case diag::err_ovl_ambiguous_member_call:
  case diag::err_ovl_deleted_call:
  case diag::err_member_function_call_bad_cvr:
  case diag::err_member_function_call_bad_ref:
    return mentionsAwaitFunction(E);
  case diag::err_ovl_ambiguous_oper_unary:
  case diag::err_ovl_deleted_oper:
  case diag::err_deleted_function_use:
    return AtKeyword;
  case diag::err_typecheck_bool_condition:
    return E.hasNote(diag::note_await_ready_no_bool_conversion);
  case diag::err_typecheck_call_not_function:
    return AtName;
  case diag::err_member_reference_needs_call:
    return AtName || Operand.How == OperandText::Form::AddressOfName ||
           E.Loc == Operand.Member || Operand.Begin.isInvalid();
  case diag::err_bound_member_function:
  case diag::err_ovl_unresolvable:
    return AtName || E.Loc == Operand.Member;
  case diag::err_typecheck_nonviable_condition:
    if (!E.Types.empty() && isClassNamed(E.Types.front().getNonReferenceType(),
                                         "std::coroutine_handle"))
      return true;
    [[fallthrough]];
  default:
    return E.hasNote(
        diag::note_coroutine_promise_implicit_await_transform_required_here);
  }
}

/// Where the await is that \p E may be about.
static SourceLocation placeOf(const CompilerError &E) {
  if (E.ID != diag::err_await_suspend_invalid_return_type)
    return E.Loc;
  for (const CompilerNote &N : E.Notes)
    if (N.ID == diag::note_coroutine_promise_call_implicitly_required)
      return N.Loc;
  return SourceLocation();
}

namespace {
class Finder {
public:
  explicit Finder(Unit &U) : U(U), SM(U.sources()) {
    for (const FunctionDecl *FD : U.coroutines())
      addExtent(*FD);
  }

  std::vector<FailedAwait> find() {
    llvm::MapVector<SourceLocation, FailedAwait> Found;
    // The first error of each instantiation says which it is in.
    unsigned Instantiation = 0;
    llvm::DenseMap<SourceLocation, unsigned> FoundIn;
    for (const CompilerError &E : U.errors()) {
      Instantiation += E.hasNote(diag::note_function_template_spec_here) ||
                       E.hasNote(diag::note_template_member_function_here);
      SourceLocation Place = placeOf(E);
      std::optional<FailedAwait> Await =
          Place.isValid() ? awaitAt(Place) : std::nullopt;
      if (!Await || !isOfAwait(E, Place == Await->Keyword, Await->Operand))
        continue;
      SourceLocation Keyword = Await->Keyword;
      FailedAwait &This =
          Found.insert({Keyword, std::move(*Await)}).first->second;
      bool IsSame = FoundIn.try_emplace(Keyword, Instantiation).first->second ==
                    Instantiation;
      (IsSame ? This.Errors : This.Repeated).push_back(&E);
    }
    std::vector<FailedAwait> Awaits;
    for (auto &[Keyword, Await] : Found)
      Awaits.push_back(std::move(Await));
    addConversionsOfHandles(Awaits);
    return Awaits;
  }

private:
  struct Extent {
    SourceLocation Begin;
    /// Invalid if Clang does not know.
    SourceLocation End;
    const FunctionDecl *Function;
    /// An instantiation that Clang gave up.
    bool IsLost;
  };

  void addExtent(const FunctionDecl &FD) {
    const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
    const FunctionDecl &Written = Pattern ? *Pattern : FD;
    const Stmt *Body = Written.getBody();
    SourceLocation End = Body ? Body->getEndLoc() : SourceLocation();
    Extents.push_back({SM.getFileLoc(Written.getBeginLoc()),
                       End.isValid() ? SM.getFileLoc(End) : End, &FD,
                       Pattern && !FD.hasBody()});
  }

  bool contains(const Extent &E, SourceLocation Loc) const {
    return !(Loc < E.Begin) && !(E.End.isValid() && E.End < Loc) &&
           SM.getFileID(E.Begin) == SM.getFileID(Loc);
  }

  const Extent *innermost(SourceLocation Loc) const {
    const Extent *Best = nullptr;
    for (const Extent &E : Extents)
      if (contains(E, Loc) && (!Best || Best->Begin < E.Begin))
        Best = &E;
    return Best;
  }

  /// What the co_await failed in, of all that \p Written became.
  const FunctionDecl *failedIn(const Extent &Written,
                               SourceLocation Keyword) const {
    const FunctionDecl *Failed = Written.Function;
    // What is left in a pattern has nothing wrong with it.
    const FunctionDecl *Pattern = Failed->getTemplateInstantiationPattern();
    if (!Pattern)
      Pattern = Failed;
    bool IsLeft =
        Pattern->hasBody() &&
        llvm::any_of(keywordsIn(*Pattern),
                     [&](const KeywordUse &Use) { return Use.Loc == Keyword; });
    if (!IsLeft)
      return Pattern;
    for (const Extent &E : Extents)
      if (E.Begin == Written.Begin && E.IsLost)
        return E.Function;
    return Failed;
  }

  ArrayRef<Token> tokensOf(const Extent &E) {
    if (LexedFrom == E.Begin)
      return Tokens;
    LexedFrom = E.Begin;
    Tokens.clear();
    forEachRawToken(SM, U.context().getLangOpts(), E.Begin,
                    [&](const Token &T) {
                      Tokens.push_back(T);
                      return E.End.isInvalid() || !(E.End < T.getLocation());
                    });
    return Tokens;
  }

  static bool isAwait(const Token &T) { return wordOf(T) == "co_await"; }

  /// Whether the statement or condition that begins in \p Before belongs to a
  /// loop.
  static bool followsLoop(ArrayRef<Token> Before) {
    size_t Depth = 0;
    for (const Token &T : llvm::reverse(Before)) {
      if (T.isOneOf(tok::r_paren, tok::r_square))
        ++Depth;
      else if (T.isOneOf(tok::l_paren, tok::l_square))
        Depth -= Depth > 0;
      else if (Depth == 0 && T.isOneOf(tok::semi, tok::l_brace, tok::r_brace))
        return false;
      else if (Depth == 0 &&
               llvm::is_contained({"for", "while", "do"}, wordOf(T)))
        return true;
    }
    return false;
  }

  /// The co_await that \p Loc is the keyword of, or whose operand begins or
  /// ends in a member's name there.
  std::optional<FailedAwait> awaitAt(SourceLocation Loc) {
    SourceLocation InFile = SM.getFileLoc(Loc);
    const Extent *E = innermost(InFile);
    if (!E)
      return std::nullopt;
    if (SourceLocation Keyword = keywordInMacro(Loc); Keyword.isValid())
      return FailedAwait(failedIn(*E, Keyword), Keyword);
    ArrayRef<Token> All = tokensOf(*E);
    const Token *At =
        llvm::lower_bound(All, InFile, [](const Token &T, SourceLocation L) {
          return T.getLocation() < L;
        });
    if (At == All.end() || At->getLocation() != InFile)
      return std::nullopt;
    auto Result = [&](const Token *Keyword) {
      FailedAwait Await(failedIn(*E, Keyword->getLocation()),
                        Keyword->getLocation());
      Await.Operand = readOperand(All.drop_front(Keyword + 1 - All.begin()));
      Await.IsOfLoop = followsLoop(All.take_front(Keyword - All.begin()));
      return Await;
    };
    if (isAwait(*At) && !(At != All.begin() && isAwait(At[-1])))
      return Result(At);
    if (At != All.begin() && isAwait(At[-1]))
      return Result(At - 1);
    for (const Token *T = At; T != All.begin() && T->isNot(tok::semi); --T)
      if (isAwait(*T))
        if (FailedAwait Await = Result(T); Await.Operand.Member == InFile)
          return Await;
    return std::nullopt;
  }

  /// Where a macro says co_await in front of \p Loc, which is in the macro or
  /// an argument of it.
  SourceLocation keywordInMacro(SourceLocation Loc) const {
    if (!Loc.isMacroID())
      return SourceLocation();
    SourceLocation InBody = SM.isMacroArgExpansion(Loc)
                                ? SM.getImmediateExpansionRange(Loc).getBegin()
                                : Loc;
    if (!InBody.isMacroID())
      return SourceLocation();
    auto [File, Offset] = SM.getDecomposedLoc(SM.getSpellingLoc(InBody));
    bool Invalid = false;
    StringRef Text = SM.getBufferData(File, &Invalid);
    if (Invalid)
      return SourceLocation();
    StringRef Word = "co_await";
    if (Text.drop_front(Offset).starts_with(Word))
      return InBody;
    StringRef Before = Text.take_front(Offset).rtrim(" \t\\\r\n");
    if (!Before.ends_with(Word))
      return SourceLocation();
    size_t Distance = Offset - (Before.size() - Word.size());
    if (SM.getFileOffset(InBody) < Distance)
      return SourceLocation();
    return InBody.getLocWithOffset(-static_cast<int>(Distance));
  }

  /// An await_suspend that returns some class is first taken for one that
  /// returns a handle.
  void addConversionsOfHandles(std::vector<FailedAwait> &Awaits) {
    for (FailedAwait &A : Awaits)
      if (A.Errors.front()->ID == diag::err_await_suspend_invalid_return_type)
        for (const CompilerError &E : U.errors())
          if (E.ID == diag::err_no_member && E.mentions("address") &&
              E.Loc == placeOf(*A.Errors.front()))
            A.Errors.push_back(&E);
  }

  Unit &U;
  const SourceManager &SM;
  std::vector<Extent> Extents;
  std::vector<Token> Tokens;
  SourceLocation LexedFrom;
};
} // namespace

QualType FailedAwait::classWithoutMember(const ASTContext &Ctx) const {
  for (const CompilerError *E : Errors)
    if (E->isOfMissingMember())
      for (const NamedDecl *D : E->Decls)
        if (const auto *Record = dyn_cast_or_null<CXXRecordDecl>(D))
          return Ctx.getCanonicalTagType(Record);
  return QualType();
}

SmallVector<SourceRange, 2>
FailedAwait::errorRanges(const SourceManager &SM) const {
  SmallVector<SourceRange, 2> Ranges{SM.getFileLoc(Keyword)};
  for (const CompilerError *E :
       llvm::concat<const CompilerError *const>(Errors, Repeated))
    if (SourceRange Range = SM.getFileLoc(E->Loc);
        !llvm::is_contained(Ranges, Range))
      Ranges.push_back(Range);
  return Ranges;
}

bool isGeneratorWithoutAwaits(const Classification &C) {
  return C.K == Kind::Generator && C.Promise &&
         C.Promise->Transform == AwaitTransform::Deleted &&
         C.Result.Iterates.How != Iterates::Async;
}

ArrayRef<FailedAwait> Unit::failedAwaits() {
  if (!hasErrors())
    return {};
  if (!FailedAwaits)
    FailedAwaits =
        std::make_shared<std::vector<FailedAwait>>(Finder(*this).find());
  return *FailedAwaits;
}

} // namespace corotidy
