//===--- ProjectModels.cpp - The models of a project ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/ProjectModels.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace corotidy {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

/// The text of the file \p Path; nothing if there is none.
static Expected<std::optional<std::string>> read(StringRef Path,
                                                 vfs::FileSystem &FS) {
  ErrorOr<vfs::Status> Status = FS.status(Path);
  if (!Status && Status.getError() == std::errc::no_such_file_or_directory)
    return std::nullopt;
  if (!Status)
    return failure(Path + ": cannot be read: " + Status.getError().message());
  // A pipe would be waited for, and a device has no end.
  if (!Status->isRegularFile())
    return failure(Path + ": is no file");
  constexpr uint64_t Largest = 1 << 20;
  if (Status->getSize() > Largest)
    return failure(Path + ": is larger than 1 MiB");
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = FS.getBufferForFile(Path);
  if (!Buffer)
    return failure(Path + ": cannot be read: " + Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

namespace {
struct FoundFile {
  std::string Path;
  std::string Text;
};
} // namespace

/// The file \p Name for what is in \p Directory.
static Expected<FoundFile> locate(StringRef Name, StringRef Directory,
                                  vfs::FileSystem &FS) {
  for (StringRef Above = Directory; !Above.empty();
       Above = sys::path::parent_path(Above)) {
    SmallString<256> Path(Name);
    sys::path::make_absolute(Above, Path);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Expected<std::optional<std::string>> Text = read(Path, FS);
    if (!Text)
      return Text.takeError();
    if (*Text)
      return FoundFile{Path.str().str(), std::move(**Text)};
    if (sys::path::is_absolute(Name))
      return failure(ModelsOption + ": there is no '" + Name + "'");
  }
  return failure(ModelsOption + ": there is no '" + Name + "' in '" +
                 Directory + "' or a directory above it");
}

Expected<Models> readModels(StringRef Files, StringRef MainFile,
                            vfs::FileSystem &FS) {
  SmallString<256> Main(MainFile);
  if (std::error_code EC = FS.makeAbsolute(Main))
    return failure(ModelsOption + ": " + EC.message());
  sys::path::remove_dots(Main, /*remove_dot_dot=*/true);
  Models All;
  SmallVector<StringRef> Names;
  Files.split(Names, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  // Each of them takes time to read.
  constexpr size_t Most = 64;
  if (Names.size() > Most)
    return failure(ModelsOption + ": names more than " + Twine(Most) +
                   " files");
  for (StringRef Name : Names) {
    Name = Name.trim();
    if (Name.empty())
      continue;
    Expected<FoundFile> File = locate(Name, sys::path::parent_path(Main), FS);
    if (!File)
      return File.takeError();
    if (Error E = All.add({File->Path, File->Text}))
      return std::move(E);
  }
  return std::move(All);
}

} // namespace corotidy
