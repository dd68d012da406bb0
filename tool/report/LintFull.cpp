//===--- LintFull.cpp - Findings with their reasons, for people -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/report/Formats.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"

using namespace llvm;

namespace corotidy {

static raw_ostream::Colors colorOf(Severity Level) {
  switch (Level) {
  case Severity::Remark:
    return raw_ostream::BLUE;
  case Severity::Warning:
    return raw_ostream::MAGENTA;
  case Severity::Error:
    return raw_ostream::RED;
  }
  llvm_unreachable("all severities are handled");
}

namespace {
class Printer {
public:
  Printer(const ReportContext &Ctx, raw_ostream &OS)
      : Ctx(Ctx), OS(OS), Explained(Ctx.Explained ? *Ctx.Explained : Own) {}

  void print(const FindingRecord &F) {
    printHeading(F.At, spelling(F.Level), colorOf(F.Level), F.Message);
    OS << " [" << F.Check << "]\n";
    printSnippet(F.At, F.SourceLine);
    const NoteRecord *Last = nullptr;
    for (const NoteRecord &N : F.Notes) {
      printHeading(N.At, "note", raw_ostream::CYAN, N.Message);
      OS << '\n';
      // The remedy is most often a word about what was just shown.
      if (N.At.Begin != F.At.Begin && (!Last || Last->At.Begin != N.At.Begin))
        printSnippet(N.At, N.SourceLine);
      Last = &N;
    }
    for (size_t I = 0, Next; I < F.Fix.size(); I = Next) {
      for (Next = I + 1; Next < F.Fix.size() &&
                         F.Fix[Next].At.Begin.Line == F.Fix[I].At.EndLine &&
                         F.Fix[Next].At.Begin.File == F.Fix[I].At.Begin.File;)
        ++Next;
      printEdits(ArrayRef(F.Fix).slice(I, Next - I));
    }
    if (Explained.insert(F.Check).second)
      OS << "  = see: coro-tidy explain " << F.Check << '\n';
    OS << '\n';
  }

private:
  void color(raw_ostream::Colors C, bool Bold = true) {
    if (Ctx.Color)
      OS.changeColor(C, Bold);
  }

  void reset() {
    if (Ctx.Color)
      OS.resetColor();
  }

  void printHeading(const Span &At, StringRef Word, raw_ostream::Colors C,
                    StringRef Message) {
    color(raw_ostream::SAVEDCOLOR);
    if (std::string Place = displayPlace(At.Begin, Ctx); !Place.empty())
      OS << Place << ": ";
    color(C);
    OS << Word << ": ";
    reset();
    OS << sanitized(Message);
  }

  /// What stands in front of each line of source: a terminal shows it, and a
  /// CI system that looks for commands at the beginning of a line finds none.
  void printGutter(const Twine &Number) {
    OS << right_justify(Number.str(), 5) << " | ";
  }

  void printSnippet(const Span &At, StringRef Line) {
    if (At.Begin.File.empty())
      return;
    printGutter(Twine(At.Begin.Line));
    OS << sanitized(expandTabs(Line)) << '\n';
    size_t Begin = std::min<size_t>(At.Begin.Column - 1, Line.size());
    size_t End = At.EndLine == At.Begin.Line ? At.EndColumn - 1 : Line.size();
    End = std::clamp(End, Begin, Line.size());
    printGutter("");
    OS.indent(width(Line.take_front(Begin)));
    color(raw_ostream::GREEN);
    OS << '^'
       << std::string(std::max(1, width(Line.slice(Begin, End))) - 1, '~');
    reset();
    OS << '\n';
  }

  /// A line as it will be after \p Edits, which are of that line and sorted.
  void printEdits(ArrayRef<EditRecord> Edits) {
    StringRef Line = Edits.front().SourceLine;
    std::string Pending;
    auto Flush = [&] {
      OS << sanitized(expandTabs(Pending));
      Pending.clear();
    };
    auto Keep = [&](size_t Begin, size_t End) {
      Begin = std::min(Begin, Line.size());
      Pending += Line.slice(Begin, End);
    };
    printGutter("fix");
    size_t Done = 0;
    for (const EditRecord &E : Edits) {
      Keep(Done, E.At.Begin.Column - 1);
      // Without colours between them, two harmless pieces may be a command.
      if (Ctx.Color)
        Flush();
      color(raw_ostream::GREEN);
      Pending += E.Text;
      if (Ctx.Color)
        Flush();
      reset();
      // What is left of a later line is not in what was kept of the first.
      Done = E.At.EndLine == E.At.Begin.Line ? E.At.EndColumn - 1 : Line.size();
    }
    Keep(Done, Line.size());
    Flush();
    OS << '\n';
  }

  static std::string expandTabs(StringRef Text) {
    std::string Out;
    for (char C : Text)
      Out.append(C == '\t' ? 8 : 1, C == '\t' ? ' ' : C);
    return Out;
  }

  static int width(StringRef Text) {
    return std::max(0,
                    sys::unicode::columnWidthUTF8(sanitized(expandTabs(Text))));
  }

  const ReportContext &Ctx;
  raw_ostream &OS;
  /// Where to read on is said once for each check.
  std::set<std::string> &Explained;
  std::set<std::string> Own;
};
} // namespace

void writeLintFull(const LintReport &R, const ReportContext &Ctx,
                   raw_ostream &OS) {
  Printer Print(Ctx, OS);
  for (const FindingRecord &F : R.Findings)
    Print.print(F);
}

} // namespace corotidy
