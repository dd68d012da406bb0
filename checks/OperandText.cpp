//===--- OperandText.cpp - What stands behind a co_await ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/OperandText.h"
#include "classify/RawTokens.h"

using namespace clang;

namespace corotidy {

namespace {
/// Reads the cast-expression behind a co_await. Tokens cannot always tell a
/// template argument list from a comparison; then there is no End.
class OperandReader {
public:
  explicit OperandReader(ArrayRef<Token> Tokens) : Tokens(Tokens) {}

  OperandText read() {
    if (Tokens.empty())
      return Text;
    Text.Begin = Tokens.front().getLocation();
    if (!(skipPrefix() && skipPrimary() && skipPostfix()))
      return Text;
    Text.End = Tokens[I - 1].getEndLoc();
    if (isWord(0, "co_await"))
      Text.How = OperandText::Form::Await;
    else if (Primary != 0)
      Text.How = Text.How == OperandText::Form::Name && Primary == 1 &&
                         Tokens.front().is(tok::amp)
                     ? OperandText::Form::AddressOfName
                     : OperandText::Form::Other;
    return Text;
  }

private:
  bool is(size_t J, tok::TokenKind K) const {
    return J < Tokens.size() && Tokens[J].is(K);
  }
  bool isWord(size_t J, StringRef Word) const {
    return J < Tokens.size() && wordOf(Tokens[J]) == Word;
  }

  /// Sets I behind the bracket that closes the one at I.
  bool skipBrackets() {
    size_t Depth = 0;
    for (; I < Tokens.size(); ++I) {
      if (opensBracket(Tokens[I]))
        ++Depth;
      else if (closesBracket(Tokens[I]) && --Depth == 0)
        return ++I, true;
    }
    return false;
  }

  bool skipTemplateArguments() {
    size_t Depth = 0;
    while (I < Tokens.size()) {
      const Token &T = Tokens[I];
      if (opensBracket(T)) {
        if (!skipBrackets())
          return false;
        continue;
      }
      if (closesBracket(T) || T.isOneOf(tok::semi, tok::ampamp, tok::pipepipe))
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
      if (opensBracket(Tokens[I])) {
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
  size_t I = 0;
  size_t Primary = 0;
  OperandText Text;
};
} // namespace

OperandText readOperand(ArrayRef<Token> Tokens) {
  return OperandReader(Tokens).read();
}

} // namespace corotidy
