//===--- HandleMisuseCheck.cpp - coro-handle-misuse -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HandleMisuseCheck.h"

using namespace clang;

namespace corotidy {

void HandleMisuseCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines()) {
    // TODO: report() what is wrong.
    (void)FD;
  }
}

} // namespace corotidy
