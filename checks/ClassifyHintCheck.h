//===--- ClassifyHintCheck.h - coro-classify-hint ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-classify-hint.md has the reasons and examples.
//
// Left out on purpose: ordinary functions, which most are, and types;
// `coro-tidy classify` has them.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_CLASSIFYHINTCHECK_H
#define COROTIDY_CHECKS_CLASSIFYHINTCHECK_H

#include "checks/Check.h"

namespace corotidy {

class ClassifyHintCheck : public Check {
public:
  ClassifyHintCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);

private:
  void checkUnit(Unit &U) override;

  const bool IsNamed;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_CLASSIFYHINTCHECK_H
