//===--- Output.cpp - Writing the files a user named ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Output.h"
#include "llvm/ADT/SmallString.h"

using namespace llvm;

namespace corotidy {

static Error failure(StringRef Path, std::error_code EC) {
  return createStringError(EC, "'" + Path + "': " + EC.message());
}

/// \p Write, and then whether \p OS took it. A stream that is destroyed with an
/// error that no one asked for ends the program.
static Error writeAll(StringRef Path, raw_fd_ostream &OS,
                      function_ref<Error(raw_ostream &)> Write) {
  Error Problem = Write(OS);
  OS.flush();
  if (std::error_code EC = OS.error())
    Problem = joinErrors(std::move(Problem), failure(Path, EC));
  OS.clear_error();
  return Problem;
}

Error writeOutput(StringRef Path, function_ref<Error(raw_ostream &)> Write,
                  unsigned Mode) {
  // To replace a device, a process only needs to be privileged enough.
  if (sys::fs::exists(Path) && !sys::fs::is_regular_file(Path)) {
    std::error_code EC;
    raw_fd_ostream OS(Path, EC);
    return EC ? failure(Path, EC) : writeAll(Path, OS, Write);
  }
  SmallString<256> Real;
  if (sys::fs::real_path(Path, Real))
    Real = Path;
  Expected<sys::fs::TempFile> Temp =
      sys::fs::TempFile::create(Real + ".tmp-%%%%%%%%", Mode);
  if (!Temp)
    return failure(Path, errorToErrorCode(Temp.takeError()));
  Error Problem = Error::success();
  {
    raw_fd_ostream OS(Temp->FD, /*shouldClose=*/false);
    Problem = writeAll(Path, OS, Write);
  }
  if (Problem)
    return joinErrors(std::move(Problem), Temp->discard());
  return Temp->keep(Real);
}

} // namespace corotidy
