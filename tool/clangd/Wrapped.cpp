//===--- Wrapped.cpp - What clangd is told differently --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd has no way to be told these from outside. The linker sends its calls
// of the functions here, as CMakeLists.txt says: a Wrapped one stands for the
// Real one of the same name.
//
//===----------------------------------------------------------------------===//

#include "checks/CheckInfo.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "tool/InstalledTree.h"
#include "tool/Paths.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>

using namespace llvm;

namespace clang::clangd {
struct PublishDiagnosticsParams;
} // namespace clang::clangd

// What the linker makes of a mangled name; these are C++ functions, so that
// the compiler knows how they return.
#define WRAPPED(Mangled) asm("__wrap_" Mangled)
#define REAL(Mangled) asm("__real_" Mangled)

static std::string executable() {
  return sys::fs::getMainExecutable(nullptr,
                                    reinterpret_cast<void *>(&executable));
}

//===----------------------------------------------------------------------===//
// isFastTidyCheck: clangd runs no check whose cost it does not know
//===----------------------------------------------------------------------===//

#define IS_FAST "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"
std::optional<bool> realIsFast(StringRef Check) REAL(IS_FAST);
std::optional<bool> wrappedIsFast(StringRef Check) WRAPPED(IS_FAST);

std::optional<bool> wrappedIsFast(StringRef Check) {
  // All are: docs/editors.md has the figures.
  return corotidy::findCheck(Check) ? true : realIsFast(Check);
}

//===----------------------------------------------------------------------===//
// provideDefaultChecks: those of a file that no configuration is for
//===----------------------------------------------------------------------===//

using TidyProvider =
    unique_function<void(clang::tidy::ClangTidyOptions &, StringRef) const>;

#define DEFAULT_CHECKS "_ZN5clang6clangd20provideDefaultChecksEv"
TidyProvider realDefaultChecks() REAL(DEFAULT_CHECKS);
TidyProvider wrappedDefaultChecks() WRAPPED(DEFAULT_CHECKS);

TidyProvider wrappedDefaultChecks() {
  return [Real = realDefaultChecks()](clang::tidy::ClangTidyOptions &Opts,
                                      StringRef File) {
    Real(Opts, File);
    // In front, so that .clang-tidy and .clangd add to them and take away, as
    // they do in coro-tidy.
    Opts.Checks = corotidy::checksOfTier(corotidy::CheckTier::Default) + "," +
                  Opts.Checks.value_or("");
  };
}

//===----------------------------------------------------------------------===//
// toJSON: what an editor is told of a file
//===----------------------------------------------------------------------===//

using clang::clangd::PublishDiagnosticsParams;

#define TO_JSON "_ZN5clang6clangd6toJSONERKNS0_24PublishDiagnosticsParamsE"
json::Value realToJson(const PublishDiagnosticsParams &Params) REAL(TO_JSON);
json::Value wrappedToJson(const PublishDiagnosticsParams &Params)
    WRAPPED(TO_JSON);

/// The severity with which editors show what is a remark elsewhere.
static constexpr int Hint = 4;

/// clangd links to the pages of clang-tidy, where ours are not, and has no
/// remarks.
static void complete(json::Object &Diagnostic) {
  std::optional<StringRef> Name = Diagnostic.getString("code");
  const corotidy::CheckInfo *Check =
      Name ? corotidy::findCheck(*Name) : nullptr;
  if (!Check)
    return;
  if (Check->Tier == corotidy::CheckTier::Named)
    Diagnostic["severity"] = Hint;
  std::string Page = corotidy::findPage(Check->Name, executable());
  if (Page.empty())
    Diagnostic.erase("codeDescription");
  else
    Diagnostic["codeDescription"] =
        json::Object{{"href", corotidy::fileUri(Page)}};
}

json::Value wrappedToJson(const PublishDiagnosticsParams &Params) {
  json::Value Message = realToJson(Params);
  json::Object *Fields = Message.getAsObject();
  if (json::Array *All = Fields ? Fields->getArray("diagnostics") : nullptr)
    for (json::Value &Diagnostic : *All)
      if (json::Object *Object = Diagnostic.getAsObject())
        complete(*Object);
  return Message;
}

//===----------------------------------------------------------------------===//
// GetResourcesPath: clangd looks beside itself only
//===----------------------------------------------------------------------===//

#define RESOURCES "_ZN5clang16GetResourcesPathB5cxx11EPKcPv"
std::string realResources(const char *Argv0, void *Main) REAL(RESOURCES);
std::string wrappedResources(const char *Argv0, void *Main) WRAPPED(RESOURCES);

std::string wrappedResources(const char *Argv0, void *Main) {
  // Asked even if --resource-dir says it, in which case nothing is missing.
  Expected<std::string> Dir = corotidy::findResourceDir("", executable());
  if (Dir)
    return *Dir;
  consumeError(Dir.takeError());
  return realResources(Argv0, Main);
}

//===----------------------------------------------------------------------===//
// versionString: of --version, the log, and what an editor is told
//===----------------------------------------------------------------------===//

#define VERSION "_ZN5clang6clangd13versionStringB5cxx11Ev"
std::string realVersion() REAL(VERSION);
std::string wrappedVersion() WRAPPED(VERSION);

std::string wrappedVersion() {
  // Behind it: editors look for "clangd version".
  return realVersion() + " with coro-tidy " CORO_TIDY_VERSION;
}
