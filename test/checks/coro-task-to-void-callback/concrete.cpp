// Callables that return a task, converted to or passed to what throws it away.
// RUN: %check coro-task-to-void-callback %s
#include "coro.h"
#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

task<> save();
task<int> count(int);
void on_click(std::function<void()>);
void on_number(const std::function<void(int)> &, int = 0);

void arguments() {
  on_click([]() -> task<> { co_await save(); }); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                                 // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_click([] { return save(); }); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                   // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_click(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_click(&save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                   // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_number(count); // expect-warning: this returns a task, and 'std::function<void (int)>' throws that away: the task never runs
                    // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_number([](auto n) { return count(n); }); // expect-warning: this returns a task, and 'std::function<void (int)>' throws that away: the task never runs
                                              // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_number(std::bind(count, 1)); // expect-warning: this returns a task, and 'std::function<void (int)>' throws that away: the task never runs
                                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}

struct saver {
  task<> operator()() const;
};
struct file {
  task<> close();
  std::function<void()> begun = save; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                      // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::function<void()> ended;
  file() : ended([] { return save(); }) {} // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                           // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  void later() {
    ended = [this] { return close(); }; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                        // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  }
};

std::function<void()> results(bool again) {
  std::function<void()> first = saver(); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                         // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::function<void()> second([] { return save(); }); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                                       // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  first = save; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  auto third = std::function<void()>(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                            // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  if (again)
    return saver(); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                    // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  return [] { return save(); }; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}

void threads(std::vector<int> &numbers) {
  std::thread one(save); // expect-warning: this returns a task, and 'thread' throws that away: the task never runs
                         // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::thread two(count, 1); // expect-warning: this returns a task, and 'thread' throws that away: the task never runs
                             // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  file f;
  std::thread three(&file::close, &f); // expect-warning: this returns a task, and 'thread' throws that away: the task never runs
                                       // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::for_each(numbers.begin(), numbers.end(), count); // expect-warning: this returns a task, and 'for_each' throws that away: the task never runs
                                                        // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::for_each(numbers.begin(), numbers.end(),
                [](auto n) -> task<> { co_await count(n); }); // expect-warning: this returns a task, and 'for_each' throws that away: the task never runs
                                                              // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::ranges::for_each(numbers, count); // expect-warning: this returns a task, and 'for_each' throws that away: the task never runs
                                         // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::once_flag once;
  std::call_once(once, save); // expect-warning: this returns a task, and 'call_once' throws that away: the task never runs
                              // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::packaged_task<void()> packaged(save); // expect-warning: this returns a task, and 'std::packaged_task<void ()>' throws that away: the task never runs
                                             // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}

// What begins at once runs, but nobody waits for it.
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
void eager() {
  on_click([]() -> job { co_return; }); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task runs, and nobody learns when it ends or how
                                        // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}

// A function of the project says so itself.
template <typename F>
void each_second([[clang::annotate("coro::discards")]] F);
task<> by_annotation() {
  each_second(save); // expect-warning: this returns a task, and 'each_second' throws that away: the task never runs
                     // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_click(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  co_return;
}
