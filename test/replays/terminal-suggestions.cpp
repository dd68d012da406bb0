// A page collected commands while it was suspended, and showed them when it may
// have been closed. Another of its coroutines uses nothing of it then.
// https://github.com/microsoft/terminal/pull/19752
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "task.h"
#include "winrt.h"
#include <string>
#include <utility>
#include <vector>

void execute(const std::string &command);
struct settings {
  task<std::vector<std::string>> snippets(const std::string &line) const;
};

namespace before {
struct page : implements<page> {
  settings all;
  dispatcher home() const;
  void open(std::vector<std::string> commands);
  std::string line() const;

  detached elevate() {
    std::string command = line();
    co_await resume_background();
    execute(command);
  }
  detached suggest(std::string text) {
    auto commands = co_await all.snippets(text);
    co_await resume_foreground(home()); // expect-warning: coro-this-after-suspend
    open(std::move(commands));
  }
};
} // namespace before

namespace after {
struct page : implements<page> {
  settings all;
  dispatcher home() const;
  void open(std::vector<std::string> commands);

  detached suggest(std::string text) {
    const auto weak = get_weak();
    const auto foreground = home();
    auto commands = co_await all.snippets(text);
    co_await resume_foreground(foreground);
    const auto strong = weak.get();
    if (!strong)
      co_return;
    open(std::move(commands));
  }
};
} // namespace after
