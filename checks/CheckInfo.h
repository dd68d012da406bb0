//===--- CheckInfo.h - What is known of each check ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_CHECKINFO_H
#define COROTIDY_CHECKS_CHECKINFO_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace corotidy {

/// What a check is about: what a function is, what the author of a
/// coroutine type left out, or what is true while a coroutine is suspended.
enum class CheckGroup { Kind, Type, Flow };

/// How sure and how opinionated a check is. Each tier includes those before it;
/// docs/precision.md has what a check was measured by. Of Named are checks that
/// report what is so and not what is wrong: they run where their whole name is
/// given, and no --tier includes them.
enum class CheckTier { Default, Strict, Preview, Named };

enum class CheckFix { NoFix, Fixes };

struct CheckInfo {
  llvm::StringRef Name;
  CheckGroup Group;
  CheckTier Tier;
  /// The first version of coro-tidy that has the check.
  llvm::StringRef Since;
  CheckFix Fix;
  /// One sentence, without its period.
  llvm::StringRef Summary;
  /// docs/checks/<name>.md, as it was when this was built.
  llvm::StringRef Page;
};

/// All checks, sorted by name.
llvm::ArrayRef<CheckInfo> allChecks();

/// Null if there is no such check.
const CheckInfo *findCheck(llvm::StringRef Name);

/// Whether \p Item of a GlobList has a say in whether \p Check runs.
bool decidesOn(const CheckInfo &Check, const auto &Item) {
  return Item.Regex.match(Check.Name) &&
         (Check.Tier != CheckTier::Named || !Item.IsPositive ||
          Item.Text == Check.Name);
}

/// The tier of that name that can be asked for, if there is one.
std::optional<CheckTier> findTier(llvm::StringRef Name);

/// The names of the checks of \p Tier and those before it, with commas.
std::string checksOfTier(CheckTier Tier);

llvm::StringRef spelling(CheckGroup Group);
llvm::StringRef spelling(CheckTier Tier);

/// What names of checks, and of nothing else, begin with.
constexpr llvm::StringRef CheckPrefix = "coro-";

} // namespace corotidy

#endif // COROTIDY_CHECKS_CHECKINFO_H
