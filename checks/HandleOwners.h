//===--- HandleOwners.h - Classes that own a coroutine --------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDLEOWNERS_H
#define COROTIDY_CHECKS_HANDLEOWNERS_H

#include "checks/Unit.h"

namespace corotidy {

/// A class whose destructor destroys the coroutine of a handle that is a
/// member, whatever else the object knows.
struct HandleOwner {
  /// Of a template, the pattern.
  const clang::CXXRecordDecl *Record;
  const clang::FieldDecl *Handle;
  /// Where it is destroyed.
  clang::SourceLocation Destroys;
};

/// \p Record as an owner, if it is one; an instantiation is none.
std::optional<HandleOwner> handleOwner(const clang::CXXRecordDecl &Record,
                                       Unit &U);

/// A function of an owner that copies the handle and leaves it in the source.
struct HandleCopy {
  /// Null if the compiler declares it.
  const clang::CXXMethodDecl *Function = nullptr;
  bool IsMove = false;
  bool IsAssignment = false;
};

/// Those of \p Owner, as far as that is certain.
llvm::SmallVector<HandleCopy, 2> handleCopies(const HandleOwner &Owner,
                                              Unit &U);

/// What a unit does with the handles of its coroutines, for finding those that
/// are never destroyed.
struct HandleUses {
  explicit HandleUses(Unit &U);

  /// The canonical types of promises whose coroutines are destroyed.
  llvm::DenseSet<void *> Destroyed;
  /// Some coroutine is destroyed, and it is not known which.
  bool DestroysUnknown = false;
  /// Members that are handles and given to someone else.
  llvm::DenseSet<const clang::Decl *> HandedOn;
};

/// The member by which \p Record has coroutines of its own that nobody can
/// destroy; null if it has none, or that is not certain.
const clang::FieldDecl *
leakedHandle(const clang::CXXRecordDecl &Record, Unit &U,
             llvm::function_ref<const HandleUses &()> Uses);

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLEOWNERS_H
