//===--- ClassifyText.cpp - The classification for people -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Spelling.h"
#include "tool/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"
#include <array>
#include <map>

using namespace llvm;

namespace corotidy {

static std::string startCell(const FunctionRecord &R) {
  return R.Promise ? spelling(R.Promise->Start).str() : "";
}

static std::string resultCell(const ResultRecord &R) {
  return resultInWords(R.Status, R.IsClass, R.AwaitResult, R.How,
                       R.ElementType);
}

static std::string keywordCell(const FunctionRecord &R) {
  std::map<Keyword, unsigned> Counts;
  for (const EvidenceRecord &E : R.Evidence)
    ++Counts[E.Which];
  std::string Cell;
  for (auto [Which, Count] : Counts) {
    if (!Cell.empty())
      Cell += " ";
    Cell += spelling(Which).str() + "\u00d7" + std::to_string(Count);
  }
  return Cell;
}

static raw_ostream::Colors colorOf(Kind K) {
  switch (K) {
  case Kind::Coroutine:
    return raw_ostream::GREEN;
  case Kind::Generator:
    return raw_ostream::CYAN;
  case Kind::Ordinary:
  case Kind::Unknown:
    return raw_ostream::SAVEDCOLOR;
  }
  llvm_unreachable("all kinds are handled");
}

namespace {
/// place, kind, start, result, name, keywords.
constexpr size_t NumCells = 6;
/// A type or name longer than this does not push away what stands behind it
/// in every other line.
constexpr int WidestCell = 60;

struct Row {
  std::array<std::string, NumCells> Cells;
  Kind K;
  std::string File;
};
} // namespace

static int widthOf(StringRef Cell) {
  return std::max(0, sys::unicode::columnWidthUTF8(Cell));
}

static void printRows(ArrayRef<Row> Rows, bool Color, raw_ostream &OS) {
  std::array<int, NumCells> Widths{};
  // A long path indents what is in that file only.
  std::map<StringRef, int> WidestPlace;
  for (const Row &R : Rows) {
    int &Widest = WidestPlace[R.File];
    Widest = std::max(Widest, widthOf(R.Cells[0]));
    for (size_t I = 1; I < NumCells; ++I)
      if (int Width = widthOf(R.Cells[I]); Width <= WidestCell)
        Widths[I] = std::max(Widths[I], Width);
  }
  for (const Row &R : Rows) {
    Widths[0] = WidestPlace[R.File];
    // Trailing blanks would end up in every diff of two reports.
    size_t Last = NumCells;
    while (Last > 0 && R.Cells[Last - 1].empty())
      --Last;
    for (size_t I = 0; I < Last; ++I) {
      bool Colored =
          Color && I == 1 && R.K != Kind::Ordinary && R.K != Kind::Unknown;
      if (Colored)
        OS.changeColor(colorOf(R.K));
      OS << R.Cells[I];
      if (Colored)
        OS.resetColor();
      if (I + 1 < Last)
        OS.indent(std::max(0, Widths[I] - widthOf(R.Cells[I])) + 2);
    }
    OS << '\n';
  }
}

void writeClassifyText(const Report &Report, const ReportContext &Ctx,
                       raw_ostream &OS) {
  std::vector<Row> Rows;
  std::map<Kind, unsigned> Counts;
  unsigned Tentative = 0;
  for (const FunctionRecord &R : Report.Functions) {
    Row Line{{displayPlace(R.At, Ctx),
              kindInWords(R.K, R.F, R.Facet, R.Tentative), startCell(R),
              resultCell(R.Result), R.NameWithParameters, keywordCell(R)},
             R.K,
             R.At.File};
    for (std::string &Cell : Line.Cells)
      Cell = sanitized(Cell);
    Rows.push_back(std::move(Line));
    ++Counts[R.K];
    Tentative += R.Tentative;
  }
  printRows(Rows, Ctx.Color, OS);

  OS << Rows.size() << (Rows.size() == 1 ? " function: " : " functions: ")
     << Counts[Kind::Ordinary] << " ordinary, " << Counts[Kind::Generator]
     << " generator, " << Counts[Kind::Coroutine] << " coroutine";
  if (Counts[Kind::Unknown])
    OS << ", " << Counts[Kind::Unknown] << " unknown";
  if (Tentative)
    OS << "; " << Tentative << " tentative (?)";
  OS << '\n';
}

} // namespace corotidy
