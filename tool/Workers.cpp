//===--- Workers.cpp - Doing jobs in processes that may die ---------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Workers.h"
#include "tool/Confine.h"
#include "tool/Environment.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <malloc.h>
#include <memory>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
// A sanitizer reserves more address space than any bound allows.
#define CORO_TIDY_BOUND_MEMORY 0
#else
#define CORO_TIDY_BOUND_MEMORY 1
#endif

using namespace llvm;

namespace corotidy {

struct BlackBox {
  bool OutOfMemory;
  char Phase[256];
};

void JobContext::enter(StringRef Phase) {
  size_t Size = std::min(Phase.size(), sizeof(Box.Phase) - 1);
  std::memcpy(Box.Phase, Phase.data(), Size);
  Box.Phase[Size] = 0;
  if (Watch)
    Watch->enter(Phase);
}

JobListener::~JobListener() = default;

namespace {
using Clock = std::chrono::steady_clock;

class FileDescriptor {
public:
  FileDescriptor() = default;
  explicit FileDescriptor(int FD) : FD(FD) {}
  FileDescriptor(FileDescriptor &&Other) : FD(std::exchange(Other.FD, -1)) {}
  FileDescriptor &operator=(FileDescriptor &&Other) {
    std::swap(FD, Other.FD);
    return *this;
  }
  ~FileDescriptor() {
    if (FD >= 0)
      ::close(FD);
  }

