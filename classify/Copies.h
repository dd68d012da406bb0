//===--- Copies.h - Which objects can be copied ---------------- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_COPIES_H
#define COROTIDY_CLASSIFY_COPIES_H

namespace clang {
class CXXRecordDecl;
} // namespace clang

namespace corotidy {

/// Whether \p Record, which is defined, says that its objects can be copied.
/// What its members say of theirs is not asked: a vector of what cannot be
/// copied says that it can.
bool isCopyable(const clang::CXXRecordDecl &Record);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_COPIES_H
