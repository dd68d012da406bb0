//===--- FailedAwaits.cpp - co_await that fails ---------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FailedAwaits.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

namespace {
/// Reads the cast-expression behind a co_await. Tokens cannot always tell a
/// template argument list from a comparison; then there is no End.
class OperandReader {
public:
  OperandReader(ArrayRef<Token> Tokens, size_t First)
      : Tokens(Tokens), I(First) {}

  OperandText read() {
    if (I >= Tokens.size())
      return Text;
    Text.Begin = Tokens[I].getLocation();
    size_t First = I;
    if (!(skipPrefix() && skipPrimary() && skipPostfix()))
      return Text;
    const Token &Last = Tokens[I - 1];
    Text.End = Last.getEndLoc();
    if (isWord(First, "co_await"))
      Text.How = OperandText::Form::Await;
    else if (First != Primary)
      Text.How = Text.How == OperandText::Form::Name && First + 1 == Primary &&
                         Tokens[First].is(tok::amp)
                     ? OperandText::Form::AddressOfName
                     : OperandText::Form::Other;
    return Text;
  }

private:
  bool is(size_t J, tok::TokenKind K) const {
    return J < Tokens.size() && Tokens[J].is(K);
  }
  bool isWord(size_t J, StringRef Word) const {
    return is(J, tok::raw_identifier) && Tokens[J].getRawIdentifier() == Word;
  }

  /// Sets I behind the bracket that closes the one at I.
  bool skipBrackets() {
    size_t Depth = 0;
    for (; I < Tokens.size(); ++I) {
      if (Tokens[I].isOneOf(tok::l_paren, tok::l_square, tok::l_brace))
        ++Depth;
      else if (Tokens[I].isOneOf(tok::r_paren, tok::r_square, tok::r_brace) &&
               --Depth == 0)
        return ++I, true;
    }
    return false;
  }

  bool skipTemplateArguments() {
    size_t Depth = 0;
    while (I < Tokens.size()) {
      const Token &T = Tokens[I];
      if (T.isOneOf(tok::l_paren, tok::l_square, tok::l_brace)) {
        if (!skipBrackets())
          return false;
        continue;
      }
      if (T.isOneOf(tok::semi, tok::r_paren, tok::r_brace, tok::r_square,
                    tok::ampamp, tok::pipepipe))
        return false;
      if (T.is(tok::less))
        ++Depth;
      size_t Closed = T.is(tok::greater)          ? 1
                      : T.is(tok::greatergreater) ? 2
                                                  : 0;
      if (Closed > Depth)
        return false;
      Depth -= Closed;
      ++I;
      if (Depth == 0)
        return I < Tokens.size() &&
               Tokens[I].isOneOf(tok::l_paren, tok::l_brace, tok::coloncolon,
                                 tok::semi, tok::r_paren, tok::comma,
                                 tok::period);
    }
    return false;
  }

  bool skipPrefix() {
    for (; I < Tokens.size(); ++I) {
      if (Tokens[I].isOneOf(tok::star, tok::amp, tok::plus, tok::minus,
                            tok::exclaim, tok::tilde, tok::plusplus,
                            tok::minusminus) ||
          isWord(I, "co_await"))
        continue;
      if (!is(I, tok::l_paren))
        break;
      // A cast, if there is something to be cast.
      size_t Open = I;
      if (!skipBrackets())
        return false;
      if (!is(I, tok::raw_identifier) && !is(I, tok::numeric_constant) &&
          !is(I, tok::l_square)) {
        I = Open;
        break;
      }
      --I;
    }
    Primary = I;
    return true;
  }

  bool skipPrimary() {
    if (is(I, tok::l_square)) {
      Text.How = OperandText::Form::Lambda;
      if (!skipBrackets())
        return false;
      while (I < Tokens.size() && !is(I, tok::l_brace)) {
        if (Tokens[I].isOneOf(tok::semi, tok::r_paren, tok::r_brace))
          return false;
        if (!is(I, tok::l_paren))
          ++I;
        else if (!skipBrackets())
          return false;
      }
      return skipBrackets();
    }
    if (is(I, tok::l_paren))
      return skipBrackets();
    if (!is(I, tok::raw_identifier) && !is(I, tok::coloncolon))
      return I < Tokens.size() && Tokens[I].isLiteral() && ++I;
    if (isWord(I, "new") || isWord(I, "delete"))
      return false;
    Text.How = OperandText::Form::Name;
    while (true) {
      if (is(I, tok::coloncolon))
        ++I;
      if (!is(I, tok::raw_identifier))
        return false;
      Text.Names.push_back(Tokens[I++].getRawIdentifier());
      size_t AfterName = I;
      if (is(I, tok::less) && !skipTemplateArguments()) {
        I = AfterName;
        return false;
      }
      if (!is(I, tok::coloncolon))
        return true;
    }
  }

  bool skipPostfix() {
    using Form = OperandText::Form;
    while (I < Tokens.size()) {
      bool IsName = Text.How == Form::Name;
      if (is(I, tok::l_brace) && !IsName)
        return true;
      if (Tokens[I].isOneOf(tok::l_paren, tok::l_square, tok::l_brace)) {
        Text.How = !IsName               ? Form::Other
                   : is(I, tok::l_paren) ? Form::Call
                   : is(I, tok::l_brace) ? Form::BracedName
                                         : Form::Other;
        Text.Member = SourceLocation();
        if (!skipBrackets())
          return false;
        continue;
      }
      if (Tokens[I].isOneOf(tok::plusplus, tok::minusminus)) {
        ++I;
      } else if (Tokens[I].isOneOf(tok::period, tok::arrow)) {
        I += isWord(I + 1, "template") ? 2 : 1;
        if (!is(I, tok::raw_identifier))
          return false;
        Text.Member = Tokens[I++].getLocation();
        if (is(I, tok::less) && !skipTemplateArguments())
          return false;
      } else {
        return true;
      }
      Text.How = Form::Other;
    }
    return true;
  }