  int get() const { return FD; }
  explicit operator bool() const { return FD >= 0; }

private:
  int FD = -1;
};

/// Memory that a worker writes and its parent reads.
class SharedBox {
public:
  SharedBox()
      : Box(static_cast<BlackBox *>(
            ::mmap(nullptr, sizeof(BlackBox), PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {}
  SharedBox(const SharedBox &) = delete;
  SharedBox &operator=(const SharedBox &) = delete;
  ~SharedBox() {
    if (*this)
      ::munmap(Box, sizeof(BlackBox));
  }

  explicit operator bool() const { return Box != MAP_FAILED; }
  BlackBox &operator*() const { return *Box; }
  BlackBox *operator->() const { return Box; }

private:
  BlackBox *Box;
};

/// Signals that end a run, blocked so that they are taken note of between two
/// jobs and not in the middle of something.
class BlockedSignals {
public:
  static constexpr int Ending[] = {SIGINT, SIGTERM, SIGHUP};

  BlockedSignals() {
    sigset_t Set;
    sigemptyset(&Set);
    for (int Signal : Ending)
      sigaddset(&Set, Signal);
    ::sigprocmask(SIG_BLOCK, &Set, &Before);
    // Writing to a worker that has died must not end this process.
    PipeBefore = std::signal(SIGPIPE, SIG_IGN);
  }
  BlockedSignals(const BlockedSignals &) = delete;
  BlockedSignals &operator=(const BlockedSignals &) = delete;
  ~BlockedSignals() {
    ::sigprocmask(SIG_SETMASK, &Before, nullptr);
    std::signal(SIGPIPE, PipeBefore);
  }

  /// The one that has arrived, or 0. From then on, the next has its way.
  int take() {
    sigset_t Pending;
    ::sigpending(&Pending);
    for (int Signal : Ending) {
      if (!sigismember(&Pending, Signal))
        continue;
      sigset_t One;
      sigemptyset(&One);
      sigaddset(&One, Signal);
      int Taken = 0;
      ::sigwait(&One, &Taken);
      ::sigprocmask(SIG_SETMASK, &Before, nullptr);
      return Taken;
    }
    return 0;
  }

  /// In a child: its parent hears of these signals and ends it.
  void leaveToParent() const {
    for (int Signal : Ending)
      std::signal(Signal, SIG_IGN);
    ::sigprocmask(SIG_SETMASK, &Before, nullptr);
  }

private:
  sigset_t Before;
  void (*PipeBefore)(int);
};

/// What goes over a pipe: its size, and that many bytes.
struct Frame {
  using Size = uint64_t;

  static bool write(int FD, StringRef Bytes) {
    Size N = Bytes.size();
    std::string Out(reinterpret_cast<const char *>(&N), sizeof(N));
    Out += Bytes;
    StringRef Rest = Out;
    while (!Rest.empty()) {
      ssize_t Written = ::write(FD, Rest.data(), Rest.size());
      if (Written < 0 && errno == EINTR)
        continue;
      if (Written <= 0)
        return false;
      Rest = Rest.drop_front(Written);
    }
    return true;
  }

  /// Takes a frame off the front of \p Buffer if all of it is there.
  static std::optional<std::string> take(std::string &Buffer) {
    Size N;
    if (Buffer.size() < sizeof(N))
      return std::nullopt;
    std::memcpy(&N, Buffer.data(), sizeof(N));
    if (Buffer.size() - sizeof(N) < N)
      return std::nullopt;
    std::string Bytes = Buffer.substr(sizeof(N), N);
    Buffer.erase(0, sizeof(N) + N);
    return Bytes;
  }
};

/// Reads what there is; false at the end.
bool readSome(int FD, std::string &Buffer) {
  char Chunk[1 << 16];
  ssize_t N = ::read(FD, Chunk, sizeof(Chunk));
  if (N > 0)
    Buffer.append(Chunk, N);
  return N > 0 || (N < 0 && (errno == EINTR || errno == EAGAIN));
}

struct Worker {
  pid_t Pid = -1;
  FileDescriptor Jobs;
  FileDescriptor Results;
  /// Its standard error.
  FileDescriptor Words;
  SharedBox Box;

  std::optional<Job> Current;
  Clock::time_point Started;
  /// When it was told to say what it does and go; it is killed a little later.
  std::optional<Clock::time_point> Ended;
  /// It has grown large and goes.
  bool Retired = false;
  std::string ResultBytes;
  std::string LastWords;
};

using WorkFunction = function_ref<std::string(const Job &, JobContext &)>;
} // namespace

//===----------------------------------------------------------------------===//
// In the worker
//===----------------------------------------------------------------------===//

/// The memory this process holds now, in bytes; 0 if that cannot be known.
static uint64_t residentMemory() {
  FileDescriptor Stat(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  char Text[128] = {};
  if (!Stat || ::read(Stat.get(), Text, sizeof(Text) - 1) <= 0)
    return 0;
  StringRef Resident = StringRef(Text).split(' ').second.split(' ').first;
  uint64_t Pages = 0;
  if (Resident.getAsInteger(10, Pages))
    return 0;
  return Pages * ::sysconf(_SC_PAGESIZE);
}

static void lowerLimit(int Resource, uint64_t Bytes) {
  rlimit Limit;
  if (::getrlimit(static_cast<__rlimit_resource_t>(Resource), &Limit) != 0)
    return;
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_cur, Bytes);
  ::setrlimit(static_cast<__rlimit_resource_t>(Resource), &Limit);
}

/// Has the next allocations come out of large pages, where the system has them
/// for who asks. An AST is many small objects all over the place that live
/// until the end: with pages of 4 KiB, a tenth of the time of parsing goes into
/// getting them and finding them again.
static void preferLargePages(uint64_t MemoryBytes) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE) && CORO_TIDY_BOUND_MEMORY
  // Most files need less; memory that is not written to is not taken.
  uint64_t Wanted = 512u << 20;
  if (MemoryBytes)
    Wanted = std::min(Wanted, MemoryBytes / 4);
  constexpr uintptr_t LargePage = 2u << 20;
  // Only what lies at the end of the heap can be given back, and what was
  // given back would be small pages the next time.
  ::mallopt(M_TRIM_THRESHOLD, int(2 * Wanted));
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TOP_PAD, int(Wanted));
  void *Growth = std::malloc(LargePage);
  std::free(Growth);
  ::mallopt(M_TOP_PAD, int(LargePage));
  auto Begin = reinterpret_cast<uintptr_t>(Growth);
  auto End = reinterpret_cast<uintptr_t>(::sbrk(0));
  Begin = (Begin + LargePage - 1) / LargePage * LargePage;
  // Another allocator has no such heap.
  if (Growth && Begin < End && End - Begin <= 2 * Wanted)
    ::madvise(reinterpret_cast<void *>(Begin), End - Begin, MADV_HUGEPAGE);
#endif
}

[[noreturn]] static void runWorker(Worker &W, pid_t Parent,
                                   const BlockedSignals &Signals,
                                   const WorkerLimits &Limits, int JobsFD,
                                   int ResultsFD, WorkFunction Work) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != Parent)
    ::_exit(0);
