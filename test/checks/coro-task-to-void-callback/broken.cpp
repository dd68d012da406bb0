// Code with errors: what is left is looked at.
// RUN: %check coro-task-to-void-callback %s --broken
#include "coro.h"
#include <functional>
#include <thread>

task<> save();
void on_click(std::function<void()>);

void with_unknown_names() {
  missing();
  on_click(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                  // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  on_click(absent);
  on_click([] { return absent(); });
  on_click([](int) { return save(); });
  std::function<void()> one = [] { return save(1); };
  std::function<void(unknown)> two = save;
  std::function<> three = save;
  std::thread four(), five(absent, save);
}

struct file {
  absent name;
  std::function<void()> ended = save; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                      // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  std::function<void()> begun = missing;
  file() : ended(save), gone(save) {} // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                                      // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
};

void cut_off() {
  on_click([] { return save(
