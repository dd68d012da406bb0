//===--- Json.h - What all JSON reports have in common -------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_REPORT_JSON_H
#define COROTIDY_TOOL_REPORT_JSON_H

#include "tool/Paths.h"
#include "tool/report/Formats.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/FormatVariadic.h"
#include <nlohmann/json.hpp>

namespace corotidy {

inline nlohmann::ordered_json orNull(llvm::StringRef Text) {
  return Text.empty() ? nlohmann::ordered_json()
                      : nlohmann::ordered_json(Text.str());
}

/// What a report begins with: who made it, of what, and whether of all of it.
inline nlohmann::ordered_json jsonHeader(const RunRecord &R,
                                         const ReportContext &Ctx) {
  nlohmann::ordered_json Paths = nlohmann::ordered_json::array();
  for (const std::string &File : R.Files)
    Paths.push_back(relativeTo(File, Ctx.Root));
  return {{"schemaVersion", 1},
          {"tool",
           {{"name", "coro-tidy"},
            {"version", CORO_TIDY_VERSION},
            {"clang", CLANG_VERSION_STRING}}},
          {"complete", R.isComplete()},
          {"files", std::move(Paths)}};
}

inline nlohmann::ordered_json toJson(llvm::ArrayRef<Notice> Notices,
                                     const ReportContext &Ctx) {
  nlohmann::ordered_json List = nlohmann::ordered_json::array();
  for (const Notice &N : Notices)
    List.push_back({{"file", orNull(relativeTo(N.File, Ctx.Root))},
                    {"message", N.Message}});
  return List;
}

/// What a report ends with: what it does not cover.
inline void addRun(nlohmann::ordered_json &Doc, const RunRecord &R,
                   const ReportContext &Ctx) {
  nlohmann::ordered_json Failures = nlohmann::ordered_json::array();
  for (const Failure &F : R.Failures)
    Failures.push_back({{"file", orNull(relativeTo(F.File, Ctx.Root))},
                        {"message", F.Message},
                        {"at", orNull(F.At)},
                        {"errors", F.Errors},
                        {"during", F.During},
                        {"repeat", orNull(F.Repeat)}});
  Doc["failures"] = std::move(Failures);
  Doc["skipped"] = toJson(R.Skipped, Ctx);
  Doc["notices"] = toJson(R.Notices, Ctx);
  Doc["interrupted"] = R.Interrupted;
}

/// Names come from sources in any encoding; the report is UTF-8. What a
/// terminal or a CI system could take for a command is spelled as JSON spells
/// control characters, so that reading it gives the same.
inline std::string dump(const nlohmann::ordered_json &Value) {
  auto Escape = [](uint32_t C) {
    if (C == '\n')
      return std::string("\n");
    if (C < 0x10000)
      return llvm::formatv("\\u{0:x-4}", C).str();
    C -= 0x10000;
    return llvm::formatv("\\u{0:x-4}\\u{1:x-4}", 0xd800 + (C >> 10),
                         0xdc00 + (C & 0x3ff))
        .str();
  };
  return withoutCommands(
      Value.dump(2, ' ', /*ensure_ascii=*/false,
                 nlohmann::ordered_json::error_handler_t::replace),
      Escape, [](uint8_t) -> std::string {
        llvm_unreachable("invalid UTF-8 was replaced");
      });
}

inline void print(const nlohmann::ordered_json &Doc, llvm::raw_ostream &OS) {
  OS << dump(Doc) << '\n';
}

} // namespace corotidy

#endif // COROTIDY_TOOL_REPORT_JSON_H
