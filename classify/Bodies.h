//===--- Bodies.h - Where bodies of other functions are read -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most of a translation unit is bodies of functions in headers nobody asked
// about, and parsers may be told to skip them. What is said of a function must
// not depend on that, so whoever reads the body of another function than the
// one asked about gets it through what is declared here.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_BODIES_H
#define COROTIDY_CLASSIFY_BODIES_H

#include "clang/AST/Decl.h"

namespace corotidy {

/// Whether the body of \p FD, in whatever file, is read often: it has one of
/// the names that [dcl.fct.def.coroutine] and [expr.await] look up, or is put
/// into the coroutines that call it. It is not to be skipped. For bodies that
/// are read rarely there is Unit::definitionOf.
bool mayNeedBody(const clang::FunctionDecl &FD);

/// The definition of \p FD, or of the template it was made from; null if this
/// unit has none, or its body was skipped. Only for functions that
/// mayNeedBody, or are asked about.
const clang::FunctionDecl *visibleDefinition(const clang::FunctionDecl &FD);

/// Whether \p FD, or the template it was made from, is defined and its body
/// was skipped.
bool isBodySkipped(const clang::FunctionDecl &FD);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_BODIES_H
