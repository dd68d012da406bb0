//===--- Config.h - Which checks run on a file, and how ------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy's rules, with one thing put in front and one added behind: the
// tier is what the configuration adds to and takes from, and whatever names
// something of ours that does not exist is an error.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_CONFIG_H
#define COROTIDY_TOOL_CONFIG_H

#include "clang-tidy/ClangTidyOptions.h"
#include "models/Models.h"
#include "tool/Options.h"
#include "tool/Records.h"
#include <memory>

namespace corotidy {

/// One value of the effective configuration.
struct ConfigValue {
  std::string Key;
  std::string Value;
  /// A file, an option of the command line or "default".
  std::string Source;
};

struct EffectiveConfig {
  /// All of it, as checks and hosts take it.
  clang::tidy::ClangTidyOptions Options;
  /// The names of the checks that run, sorted.
  std::vector<std::string> Checks;
  /// What took the last check away, if none runs.
  std::string DisabledBy;
  /// In the order of their keys; options of checks that do not run are left
  /// out.
  std::vector<ConfigValue> Values;
  /// What is known of libraries.
  std::shared_ptr<const Models> AllModels;
  /// Globs that match nothing, here or elsewhere.
  std::vector<Notice> Notices;
  /// Checks of clang-tidy that ask for what checks of ours that run warn of.
  std::vector<Notice> Contradictions;
};

/// The configuration for all files of a run. Thread-safe.
class Config {
public:
  /// What --config-file names is read here.
  static llvm::Expected<Config> fromOptions(const Options &Opts);

  /// A provider of \p Options for every file, for one thread.
  std::unique_ptr<clang::tidy::ClangTidyOptionsProvider>
  makeProvider(clang::tidy::ClangTidyOptions Options) const;

  /// What applies to \p File, an absolute path. Fails if a configuration file
  /// cannot be read or names a check, or an option of a check, that does not
  /// exist.
  llvm::Expected<EffectiveConfig> effective(llvm::StringRef File) const;

private:
  using FileHandler =
      std::function<llvm::ErrorOr<clang::tidy::ClangTidyOptions>(
          llvm::MemoryBufferRef)>;

  std::unique_ptr<clang::tidy::ClangTidyOptionsProvider>
  makeReader(FileHandler Handler) const;

  clang::tidy::ClangTidyGlobalOptions Global;
  clang::tidy::ClangTidyOptions Defaults;
  /// What stands instead of configuration files, if something does.
  std::optional<clang::tidy::ClangTidyOptions> Given;
  std::string GivenBy;
  clang::tidy::ClangTidyOptions Override;
};

/// All of \p Options; other text for any others.
std::string settingsText(const clang::tidy::ClangTidyOptions &Options);

/// That no check of ours is called \p Name, and which may be meant.
std::string noSuchCheck(llvm::StringRef Name);

/// The complaint about a name or glob of checks that begins like one of ours
/// and matches none; empty if there is nothing to complain of.
std::string complaintAboutCheckGlob(llvm::StringRef Glob);

} // namespace corotidy

#endif // COROTIDY_TOOL_CONFIG_H
