//===--- DanglingGeneratorRangeCheck.h ------------------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-dangling-generator-range.md has the reasons and examples.
//
// Left out on purpose: asynchronous generators, which no range-based for
// iterates.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_DANGLINGGENERATORRANGECHECK_H
#define COROTIDY_CHECKS_DANGLINGGENERATORRANGECHECK_H

#include "checks/Check.h"

namespace corotidy {

class DanglingGeneratorRangeCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_DANGLINGGENERATORRANGECHECK_H
