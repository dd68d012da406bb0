//===--- RawTokens.h - The source text as tokens -------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where Clang gave up, the text is what is left. It is not preprocessed: a
// keyword is an identifier like any other, and what a macro hides is not seen.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_RAWTOKENS_H
#define COROTIDY_CLASSIFY_RAWTOKENS_H

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace corotidy {

/// Gives \p Take the tokens of a file, beginning at \p From, until it returns
/// false or the file ends.
void forEachRawToken(const clang::SourceManager &SM,
                     const clang::LangOptions &Opts, clang::SourceLocation From,
                     llvm::function_ref<bool(const clang::Token &)> Take);

/// The identifier or keyword that \p T is; empty for any other token.
inline llvm::StringRef wordOf(const clang::Token &T) {
  return T.is(clang::tok::raw_identifier) ? T.getRawIdentifier() : "";
}

inline bool opensBracket(const clang::Token &T) {
  return T.isOneOf(clang::tok::l_paren, clang::tok::l_square,
                   clang::tok::l_brace);
}

inline bool closesBracket(const clang::Token &T) {
  return T.isOneOf(clang::tok::r_paren, clang::tok::r_square,
                   clang::tok::r_brace);
}

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_RAWTOKENS_H
