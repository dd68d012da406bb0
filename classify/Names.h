//===--- Names.h - How entities are spelled in reports -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_NAMES_H
#define COROTIDY_CLASSIFY_NAMES_H

#include "clang/AST/Decl.h"
#include <string>

namespace corotidy {

/// \p T as it would be written at the end of the file: qualified, with the
/// sugar its author used, without default template arguments.
std::string typeName(clang::QualType T, const clang::ASTContext &Ctx);

/// The qualified name of \p D without inline namespaces. The call operator of
/// a lambda is `enclosing()::(lambda)`; instantiations carry their arguments.
std::string qualifiedName(const clang::NamedDecl &D);

/// `qualifiedName(types) cv ref`, the form overloads are told apart by.
std::string nameWithParameters(const clang::FunctionDecl &FD);

/// Whether \p Name is the name of \p D, with as many of its scopes as \p Name
/// spells. Inline namespaces may be left out, template arguments must be.
bool isNamed(const clang::NamedDecl &D, llvm::StringRef Name);

/// Whether one of \p Names is.
bool isAnyNamed(const clang::NamedDecl &D,
                llvm::ArrayRef<llvm::StringRef> Names);

/// Whether \p T is a class of that name; null is none.
bool isClassNamed(clang::QualType T, llvm::StringRef Name);

/// Whether it is one of these names.
bool isAnyClassNamed(clang::QualType T, llvm::ArrayRef<llvm::StringRef> Names);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_NAMES_H
