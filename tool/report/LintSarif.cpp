//===--- LintSarif.cpp - Findings as SARIF 2.1.0 --------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Section numbers are those of the OASIS standard, as of errata 01. The text
// does not depend on when, where and by whom it was made.
//
//===----------------------------------------------------------------------===//

#include "checks/CheckInfo.h"
#include "tool/Paths.h"
#include "tool/report/Json.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;
using nlohmann::ordered_json;

namespace corotidy {

/// Braces are for placeholders (3.11.5), and `[text](target)` is a link
/// (3.11.6): a lambda in a message would be one, and so would what a hostile
/// #error says.
static ordered_json message(StringRef Text) {
  std::string Escaped;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text.substr(I).starts_with("]("))
      Escaped += '\\';
    Escaped.append(Text[I] == '{' || Text[I] == '}' ? 2 : 1, Text[I]);
  }
  return {{"text", std::move(Escaped)}};
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// What the page of \p Check says under its first heading, as many paragraphs
/// of it as GitHub takes.
static StringRef firstSection(const CheckInfo &Check) {
  constexpr size_t Longest = 1024;
  StringRef Section = Check.Page.split("\n## ").second.split('\n').second;
  Section = Section.split("\n## ").first.trim();
  if (Section.size() > Longest)
    Section = Section.take_front(Longest).rsplit("\n\n").first;
  return Section;
}

/// The page of \p Check without what is generated into it: the properties of a
/// rule say the same, links to the sources lead nowhere from here, and the
/// marks around it are HTML, which is forbidden (3.11.4.2).
static std::string page(const CheckInfo &Check) {
  auto [Before, Rest] = Check.Page.split("<!-- generated");
  return (Before + Rest.split("<!-- end generated -->\n\n").second).str();
}

static StringRef precision(CheckTier Tier) {
  switch (Tier) {
  case CheckTier::Default:
    return "very-high";
  case CheckTier::Strict:
    return "high";
  case CheckTier::Preview:
    return "medium";
  case CheckTier::Named:
    return "very-high";
  }
  llvm_unreachable("all tiers are handled");
}

static std::string level(Severity Level) {
  return Level == Severity::Remark ? "note" : spelling(Level).str();
}

/// Pages are shown as they are and never with arguments, so the braces of the
/// code in them are single, as viewers show them.
static ordered_json rule(const CheckInfo &Check) {
  std::string Summary = (Check.Summary + ".").str();
  return {
      {"id", Check.Name.str()},
      {"shortDescription", {{"text", Summary}}},
      {"fullDescription", {{"text", firstSection(Check).str()}}},
      {"help",
       {{"text", Summary + " `coro-tidy explain " + Check.Name.str() +
                     "` prints the documentation."},
        {"markdown", page(Check)}}},
      {"defaultConfiguration",
       {{"level", level(Check.Tier == CheckTier::Named ? Severity::Remark
                                                       : Severity::Warning)}}},
      {"properties",
       {{"tags",
         {"coroutines", spelling(Check.Group).str(),
          spelling(Check.Tier).str()}},
        {"precision", precision(Check.Tier).str()},
        {"problem.severity",
         Check.Tier == CheckTier::Strict || Check.Tier == CheckTier::Named
             ? "recommendation"
             : "warning"}}}};
}

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

static ordered_json artifact(StringRef File, const ReportContext &Ctx) {
  std::string Relative = relativeTo(File, Ctx.Root);
  if (Relative == File)
    return {{"uri", fileUri(File)}};
  return {{"uri", percentEncoded(Relative)}, {"uriBaseId", "SRCROOT"}};
}

/// Exactly \p At, also if that is empty (3.30.2: an insertion point).
static ordered_json region(const Span &At) {
  return {{"startLine", At.Begin.Line},
          {"startColumn", At.CodePointColumn},
          {"endLine", At.EndLine},
          {"endColumn", At.EndCodePointColumn}};
}

/// What to underline for \p At, which begins in \p SourceLine: something,
/// though it be a place only, because viewers show nothing for nothing.
static ordered_json region(const Span &At, StringRef SourceLine) {
  ordered_json Region = region(At);
  if (At.Length) {
    Region["byteOffset"] = At.Offset;
    Region["byteLength"] = At.Length;
  } else if (At.Begin.Column <= SourceLine.size()) {
    Region["endColumn"] = At.CodePointColumn + 1;
  } else {
    // The end of a line: all of it.
    Region = {{"startLine", At.Begin.Line}};
  }
  return Region;
}

static ordered_json location(const Span &At, StringRef SourceLine,
                             const ReportContext &Ctx) {
  if (At.Begin.File.empty())
    return ordered_json::object();
  return {{"physicalLocation",
           {{"artifactLocation", artifact(At.Begin.File, Ctx)},
            {"region", region(At, SourceLine)}}}};
}

