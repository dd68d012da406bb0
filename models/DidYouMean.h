//===--- DidYouMean.h - What a mistyped word may have meant --- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_DIDYOUMEAN_H
#define COROTIDY_MODELS_DIDYOUMEAN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace corotidy {

/// `; did you mean 'x'?` for the one of \p Choices that is a typo or two away
/// from \p Word; empty if there is none.
std::string didYouMean(llvm::StringRef Word,
                       llvm::ArrayRef<llvm::StringRef> Choices);

} // namespace corotidy

#endif // COROTIDY_MODELS_DIDYOUMEAN_H
