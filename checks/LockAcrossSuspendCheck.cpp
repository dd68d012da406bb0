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
LockAcrossSuspendCheck::wordsFor(const Holdable &What, StringRef Name,
                                 const Suspension &At) const {
  Words W;
  W.Consequence = What.Guard ? " holds a lock: " : " is locked: ";
  W.Consequence +=
      At.mayChangeThread()
          ? "others that want it block their threads, and to release it on "
            "another thread is undefined"
          : "whoever wants it on this thread blocks the thread that has to "
            "release it";
  W.Remedy = "release the lock before the suspension, or use a mutex that is "
             "made for coroutines";
  if (What.Guard && !What.Guard->Instead.empty())
    W.Remedy = What.Guard->Instead;
  return W;
}

} // namespace corotidy
