//===--- Keywords.h - Where a function says co_* -------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_KEYWORDS_H
#define COROTIDY_CLASSIFY_KEYWORDS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace corotidy {

enum class Keyword { CoAwait, CoYield, CoReturn };

llvm::StringRef spelling(Keyword K);

/// One written co_await, co_yield or co_return.
struct KeywordUse {
  Keyword Which;
  clang::SourceLocation Loc;
  /// The expression or statement; null if only the token survived.
  const clang::Stmt *Node = nullptr;
};

using KeywordUses = llvm::SmallVector<KeywordUse, 4>;

inline bool contains(const KeywordUses &Uses, Keyword K) {
  return llvm::any_of(Uses,
                      [&](const KeywordUse &Use) { return Use.Which == K; });
}

/// The keywords in the body of \p FD itself, in source order. Lambdas and
/// local classes are functions of their own; the initialisers of a lambda's
/// captures belong to \p FD.
KeywordUses keywordsIn(const clang::FunctionDecl &FD);

/// Those in \p S alone, by the same rules.
KeywordUses keywordsIn(const clang::Stmt &S, const clang::SourceManager &SM);

/// The co_* tokens of the body of \p FD, read from the source text: what is
/// left when Clang gave up on a body. Nothing is preprocessed. Leaves out what
/// looks like the body of a lambda or of a local class.
KeywordUses keywordTokensIn(const clang::FunctionDecl &FD);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_KEYWORDS_H
