//===--- BodySkipper.h - Bodies that need not be parsed ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most of what a compiler does with a file is to parse bodies of functions in
// headers, and to instantiate them. For what is asked about, they matter in one
// way: they may instantiate templates that are asked about, each of which is a
// function or class to be reported. Library code gets hold of a user's template
// through what it is given, its template arguments, or by a name that both
// know. So bodies are skipped first, and once the file is parsed it is
// determined whether one of them could have got hold of such a template. If so,
// or if the file has errors, it has to be parsed again, with all bodies.
//
// What is not seen is how one body changes the meaning of code outside of it,
// as a friend function does that is defined by instantiating a class, nor
// errors in bodies that are skipped.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_BODYSKIPPER_H
#define COROTIDY_TOOL_BODYSKIPPER_H

#include "classify/AskedAbout.h"
#include "clang/AST/DeclGroup.h"
#include "clang/AST/DeclarationName.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"

namespace clang {
class CompilerInstance;
class FunctionDecl;
class IdentifierInfo;
class Sema;
class Token;
} // namespace clang

namespace corotidy {

/// Whether instantiations of templates that are asked about are of interest,
/// by code that uses such names only; see checks/Instantiations.h.
using InstantiationsMatter =
    bool(clang::Sema &, AskedAbout &,
         llvm::function_ref<bool(clang::DeclarationName)> IsUsed);

/// Which bodies of one translation unit are skipped, and whether one of them
/// may matter. To be told what Clang tells an ASTConsumer.
class BodySkipper {
public:
  /// To be created before \p CI parses; it has a preprocessor by then.
  BodySkipper(clang::CompilerInstance &CI,
              std::function<bool(clang::FileID)> IsAskedAbout,
              InstantiationsMatter *DoInstantiationsMatter);

  /// Whether the body of \p FD, which comes next, is skipped.
  bool skips(const clang::FunctionDecl &FD);

  /// \p Group was parsed at the top level, or instantiated. False if it is no
  /// use to go on, because a body that was skipped may matter.
  bool declared(clang::DeclGroupRef Group);

  /// \p FD is to be instantiated.
  void requested(const clang::FunctionDecl &FD);

  /// Whether a body that was skipped may matter; the file has been parsed.
  bool mayMatter();

private:
  class FileListener;

  void sawToken(const clang::Token &Tok);
  void enteredFile(clang::FileID File);
  /// Whether code that is not asked about may look for \p Name.
  bool isUsed(clang::DeclarationName Name) const;

  clang::CompilerInstance &CI;
  /// Null if all are.
  InstantiationsMatter *DoInstantiationsMatter;
  AskedAbout isAskedAbout;
  /// Whether the tokens that come now are in a file that is asked about.
  bool InFileAskedAbout = false;
  bool SawDeclarationAskedAbout = false;
  /// The names that code uses that is not asked about.
  llvm::DenseSet<const clang::IdentifierInfo *> Names;
  /// Those that come from macros that are asked about.
  llvm::DenseSet<const clang::IdentifierInfo *> NamesInMacros;
  llvm::SetVector<const clang::FunctionDecl *> Requested;
  size_t NumJudged = 0;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_BODYSKIPPER_H
