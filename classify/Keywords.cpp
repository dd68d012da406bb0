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

KeywordUses keywordsIn(const FunctionDecl &FD) {
  KeywordVisitor Visitor;
  if (const Stmt *Body = FD.getBody())
    Visitor.TraverseStmt(Body);
  const SourceManager &SM = FD.getASTContext().getSourceManager();
  llvm::sort(Visitor.Uses, [&](const KeywordUse &A, const KeywordUse &B) {
    return SM.isBeforeInTranslationUnit(A.Loc, B.Loc);
  });
  return Visitor.Uses;
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
      if (opensLambda(I)) {
        I = endOfLambda(I);
        continue;
      }
      if (std::optional<Keyword> K = keyword(Tokens[I]))
        Uses.push_back({*K, Tokens[I].getLocation()});
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

  /// A '[' introduces a lambda unless it subscripts what stands before it or
  /// opens an attribute.
  bool opensLambda(size_t I) const {
    if (!is(I, tok::l_square) || is(I + 1, tok::l_square))
      return false;
    if (I == 0)
      return true;
    const Token &Before = Tokens[I - 1];
    if (Before.is(tok::raw_identifier))
      return llvm::StringSwitch<bool>(Before.getRawIdentifier())
          .Cases({"co_await", "co_yield", "co_return", "return", "throw"}, true)
          .Default(false);
    return !Before.isOneOf(tok::r_paren, tok::r_square, tok::l_square,
                           tok::string_literal, tok::greater);
  }

  /// The last token of the lambda that starts at \p I. Captures and
  /// parameters are passed over whole; a lambda without a body ends at once.
  size_t endOfLambda(size_t I) const {
    size_t Depth = 0;
    for (size_t J = I; J < Tokens.size(); ++J) {
      const Token &T = Tokens[J];
      if (T.isOneOf(tok::l_square, tok::l_paren))
        ++Depth;
      else if (T.isOneOf(tok::r_square, tok::r_paren)) {
        if (Depth == 0)
          return I;
        --Depth;
      } else if (Depth == 0 && T.isOneOf(tok::semi, tok::r_brace))
        return I;
      else if (Depth == 0 && T.is(tok::l_brace))
        return closingBrace(J);
    }
    return I;
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
};
} // namespace

/// The raw tokens from the declarator of \p FD to the end of its body. Clang's
/// end location is wrong for bodies it lost, so braces decide.
static std::vector<Token> bodyTokens(const FunctionDecl &FD) {
  const SourceManager &SM = FD.getASTContext().getSourceManager();
  SourceLocation Start = SM.getFileLoc(FD.getLocation());
  auto [File, Offset] = SM.getDecomposedLoc(Start);
  bool Invalid = false;
  StringRef Text = SM.getBufferData(File, &Invalid);
  if (Invalid)
    return {};
  Lexer Lex(SM.getLocForStartOfFile(File), FD.getASTContext().getLangOpts(),
            Text.begin(), Text.begin() + Offset, Text.end());
  std::vector<Token> Tokens;
  size_t Braces = 0;
  size_t Parens = 0;
  for (Token T;;) {
    if (Lex.LexFromRawLexer(T) || T.is(tok::eof))
      return Tokens;
    if (T.is(tok::l_brace) && Parens == 0)
      ++Braces;
    if (T.isOneOf(tok::l_paren, tok::l_square) && Braces == 0)
      ++Parens;
    if (T.isOneOf(tok::r_paren, tok::r_square) && Braces == 0 && Parens > 0)
      --Parens;
    if (Braces == 0 && T.is(tok::semi))
      return {};
    if (Braces > 0)
      Tokens.push_back(T);
    if (T.is(tok::r_brace) && Braces > 0 && --Braces == 0)
      return Tokens;
  }
}

KeywordUses keywordTokensIn(const FunctionDecl &FD) {
  return TokenWalk(bodyTokens(FD)).find();
}

} // namespace corotidy
