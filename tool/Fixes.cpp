//===--- Fixes.cpp - Applying, showing and exporting fixes ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Fixes.h"
#include "tool/Output.h"
#include "tool/Paths.h"
#include "tool/Rewrite.h"
#include "clang/Tooling/Core/Replacement.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/YAMLTraits.h"

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

/// Whether what \p A and \p B make depends on which is first. What is inserted
/// behind what was replaced does not.
static bool conflict(const Edit &A, const Edit &B) {
  return A.Offset == B.Offset || (A.Offset < B.End && B.Offset < A.End);
}

/// Whether \p New can be made together with \p Edits. The same edit twice is
/// one.
static bool fits(const Edit &New, const std::set<Edit> &Edits) {
  if (Edits.contains(New))
    return true;
  // Those of one fix may share a place, but overlap no more than others: only
  // the nearest can be in the way.
  auto Next = Edits.lower_bound({New.Offset, 0, ""});
  return (Next == Edits.end() || !conflict(New, *Next)) &&
         (Next == Edits.begin() || !conflict(New, *std::prev(Next)));
}

namespace {
class Planner {
public:
  Planner(const LintReport &R, const ReportContext &Ctx, FixesAre Are)
      : Ctx(Ctx), Are(Are), Root(realPath(Ctx.Root)) {
    for (const FindingRecord &F : R.Findings)
      for (const EditRecord &E : F.Fix)
        Versions[E.At.Begin.File].insert(E.Version);
  }

  /// Why the fix of \p F cannot be made; empty if it was added.
  std::string add(size_t Index, const FindingRecord &F) {
    std::map<std::string, std::vector<Edit>> New;
    for (const EditRecord &E : F.Fix) {
      const Opened &File = open(E.At.Begin.File);
      if (!File.Problem.empty())
        return File.Problem;
      Edit Wanted{E.At.Offset, E.At.Offset + E.At.Length, E.Text};
      if (!fits(Wanted, Plan.Files[File.Path].Edits))
        return name(E.At.Begin.File) + ":" + std::to_string(E.At.Begin.Line) +
               ": two fixes conflict; run again for the second";
      New[File.Path].push_back(std::move(Wanted));
    }
    for (auto &[Path, Edits] : New) {
      Plan.Files[Path].Edits.insert(Edits.begin(), Edits.end());
      Plan.Fixed[Index].insert(Path);
    }
    return "";
  }

  FixPlan Plan;

private:
  struct Opened {
    /// Without symbolic links.
    std::string Path;
    std::string Problem;
  };

  std::string name(StringRef Path) const {
    return relativeTo(Path, Ctx.WorkingDirectory);
  }

  const Opened &open(const std::string &Path) {
    auto [Known, IsNew] = Files.try_emplace(Path);
    Opened &File = Known->second;
    if (IsNew)
      if (std::string Why = tryOpen(Path, File.Path); !Why.empty())
        File.Problem = name(Path) + ": " + Why + "; its fixes are not applied";
    return File;
  }

  std::string tryOpen(const std::string &Path, std::string &RealPath) {
    RealPath = realPath(Path);
    if (relativeTo(RealPath, Root) == RealPath)
      return "outside of '" + Root + "' (see --root)";
    if (Are == FixesAre::Written)
      if (std::string Why = whyNotRewrite(RealPath); !Why.empty())
        return Why;
    ErrorOr<std::string> Bytes = readBytes(RealPath);
    if (!Bytes)
      return Bytes.getError().message();
    const std::set<uint64_t> &Parsed = Versions[Path];
    if (Parsed.size() > 1 || Parsed.contains(NoVersion))
      return "changed while files that include it were parsed";
    if (!Parsed.contains(versionOf(*Bytes)))
      return "changed since it was parsed";
    Plan.Files[RealPath].Before = std::move(*Bytes);
    return "";
  }

  const ReportContext &Ctx;
  FixesAre Are;
  std::string Root;
  std::map<std::string, std::set<uint64_t>> Versions;
  std::map<std::string, Opened> Files;
};
} // namespace

FixPlan planFixes(const LintReport &R, const ReportContext &Ctx, FixesAre Are) {
  Planner Planned(R, Ctx, Are);
  std::vector<std::string> Refused;
  for (auto [Index, F] : enumerate(R.Findings)) {
    if (F.Fix.empty())
      continue;
    std::string Problem = Planned.add(Index, F);
    if (!Problem.empty() && !is_contained(Refused, Problem))
      Refused.push_back(std::move(Problem));
  }
  Planned.Plan.Refused = std::move(Refused);
  std::erase_if(Planned.Plan.Files,
                [](const auto &File) { return File.second.Edits.empty(); });
  return std::move(Planned.Plan);
}

