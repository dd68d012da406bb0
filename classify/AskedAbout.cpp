//===--- AskedAbout.cpp - Is this code asked about? -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/AskedAbout.h"

using namespace clang;

namespace corotidy {

bool AskedAbout::operator()(SourceLocation Loc) {
  return Loc.isValid() && (*this)(fileOf(Loc));
}

bool AskedAbout::operator()(FileID File) {
  auto [It, IsNew] = Answers.try_emplace(File, false);
  if (IsNew)
    It->second = IsAskedAbout(File);
  return It->second;
}

} // namespace corotidy
