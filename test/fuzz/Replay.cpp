//===--- Replay.cpp - The same programs every time ------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// coro-fuzz-replay FIRST COUNT runs so many programs, each made from a number;
// coro-fuzz-replay NUMBER prints one; coro-fuzz-replay --input FILE, the one
// that libFuzzer wrote the bytes of.
//
//===----------------------------------------------------------------------===//

#include "Program.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace corotidy::fuzz;
using namespace llvm;

/// SplitMix64, which is the same everywhere.
static std::vector<uint8_t> bytesOf(uint64_t Seed) {
  std::vector<uint8_t> Bytes(64 + Seed % 16 * 48);
  uint64_t State = Seed;
  for (uint8_t &Byte : Bytes) {
    uint64_t Z = State += 0x9e3779b97f4a7c15;
    Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9;
    Z = (Z ^ (Z >> 27)) * 0x94d049bb133111eb;
    Byte = (Z ^ (Z >> 31)) >> 24;
  }
  return Bytes;
}

static void print(const Program &P) {
  outs() << "// " << join(P.Flags, " ") << '\n' << P.Code;
}

/// Goes on after a crash, so that one run finds all of them.
static int runAll(uint64_t First, uint64_t Count) {
  CrashRecoveryContext::Enable();
  uint64_t Crashes = 0, OfClang = 0, Whole = 0, Findings = 0, Functions = 0;
  for (uint64_t Seed = First; Seed < First + Count; ++Seed) {
    Program P = makeProgram(bytesOf(Seed));
    Result R;
    CrashRecoveryContext Guard;
    Guard.DumpStackAndCleanupOnFailure = true;
    if (!Guard.RunSafelyOnThread([&] { run(P, R); }, 64u << 20)) {
      outs() << (R.Parsed ? "crash: " : "crash of Clang's own: ") << Seed
             << '\n';
      outs().flush();
      ++(R.Parsed ? Crashes : OfClang);
      continue;
    }
    Whole += R.Errors == 0;
    Findings += R.Findings;
    Functions += R.Functions;
  }
  outs() << Count << " programs, " << Whole << " without errors, " << Findings
         << " findings, " << Functions << " functions, " << Crashes
         << " crashes, " << OfClang << " of Clang's own\n";
  return Crashes != 0;
}

int main(int argc, char **argv) {
  InitLLVM Init(argc, argv);
  ArrayRef<const char *> Args(argv + 1, argv + argc);
  uint64_t First = 0, Count = 0;
  int Status = 0;
  if (Args.size() == 2 && StringRef(Args[0]) == "--input") {
    auto File = MemoryBuffer::getFile(Args[1]);
    if (!File) {
      errs() << Args[1] << ": " << File.getError().message() << '\n';
      return 2;
    }
    print(makeProgram(arrayRefFromStringRef((*File)->getBuffer())));
  } else if (Args.empty() || StringRef(Args[0]).getAsInteger(10, First)) {
    errs() << "usage: coro-fuzz-replay FIRST COUNT | NUMBER | --input FILE\n";
    return 2;
  } else if (Args.size() == 2 && !StringRef(Args[1]).getAsInteger(10, Count)) {
    Status = runAll(First, Count);
  } else {
    print(makeProgram(bytesOf(First)));
  }
  outs().flush();
  // Whatever a crash that was survived left behind is not to be destroyed.
  sys::Process::Exit(Status, /*NoCleanup=*/true);
}