  ArrayRef<Token> Tokens;
  size_t I;
  size_t Primary = 0;
  OperandText Text;
};
} // namespace

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

bool mentions(const CompilerError &E, StringRef Name) {
  auto IsIt = [&](DeclarationName N) {
    return N.isIdentifier() && !N.isEmpty() &&
           N.getAsIdentifierInfo()->getName() == Name;
  };
  return llvm::any_of(E.Names, IsIt) ||
         llvm::any_of(E.Decls, [&](const NamedDecl *D) {
           return D && IsIt(D->getDeclName());
         });
}

static bool mentionsAwaitFunction(const CompilerError &E) {
  return llvm::any_of(E.Names,
                      [](DeclarationName N) {
                        return N.getCXXOverloadedOperator() == OO_Coawait;
                      }) ||
         llvm::any_of(ArrayRef<StringRef>{"await_ready", "await_suspend",
                                          "await_resume", "await_transform"},
                      [&](StringRef Name) { return mentions(E, Name); });
}

static bool hasNote(const CompilerError &E, unsigned ID) {
  return llvm::any_of(E.Notes,
                      [&](const CompilerNote &N) { return N.ID == ID; });
}

static bool isHandle(QualType T) {
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->isInStdNamespace() && Record->getIdentifier() &&
         Record->getName() == "coroutine_handle";
}

/// Whether \p E, which is at \p At of an await of \p Operand, is about the
/// await and not about what it awaits.
static bool isOfAwait(const CompilerError &E, bool AtKeyword,
                      const OperandText &Operand) {
  bool AtName = !AtKeyword && Operand.How == OperandText::Form::Name;
  switch (E.ID) {
  case diag::err_typecheck_member_reference_struct_union:
  case diag::err_typecheck_member_reference_suggestion:
  case diag::err_typecheck_incomplete_tag:
  case diag::err_await_suspend_invalid_return_type:
  case diag::err_typecheck_call_too_few_args:
  case diag::err_typecheck_call_too_few_args_one:
  case diag::err_typecheck_call_too_few_args_at_least:
  case diag::err_typecheck_call_too_few_args_at_least_one:
  case diag::err_typecheck_call_too_many_args:
  case diag::err_typecheck_call_too_many_args_one:
  case diag::err_typecheck_call_too_many_args_at_most:
  case diag::err_typecheck_call_too_many_args_at_most_one:
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
    return hasNote(E, diag::note_await_ready_no_bool_conversion);
  case diag::err_typecheck_call_not_function:
    return AtName;
  case diag::err_member_reference_needs_call:
    return AtName || Operand.How == OperandText::Form::AddressOfName ||
           E.Loc == Operand.Member || Operand.Begin.isInvalid();
  case diag::err_bound_member_function:
  case diag::err_ovl_unresolvable:
    return AtName || E.Loc == Operand.Member;
  case diag::err_typecheck_nonviable_condition:
    if (!E.Types.empty() && isHandle(E.Types.front()))
      return true;
    [[fallthrough]];
  default:
    return hasNote(
        E, diag::note_coroutine_promise_implicit_await_transform_required_here);
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
    for (const CompilerError &E : U.errors()) {
      SourceLocation Place = placeOf(E);
      std::optional<FailedAwait> Await =
          Place.isValid() ? awaitAt(Place) : std::nullopt;
      if (!Await || !isOfAwait(E, Place == Await->Keyword, Await->Operand))
        continue;
      SourceLocation Keyword = Await->Keyword;
      Found.insert({Keyword, std::move(*Await)})
          .first->second.Errors.push_back(&E);
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
    return SM.getFileID(E.Begin) == SM.getFileID(Loc) && !(Loc < E.Begin) &&
           !(E.End.isValid() && E.End < Loc);
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
    auto [File, Offset] = SM.getDecomposedLoc(E.Begin);
    bool Invalid = false;
    StringRef Text = SM.getBufferData(File, &Invalid);
    if (Invalid)
      return {};
    Lexer Lex(SM.getLocForStartOfFile(File), U.context().getLangOpts(),
              Text.begin(), Text.begin() + Offset, Text.end());
    for (Token T; !Lex.LexFromRawLexer(T) && T.isNot(tok::eof);) {
      Tokens.push_back(T);
      if (E.End.isValid() && E.End < T.getLocation())
        break;
    }
    return Tokens;
  }

  static bool isAwait(const Token &T) {
    return T.is(tok::raw_identifier) && T.getRawIdentifier() == "co_await";
  }

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
      else if (Depth == 0 && T.is(tok::raw_identifier) &&
               llvm::is_contained({"for", "while", "do"}, T.getRawIdentifier()))
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
      Await.Operand = OperandReader(All, Keyword + 1 - All.begin()).read();
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
          if (E.ID == diag::err_no_member && mentions(E, "address") &&
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

SmallVector<SourceRange, 2>
FailedAwait::errorRanges(const SourceManager &SM) const {
  SmallVector<SourceRange, 2> Ranges{SM.getFileLoc(Keyword)};
  for (const CompilerError *E : Errors)
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

std::vector<FailedAwait> failedAwaits(Unit &U) {
  if (!U.hasErrors())
    return {};
  return Finder(U).find();
}

} // namespace corotidy
