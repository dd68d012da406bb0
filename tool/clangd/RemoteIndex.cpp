//===--- RemoteIndex.cpp - What clangd is linked without ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An index on another machine needs gRPC. A clangd that was built without has
// no client; its archives here were built for one that has.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::clangd {
class SymbolIndex;

namespace remote {
/// Stands for std::unique_ptr<SymbolIndex>, whose deleter would have to know
/// the class: returned in memory, and null.
struct NoIndex {
  ~NoIndex() {}
  SymbolIndex *Index = nullptr;
};

NoIndex getClient(llvm::StringRef Address, llvm::StringRef) {
  llvm::errs() << "coro-clangd: no index from " << Address
               << ": this clangd is built without gRPC\n";
  return {};
}
} // namespace remote
} // namespace clang::clangd
