// What leaves alone what it gets, and what is as good as before.
// RUN: %check coro-use-after-move-across-suspend %s --option "AllowedCallees=app::offer" --option "AllowedTypes=app::handle"
#include "coro.h"
#include <string>
#include <utility>

namespace app {
task<> offer(std::string &&);
task<> take(std::string &&);
struct handle {
  handle(handle &&);
  ~handle();
  void close();
};
task<> share(handle);
} // namespace app
void log(const std::string &);

task<> allowed(std::string message, app::handle file) {
  co_await app::offer(std::move(message));
  log(message);
  co_await app::share(std::move(file));
  file.close();
}

task<> others(std::string message) {
  co_await app::take(std::move(message)); // #at1
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at1: it is moved away here
                // expect-note@#at1: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at1: give a copy away, or keep what is needed of it
}
