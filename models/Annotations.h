//===--- Annotations.h - Models in code ----------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// [[clang::annotate("coro::...")]] and the attributes of Clang's thread safety
// analysis, as if a file said them. Attributes of a template are those of what
// is made from it.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_ANNOTATIONS_H
#define COROTIDY_MODELS_ANNOTATIONS_H

#include "models/Facts.h"

namespace corotidy {

Saying<ClassModel> saidInCode(const clang::CXXRecordDecl &Record);
Saying<FunctionModel> saidInCode(const clang::FunctionDecl &FD);

/// What thread safety attributes say of an object that \p Constructor made.
std::optional<Holding>
holdingByAttributes(const clang::CXXConstructorDecl &Constructor);

/// The pattern of \p Record, even if it has not been instantiated yet; \p
/// Record if there is none.
const clang::CXXRecordDecl &patternOf(const clang::CXXRecordDecl &Record);

} // namespace corotidy

#endif // COROTIDY_MODELS_ANNOTATIONS_H
