// Addresses and references of what belongs to a thread, used after a suspension.
// RUN: %check coro-thread-local-across-suspend %s
#include "coro.h"

struct arena {
  int used;
  int pages[4];
};
thread_local arena scratch;
thread_local int depth;
[[clang::annotate("coro::thread_local")]] arena &current_arena();
[[clang::annotate("coro::thread_local")]] arena *find_arena();
task<> settle();
bool far();
void use(int);

task<> address() {
  arena *mine = &scratch; // #at1
  co_await settle(); // #at2
  mine->used = 1; // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'scratch' of that thread may have changed or be gone
                  // expect-note@#at1: it is taken here
                  // expect-note@#at2: here the coroutine may go on on another thread
                  // expect-note: take it again after each suspension, or copy what is needed before
}

thread_local arena *mine_alone;
task<> value_of_a_pointer() {
  arena *mine = mine_alone; // #at3
  co_await settle(); // #at4
  use(mine->used); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'mine_alone' of that thread may have changed or be gone
                   // expect-note@#at3: it is taken here
                   // expect-note@#at4: here the coroutine may go on on another thread
                   // expect-note: take it again after each suspension, or copy what is needed before
}

task<> reference() {
  int &level = depth; // #at5
  ++level;
  co_await settle(); // #at6
  --level; // expect-warning: 'level' refers to what belongs to the thread from before the suspension: 'depth' of that thread may have changed or be gone
           // expect-note@#at5: it is taken here
           // expect-note@#at6: here the coroutine may go on on another thread
           // expect-note: take it again after each suspension, or copy what is needed before
}

task<> of_a_member() {
  int *first = scratch.pages; // #at7
  co_await settle(); // #at8
  use(*first); // expect-warning: 'first' refers to what belongs to the thread from before the suspension: 'scratch' of that thread may have changed or be gone
               // expect-note@#at7: it is taken here
               // expect-note@#at8: here the coroutine may go on on another thread
               // expect-note: take it again after each suspension, or copy what is needed before
}

task<> of_an_element() {
  int &second = scratch.pages[1]; // #at9
  co_await settle(); // #at10
  use(second); // expect-warning: 'second' refers to what belongs to the thread from before the suspension: 'scratch' of that thread may have changed or be gone
               // expect-note@#at9: it is taken here
               // expect-note@#at10: here the coroutine may go on on another thread
               // expect-note: take it again after each suspension, or copy what is needed before
}

task<> from_a_function() {
  arena &mine = current_arena(); // #at11
  co_await settle(); // #at12
  use(mine.used); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'current_arena' of that thread may have changed or be gone
                  // expect-note@#at11: it is taken here
                  // expect-note@#at12: here the coroutine may go on on another thread
                  // expect-note: take it again after each suspension, or copy what is needed before
}

task<> pointer_from_a_function() {
  auto *mine = find_arena(); // #at13
  if (far())
    co_await settle(); // #at14
  use(mine->used); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'find_arena' of that thread may have changed or be gone
                   // expect-note@#at13: it is taken here
                   // expect-note@#at14: here the coroutine may go on on another thread
                   // expect-note: take it again after each suspension, or copy what is needed before
}

task<> assigned() {
  arena *mine = nullptr;
  mine = find_arena(); // #at15
  co_await settle(); // #at16
  use(mine->used); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'find_arena' of that thread may have changed or be gone
                   // expect-note@#at15: it is taken here
                   // expect-note@#at16: here the coroutine may go on on another thread
                   // expect-note: take it again after each suspension, or copy what is needed before
}

task<> next_turn() {
  int &level = depth; // #at17
  while (far()) {
    ++level; // expect-warning: 'level' refers to what belongs to the thread from before the suspension: 'depth' of that thread may have changed or be gone
             // expect-note@#at17: it is taken here
             // expect-note@#at18: here the coroutine may go on on another thread
             // expect-note: take it again after each suspension, or copy what is needed before
    co_await settle(); // #at18
  }
}

task<> declared_in_a_coroutine() {
  thread_local int calls = 0; // #at19
  ++calls;
  co_await settle(); // #at20
  use(calls); // expect-warning: 'calls' is another variable on each thread: after the suspension this may be one that was never initialised
              // expect-note@#at19: it is initialised here, on one thread
              // expect-note@#at20: here the coroutine may go on on another thread
              // expect-note: make it an ordinary variable, or a member of what the coroutine works on
}

generator<int> in_a_generator() {
  int &level = depth; // #at21
  co_yield 1; // #at22
  use(level); // expect-warning: 'level' refers to what belongs to the thread from before the suspension: 'depth' of that thread may have changed or be gone
              // expect-note@#at21: it is taken here
              // expect-note@#at22: here the coroutine may go on on another thread
              // expect-note: take it again after each suspension, or copy what is needed before
}

auto in_a_lambda = []() -> task<> {
  arena *mine = &scratch; // #at23
  co_await settle(); // #at24
  use(mine->used); // expect-warning: 'mine' refers to what belongs to the thread from before the suspension: 'scratch' of that thread may have changed or be gone
                   // expect-note@#at23: it is taken here
                   // expect-note@#at24: here the coroutine may go on on another thread
                   // expect-note: take it again after each suspension, or copy what is needed before
};

#define MINE auto *mine_of_macro = &scratch // #at26
task<> from_a_macro() {
  MINE; // #at25
  co_await settle(); // #at27
  use(mine_of_macro->used); // expect-warning: 'mine_of_macro' refers to what belongs to the thread from before the suspension: 'scratch' of that thread may have changed or be gone
                            // expect-note@#at25: it is taken here
                            // expect-note@#at26: expanded from macro 'MINE'
                            // expect-note@#at27: here the coroutine may go on on another thread
                            // expect-note: take it again after each suspension, or copy what is needed before
}
