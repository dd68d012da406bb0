//===--- Findings.cpp - What the checks found, as records -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Findings.h"
#include "checks/CheckInfo.h"
#include "classify/Names.h"
#include "tool/Paths.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/xxhash.h"
#include <set>
#include <tuple>

using namespace clang;
using namespace clang::tidy;

namespace corotidy {

namespace {
class RecordMaker {
public:
  using FunctionFinder =
      llvm::function_ref<const FunctionDecl *(SourceLocation)>;

  RecordMaker(SourceManager &SM, FunctionFinder FunctionAt)
      : SM(SM), FunctionAt(FunctionAt) {}

  FindingRecord finding(const ClangTidyError &E) {
    FindingRecord R;
    R.Check = E.DiagnosticName;
    if (E.DiagLevel == ClangTidyError::Remark)
      R.Level = Severity::Remark;
    else if (E.DiagLevel == ClangTidyError::Error || E.IsWarningAsError)
      R.Level = Severity::Error;
    R.Message = E.Message.Message;
    R.At = span(E.Message.FilePath, E.Message.FileOffset, lengthAt(E.Message));
    R.SourceLine = line(R.At);
    for (const tooling::DiagnosticMessage &N : E.Notes)
      R.Notes.push_back(note(N));
    R.Fix = fix(E.Message);
    for (const tooling::DiagnosticMessage &N : E.Notes)
      if (R.Fix.empty())
        R.Fix = fix(N);
    R.Fingerprint = function(R.At) + '\n' + tokens(R.At);
    return R;
  }

  NoteRecord note(const tooling::DiagnosticMessage &N) {
    NoteRecord R;
    R.Message = N.Message;
    R.At = span(N.FilePath, N.FileOffset, lengthAt(N));
    R.SourceLine = line(R.At);
    return R;
  }

  std::string place(const tooling::DiagnosticMessage &M) {
    Span At = span(M.FilePath, M.FileOffset, 0);
    if (At.Begin.File.empty())
      return "";
    return At.Begin.File + ":" + std::to_string(At.Begin.Line) + ":" +
           std::to_string(At.Begin.Column);
  }

  std::string mainFile() { return absolute(mainEntry()->getName()); }

private:
  std::vector<EditRecord> fix(const tooling::DiagnosticMessage &M) {
    std::vector<EditRecord> Edits;
    for (const auto &PerFile : M.Fix)
      for (const tooling::Replacement &Edit : PerFile.second) {
        Span At = span(Edit.getFilePath(), Edit.getOffset(), Edit.getLength());
        Edits.push_back({At, Edit.getReplacementText().str(), line(At),
                         version(At.Begin.File)});
      }
    llvm::sort(Edits);
    return Edits;
  }

  OptionalFileEntryRef mainEntry() const {
    return SM.getFileEntryRefForID(SM.getMainFileID());
  }

  std::string absolute(StringRef Path) const {
    SmallString<256> Absolute(Path);
    SM.getFileManager().makeAbsolutePath(Absolute);
    llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    return Absolute.str().str();
  }

  FileID fileID(StringRef Path) const {
    OptionalFileEntryRef Entry = SM.getFileManager().getOptionalFileRef(Path);
    return Entry ? SM.getOrCreateFileID(*Entry, SrcMgr::C_User) : FileID();
  }

  /// The length of the range that begins where the message is.
  static unsigned lengthAt(const tooling::DiagnosticMessage &M) {
    for (const tooling::FileByteRange &Range : M.Ranges)
      if (Range.FilePath == M.FilePath && Range.FileOffset == M.FileOffset)
        return Range.Length;
    return 0;
  }

  Span span(StringRef Path, unsigned Offset, unsigned Length) {
    Span S;
    FileID File = Path.empty() ? FileID() : fileID(Path);
    if (File.isInvalid())
      return S;
    unsigned Size = SM.getBufferData(File).size();
    S.Offset = std::min(Offset, Size);
    S.Length = std::min(Length, Size - S.Offset);
    unsigned End = S.Offset + S.Length;
    S.Begin = {absolute(Path), SM.getLineNumber(File, S.Offset),
               SM.getColumnNumber(File, S.Offset)};
    S.EndLine = SM.getLineNumber(File, End);
    S.EndColumn = SM.getColumnNumber(File, End);
    StringRef Text = SM.getBufferData(File);
    S.CodePointColumn = codePointColumn(Text, S.Offset, S.Begin.Column);
    S.EndCodePointColumn = codePointColumn(Text, End, S.EndColumn);
    return S;
  }

