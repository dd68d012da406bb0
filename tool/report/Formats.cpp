//===--- Formats.cpp - The formats a report can take ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/report/Formats.h"
#include "tool/Paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace corotidy {

static constexpr ReportFormat<Report> ClassifyFormats[] = {
    {"text", writeClassifyText},
    {"json", writeClassifyJson},
};

static constexpr ReportFormat<LintReport> LintFormats[] = {
    {"concise", writeLintConcise, /*IsForPeople=*/true},
    {"full", writeLintFull, /*IsForPeople=*/true},
    {"json", writeLintJson},
    {"sarif", writeLintSarif},
    {"github", writeLintGithub},
};

template <> ArrayRef<ReportFormat<Report>> formats<Report>() {
  return ClassifyFormats;
}

template <> ArrayRef<ReportFormat<LintReport>> formats<LintReport>() {
  return LintFormats;
}

/// Characters that move the cursor, end a line, or reorder or hide what
/// surrounds them.
static bool isDeceptive(UTF32 C) {
  static constexpr std::pair<UTF32, UTF32> Ranges[] = {
      {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad},   {0x061c, 0x061c},
      {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f},
      {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
  };
  return any_of(Ranges, [C](auto Range) {
    return Range.first <= C && C <= Range.second;
  });
}

/// Whether \p Text begins with what CI systems obey wherever in a line it is:
/// `##[command]`, `##vso[command]`, `##teamcity[command]`.
static bool beginsCommand(StringRef Text) {
  return Text.consume_front("##") &&
         Text.drop_while([](char C) { return isAlpha(C); }).starts_with("[");
}

std::string withoutCommands(StringRef Text,
                            function_ref<std::string(uint32_t)> Spell,
                            function_ref<std::string(uint8_t)> SpellByte) {
  std::string Out;
  Out.reserve(Text.size());
  const auto *Cur = reinterpret_cast<const UTF8 *>(Text.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Text.end());
  while (Cur != End) {
    const UTF8 *Start = Cur;
    // Nearly all there is.
    while (Cur != End && *Cur >= 0x20 && *Cur < 0x7f && *Cur != '#')
      ++Cur;
    if (Cur != Start) {
      Out.append(Start, Cur);
      continue;
    }
    UTF32 C = 0;
    if (convertUTF8Sequence(&Cur, End, &C, strictConversion) != conversionOK) {
      Out += SpellByte(*Start);
      Cur = Start + 1;
    } else if (isDeceptive(C) ||
               (C == '#' &&
                beginsCommand(StringRef(reinterpret_cast<const char *>(Start),
                                        End - Start)))) {
      Out += Spell(C);
    } else {
      Out.append(Start, Cur);
    }
  }
  return Out;
}

std::string sanitized(StringRef Text) {
  return withoutCommands(
      Text, [](uint32_t C) { return formatv("<U+{0:X-4}>", C).str(); },
      [](uint8_t Byte) { return formatv("<{0:X-2}>", Byte).str(); });
}

/// Whether a runner that trims what it calls blank cannot see a command at the
/// beginning of \p Text: `::error::`, but also `--- group` or `+++ group`.
static bool beginsHarmlessly(StringRef Text) {
  unsigned char First = Text.empty() ? 'a' : Text.front();
  if (First < 0x80)
    return isAlnum(First) || StringRef("/._<").contains(First);
  static constexpr StringRef Blanks[] = {
      "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
      "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
      "\u200a", "\u202f", "\u205f", "\u3000"};
  return none_of(Blanks, [&](StringRef B) { return Text.starts_with(B); });
}

std::string displayPath(StringRef Path, const ReportContext &Ctx) {
  std::string Shown = sanitized(relativeTo(Path, Ctx.WorkingDirectory));
  return beginsHarmlessly(Shown) ? Shown : "./" + Shown;
}

std::string displayPlace(const Place &At, const ReportContext &Ctx) {
  if (At.File.empty())
    return "";
  return displayPath(At.File, Ctx) + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column);
}

std::pair<StringRef, unsigned> placeOf(const Failure &F) {
  auto [File, Line] = StringRef(F.At).rsplit(':').first.rsplit(':');
  unsigned Number = 0;
  if (to_integer(Line, Number, /*Base=*/10) && Number)
    return {File, Number};
  return {F.File, 0};
}

std::string failureText(const Failure &F, const ReportContext &Ctx) {
  std::string Where = displayPath(F.At.empty() ? F.File : F.At, Ctx);
  std::string Text = (Where.empty() ? "" : Where + ": ") + F.Message;
  if (F.Errors > 1)
    Text += " (" + std::to_string(F.Errors - 1) + " more in " +
            displayPath(F.File, Ctx) + ")";
  return Text;
}

} // namespace corotidy
