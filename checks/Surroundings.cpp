//===--- Surroundings.cpp - What stands around a keyword ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Surroundings.h"
#include "classify/RawTokens.h"

using namespace clang;

namespace corotidy {

Surroundings::Surroundings(const SourceManager &SM, const LangOptions &Opts,
                           SourceLocation Loc) {
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  read(SM, Opts, File, Offset);
}

void Surroundings::read(const SourceManager &SM, const LangOptions &Opts,
                        FileID File, unsigned Offset) {
  SourceLocation Start = SM.getLocForStartOfFile(File);
  SourceLocation Place = Start.getLocWithOffset(Offset);
  std::vector<size_t> Open;
  // The brackets that are open where each #if begins. Its branches are
  // alternatives: what one of them opens is not open in the next.
  std::vector<std::vector<size_t>> AtConditions;
  auto TakeDirective = [&](StringRef Directive) {
    if (Directive.starts_with("if"))
      AtConditions.push_back(Open);
    else if (Directive.starts_with("el") && !AtConditions.empty())
      Open = AtConditions.back();
    else if (Directive == "endif" && !AtConditions.empty())
      AtConditions.pop_back();
  };
  bool InDirective = false;
  bool IsItsName = false;
  auto Take = [&](const Token &T) {
    if (T.isAtStartOfLine()) {
      InDirective = IsItsName = T.is(tok::hash);
      if (InDirective)
        return true;
    }
    if (InDirective) {
      if (IsItsName)
        TakeDirective(wordOf(T));
      IsItsName = false;
      return true;
    }
    Tokens.push_back(T);
    Openers.push_back(Open.empty() ? None : Open.back());
    if (!(T.getLocation() < Place))
      return false;
    if (opensBracket(T)) {
      Open.push_back(Tokens.size() - 1);
    } else if (closesBracket(T) && !Open.empty()) {
      Openers.back() = Open.back();
      Open.pop_back();
    }
    return true;
  };
  forEachRawToken(SM, Opts, Start, Take);
}

bool Surroundings::is(size_t I, tok::TokenKind K) const {
  return I < Tokens.size() && Tokens[I].is(K);
}

StringRef Surroundings::word(size_t I) const {
  return I < Tokens.size() ? wordOf(Tokens[I]) : "";
}

bool Surroundings::isWord(size_t I,
                          std::initializer_list<StringRef> Words) const {
  return llvm::is_contained(Words, word(I)) && !word(I).empty();
}

/// The token before \p I in the same brackets, or the opening one of brackets
/// that end there; None at the bracket around all of it.
size_t Surroundings::previous(size_t I) const {
  if (I == 0 || I - 1 == openerOf(I))
    return None;
  size_t Before = I - 1;
  if (closesBracket(Tokens[Before]))
    return Openers[Before];
  return Before;
}

/// The same, and None at the end of the statement before that of \p I.
size_t Surroundings::previousInStatement(size_t I) const {
  size_t Before = previous(I);
  return is(Before, tok::semi) || is(Before, tok::l_brace) ? None : Before;
}

/// The bracket around \p I.
size_t Surroundings::openerOf(size_t I) const {
  if (I >= Tokens.size())
    return None;
  if (!closesBracket(Tokens[I]))
    return Openers[I];
  return Openers[I] == None ? None : openerOf(Openers[I]);
}

/// The first token of the declaration or statement that \p I is in, as far as
/// it is in the same brackets.
size_t Surroundings::startOfStatement(size_t I) const {
  size_t Start = I;
  for (size_t J = previousInStatement(I); J != None; J = previousInStatement(J))
    Start = J;
  return Start;
}

SourceLocation Surroundings::handler() const {
  if (Tokens.empty())
    return {};
  for (size_t I = openerOf(Tokens.size() - 1); I != None; I = openerOf(I)) {
    if (!is(I, tok::l_brace) || !is(before(I), tok::r_paren))
      continue;
    size_t Open = Openers[before(I)];
    if (Open != None && isWord(before(Open), {"catch"}))
      return Tokens[before(Open)].getLocation();
  }
  return {};
}

/// The word before a '<' that holds \p I, as far as tokens tell.
size_t Surroundings::openAngle(size_t I) const {
  size_t Closed = 0;
  for (size_t J = previousInStatement(I); J != None;
       J = previousInStatement(J)) {
    if (is(J, tok::greater))
      ++Closed;
    else if (is(J, tok::greatergreater))
      Closed += 2;
    else if (is(J, tok::less) && Closed > 0)
      --Closed;
    else if (is(J, tok::less))
      return word(before(J)).empty() ? None : before(J);
  }
  return None;
}

std::optional<UnevaluatedInfo> Surroundings::unevaluated() const {
  auto Found = [&](size_t I, bool IsTemplate = false) {
    return UnevaluatedInfo{Tokens[I].getLocation(), word(I), IsTemplate};
  };
  auto IsOperator = [&](size_t I) {
    return isWord(I, {"sizeof", "alignof", "_Alignof", "__alignof",
                      "__alignof__", "decltype", "typeof", "__typeof",
                      "__typeof__", "noexcept", "typeid", "requires"});
  };
  if (Tokens.empty())
    return std::nullopt;
  for (size_t I = Tokens.size() - 1; I != None; I = openerOf(I)) {
    for (size_t J = previousInStatement(I); J != None;
         J = previousInStatement(J)) {
      // Without parentheses: the operand of `sizeof` and, to the end, what a
      // requires-clause or a concept says.
      if (isWord(J, {"requires", "concept"}) ||
          (J + 1 == I && isWord(J, {"sizeof"})))
        return Found(J);
    }
    size_t Open = openerOf(I);
    if (Open == None)
      break;
    size_t Before = before(Open);
    if (IsOperator(Before))
      return Found(Before);
    if (is(Open, tok::l_brace) && is(Before, tok::r_paren) &&
        Openers[Before] != None)
      Before = before(Openers[Before]);
    if (is(Open, tok::l_brace) && isWord(Before, {"requires"}))
      return Found(Before);
  }
  // A '<' may be a comparison, so this comes last.
  for (size_t I = Tokens.size() - 1; I != None; I = openerOf(I))
    if (size_t Name = openAngle(I); Name != None)
      return Found(Name, /*IsTemplate=*/true);
  return std::nullopt;
}

SettingInfo Surroundings::named(Setting What, size_t Name) const {
  return {What, Tokens[Name].getLocation(), word(Name)};
}

/// Whether one of \p Words stands before \p I in its statement.
bool Surroundings::follows(size_t I,
                           std::initializer_list<StringRef> Words) const {
  for (size_t J = previousInStatement(I); J != None; J = previousInStatement(J))
    if (isWord(J, Words))
      return true;
  return false;
}

bool Surroundings::isEnumBody(size_t Brace) const {
  return follows(Brace, {"enum"});
}

bool Surroundings::isClassBody(size_t Brace) const {
  // The class-key comes before parameters, those of attributes, and bases.
  return follows(Brace, {"class", "struct", "union"});
}

/// What the declaration of \p Name, which has an initialiser, declares.
SettingInfo Surroundings::declarator(size_t Name) const {
  size_t Around = openerOf(Name);
  // The name before the brackets of an array or of a structured binding.
  if (is(Name, tok::l_square))
    Name = word(before(Name)).empty() || isWord(before(Name), {"auto"})
               ? Name + 1
               : before(Name);
  // A bit-field's, before its width.
  if (word(Name).empty() && is(before(Name), tok::colon))
    Name = before(before(Name));
  if (word(Name).empty())
    return {};
  if (size_t Template = openAngle(Name); Template != None)
    return isWord(Template, {"template"}) ? named(Setting::Constant, Name)
                                          : SettingInfo();
  if (Around == None)
    return named(Setting::Variable, Name);
  if (is(Around, tok::l_paren))
    return named(Setting::DefaultArgument, Name);
  if (is(Around, tok::l_square))
    return named(Setting::Capture, Name);
  if (isEnumBody(Around))
    return named(Setting::Constant, Name);
  if (!isClassBody(Around))
    return named(Setting::Variable, Name);
  size_t Start = startOfStatement(Name);
  for (size_t I = Name; I != None && I >= Start; I = previous(I))
    if (isWord(I, {"static", "thread_local"}))
      return named(Setting::Variable, Name);
  return named(Setting::Member, Name);
}

/// Whether a width follows \p Colon: it belongs to no access specifier and to
/// no conditional.
bool Surroundings::isBitField(size_t Colon) const {
  if (word(before(Colon)).empty() ||
      isWord(before(Colon), {"public", "protected", "private"}) ||
      openerOf(Colon) == None || !isClassBody(openerOf(Colon)))
    return false;
  for (size_t I = previousInStatement(Colon); I != None;
       I = previousInStatement(I))
    if (Tokens[I].isOneOf(tok::question, tok::equal))
      return false;
  return true;
}

SettingInfo Surroundings::setting() const {
  if (Tokens.empty())
    return {};
  for (size_t I = Tokens.size() - 1; I != None;) {
    for (size_t J = previousInStatement(I); J != None;
         J = previousInStatement(J)) {
      if (is(J, tok::equal))
        return J > 0 ? declarator(previous(J)) : SettingInfo();
      if (is(J, tok::colon) && isBitField(J))
        return named(Setting::Constant, before(J));
    }
    size_t Open = openerOf(I);
    if (Open == None)
      break;
    size_t Before = before(Open);
    if (isWord(Before, {"static_assert", "noexcept", "explicit", "alignas"}))
      return named(Setting::Constant, Before);
    if (is(Open, tok::l_square) && !word(Before).empty())
      return named(Setting::Constant, Before);
    if (!opensBracket(Tokens[Open]))
      break;
    // What has no '=' further out is initialised with these brackets.
    bool IsInitialiser = !is(Open, tok::l_square) && !word(Before).empty();
    for (size_t J = previousInStatement(Open); J != None;
         J = previousInStatement(J))
      IsInitialiser &= !is(J, tok::equal);
    size_t Around = openerOf(Open);
    if (IsInitialiser && (Around == None || is(Around, tok::l_brace)))
      return declarator(Before);
    I = Open;
  }
  return {};
}

} // namespace corotidy
