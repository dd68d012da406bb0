//===--- Environment.h - Variables that decide what is found -- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_ENVIRONMENT_H
#define COROTIDY_TOOL_ENVIRONMENT_H

#include <string>

namespace corotidy {

/// The variables of the environment that may have a say in how a file is
/// parsed, with their values.
std::string parsingEnvironment();

/// From now on, this process has no other variables. So none that is not
/// thought of above can make two runs differ that look the same.
void forgetOtherEnvironment();

} // namespace corotidy

#endif // COROTIDY_TOOL_ENVIRONMENT_H
