//===--- InstalledTree.cpp - What is installed beside us ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/InstalledTree.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace corotidy {

/// \p Below in the tree that has \p Executable in its bin.
static std::string inTree(StringRef Executable, StringRef Below) {
  SmallString<256> Path(sys::path::parent_path(Executable));
  sys::path::append(Path, "..", Below);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

Expected<std::string> findResourceDir(StringRef Override,
                                      StringRef Executable) {
  SmallVector<std::string, 2> Candidates{
      inTree(Executable, CORO_TIDY_INSTALLED_RESOURCE_DIR),
      CORO_TIDY_RESOURCE_DIR};
  if (!Override.empty())
    Candidates.assign(1, Override.str());
  for (const std::string &Dir : Candidates)
    if (sys::fs::exists(Dir + "/include/stddef.h"))
      return Dir;
  return createStringError(
      inconvertibleErrorCode(),
      "Clang's builtin headers are missing: no include/stddef.h in '" +
          join(Candidates, "' or '") +
          "'; say where they are with --resource-dir");
}

std::string findPage(StringRef Check, StringRef Executable) {
  for (const std::string &Dir : {inTree(Executable, CORO_TIDY_INSTALLED_DOCS),
                                 std::string(CORO_TIDY_DOCS)}) {
    std::string Page = Dir + "/checks/" + Check.str() + ".md";
    if (sys::fs::exists(Page))
      return Page;
  }
  return "";
}

} // namespace corotidy
