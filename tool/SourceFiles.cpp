//===--- SourceFiles.cpp - Files read once, and what was asked of them ----===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/SourceFiles.h"
#include "tool/Scan.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using clang::dependencies::DependencyScanningWorkerFilesystem;

namespace corotidy {

Digest digestOf(StringRef Bytes) {
  return BLAKE3::hash<std::tuple_size_v<Digest>>(arrayRefFromStringRef(Bytes));
}

//===----------------------------------------------------------------------===//
// Files as they are on the disk
//===----------------------------------------------------------------------===//

namespace {
/// A file that is read, and not mapped into memory: what is mapped changes with
/// the file on disk, or is gone when that is cut short.
class ReadFile : public vfs::File {
public:
  ReadFile(std::unique_ptr<vfs::File> Opened, vfs::Status Known)
      : Opened(std::move(Opened)), Known(std::move(Known)) {}

  ErrorOr<vfs::Status> status() override { return Known; }

  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name,
                                                   int64_t FileSize,
                                                   bool RequiresNullTerminator,
                                                   bool) override {
    return Opened->getBuffer(Name, FileSize, RequiresNullTerminator,
                             /*IsVolatile=*/true);
  }

  std::error_code close() override { return Opened->close(); }

private:
  std::unique_ptr<vfs::File> Opened;
  vfs::Status Known;
};

/// The disk, for who remembers what was read by the identity of the file: the
/// number of a file that is replaced may be given to another one.
class Disk : public vfs::ProxyFileSystem {
public:
  explicit Disk(IntrusiveRefCntPtr<vfs::FileSystem> FS)
      : ProxyFileSystem(std::move(FS)) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    ErrorOr<vfs::Status> Found = ProxyFileSystem::status(Path);
    return Found ? identified(*Found) : Found;
  }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    ErrorOr<std::unique_ptr<vfs::File>> Opened =
        ProxyFileSystem::openFileForRead(Path);
    if (!Opened)
      return Opened;
    ErrorOr<vfs::Status> Found = (*Opened)->status();
    if (!Found)
      return Found.getError();
    return std::make_unique<ReadFile>(std::move(*Opened), identified(*Found));
  }

private:
  static vfs::Status identified(const vfs::Status &S) {
    // A directory changes whenever a file is made in it.
    if (!S.isRegularFile())
      return S;
    sys::fs::UniqueID ID = S.getUniqueID();
    uint64_t Version =
        hash_combine(ID.getFile(), S.getSize(),
                     S.getLastModificationTime().time_since_epoch().count());
    return vfs::Status(S.getName(), {ID.getDevice(), Version},
                       S.getLastModificationTime(), S.getUser(), S.getGroup(),
                       S.getSize(), S.getType(), S.getPermissions());
  }
};
} // namespace

static PathState stateOf(const ErrorOr<vfs::Status> &Found) {
  if (!Found)
    return {};
  if (Found->isDirectory())
    return {PathFact::Directory};
  return {PathFact::File, {}, Found->getUniqueID()};
}

/// The names in \p Dir as they come in the order of names.
static Digest listingOf(vfs::FileSystem &FS, const Twine &Dir) {
  std::vector<std::string> Names;
  std::error_code EC;
  for (vfs::directory_iterator I = FS.dir_begin(Dir, EC), End; !EC && I != End;
       I.increment(EC))
    Names.push_back(sys::path::filename(I->path()).str());
  sort(Names);
  std::string All;
  for (const std::string &Name : Names)
    All += Name + '\0';
  return digestOf(All);
}

static Digest realPathOf(vfs::FileSystem &FS, const Twine &Path) {
  SmallString<256> Real;
  return FS.getRealPath(Path, Real) ? Digest() : digestOf(Real);
}

PathState lookUp(StringRef Path, PathFact Asked) {
  Disk FS(vfs::getRealFileSystem());
  if (Asked == PathFact::Listing)
    return {Asked, listingOf(FS, Path)};
  if (Asked == PathFact::RealPath)
    return {Asked, realPathOf(FS, Path)};
  ErrorOr<vfs::Status> Found = FS.status(Path);
  PathState State = stateOf(Found);
  // To open a pipe would be to wait, and a device may have no end.
  if (Asked != PathFact::Contents || !Found || !Found->isRegularFile())
    return State;
  ErrorOr<std::unique_ptr<vfs::File>> Opened = FS.openFileForRead(Path);
  if (!Opened)
    return {};
  ErrorOr<std::unique_ptr<MemoryBuffer>> Bytes = (*Opened)->getBuffer(Path);
  if (!Bytes)
    return {};
  return {PathFact::Contents, digestOf((*Bytes)->getBuffer()), State.File};
}

