//===--- Json.cpp - What all JSON reports have in common ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/report/Json.h"
#include "tool/Paths.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using nlohmann::ordered_json;

namespace corotidy {

static std::string escaped(uint32_t C) {
  // In a dump, it ends a line of the document and is in no string.
  if (C == '\n')
    return "\n";
  if (C < 0x10000)
    return formatv("\\u{0:x-4}", C).str();
  C -= 0x10000;
  return escaped(0xd800 + (C >> 10)) + escaped(0xdc00 + (C & 0x3ff));
}

std::string dump(const ordered_json &Value, int Indent) {
  return withoutCommands(Value.dump(Indent, ' ', /*ensure_ascii=*/false,
                                    ordered_json::error_handler_t::replace),
                         escaped, [](uint8_t) -> std::string {
                           llvm_unreachable("invalid UTF-8 was replaced");
                         });
}

void JsonStream::document(Body Members) {
  nest('{', Members, '}');
  OS << '\n';
}

void JsonStream::member(StringRef Key, const ordered_json &Value) {
  key(Key);
  value(Value);
}

void JsonStream::members(const ordered_json &Object) {
  for (const auto &[Key, Value] : Object.items())
    member(Key, Value);
}

void JsonStream::object(StringRef Key, Body Members) {
  key(Key);
  nest('{', Members, '}');
}

void JsonStream::array(StringRef Key, Body Elements) {
  key(Key);
  nest('[', Elements, ']');
}

void JsonStream::element(const ordered_json &Value) {
  next();
  value(Value);
}

void JsonStream::line(const ordered_json &Value) {
  next();
  OS << dump(Value, -1);
}

void JsonStream::object(Body Members) {
  next();
  nest('{', Members, '}');
}

void JsonStream::next() {
  OS << (IsEmpty ? "\n" : ",\n");
  OS.indent(2 * Depth);
  IsEmpty = false;
}

void JsonStream::key(StringRef Key) {
  next();
  OS << dump(Key.str()) << ": ";
}

void JsonStream::value(const ordered_json &Value) {
  std::string Text = dump(Value);
  // Strings have no line ends in them, so each begins a line of the document.
  auto [Line, Rest] = StringRef(Text).split('\n');
  OS << Line;
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    OS << '\n';
    OS.indent(2 * Depth) << Line;
  }
}

void JsonStream::nest(char Open, Body Contents, char Close) {
  OS << Open;
  ++Depth;
  IsEmpty = true;
  Contents();
  --Depth;
  if (!IsEmpty)
    (OS << '\n').indent(2 * Depth);
  OS << Close;
  IsEmpty = false;
}

void writeHeader(JsonStream &To, const RunRecord &R, const ReportContext &Ctx) {
  To.members({{"schemaVersion", 1},
              {"tool",
               {{"name", "coro-tidy"},
                {"version", CORO_TIDY_VERSION},
                {"clang", CLANG_VERSION_STRING}}},
              {"complete", R.isComplete()}});
  for (const auto &[Key, Files] : {std::pair("files", &R.Files),
                                   {"withoutCoroutines", &R.WithoutCoroutines}})
    To.array(Key, [&] {
      for (const std::string &File : *Files)
        To.element(relativeTo(File, Ctx.Root));
    });
}

static void write(JsonStream &To, StringRef Key, ArrayRef<Notice> Notices,
                  const ReportContext &Ctx) {
  To.array(Key, [&] {
    for (const Notice &N : Notices)
      To.element({{"file", orNull(relativeTo(N.File, Ctx.Root))},
                  {"message", N.Message}});
  });
}

void writeRun(JsonStream &To, const RunRecord &R, const ReportContext &Ctx) {
  To.array("failures", [&] {
    for (const Failure &F : R.Failures)
      To.element({{"file", orNull(relativeTo(F.File, Ctx.Root))},
                  {"message", F.Message},
                  {"at", orNull(relativeTo(F.At, Ctx.Root))},
                  {"errors", F.Errors},
                  {"during", during(F, Ctx)},
                  {"repeat", orNull(F.Repeat)}});
  });
  write(To, "skipped", R.Skipped, Ctx);
  write(To, "notices", R.Notices, Ctx);
  To.member("interrupted", R.Interrupted);
}

} // namespace corotidy
