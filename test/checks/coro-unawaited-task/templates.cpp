// What a template drops is found once: where its promise is known in the pattern, and otherwise in
// what is made of it.
// RUN: %check coro-unawaited-task %s
#include "kinds.h"
#include <type_traits>

template <typename T> void ordinary(T value) {
  fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
           // expect-note: await it where a coroutine may, or hand it to something that waits for it
  value.run();
}
struct runner {
  task<> run();
};
template void ordinary(runner);

template <typename T> task<T> dependent(T value) {
  fetch(); // expect-warning: the 'task<int>' that 'fetch' returns is dropped: it never runs
           // expect-note: write co_await before it, or hand it to something that waits for it
  value.run(); // expect-warning: the 'task<>' that 'run' returns is dropped: it never runs
               // expect-note: write co_await before it, or hand it to something that waits for it
  co_return value;
}
template task<runner> dependent(runner);

template <typename T> task<> known_promise() {
  step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
          // expect-note: write co_await before it, or hand it to something that waits for it
  co_await step();
}
template task<> known_promise<int>();
template task<> known_promise<char>();

template <typename T> struct holder {
  task<> member(T &value) {
    step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
            // expect-note: write co_await before it, or hand it to something that waits for it
    value.run(); // expect-warning: the 'task<>' that 'run' returns is dropped: it never runs
                 // expect-note: write co_await before it, or hand it to something that waits for it
    co_return;
  }
};
template struct holder<runner>;

// Each may be awaited with the results it has in that instantiation.
template <bool IsTask> auto choose() {
  if constexpr (IsTask)
    return step();
  else
    return 1;
}
template <bool IsTask> task<> chooses(std::bool_constant<IsTask>) {
  choose<IsTask>(); // expect-warning: the 'task<>' that 'choose' returns is dropped: it never runs
                    // expect-note: write co_await before it, or hand it to something that waits for it
  co_return;
}
template task<> chooses(std::bool_constant<true>);
template task<> chooses(std::bool_constant<false>);

auto generic = [](auto value) -> task<> {
  value.run(); // expect-warning: the 'task<>' that 'run' returns is dropped: it never runs
               // expect-note: write co_await before it, or hand it to something that waits for it
  co_return;
};
task<> use() { co_await generic(runner()); }

// Nobody knows what is never made.
template <typename T> task<T> never(T value) {
  step(); // expect-warning: the 'task<>' that 'step' returns is dropped: it never runs
          // expect-note: await it where a coroutine may, or hand it to something that waits for it
  co_return value;
}
template <typename... T> task<> packs(T... values) {
  (values.run(), ...); // expect-warning: the 'task<>' that 'run' returns is dropped: it never runs
                       // expect-note: write co_await before it, or hand it to something that waits for it
  co_return;
}
template task<> packs(runner, runner);
