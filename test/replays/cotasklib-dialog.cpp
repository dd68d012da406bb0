// A dialog with one button was a coroutine with a view of its text. It now calls the
// one with several, which is none and copies the text.
// https://github.com/m4saka/CoTaskLib/issues/8
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "task.h"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

task<int> show(std::string text, std::vector<std::string> buttons);
task<> without_result(task<int>);
task<int> ask(std::string_view text, std::vector<std::string> buttons) {
  return show(std::string(text), std::move(buttons));
}
std::string greeting();
void draw();

namespace before {
task<> tell(std::string_view text) { // expect-warning: coro-view-parameter
  co_await ask(text, {"OK"});
}

task<> greet() {
  auto dialog = tell(greeting()); // expect-warning: coro-dangling-argument
  draw();
  co_await std::move(dialog);
}
} // namespace before

namespace after {
task<> tell(std::string_view text) {
  return without_result(ask(text, {"OK"}));
}

task<> greet() {
  auto dialog = tell(greeting());
  draw();
  co_await std::move(dialog);
}
} // namespace after
