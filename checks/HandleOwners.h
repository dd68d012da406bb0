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

/// Who destroys the coroutine of an object: the class of that, or of one of its
/// members or bases.
struct OwnedHandle {
  HandleOwner Owner;
  /// Of the handle, with the arguments that the object was made for.
  clang::QualType Type;
};

/// The one in objects of \p Record, which may be an instantiation.
std::optional<OwnedHandle> handleOwnedBy(const clang::CXXRecordDecl &Record,
                                         Unit &U);

/// The class that \p T is, or the pattern of the template that it depends on;
/// null if it is none.
const clang::CXXRecordDecl *classIn(clang::QualType T);

/// The classes that the handle \p Handle and a coroutine with the promise \p
/// Promise, or a class derived from the first, are for.
bool isHandleOf(clang::QualType Handle, const clang::CXXRecordDecl &Promise);

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
/// are destroyed never or twice.
struct HandleUses {
  explicit HandleUses(Unit &U);

  /// The canonical types of promises whose coroutines are destroyed.
  llvm::DenseSet<void *> Destroyed;
  /// Some coroutine is destroyed, and it is not known which.
  bool DestroysUnknown = false;
  /// Members that are handles and given to someone else.
  llvm::DenseSet<const clang::Decl *> HandedOn;
  /// Members that are given another value, but where the object is made, copied
  /// or destroyed, or the coroutine has been destroyed. Of templates, those of
  /// the pattern.
  llvm::DenseSet<const clang::Decl *> Changed;
  /// The names of such in a template, where the class is not known, with the
  /// outermost class that says so; null for what is in none.
  llvm::DenseSet<std::pair<const clang::Decl *, const clang::IdentifierInfo *>>
      ChangedNames;

  /// Whether \p Field, which is for coroutines with the promise \p Promise, is
  /// given another value.
  bool isChanged(const clang::FieldDecl &Field,
                 const clang::CXXRecordDecl &Promise) const;
  /// Whether a coroutine with this promise is destroyed somewhere.
  bool mayDestroy(clang::QualType Promise) const;
};

/// The member by which \p Record has coroutines of its own that nobody can
/// destroy; null if it has none, or that is not certain.
const clang::FieldDecl *
leakedHandle(const clang::CXXRecordDecl &Record, Unit &U,
             llvm::function_ref<const HandleUses &()> Uses);

/// Whether coroutines with the promise \p P stay suspended at their end, and
/// nobody has a handle to destroy them with: the promise makes none, and its
/// own awaits keep none. False if that is not certain.
bool hasNoHandle(const Promise &P, Unit &U,
                 llvm::function_ref<const HandleUses &()> Uses);

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLEOWNERS_H
