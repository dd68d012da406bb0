//===--- dual.h - A task that takes co_yield, for tests --------*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#pragma once
#include <coroutine>
struct [[nodiscard]] dual {
  struct promise_type {
    dual get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    std::suspend_always yield_value(const char *);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
