// Ways to run off the end.
// RUN: %check coro-missing-return %s
#include "coro.h"

task<int> number();
bool ready();
enum class color { red, green, blue };

task<int> never_returns() {
  int n = co_await number();
} // expect-warning: control can flow off the end of 'never_returns': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> if_without_else(bool now) {
  if (now) // #if_without_else
    co_return 1;
} // expect-warning: control can flow off the end of 'if_without_else': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#if_without_else: no co_return follows if this condition is false
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> else_forgets(bool now) {
  if (now) // #else_forgets
    co_return 1;
  else
    co_await number();
} // expect-warning: control can flow off the end of 'else_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#else_forgets: no co_return follows if this condition is false
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> chain(int n) {
  if (n == 1)
    co_return 1;
  else if (n == 2) // #chain
    co_return 2;
} // expect-warning: control can flow off the end of 'chain': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#chain: no co_return follows if this condition is false
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> then_forgets(bool now) {
  if (now) // #then_forgets
    co_await number();
  else
    co_return 1;
} // expect-warning: control can flow off the end of 'then_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#then_forgets: no co_return follows if this condition is true
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> both_conditions(bool now, bool later) {
  if (now && later) // #both_conditions
    co_return 1;
} // expect-warning: control can flow off the end of 'both_conditions': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#both_conditions: no co_return follows if this condition is false
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> loops(int n) {
  while (n > 0) // #loops
    if (--n == co_await number())
      co_return n;
} // expect-warning: control can flow off the end of 'loops': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#loops: no co_return follows when this loop ends
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> loop_with_break() {
  while (true) {
    if (ready()) // #loop_with_break
      break;
    if (co_await number())
      co_return 1;
  }
} // expect-warning: control can flow off the end of 'loop_with_break': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#loop_with_break: no co_return follows if this condition is true
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> counts() {
  for (int i = 0; i < 3; ++i) // #counts
    if (i == co_await number())
      co_return i;
} // expect-warning: control can flow off the end of 'counts': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#counts: no co_return follows when this loop ends
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> walks(int (&all)[3]) {
  for (int each : all) // #walks
    if (each == co_await number())
      co_return each;
} // expect-warning: control can flow off the end of 'walks': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#walks: no co_return follows when this loop ends
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> repeats(int n) {
  do { // #repeats
    if (n == co_await number())
      co_return n;
  } while (--n);
} // expect-warning: control can flow off the end of 'repeats': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#repeats: no co_return follows when this loop ends
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> one_color_missing(color c) {
  switch (c) { // #one_color_missing
  case color::red:
    co_return 1;
  case color::green:
    co_return 2;
  }
} // expect-warning: control can flow off the end of 'one_color_missing': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#one_color_missing: no co_return follows if no case matches
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> one_case_breaks(int n) {
  switch (n) {
  case 1:
    co_return 1;
  case 2: // #one_case_breaks
    co_await number();
    break;
  default:
    co_return 3;
  }
} // expect-warning: control can flow off the end of 'one_case_breaks': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#one_case_breaks: no co_return follows in this case
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> handler_forgets() {
  try {
    co_return co_await number();
  } catch (...) { // #handler_forgets
    ready();
  }
} // expect-warning: control can flow off the end of 'handler_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#handler_forgets: no co_return follows in this handler
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> function_try_block() try {
  co_return co_await number();
} catch (int) {
  co_return 1;
} catch (...) { // #function_try_block
  ready();
} // expect-warning: control can flow off the end of 'function_try_block': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#function_try_block: no co_return follows in this handler
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> first_handler_forgets() try {
  co_return co_await number();
} catch (int) { // #first_handler_forgets
  ready();
} // expect-warning: control can flow off the end of 'first_handler_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#first_handler_forgets: no co_return follows in this handler
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end
catch (...) {
  co_return 1;
}

task<int> inner_handler_forgets() try {
  try {
    co_return co_await number();
  } catch (int) { // #inner_handler_forgets
    ready();
  }
} catch (...) {
  co_return 1;
} // expect-warning: control can flow off the end of 'inner_handler_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#inner_handler_forgets: no co_return follows in this handler
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> try_block_forgets() try {
  co_await number();
} catch (...) {
  co_return 1;
} // expect-warning: control can flow off the end of 'try_block_forgets': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> jumps(bool now) {
  if (now) // #jumps
    goto end;
  co_return co_await number();
end:;
} // expect-warning: control can flow off the end of 'jumps': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@#jumps: no co_return follows if this condition is true
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

task<int> returns_in_lambda_only() {
  auto inner = [] { return 1; };
  auto other = []() -> task<int> { co_return 1; };
  co_await other();
} // expect-warning: control can flow off the end of 'returns_in_lambda_only': awaiting its 'task<int>' then reads a result that was never set
  // expect-note@coro.h: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

struct server {
  task<int> member(bool now) {
    if (now) // #member
      co_return 1;
  } // expect-warning: control can flow off the end of 'server::member': awaiting its 'task<int>' then reads a result that was never set
    // expect-note@#member: no co_return follows if this condition is false
    // expect-note@coro.h: its promise has return_value, but no return_void
    // expect-note: give a result with co_return on every way to the end
};

auto lambda = []() -> task<int> {
  co_await number();
}; // expect-warning: control can flow off the end of '(lambda)': awaiting its 'task<int>' then reads a result that was never set
   // expect-note@coro.h: its promise has return_value, but no return_void
   // expect-note: give a result with co_return on every way to the end

// Nothing is awaited here, but the result is still not there.
struct job {
  struct promise_type { // #job
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_value(int);
  };
};

job starts() {
  co_await std::suspend_always();
} // expect-warning: control can flow off the end of 'starts': its 'job' then has a result that was never set
  // expect-note@#job: its promise has return_value, but no return_void
  // expect-note: give a result with co_return on every way to the end

// Neither function: the compiler says nothing.
struct loop {
  struct promise_type { // #loop
    loop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
};

loop turns(bool again) {
  while (again)
    co_await std::suspend_always();
} // expect-warning: control can flow off the end of 'turns': what happens then is undefined, as its promise has no return_void
  // expect-note@#loop: its promise has neither return_value nor return_void
  // expect-note: give the promise a return_void

#define END } // #ends_in_a_macro

task<int> ends_in_a_macro() {
  co_await number();
END // expect-warning: control can flow off the end of 'ends_in_a_macro': awaiting its 'task<int>' then reads a result that was never set
    // expect-note@#ends_in_a_macro: expanded from macro 'END'
    // expect-note@coro.h: its promise has return_value, but no return_void
    // expect-note: give a result with co_return on every way to the end
    // expect-note@#ends_in_a_macro: expanded from macro 'END'
