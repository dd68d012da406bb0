//===--- DanglingFrames.h - Frames that outlive what they use --- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A temporary or a variable is destroyed, and a frame that refers to it is used
// after that. The checks that report these differ in what it is and where the
// task goes.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DANGLINGFRAMES_H
#define COROTIDY_CHECKS_DANGLINGFRAMES_H

#include "checks/FrameArguments.h"
#include "checks/KeptWork.h"

namespace corotidy {

/// Of several things that one argument refers to, it is the first.
struct DanglingFrame {
  /// The function in which that happens.
  const clang::FunctionDecl *Function = nullptr;
  KeptWork Kept;
  FrameArgument Argument;
  Referent What;
  /// The first mention of the variable that has the task, behind the call;
  /// invalid if there is none.
  clang::SourceLocation UsedAt;
};

/// A finding at the argument, without a message, and the notes of what happens:
/// what \p D refers to is destroyed, as \p Destroyed says, and used after that.
Finding findingFor(const DanglingFrame &D, std::string Destroyed);

} // namespace corotidy

#endif // COROTIDY_CHECKS_DANGLINGFRAMES_H
