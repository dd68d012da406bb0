//===--- TranslationUnit.h - The functions and types of one file  -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_TRANSLATIONUNIT_H
#define COROTIDY_CLASSIFY_TRANSLATIONUNIT_H

#include "classify/Classifier.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace corotidy {

/// The roles a class plays in coroutines.
enum class TypeRoles : unsigned {
  None = 0,
  Awaiter = 1,
  Awaitable = 2,
  Promise = 4,
  /// std::coroutine_traits of the class has a promise_type.
  CoroutineReturnType = 8,
  LLVM_MARK_AS_BITMASK_ENUM(CoroutineReturnType)
};

struct ClassifiedFunction {
  const clang::FunctionDecl *Function;
  Classification Class;
};

struct ClassifiedType {
  const clang::CXXRecordDecl *Record;
  TypeRoles Roles = TypeRoles::None;
  /// What an object of the type can do; dependent for a template's pattern.
  ResultFacts Facts;
};

/// What a translation unit defines, in the order of the AST: functions with
/// members, friends, lambdas and those of local classes, and classes. Templates
/// are there with all that was instantiated from them; a function that is only
/// declared is there if the unit has no definition.
struct UnitDeclarations {
  std::vector<clang::FunctionDecl *> Functions;
  std::vector<clang::CXXRecordDecl *> Records;
};

/// Gathers the declarations whose name is written in a file \p IsAskedAbout.
/// Looks no further than the traversal scope of \p Ctx.
UnitDeclarations
declarationsIn(clang::ASTContext &Ctx,
               llvm::function_ref<bool(clang::FileID)> IsAskedAbout);

/// Declarations point into the ASTContext they were found in.
struct ClassifiedUnit {
  std::vector<ClassifiedFunction> Functions;
  std::vector<ClassifiedType> Types;
};

/// Classifies the declarations in files \p IsAskedAbout: every function, and
/// every class with a role in coroutines. To be called once parsing has ended.
ClassifiedUnit
classifyUnit(clang::Sema &S,
             llvm::function_ref<bool(clang::FileID)> IsAskedAbout);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_TRANSLATIONUNIT_H
