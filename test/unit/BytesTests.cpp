//===--- BytesTests.cpp - Records survive being made bytes ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Bytes.h"
#include "gtest/gtest.h"

using namespace corotidy;

namespace {

LintReport makeReport() {
  LintReport R;
  R.Files = {"/a.cpp", "/with\nline.cpp", "/\xff.cpp"};
  R.Failures.push_back({"/a.cpp", "crashed", "/a.cpp:1:2", 3, {"x", "y"}, "z"});
  R.Skipped.push_back({"/b.c", "no C++"});
  R.Notices.push_back({"", std::string("a\0b", 3)});
  R.Interrupted = true;
  FindingRecord F;
  F.At = {{"/a.cpp", 1, 2}, 3, 4, 0xffffffff, 6};
  F.Check = "coro-alloca";
  F.Level = Severity::Error;
  F.Message = "message";
  F.Notes.push_back({F.At, "note", "line"});
  F.Fix.push_back({F.At, "text", "line"});
  F.SourceLine = "\tline";
  F.Fingerprint = "tokens";
  R.Findings.push_back(F);
  R.Complaints.push_back({"/a.cpp", "NOLINT", "", 0, {}, ""});
  return R;
}

TEST(BytesTest, LintReportsSurvive) {
  LintReport R = makeReport(), Read;
  ASSERT_TRUE(fromBytes(toBytes(R), Read));
  EXPECT_EQ(R.Files, Read.Files);
  EXPECT_EQ(R.Failures, Read.Failures);
  EXPECT_EQ(R.Skipped, Read.Skipped);
  EXPECT_EQ(R.Notices, Read.Notices);
  EXPECT_EQ(R.Interrupted, Read.Interrupted);
  EXPECT_EQ(R.Findings, Read.Findings);
  EXPECT_EQ(R.Complaints, Read.Complaints);
}

TEST(BytesTest, ClassificationsSurvive) {
  Report R, Read;
  FunctionRecord F{};
  F.At = {"/a.cpp", 1, 2};
  F.Name = "name";
  F.K = Kind::Coroutine;
  F.F = Flavor::Task;
  F.Evidence.push_back({Keyword::CoAwait, F.At});
  F.Promise.emplace().Type = "task<int>::promise_type";
  F.Promise->YieldOperands = {"int"};
  F.Result.RefusedBy.push_back({"generator<int>", "deletes await_transform"});
  R.Functions.push_back(F);
  F.Promise.reset();
  R.Functions.push_back(F);
  R.Types.push_back({F.At, "task<int>", TemplateKind::None, {}, F.Result});
  ASSERT_TRUE(fromBytes(toBytes(R), Read));
  ASSERT_EQ(Read.Functions.size(), 2u);
  EXPECT_EQ(Read.Functions[0].Evidence.size(), 1u);
  EXPECT_EQ(Read.Functions[0].Promise->YieldOperands,
            R.Functions[0].Promise->YieldOperands);
  EXPECT_FALSE(Read.Functions[1].Promise);
  EXPECT_EQ(Read.Functions[1].Result.RefusedBy, F.Result.RefusedBy);
  EXPECT_EQ(Read.Types.size(), 1u);
  // What was not compared above is in here.
  EXPECT_EQ(toBytes(Read), toBytes(R));
}

TEST(BytesTest, WhatWorkersSendSurvives) {
  FileResult R, Read;
  R.Report = std::string("\0report", 7);
  ASSERT_TRUE(fromBytes(toBytes(R), Read));
  EXPECT_EQ(Read.Report, R.Report);
  EXPECT_FALSE(Read.MadeFrom);
  R.MadeFrom = {{"/a.h", PathFact::Contents, digestOf("a"), 1},
                {"/b.h", PathFact::Absent, {}, 0}};
  ASSERT_TRUE(fromBytes(toBytes(R), Read));
  EXPECT_EQ(Read.MadeFrom, R.MadeFrom);
  std::string Bytes = toBytes(R);
  for (size_t I = 0; I < Bytes.size(); ++I)
    EXPECT_FALSE(fromBytes(llvm::StringRef(Bytes).take_front(I), Read)) << I;
}

TEST(BytesTest, DamageIsNoticedOrHarmless) {
  std::string Bytes = toBytes(makeReport());
  for (size_t I = 0; I < Bytes.size(); ++I) {
    LintReport R;
    EXPECT_FALSE(fromBytes(llvm::StringRef(Bytes).take_front(I), R)) << I;
    for (char Bit : {1, 64, -128}) {
      std::string Damaged = Bytes;
      Damaged[I] ^= Bit;
      LintReport Any;
      (void)fromBytes(Damaged, Any);
    }
  }
  LintReport R;
  EXPECT_FALSE(fromBytes(Bytes + '\0', R));
}

} // namespace
