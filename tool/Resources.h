//===--- Resources.h - What this machine has to give ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_RESOURCES_H
#define COROTIDY_TOOL_RESOURCES_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace corotidy {

struct Resources {
  /// How many processes can compute at once, at least 1.
  unsigned Cores = 1;
  /// What may be allocated without hurting others, in bytes; absent if unknown.
  std::optional<uint64_t> Memory;
};

/// What this process may use: what the machine has, and what the control
/// groups leave that containers are made of. Files of the system are looked up
/// below \p SystemRoot, which tests set.
Resources findResources(llvm::StringRef SystemRoot = "");

} // namespace corotidy

#endif // COROTIDY_TOOL_RESOURCES_H
