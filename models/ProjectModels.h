//===--- ProjectModels.h - The models of a project ------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_PROJECTMODELS_H
#define COROTIDY_MODELS_PROJECTMODELS_H

#include "models/Models.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace corotidy {

/// The key of CheckOptions that names the files, separated by semicolons.
constexpr llvm::StringRef ModelsOption = "CoroTidyModels";

/// The models that are compiled in, and those in \p Files for \p MainFile. A
/// relative path is looked for where the main file is, and then in each
/// directory above; what is named later counts before what is named earlier.
/// Fails if a file is not there or cannot be used.
llvm::Expected<Models> readModels(llvm::StringRef Files,
                                  llvm::StringRef MainFile,
                                  llvm::vfs::FileSystem &FS);

} // namespace corotidy

#endif // COROTIDY_MODELS_PROJECTMODELS_H
