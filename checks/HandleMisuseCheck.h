//===--- HandleMisuseCheck.h - coro-handle-misuse ------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-handle-misuse.md has the reasons and examples.
//
// Left out on purpose: TODO.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDLEMISUSECHECK_H
#define COROTIDY_CHECKS_HANDLEMISUSECHECK_H

#include "checks/Check.h"

namespace corotidy {

class HandleMisuseCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLEMISUSECHECK_H
