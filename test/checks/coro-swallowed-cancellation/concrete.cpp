// Loops that go on although the coroutine was cancelled.
// RUN: %check coro-swallowed-cancellation %s --option "Exceptions=net::cancelled"
#include "coro.h"
#include <exception>
#include <stdexcept>

namespace net {
struct cancelled : std::runtime_error {
  using std::runtime_error::runtime_error;
};
} // namespace net
struct stop : std::exception {};

task<int> receive();
task<> pause();
void log(const char *);
void handle(int);

task<> all_exceptions() {
  while (true) { // #at2
    try {
      handle(co_await receive()); // #at1
    } catch (...) { // expect-warning: 'all_exceptions' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                    // expect-note@#at1: in a coroutine that was cancelled, this throws 'net::cancelled'
                    // expect-note@#at2: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
      log("failed");
    }
  }
}

task<> by_a_base() {
  for (;;) { // #at4
    try {
      int n = co_await receive(); // #at3
      if (n == 0)
        break;
      handle(n);
    } catch (const std::exception &e) { // expect-warning: 'by_a_base' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                                        // expect-note@#at3: in a coroutine that was cancelled, this throws 'net::cancelled'
                                        // expect-note@#at4: the loop begins again, and it throws again
                                        // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
      log(e.what());
      continue;
    }
  }
}

task<> after_another_handler() {
  do { // #at6
    try {
      co_await pause(); // #at5
    } catch (const stop &) {
      co_return;
    } catch (std::runtime_error &) { // expect-warning: 'after_another_handler' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                                     // expect-note@#at5: in a coroutine that was cancelled, this throws 'net::cancelled'
                                     // expect-note@#at6: the loop begins again, and it throws again
                                     // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
    }
  } while (true);
}

task<int> until_it_works() {
  for (;;) { // #at8
    try {
      co_return co_await receive(); // #at7
    } catch (...) { // expect-warning: 'until_it_works' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                    // expect-note@#at7: in a coroutine that was cancelled, this throws 'net::cancelled'
                    // expect-note@#at8: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
    }
  }
}

// A break of an inner loop, and one of a switch, leave neither.
task<> inner_loop(int tries) {
  for (;;) { // #at10
    for (int i = 0; i < tries; ++i)
      if (i == 3)
        break;
    try {
      for (int i = 0; i < tries; ++i)
        co_await pause(); // #at9
    } catch (...) { // expect-warning: 'inner_loop' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                    // expect-note@#at9: in a coroutine that was cancelled, this throws 'net::cancelled'
                    // expect-note@#at10: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
      switch (tries) {
      case 1:
        log("once");
        break;
      }
    }
  }
}

auto in_lambda = []() -> task<> {
  for (;;) { // #at12
    try {
      co_await pause(); // #at11
    } catch (...) { // expect-warning: '(lambda)' never ends once it is cancelled: this handler takes 'net::cancelled', and the loop goes on
                    // expect-note@#at11: in a coroutine that was cancelled, this throws 'net::cancelled'
                    // expect-note@#at12: the loop begins again, and it throws again
                    // expect-note: leave the loop if it was cancelled: by a condition, or by a handler for 'net::cancelled' before this one
    }
  }
};
