//===--- HandleMisuseCheck.h - coro-handle-misuse -------------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/coro-handle-misuse.md has the reasons and examples.
//
// Left out on purpose: what depends on conditions that may have been chosen to
// go together; handles in containers and behind calls; members, once a function
// was called that can get at them; instantiations of templates, of which the
// pattern says enough.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDLEMISUSECHECK_H
#define COROTIDY_CHECKS_HANDLEMISUSECHECK_H

#include "checks/Check.h"

namespace corotidy {

struct HandleOwner;
enum class HandleTrouble {
  ResumesEnded,
  DestroysAgain,
  ResumesDestroyed,
  LooksIntoDestroyed
};

class HandleMisuseCheck : public Check {
public:
  using Check::Check;

private:
  void checkUnit(Unit &U) override;
  void checkFlow(Unit &U, const clang::FunctionDecl &FD);
  void reportUse(const clang::Stmt &Use, const clang::Expr &Handle,
                 const clang::Stmt &Cause, HandleTrouble What);
  void checkOwner(Unit &U, const HandleOwner &Owner);
};

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLEMISUSECHECK_H
