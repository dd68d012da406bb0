//===--- Run.cpp - What commands that parse files have in common ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Run.h"
#include "checks/CheckInfo.h"
#include "tool/Frontend.h"
#include "tool/InstalledTree.h"
#include "tool/Output.h"
#include "tool/Paths.h"
#include "tool/Progress.h"
#include "tool/Resources.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <csignal>
#include <map>
#include <set>

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

void printProblem(StringRef Severity, const Twine &Message) {
  errs() << "coro-tidy: " << Severity << ": " << sanitized(Message.str())
         << '\n';
}

ExitStatus fail(Error E) {
  printProblem("error", toString(std::move(E)));
  return UsageError;
}

Expected<Inputs> findInputs(const Options &Opts, const Program &Self) {
  Expected<Selection> Selected = selectFiles(Opts);
  if (!Selected)
    return Selected.takeError();
  Expected<std::string> ResourceDir =
      findResourceDir(Opts.ResourceDir, Self.Executable);
  if (!ResourceDir)
    return ResourceDir.takeError();
  return Inputs{std::move(*Selected), std::move(*ResourceDir)};
}

ReportContext makeContext(const Options &Opts, StringRef Root) {
  ReportContext Ctx;
  Ctx.WorkingDirectory = absolutePath(".");
  Ctx.Root = Root.str();
  Ctx.Color = Opts.Color.value_or(outs().is_displayed() && outs().has_colors());
  if (Ctx.Color)
    outs().enable_colors(true);
  return Ctx;
}

Error flushOutput() {
  outs().flush();
  if (!outs().has_error())
    return Error::success();
  std::error_code EC = outs().error();
  outs().clear_error();
  return createStringError(EC, "standard output: " + EC.message());
}

//===----------------------------------------------------------------------===//
// Files in workers
//===----------------------------------------------------------------------===//

/// \p Arg as a shell reads it back, whatever is in there.
static std::string quotedForShell(StringRef Arg) {
  if (!Arg.empty() && all_of(Arg, [](char C) {
        return isAlnum(C) || StringRef("-_=+,./:@%").contains(C);
      }))
    return Arg.str();
  std::string Quoted = "'";
  for (char C : Arg)
    Quoted += C == '\'' ? "'\\''" : std::string(1, C);
  return Quoted + "'";
}

/// The command that does \p Opts to \p File alone. It is for the root, so that
/// it is the same wherever it was run; but what stands after -- is relative to
/// the working directory, and then so is all else.
static std::string repeatCommand(const Options &Opts, StringRef File,
                                 StringRef Check, const ReportContext &Ctx) {
  StringRef Base = Opts.Flags ? Ctx.WorkingDirectory : Ctx.Root;
  std::vector<std::string> Args = {"coro-tidy", Opts.Command};
  for (const RepeatedOption &Option : Opts.Repeated)
    Args.push_back(Option.Text +
                   (Option.Path == Base ? "." : relativeTo(Option.Path, Base)));
  if (!Check.empty())
    Args.push_back(("--checks=-*," + Check).str());
  Args.push_back(relativeTo(File, Base));
  if (Opts.Flags) {
    Args.push_back("--");
    append_range(Args, *Opts.Flags);
  }
  return join(map_range(Args, quotedForShell), " ");
}

static WorkerLimits limitsOf(const Options &Opts, size_t NumJobs) {
  Resources Machine = findResources();
  // Heavy headers take about this much; below it, waiting is faster.
  constexpr uint64_t Comfortable = 1ull << 30;
  WorkerLimits Limits;
  Limits.Workers = Machine.Cores;
  if (Machine.Memory)
    Limits.Workers =
        std::clamp<uint64_t>(*Machine.Memory / Comfortable, 1, Limits.Workers);
  if (Opts.Jobs)
    Limits.Workers = Opts.Jobs;
  Limits.Workers = std::clamp<size_t>(NumJobs, 1, Limits.Workers);
  Limits.Timeout = std::chrono::seconds(Opts.TimeoutSeconds);
  Limits.MemoryBytes =
      Opts.MemoryMiB ? uint64_t(*Opts.MemoryMiB) << 20
                     : std::max(Machine.Memory.value_or(0) / Limits.Workers,
                                2 * Comfortable);
  return Limits;
}

