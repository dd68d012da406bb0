//===--- Keywords.cpp - Where a function says co_* ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Keywords.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSwitch.h"
#include <limits>

using namespace clang;

namespace corotidy {

StringRef spelling(Keyword K) {
  switch (K) {
  case Keyword::CoAwait:
    return "co_await";
  case Keyword::CoYield:
    return "co_yield";
  case Keyword::CoReturn:
    return "co_return";
  }
  llvm_unreachable("all keywords are handled");
}

namespace {
class KeywordVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  KeywordUses Uses;

  bool VisitCoawaitExpr(const CoawaitExpr *E) override {
    if (!E->isImplicit())
      Uses.push_back({Keyword::CoAwait, E->getKeywordLoc(), E});
    return true;
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *E) override {
    Uses.push_back({Keyword::CoAwait, E->getKeywordLoc(), E});
    return true;
  }
  bool VisitCoyieldExpr(const CoyieldExpr *E) override {
    Uses.push_back({Keyword::CoYield, E->getKeywordLoc(), E});
    return true;
  }
  bool VisitCoreturnStmt(const CoreturnStmt *S) override {
    if (!S->isImplicit())
      Uses.push_back({Keyword::CoReturn, S->getKeywordLoc(), S});
    return true;
  }

  bool TraverseLambdaExpr(const LambdaExpr *E) override {
    for (const Expr *Init : E->capture_inits())
      if (Init && !TraverseStmt(Init))
        return false;
    return true;
  }
  bool TraverseBlockExpr(const BlockExpr *) override { return true; }
  bool TraverseDecl(const Decl *D) override {
    if (isa_and_nonnull<TagDecl, FunctionDecl>(D))
      return true;
    return ConstDynamicRecursiveASTVisitor::TraverseDecl(D);
  }
};
} // namespace

KeywordUses keywordsIn(const Stmt &S, const SourceManager &SM) {
  KeywordVisitor Visitor;
  Visitor.TraverseStmt(&S);
  llvm::sort(Visitor.Uses, [&](const KeywordUse &A, const KeywordUse &B) {
    return SM.isBeforeInTranslationUnit(A.Loc, B.Loc);
  });
  return Visitor.Uses;
}

KeywordUses keywordsIn(const FunctionDecl &FD) {
  const Stmt *Body = FD.getBody();
  return Body ? keywordsIn(*Body, FD.getASTContext().getSourceManager())
              : KeywordUses();
}

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

namespace {
/// Walks the tokens of a body that may be cut off or unbalanced.
class TokenWalk {
public:
  TokenWalk(std::vector<Token> Tokens) : Tokens(std::move(Tokens)) {}

  KeywordUses find() {
    KeywordUses Uses;
    for (size_t I = 0; I < Tokens.size(); ++I) {
      if (std::optional<Keyword> K = keyword(Tokens[I]))
        Uses.push_back({*K, Tokens[I].getLocation()});
      else if (isWord(I, {"class", "struct", "union"}))
        I = skipBody(I);
      // What stands in the captures of a lambda belongs to this function.
      else if (opensLambda(I))
        LambdaBody = bodyOf(I);
      if (I == LambdaBody)
        I = closingBrace(I);
    }
    return Uses;
  }

private:
  static std::optional<Keyword> keyword(const Token &T) {
    if (!T.is(tok::raw_identifier))
      return std::nullopt;
    return llvm::StringSwitch<std::optional<Keyword>>(T.getRawIdentifier())
        .Case("co_await", Keyword::CoAwait)
        .Case("co_yield", Keyword::CoYield)
        .Case("co_return", Keyword::CoReturn)
        .Default(std::nullopt);
  }

  bool is(size_t I, tok::TokenKind K) const {
    return I < Tokens.size() && Tokens[I].is(K);
  }

  bool isWord(size_t I, std::initializer_list<StringRef> Words) const {
    return is(I, tok::raw_identifier) &&
           llvm::is_contained(Words, Tokens[I].getRawIdentifier());
  }