#ifdef __linux__
  // Should memory run out, a worker is to go, and not what knows its results.
  if (FileDescriptor Score(::open("/proc/self/oom_score_adj", O_WRONLY)); Score)
    (void)!::write(Score.get(), "500", 3);
#endif
  // A core file would be written into the repository.
  lowerLimit(RLIMIT_CORE, 0);
#if CORO_TIDY_BOUND_MEMORY
  if (Limits.MemoryBytes)
    lowerLimit(RLIMIT_DATA, Limits.MemoryBytes);
#endif
  preferLargePages(Limits.MemoryBytes);
  confineThisProcess({JobsFD, ResultsFD});
  forgetOtherEnvironment();
  // Not PrintStackTraceOnErrorSignal: that executes a symbolizer.
  EnablePrettyStackTrace();
  Signals.leaveToParent();
  auto OutOfMemory = [](void *Box, const char *, bool) {
    static_cast<BlackBox *>(Box)->OutOfMemory = true;
    std::abort();
  };
  install_bad_alloc_error_handler(OutOfMemory, &*W.Box);
  install_out_of_memory_new_handler();

  JobContext Context(*W.Box);
  std::string Buffer;
  while (true) {
    std::optional<std::string> Bytes;
    while (!(Bytes = Frame::take(Buffer)))
      if (!readSome(JobsFD, Buffer))
        ::_exit(0);
    Job J;
    std::memcpy(&J.Index, Bytes->data(), sizeof(J.Index));
    J.Argument = Bytes->substr(sizeof(J.Index));
    std::string Result = Work(J, Context);
    Context.enter("");
    // What is free is not always given back.
    bool Retires =
        Limits.MemoryBytes && residentMemory() > Limits.MemoryBytes / 2;
    if (!Frame::write(ResultsFD, (Retires ? "R" : "S") + Result) || Retires)
      ::_exit(0);
  }
}

//===----------------------------------------------------------------------===//
// In the parent
//===----------------------------------------------------------------------===//

/// What LLVM prints of its stack of what is going on: numbered lines, the
/// oldest first. Each is a line for people, but the numbers are its own.
static std::vector<std::string> whatWasGoingOn(StringRef LastWords) {
  std::vector<std::string> Entries;
  StringRef Rest = LastWords.split("Stack dump:\n").second;
  while (!Rest.empty()) {
    auto [Line, Next] = Rest.split('\n');
    Rest = Next;
    auto [Number, What] = Line.split(".\t");
    if (!Number.empty() && all_of(Number, isDigit))
      Entries.push_back(What.rtrim().str());
  }
  return Entries;
}

namespace {
class Supervisor {
public:
  Supervisor(std::vector<Job> Jobs, const WorkerLimits &Limits,
             WorkFunction Work, JobListener &Listener)
      : Limits(Limits), Work(Work), Listener(Listener),
        Waiting(std::make_move_iterator(Jobs.begin()),
                std::make_move_iterator(Jobs.end())) {}

  ~Supervisor() {
    for (const std::unique_ptr<Worker> &W : Workers)
      ::kill(W->Pid, SIGKILL);
    for (const std::unique_ptr<Worker> &W : Workers)
      reap(*W);
  }

  Expected<int> run() {
    while (true) {
      if (int Signal = Signals.take())
        return Signal;
      if (Error E = handOut())
        return std::move(E);
      if (none_of(Workers, isBusy))
        return 0;
      wait();
      enforceDeadlines();
    }
  }

private:
  static bool isBusy(const std::unique_ptr<Worker> &W) {
    return W->Current.has_value();
  }