static ordered_json location(const NoteRecord &N, const ReportContext &Ctx) {
  ordered_json Location = location(N.At, N.SourceLine, Ctx);
  Location["message"] = message(N.Message);
  return Location;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// What leads to \p F, in the order in which it happens, and then F itself,
/// where viewers expect the end. The last note is left out: it is advice, and
/// nothing that happens anywhere. Null if nothing is left.
static ordered_json codeFlow(const FindingRecord &F, const ReportContext &Ctx) {
  if (F.Notes.size() < 2)
    return {};
  ordered_json Steps = ordered_json::array();
  for (const NoteRecord &N : ArrayRef(F.Notes).drop_back())
    Steps.push_back({{"location", location(N, Ctx)}});
  ordered_json Here = location(F.At, F.SourceLine, Ctx);
  Here["message"] = message(F.Message);
  Steps.push_back({{"location", std::move(Here)}});
  ordered_json Flow = {{"locations", std::move(Steps)}};
  return {{"threadFlows", ordered_json::array({std::move(Flow)})}};
}

/// Edits are sorted by file.
static ordered_json fix(const FindingRecord &F, const ReportContext &Ctx) {
  ordered_json Changes = ordered_json::array();
  const std::string *File = nullptr;
  for (const EditRecord &E : F.Fix) {
    if (!File || *File != E.At.Begin.File)
      Changes.push_back({{"artifactLocation", artifact(E.At.Begin.File, Ctx)},
                         {"replacements", ordered_json::array()}});
    File = &E.At.Begin.File;
    Changes.back()["replacements"].push_back(
        {{"deletedRegion", region(E.At)},
         {"insertedContent", {{"text", E.Text}}}});
  }
  return {{"description",
           message(F.Notes.empty() ? F.Message : F.Notes.back().Message)},
          {"artifactChanges", std::move(Changes)}};
}

static ordered_json result(const FindingRecord &F, const ReportContext &Ctx) {
  const CheckInfo *Check = findCheck(F.Check);
  ordered_json Result = {{"ruleId", F.Check},
                         {"ruleIndex", Check - allChecks().begin()},
                         {"level", level(F.Level)},
                         {"message", message(F.Message)},
                         {"locations", ordered_json::array()}};
  if (!F.At.Begin.File.empty())
    Result["locations"].push_back(location(F.At, F.SourceLine, Ctx));
  // Their ids make them unique, which they have to be (3.27.22).
  for (const NoteRecord &N : F.Notes) {
    ordered_json Related = {{"id", Result["relatedLocations"].size()}};
    Related.update(location(N, Ctx));
    Result["relatedLocations"].push_back(std::move(Related));
  }
  if (ordered_json Flow = codeFlow(F, Ctx); !Flow.is_null())
    Result["codeFlows"].push_back(std::move(Flow));
  // What is no UTF-8 cannot be said, and something else must not be applied.
  if (!F.Fix.empty() &&
      all_of(F.Fix, [](const EditRecord &E) { return json::isUTF8(E.Text); }))
    Result["fixes"].push_back(fix(F, Ctx));
  // GitHub's own key is left to GitHub, which computes that itself.
  auto [Version, Hash] = StringRef(F.Fingerprint).split(':');
  Result["partialFingerprints"] = {
      {("coroTidy/v" + Version).str(), Hash.str()}};
  return Result;
}

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

static ordered_json notification(StringRef Level, StringRef Message,
                                 StringRef File, const ReportContext &Ctx) {
  ordered_json Notification = {{"level", Level.str()},
                               {"message", message(Message)}};
  if (!File.empty())
    Notification["locations"].push_back(
        {{"physicalLocation", {{"artifactLocation", artifact(File, Ctx)}}}});
  return Notification;
}

static ordered_json notification(const Failure &F, const ReportContext &Ctx) {
  auto [File, Line] = placeOf(F);
  ordered_json Notification = notification("error", F.Message, File, Ctx);
  // Its column is in bytes, and what stands in that line is not at hand.
  if (Line)
    Notification["locations"][0]["physicalLocation"]["region"] = {
        {"startLine", Line}};
  Notification["properties"] = {{"errors", F.Errors}};
  if (!F.File.empty())
    Notification["properties"]["file"] = relativeTo(F.File, Ctx.Root);
  if (!F.During.empty())
    Notification["properties"]["during"] = during(F, Ctx);
  if (!F.Repeat.empty())
    Notification["properties"]["repeat"] = F.Repeat;
  return Notification;
}

static void writeInvocation(JsonStream &To, const RunRecord &R,
                            const ReportContext &Ctx) {
  To.object([&] {
    To.member("executionSuccessful", R.isComplete());
    To.array("toolExecutionNotifications", [&] {
      for (const Failure &F : R.Failures)
        To.line(notification(F, Ctx));
      for (const Notice &N : R.Skipped)
        To.line(notification("warning", "skipped: " + N.Message, N.File, Ctx));
      for (const Notice &N : R.Notices)
        To.line(notification("note", N.Message, N.File, Ctx));
    });
    To.member("properties", {{"interrupted", R.Interrupted}});
  });
}

static void writeTool(JsonStream &To) {
  To.object("driver", [&] {
    To.members({{"name", "coro-tidy"},
                {"version", CORO_TIDY_VERSION},
                {"semanticVersion", CORO_TIDY_VERSION},
                {"properties", {{"clang", CLANG_VERSION_STRING}}}});
    To.array("rules", [&] {
      for (const CheckInfo &Check : allChecks())
        To.line(rule(Check));
    });
  });
}

void writeLintSarif(const LintReport &R, const ReportContext &Ctx,
                    raw_ostream &OS) {
  JsonStream To(OS);
  auto Run = [&] {
    To.object("tool", [&] { writeTool(To); });
    To.array("invocations", [&] { writeInvocation(To, R, Ctx); });
    // A URI would name the place of the checkout, so it is left out, as
    // 3.14.14 allows; who reads this knows where the sources are.
    To.members({{"originalUriBaseIds",
                 {{"SRCROOT",
                   {{"description",
                     {{"text", "The root of the repository, or --root."}}}}}}},
                {"defaultEncoding", "UTF-8"},
                {"newlineSequences", {"\r\n", "\n", "\r"}},
                {"columnKind", "unicodeCodePoints"}});
    To.array("results", [&] {
      for (const FindingRecord &F : R.Findings)
        To.line(result(F, Ctx));
    });
  };
  To.document([&] {
    To.members({{"$schema",
                 "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
                 "schemas/sarif-schema-2.1.0.json"},
                {"version", "2.1.0"}});
    To.array("runs", [&] { To.object(Run); });
  });
}

} // namespace corotidy
