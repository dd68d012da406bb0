//===--- CacheEntry.cpp - A result and what it was made from --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CacheEntry.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/FileSystem/UniqueID.h"
#include "llvm/Support/LEB128.h"

using namespace llvm;

namespace corotidy {

const PathState &DiskNow::stateOf(StringRef Path, PathFact Asked) {
  unsigned Question = 0;
  switch (Asked) {
  case PathFact::Absent:
  case PathFact::Directory:
  case PathFact::File:
    break;
  case PathFact::Contents:
    Question = 1;
    break;
  case PathFact::Listing:
    Question = 2;
    break;
  case PathFact::RealPath:
    Question = 3;
    break;
  }
  auto [At, IsNew] = Known[Question].try_emplace(Path);
  if (IsNew)
    At->second = lookUp(Path, Asked);
  return At->second;
}

//===----------------------------------------------------------------------===//
// The format
//
// magic, digest of all that follows, key, size of what follows uncompressed,
// and compressed: digest of the answers; number of paths; for each path how
// much of the one before it begins with, size and bytes of the rest, and what
// was asked for; result.
//
//===----------------------------------------------------------------------===//

/// The number is to change with the format and with what records consist of;
/// the name of the build changes with both, but may be shared by mistake.
static constexpr StringRef Magic = "coro-tidy result 1\n";

/// Each build has entries of its own, so they need not say which it is.
static constexpr compression::Format Method =
    LLVM_ENABLE_ZSTD ? compression::Format::Zstd : compression::Format::Zlib;

/// Whoever damages an entry in such a way that it seems to be more means harm.
static constexpr uint64_t LargestEntry = 256u << 20;

namespace {
/// All that is learned of the disk, in a few bytes.
class Answers {
public:
  void add(const PathState &State) {
    All += char(State.Known);
    All += toStringRef(State.Of);
    // Which paths are one file matters, and not which file that is.
    if (State.Known == PathFact::File || State.Known == PathFact::Contents)
      All +=
          utostr(Numbers.try_emplace(State.File, Numbers.size()).first->second);
  }

  Digest digest() const { return digestOf(All); }

private:
  std::string All;
  DenseMap<sys::fs::UniqueID, unsigned> Numbers;
};
} // namespace

std::string packEntry(const Digest &Key, ArrayRef<Dependency> MadeFrom,
                      StringRef Result) {
  std::string Plain;
  raw_string_ostream OS(Plain);
  Answers Learned;
  for (const Dependency &D : MadeFrom)
    Learned.add({D.Known, D.Of, sys::fs::UniqueID(0, D.Number)});
  OS << toStringRef(Learned.digest());
  encodeULEB128(MadeFrom.size(), OS);
  StringRef Before;
  for (const Dependency &D : MadeFrom) {
    StringRef Path = D.Path;
    size_t Shared = 0;
    while (Shared < std::min(Before.size(), Path.size()) &&
           Before[Shared] == Path[Shared])
      ++Shared;
    encodeULEB128(Shared, OS);
    encodeULEB128(Path.size() - Shared, OS);
    OS << Path.drop_front(Shared) << char(D.Known);
    Before = Path;
  }
  OS << Result;

  SmallVector<uint8_t, 0> Compressed;
  compression::compress(Method, arrayRefFromStringRef(Plain), Compressed);
  std::string Checked = toStringRef(Key).str();
  raw_string_ostream CheckedOS(Checked);
  encodeULEB128(Plain.size(), CheckedOS);
  CheckedOS << toStringRef(Compressed);
  return (Magic + toStringRef(digestOf(Checked)) + Checked).str();
}

namespace {
/// Takes what there is off the front of some bytes.
class Taker {
public:
  explicit Taker(StringRef Bytes) : Rest(Bytes) {}

  StringRef bytes(uint64_t N) {
    if (N > Rest.size()) {
      Failed = true;
      N = Rest.size();
    }
    StringRef Taken = Rest.take_front(N);
    Rest = Rest.drop_front(N);
    return Taken;
  }

  uint64_t number() {
    const char *Problem = nullptr;
    unsigned Length = 0;
    uint64_t Value =
        decodeULEB128(Rest.bytes_begin(), &Length, Rest.bytes_end(), &Problem);
    Failed |= Problem != nullptr;
    bytes(Problem ? Rest.size() : Length);
    return Value;
  }

  StringRef Rest;
  bool Failed = false;
};
} // namespace

/// What \p Entry has behind its header; empty if it is damaged.
static SmallVector<uint8_t, 0> plainOf(StringRef Entry, const Digest &Key) {
  SmallVector<uint8_t, 0> Plain;
  Taker From(Entry);
  if (From.bytes(Magic.size()) != Magic)
    return Plain;
  StringRef Check = From.bytes(Key.size());
  if (Check != toStringRef(digestOf(From.Rest)) ||
      From.bytes(Key.size()) != toStringRef(Key))
    return Plain;
  uint64_t Size = From.number();
  if (From.Failed || Size > LargestEntry)
    return Plain;
  if (Error E = compression::decompress(
          Method, arrayRefFromStringRef(From.Rest), Plain, Size)) {
    consumeError(std::move(E));
    Plain.clear();
  }
  return Plain;
}

EntryIs unpackEntry(StringRef Entry, const Digest &Key, DiskNow &Now,
                    std::string &Result) {
  SmallVector<uint8_t, 0> Plain = plainOf(Entry, Key);
  Taker From(toStringRef(Plain));
  StringRef Expected = From.bytes(std::tuple_size_v<Digest>);
  Answers Found;
  SmallString<256> Path;
  for (uint64_t N = From.number(); N > 0 && !From.Failed; --N) {
    size_t Shared = From.number();
    StringRef Rest = From.bytes(From.number());
    StringRef Asked = From.bytes(1);
    if (From.Failed || Shared > Path.size())
      return EntryIs::Damaged;
    Path.truncate(Shared);
    Path += Rest;
    PathFact Was = static_cast<PathFact>(Asked.front());
    const PathState &Is = Now.stateOf(Path, Was);
    if (Is.Known != Was)
      return EntryIs::OutOfDate;
    Found.add(Is);
  }
  if (From.Failed || Plain.empty())
    return EntryIs::Damaged;
  if (Expected != toStringRef(Found.digest()))
    return EntryIs::OutOfDate;
  Result = From.Rest.str();
  return EntryIs::Valid;
}

} // namespace corotidy
