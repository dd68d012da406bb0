//===--- Registry.cpp - Creating checks by their names --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Registry.h"
#include "CheckHeaders.inc"
#include "clang-tidy/ClangTidyModule.h"

using namespace clang::tidy;

namespace corotidy {

template <class CheckType>
static void addCheck(ClangTidyCheckFactories &Factories, llvm::StringRef Name,
                     std::shared_ptr<UnitPool> Pool) {
  Factories.registerCheckFactory(
      Name, [Pool](llvm::StringRef Name, ClangTidyContext *Context) {
        auto NewCheck = std::make_unique<CheckType>(Name, Context);
        NewCheck->setPool(Pool);
        return NewCheck;
      });
}

std::shared_ptr<UnitPool> addChecks(ClangTidyCheckFactories &Factories) {
  auto Pool = std::make_shared<UnitPool>();
#define CORO_CHECK(Class, Name, ...) addCheck<Class>(Factories, Name, Pool);
#include "checks/Checks.def"
#undef CORO_CHECK
  return Pool;
}

} // namespace corotidy
