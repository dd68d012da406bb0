// A coroutine had a text by reference and checked it before and after it slept. Of a
// temporary the second check saw what was in its memory by then.
// https://github.com/microsoft/cppwinrt/issues/1154
// clang-tidy: found; clang: nothing
// RUN: %replay %s
#include <coroutine>
#include <exception>
#include <string>

struct async_action {
  struct promise_type {
    async_action get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() noexcept;
    void unhandled_exception() { failure = std::current_exception(); }
    std::exception_ptr failure;
  };
  async_action(async_action &&) noexcept;
  ~async_action();
};
struct resume_after {
  int seconds;
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume() noexcept;
};
void refuse(const std::wstring &);

namespace before {
async_action clear(const std::wstring &text) { // expect-warning: coro-reference-parameter
  if (!text.empty())
    refuse(text);
  co_await resume_after{1};
  if (!text.empty())
    refuse(text);
}
} // namespace before

namespace after {
async_action clear(std::wstring text) {
  if (!text.empty())
    refuse(text);
  co_await resume_after{1};
  if (!text.empty())
    refuse(text);
}
} // namespace after
