// What is no use of what was moved away, or not across a suspension.
// RUN: %check coro-use-after-move-across-suspend %s
#include "coro.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using text = std::string;
task<bool> send(text);
task<> store(std::vector<int>);
task<> give(std::unique_ptr<int>);
task<> give(std::optional<int>);
task<bool> offer(text &&);
bool try_push(text &&);
text &&through(text &&);
void keep(text &&);
task<> tick();
bool again();
void log(const text &);
void read(text &);
void read(text *);

// For bugprone-use-after-move.
task<> not_across(text message) {
  keep(std::move(message));
  log(message);
  co_await tick();
}
task<> not_across_either(text message) {
  co_await tick();
  keep(std::move(message));
  log(message);
}

task<> filled_anew(text message) {
  while (again()) {
    co_await send(std::move(message));
    message = "next";
  }
  co_await send(std::move(message));
  message.clear();
  log(message);
  co_await send(std::move(message));
  read(message);
  log(message);
  co_await send(std::move(message));
  read(&message);
  log(message);
  co_await send(std::move(message));
  auto fill = [&] { message = "more"; };
  fill();
  log(message);
  co_await send(std::move(message));
  auto &alias = message;
  alias = "other";
  log(message);
}

task<> made_in_the_loop() {
  while (again()) {
    text message;
    read(message);
    co_await send(std::move(message));
  }
}

task<> batches() {
  std::vector<int> batch;
  while (again()) {
    batch.push_back(1);
    if (batch.size() == 10)
      co_await store(std::move(batch));
  }
}

// Who says whether it took it may have left it alone.
task<> left_alone(text message) {
  while (!try_push(std::move(message)))
    co_await tick();
}
task<> offered(text message) {
  while (!co_await offer(std::move(message)))
    ;
}
task<> only_through(text message) {
  log(through(std::move(message)));
  co_await tick();
  log(message);
}
task<> copied(const text message) {
  co_await send(std::move(message));
  log(message);
  text &&name = std::move(const_cast<text &>(message));
  co_await tick();
  log(name);
}

task<> asked(std::unique_ptr<int> number, std::optional<int> maybe,
             std::function<void()> then) {
  co_await give(std::move(number));
  co_await give(std::move(maybe));
  std::function<void()> other = std::move(then);
  co_await tick();
  if (number || number != nullptr || number.get() || maybe.has_value() || then)
    log("still there");
  number.reset();
}

task<> other_way(text message) {
  if (again()) {
    co_await send(std::move(message));
    co_return;
  }
  log(message);
}
task<> on_the_other_condition(text message, bool sent) {
  if (sent)
    co_await send(std::move(message));
  if (!sent)
    log(message);
}
task<> last_time(text message) {
  for (int i = 0; i != 3; ++i) {
    if (i == 2) {
      co_await send(std::move(message));
      break;
    }
    co_await send(message);
  }
}

task<> once_in_a_loop(text message) {
  bool sent = false;
  while (again()) {
    if (!sent)
      co_await send(std::move(message));
    sent = true;
  }
}

#define CHECK_ONCE(code)                                                       \
  do {                                                                         \
    code;                                                                      \
  } while (again())
task<> asserted(text message) {
  CHECK_ONCE(co_await send(std::move(message)));
}

struct letter {
  int id;
  text body;
};
task<> post(letter);
task<> some_members_stay(letter one) {
  co_await post(std::move(one));
  if (one.id == 1)
    co_return;
}
struct base {
  base(base &&);
};
struct derived : base {
  text name;
};
task<> only_the_base(derived whole) {
  base part = std::move(whole);
  co_await tick();
  derived rest(std::move(whole));
}

task<> members_of_others(letter &one, text &&lent) {
  text &reference = one.body;
  while (again())
    co_await send(std::move(reference));
  co_await send(std::move(one.body));
  log(one.body);
}

task<> trivial(int number) {
  int other = std::move(number);
  co_await tick();
  number += other;
}

task<> unevaluated(text message) {
  co_await send(std::move(message));
  (void)sizeof(message);
  (void)message;
  static_assert(sizeof(message) != 0);
}

// Never suspends.
task<> at_once(text message) {
  keep(std::move(message));
  co_await std::suspend_never();
  log(message);
}
