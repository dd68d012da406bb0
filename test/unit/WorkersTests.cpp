//===--- WorkersTests.cpp - Jobs in processes that may die ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Workers.h"
#include "gtest/gtest.h"
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <set>
#include <unistd.h>

using namespace corotidy;
using llvm::StringRef;

namespace {

using Ends = std::vector<std::pair<Job, JobEnd>>;

class Recorder : public JobListener {
public:
  std::optional<Job> ended(const Job &J, JobEnd End) override {
    All.emplace_back(J, std::move(End));
    return Again ? Again(J, All.back().second) : std::nullopt;
  }

  Ends All;
  std::function<std::optional<Job>(const Job &, const JobEnd &)> Again;
};

std::vector<Job> jobs(size_t Count) {
  std::vector<Job> Jobs(Count);
  for (size_t I = 0; I < Count; ++I)
    Jobs[I].Index = I;
  return Jobs;
}

int run(size_t Count, Recorder &R,
        llvm::function_ref<std::string(const Job &, JobContext &)> Work,
        WorkerLimits Limits = {}) {
  llvm::Expected<int> Signal = runInWorkers(jobs(Count), Limits, Work, R);
  EXPECT_TRUE(bool(Signal));
  return Signal ? *Signal : -1;
}

std::string ownPid(const Job &, JobContext &) {
  return std::to_string(::getpid());
}

TEST(WorkersTest, EachJobIsDoneOnce) {
  Recorder R;
  WorkerLimits Limits;
  Limits.Workers = 3;
  // More than fits into a pipe.
  EXPECT_EQ(run(
                20, R,
                [](const Job &J, JobContext &) {
                  return std::string(1 << 20, char('a' + J.Index));
                },
                Limits),
            0);
  std::set<size_t> Seen;
  for (const auto &[J, End] : R.All) {
    EXPECT_EQ(End.How, JobEnd::Manner::Finished);
    EXPECT_EQ(End.Result, std::string(1 << 20, char('a' + J.Index)));
    Seen.insert(J.Index);
  }
  EXPECT_EQ(R.All.size(), 20u);
  EXPECT_EQ(Seen.size(), 20u);
}

TEST(WorkersTest, NothingToDo) {
  Recorder R;
  EXPECT_EQ(run(0, R, ownPid), 0);
  EXPECT_TRUE(R.All.empty());
}

TEST(WorkersTest, OneWorkerDoesAll) {
  Recorder R;
  run(5, R, ownPid);
  std::set<std::string> Pids;
  for (const auto &[J, End] : R.All)
    Pids.insert(End.Result);
  EXPECT_EQ(Pids.size(), 1u);
  EXPECT_FALSE(Pids.contains(std::to_string(::getpid())));
}

TEST(WorkersTest, WhatHasGrownIsReplaced) {
  Recorder R;
  WorkerLimits Limits;
  // Whatever this test holds is more than half of that.
  Limits.MemoryBytes = 1 << 20;
  auto Work = [](const Job &, JobContext &) {
    return std::to_string(::getpid());
  };
  run(4, R, Work, Limits);
  std::set<std::string> Pids;
  for (const auto &[J, End] : R.All) {
    EXPECT_EQ(End.How, JobEnd::Manner::Finished);
    Pids.insert(End.Result);
  }
  EXPECT_EQ(Pids.size(), 4u);
}

TEST(WorkersTest, ADeathIsTold) {
  Recorder R;
  run(3, R, [](const Job &J, JobContext &Context) -> std::string {
    Context.enter("thinking of " + std::to_string(J.Index));
    if (J.Index == 1)
      ::raise(SIGKILL);
    if (J.Index == 2)
      ::_exit(5);
    return "lived";
  });
  ASSERT_EQ(R.All.size(), 3u);
  for (const auto &[J, End] : R.All) {
    if (J.Index == 0) {
      EXPECT_EQ(End.Result, "lived");
      continue;
    }
    EXPECT_EQ(End.How, JobEnd::Manner::Died);
    EXPECT_EQ(End.Phase, "thinking of " + std::to_string(J.Index));
    EXPECT_EQ(End.Signal, J.Index == 1 ? SIGKILL : 0);
    EXPECT_EQ(End.ExitCode, J.Index == 1 ? 0 : 5);
  }
}

TEST(WorkersTest, AJobCanBeTriedAgainAlone) {
  Recorder R;
  R.Again = [](const Job &J, const JobEnd &End) -> std::optional<Job> {
    if (End.How == JobEnd::Manner::Finished)
      return std::nullopt;
    return Job{J.Index, "careful", /*Alone=*/true};
  };
  WorkerLimits Limits;
  Limits.Workers = 2;
  run(
      4, R,
      [](const Job &J, JobContext &) -> std::string {
        if (J.Index == 1 && J.Argument.empty())
          std::abort();
        return J.Argument;
      },
      Limits);
  ASSERT_EQ(R.All.size(), 5u);
  EXPECT_EQ(R.All.back().first.Index, 1u);
  EXPECT_EQ(R.All.back().second.Result, "careful");
}

TEST(WorkersTest, WhatDoesNotEndIsEnded) {
  Recorder R;
  WorkerLimits Limits;
  Limits.Timeout = std::chrono::milliseconds(100);
  auto Work = [](const Job &J, JobContext &) -> std::string {
    // Even what does not listen.
    if (J.Index == 0)
      ::signal(SIGABRT, SIG_IGN);
    while (J.Index < 2)
      ::pause();
    return "quick";
  };
  run(3, R, Work, Limits);
  ASSERT_EQ(R.All.size(), 3u);
  for (const auto &[J, End] : R.All)
    EXPECT_EQ(End.How, J.Index < 2 ? JobEnd::Manner::TimedOut
                                   : JobEnd::Manner::Finished);
}

TEST(WorkersTest, ASignalEndsTheRun) {
  Recorder R;
  pid_t Self = ::getpid();
  WorkerLimits Limits;
  Limits.Workers = 2;
  int Signal = run(
      50, R,
      [&](const Job &J, JobContext &) -> std::string {
        if (J.Index == 3)
          ::kill(Self, SIGTERM);
        while (J.Index >= 3)
          ::pause();
        return "";
      },
      Limits);
  EXPECT_EQ(Signal, SIGTERM);
  EXPECT_EQ(R.All.size(), 3u);
}

} // namespace
