//===--- FixesTests.cpp - Which fixes go together -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Our checks hardly ever want the same place of a file, so that conflicts are
// made up here. What is written, and how, is in test/tool/check-fix-*.test.
//
//===----------------------------------------------------------------------===//

#include "tool/Fixes.h"
#include "tool/Rewrite.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace corotidy;
using namespace llvm;

namespace {
/// A folder with files of ten digits.
class Fixes : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(sys::fs::createUniqueDirectory("coro-fixes", Root));
    Ctx.Root = Ctx.WorkingDirectory = Root.str().str();
    for (const char *Name : {"a", "b"})
      write(Name, "0123456789");
  }
  void TearDown() override { sys::fs::remove_directories(Root); }

  std::string path(StringRef Name) const { return Ctx.Root + "/" + Name.str(); }

  void write(StringRef Name, StringRef Text) {
    std::error_code EC;
    raw_fd_ostream(path(Name), EC) << Text;
    ASSERT_FALSE(EC);
  }

  std::string read(StringRef Name) { return *readBytes(path(Name)); }

  EditRecord edit(unsigned Offset, unsigned Length, StringRef Text,
                  StringRef Name = "a") {
    EditRecord E;
    E.At.Begin = {path(Name), 1, Offset + 1};
    E.At.Offset = Offset;
    E.At.Length = Length;
    E.Text = Text.str();
    E.Version = versionOf("0123456789");
    return E;
  }

  void find(std::vector<EditRecord> Fix) {
    FindingRecord F;
    F.Fix = std::move(Fix);
    R.Findings.push_back(std::move(F));
  }

  /// How many are fixed, and what becomes of "a".
  std::pair<unsigned, std::string> apply() {
    Plan = planFixes(R, Ctx, FixesAre::Written);
    FixResult Result = applyFixes(Plan, R, Ctx);
    EXPECT_EQ(Result.Failure, "");
    return {Result.Fixed, read("a")};
  }

  using Outcome = std::pair<unsigned, std::string>;
  const std::vector<std::string> Conflict = {
      "a:1: two fixes conflict; run again for the second"};

  SmallString<128> Root;
  ReportContext Ctx;
  LintReport R;
  FixPlan Plan;
};
} // namespace

TEST_F(Fixes, AreAppliedSideBySide) {
  find({edit(4, 2, "ef")});
  find({edit(2, 2, "cd"), edit(8, 0, "+")});
  EXPECT_EQ(apply(), Outcome(2, "01cdef67+89"));
  EXPECT_TRUE(R.Findings.empty());
}

TEST_F(Fixes, AreAppliedOnceIfTheyAreTheSame) {
  find({edit(2, 0, "+")});
  find({edit(2, 0, "+"), edit(5, 1, "five")});
  EXPECT_EQ(apply(), Outcome(2, "01+234five6789"));
}

TEST_F(Fixes, ConflictIfTheyOverlap) {
  find({edit(2, 3, "x")});
  find({edit(4, 3, "y")});
  EXPECT_EQ(apply(), Outcome(1, "01x56789"));
  EXPECT_EQ(Plan.Refused, Conflict);
  ASSERT_EQ(R.Findings.size(), 1u);
  EXPECT_EQ(R.Findings[0].Fix[0].Text, "y");
}

TEST_F(Fixes, ConflictIfOneIsInsideTheOther) {
  find({edit(1, 8, "x")});
  find({edit(4, 0, "y")});
  find({edit(3, 2, "z")});
  EXPECT_EQ(apply(), Outcome(1, "0x9"));
}

TEST_F(Fixes, ConflictIfTheyInsertAtOnePlace) {
  find({edit(2, 0, "+")});
  find({edit(2, 0, "-")});
  // The order of these would not matter, but neither is what was meant.
  find({edit(2, 0, "++")});
  EXPECT_EQ(apply(), Outcome(1, "01+23456789"));
  EXPECT_EQ(Plan.Refused, Conflict);
}