  /// What is no UTF-8 counts byte by byte, as most decoders replace it.
  static unsigned codePointColumn(StringRef Text, unsigned Offset,
                                  unsigned Column) {
    StringRef Before = Text.slice(Offset - (Column - 1), Offset);
    if (Column - 1 == Offset)
      Before.consume_front("\xef\xbb\xbf");
    const auto *Cur = reinterpret_cast<const llvm::UTF8 *>(Before.begin());
    const auto *End = reinterpret_cast<const llvm::UTF8 *>(Before.end());
    unsigned CodePoints = 0;
    for (; Cur != End; ++CodePoints) {
      unsigned Length = llvm::getUTF8SequenceSize(Cur, End);
      Cur += std::max(Length, 1u);
    }
    return CodePoints + 1;
  }

  std::string line(const Span &S) {
    if (S.Begin.File.empty())
      return "";
    StringRef Text = SM.getBufferData(fileID(S.Begin.File));
    unsigned Begin = S.Offset - (S.Begin.Column - 1);
    StringRef Line = Text.substr(Begin).take_until(
        [](char C) { return C == '\n' || C == '\r'; });
    // A generated file may be one line.
    constexpr size_t Longest = 1000;
    return Line.take_front(Longest).str();
  }

  uint64_t version(StringRef Path) {
    return Path.empty() ? NoVersion : versionOf(SM.getBufferData(fileID(Path)));
  }

  /// The tokens of \p S or, if it is a place only, the one that begins there.
  std::string tokens(const Span &S) {
    if (S.Begin.File.empty())
      return "";
    FileID File = fileID(S.Begin.File);
    StringRef Text = SM.getBufferData(File);
    SourceLocation Start = SM.getLocForStartOfFile(File);
    LangOptions LangOpts;
    LangOpts.CPlusPlus = true;
    Lexer Raw(Start, LangOpts, Text.begin(), Text.begin() + S.Offset,
              Text.end());
    std::string Tokens;
    Token Tok;
    do {
      bool AtEnd = Raw.LexFromRawLexer(Tok);
      unsigned Offset = SM.getFileOffset(Tok.getLocation());
      if (Tok.is(tok::eof) ||
          (Offset > S.Offset && Offset >= S.Offset + S.Length))
        break;
      Tokens += Text.substr(Offset, Tok.getLength());
      Tokens += ' ';
      if (AtEnd)
        break;
    } while (true);
    return Tokens;
  }

  /// The name of the function around \p S; empty if there is none. It is that
  /// of the pattern, so it does not matter what was made from a template.
  std::string function(const Span &S) {
    if (S.Begin.File.empty())
      return "";
    const FunctionDecl *FD =
        FunctionAt(SM.getLocForStartOfFile(fileID(S.Begin.File))
                       .getLocWithOffset(S.Offset));
    return FD ? qualifiedName(*FD) : "";
  }

  SourceManager &SM;
  FunctionFinder FunctionAt;
};
} // namespace

uint64_t versionOf(StringRef Bytes) { return llvm::xxh3_64bits(Bytes); }

static bool isCompilerError(const ClangTidyError &E) {
  return E.DiagnosticName == "clang-diagnostic-error";
}

namespace {
/// The errors of the compiler's by their place.
class ErrorPlaces {
public:
  explicit ErrorPlaces(llvm::ArrayRef<ClangTidyError> Errors) {
    for (auto [I, E] : llvm::enumerate(Errors))
      Places.push_back({E.Message.FilePath, E.Message.FileOffset, I});
    llvm::sort(Places);
  }

