// What is used after it was moved away and the coroutine was suspended.
// RUN: %check coro-use-after-move-across-suspend %s
#include "coro.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

using text = std::string;
task<bool> send(text);
task<> give(std::unique_ptr<int>);
task<> pass(text &&);
void keep(text &&);
task<> tick();
bool again();
void log(const text &);

task<> tried_again(text message) {
  while (!co_await send(std::move(message))) // expect-warning: 'message' is moved away each time the loop comes by: from the second time on nothing is left in it
                                             // expect-note: it is moved away here
                                             // expect-note: the coroutine is suspended here
                                             // expect-note: it is used here when the loop comes by again
                                             // expect-note: give a copy away, or make it in the loop
    ;
}

task<> tried_after_an_error(text message) {
  for (int i = 0; i != 3; ++i) {
    try {
      co_await send(std::move(message)); // expect-warning: 'message' is moved away each time the loop comes by: from the second time on nothing is left in it
                                         // expect-note: it is moved away here
                                         // expect-note: the coroutine is suspended here
                                         // expect-note: it is used here when the loop comes by again
                                         // expect-note: give a copy away, or make it in the loop
      co_return;
    } catch (...) {
      log("failed");
    }
  }
}

task<> sent_to_all(std::vector<int> all, text message) {
  for (int each : all)
    co_await send(std::move(message)); // expect-warning: 'message' is moved away each time the loop comes by: from the second time on nothing is left in it
                                       // expect-note: it is moved away here
                                       // expect-note: the coroutine is suspended here
                                       // expect-note: it is used here when the loop comes by again
                                       // expect-note: give a copy away, or make it in the loop
}

task<> used_later(text message) {
  co_await send(std::move(message)); // #at1
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at1: it is moved away here
                // expect-note@#at1: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at1: give a copy away, or keep what is needed of it
}

task<> used_before_the_move_in_the_loop() {
  text message = "hello";
  do {
    log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                  // expect-note@#at2: it is moved away here
                  // expect-note@#at2: the coroutine is suspended here
                  // expect-note: it is used here when the loop comes by again
                  // expect-note@#at2: give a copy away, or make it in the loop
    co_await pass(std::move(message)); // #at2
  } while (again());
}

task<> moved_into_a_lambda(text message) {
  auto later = [message = std::move(message)] { log(message); }; // #at3
  co_await tick(); // #at4
  later();
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at3: it is moved away here
                // expect-note@#at4: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at3: give a copy away, or keep what is needed of it
}

task<> moved_into_a_task(text message) {
  auto sending = send(std::move(message)); // #at5
  co_await std::move(sending); // #at6
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at5: it is moved away here
                // expect-note@#at6: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at5: give a copy away, or keep what is needed of it
}

task<> moved_into_a_variable(text message) {
  text other;
  other = std::move(message); // #at7
  co_await tick(); // #at8
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at7: it is moved away here
                // expect-note@#at8: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at7: give a copy away, or keep what is needed of it
}

task<> moved_by_a_cast(text message) {
  keep(static_cast<text &&>(message)); // #at9
  co_await tick(); // #at10
  if (message.size() == 1) // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                           // expect-note@#at9: it is moved away here
                           // expect-note@#at10: the coroutine is suspended here
                           // expect-note: it is used here
                           // expect-note@#at9: give a copy away, or keep what is needed of it
    co_return;
}

task<> rvalue_reference(text &&message) {
  co_await send(std::move(message)); // #at11
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at11: it is moved away here
                // expect-note@#at11: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at11: give a copy away, or keep what is needed of it
}

task<> dereferenced(std::unique_ptr<int> number) {
  co_await give(std::move(number)); // #at12
  if (*number == 1) // expect-warning: 'number' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                    // expect-note@#at12: it is moved away here
                    // expect-note@#at12: the coroutine is suspended here
                    // expect-note: it is used here
                    // expect-note@#at12: give a copy away, or keep what is needed of it
    co_return;
}

task<> pointer_moved_again(std::unique_ptr<int> number) {
  while (again())
    co_await give(std::move(number)); // expect-warning: 'number' is moved away each time the loop comes by: from the second time on nothing is left in it
                                      // expect-note: it is moved away here
                                      // expect-note: the coroutine is suspended here
                                      // expect-note: it is used here when the loop comes by again
                                      // expect-note: give a copy away, or make it in the loop
}

task<> moved_on_one_way(text message) {
  if (again())
    co_await send(std::move(message)); // #at13
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at13: it is moved away here
                // expect-note@#at13: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at13: give a copy away, or keep what is needed of it
}

struct connection {
  connection(connection &&);
  ~connection();
  void close();
  task<> take() &&;
};
task<> serve(connection);
task<> closed_twice(connection peer) {
  co_await serve(std::move(peer)); // #at14
  peer.close(); // expect-warning: 'peer' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at14: it is moved away here
                // expect-note@#at14: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at14: give a copy away, or keep what is needed of it
}
task<> taken(connection peer) {
  co_await std::move(peer).take(); // #at15
  peer.close(); // expect-warning: 'peer' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at15: it is moved away here
                // expect-note@#at15: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at15: give a copy away, or keep what is needed of it
}

auto in_a_lambda = [](text message) -> task<> {
  co_await send(std::move(message)); // #at16
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at16: it is moved away here
                // expect-note@#at16: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at16: give a copy away, or keep what is needed of it
};

generator<int> yielded(text message) {
  keep(std::move(message)); // #at17
  co_yield 1; // #at18
  log(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                // expect-note@#at17: it is moved away here
                // expect-note@#at18: the coroutine is suspended here
                // expect-note: it is used here
                // expect-note@#at17: give a copy away, or keep what is needed of it
}

#define SEND(what) co_await send(std::move(what)) // #at20
task<> from_a_macro(text message) {
  SEND(message); // #at19
  SEND(message); // expect-warning: 'message' is used after it was moved away, and after the coroutine was suspended: nothing is left in it
                 // expect-note@#at19: it is moved away here
                 // expect-note@#at19: the coroutine is suspended here
                 // expect-note@#at20: expanded from macro 'SEND'
                 // expect-note: it is used here
                 // expect-note@#at19: give a copy away, or keep what is needed of it
}
