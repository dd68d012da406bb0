//===--- HandleCalls.h - What is done to coroutine handles ----- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CHECKS_HANDLECALLS_H
#define COROTIDY_CHECKS_HANDLECALLS_H

#include "classify/Awaitability.h"
#include "flow/Calls.h"

namespace corotidy {

enum class HandleOp { None, Resume, Destroy, Done, Promise, Address, Other };

/// A call of a member of a std::coroutine_handle.
struct HandleCall {
  HandleOp Op = HandleOp::None;
  /// The handle; null if Op is None.
  const clang::Expr *Handle = nullptr;
};

/// The call that \p S itself is. In a template's pattern, handles of promises
/// that depend on arguments count.
HandleCall handleCallIn(const clang::Stmt &S, const AwaitResolver &Resolver);

/// Whether \p Callee may change the object that its parameter at \p Index
/// refers or points to.
bool mayChangeArgument(const clang::FunctionDecl &Callee, unsigned Index);

/// The one object that an initialiser is made of, without lists and casts.
const clang::Expr *soleValue(const clang::Expr *Init);

/// Whether \p Record itself declares a member of that name.
bool declares(const clang::CXXRecordDecl *Record, llvm::StringRef Name);

} // namespace corotidy

#endif // COROTIDY_CHECKS_HANDLECALLS_H
