// No coroutine, but the same: the promise of the error page was dropped, and another
// one returned, which is ready at once.
// https://github.com/cloudflare/workerd/commit/351c2f12bd74e1bcae8350b612f23ce57c5e4b1e
// clang-tidy: nothing; clang: nothing
// RUN: %replay %s
#include "kj.h"

struct response {
  kj::Promise<void> send_error(int status, const char *text);
};
kj::Promise<void> forward(response &);
bool body_was_read();

namespace before {
kj::Promise<void> serve(response &out) {
  if (body_was_read()) {
    out.send_error(500, "Internal Server Error"); // expect-warning: coro-unawaited-task
    return kj::READY_NOW;
  }
  return forward(out);
}
} // namespace before

namespace after {
kj::Promise<void> serve(response &out) {
  if (body_was_read())
    return out.send_error(500, "Internal Server Error");
  return forward(out);
}
} // namespace after