  /// The indices of those in one of the ranges of \p Finding, in order.
  std::set<size_t> explainedBy(const ClangTidyError &Finding) const {
    std::set<size_t> Explained;
    if (Finding.DiagLevel != ClangTidyError::Error)
      return Explained;
    for (const tooling::FileByteRange &Range : Finding.Message.Ranges) {
      auto At = [&](unsigned Offset) {
        return llvm::lower_bound(Places,
                                 Place(Range.FilePath, Offset, size_t(0)));
      };
      for (const auto &[Path, Offset, I] : llvm::make_range(
               At(Range.FileOffset), At(Range.FileOffset + Range.Length)))
        Explained.insert(I);
    }
    return Explained;
  }

private:
  using Place = std::tuple<StringRef, unsigned, size_t>;
  std::vector<Place> Places;
};
} // namespace

LintReport makeFindings(
    std::vector<ClangTidyError> Errors, SourceManager &SM,
    llvm::function_ref<const FunctionDecl *(SourceLocation)> FunctionAt) {
  RecordMaker Make(SM, FunctionAt);
  LintReport R;
  R.Files.push_back(Make.mainFile());
  std::vector<ClangTidyError> Ours, CompilerErrors;
  for (ClangTidyError &E : Errors)
    if (isCompilerError(E))
      CompilerErrors.push_back(std::move(E));
    else if (E.DiagnosticName == "clang-tidy-config")
      R.Complaints.push_back(
          {R.Files.front(), E.Message.Message, Make.place(E.Message)});
    else if (findCheck(E.DiagnosticName))
      Ours.push_back(std::move(E));

  ErrorPlaces Places(CompilerErrors);
  std::vector<bool> IsExplained(CompilerErrors.size());
  for (const ClangTidyError &E : Ours) {
    FindingRecord Finding = Make.finding(E);
    auto AtRemedy = Finding.Notes.empty() ? Finding.Notes.end()
                                          : std::prev(Finding.Notes.end());
    std::vector<NoteRecord> Explained;
    for (size_t I : Places.explainedBy(E)) {
      // An error in a template comes with each of its instantiations.
      if (!IsExplained[I] && Explained.empty()) {
        Explained.push_back(Make.note(CompilerErrors[I].Message));
        Explained.back().Message =
            "the compiler says: " + Explained.back().Message;
      }
      IsExplained[I] = true;
    }
    Finding.Notes.insert(AtRemedy, Explained.begin(), Explained.end());
    R.Findings.push_back(std::move(Finding));
  }

  Failure Unexplained{R.Files.front(), ""};
  for (auto [I, E] : llvm::enumerate(CompilerErrors))
    if (!IsExplained[I] && Unexplained.Errors++ == 0) {
      Unexplained.Message = E.Message.Message;
      Unexplained.At = Make.place(E.Message);
    }
  if (Unexplained.Errors)
    R.Failures.push_back(std::move(Unexplained));
  return R;
}

/// Makes the fingerprint of each finding, which so far are its function and its
/// tokens.
static void makeFingerprints(LintReport &R, StringRef Root) {
  llvm::StringMap<unsigned> Occurrences;
  for (FindingRecord &F : R.Findings) {
    std::string Key = llvm::join(
        std::array<std::string, 3>{F.Check, relativeTo(F.At.Begin.File, Root),
                                   F.Fingerprint},
        StringRef("\0", 1));
    Key += '\0' + std::to_string(Occurrences[Key]++);
    std::array<uint8_t, 32> Hash =
        llvm::SHA256::hash(llvm::arrayRefFromStringRef(Key));
    // Half of it does for telling the findings of one code base apart.
    F.Fingerprint =
        "2:" + llvm::toHex(llvm::ArrayRef(Hash).take_front(16), true);
  }
}

/// Makes \p Fix the one that its unit and another, which has \p Other for the
/// same finding, can live with. A fix that is right for one of them only would
/// break the other, so there is none then.
static void agree(std::vector<EditRecord> &Fix,
                  const std::vector<EditRecord> &Other) {
  auto IsSame = [](const EditRecord &A, const EditRecord &B) {
    return A.At == B.At && A.Text == B.Text;
  };
  if (!llvm::equal(Fix, Other, IsSame))
    return Fix.clear();
  for (auto [Mine, Others] : llvm::zip_equal(Fix, Other))
    if (Mine.Version != Others.Version)
      Mine.Version = NoVersion;
}

LintReport mergeReports(std::vector<LintReport> Reports, StringRef Root) {
  LintReport Merged;
  for (LintReport &R : Reports) {
    mergeRun(Merged, std::move(R));
    llvm::append_range(Merged.Findings, R.Findings);
    llvm::append_range(Merged.Complaints, R.Complaints);
  }
  llvm::append_range(Merged.Failures, Merged.Complaints);
  normalizeRun(Merged);
  llvm::sort(Merged.Findings);
  // What two units instantiated from one template is said once.
  std::vector<FindingRecord> Once;
  for (FindingRecord &F : Merged.Findings) {
    if (!Once.empty() && Once.back().At.Begin == F.At.Begin &&
        Once.back().Check == F.Check)
      agree(Once.back().Fix, F.Fix);
    else
      Once.push_back(std::move(F));
  }
  Merged.Findings = std::move(Once);
  makeFingerprints(Merged, Root);
  return Merged;
}

StringRef spelling(Severity S) {
  switch (S) {
  case Severity::Remark:
    return "remark";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  llvm_unreachable("all severities are handled");
}

} // namespace corotidy
