// Only in returns.
// RUN: %check coro-task-to-void-callback %s --option "Contexts=returns"
#include "coro.h"
#include <functional>
#include <thread>

task<> save();
void on_click(std::function<void()>);

struct file {
  std::function<void()> ended = save;
  void set() { ended = save; }
};

std::function<void()> uses() {
  std::function<void()> variable = save;
  on_click(save);
  std::thread(save).join();
  return save; // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
               // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
}
