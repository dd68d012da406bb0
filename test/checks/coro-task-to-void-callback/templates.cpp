// Templates: once each, in the pattern if the types are known there.
// RUN: %check coro-task-to-void-callback %s
#include "coro.h"
#include <functional>

task<> save();
void on_click(std::function<void()>);

template <typename T> void known(T) {
  on_click(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}

template <typename T> void dependent(T value) {
  on_click(value);
  std::function<void(T)> taking = [](T) -> task<> { co_return; };
}

template <typename T> struct button {
  std::function<void()> clicked = save; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                        // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::function<void(T)> moved = [](T) { return save(); }; // expect-warning: this returns a task, and 'std::function<void (int)>' throws that away: the task never runs
                                                           // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
};

void uses() {
  known(1);
  known(1.0);
  dependent(save);
  button<int> whole;
  button<double> other;
}

// A coroutine is looked at as it was instantiated.
template <typename T> task<T> coroutine(T value) {
  on_click(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::function<void(T)> taking = [](T) -> task<> { co_return; }; // expect-warning: this returns a task, and 'std::function<void (int)>' throws that away: the task never runs
                                                                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  co_return value;
}
auto one = coroutine(1);
