//===--- CompilerErrors.cpp - The compiler's own errors -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CompilerErrors.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticSema.h"

using namespace clang;

namespace corotidy {

bool CompilerError::mentions(StringRef Name) const {
  auto IsIt = [&](DeclarationName N) {
    return N.isIdentifier() && !N.isEmpty() &&
           N.getAsIdentifierInfo()->getName() == Name;
  };
  return llvm::any_of(Names, IsIt) ||
         llvm::any_of(Decls, [&](const NamedDecl *D) {
           return D && IsIt(D->getDeclName());
         });
}

bool CompilerError::hasNote(unsigned NoteID) const {
  return llvm::any_of(Notes,
                      [&](const CompilerNote &N) { return N.ID == NoteID; });
}

bool CompilerError::isOfMissingMember() const {
  return ID == diag::err_no_member || ID == diag::err_no_member_suggest;
}

bool CompilerError::isOfTooFewArguments() const {
  return ID == diag::err_typecheck_call_too_few_args ||
         ID == diag::err_typecheck_call_too_few_args_one ||
         ID == diag::err_typecheck_call_too_few_args_at_least ||
         ID == diag::err_typecheck_call_too_few_args_at_least_one;
}

bool CompilerError::isOfTooManyArguments() const {
  return ID == diag::err_typecheck_call_too_many_args ||
         ID == diag::err_typecheck_call_too_many_args_one ||
         ID == diag::err_typecheck_call_too_many_args_at_most ||
         ID == diag::err_typecheck_call_too_many_args_at_most_one;
}

bool CompilerError::isOfCallTo(const FunctionDecl &FD) const {
  // The name is an argument that only the message has.
  return (ID == diag::err_ovl_no_viable_function_in_call ||
          ID == diag::err_ovl_no_viable_member_function_in_call) &&
         FD.getIdentifier() &&
         StringRef(Message).ends_with(("'" + FD.getName() + "'").str());
}

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
    if (Level == DiagnosticsEngine::Note && LastWasError)
      Errors.back().Notes.push_back({Info.getID(), Info.getLocation()});
    if (Level == DiagnosticsEngine::Note)
      return;
    LastWasError = Level >= DiagnosticsEngine::Error &&
                   !DiagnosticIDs::IsCustomDiag(Info.getID());
    if (!LastWasError)
      return;
    CompilerError &E = Errors.emplace_back();
    E.ID = Info.getID();
    E.Loc = Info.getLocation();
    E.HasFix = Info.getNumFixItHints() > 0;
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    E.Message = Message.str();
    for (unsigned I = 0; I < Info.getNumArgs(); ++I)
      keep(Info.getArgKind(I), Info, I, E);
  }

private:
  static void keep(DiagnosticsEngine::ArgumentKind Kind, const Diagnostic &Info,
                   unsigned I, CompilerError &E) {
    if (Kind == DiagnosticsEngine::ak_std_string)
      return;
    void *Value = reinterpret_cast<void *>(Info.getRawArg(I));
    switch (Kind) {
    case DiagnosticsEngine::ak_qualtype:
      E.Types.push_back(QualType::getFromOpaquePtr(Value));
      break;
    case DiagnosticsEngine::ak_nameddecl:
      E.Decls.push_back(static_cast<const NamedDecl *>(Value));
      break;
    case DiagnosticsEngine::ak_declcontext:
      if (const auto *D =
              dyn_cast<NamedDecl>(static_cast<DeclContext *>(Value)))
        E.Decls.push_back(D);
      break;
    case DiagnosticsEngine::ak_declarationname:
      E.Names.push_back(DeclarationName::getFromOpaquePtr(Value));
      break;
    default:
      break;
    }
  }

  DiagnosticConsumer *Next;
  /// Set if the engine owned Next.
  std::unique_ptr<DiagnosticConsumer> Owner;
  std::vector<CompilerError> &Errors;
  /// Whether notes belong to the last of Errors, not to a warning.
  bool LastWasError = false;
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
