//===--- KnownReady.h - What a coroutine waits for ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tasks and futures along the ways through a body: awaited, waited for, asked
// whether they are ready, gained from an await. To get the result of one that
// is ready blocks nothing.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_KNOWNREADY_H
#define COROTIDY_FLOW_KNOWNREADY_H

#include "flow/Graph.h"

namespace corotidy {

/// A call that stops the thread until something is ready.
struct SynchronousWait {
  const clang::CallExpr *Call;
  const clang::FunctionDecl *Callee;
  const FunctionModel *Model;
  /// What it waits for; null if the call does not name it.
  const clang::Expr *For;
};

/// Those of \p G that may have to wait on some way to them, in the order of
/// their steps; nothing if the budget was not enough. What is tested before
/// counts as ready, whatever the test said: its author knows that it might not
/// be.
std::optional<std::vector<SynchronousWait>> synchronousWaits(const Graph &G,
                                                             const Models &M);

} // namespace corotidy

#endif // COROTIDY_FLOW_KNOWNREADY_H
