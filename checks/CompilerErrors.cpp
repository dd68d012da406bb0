//===--- CompilerErrors.cpp - The compiler's own errors -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CompilerErrors.h"
#include "clang/Basic/Diagnostic.h"

using namespace clang;

namespace corotidy {

class CompilerErrors::Listener : public DiagnosticConsumer {
public:
  Listener(DiagnosticConsumer *Next, std::unique_ptr<DiagnosticConsumer> Owner,
           std::vector<CompilerError> &Errors)
      : Next(Next), Owner(std::move(Owner)), Errors(Errors) {}

  DiagnosticConsumer *next() const { return Next; }
  std::unique_ptr<DiagnosticConsumer> takeOwner() { return std::move(Owner); }

  void clear() override {
    DiagnosticConsumer::clear();
    Next->clear();
  }
  void BeginSourceFile(const LangOptions &LangOpts,
                       const Preprocessor *PP) override {
    Next->BeginSourceFile(LangOpts, PP);
  }
  void EndSourceFile() override { Next->EndSourceFile(); }
  void finish() override { Next->finish(); }
  bool IncludeInDiagnosticCounts() const override {
    return Next->IncludeInDiagnosticCounts();
  }

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    // Counts; whoever asks the engine's client for its errors asks this.
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    Next->HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    CompilerError &E = Errors.emplace_back();
    E.ID = Info.getID();
    E.Loc = Info.getLocation();
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    E.Message = Message.str();
    for (unsigned I = 0; I < Info.getNumArgs(); ++I)
      if (Info.getArgKind(I) == DiagnosticsEngine::ak_qualtype)
        E.Types.push_back(QualType::getFromOpaquePtr(
            reinterpret_cast<void *>(Info.getRawArg(I))));
      else if (Info.getArgKind(I) == DiagnosticsEngine::ak_nameddecl)
        E.Decls.push_back(
            reinterpret_cast<const NamedDecl *>(Info.getRawArg(I)));
  }

private:
  DiagnosticConsumer *Next;
  /// Set if the engine owned Next.
  std::unique_ptr<DiagnosticConsumer> Owner;
  std::vector<CompilerError> &Errors;
};

CompilerErrors::CompilerErrors(DiagnosticsEngine &Diags) : Diags(Diags) {
  DiagnosticConsumer *Client = Diags.getClient();
  Installed = new Listener(Client, Diags.takeClient(), Errors);
  Diags.setClient(Installed, /*ShouldOwnClient=*/true);
}

CompilerErrors::~CompilerErrors() {
  // Someone may have put another client in front, which then owns ours.
  if (Diags.getClient() != Installed)
    return;
  DiagnosticConsumer *Client = Installed->next();
  std::unique_ptr<DiagnosticConsumer> Owner = Installed->takeOwner();
  std::unique_ptr<DiagnosticConsumer> Old = Diags.takeClient();
  bool ShouldOwn = Owner != nullptr;
  (void)Owner.release();
  Diags.setClient(Client, ShouldOwn);
}

} // namespace corotidy
