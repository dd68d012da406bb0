//===--- Profile.cpp - Where the time of a run went -----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Profile.h"
#include "tool/Output.h"
#include "tool/Paths.h"
#include "tool/report/Json.h"
#include "llvm/Support/Format.h"

using namespace llvm;
using nlohmann::ordered_json;

namespace corotidy {

Profile::Profile(const Options &Opts)
    : IsOn(Opts.Profile || !Opts.ProfileFile.empty()) {
  if (IsOn)
    Parent.enterAtStart("starting");
}

void Profile::Row::add(StringRef File, const Elapsed &Time) {
  Took += Time;
  ++Jobs;
  constexpr size_t Enough = 5;
  Slow This{File.str(), Time};
  Slowest.insert(upper_bound(Slowest, This,
                             [](const Slow &A, const Slow &B) {
                               return std::tie(B.Took.Wall, A.File) <
                                      std::tie(A.Took.Wall, B.File);
                             }),
                 This);
  if (Slowest.size() > Enough)
    Slowest.pop_back();
}

void Profile::add(StringRef File, const JobTimes &Times) {
  if (!IsOn)
    return;
  LargestWorker = std::max(LargestWorker, Times.PeakMemory);
  Elapsed All;
  for (const PhaseTime &P : Times.Phases) {
    All += P.Took;
    Phases[P.Phase].add(File, P.Took);
  }
  Work.add(File, All);
}

Error Profile::finish(const Options &Opts, const ReportContext &Ctx) {
  if (!IsOn)
    return Error::success();
  for (const PhaseTime &P : Parent.stop()) {
    OfParent.push_back({P.Phase, {P.Took, 0, {}}});
    Run += P.Took;
  }
  OfWorkers.assign(Phases.begin(), Phases.end());
  for (Table *T : {&OfParent, &OfWorkers})
    sort(*T, [](const auto &A, const auto &B) {
      return std::tie(B.second.Took.Wall, A.first) <
             std::tie(A.second.Took.Wall, B.first);
    });
  if (Opts.Profile)
    writeText(errs(), Ctx);
  if (Opts.ProfileFile.empty())
    return Error::success();
  Error E = writeOutput(Opts.ProfileFile, [&](raw_ostream &OS) {
    writeJson(OS, Ctx);
    return Error::success();
  });
  if (!E)
    return E;
  return createStringError(inconvertibleErrorCode(),
                           "cannot write the profile: " +
                               toString(std::move(E)));
}

static double seconds(uint64_t Nanoseconds) {
  return double(Nanoseconds) / 1e9;
}

static double share(const Elapsed &Part, const Elapsed &Whole) {
  return Whole.Wall ? double(Part.Wall) / double(Whole.Wall) : 0;
}

//===----------------------------------------------------------------------===//
// For people
//===----------------------------------------------------------------------===//

/// Wide enough for names of phases.
static constexpr unsigned NameColumn = 33;

static void writeTimes(raw_ostream &OS, StringRef Name, const Elapsed &Took) {
  // Of a worker that was taken over, the names may be anything.
  OS << left_justify(sanitized(Name), NameColumn)
     << format("%10.3f%10.3f", seconds(Took.Wall), seconds(Took.Processor));
}

static void writeTitle(raw_ostream &OS, StringRef Name, StringRef Rest) {
  OS << '\n'
     << left_justify(Name, NameColumn) << "    wall s     cpu s" << Rest;
}

void Profile::writeText(raw_ostream &OS, const ReportContext &Ctx) const {
  OS << format("%.3f s on the clock, %.3f s of the processor; ",
               seconds(Run.Wall), seconds(Run.Processor + Work.Took.Processor));
  if (OfWorkers.empty()) {
    // All was in the cache.
    OS << "nothing to do for workers\n";
  } else {
    OS << Workers << (Workers == 1 ? " worker" : " workers")
       << format(", the largest with %llu MiB\n",
                 static_cast<unsigned long long>(LargestWorker >> 20));
    writeTitle(OS, "in workers", "   share    files   slowest\n");
  }
  for (const auto &[Name, R] : OfWorkers) {
    writeTimes(OS, Name, R.Took);
    OS << format("%7.1f%%%9zu%10.3f  ", 100 * share(R.Took, Work.Took), R.Jobs,
                 seconds(R.Slowest.front().Took.Wall))
       << displayPath(R.Slowest.front().File, Ctx) << '\n';
  }
  writeTitle(OS, "in the parent", "   share\n");
  for (const auto &[Name, R] : OfParent) {
    writeTimes(OS, Name, R.Took);
    OS << format("%7.1f%%\n", 100 * share(R.Took, Run));
  }
  if (!Work.Slowest.empty())
    writeTitle(OS, "slowest files", "\n");
  for (const Slow &S : Work.Slowest) {
    // As long as it may be, it comes last.
    writeTimes(OS, "", S.Took);
    OS << "  " << displayPath(S.File, Ctx) << '\n';
  }
}

//===----------------------------------------------------------------------===//
// For programs
//===----------------------------------------------------------------------===//

static ordered_json toJson(const Elapsed &Took) {
  return {{"wall", seconds(Took.Wall)}, {"cpu", seconds(Took.Processor)}};
}

void Profile::writeJson(raw_ostream &OS, const ReportContext &Ctx) const {
  auto Slowest = [&](const Row &R) {
    ordered_json Files = ordered_json::array();
    for (const Slow &S : R.Slowest) {
      ordered_json File = {{"file", relativeTo(S.File, Ctx.Root)}};
      File.update(toJson(S.Took));
      Files.push_back(std::move(File));
    }
    return Files;
  };
  auto Rows = [&](JsonStream &To, StringRef Key, const Table &T,
                  const Elapsed &Whole, bool OfFiles) {
    To.array(Key, [&] {
      for (const auto &[Name, R] : T) {
        ordered_json Phase = {{"phase", Name}};
        Phase.update(toJson(R.Took));
        Phase["share"] = share(R.Took, Whole);
        if (OfFiles) {
          Phase["files"] = R.Jobs;
          Phase["slowest"] = Slowest(R);
        }
        To.element(Phase);
      }
    });
  };
  JsonStream To(OS);
  To.document([&] {
    To.member("run", toJson(Run));
    To.member("work", toJson(Work.Took));
    To.member("workers", Workers);
    To.member("peakMemory", LargestWorker);
    To.member("files", Work.Jobs);
    Rows(To, "inWorkers", OfWorkers, Work.Took, /*OfFiles=*/true);
    Rows(To, "inParent", OfParent, Run, /*OfFiles=*/false);
    To.member("slowest", Slowest(Work));
  });
}

} // namespace corotidy
