//===--- CacheDirectory.h - Where results are kept ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file for each entry, with a name that is made from its key alone. Files
// come into being whole, so any number of runs may share a directory, and end
// whenever they do. What is not there, or not in order, is made again.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CACHEDIRECTORY_H
#define COROTIDY_TOOL_CACHEDIRECTORY_H

#include "tool/SourceFiles.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>

namespace corotidy {

struct Options;

class CacheDirectory {
public:
  /// The directory that \p Opts or the environment name, or that of the user;
  /// nothing if there is to be none. Fails if no one knows where.
  static llvm::Expected<std::optional<CacheDirectory>>
  find(const Options &Opts);

  /// Makes the directory if it is not there. Fails if it is of no use, or not
  /// this user's alone to write.
  llvm::Error prepare() const;

  /// The bytes kept for \p Key.
  std::optional<std::string> read(const Digest &Key) const;

  llvm::Error write(const Digest &Key, llvm::StringRef Bytes);

  /// Makes room if that is due. Not too often: all files are looked at.
  void prune() const;

  struct Statistics {
    size_t Entries = 0;
    uint64_t Bytes = 0;
  };
  Statistics statistics() const;

  /// Removes all entries and nothing else; what there was.
  llvm::Expected<Statistics> clear() const;

  llvm::StringRef path() const { return Path; }
  uint64_t mostBytes() const { return MostBytes; }

private:
  CacheDirectory(std::string Path, uint64_t MostBytes)
      : Path(std::move(Path)), MostBytes(MostBytes) {}

  std::string pathOf(const Digest &Key) const;

  std::string Path;
  uint64_t MostBytes;
  uint64_t Written = 0;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_CACHEDIRECTORY_H