TEST_F(Fixes, ConflictIfOneInsertsWhereTheOtherReplaces) {
  find({edit(2, 2, "x")});
  find({edit(2, 0, "+")});
  EXPECT_EQ(apply(), Outcome(1, "01x456789"));
}

TEST_F(Fixes, ConflictIfTheyDeleteTheSame) {
  find({edit(2, 3, "")});
  find({edit(3, 3, "")});
  EXPECT_EQ(apply(), Outcome(1, "0156789"));
}

TEST_F(Fixes, DoNotConflictBehindWhatIsReplaced) {
  find({edit(2, 2, "x")});
  find({edit(4, 0, "+")});
  EXPECT_EQ(apply(), Outcome(2, "01x+456789"));
}

TEST_F(Fixes, MayDoAtOnePlaceWhatOthersMayNot) {
  find({edit(2, 0, "+"), edit(2, 1, "two")});
  EXPECT_EQ(apply(), Outcome(1, "01+two3456789"));
}

TEST_F(Fixes, AreWholeOrNotAtAll) {
  find({edit(2, 2, "x", "b")});
  find({edit(5, 1, "five"), edit(3, 1, "y", "b")});
  EXPECT_EQ(apply(), Outcome(1, "0123456789"));
  EXPECT_EQ(read("b"), "01x456789");
  EXPECT_EQ(Plan.Refused[0],
            "b:1: two fixes conflict; run again for the second");
}

TEST_F(Fixes, AreNotAppliedInPartIfOneOfTheirFilesHasChanged) {
  write("b", "0123456780");
  find({edit(5, 1, "five"), edit(3, 1, "y", "b")});
  find({edit(6, 1, "six")});
  EXPECT_EQ(apply(), Outcome(1, "012345six789"));
  EXPECT_EQ(Plan.Refused[0],
            "b: changed since it was parsed; its fixes are not applied");
}

TEST_F(Fixes, NeedOneVersion) {
  find({edit(5, 1, "five")});
  find({edit(6, 1, "six")});
  R.Findings[1].Fix[0].Version = versionOf("another");
  EXPECT_EQ(apply(), Outcome(0, "0123456789"));
  EXPECT_EQ(Plan.Refused[0], "a: changed while files that include it were "
                             "parsed; its fixes are not applied");
}

TEST_F(Fixes, OfAFileThatIsGoneAreNotApplied) {
  sys::fs::remove(path("b"));
  find({edit(5, 1, "five", "b")});
  find({edit(5, 1, "five")});
  EXPECT_EQ(apply(), Outcome(1, "01234five6789"));
  EXPECT_FALSE(sys::fs::exists(path("b")));
}

TEST_F(Fixes, ThatNoUnitsAgreeOnAreNone) {
  find({edit(5, 1, "five")});
  LintReport One = R, Other = R, Newer = R;
  EXPECT_EQ(mergeReports({One, Other}, "").Findings[0].Fix,
            One.Findings[0].Fix);
  Newer.Findings[0].Fix[0].Version = versionOf("newer");
  LintReport Merged = mergeReports({One, Newer}, "");
  EXPECT_EQ(Merged.Findings[0].Fix[0].Version, NoVersion);
  Other.Findings[0].Fix[0].Text = "V";
  EXPECT_TRUE(mergeReports({One, Other, One}, "").Findings[0].Fix.empty());
  Other.Findings[0].Fix.clear();
  EXPECT_TRUE(mergeReports({One, Other}, "").Findings[0].Fix.empty());
}

TEST_F(Fixes, ShownAreThoseOfFilesThatCannotBeWritten) {
  find({edit(5, 1, "five")});
  sys::fs::setPermissions(path("a"), sys::fs::all_read);
  EXPECT_TRUE(planFixes(R, Ctx, FixesAre::Written).Files.empty());
  EXPECT_EQ(planFixes(R, Ctx, FixesAre::Shown).Files.size(), 1u);
}
