//===--- CacheEntry.h - A result and what it was made from ---- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result of a file is of use again if the same question is asked, which its
// key stands for, and all that was learned from the disk would be learned
// again. A unit depends on hundreds of files and on thousands of paths at which
// there is none; so an entry has the paths, and one digest of all answers.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CACHEENTRY_H
#define COROTIDY_TOOL_CACHEENTRY_H

#include "tool/SourceFiles.h"

namespace corotidy {

/// The disk as it is now. Everything is looked at once, so that a run has one
/// view of it, and a file that all units include is read once.
class DiskNow {
public:
  const PathState &stateOf(llvm::StringRef Path, PathFact Asked);

private:
  /// By what is asked for; Absent, Directory and File are one question.
  std::array<llvm::StringMap<PathState>, 4> Known;
};

/// The bytes to keep.
std::string packEntry(const Digest &Key, llvm::ArrayRef<Dependency> MadeFrom,
                      llvm::StringRef Result);

enum class EntryIs { Valid, OutOfDate, Damaged };

/// Whether \p Entry, which may be any bytes, is of use for \p Key on the disk
/// as it is \p Now; \p Result is set if it is.
EntryIs unpackEntry(llvm::StringRef Entry, const Digest &Key, DiskNow &Now,
                    std::string &Result);

} // namespace corotidy

#endif // COROTIDY_TOOL_CACHEENTRY_H
