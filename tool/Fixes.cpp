//===--- Fixes.cpp - Applying and exporting fixes -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Fixes.h"
#include "tool/Output.h"
#include "clang/Tooling/Core/Replacement.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/YAMLTraits.h"
#include <map>

using namespace clang::tooling;
using namespace llvm;

namespace corotidy {

namespace {
/// One file while fixes for it are gathered.
struct FileToFix {
  std::string Text;
  Replacements Edits;
};
} // namespace

static Replacement toReplacement(const EditRecord &Edit) {
  return Replacement(Edit.At.Begin.File, Edit.At.Offset, Edit.At.Length,
                     Edit.Text);
}

/// Whether the line that \p Edit begins in is still what it was.
static bool isUnchanged(const EditRecord &Edit, StringRef Text) {
  if (Edit.At.Offset + Edit.At.Length > Text.size())
    return false;
  StringRef Before = Text.take_front(Edit.At.Offset);
  StringRef Line = Text.substr(Edit.At.Offset - (Edit.At.Begin.Column - 1));
  return Before.count('\n') + 1 == Edit.At.Begin.Line &&
         Line.starts_with(Edit.SourceLine);
}

/// Adds the edits of \p F to those of \p Files; says why if that is impossible.
static std::string addFix(const FindingRecord &F,
                          std::map<std::string, FileToFix> &Files) {
  std::map<std::string, Replacements> Changed;
  for (const EditRecord &Edit : F.Fix) {
    const std::string &Path = Edit.At.Begin.File;
    auto [File, IsNew] = Files.try_emplace(Path);
    if (IsNew) {
      auto Buffer = MemoryBuffer::getFile(Path);
      if (!Buffer)
        return Path + ": " + Buffer.getError().message();
      File->second.Text = (*Buffer)->getBuffer().str();
    }
    if (!isUnchanged(Edit, File->second.Text))
      return Path + ": changed since it was parsed; its fixes are not applied";
    Replacements &Edits =
        Changed.try_emplace(Path, File->second.Edits).first->second;
    Replacement New = toReplacement(Edit);
    // Two findings may need the same edit.
    if (is_contained(Edits, New))
      continue;
    if (Error E = Edits.add(New)) {
      consumeError(std::move(E));
      return Path + ":" + std::to_string(Edit.At.Begin.Line) +
             ": two fixes conflict; run again for the second";
    }
  }
  for (auto &[Path, Edits] : Changed)
    Files[Path].Edits = std::move(Edits);
  return "";
}

static Error writeFile(StringRef Path, const FileToFix &File) {
  Expected<std::string> Fixed = applyAllReplacements(File.Text, File.Edits);
  if (!Fixed)
    return Fixed.takeError();
  // What a link points to is replaced, not the link.
  SmallString<256> Real;
  if (std::error_code EC = sys::fs::real_path(Path, Real))
    return createStringError(EC, Path + ": " + EC.message());
  auto Permissions = sys::fs::getPermissions(Real);
  if (Error E = writeToOutput(Real, [&](raw_ostream &OS) {
        OS << *Fixed;
        return Error::success();
      }))
    return E;
  if (Permissions)
    sys::fs::setPermissions(Real, *Permissions);
  return Error::success();
}

Expected<FixResult> applyFixes(LintReport &R) {
  FixResult Result;
  std::map<std::string, FileToFix> Files;
  erase_if(R.Findings, [&](const FindingRecord &F) {
    if (F.Fix.empty())
      return false;
    std::string Problem = addFix(F, Files);
    if (!Problem.empty()) {
      if (!is_contained(Result.Refused, Problem))
        Result.Refused.push_back(std::move(Problem));
      return false;
    }
    ++Result.Fixed;
    return true;
  });
  for (const auto &[Path, File] : Files) {
    if (File.Edits.empty())
      continue;
    if (Error E = writeFile(Path, File))
      return std::move(E);
    ++Result.Files;
  }
  return Result;
}

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
      if (Error E = D.Message.Fix[Edit.At.Begin.File].add(toReplacement(Edit)))
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
