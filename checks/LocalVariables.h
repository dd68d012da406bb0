//===--- LocalVariables.h - The variables of one body --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_LOCALVARIABLES_H
#define COROTIDY_CHECKS_LOCALVARIABLES_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <vector>

namespace corotidy {

/// The parameters and the variables in the body of \p FD that end with it, in
/// the order in which they are declared. Without what the compiler declares,
/// and what it rejected.
std::vector<const clang::VarDecl *>
localVariablesOf(const clang::FunctionDecl &FD);

/// Variables by the numbers that a Domain calls its things.
class NumberedVariables {
public:
  /// \p Var gets the next number.
  void add(const clang::VarDecl &Var) {
    unsigned Next = Numbers.size();
    Numbers.try_emplace(Var.getCanonicalDecl(), Next);
  }
  std::optional<unsigned> find(const clang::VarDecl *Var) const {
    if (!Var)
      return std::nullopt;
    auto Found = Numbers.find(Var->getCanonicalDecl());
    return Found == Numbers.end() ? std::nullopt : std::optional(Found->second);
  }

private:
  llvm::DenseMap<const clang::VarDecl *, unsigned> Numbers;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_LOCALVARIABLES_H