namespace {
class FileListener : public JobListener {
public:
  FileListener(const Inputs &In, const Options &Opts, const ReportContext &Ctx,
               ResultCache &Cache, const WorkerLimits &Limits, Profile &Times,
               function_ref<std::optional<size_t>(StringRef)> Done)
      : In(In), Opts(Opts), Ctx(Ctx), Cache(Cache), Limits(Limits),
        Times(Times), Done(Done),
        Watcher(In.Selected.Commands.size(), Opts.Quiet),
        HasEnded(In.Selected.Commands.size()) {}

  std::optional<Job> ended(const Job &J, JobEnd End) override {
    if (End.How == JobEnd::Manner::Finished) {
      // Findings may be printed where the progress is shown.
      Watcher.clear();
      Times.enter("taking results");
      FileResult Sent;
      std::optional<size_t> Findings;
      if (fromBytes(End.Result, Sent)) {
        Times.add(fileOf(J.Index), Sent.Times);
        Findings = Done(Sent.Report);
      }
      Times.enter("waiting for workers");
      // Of a worker that was taken over, this process believes nothing.
      if (!Findings)
        Failures.push_back(
            {fileOf(J.Index), "its worker sent what is no result"});
      else if (isFirstAttempt(J))
        compareAndKeep(J.Index, Sent);
      settle(J.Index, Findings.value_or(0));
      return std::nullopt;
    }
    // What it had entered before is lost with it.
    PhaseTime Last = {End.Phase.empty() ? "starting" : End.Phase,
                      {uint64_t(End.Took.count()), 0}};
    Times.add(fileOf(J.Index), {{std::move(Last)}, 0});
    // When memory is short, the system kills a process that is large, and
    // that may be the fault of the others.
    if (End.How == JobEnd::Manner::Died && End.Signal == SIGKILL && !J.Alone)
      return Job{J.Index, J.Argument, /*Alone=*/true};
    StringRef Check = StringRef(End.Phase).starts_with(CheckPrefix)
                          ? StringRef(End.Phase)
                          : StringRef();
    Failures.push_back(describe(J, End, Check));
    if (!Check.empty())
      return Job{J.Index, J.Argument + Check.str() + ",", J.Alone};
    settle(J.Index, 0);
    return std::nullopt;
  }

  /// Whether the result of the file at \p Index is kept, so that there is
  /// nothing to do.
  bool isKnown(size_t Index) {
    std::optional<std::string> Kept = Cache.find(Index);
    if (!Kept)
      return false;
    if (Opts.VerifyCache) {
      ToCompare[Index] = std::move(*Kept);
      return false;
    }
    std::optional<size_t> Findings = Done(*Kept);
    if (!Findings)
      return false;
    HasEnded[Index] = true;
    Watcher.leaveOut(*Findings);
    return true;
  }

  void waiting(const Job &Oldest) override {
    Watcher.show(relativeTo(fileOf(Oldest.Index), Ctx.WorkingDirectory));
  }

  /// The files of the run, when it has ended.
  RunRecord takeRecord(int Signal) {
    Watcher.clear();
    RunRecord R = In.Selected.Record;
    for (Failure &F : Failures) {
      R.Files.push_back(F.File);
      R.Failures.push_back(std::move(F));
    }
    if (!Signal)
      return R;
    R.Interrupted = true;
    for (size_t I = 0; I < HasEnded.size(); ++I)
      if (!HasEnded[I])
        R.Skipped.push_back({fileOf(I), "the run was interrupted"});
    return R;
  }

private:
  std::string fileOf(size_t Index) const {
    return corotidy::fileOf(In.Selected.Commands[Index]);
  }

  void settle(size_t Index, size_t Findings) {
    HasEnded[Index] = true;
    Watcher.advance(Findings);
  }

  /// What a file is like without a check is not what it is like.
  static bool isFirstAttempt(const Job &J) { return J.Argument.empty(); }

  void compareAndKeep(size_t Index, const FileResult &Sent) {
    auto Kept = ToCompare.find(Index);
    if (Kept != ToCompare.end() && Kept->second != Sent.Report)
      Failures.push_back({fileOf(Index),
                          "the result that was kept is not that of parsing "
                          "it; please tell the maintainers how that came"});
    if (Sent.MadeFrom)
      Cache.keep(Index, *Sent.MadeFrom, Sent.Report);
  }

