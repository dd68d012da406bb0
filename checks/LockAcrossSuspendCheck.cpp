//===--- LockAcrossSuspendCheck.cpp - coro-lock-across-suspend -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LockAcrossSuspendCheck.h"

using namespace clang;

namespace corotidy {

LockAcrossSuspendCheck::LockAcrossSuspendCheck(StringRef Name,
                                               tidy::ClangTidyContext *Context)
    : HeldAcrossCheck(Name, Context, GuardKind::Lock) {}

HeldAcrossCheck::Words
LockAcrossSuspendCheck::wordsFor(const Holdable &What,
                                 const Suspension &At) const {
  std::string Consequence = What.Guard ? "holds a lock: " : "is locked: ";
  Consequence +=
      At.mayChangeThread()
          ? "others that want it block their threads, and to release it on "
            "another thread is undefined"
          : "whoever wants it on this thread blocks the thread that has to "
            "release it";
  return {std::move(Consequence),
          "release the lock before the suspension, or use a mutex that is made "
          "for coroutines"};
}

} // namespace corotidy
