//===--- Surroundings.h - What stands around a keyword -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang drops a co_await that it rejects, and often what it stood in: an
// unevaluated operand, a default argument, a bit-field. The tokens are still
// there. They are not preprocessed, so what a macro hides is not found.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_SURROUNDINGS_H
#define COROTIDY_CHECKS_SURROUNDINGS_H

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Token.h"
#include <optional>
#include <vector>

namespace corotidy {

/// What an expression outside of all function bodies belongs to.
enum class Setting {
  Unknown,
  DefaultArgument,
  Member,
  Variable,
  /// Anything that must be known at compile time.
  Constant,
  Capture
};

struct SettingInfo {
  Setting What = Setting::Unknown;
  /// The name or keyword it belongs to; invalid if What is Unknown.
  clang::SourceLocation Loc;
  llvm::StringRef Word;
};

struct UnevaluatedInfo {
  clang::SourceLocation Loc;
  llvm::StringRef Word;
  /// Word is what has template arguments.
  bool IsTemplate = false;
};

/// The tokens of one file up to one place in it.
class Surroundings {
public:
  /// For \p Loc in a macro, the place where the macro is expanded.
  Surroundings(const clang::SourceManager &SM, const clang::LangOptions &Opts,
               clang::SourceLocation Loc);

  /// The `catch` of the innermost handler around the place; invalid if none is
  /// seen.
  clang::SourceLocation handler() const;

  /// The innermost word whose operand is not evaluated, or not at run time, and
  /// holds the place: `sizeof`, `requires`, the name of a template, and so on.
  std::optional<UnevaluatedInfo> unevaluated() const;

  /// What the place belongs to, if that is not a function's body.
  SettingInfo setting() const;

private:
  static constexpr size_t None = ~size_t(0);

  void read(const clang::SourceManager &SM, const clang::LangOptions &Opts,
            clang::FileID File, unsigned Offset);
  bool is(size_t I, clang::tok::TokenKind K) const;
  llvm::StringRef word(size_t I) const;
  bool isWord(size_t I, std::initializer_list<llvm::StringRef> Words) const;
  size_t before(size_t I) const { return I == 0 ? None : I - 1; }
  size_t previous(size_t I) const;
  size_t previousInStatement(size_t I) const;
  size_t startOfStatement(size_t I) const;
  size_t openerOf(size_t I) const;
  size_t openAngle(size_t I) const;
  SettingInfo named(Setting What, size_t Name) const;
  SettingInfo declarator(size_t Name) const;
  bool follows(size_t I, std::initializer_list<llvm::StringRef> Words) const;
  bool isClassBody(size_t Brace) const;
  bool isEnumBody(size_t Brace) const;
  bool isBitField(size_t Colon) const;

  /// The last is the one at the place.
  std::vector<clang::Token> Tokens;
  /// For a bracket that closes, the one it closes; for any other token, the
  /// bracket around it.
  std::vector<size_t> Openers;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_SURROUNDINGS_H
