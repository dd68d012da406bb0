//===--- SourceFiles.h - Files read once, and what was asked of them ------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A run sees every file as it was when first asked for: what is edited
// meanwhile is old or new, and never half of each. Files are read once per
// process and not once per translation unit, and what a unit asked for is
// written down, for who wants to know later whether it would find the same.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_SOURCEFILES_H
#define COROTIDY_TOOL_SOURCEFILES_H

#include "clang/DependencyScanning/DependencyScanningFilesystem.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <array>
#include <string>
#include <vector>

namespace corotidy {

/// BLAKE3 of some bytes, shortened.
using Digest = std::array<uint8_t, 20>;

Digest digestOf(llvm::StringRef Bytes);

/// What can be learned of a path.
enum class PathFact : uint8_t {
  /// There is nothing, or it cannot be accessed.
  Absent,
  Directory,
  /// There is a file; it was not read.
  File,
  /// The digest is that of what is in the file.
  Contents,
  /// The digest is that of the names in the directory.
  Listing,
  /// The digest is that of the path without symbolic links.
  RealPath
};

struct PathState {
  PathFact Known = PathFact::Absent;
  Digest Of = {};
  /// Of File and Contents: the same for all paths to one file, as long as it is
  /// there.
  llvm::sys::fs::UniqueID File = {};
};

/// What \p Path is now, if it is asked for what \p Asked tells.
PathState lookUp(llvm::StringRef Path, PathFact Asked);

/// Something that a translation unit learned from the file system. If it would
/// learn the same about all its dependencies, it would be the same.
struct Dependency {
  /// Absolute.
  std::string Path;
  PathFact Known = PathFact::Absent;
  Digest Of = {};
  /// Of File and Contents: which file it is, counted from 1. Paths that led to
  /// one file have the same number, and others have another: what says #pragma
  /// once is included once, whatever its paths.
  unsigned Number = 0;

  friend auto operator<=>(const Dependency &, const Dependency &) = default;
};

class SourceFiles;

/// The file system as one translation unit sees it.
class TracedFiles
    : public llvm::RTTIExtends<TracedFiles, llvm::vfs::ProxyFileSystem> {
public:
  static const char ID;

  using Directives =
      llvm::ArrayRef<clang::dependency_directives_scan::Directive>;

  explicit TracedFiles(SourceFiles &Sources);

  /// What was asked for up to now, sorted; absent if that is not all there is
  /// to know of the disk.
  std::optional<std::vector<Dependency>> dependencies() const;

  /// Says that more has a say than what was asked for.
  void noteMore() { IsAll = false; }

  SourceFiles &sources() const { return Sources; }

  /// What of the file \p Path matters to which files it includes; absent if
  /// that cannot be told from the rest.
  std::optional<Directives> directivesOf(llvm::StringRef Path);

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Dir,
                                          std::error_code &EC) override;
  std::error_code getRealPath(const llvm::Twine &Path,
                              llvm::SmallVectorImpl<char> &Output) override;
  bool exists(const llvm::Twine &Path) override;
  std::error_code setCurrentWorkingDirectory(const llvm::Twine &Path) override;

private:
  std::string absolute(const llvm::Twine &Path) const;

  clang::dependencies::DependencyScanningWorkerFilesystem &cached();

  SourceFiles &Sources;
  llvm::StringMap<PathState> Paths;
  /// Listings and real paths.
  llvm::StringMap<Digest> Listings;
  llvm::StringMap<Digest> RealPaths;
  bool IsAll = true;
};

/// The files that a process has read.
class SourceFiles {
public:
  /// The whole of a file, once it was read.
  struct Text {
    Digest Of;
    /// See mayMatter in Scan.h.
    bool MayMatter;
  };

  /// What is known of \p Contents, which a TracedFiles returned.
  const Text &textOf(llvm::StringRef Contents);

private:
  friend class TracedFiles;

  clang::dependencies::DependencyScanningFilesystemSharedCache Cache;
  /// By where they are in memory; they stay there.
  llvm::DenseMap<const char *, std::unique_ptr<Text>> Texts;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_SOURCEFILES_H
