//===--- PromiseIncompleteCheck.h - coro-promise-incomplete ---- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-promise-incomplete.md has the reasons and examples.
//
// Left out on purpose: what makes a promise unusable for one signature only,
// such as an operator new with more parameters; a promise that has neither
// return function and no other fault, since a coroutine may never end; classes
// that others are derived from; templates that were not instantiated. A promise
// with which some coroutine compiles has nothing that is rejected.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_PROMISEINCOMPLETECHECK_H
#define COROTIDY_CHECKS_PROMISEINCOMPLETECHECK_H

#include "checks/Check.h"

namespace corotidy {

class PromiseIncompleteCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_PROMISEINCOMPLETECHECK_H
