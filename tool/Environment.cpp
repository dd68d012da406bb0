//===--- Environment.cpp - Variables that decide what is found ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Environment.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdlib>
#include <unistd.h>
#include <vector>

using namespace llvm;

namespace corotidy {

/// What Clang 22 asks for on its way from a command to an AST, for whatever
/// target. Left out is what is about linking, about how a compiler says what it
/// has to say, and about files that it writes; SOURCE_DATE_EPOCH, as the time
/// of day is the same in all runs; and what the option /external:env: names.
static constexpr const char *Known[] = {
    // Where headers are.
    "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
    "OBJCPLUS_INCLUDE_PATH", "NCC_C_INCLUDE_PATH", "NCC_CPLUS_INCLUDE_PATH",
    "XCC_C_INCLUDE_PATH", "XCC_CPLUS_INCLUDE_PATH", "INCLUDE",
    "EXTERNAL_INCLUDE",
    // Where the rest of a compiler is, next to which there may be more headers.
    "COMPILER_PATH", "VCINSTALLDIR", "VCToolsInstallDir", "SCE_ORBIS_SDK_DIR",
    "SCE_PROSPERO_SDK_DIR", "CUDA_PATH", "HIP_PATH", "HIP_DEVICE_LIB_PATH",
    "ROCM_PATH",
    // What ~ stands for.
    "HOME",
    // Which version of a system is meant.
    "SDKROOT", "MACOSX_DEPLOYMENT_TARGET", "IPHONEOS_DEPLOYMENT_TARGET",
    "TVOS_DEPLOYMENT_TARGET", "WATCHOS_DEPLOYMENT_TARGET",
    "XROS_DEPLOYMENT_TARGET", "DRIVERKIT_DEPLOYMENT_TARGET",
    // Whether precompiled headers have to match.
    "LIBCLANG_DISABLE_PCH_VALIDATION"};

/// PWD has a say only where a command has no absolute directory, and that is
/// made absolute for the key; what looks for programs in PATH is not kept, see
/// TracedFiles::noteMore; and a directory for temporary files is of no use.
static constexpr StringRef Harmless[] = {"PWD", "PATH", "TMPDIR"};

std::string parsingEnvironment() {
  std::string All;
  for (const char *Name : Known)
    if (const char *Value = std::getenv(Name))
      (((All += Name) += '=') += Value) += '\0';
  return All;
}

void forgetOtherEnvironment() {
  std::vector<std::string> Others;
  for (char **Each = environ; Each && *Each; ++Each) {
    StringRef Name = StringRef(*Each).split('=').first;
    if (!is_contained(Known, Name) && !is_contained(Harmless, Name))
      Others.push_back(Name.str());
  }
  for (const std::string &Name : Others)
    ::unsetenv(Name.c_str());
}

} // namespace corotidy
