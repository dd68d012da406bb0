//===--- Cache.h - Results of earlier runs -------------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is found in a file depends on three things. What is known before it is
// parsed, the command, the configuration, the environment and this program, is
// in the key of its result. What parsing learns from the disk is in the entry,
// and is learned again before the entry is used. There is no third: workers
// have no environment but that in the key, and no time of day.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CACHE_H
#define COROTIDY_TOOL_CACHE_H

#include "tool/CacheDirectory.h"
#include "tool/CacheEntry.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace corotidy {

struct Inputs;
struct Program;

/// The results of the files of a run. Does nothing if there is no cache.
class ResultCache {
public:
  using SettingsFunction =
      llvm::function_ref<std::string(const clang::tooling::CompileCommand &)>;

  /// \p SettingsOf tells what else the result of a file depends on. Says on
  /// standard error if there should be a cache and cannot.
  ResultCache(const Inputs &In, const Options &Opts, const Program &Self,
              SettingsFunction SettingsOf);
  ~ResultCache();

  /// The result of the command at \p Index, if it would be the same today.
  std::optional<std::string> find(size_t Index);

  /// Keeps \p Result, which was made from \p MadeFrom.
  void keep(size_t Index, std::vector<Dependency> MadeFrom,
            llvm::StringRef Result);

private:
  llvm::Error open(const Inputs &In, const Options &Opts,
                   SettingsFunction SettingsOf);
  void giveUp(llvm::Error Why);

  const Program &Self;
  std::optional<CacheDirectory> Directory;
  std::vector<Digest> Keys;
  DiskNow Now;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_CACHE_H
