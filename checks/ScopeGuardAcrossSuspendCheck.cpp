//===--- ScopeGuardAcrossSuspendCheck.cpp - coro-scope-guard-across-suspend
//===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ScopeGuardAcrossSuspendCheck.h"

using namespace clang;

namespace corotidy {

ScopeGuardAcrossSuspendCheck::ScopeGuardAcrossSuspendCheck(
    StringRef Name, tidy::ClangTidyContext *Context)
    : HeldAcrossCheck(Name, Context, GuardKind::Unwinding) {}

HeldAcrossCheck::Words
ScopeGuardAcrossSuspendCheck::wordsFor(const Holdable &What,
                                       const Suspension &) const {
  return {
      What.Guard->Reason.empty()
          ? "compares the exceptions in flight on two threads, and takes it "
            "for success if the coroutine is destroyed"
          : What.Guard->Reason,
      "catch the exception where it can occur, or end the scope of the "
      "guard before the suspension"};
}

} // namespace corotidy