  Failure describe(const Job &J, const JobEnd &End, StringRef Check) const {
    // `crashed while parsing (Aborted)`, `coro-alloca crashed (Aborted)`
    std::string Who = Check.empty() ? "" : Check.str() + " ";
    std::string While =
        Check.empty() && !End.Phase.empty() ? " while " + End.Phase : "";
    Failure F;
    F.File = fileOf(J.Index);
    switch (End.How) {
    case JobEnd::Manner::Finished:
      llvm_unreachable("no failure");
    case JobEnd::Manner::Died:
      F.Message = Who + "crashed" + While + " (" +
                  (End.Signal ? std::string(::strsignal(End.Signal))
                              : "exit status " + std::to_string(End.ExitCode)) +
                  ")";
      break;
    case JobEnd::Manner::OutOfMemory:
      F.Message = Who + "ran out of memory" + While + ": " +
                  std::to_string(Limits.MemoryBytes >> 20) +
                  " MiB were not enough; --memory=MIB allows more";
      break;
    case JobEnd::Manner::TimedOut:
      F.Message = Who + "did not end" + While + " within " +
                  std::to_string(Opts.TimeoutSeconds) +
                  " s; --timeout=SECONDS allows more";
      break;
    }
    // That the file had been read to its end, and which check ran, is said.
    for (const std::string &Entry : End.During)
      if (!StringRef(Entry).starts_with("<eof> parser") &&
          !StringRef(Entry).starts_with("running the check"))
        F.During.push_back(Entry);
    F.Repeat = repeatCommand(Opts, F.File, Check, Ctx);
    return F;
  }

  const Inputs &In;
  const Options &Opts;
  const ReportContext &Ctx;
  ResultCache &Cache;
  const WorkerLimits &Limits;
  Profile &Times;
  function_ref<std::optional<size_t>(StringRef)> Done;
  Progress Watcher;
  std::vector<bool> HasEnded;
  /// What is kept of files that are parsed all the same.
  std::map<size_t, std::string> ToCompare;
  std::vector<Failure> Failures;
};
} // namespace

