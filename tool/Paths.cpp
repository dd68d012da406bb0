//===--- Paths.cpp - Paths as reports spell them --------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Paths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace corotidy {

std::string absolutePath(StringRef Path, StringRef Dir) {
  SmallString<256> Absolute(Path);
  if (!Dir.empty())
    sys::path::make_absolute(Dir, Absolute);
  // Without a working directory, the path stays what it is.
  (void)sys::fs::make_absolute(Absolute);
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return Absolute.str().str();
}

std::string realPath(StringRef Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

std::string relativeTo(StringRef Path, StringRef Dir) {
  StringRef Rest = Path;
  if (Dir.empty() || !Rest.consume_front(Dir))
    return Path.str();
  // Below "/", every path is.
  if (!Dir.ends_with("/") && !Rest.consume_front("/"))
    return Path.str();
  return Rest.str();
}

std::string relativeWithin(std::string Text, StringRef Dir) {
  std::string Prefix = Dir.str() + "/";
  for (size_t At = Text.find(Prefix); At != std::string::npos;
       At = Text.find(Prefix, At))
    Text.erase(At, Prefix.size());
  return Text;
}

std::string nearestDirectoryAbove(StringRef File,
                                  function_ref<bool(StringRef)> Accept) {
  std::string Absolute = absolutePath(File);
  StringRef Dir = Absolute;
  while (sys::path::has_parent_path(Dir)) {
    Dir = sys::path::parent_path(Dir);
    if (Accept(Dir))
      return Dir.str();
  }
  return "";
}

std::string percentEncoded(StringRef Path) {
  std::string Uri;
  for (unsigned char C : Path) {
    // A colon would make the first segment of a relative reference a scheme.
    if (isAlnum(C) || StringRef("/-._~").contains(C))
      Uri += C;
    else
      Uri += '%' + utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  }
  return Uri;
}

std::string fileUri(StringRef Path) { return "file://" + percentEncoded(Path); }

} // namespace corotidy
