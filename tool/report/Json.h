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
#include <nlohmann/json.hpp>

namespace corotidy {

inline nlohmann::ordered_json orNull(llvm::StringRef Text) {
  return Text.empty() ? nlohmann::ordered_json()
                      : nlohmann::ordered_json(Text.str());
}

/// What a report begins with: who made it, of what, and whether of all of it.
inline nlohmann::ordered_json jsonHeader(llvm::ArrayRef<std::string> Files,
                                         llvm::ArrayRef<Failure> Failures,
                                         const ReportContext &Ctx) {
  nlohmann::ordered_json Paths = nlohmann::ordered_json::array();
  for (const std::string &File : Files)
    Paths.push_back(relativeTo(File, Ctx.Root));
  return {{"schemaVersion", 1},
          {"tool",
           {{"name", "coro-tidy"},
            {"version", CORO_TIDY_VERSION},
            {"clang", CLANG_VERSION_STRING}}},
          {"complete", Failures.empty()},
          {"files", std::move(Paths)}};
}

inline nlohmann::ordered_json toJson(llvm::ArrayRef<Failure> Failures,
                                     const ReportContext &Ctx) {
  nlohmann::ordered_json List = nlohmann::ordered_json::array();
  for (const Failure &F : Failures)
    List.push_back({{"file", relativeTo(F.File, Ctx.Root)},
                    {"message", F.Message},
                    {"at", orNull(F.At)},
                    {"errors", F.Errors}});
  return List;
}

/// Names come from sources in any encoding; the report is UTF-8.
inline void print(const nlohmann::ordered_json &Doc, llvm::raw_ostream &OS) {
  OS << Doc.dump(2, ' ', /*ensure_ascii=*/false,
                 nlohmann::ordered_json::error_handler_t::replace)
     << '\n';
}

} // namespace corotidy

#endif // COROTIDY_TOOL_REPORT_JSON_H
