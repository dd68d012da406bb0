//===--- DiffTests.cpp - Fixes as a patch ---------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// test/tool has git and patch apply diffs. Here it is done by hand, which is
// strict and quick enough for thousands of them.
//
//===----------------------------------------------------------------------===//

#include "tool/Diff.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <gtest/gtest.h>
#include <random>

using namespace corotidy;
using namespace llvm;

static std::string diff(const std::string &Name, const FileToFix &File,
                        DiffIsFor Readers = DiffIsFor::Programs) {
  FixPlan Plan;
  Plan.Files["/nowhere/" + Name] = File;
  ReportContext Ctx;
  Ctx.Root = "/nowhere";
  std::string Text;
  raw_string_ostream OS(Text);
  writeDiff(Plan, Ctx, Readers, OS);
  return Text;
}

static std::string after(const FileToFix &File) {
  return edited(File.Before, 0, File.Before.size(), File.Edits);
}

static StringRef takeLine(StringRef &Text) {
  StringRef Line = Text.take_front(Text.find('\n') + 1);
  if (Line.empty())
    Line = Text;
  Text = Text.drop_front(Line.size());
  return Line;
}

static std::pair<size_t, size_t> takeRange(StringRef &Heading, StringRef Mark) {
  size_t Start = 0, Count = 1;
  EXPECT_TRUE(Heading.consume_front(Mark));
  EXPECT_FALSE(Heading.consumeInteger(10, Start));
  if (Heading.consume_front(","))
    EXPECT_FALSE(Heading.consumeInteger(10, Count));
  // An empty range names the line before it.
  return {Count ? Start - 1 : Start, Count};
}

/// What \p Diff makes of \p Text, if each of its lines is as it says.
static std::string patched(StringRef Text, StringRef Diff) {
  std::string Out;
  size_t OldLine = 0, NewLine = 0;
  auto Keep = [&] {
    Out += takeLine(Text);
    ++OldLine;
    ++NewLine;
  };
  takeLine(Diff);
  takeLine(Diff);
  while (!Diff.empty()) {
    StringRef Heading = takeLine(Diff);
    auto [OldStart, OldCount] = takeRange(Heading, "@@ -");
    auto [NewStart, NewCount] = takeRange(Heading, " +");
    EXPECT_EQ(Heading, " @@\n");
    while (OldLine < OldStart)
      Keep();
    EXPECT_EQ(NewLine, NewStart);
    size_t Lead = 0, Tail = 0;
    bool Changes = false;
    while (OldLine < OldStart + OldCount || NewLine < NewStart + NewCount) {
      StringRef Line = takeLine(Diff);
      char Mark = Line.front();
      Line = Line.drop_front();
      if (Diff.starts_with("\\")) {
        takeLine(Diff);
        Line = Line.drop_back();
      }
      if (Mark == '+') {
        Out += Line;
        ++NewLine;
      } else {
        EXPECT_EQ(takeLine(Text), Line);
        ++OldLine;
      }
      if (Mark == ' ') {
        Out += Line;
        ++NewLine;
        ++(Changes ? Tail : Lead);
      } else {
        Changes = true;
        Tail = 0;
      }
    }
    EXPECT_TRUE(Changes);
    EXPECT_LE(Lead, 3u);
    EXPECT_LE(Tail, 3u);
    EXPECT_EQ(NewLine, NewStart + NewCount);
  }
  return Out + Text.str();
}

static std::string numbered(unsigned Count) {
  std::string Text;
  for (unsigned I = 1; I <= Count; ++I)
    Text += std::to_string(I) + "\n";
  return Text;
}

