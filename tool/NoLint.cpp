//===--- NoLint.cpp - NOLINT comments that name no check ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/NoLint.h"
#include "checks/CheckInfo.h"
#include "tool/Config.h"
#include "tool/Paths.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;

namespace corotidy {

namespace {
class Verifier : public CommentHandler {
public:
  Verifier(const SourceManager &SM, std::vector<Failure> &Complaints)
      : SM(SM), Complaints(Complaints) {}

  bool HandleComment(Preprocessor &, SourceRange Comment) override {
    SourceLocation Begin = Comment.getBegin();
    if (SM.isInSystemHeader(Begin))
      return false;
    auto [File, Offset] = SM.getDecomposedLoc(Begin);
    StringRef All = SM.getBufferData(File);
    StringRef Text = All.slice(Offset, SM.getFileOffset(Comment.getEnd()));
    for (size_t At = Text.find("NOLINT"); At != StringRef::npos;
         At = Text.find("NOLINT", At + 1))
      verify(Text, At, Begin);
    return false;
  }

private:
  void verify(StringRef Comment, size_t At, SourceLocation Begin) {
    StringRef Rest = Comment.drop_front(At).ltrim("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!Rest.consume_front("("))
      return;
    for (StringRef Name : llvm::split(
             Rest.take_until([](char C) { return C == ')' || C == '\n'; }),
             ',')) {
      // Without the prefix, it may well be another tool's.
      if (!Name.trim().starts_with(CheckPrefix))
        continue;
      std::string What = complaintAboutCheckGlob(Name);
      if (What.empty())
        continue;
      PresumedLoc Loc = SM.getPresumedLoc(Begin.getLocWithOffset(At),
                                          /*UseLineDirectives=*/false);
      llvm::SmallString<256> Path(Loc.getFilename());
      SM.getFileManager().makeAbsolutePath(Path);
      std::string File = absolutePath(Path);
      Complaints.push_back(
          {File, "NOLINT: " + What,
           (llvm::Twine(File) + ":" + llvm::Twine(Loc.getLine()) + ":" +
            llvm::Twine(Loc.getColumn()))
               .str()});
    }
  }

  const SourceManager &SM;
  std::vector<Failure> &Complaints;
};
} // namespace

std::unique_ptr<CommentHandler>
makeNoLintVerifier(const SourceManager &SM, std::vector<Failure> &Complaints) {
  return std::make_unique<Verifier>(SM, Complaints);
}

} // namespace corotidy
