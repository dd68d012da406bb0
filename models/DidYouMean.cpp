//===--- DidYouMean.cpp - What a mistyped word may have meant -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace corotidy {

std::string didYouMean(StringRef Word, ArrayRef<StringRef> Choices) {
  const StringRef *Best = min_element(Choices, [&](StringRef A, StringRef B) {
    return Word.edit_distance_insensitive(A) <
           Word.edit_distance_insensitive(B);
  });
  // Long names are mistyped in more places.
  unsigned Most = std::max<size_t>(2, Word.size() / 4);
  if (Best == Choices.end() || Word.edit_distance_insensitive(*Best) > Most)
    return "";
  return ("; did you mean '" + *Best + "'?").str();
}

} // namespace corotidy
