//===--- CacheEntryTests.cpp - Kept results are the ones that were made ---===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/CacheEntry.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "gtest/gtest.h"

using namespace corotidy;
using namespace llvm;

namespace {

class CacheEntryTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(sys::fs::createUniqueDirectory("coro-tidy-cache", Root));
    write("a.h", "int a;");
    write("b.h", "int b;");
    ASSERT_FALSE(sys::fs::create_directory(path("include")));
  }

  void TearDown() override { sys::fs::remove_directories(Root); }

  std::string path(StringRef Name) const { return (Root + "/" + Name).str(); }

  void write(StringRef Name, StringRef Text) {
    std::error_code EC;
    raw_fd_ostream OS(path(Name), EC);
    ASSERT_FALSE(EC);
    OS << Text;
  }

  /// What a unit learns that asks for \p Asked today.
  std::vector<Dependency>
  learn(ArrayRef<std::pair<StringRef, PathFact>> Asked) const {
    std::vector<Dependency> All;
    std::vector<sys::fs::UniqueID> Files;
    for (const auto &[Name, Fact] : Asked) {
      PathState State = lookUp(path(Name), Fact);
      Dependency &D = All.emplace_back();
      D.Path = path(Name);
      D.Known = State.Known;
      D.Of = State.Of;
      if (State.Known != PathFact::File && State.Known != PathFact::Contents)
        continue;
      auto Known = find(Files, State.File);
      D.Number = Known - Files.begin() + 1;
      if (Known == Files.end())
        Files.push_back(State.File);
    }
    return All;
  }

  /// A unit that asked for something of every kind.
  std::vector<Dependency> learnAll() const {
    return learn({{"a.h", PathFact::Contents},
                  {"b.h", PathFact::File},
                  {"include", PathFact::Directory},
                  {"include", PathFact::Listing},
                  {"include", PathFact::RealPath},
                  {"include/a.h", PathFact::Absent}});
  }

  EntryIs unpack(StringRef Entry) {
    DiskNow Now;
    return unpackEntry(Entry, Key, Now, Result);
  }

  SmallString<128> Root;
  Digest Key = digestOf("key");
  std::string Result;
};

TEST_F(CacheEntryTest, WhatIsKeptComesBack) {
  std::string Kept("\0 a result \xff", 12);
  ASSERT_EQ(unpack(packEntry(Key, learnAll(), Kept)), EntryIs::Valid);
  EXPECT_EQ(Result, Kept);
  ASSERT_EQ(unpack(packEntry(Key, {}, "")), EntryIs::Valid);
  EXPECT_EQ(Result, "");
}

TEST_F(CacheEntryTest, AllThatWasAskedForCounts) {
  std::string Entry = packEntry(Key, learnAll(), "result");
  write("a.h", "int A;");
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
  write("a.h", "int a;");
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  // It was not read.
  write("b.h", "int c;");
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  sys::fs::remove(path("b.h"));
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
  write("b.h", "int b;");
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  write("include/b.h", "");
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
  sys::fs::remove(path("include/b.h"));
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  sys::fs::rename(path("include"), path("other"));
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
  sys::fs::create_link(path("other"), path("include"));
  // The same in it, but it is elsewhere.
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
}

TEST_F(CacheEntryTest, WhatAppearsCounts) {
  std::string Entry =
      packEntry(Key, learn({{"include/a.h", PathFact::Absent}}), "result");
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  write("include/a.h", "");
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
}

TEST_F(CacheEntryTest, WhichPathsAreOneFileCounts) {
  write("b.h", "int a;");
  auto Both = {std::pair<StringRef, PathFact>("a.h", PathFact::Contents),
               {"b.h", PathFact::Contents}};
  std::string Entry = packEntry(Key, learn(Both), "result");
  EXPECT_EQ(unpack(Entry), EntryIs::Valid);
  sys::fs::remove(path("b.h"));
  sys::fs::create_hard_link(path("a.h"), path("b.h"));
  EXPECT_EQ(unpack(Entry), EntryIs::OutOfDate);
}

TEST_F(CacheEntryTest, TheKeyIsInThere) {
  std::string Entry = packEntry(Key, learnAll(), "result");
  DiskNow Now;
  EXPECT_EQ(unpackEntry(Entry, digestOf("another"), Now, Result),
            EntryIs::Damaged);
}

TEST_F(CacheEntryTest, DamageIsNoticed) {
  std::string Entry = packEntry(Key, learnAll(), "result");
  for (size_t I = 0; I < Entry.size(); ++I) {
    EXPECT_EQ(unpack(StringRef(Entry).take_front(I)), EntryIs::Damaged) << I;
    for (int Bit = 0; Bit < 8; ++Bit) {
      std::string Flipped = Entry;
      Flipped[I] ^= 1 << Bit;
      EXPECT_EQ(unpack(Flipped), EntryIs::Damaged) << I;
    }
  }
  EXPECT_EQ(unpack(Entry + '\0'), EntryIs::Damaged);
}

TEST_F(CacheEntryTest, AForgedEntryDoesNoHarm) {
  // Whoever knows the format gets past the check of damage.
  Dependency Strange;
  Strange.Path = std::string("\0//../\n", 7);
  for (int Fact = 0; Fact < 256; ++Fact) {
    Strange.Known = static_cast<PathFact>(Fact);
    (void)unpack(packEntry(Key, Strange, "result"));
  }
  Strange.Path = "/dev/zero";
  Strange.Known = PathFact::Contents;
  EXPECT_EQ(unpack(packEntry(Key, Strange, "result")), EntryIs::OutOfDate);
}

} // namespace
