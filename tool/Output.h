//===--- Output.h - Writing the files a user named ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_OUTPUT_H
#define COROTIDY_TOOL_OUTPUT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace corotidy {

/// Has \p Write write the file \p Path, which is replaced at once: whoever
/// reads it finds all of what was there before or all of what is there then. A
/// link stays one. What is no regular file, such as a device, is written into.
llvm::Error
writeOutput(llvm::StringRef Path,
            llvm::function_ref<llvm::Error(llvm::raw_ostream &)> Write,
            unsigned Mode = llvm::sys::fs::all_read | llvm::sys::fs::all_write);

} // namespace corotidy

#endif // COROTIDY_TOOL_OUTPUT_H