TEST(Diff, ShowsThreeLinesAround) {
  FileToFix File{numbered(9), {{8, 9, "five"}}};
  EXPECT_EQ(diff("a.cpp", File), "--- a/a.cpp\n+++ b/a.cpp\n@@ -2,7 +2,7 @@\n"
                                 " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diff, IsOneHunkIfLinesBetweenWouldBeShownAnyway) {
  std::string Text(60, '\n');
  EXPECT_EQ(StringRef(diff("a", {Text, {{10, 10, "x"}, {17, 17, "y"}}}))
                .count("@@ -"),
            1u);
  EXPECT_EQ(StringRef(diff("a", {Text, {{10, 10, "x"}, {18, 18, "y"}}}))
                .count("@@ -"),
            2u);
}

TEST(Diff, SaysThatTheLastLineHasNoEnd) {
  EXPECT_EQ(diff("a", {"1\n2", {{2, 3, "3"}}}),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n"
            "-2\n\\ No newline at end of file\n"
            "+3\n\\ No newline at end of file\n");
  EXPECT_EQ(diff("a", {"1", {{1, 1, "\n"}}}),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n"
            "-1\n\\ No newline at end of file\n+1\n");
}

TEST(Diff, ShowsNoLineThatStays) {
  EXPECT_EQ(diff("a", {"1\n2\n", {{2, 2, "new\n"}}}),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n 1\n+new\n 2\n");
  EXPECT_EQ(diff("a", {"", {{0, 0, "new\n"}}}),
            "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+new\n");
  EXPECT_EQ(diff("a", {"old\n", {{0, 4, ""}}}),
            "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-old\n");
  EXPECT_EQ(diff("a", {"same\n", {{0, 4, "same"}}}), "");
}

TEST(Diff, QuotesNamesAsGitDoes) {
  FileToFix File{"1\n", {{0, 1, "2"}}};
  auto Heading = [&](const std::string &Name) {
    return StringRef(diff(Name, File)).split('\n').first.str();
  };
  EXPECT_EQ(Heading("a b.cpp"), "--- a/a b.cpp\t");
  EXPECT_EQ(Heading("a\"\\\n.cpp"), R"(--- "a/a\"\\\n.cpp")");
  EXPECT_EQ(Heading("\x1b\xc3\xbc.cpp"), R"(--- "a/\033\303\274.cpp")");
}

TEST(Diff, DoesNoHarmToTerminals) {
  FileToFix File{"\t1 \x1b[31m\r\n", {{1, 2, "2"}}};
  std::string Text = diff("a", File, DiffIsFor::People);
  EXPECT_TRUE(StringRef(Text).ends_with("\n-\t1 <U+001B>[31m<U+000D>\n"
                                        "+\t2 <U+001B>[31m<U+000D>\n"));
  EXPECT_EQ(patched(File.Before, diff("a", File)), after(File));
}

TEST(Diff, MakesOfAFileWhatTheEditsMake) {
  std::mt19937 Random(1);
  auto Upto = [&](size_t Most) {
    return std::uniform_int_distribution<size_t>(0, Most)(Random);
  };
  auto Words = [&](size_t Most) {
    std::string Text;
    static constexpr const char *Pieces[] = {"a", "b", "\n", "\n", "\r\n"};
    for (size_t Count = Upto(Most); Count; --Count)
      Text += Pieces[Upto(4)];
    return Text;
  };
  unsigned Changed = 0;
  for (unsigned Round = 0; Round < 20000; ++Round) {
    FileToFix File{Words(60), {}};
    for (size_t Offset = Upto(20); Offset <= File.Before.size();
         Offset += 1 + Upto(25)) {
      size_t End = std::min(Offset + Upto(6), File.Before.size());
      File.Edits.insert({unsigned(Offset), unsigned(End), Words(4)});
      Offset = End;
    }
    std::string Diff = diff("a", File);
    Changed += !Diff.empty();
    ASSERT_EQ(patched(File.Before, Diff), after(File))
        << "round " << Round << "\n"
        << Diff;
    ASSERT_EQ(Diff.empty(), File.Before == after(File));
  }
  EXPECT_GT(Changed, 10000u);
}
