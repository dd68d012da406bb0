//===--- Rewrite.h - Giving a file other contents ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file has its old contents or its new ones, whenever the process ends and
// whoever looks. So the new ones are written to another file first, which then
// takes the name. What belongs to a file and not to its name, its mode, owner
// and group, is taken over; extended attributes are not.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_REWRITE_H
#define COROTIDY_TOOL_REWRITE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include <memory>
#include <string>

namespace corotidy {

/// The bytes of \p Path as they are now.
llvm::ErrorOr<std::string> readBytes(llvm::StringRef Path);

/// Why \p Path, which is no symbolic link, should not or cannot be rewritten;
/// empty if nothing is known to stand against it.
std::string whyNotRewrite(llvm::StringRef Path);

/// A file that is about to be replaced. If it is destroyed before, nothing has
/// happened.
class Rewrite {
public:
  /// Puts \p Bytes next to \p Path, to the disk.
  static llvm::Expected<Rewrite> prepare(llvm::StringRef Path,
                                         llvm::StringRef Bytes);
  Rewrite(Rewrite &&) = default;
  ~Rewrite();

  /// Replaces the file, at once.
  llvm::Error commit();

private:
  Rewrite(llvm::StringRef Path, llvm::sys::fs::TempFile Temp)
      : Path(Path.str()),
        Temp(std::make_unique<llvm::sys::fs::TempFile>(std::move(Temp))) {}

  std::string Path;
  /// Null once the file is replaced.
  std::unique_ptr<llvm::sys::fs::TempFile> Temp;
};

} // namespace corotidy

#endif // COROTIDY_TOOL_REWRITE_H
