//===--- ThreadAffineAcrossSuspendCheck.cpp - coro-thread-affine-across-suspend
//===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ThreadAffineAcrossSuspendCheck.h"

using namespace clang;

namespace corotidy {

ThreadAffineAcrossSuspendCheck::ThreadAffineAcrossSuspendCheck(
    StringRef Name, tidy::ClangTidyContext *Context)
    : HeldAcrossCheck(Name, Context, GuardKind::Thread) {}

HeldAcrossCheck::Words
ThreadAffineAcrossSuspendCheck::wordsFor(const Holdable &What,
                                         const Suspension &) const {
  return {What.Guard->Reason.empty()
              ? "belongs to the thread, which does other things meanwhile and "
                "may not be the one that goes on"
              : What.Guard->Reason,
          "end its scope before the suspension and begin another after it"};
}

} // namespace corotidy
