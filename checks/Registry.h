//===--- Registry.h - Creating checks by their names ---------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_REGISTRY_H
#define COROTIDY_CHECKS_REGISTRY_H

#include <memory>

namespace clang::tidy {
class ClangTidyCheckFactories;
} // namespace clang::tidy

namespace corotidy {

class UnitPool;

/// Registers all checks. Those that \p Factories create for one translation
/// unit share what they find out about it, and with whoever asks the pool that
/// this returns.
std::shared_ptr<UnitPool>
addChecks(clang::tidy::ClangTidyCheckFactories &Factories);

} // namespace corotidy

#endif // COROTIDY_CHECKS_REGISTRY_H
