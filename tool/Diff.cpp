//===--- Diff.cpp - Fixes as a patch --------------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Diff.h"
#include "tool/Paths.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace corotidy {

/// What a patch shows around what changes.
static constexpr size_t Context = 3;

/// The lines of \p Text with their ends, which only the last may lack.
static std::vector<StringRef> linesOf(StringRef Text) {
  std::vector<StringRef> Lines;
  while (!Text.empty()) {
    size_t End = Text.find('\n');
    Lines.push_back(Text.take_front(End == StringRef::npos ? End : End + 1));
    Text = Text.drop_front(Lines.back().size());
  }
  return Lines;
}

namespace {
/// The lines from Begin to End become others.
struct Change {
  size_t Begin;
  size_t End;
  std::vector<std::string> Lines;
};

/// How a file changes. No lines need to be compared: the edits say where, and
/// only lines that an edit shares with what it leaves alone are told apart.
class FileDiff {
public:
  explicit FileDiff(const FileToFix &File) : Lines(linesOf(File.Before)) {
    size_t Offset = 0;
    for (StringRef Line : Lines) {
      Starts.push_back(Offset);
      Offset += Line.size();
    }
    Starts.push_back(Offset);
    for (auto It = File.Edits.begin(); It != File.Edits.end();) {
      size_t Begin = lineAt(It->Offset), End = Begin;
      std::vector<Edit> Here;
      for (; It != File.Edits.end() && lineAt(It->Offset) <= End; ++It) {
        Here.push_back(*It);
        // The rest of the line that an edit ends in has its new beginning.
        End = std::max(End, std::min(lineAt(It->End) + 1, Lines.size()));
      }
      add(Begin, End, edited(File.Before, Starts[Begin], Starts[End], Here));
    }
  }

  bool empty() const { return Changes.empty(); }

  template <typename PrintLine>
  void print(raw_ostream &OS, PrintLine Print) const {
    ptrdiff_t Grown = 0;
    for (size_t I = 0, Next; I < Changes.size(); I = Next) {
      for (Next = I + 1;
           Next < Changes.size() &&
           Changes[Next].Begin - Changes[Next - 1].End <= 2 * Context;)
        ++Next;
      ArrayRef<Change> Hunk = ArrayRef(Changes).slice(I, Next - I);
      size_t Begin = Hunk.front().Begin - std::min(Hunk.front().Begin, Context);
      size_t End = std::min(Hunk.back().End + Context, Lines.size());
      ptrdiff_t Grows = 0;
      for (const Change &C : Hunk)
        Grows += ptrdiff_t(C.Lines.size()) - ptrdiff_t(C.End - C.Begin);
      OS << "@@ -" << range(Begin, End - Begin) << " +"
         << range(Begin + Grown, End - Begin + Grows) << " @@\n";
      for (const Change &C : Hunk) {
        for (; Begin < C.Begin; ++Begin)
          Print(' ', Lines[Begin]);
        for (; Begin < C.End; ++Begin)
          Print('-', Lines[Begin]);
        for (StringRef Line : C.Lines)
          Print('+', Line);
      }
      for (; Begin < End; ++Begin)
        Print(' ', Lines[Begin]);
      Grown += Grows;
    }
  }

private:
  /// The line that \p Offset is in; behind the last one at the end of a file
  /// that has no line without an end.
  size_t lineAt(size_t Offset) const {
    size_t Line = upper_bound(Starts, Offset) - Starts.begin() - 1;
    bool IsAtEnd = Line == Lines.size();
    return IsAtEnd && !Lines.empty() && !Lines.back().ends_with("\n") ? Line - 1
                                                                      : Line;
  }

  /// \p Text is what the lines from \p Begin to \p End become; some of them may
  /// stay what they are.
  void add(size_t Begin, size_t End, StringRef Text) {
    std::vector<StringRef> New = linesOf(Text);
    ArrayRef<StringRef> Rest = New;
    for (; Begin < End && !Rest.empty() && Lines[Begin] == Rest.front();
         ++Begin)
      Rest = Rest.drop_front();
    for (; Begin < End && !Rest.empty() && Lines[End - 1] == Rest.back(); --End)
      Rest = Rest.drop_back();
    if (Begin < End || !Rest.empty())
      Changes.push_back({Begin, End, {Rest.begin(), Rest.end()}});
  }

  /// As a patch counts: from 1, the line before if there is none.
  static std::string range(size_t Begin, size_t Count) {
    std::string Start = std::to_string(Count ? Begin + 1 : Begin);
    return Count == 1 ? Start : Start + "," + std::to_string(Count);
  }

  std::vector<StringRef> Lines;
  /// The offset of each line, and of the end.
  std::vector<size_t> Starts;
  std::vector<Change> Changes;
};
} // namespace

/// \p Name as git writes it, whose quotes patch knows as well.
static std::string quoted(const Twine &Name) {
  std::string Text = Name.str(), Out = "\"";
  bool IsPlain = true;
  for (unsigned char C : Text) {
    if (C >= ' ' && C < 0x7f && C != '"' && C != '\\') {
      Out += C;
      continue;
    }
    IsPlain = false;
    static constexpr StringRef Known = "\a\b\t\n\v\f\r\"\\";
    Out += '\\';
    if (size_t I = Known.find(C); I != StringRef::npos)
      Out += "abtnvfr\"\\"[I];
    else
      Out += {char('0' + C / 64), char('0' + C / 8 % 8), char('0' + C % 8)};
  }
  if (!IsPlain)
    return Out + '"';
  // What follows a blank could be the time of the file.
  return StringRef(Text).contains(' ') ? Text + '\t' : Text;
}

/// \p Line for a terminal.
static std::string harmless(StringRef Line) {
  SmallVector<StringRef> Parts;
  Line.split(Parts, '\t');
  return join(map_range(Parts, sanitized), "\t");
}

void writeDiff(const FixPlan &Plan, const ReportContext &Ctx, DiffIsFor Readers,
               raw_ostream &OS) {
  bool IsForPeople = Readers == DiffIsFor::People;
  std::string Root = realPath(Ctx.Root);
  auto Print = [&](char Mark, StringRef Line) {
    bool HasEnd = Line.consume_back("\n");
    if (IsForPeople && Ctx.Color && Mark != ' ')
      OS.changeColor(Mark == '+' ? raw_ostream::GREEN : raw_ostream::RED);
    OS << Mark << (IsForPeople ? harmless(Line) : Line.str());
    if (IsForPeople && Ctx.Color && Mark != ' ')
      OS.resetColor();
    OS << '\n';
    if (!HasEnd)
      OS << "\\ No newline at end of file\n";
  };
  for (const auto &[Path, File] : Plan.Files) {
    FileDiff Diff(File);
    if (Diff.empty())
      continue;
    std::string Name = relativeTo(Path, Root);
    OS << "--- " << quoted("a/" + Name) << "\n+++ " << quoted("b/" + Name)
       << '\n';
    Diff.print(OS, Print);
  }
}

} // namespace corotidy