Expected<FilesOutcome>
runFiles(const Inputs &In, const Options &Opts, const ReportContext &Ctx,
         ResultCache &Cache, Profile &Times,
         function_ref<FileResult(const FileTask &)> Work,
         function_ref<std::optional<size_t>(StringRef)> Done) {
  ArrayRef<CompileCommand> Commands = In.Selected.Commands;
  WorkerLimits Limits;
  FileListener Listener(In, Opts, Ctx, Cache, Limits, Times, Done);
  std::vector<Job> Jobs;
  for (size_t I = 0; I < Commands.size(); ++I)
    if (!Listener.isKnown(I))
      Jobs.emplace_back().Index = I;
  Limits = limitsOf(Opts, Jobs.size());
  size_t FromCache = Commands.size() - Jobs.size();
  Times.setWorkers(Limits.Workers);
  Times.enter("waiting for workers");
  outs().flush();
  // Each worker has its own.
  SourceFiles Sources;
  Expected<int> Signal = runInWorkers(
      std::move(Jobs), Limits,
      [&](const Job &J, JobContext &Context) {
        FileTask Task{Commands[J.Index],
                      In.ResourceDir,
                      {},
                      Context,
                      makeIntrusiveRefCnt<TracedFiles>(Sources),
                      Opts.SkipBodies};
        StringRef(J.Argument).split(Task.Without, ',', -1, /*KeepEmpty=*/false);
        if (!Times.isOn())
          return toBytes(Work(Task));
        Stopwatch Watch;
        Context.measureWith(&Watch);
        Context.enter("starting");
        FileResult Sent = Work(Task);
        Context.measureWith(nullptr);
        Sent.Times = {Watch.stop(), peakMemory()};
        return toBytes(Sent);
      },
      Listener);
  Times.enter("merging");
  if (!Signal)
    return Signal.takeError();
  return FilesOutcome{Listener.takeRecord(*Signal), FromCache, *Signal};
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

template <class ReportType>
static Error writeReport(const ReportType &R, const OutputOption &Output,
                         const ReportContext &Ctx) {
  const ReportFormat<ReportType> &Format =
      *findFormat<ReportType>(Output.Format);
  if (!Output.File.empty())
    return writeOutput(Output.File, [&](raw_ostream &OS) {
      ReportContext Plain = Ctx;
      Plain.Color = false;
      Format.Write(R, Plain, OS);
      return Error::success();
    });
  Format.Write(R, Ctx, outs());
  return flushOutput();
}

template <class ReportType>
Error writeReports(const ReportType &R, const Options &Opts,
                   const ReportContext &Ctx, bool OnlyFiles) {
  Error Problems = Error::success();
  // What can be written is, even if something else cannot.
  for (const OutputOption &Output : Opts.Outputs)
    if (!OnlyFiles || !Output.File.empty())
      Problems = joinErrors(std::move(Problems), writeReport(R, Output, Ctx));
  if (!Problems)
    return Error::success();
  return createStringError(inconvertibleErrorCode(),
                           "cannot write the report: " +
                               toString(std::move(Problems)));
}

template <class ReportType> ExitStatus failRun(Error E, const Options &Opts) {
  ReportType R;
  Failure &F = R.Failures.emplace_back();
  F.Message = toString(std::move(E));
  printProblem("error", F.Message);
  if (Error Unwritten = writeReports(
          R, Opts, makeContext(Opts, absolutePath(".")), /*OnlyFiles=*/true))
    return fail(std::move(Unwritten));
  return UsageError;
}

template Error writeReports(const Report &, const Options &,
                            const ReportContext &, bool);
template Error writeReports(const LintReport &, const Options &,
                            const ReportContext &, bool);
template ExitStatus failRun<Report>(Error, const Options &);
template ExitStatus failRun<LintReport>(Error, const Options &);

/// One line for all files of which the same is said.
static void printGrouped(StringRef Severity, ArrayRef<Notice> Notices,
                         StringRef What, const ReportContext &Ctx) {
  std::map<StringRef, std::vector<StringRef>> FilesOf;
  for (const Notice &N : Notices)
    FilesOf[N.Message].push_back(N.File);
  for (const auto &[Message, Files] : FilesOf) {
    std::string Where = displayPath(Files.front(), Ctx);
    if (Files.size() > 1)
      Where += " and " + std::to_string(Files.size() - 1) + " more";
    if (!Where.empty())
      Where += ": ";
    printProblem(Severity, Where + What + Message);
  }
}

void printRecord(const RunRecord &R, const Options &Opts,
                 const ReportContext &Ctx) {
  // Where repeatCommand is for.
  std::string In = Opts.Flags || Ctx.Root == Ctx.WorkingDirectory
                       ? ""
                       : ", in " + quotedForShell(Ctx.Root);
  std::vector<Notice> Alike;
  for (const Failure &F : R.Failures) {
    if (F.At.empty() && F.Repeat.empty()) {
      Alike.push_back({F.File, F.Message});
      continue;
    }
    printProblem("error", failureText(F, Ctx));
    if (!F.During.empty())
      printProblem("note",
                   "last seen at " +
                       relativeWithin(F.During.back(), Ctx.WorkingDirectory));
    if (!F.Repeat.empty())
      printProblem("note", "to repeat it" + In + ": " + F.Repeat);
  }
  printGrouped("error", Alike, "", Ctx);
  printGrouped("warning", R.Skipped, "skipped: ", Ctx);
  printGrouped("warning", R.Notices, "", Ctx);
}

void printFileCounts(const RunRecord &R, size_t FromCache) {
  std::set<StringRef> Failed, Skipped;
  for (const Failure &F : R.Failures)
    Failed.insert(F.File);
  for (const Notice &N : R.Skipped)
    Skipped.insert(N.File);
  size_t All = R.Files.size() + Skipped.size();
  if (All < 2)
    return;
  errs() << All << " files: "
         << R.Files.size() - Failed.size() - R.WithoutCoroutines.size()
         << " parsed";
  if (!R.WithoutCoroutines.empty())
    errs() << ", " << R.WithoutCoroutines.size() << " without coroutines";
  if (!Failed.empty())
    errs() << ", " << Failed.size() << " failed";
  if (!Skipped.empty())
    errs() << ", " << Skipped.size() << " skipped";
  if (FromCache && errs().is_displayed())
    errs() << "; " << FromCache << " from the cache";
  errs() << (R.Interrupted ? "; interrupted\n" : "\n");
}

ExitStatus exitStatus(const RunRecord &R, int Signal, bool FoundSomething) {
  if (Signal)
    return static_cast<ExitStatus>(128 + Signal);
  if (!R.Failures.empty())
    return Incomplete;
  return FoundSomething ? corotidy::FoundSomething : Success;
}

} // namespace corotidy
