//===--- AwaitabilityTests.cpp - [expr.await]/3, step by step -------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

/// Resolves `co_await std::declval<X>()` where the code declares X and, if the
/// promise matters, P.
struct Resolved {
  explicit Resolved(const std::string &Code, Operand Form = Operand::Declval)
      : Unit(Library + Code), Resolver(Unit.sema()),
        Answer(Resolver.resolve(Unit.type("X"), {Unit.type("P"), {}}, Form)) {
    EXPECT_EQ(Unit.errors(), 0u);
  }

  TestUnit Unit;
  AwaitResolver Resolver;
  AwaitResolution Answer;
};

const char *const AwaiterX = R"cpp(
struct X {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
)cpp";

TEST(Awaitability, AwaiterTriple) {
  Resolved R(AwaiterX);
  EXPECT_TRUE(R.Answer.WellFormed);
  EXPECT_EQ(R.Answer.Via, AwaitVia::Awaiter);
  EXPECT_EQ(R.Answer.Result.getAsString(), "int");
  EXPECT_EQ(R.Answer.WhyNot, "");
}

TEST(Awaitability, NothingThere) {
  Resolved R("struct X {};");
  EXPECT_FALSE(R.Answer.WellFormed);
  EXPECT_EQ(R.Answer.WhyNot, "no await_ready; no operator co_await");
}

} // namespace
