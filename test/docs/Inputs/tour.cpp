#include "library.h"
#include <string>
#include <string_view>

task<std::string> read(std::string_view file);

task<std::string> settings() {
  static std::string cached = co_await read("settings.json");
  co_return cached;
}

task<int> lines(std::string_view file) {
  int count = 0;
  for (char c : co_await read(file))
    if (c == '\n')
      co_yield ++count;
  co_return count;
}

task<int> first_line(std::string_view file) {
  std::string text = co_await read(file);
  if (auto end = text.find('\n'); end != text.npos)
    co_return int(end);
}