  Error handOut() {
    while (!Waiting.empty()) {
      size_t Busy = count_if(Workers, isBusy);
      bool RunsAlone = any_of(Workers, [](const auto &W) {
        return W->Current && W->Current->Alone;
      });
      if (Busy >= Limits.Workers || RunsAlone ||
          (Waiting.front().Alone && Busy))
        return Error::success();
      Worker *Free = nullptr;
      for (const std::unique_ptr<Worker> &W : Workers)
        if (!W->Current && !W->Retired && !W->Ended)
          Free = W.get();
      if (!Free) {
        Free = start();
        // With one that works, there is no hurry.
        if (!Free && Busy)
          return Error::success();
        if (!Free)
          return createStringError(
              std::error_code(errno, std::generic_category()),
              "cannot start a worker process: " +
                  StringRef(std::strerror(errno)));
      }
      give(*Free);
    }
    return Error::success();
  }

  Worker *start() {
    auto W = std::make_unique<Worker>();
    int Jobs[2], Results[2], Words[2];
    if (!W->Box || ::pipe2(Jobs, O_CLOEXEC) != 0)
      return nullptr;
    W->Jobs = FileDescriptor(Jobs[1]);
    FileDescriptor JobsEnd(Jobs[0]);
    if (::pipe2(Results, O_CLOEXEC) != 0)
      return nullptr;
    W->Results = FileDescriptor(Results[0]);
    FileDescriptor ResultsEnd(Results[1]);
    if (::pipe2(Words, O_CLOEXEC) != 0)
      return nullptr;
    W->Words = FileDescriptor(Words[0]);
    FileDescriptor WordsEnd(Words[1]);

    pid_t Parent = ::getpid();
    W->Pid = ::fork();
    if (W->Pid < 0)
      return nullptr;
    if (W->Pid == 0) {
      // A compile command may name standard input, and nothing a compiler says
      // is a result.
      int Null = ::open("/dev/null", O_RDWR);
      ::dup2(Null, STDIN_FILENO);
      ::dup2(Null, STDOUT_FILENO);
      ::dup2(WordsEnd.get(), STDERR_FILENO);
      // An end of another worker's pipe would keep that worker alive.
      for (const std::unique_ptr<Worker> &Other : Workers) {
        ::close(Other->Jobs.get());
        ::close(Other->Results.get());
        ::close(Other->Words.get());
      }
      ::close(W->Jobs.get());
      ::close(W->Results.get());
      ::close(W->Words.get());
      runWorker(*W, Parent, Signals, Limits, JobsEnd.get(), ResultsEnd.get(),
                Work);
    }
    for (int FD : {W->Results.get(), W->Words.get()})
      ::fcntl(FD, F_SETFL, ::fcntl(FD, F_GETFL) | O_NONBLOCK);
    Workers.push_back(std::move(W));
    return Workers.back().get();
  }

  void give(Worker &W) {
    W.Current = std::move(Waiting.front());
    Waiting.pop_front();
    W.Started = Clock::now();
    W.LastWords.clear();
    W.Box->OutOfMemory = false;
    W.Box->Phase[0] = 0;
    std::string Bytes(reinterpret_cast<const char *>(&W.Current->Index),
                      sizeof(W.Current->Index));
    // If it has died, that will be noticed where its results are read.
    Frame::write(W.Jobs.get(), Bytes + W.Current->Argument);
  }

