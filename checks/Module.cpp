//===--- Module.cpp - The checks as a clang-tidy module -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For hosts that look for modules in clang-tidy's registry. The command
// coro-tidy asks for its checks itself.
//
//===----------------------------------------------------------------------===//

#include "checks/Registry.h"
#include "clang-tidy/ClangTidyModule.h"

using namespace clang::tidy;

namespace {
class CoroTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    corotidy::addChecks(Factories);
  }
};
} // namespace

static ClangTidyModuleRegistry::Add<CoroTidyModule>
    Registration("coro-tidy", "Checks for C++20 coroutines");
