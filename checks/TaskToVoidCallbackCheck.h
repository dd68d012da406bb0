//===--- TaskToVoidCallbackCheck.h ---------------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-task-to-void-callback.md has the reasons and examples.
//
// Left out on purpose: templates of the project that call what they are given,
// unless a model or an annotation says what they do with the result, and what
// is put into a container in place.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_TASKTOVOIDCALLBACKCHECK_H
#define COROTIDY_CHECKS_TASKTOVOIDCALLBACKCHECK_H

#include "checks/Check.h"

namespace corotidy {

class TaskToVoidCallbackCheck : public Check {
public:
  TaskToVoidCallbackCheck(llvm::StringRef Name,
                          clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  class Visitor;

  void checkUnit(Unit &U) override;
  /// \p Source is converted to \p To, which calls by \p Signature.
  void convert(Unit &U, const clang::Expr &Source,
               const clang::FunctionProtoType &Signature, clang::QualType To,
               llvm::StringRef Context);
  /// \p Call passes \p Source to \p Callee, which drops what it returns.
  void discard(Unit &U, const clang::Expr &Source, const clang::Expr &Call,
               const clang::FunctionDecl &Callee);
  bool isAllowed(const clang::FunctionDecl &Callee) const;
  /// \p Whom throws away \p Result, which calls of \p Source give.
  void tell(Unit &U, const clang::Expr &Source, clang::QualType Result,
            const std::string &Whom);

  const std::vector<llvm::StringRef> Contexts;
  const std::vector<llvm::StringRef> AllowedCallees;
  const std::vector<llvm::StringRef> AllowedTypes;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_TASKTOVOIDCALLBACKCHECK_H