//===----------------------------------------------------------------------===//
// Files as this process knows them
//===----------------------------------------------------------------------===//

const SourceFiles::Text &SourceFiles::textOf(StringRef Contents) {
  std::unique_ptr<Text> &Known = Texts[Contents.data()];
  if (!Known)
    Known =
        std::make_unique<Text>(Text{digestOf(Contents), mayMatter(Contents)});
  return *Known;
}

const char TracedFiles::ID = 0;

TracedFiles::TracedFiles(SourceFiles &Sources)
    : RTTIExtends(makeIntrusiveRefCnt<DependencyScanningWorkerFilesystem>(
          Sources.Cache,
          makeIntrusiveRefCnt<Disk>(vfs::createPhysicalFileSystem()))),
      Sources(Sources) {}

DependencyScanningWorkerFilesystem &TracedFiles::cached() {
  return static_cast<DependencyScanningWorkerFilesystem &>(getUnderlyingFS());
}

std::string TracedFiles::absolute(const Twine &Path) const {
  SmallString<256> Absolute;
  Path.toVector(Absolute);
  (void)makeAbsolute(Absolute);
  return Absolute.str().str();
}

ErrorOr<vfs::Status> TracedFiles::status(const Twine &Path) {
  ErrorOr<vfs::Status> Found = ProxyFileSystem::status(Path);
  Paths.try_emplace(absolute(Path), stateOf(Found));
  return Found;
}

ErrorOr<std::unique_ptr<vfs::File>>
TracedFiles::openFileForRead(const Twine &Path) {
  ErrorOr<std::unique_ptr<vfs::File>> Opened =
      ProxyFileSystem::openFileForRead(Path);
  if (!Opened) {
    // Why it cannot be read is not known to who sees that it is there.
    if (ErrorOr<vfs::Status> Found = status(Path);
        Found && !Found->isDirectory())
      noteMore();
    return Opened;
  }
  SmallString<256> Name;
  ErrorOr<clang::dependencies::EntryRef> Entry =
      cached().getOrCreateFileSystemEntry(Path.toStringRef(Name));
  if (Entry && !Entry->isDirectory())
    Paths[absolute(Path)] = {PathFact::Contents,
                             Sources.textOf(Entry->getContents()).Of,
                             Entry->getStatus().getUniqueID()};
  return Opened;
}

vfs::directory_iterator TracedFiles::dir_begin(const Twine &Dir,
                                               std::error_code &EC) {
  Listings.try_emplace(absolute(Dir), listingOf(getUnderlyingFS(), Dir));
  return ProxyFileSystem::dir_begin(Dir, EC);
}

std::error_code TracedFiles::getRealPath(const Twine &Path,
                                         SmallVectorImpl<char> &Output) {
  RealPaths.try_emplace(absolute(Path), realPathOf(getUnderlyingFS(), Path));
  return ProxyFileSystem::getRealPath(Path, Output);
}

std::error_code TracedFiles::setCurrentWorkingDirectory(const Twine &Path) {
  std::error_code EC = ProxyFileSystem::setCurrentWorkingDirectory(Path);
  (void)status(Path);
  return EC;
}

bool TracedFiles::exists(const Twine &Path) { return bool(status(Path)); }

std::optional<TracedFiles::Directives>
TracedFiles::directivesOf(StringRef Path) {
  return cached().getDirectiveTokens(Path);
}

std::optional<std::vector<Dependency>> TracedFiles::dependencies() const {
  if (!IsAll)
    return std::nullopt;
  std::vector<Dependency> All;
  for (const auto &[Path, State] : Paths)
    All.push_back({Path.str(), State.Known, State.Of});
  for (const auto &[Path, Of] : Listings)
    All.push_back({Path.str(), PathFact::Listing, Of});
  for (const auto &[Path, Of] : RealPaths)
    All.push_back({Path.str(), PathFact::RealPath, Of});
  sort(All);
  std::map<sys::fs::UniqueID, unsigned> Numbers;
  for (Dependency &D : All)
    if (D.Known == PathFact::File || D.Known == PathFact::Contents)
      D.Number =
          Numbers.try_emplace(Paths.lookup(D.Path).File, Numbers.size() + 1)
              .first->second;
  return All;
}

} // namespace corotidy
