//===--- CheckInfo.cpp - What is known of each check ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CheckInfo.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace corotidy {

// One string literal for each check, in the order of Checks.def.
static constexpr StringRef Pages[] = {
#include "CheckPages.inc"
};

namespace {
enum CheckIndex {
#define CORO_CHECK(Class, ...) Class##Index,
#include "checks/Checks.def"
#undef CORO_CHECK
};
} // namespace

static constexpr CheckInfo Checks[] = {
#define CORO_CHECK(Class, Name, Group, Tier, Since, Fix, Summary)              \
  {Name,          CheckGroup::Group, CheckTier::Tier,    Since,                \
   CheckFix::Fix, Summary,           Pages[Class##Index]},
#include "checks/Checks.def"
#undef CORO_CHECK
};

static constexpr bool areSortedAndWellFormed() {
  std::string_view Last;
  for (const CheckInfo &Check : Checks) {
    std::string_view Name = Check.Name, Summary = Check.Summary;
    if (!(Last < Name) || !Name.starts_with(CheckPrefix) || Summary.empty() ||
        Summary.ends_with('.'))
      return false;
    Last = Name;
  }
  return true;
}
static_assert(areSortedAndWellFormed(),
              "names are unique, sorted and begin with coro-; summaries have "
              "no period");
static_assert(std::size(Pages) == std::size(Checks));

ArrayRef<CheckInfo> allChecks() { return Checks; }

const CheckInfo *findCheck(StringRef Name) {
  const CheckInfo *It =
      find_if(Checks, [&](const CheckInfo &C) { return C.Name == Name; });
  return It == std::end(Checks) ? nullptr : It;
}

std::optional<CheckTier> findTier(StringRef Name) {
  for (CheckTier Tier :
       {CheckTier::Default, CheckTier::Strict, CheckTier::Preview})
    if (spelling(Tier) == Name)
      return Tier;
  return std::nullopt;
}

std::string checksOfTier(CheckTier Tier) {
  SmallVector<StringRef> Names;
  for (const CheckInfo &Check : Checks)
    if (Check.Tier <= Tier)
      Names.push_back(Check.Name);
  return join(Names, ",");
}

StringRef spelling(CheckGroup Group) {
  switch (Group) {
  case CheckGroup::Kind:
    return "kind";
  case CheckGroup::Type:
    return "type";
  case CheckGroup::Flow:
    return "flow";
  }
  llvm_unreachable("all groups are handled");
}

StringRef spelling(CheckTier Tier) {
  switch (Tier) {
  case CheckTier::Default:
    return "default";
  case CheckTier::Strict:
    return "strict";
  case CheckTier::Preview:
    return "preview";
  case CheckTier::Named:
    return "named";
  }
  llvm_unreachable("all tiers are handled");
}

} // namespace corotidy
