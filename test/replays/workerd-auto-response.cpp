// The answer to a ping on a sleeping connection was a promise that was dropped at
// once, and dropping one of KJ cancels what it stands for.
// https://github.com/cloudflare/workerd/pull/1222
// clang-tidy: elsewhere; clang: nothing
// RUN: %replay %s
#include "kj.h"
#include <optional>
#include <string>

struct web_socket {
  kj::Promise<std::string> receive();
  kj::Promise<void> send(std::string);
};
std::optional<std::string> automatic_answer(const std::string &);
void wake_up(const std::string &);

namespace before {
kj::Promise<void> read_all(web_socket &ws) {
  for (;;) {
    std::string message = co_await ws.receive();
    if (auto answer = automatic_answer(message)) {
      ws.send(*answer); // expect-warning: coro-unawaited-task
      continue;
    }
    wake_up(message);
  }
}
} // namespace before

namespace after {
kj::Promise<void> read_all(web_socket &ws) {
  for (;;) {
    std::string message = co_await ws.receive();
    if (auto answer = automatic_answer(message)) {
      co_await ws.send(*answer);
      continue;
    }
    wake_up(message);
  }
}
} // namespace after
