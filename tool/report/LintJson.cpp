//===--- LintJson.cpp - Findings for programs -----------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/schema/check-1.json describes what is written here. Changes within one
// schemaVersion only add.
//
//===----------------------------------------------------------------------===//

#include "tool/Paths.h"
#include "tool/report/Json.h"

using namespace llvm;
using nlohmann::ordered_json;

namespace corotidy {

static void addSpan(ordered_json &Object, const Span &At, StringRef Root) {
  Object["file"] = relativeTo(At.Begin.File, Root);
  Object["line"] = At.Begin.Line;
  Object["column"] = At.Begin.Column;
  Object["endLine"] = At.EndLine;
  Object["endColumn"] = At.EndColumn;
  Object["offset"] = At.Offset;
  Object["length"] = At.Length;
}

static ordered_json toJson(const FindingRecord &F, StringRef Root) {
  ordered_json Notes = ordered_json::array();
  for (const NoteRecord &N : F.Notes) {
    ordered_json Note = {{"message", N.Message}};
    addSpan(Note, N.At, Root);
    Notes.push_back(std::move(Note));
  }
  ordered_json Fixes = ordered_json::array();
  if (!F.Fix.empty()) {
    ordered_json Edits = ordered_json::array();
    for (const EditRecord &E : F.Fix) {
      ordered_json Edit = {{"text", E.Text}};
      addSpan(Edit, E.At, Root);
      Edits.push_back(std::move(Edit));
    }
    Fixes.push_back({{"edits", std::move(Edits)}});
  }
  ordered_json Finding = {{"check", F.Check},
                          {"severity", spelling(F.Level).str()},
                          {"message", F.Message}};
  addSpan(Finding, F.At, Root);
  Finding["notes"] = std::move(Notes);
  Finding["fixes"] = std::move(Fixes);
  Finding["fingerprint"] = F.Fingerprint;
  return Finding;
}

void writeLintJson(const LintReport &R, const ReportContext &Ctx,
                   raw_ostream &OS) {
  JsonStream To(OS);
  To.document([&] {
    writeHeader(To, R, Ctx);
    To.array("findings", [&] {
      for (const FindingRecord &F : R.Findings)
        To.element(toJson(F, Ctx.Root));
    });
    writeRun(To, R, Ctx);
  });
}

} // namespace corotidy
