// Types that say whether something failed, and calls and types that may be dropped.
// RUN: %check coro-discarded-await-result %s --option "ErrorTypes=outcome;lib::status" --option "AllowedCallees=channel::close" --option AllowedTypes=result
#include "results.h"

struct outcome {};
namespace lib {
struct status {};
} // namespace lib
struct status {};
struct channel {
  task<outcome> close();
  task<outcome> open();
};
task<lib::status> flush();
task<status> other();

task<> drops(channel c) {
  co_await c.close();
  co_await c.open(); // expect-warning: the 'outcome' that the await of 'open' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                     // expect-note: look at it, or cast it to void if an error does not matter
  co_await flush(); // expect-warning: the 'lib::status' that the await of 'flush' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                    // expect-note: look at it, or cast it to void if an error does not matter
  co_await other();
  co_await receive();
  co_await send(); // expect-warning: the 'std::error_code' that the await of 'send' gives is dropped: if it failed, the coroutine goes on as if nothing had happened
                   // expect-note: look at it, or cast it to void if an error does not matter
}
