//===--- RawTokens.cpp - The source text as tokens ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/RawTokens.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace corotidy {

void forEachRawToken(const SourceManager &SM, const LangOptions &Opts,
                     SourceLocation From,
                     llvm::function_ref<bool(const Token &)> Take) {
  auto [File, Offset] = SM.getDecomposedLoc(From);
  bool Invalid = false;
  StringRef Text = SM.getBufferData(File, &Invalid);
  if (Invalid)
    return;
  Lexer Lex(SM.getLocForStartOfFile(File), Opts, Text.begin(),
            Text.begin() + Offset, Text.end());
  Token T;
  // The last token of the file comes with the word that it is the last.
  for (bool IsLast = false; !IsLast;) {
    IsLast = Lex.LexFromRawLexer(T);
    if (T.is(tok::eof) || !Take(T))
      return;
  }
}

} // namespace corotidy
