//===--- Formats.cpp - The formats a report can take ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"

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
};

template <> ArrayRef<ReportFormat<Report>> formats<Report>() {
  return ClassifyFormats;
}

template <> ArrayRef<ReportFormat<LintReport>> formats<LintReport>() {
  return LintFormats;
}

/// Characters that reorder or hide what surrounds them.
static bool isDeceptive(UTF32 C) {
  return C < 0x20 || (C >= 0x7f && C < 0xa0) || C == 0x061c ||
         (C >= 0x200e && C <= 0x200f) || (C >= 0x2028 && C <= 0x202e) ||
         (C >= 0x2066 && C <= 0x2069);
}

std::string sanitized(StringRef Text) {
  std::string Out;
  raw_string_ostream OS(Out);
  const auto *Cur = reinterpret_cast<const UTF8 *>(Text.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Text.end());
  while (Cur != End) {
    const UTF8 *Start = Cur;
    UTF32 C = 0;
    if (convertUTF8Sequence(&Cur, End, &C, strictConversion) != conversionOK) {
      OS << format("<%02X>", *Start);
      Cur = Start + 1;
    } else if (isDeceptive(C)) {
      OS << format("<U+%04X>", C);
    } else {
      OS.write(reinterpret_cast<const char *>(Start), Cur - Start);
    }
  }
  return Out;
}

} // namespace corotidy
