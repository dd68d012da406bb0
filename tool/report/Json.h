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
#include <nlohmann/json.hpp>

namespace corotidy {

/// Names come from sources in any encoding; the report is UTF-8. What a
/// terminal or a CI system could take for a command is spelled as JSON spells
/// control characters, so that reading it gives the same.
/// In lines, each level \p Indent further in than the one around it, or in one
/// line if that is negative.
std::string dump(const nlohmann::ordered_json &Value, int Indent = 2);

/// Writes one object piece by piece: a report of a million findings is never in
/// memory as JSON. Unless line() is used, the text is what dump() would make of
/// the whole.
class JsonStream {
public:
  using Body = llvm::function_ref<void()>;

  explicit JsonStream(llvm::raw_ostream &OS) : OS(OS) {}

  /// The whole: an object and a line end.
  void document(Body Members);

  /// In an object.
  void member(llvm::StringRef Key, const nlohmann::ordered_json &Value);
  void members(const nlohmann::ordered_json &Object);
  void object(llvm::StringRef Key, Body Members);
  void array(llvm::StringRef Key, Body Elements);

  /// In an array.
  void element(const nlohmann::ordered_json &Value);
  /// An element in one line, for what no one reads and is a third as long then.
  void line(const nlohmann::ordered_json &Value);
  void object(Body Members);

private:
  void next();
  void key(llvm::StringRef Key);
  void value(const nlohmann::ordered_json &Value);
  void nest(char Open, Body Contents, char Close);

  llvm::raw_ostream &OS;
  unsigned Depth = 0;
  bool IsEmpty = true;
};

/// What was going on, relative to the root.
inline std::vector<std::string> during(const Failure &F,
                                       const ReportContext &Ctx) {
  std::vector<std::string> Entries;
  for (const std::string &Entry : F.During)
    Entries.push_back(relativeWithin(Entry, Ctx.Root));
  return Entries;
}

inline nlohmann::ordered_json orNull(llvm::StringRef Text) {
  return Text.empty() ? nlohmann::ordered_json()
                      : nlohmann::ordered_json(Text.str());
}

/// What a report begins with: who made it, of what, and whether of all of it.
void writeHeader(JsonStream &To, const RunRecord &R, const ReportContext &Ctx);

/// What a report ends with: what it does not cover.
void writeRun(JsonStream &To, const RunRecord &R, const ReportContext &Ctx);

} // namespace corotidy

#endif // COROTIDY_TOOL_REPORT_JSON_H
