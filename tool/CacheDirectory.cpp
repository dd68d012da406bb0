//===--- CacheDirectory.cpp - Where results are kept ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CacheDirectory.h"
#include "tool/Options.h"
#include "tool/Output.h"
#include "tool/Paths.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace corotidy {

/// LLVM's pruning leaves alone what is not called so.
static constexpr StringRef Prefix = "llvmcache-";

/// What no run has had a use for in this time is removed.
static constexpr std::chrono::hours Expiration(30 * 24);

Expected<std::optional<CacheDirectory>>
CacheDirectory::find(const Options &Opts) {
  if (!Opts.Cache)
    return std::nullopt;
  uint64_t MostBytes = uint64_t(Opts.CacheMiB) << 20;
  if (!Opts.CacheDir.empty())
    return CacheDirectory(absolutePath(Opts.CacheDir), MostBytes);
  if (const char *Named = std::getenv("CORO_TIDY_CACHE_DIR")) {
    if (!*Named)
      return std::nullopt;
    return CacheDirectory(absolutePath(Named), MostBytes);
  }
  SmallString<128> Dir;
  if (!sys::path::cache_directory(Dir) || !sys::path::is_absolute(Dir))
    return createStringError(inconvertibleErrorCode(),
                             "there is no home directory");
  sys::path::append(Dir, "coro-tidy", "results");
  return CacheDirectory(Dir.str().str(), MostBytes);
}

Error CacheDirectory::prepare() const {
  auto Failure = [&](const Twine &Message) {
    return createStringError(inconvertibleErrorCode(),
                             "'" + Path + "': " + Message);
  };
  if (std::error_code EC = sys::fs::create_directories(
          Path, /*IgnoreExisting=*/true, sys::fs::owner_all))
    return Failure(EC.message());
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Path, Status))
    return Failure(EC.message());
  if (!sys::fs::is_directory(Status))
    return Failure("no directory");
  if (Status.getUser() != ::geteuid())
    return Failure("belongs to another user");
  if (Status.permissions() & sys::fs::others_write)
    return Failure("everyone may write there");
  if (std::error_code EC = sys::fs::access(Path, sys::fs::AccessMode::Write))
    return Failure(EC.message());
  return Error::success();
}

std::string CacheDirectory::pathOf(const Digest &Key) const {
  SmallString<256> File(Path);
  sys::path::append(File, Prefix + toHex(Key, /*LowerCase=*/true));
  return File.str().str();
}

std::optional<std::string> CacheDirectory::read(const Digest &Key) const {
  // To open a pipe would be to wait.
  int FD = ::open(pathOf(Key).c_str(),
                  O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (FD < 0)
    return std::nullopt;
  sys::fs::file_t File = sys::fs::convertFDToNativeFile(FD);
  std::optional<std::string> Bytes;
  struct stat Status;
  if (::fstat(FD, &Status) == 0 && S_ISREG(Status.st_mode))
    if (auto Buffer = MemoryBuffer::getOpenFile(
            File, "", Status.st_size, /*RequiresNullTerminator=*/false,
            /*IsVolatile=*/true))
      Bytes = (*Buffer)->getBuffer().str();
  // Not every file system writes down that a file was read.
  constexpr time_t Day = 24 * 60 * 60;
  timespec Times[] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
  if (Bytes && ::time(nullptr) - Status.st_atime > Day)
    (void)::futimens(FD, Times);
  ::close(FD);
  return Bytes;
}

Error CacheDirectory::write(const Digest &Key, StringRef Bytes) {
  Written += Bytes.size();
  // What others can read in there is pieces of source.
  return writeOutput(
      pathOf(Key),
      [&](raw_ostream &OS) {
        OS << Bytes;
        return Error::success();
      },
      sys::fs::owner_read | sys::fs::owner_write);
}

void CacheDirectory::prune() const {
  if (!Written)
    return;
  CachePruningPolicy Policy;
  Policy.Interval = std::chrono::hours(1);
  // A run may write more than others leave room for.
  if (Written > MostBytes / 16)
    Policy.Interval = std::chrono::seconds(0);
  Policy.Expiration = Expiration;
  Policy.MaxSizeBytes = MostBytes;
  (void)pruneCache(Path, Policy);
}

/// Calls \p Do with each entry in \p Dir and its size.
static void forEachEntry(StringRef Dir,
                         function_ref<void(StringRef, uint64_t)> Do) {
  std::error_code EC;
  for (sys::fs::directory_iterator I(Dir, EC, /*follow_symlinks=*/false), End;
       !EC && I != End; I.increment(EC)) {
    if (!sys::path::filename(I->path()).starts_with(Prefix))
      continue;
    // What is gone by now was removed by another run.
    if (ErrorOr<sys::fs::basic_file_status> Status = I->status())
      Do(I->path(), Status->getSize());
  }
}

CacheDirectory::Statistics CacheDirectory::statistics() const {
  Statistics All;
  forEachEntry(Path, [&](StringRef, uint64_t Size) {
    ++All.Entries;
    All.Bytes += Size;
  });
  return All;
}

Expected<CacheDirectory::Statistics> CacheDirectory::clear() const {
  Statistics Gone;
  Error Problem = Error::success();
  forEachEntry(Path, [&](StringRef File, uint64_t Size) {
    if (std::error_code EC = sys::fs::remove(File)) {
      if (!Problem)
        Problem = createStringError(EC, "'" + File + "': " + EC.message());
      return;
    }
    ++Gone.Entries;
    Gone.Bytes += Size;
  });
  if (Problem)
    return std::move(Problem);
  return Gone;
}

} // namespace corotidy