  /// Until something happens, but not longer than a person would wait to see
  /// that a key was pressed.
  void wait() {
    std::vector<pollfd> FDs;
    for (const std::unique_ptr<Worker> &W : Workers) {
      FDs.push_back({W->Results.get(), POLLIN, 0});
      FDs.push_back({W->Words.get(), POLLIN, 0});
    }
    constexpr int TickMilliseconds = 50;
    ::poll(FDs.data(), FDs.size(), TickMilliseconds);

    std::vector<std::unique_ptr<Worker>> Gone;
    for (size_t I = 0; I < Workers.size();) {
      if (advance(*Workers[I])) {
        ++I;
        continue;
      }
      Gone.push_back(std::move(Workers[I]));
      Workers.erase(Workers.begin() + I);
    }
    for (const std::unique_ptr<Worker> &W : Gone)
      bury(*W);
    const Worker *Oldest = nullptr;
    for (const std::unique_ptr<Worker> &W : Workers)
      if (W->Current && (!Oldest || W->Started < Oldest->Started))
        Oldest = W.get();
    if (Oldest)
      Listener.waiting(*Oldest->Current);
  }

  /// Reads what \p W has written; false if it is no more.
  bool advance(Worker &W) {
    // What it says is not worth more than the end of it.
    constexpr size_t EnoughWords = 1 << 16;
    readSome(W.Words.get(), W.LastWords);
    if (W.LastWords.size() > 2 * EnoughWords)
      W.LastWords.erase(0, W.LastWords.size() - EnoughWords);
    bool Lives = readSome(W.Results.get(), W.ResultBytes);
    std::optional<std::string> Result = Frame::take(W.ResultBytes);
    if (Result && W.Current) {
      Job Done = std::move(*W.Current);
      W.Current.reset();
      W.Retired = Result->front() == 'R';
      JobEnd End;
      End.Result = Result->substr(1);
      finish(Done, std::move(End));
    }
    return Lives;
  }

  void finish(const Job &J, JobEnd End) {
    if (std::optional<Job> More = Listener.ended(J, std::move(End)))
      Waiting.push_back(std::move(*More));
  }

  static int reap(Worker &W) {
    int Status = 0;
    while (::waitpid(W.Pid, &Status, 0) < 0 && errno == EINTR)
      ;
    return Status;
  }

  /// Finds out what \p W, which has closed its pipe, died of.
  void bury(Worker &W) {
    int Status = reap(W);
    if (!W.Current)
      return;
    while (true) {
      size_t Before = W.LastWords.size();
      readSome(W.Words.get(), W.LastWords);
      if (W.LastWords.size() == Before)
        break;
    }
    JobEnd End;
    End.How = W.Ended              ? JobEnd::Manner::TimedOut
              : W.Box->OutOfMemory ? JobEnd::Manner::OutOfMemory
                                   : JobEnd::Manner::Died;
    if (WIFSIGNALED(Status))
      End.Signal = WTERMSIG(Status);
    else
      End.ExitCode = WEXITSTATUS(Status);
    // It may have been written to while it died.
    End.Phase.assign(W.Box->Phase, strnlen(W.Box->Phase, sizeof(W.Box->Phase)));
    End.Took = Clock::now() - W.Started;
    End.During = whatWasGoingOn(W.LastWords);
    Job J = std::move(*W.Current);
    finish(J, std::move(End));
  }

  void enforceDeadlines() {
    if (Limits.Timeout.count() == 0)
      return;
    constexpr std::chrono::seconds ForLastWords(2);
    Clock::time_point Now = Clock::now();
    for (const std::unique_ptr<Worker> &W : Workers) {
      if (!W->Current)
        continue;
      if (!W->Ended && Now - W->Started > Limits.Timeout) {
        // Makes it print what it is at.
        ::kill(W->Pid, SIGABRT);
        W->Ended = Now;
      } else if (W->Ended && Now - *W->Ended > ForLastWords) {
        ::kill(W->Pid, SIGKILL);
      }
    }
  }

  const WorkerLimits &Limits;
  WorkFunction Work;
  JobListener &Listener;
  BlockedSignals Signals;
  std::deque<Job> Waiting;
  std::vector<std::unique_ptr<Worker>> Workers;
};
} // namespace

Expected<int> runInWorkers(std::vector<Job> Jobs, const WorkerLimits &Limits,
                           WorkFunction Work, JobListener &Listener) {
  return Supervisor(std::move(Jobs), Limits, Work, Listener).run();
}

} // namespace corotidy
