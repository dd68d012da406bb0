//===--- CoroutineObjects.h - What may be a coroutine's result - -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_COROUTINEOBJECTS_H
#define COROTIDY_CLASSIFY_COROUTINEOBJECTS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang {
class Sema;
} // namespace clang

namespace corotidy {

/// Tells which classes may be those that coroutines return, as far as that can
/// be seen without instantiating std::coroutine_traits: no class is missed, and
/// of most the answer is no, which is cheap.
class CoroutineObjects {
public:
  explicit CoroutineObjects(clang::Sema &S);

  /// \p T and \p Record may depend on template parameters.
  bool mayBe(clang::QualType T) const;
  bool mayBe(const clang::CXXRecordDecl &Record) const;

private:
  /// The classes between the one that is asked about and a base of it.
  using Bases = llvm::SmallPtrSet<const clang::CXXRecordDecl *, 8>;

  bool mayBe(clang::QualType T, Bases &Derived) const;
  bool mayBe(const clang::CXXRecordDecl &Record, Bases &Derived) const;
  void noteSpecialisations(clang::ClassTemplateDecl &Traits);
  void note(llvm::ArrayRef<clang::TemplateArgument> Args);
  void note(clang::QualType T);

  llvm::SmallPtrSet<const clang::Decl *, 8> HasTraits;
  bool HasTraitsOfAny = false;
};

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_COROUTINEOBJECTS_H
