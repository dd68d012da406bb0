//===--- Rewrite.cpp - Giving a file other contents -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Rewrite.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <unistd.h>

using namespace llvm;

namespace corotidy {

ErrorOr<std::string> readBytes(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false,
                                      /*IsVolatile=*/true);
  if (!Buffer)
    return Buffer.getError();
  return (*Buffer)->getBuffer().str();
}

std::string whyNotRewrite(StringRef Path) {
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Path, Status))
    return EC.message();
  if (!sys::fs::is_regular_file(Status))
    return "not a regular file";
  // Who may write regardless of the mode should not by accident.
  if (!(Status.permissions() & sys::fs::all_write) ||
      sys::fs::access(Path, sys::fs::AccessMode::Write))
    return "read-only";
  if (sys::fs::access(sys::path::parent_path(Path), sys::fs::AccessMode::Write))
    return "in a directory that is read-only";
  if (Status.getLinkCount() > 1)
    return "has another name, a hard link, which would keep what it is";
  if (geteuid() != 0 && Status.getUser() != geteuid())
    return "belongs to another user";
  return "";
}

/// Whatever happens to \p FD is on the disk then. Not all file systems can say
/// so, and for those there is nothing more to do.
static std::error_code flushToDisk(int FD) {
  if (fsync(FD) == 0 || errno == EINVAL || errno == ENOTSUP)
    return std::error_code();
  return errnoAsErrorCode();
}

static std::error_code write(sys::fs::TempFile &Temp, StringRef Bytes,
                             const sys::fs::file_status &Like) {
  raw_fd_ostream OS(Temp.FD, /*shouldClose=*/false, /*unbuffered=*/true);
  OS << Bytes;
  if (OS.has_error()) {
    std::error_code EC = OS.error();
    OS.clear_error();
    return EC;
  }
  sys::fs::file_status Now;
  if (std::error_code EC = sys::fs::status(Temp.FD, Now))
    return EC;
  if (Now.getUser() != Like.getUser() || Now.getGroup() != Like.getGroup())
    if (std::error_code EC = sys::fs::changeFileOwnership(
            Temp.FD, Like.getUser(), Like.getGroup()))
      return EC;
  if (std::error_code EC = sys::fs::setPermissions(Temp.FD, Like.permissions()))
    return EC;
  return flushToDisk(Temp.FD);
}

static Error makeError(std::error_code EC) {
  return createStringError(EC, EC.message());
}

Expected<Rewrite> Rewrite::prepare(StringRef Path, StringRef Bytes) {
  sys::fs::file_status Like;
  if (std::error_code EC = sys::fs::status(Path, Like))
    return makeError(EC);
  // A long name has no room for more.
  SmallString<256> Model(sys::path::parent_path(Path));
  sys::path::append(Model, ".coro-tidy-%%%%%%%%");
  auto Temp = sys::fs::TempFile::create(Model, sys::fs::owner_read |
                                                   sys::fs::owner_write);
  if (!Temp)
    return Temp.takeError();
  Rewrite R(Path, std::move(*Temp));
  if (std::error_code EC = write(*R.Temp, Bytes, Like))
    return makeError(EC);
  return R;
}

Error Rewrite::commit() {
  // TempFile's own way falls back to writing into the file.
  if (std::error_code EC = sys::fs::rename(Temp->TmpName, Path))
    return makeError(EC);
  Error E = Temp->keep();
  Temp.reset();
  return E;
}

Rewrite::~Rewrite() {
  if (Temp)
    consumeError(Temp->discard());
}

} // namespace corotidy
