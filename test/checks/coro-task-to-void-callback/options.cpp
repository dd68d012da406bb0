// Functions and types may be allowed.
// RUN: %check coro-task-to-void-callback %s --option "AllowedCallees=ui::on_click;std::thread" --option "AllowedTypes=request"
#include "coro.h"
#include <functional>
#include <thread>

struct request : task<> {
  using promise_type = task<>::promise_type;
};
task<> save();
request ask();
namespace ui {
void on_click(std::function<void()>);
void on_key(std::function<void()>);
} // namespace ui

void uses() {
  ui::on_click(save);
  ui::on_key(save); // expect-warning: this returns a task, and 'std::function<void ()>' throws that away: the task never runs
                    // expect-note: start the task in there by what keeps it until it has ended, or pass this to what awaits the task
  ui::on_key(ask);
  std::thread one(save);
}
