//===--- CacheCommand.cpp - The command coro-tidy cache -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CacheCommand.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace corotidy {

static Expected<CacheDirectory> findDirectory(const Options &Opts) {
  Expected<std::optional<CacheDirectory>> Found = CacheDirectory::find(Opts);
  if (!Found)
    return Found.takeError();
  if (*Found)
    return **Found;
  return createStringError(inconvertibleErrorCode(),
                           "CORO_TIDY_CACHE_DIR is empty, so there is no "
                           "cache; name one with --cache-dir");
}

static auto mebibytes(uint64_t Bytes) {
  return format("%.1f MiB", double(Bytes) / (1 << 20));
}

static void print(const CacheDirectory::Statistics &S) {
  outs() << S.Entries << (S.Entries == 1 ? " result" : " results") << ", "
         << mebibytes(S.Bytes);
}

ExitStatus showCache(const Options &Opts) {
  Expected<CacheDirectory> Directory = findDirectory(Opts);
  if (!Directory)
    return fail(Directory.takeError());
  outs() << sanitized(Directory->path()) << ": ";
  print(Directory->statistics());
  outs() << " of " << mebibytes(Directory->mostBytes()) << '\n';
  return Success;
}

ExitStatus clearCache(const Options &Opts) {
  Expected<CacheDirectory> Directory = findDirectory(Opts);
  if (!Directory)
    return fail(Directory.takeError());
  Expected<CacheDirectory::Statistics> Gone = Directory->clear();
  if (!Gone)
    return fail(Gone.takeError());
  outs() << sanitized(Directory->path()) << ": removed ";
  print(*Gone);
  outs() << '\n';
  return Success;
}

} // namespace corotidy
