//===--- Turns.h - Which way leads to a finding --------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_TURNS_H
#define COROTIDY_CHECKS_TURNS_H

#include "checks/Check.h"

namespace corotidy {

/// Adds a note where control, on its way from the step \p From to the step
/// \p To, turns away from all of \p Avoided: "when this is false, <What>".
/// \p From may be Facts::AtEntry. Adds none if there is no such place.
void noteTurn(Finding &F, const Graph &G, unsigned From, unsigned To,
              llvm::ArrayRef<unsigned> Avoided, llvm::StringRef What);

} // namespace corotidy

#endif // COROTIDY_CHECKS_TURNS_H