  /// A '[' introduces a lambda unless it subscripts what stands before it or
  /// opens an attribute.
  bool opensLambda(size_t I) const {
    if (!is(I, tok::l_square) || is(I + 1, tok::l_square))
      return false;
    if (I == 0)
      return true;
    const Token &Before = Tokens[I - 1];
    if (Before.is(tok::raw_identifier))
      return isWord(I - 1, {"co_await", "co_yield", "co_return", "return",
                            "throw", "else", "do", "case"});
    // No subscript is empty.
    if (is(I + 1, tok::r_square) &&
        Before.isOneOf(tok::r_paren, tok::r_square, tok::greater))
      return true;
    return !Before.isOneOf(tok::r_paren, tok::r_square, tok::l_square,
                           tok::string_literal, tok::greater);
  }

  /// The '{' that the lambda or class at \p I has in front of its body; past
  /// the end if there is none. Brackets on the way are passed over whole.
  size_t bodyOf(size_t I) const {
    size_t Depth = 0;
    for (size_t J = I; J < Tokens.size(); ++J) {
      const Token &T = Tokens[J];
      if (T.isOneOf(tok::l_square, tok::l_paren)) {
        ++Depth;
      } else if (T.isOneOf(tok::r_square, tok::r_paren)) {
        if (Depth == 0)
          break;
        --Depth;
      } else if (Depth > 0) {
        continue;
      } else if (T.is(tok::l_brace)) {
        return J;
      } else if (T.isOneOf(tok::semi, tok::r_brace, tok::equal)) {
        break;
      }
    }
    return Tokens.size();
  }

  size_t skipBody(size_t I) const {
    size_t Body = bodyOf(I);
    return Body < Tokens.size() ? closingBrace(Body) : I;
  }

  size_t closingBrace(size_t I) const {
    size_t Depth = 0;
    for (; I < Tokens.size(); ++I) {
      if (Tokens[I].is(tok::l_brace))
        ++Depth;
      if (Tokens[I].is(tok::r_brace) && --Depth == 0)
        return I;
    }
    return Tokens.size() - 1;
  }

  std::vector<Token> Tokens;
  size_t LambdaBody = std::numeric_limits<size_t>::max();
};
} // namespace

/// Where the body of \p FD starts, or the declarator if that is all there is.
static SourceLocation startOfBody(const FunctionDecl &FD) {
  const SourceManager &SM = FD.getASTContext().getSourceManager();
  if (const Stmt *Body = FD.getBody())
    if (SourceLocation Loc = Body->getBeginLoc();
        Loc.isValid() && Loc.isFileID())
      return Loc;
  return SM.getFileLoc(FD.getLocation());
}

/// The raw tokens of the body of \p FD. Clang's end location is wrong for
/// bodies it lost, so braces decide; the handlers of a function-try-block
/// count.
static std::vector<Token> bodyTokens(const FunctionDecl &FD) {
  const SourceManager &SM = FD.getASTContext().getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(startOfBody(FD));
  bool Invalid = false;
  StringRef Text = SM.getBufferData(File, &Invalid);
  if (Invalid)
    return {};
  Lexer Lex(SM.getLocForStartOfFile(File), FD.getASTContext().getLangOpts(),
            Text.begin(), Text.begin() + Offset, Text.end());
  std::vector<Token> Tokens;
  size_t Braces = 0;
  size_t Brackets = 0;
  bool MayEnd = false;
  for (Token T;;) {
    if (Lex.LexFromRawLexer(T) || T.is(tok::eof))
      return Tokens;
    if (MayEnd &&
        !(T.is(tok::raw_identifier) && T.getRawIdentifier() == "catch"))
      return Tokens;
    MayEnd = false;
    if (Braces == 0 && T.isOneOf(tok::l_paren, tok::l_square))
      ++Brackets;
    else if (Braces == 0 && T.isOneOf(tok::r_paren, tok::r_square))
      Brackets -= Brackets > 0;
    else if (Braces == 0 && Brackets == 0 && T.is(tok::semi))
      return {};
    else if (Brackets == 0 && T.is(tok::l_brace))
      ++Braces;
    if (Braces > 0)
      Tokens.push_back(T);
    if (Braces > 0 && T.is(tok::r_brace) && --Braces == 0)
      MayEnd = true;
  }
}

KeywordUses keywordTokensIn(const FunctionDecl &FD) {
  if (!FD.getASTContext().getLangOpts().Coroutines)
    return {};
  return TokenWalk(bodyTokens(FD)).find();
}

} // namespace corotidy
