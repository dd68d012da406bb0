//===--- SourceFilesTests.cpp - What a unit asks of the disk --------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Scan.h"
#include "tool/SourceFiles.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace corotidy;
using namespace llvm;

namespace {
class SourceFilesTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(sys::fs::createUniqueDirectory("sources", Dir));
  }
  void TearDown() override { sys::fs::remove_directories(Dir); }

  std::string path(StringRef Name) const { return (Dir + "/" + Name).str(); }

  void write(StringRef Name, StringRef Text) const {
    std::error_code EC;
    raw_fd_ostream(path(Name), EC) << Text;
    ASSERT_FALSE(EC);
  }

  IntrusiveRefCntPtr<TracedFiles> view() {
    auto Files = makeIntrusiveRefCnt<TracedFiles>(Sources);
    EXPECT_FALSE(Files->setCurrentWorkingDirectory(Dir));
    return Files;
  }

  static std::string read(TracedFiles &Files, StringRef Name) {
    ErrorOr<std::unique_ptr<MemoryBuffer>> Text = Files.getBufferForFile(Name);
    return Text ? (*Text)->getBuffer().str() : "none";
  }

  /// What is known of \p Name, which is asked for once.
  Dependency find(const TracedFiles &Files, StringRef Name) const {
    std::vector<Dependency> All = *Files.dependencies();
    for (const Dependency &D : All)
      if (D.Path == path(Name))
        return D;
    ADD_FAILURE() << Name.str() << " was not asked for";
    return {};
  }

  SmallString<128> Dir;
  SourceFiles Sources;
};
} // namespace

TEST_F(SourceFilesTest, TellsWhatWasLearned) {
  write("read.h", "int read;");
  write("asked.h", "int asked;");
  ASSERT_FALSE(sys::fs::create_directory(path("dir")));
  IntrusiveRefCntPtr<TracedFiles> Files = view();
  EXPECT_EQ(read(*Files, "read.h"), "int read;");
  EXPECT_TRUE(Files->exists("asked.h"));
  EXPECT_FALSE(Files->exists("dir/absent.h"));
  EXPECT_TRUE(Files->exists("dir"));

  EXPECT_EQ(find(*Files, "read.h").Known, PathFact::Contents);
  EXPECT_EQ(find(*Files, "read.h").Of, digestOf("int read;"));
  EXPECT_EQ(find(*Files, "asked.h").Known, PathFact::File);
  EXPECT_EQ(find(*Files, "dir/absent.h").Known, PathFact::Absent);
  EXPECT_EQ(find(*Files, "dir").Known, PathFact::Directory);
  std::vector<Dependency> All = *Files->dependencies();
  for (const Dependency &D : All) {
    PathState Now = lookUp(D.Path, D.Known);
    EXPECT_EQ(Now.Known, D.Known) << D.Path;
    EXPECT_EQ(Now.Of, D.Of) << D.Path;
  }
}

TEST_F(SourceFilesTest, ReadingTellsMoreThanAskingDoes) {
  write("both.h", "int both;");
  IntrusiveRefCntPtr<TracedFiles> Files = view();
  EXPECT_TRUE(Files->exists("both.h"));
  read(*Files, "both.h");
  EXPECT_TRUE(Files->exists("both.h"));
  EXPECT_EQ(find(*Files, "both.h").Known, PathFact::Contents);
}

TEST_F(SourceFilesTest, EachUnitHasItsOwnTrace) {
  write("one.h", "1");
  write("two.h", "2");
  IntrusiveRefCntPtr<TracedFiles> First = view();
  read(*First, "one.h");
  IntrusiveRefCntPtr<TracedFiles> Second = view();
  read(*Second, "two.h");
  // With the directory that they are in.
  EXPECT_EQ(First->dependencies()->size(), 2u);
  EXPECT_EQ(find(*Second, "two.h").Of, digestOf("2"));
}