//===----------------------------------------------------------------------===//
// Applying
//===----------------------------------------------------------------------===//

namespace {
class Applier {
public:
  Applier(const FixPlan &Plan, const ReportContext &Ctx)
      : Plan(Plan), Ctx(Ctx) {}

  /// What failed; empty if nothing did.
  std::string run() {
    std::vector<Rewrite> Rewrites;
    for (const auto &[Path, File] : Plan.Files) {
      Expected<Rewrite> New = Rewrite::prepare(
          Path, edited(File.Before, 0, File.Before.size(), File.Edits));
      if (!New)
        return failure(Path, toString(New.takeError()));
      Rewrites.push_back(std::move(*New));
    }
    // A fix of many files is for all of them.
    for (const auto &[Path, File] : Plan.Files)
      if (hasChanged(Path, File))
        return failure(Path, "changed meanwhile");
    for (auto [New, Planned] : zip_equal(Rewrites, Plan.Files)) {
      const auto &[Path, File] = Planned;
      // Who saves the file between these two lines loses what was saved. No
      // system call replaces a file only if it is the one expected.
      if (hasChanged(Path, File))
        return failure(Path, "changed meanwhile");
      if (Error E = New.commit())
        return failure(Path, toString(std::move(E)));
      Done.insert(Path);
    }
    return "";
  }

  std::set<std::string> Done;

private:
  static bool hasChanged(StringRef Path, const FileToFix &File) {
    ErrorOr<std::string> Bytes = readBytes(Path);
    return !Bytes || *Bytes != File.Before;
  }

  std::string name(StringRef Path) const {
    return relativeTo(Path, Ctx.WorkingDirectory);
  }

  std::string failure(StringRef Path, StringRef Why) const {
    std::string Text = "cannot fix '" + name(Path) + "': " + Why.str();
    if (Done.empty())
      return Text + "; no file was changed";
    std::vector<std::string> Changed, Left;
    for (const auto &[Each, File] : Plan.Files)
      (Done.contains(Each) ? Changed : Left).push_back(name(Each));
    return Text + "; changed: " + join(Changed, ", ") +
           "; not changed: " + join(Left, ", ");
  }

  const FixPlan &Plan;
  const ReportContext &Ctx;
};
} // namespace

FixResult applyFixes(const FixPlan &Plan, LintReport &R,
                     const ReportContext &Ctx) {
  Applier Apply(Plan, Ctx);
  FixResult Result;
  Result.Failure = Apply.run();
  Result.Files = Apply.Done.size();
  std::vector<FindingRecord> Left;
  for (auto [Index, F] : enumerate(R.Findings)) {
    auto Fixed = Plan.Fixed.find(Index);
    if (Fixed != Plan.Fixed.end() &&
        all_of(Fixed->second, [&](const std::string &Path) {
          return Apply.Done.contains(Path);
        }))
      ++Result.Fixed;
    else
      Left.push_back(std::move(F));
  }
  R.Findings = std::move(Left);
  return Result;
}

//===----------------------------------------------------------------------===//
// Exporting
//===----------------------------------------------------------------------===//

static DiagnosticMessage toMessage(StringRef Text, const Span &At) {
  DiagnosticMessage M(Text);
  M.FilePath = At.Begin.File;
  M.FileOffset = At.Offset;
  return M;
}

Error exportFixes(const LintReport &R, StringRef Path) {
  TranslationUnitDiagnostics Unit;
  if (R.Files.size() == 1)
    Unit.MainSourceFile = R.Files.front();
  for (const FindingRecord &F : R.Findings) {
    Diagnostic D(F.Check, toMessage(F.Message, F.At), {},
                 F.Level == Severity::Error ? Diagnostic::Error
                                            : Diagnostic::Warning,
                 "");
    for (const EditRecord &Edit : F.Fix)
      if (Error E = D.Message.Fix[Edit.At.Begin.File].add(Replacement(
              Edit.At.Begin.File, Edit.At.Offset, Edit.At.Length, Edit.Text)))
        return E;
    for (const NoteRecord &N : F.Notes)
      D.Notes.push_back(toMessage(N.Message, N.At));
    Unit.Diagnostics.push_back(std::move(D));
  }
  return writeOutput(Path, [&](raw_ostream &OS) {
    yaml::Output Yaml(OS);
    Yaml << Unit;
    return Error::success();
  });
}

} // namespace corotidy
