//===--- Resources.cpp - What this machine has to give --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Resources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include <algorithm>
#include <string>

using namespace llvm;

namespace corotidy {

static std::string contents(const Twine &Path) {
  // The size of these files is 0 until they are read.
  auto Buffer = MemoryBuffer::getFileAsStream(Path);
  return Buffer ? (*Buffer)->getBuffer().trim().str() : "";
}

static std::optional<uint64_t> number(StringRef Text) {
  uint64_t Value;
  if (Text.trim().getAsInteger(10, Value))
    return std::nullopt;
  return Value;
}

/// MemAvailable of /proc/meminfo: what is free or can be made so.
static std::optional<uint64_t> availableMemory(StringRef SystemRoot) {
  std::string Info = contents(SystemRoot + "/proc/meminfo");
  StringRef Rest = StringRef(Info).split("MemAvailable:").second;
  auto Kilobytes = number(Rest.split("kB").first);
  return Kilobytes ? std::optional(*Kilobytes * 1024) : std::nullopt;
}

/// Lowers \p R to what the control group (version 2) at \p Dir leaves.
static void applyGroup(const Twine &Dir, Resources &R) {
  if (auto Max = number(contents(Dir + "/memory.max"))) {
    uint64_t Used = number(contents(Dir + "/memory.current")).value_or(0);
    // Cached files count as used, and are given up when memory is needed.
    std::string Stat = contents(Dir + "/memory.stat");
    StringRef Cached = StringRef(Stat).split("inactive_file ").second;
    uint64_t Reclaimable = number(Cached.split('\n').first).value_or(0);
    Used -= std::min(Used, Reclaimable);
    uint64_t Left = *Max - std::min(*Max, Used);
    R.Memory = std::min(R.Memory.value_or(Left), Left);
  }
  std::string Quota = contents(Dir + "/cpu.max");
  auto [Time, Period] = StringRef(Quota).split(' ');
  auto T = number(Time), P = number(Period);
  if (T && P && *P)
    R.Cores = std::clamp<uint64_t>(*T / *P, 1, R.Cores);
}

Resources findResources(StringRef SystemRoot) {
  Resources R;
  R.Cores = std::max(1u, hardware_concurrency().compute_thread_count());
  R.Memory = availableMemory(SystemRoot);
  // A limit holds for all groups below.
  std::string Groups = contents(SystemRoot + "/proc/self/cgroup");
  StringRef Own = StringRef(Groups).split("0::").second.split('\n').first;
  for (StringRef Group = Own; !Group.empty();
       Group = sys::path::parent_path(Group)) {
    applyGroup(SystemRoot + "/sys/fs/cgroup" + Group, R);
    if (Group == "/")
      break;
  }
  return R;
}

} // namespace corotidy
