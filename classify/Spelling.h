//===--- Spelling.h - The words of the answers ------------------*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_SPELLING_H
#define COROTIDY_CLASSIFY_SPELLING_H

#include "classify/TranslationUnit.h"
#include "llvm/ADT/StringRef.h"

namespace corotidy {

// Each is one value of the enumeration in docs/schema/classify-1.json; a word
// once published stays.
llvm::StringRef spelling(Kind K);
llvm::StringRef spelling(Flavor F);
llvm::StringRef spelling(Awaitable A);
llvm::StringRef spelling(AwaitVia Via);
llvm::StringRef spelling(Suspends S);
llvm::StringRef spelling(Iterates I);
llvm::StringRef spelling(ReturnFunctions R);
llvm::StringRef spelling(AwaitTransform T);
llvm::StringRef spelling(StartPolicy S);
llvm::StringRef spelling(FinalSuspend F);
llvm::StringRef spelling(UnhandledException U);
llvm::StringRef spelling(TemplateKind T);

std::vector<llvm::StringRef> spellings(Facets F);
std::vector<llvm::StringRef> spellings(TypeRoles R);

// What people are told, made of these words.

/// "coroutine/task".
std::string kindInWords(Kind K, Flavor F, Facets Facet, bool Tentative);

/// "awaitable \u2192 int, iterable of char"; a dash if it is neither.
/// \p IsClass: it is one, or a reference to one.
std::string resultInWords(Awaitable Status, bool IsClass,
                          llvm::StringRef AwaitResult, Iterates How,
                          llvm::StringRef Element);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_SPELLING_H
