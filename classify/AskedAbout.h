//===--- AskedAbout.h - Is this code asked about? ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_ASKEDABOUT_H
#define COROTIDY_CLASSIFY_ASKEDABOUT_H

#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>

namespace corotidy {

/// Tells code that is asked about from other code, by the file it is in. What
/// a macro makes is where the macro is used.
class AskedAbout {
public:
  AskedAbout(const clang::SourceManager &SM,
             std::function<bool(clang::FileID)> IsAskedAbout)
      : SM(SM), IsAskedAbout(std::move(IsAskedAbout)) {}

  bool operator()(clang::SourceLocation Loc);
  bool operator()(clang::FileID File);

  clang::FileID fileOf(clang::SourceLocation Loc) const {
    return SM.getFileID(SM.getExpansionLoc(Loc));
  }

private:
  const clang::SourceManager &SM;
  std::function<bool(clang::FileID)> IsAskedAbout;
  llvm::DenseMap<clang::FileID, bool> Answers;
};

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_ASKEDABOUT_H