TEST_F(SourceFilesTest, FilesStayAsTheyWere) {
  write("edited.h", "old");
  read(*view(), "edited.h");
  write("edited.h", "newer");
  IntrusiveRefCntPtr<TracedFiles> Files = view();
  EXPECT_EQ(read(*Files, "edited.h"), "old");
  // Who compares later finds that this is not what is there.
  EXPECT_EQ(find(*Files, "edited.h").Of, digestOf("old"));
  EXPECT_EQ(lookUp(path("edited.h"), PathFact::Contents).Of, digestOf("newer"));
}

TEST_F(SourceFilesTest, AFileThatGetsTheNumberOfAnotherIsAnother) {
  // Editors write a new file and rename it; what was replaced is gone, and its
  // number free for the next.
  for (int Round = 0; Round < 20; ++Round) {
    std::string Name = "file" + std::to_string(Round) + ".h";
    write(Name, Name);
    EXPECT_EQ(read(*view(), Name), Name);
    ASSERT_FALSE(sys::fs::remove(path(Name)));
  }
}

TEST_F(SourceFilesTest, NumbersTellWhichPathsAreOneFile) {
  write("one.h", "same");
  write("two.h", "same");
  ASSERT_FALSE(sys::fs::create_link(path("one.h"), path("link.h")));
  IntrusiveRefCntPtr<TracedFiles> Files = view();
  for (StringRef Name : {"one.h", "two.h", "link.h"})
    read(*Files, Name);
  EXPECT_EQ(find(*Files, "one.h").Number, find(*Files, "link.h").Number);
  EXPECT_NE(find(*Files, "one.h").Number, find(*Files, "two.h").Number);
  EXPECT_EQ(lookUp(path("one.h"), PathFact::Contents).File,
            lookUp(path("link.h"), PathFact::Contents).File);
}

TEST_F(SourceFilesTest, ListingsAndRealPathsCountToo) {
  ASSERT_FALSE(sys::fs::create_directory(path("dir")));
  write("dir/a", "");
  ASSERT_FALSE(sys::fs::create_link(path("dir"), path("link")));
  IntrusiveRefCntPtr<TracedFiles> Files = view();
  std::error_code EC;
  Files->dir_begin("dir", EC);
  SmallString<128> Real;
  ASSERT_FALSE(Files->getRealPath("link/a", Real));
  Dependency Listing = find(*Files, "dir");
  Dependency RealPath = find(*Files, "link/a");
  EXPECT_EQ(Listing.Known, PathFact::Listing);
  EXPECT_EQ(RealPath.Known, PathFact::RealPath);
  EXPECT_EQ(lookUp(Listing.Path, Listing.Known).Of, Listing.Of);
  EXPECT_EQ(lookUp(RealPath.Path, RealPath.Known).Of, RealPath.Of);

  write("dir/b", "");
  EXPECT_NE(lookUp(Listing.Path, Listing.Known).Of, Listing.Of);
  ASSERT_FALSE(sys::fs::remove(path("link")));
  ASSERT_FALSE(sys::fs::create_directory(path("link")));
  write("link/a", "");
  EXPECT_NE(lookUp(RealPath.Path, RealPath.Known).Of, RealPath.Of);
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

TEST(ScanTest, TextThatMayMatter) {
  for (StringRef Text : {
           "template <class...> struct coroutine_traits;",
           "int i = co_await f();",
           "co_yield 1",
           "// co_return",
           "coroutine_tr\\\naits",
           "coroutine_tr\\ \t\r\naits",
           "coroutine_tr\\\raits",
           "co\\\n_\\\nawait",
           "#define A(x) co_##x",
           "JOIN(co_, await)",
           "ends with co_",
           "int i; // NOLINT(coro-",
           "co_a?\?/\nwait",
           "a \\\n b \\ c co_await",
       })
    EXPECT_TRUE(mayMatter(Text)) << Text.str();
}

TEST(ScanTest, TextThatCannotMatter) {
  for (StringRef Text : {
           "",
           "\\",
           "?\?/",
           "a \\\n b",
           "int disco_count, co_operate;",
           "struct coroutine_handle;",
           "int i; // NOLINT",
           "coro-routine",
           "co\\ _await",
       })
    EXPECT_FALSE(mayMatter(Text)) << Text.str();
}
