//===--- MissingKeywordCheck.h - coro-missing-keyword ---------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-missing-keyword.md has the reasons and examples.
//
// Left out on purpose: whatever returns an object that it got or made, which is
// a factory; stubs, that is virtual functions, templates with explicit
// specialisations, macros and bodies that end the program; members of coroutine
// types, promises and awaiters; what merely throws or gives an empty object
// where such an object is an ordinary value: expected, optional and others
// whose promise comes from a specialisation of std::coroutine_traits. An empty
// generator is a range without elements.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_MISSINGKEYWORDCHECK_H
#define COROTIDY_CHECKS_MISSINGKEYWORDCHECK_H

#include "checks/Check.h"

namespace corotidy {

class MissingKeywordCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFunction(Unit &U, const clang::FunctionDecl &FD,
                     const clang::CXXRecordDecl &Type);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_MISSINGKEYWORDCHECK_H
