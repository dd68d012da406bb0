//===--- CompilerErrors.h - The compiler's own errors --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A co_await that fails is dropped from the AST with all that it awaits. What
// the compiler said of it is the one thing left, so it is kept.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_COMPILERERRORS_H
#define COROTIDY_CHECKS_COMPILERERRORS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace clang {
class DiagnosticsEngine;
} // namespace clang

namespace corotidy {

/// One of the notes of an error.
struct CompilerNote {
  /// An enumerator of clang::diag.
  unsigned ID;
  clang::SourceLocation Loc;
};

struct CompilerError {
  /// An enumerator of clang::diag.
  unsigned ID;
  /// Where it was reported, which may be in a macro.
  clang::SourceLocation Loc;
  std::string Message;
  /// Those of its arguments that are types, declarations (also as the scope of
  /// others) or names, in order.
  llvm::SmallVector<clang::QualType, 2> Types;
  llvm::SmallVector<const clang::NamedDecl *, 2> Decls;
  llvm::SmallVector<clang::DeclarationName, 1> Names;
  /// The compiler offers a fix, which clang-tidy --fix-errors applies beside
  /// that of a finding.
  bool HasFix;
  /// In order; those that trace instantiations are among them.
  llvm::SmallVector<CompilerNote, 2> Notes;

  /// Whether one of its declarations or names is \p Name.
  bool mentions(llvm::StringRef Name) const;
  bool hasNote(unsigned NoteID) const;

  /// There is no member of that name, whatever else is like it.
  bool isOfMissingMember() const;
  bool isOfTooFewArguments() const;
  bool isOfTooManyArguments() const;
  /// None of the functions that are called what \p FD is can be called, as is
  /// the case after \p FD was rejected.
  bool isOfCallTo(const clang::FunctionDecl &FD) const;
};

/// Listens to what goes to the client of a DiagnosticsEngine, which gets it as
/// before. The client is put back when this is destroyed. In the compiler and
/// in clangd the findings of checks go there, too; they are left out.
class CompilerErrors {
public:
  explicit CompilerErrors(clang::DiagnosticsEngine &Diags);
  ~CompilerErrors();
  CompilerErrors(const CompilerErrors &) = delete;
  CompilerErrors &operator=(const CompilerErrors &) = delete;

  /// In the order in which they were reported.
  llvm::ArrayRef<CompilerError> all() const { return Errors; }

private:
  class Listener;

  clang::DiagnosticsEngine &Diags;
  std::vector<CompilerError> Errors;
  /// Owned by the engine.
  Listener *Installed;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_COMPILERERRORS_H
