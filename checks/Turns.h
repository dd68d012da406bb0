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
/// \p From may be Facts::AtEntry. Returns the statement that decides there;
/// null, and adds no note, if there is no such place.
const clang::Stmt *noteTurn(Finding &F, const Graph &G, unsigned From,
                            unsigned To, llvm::ArrayRef<unsigned> Avoided,
                            llvm::StringRef What);

/// Whether anything but the condition of a loop decides on a shortest way from
/// the step \p From to the step \p To. It may be about the same as what led to
/// \p From, and then nothing ever takes that way. If \p To is where a loop
/// comes by again, what leaves the loop decides nothing.
bool isDecidedBetween(const Graph &G, unsigned From, unsigned To,
                      bool IsAgain = false);

} // namespace corotidy

#endif // COROTIDY_CHECKS_TURNS_H
