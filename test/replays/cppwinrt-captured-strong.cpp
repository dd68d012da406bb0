// A lambda captured a strong reference to its object, so as to keep it, and was
// called where it was written. The closure ended there, and the reference with it.
// https://github.com/microsoft/cppwinrt/issues/1131
// clang-tidy: both; clang: nothing
// RUN: %replay %s
#include "winrt.h"

namespace before {
struct page : implements<page> {
  void disable_button();
  void clicked() {
    [strong = get_strong()]() -> detached { // expect-warning: coro-capturing-lambda
      co_await resume_background();
      strong->disable_button();
    }();
  }
};
} // namespace before

namespace after {
struct page : implements<page> {
  void disable_button();
  void clicked() {
    [this]() -> detached {
      auto strong = get_strong();
      co_await resume_background();
      strong->disable_button();
    }();
  }
};
} // namespace after
