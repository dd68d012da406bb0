//===--- Workers.h - Doing jobs in processes that may die ----- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_WORKERS_H
#define COROTIDY_TOOL_WORKERS_H

#include "tool/Stopwatch.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace corotidy {

struct Job {
  /// What the job is about, for who made it.
  size_t Index = 0;
  std::string Argument;
  /// Wait until nothing else runs.
  bool Alone = false;
};

/// How a job ended.
struct JobEnd {
  enum class Manner {
    Finished,
    /// The process died, by Signal or, if that is 0, by calling exit.
    Died,
    OutOfMemory,
    TimedOut
  };
  Manner How = Manner::Finished;
  /// What the work returned, if it finished.
  std::string Result;
  int Signal = 0;
  int ExitCode = 0;
  /// The last phase that the work entered.
  std::string Phase;
  /// For how long it was at it, if it did not finish.
  std::chrono::nanoseconds Took{0};
  /// What Clang and LLVM say was going on, from the outside to the inside;
  /// empty if the process had no chance to say so.
  std::vector<std::string> During;
};

/// What a worker was last doing, in memory that survives it.
struct BlackBox;

/// Tells who supervises a job how it goes; for use in the worker.
class JobContext {
public:
  explicit JobContext(BlackBox &Box) : Box(Box) {}

  /// What is done from now on, in a word or a few.
  void enter(llvm::StringRef Phase);

  /// Has \p W measure what is entered from now on; no one if it is null.
  void measureWith(Stopwatch *W) { Watch = W; }

private:
  BlackBox &Box;
  Stopwatch *Watch = nullptr;
};

struct WorkerLimits {
  /// At least 1.
  unsigned Workers = 1;
  /// For each job; none if zero.
  std::chrono::milliseconds Timeout{0};
  /// What one process may allocate; no bound if zero.
  uint64_t MemoryBytes = 0;
};

/// Who wants to know of the jobs of a run, in the process that started it.
class JobListener {
public:
  virtual ~JobListener();

  /// Returns a job to do in addition, which may be another attempt at \p J.
  virtual std::optional<Job> ended(const Job &J, JobEnd End) = 0;

  /// Called now and then with the job that has run for the longest.
  virtual void waiting(const Job &Oldest) {}
};

/// Does \p Work for each of \p Jobs in child processes that are forked from
/// this one: what it knows, they know, and nothing is executed. A worker does
/// one job after the other; when it dies, or grows large, another takes its
/// place. \p Listener hears of each job once it has ended, in any order.
///
/// SIGINT, SIGTERM and SIGHUP end the run: all workers are killed, and the
/// number of the signal is returned. A second one ends this process at once.
/// Workers do not outlive this process, however it ends. It must have one
/// thread only, and its standard output flushed. Fails if no worker can be
/// started.
llvm::Expected<int>
runInWorkers(std::vector<Job> Jobs, const WorkerLimits &Limits,
             llvm::function_ref<std::string(const Job &, JobContext &)> Work,
             JobListener &Listener);

} // namespace corotidy

#endif // COROTIDY_TOOL_WORKERS_H
