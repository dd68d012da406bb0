#include "library.h"
#include <string>
#include <string_view>

task<std::string> ask(std::string_view question);
task<void> show_details(const std::string &file);
task<void> erase(std::string file);

task<bool> confirm(std::string_view question) {
  std::string answer = co_await ask(question);
  co_return answer == "yes";
}

task<void> remove(std::string file) {
  task<bool> sure = confirm("Remove " + file + "?");
  co_await show_details(file);
  if (co_await std::move(sure))
    co_await erase(file);
}
