// Functions that cannot be coroutines.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"

task<int> ask();
task<> wait();

int no_coroutine_type() { // #no_coroutine_type
  int sum = co_await ask();
  // expect-error: 'no_coroutine_type' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note@#no_coroutine_type: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  sum += co_await ask();
  co_await wait();
  return sum;
}

void returns_nothing() { co_await wait(); }
// expect-error: 'returns_nothing' cannot be a coroutine: its return type 'void' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<>'

int yields() { co_yield 1; }
// expect-error: 'yields' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'generator<int>'

struct plain {
  int value;
};
plain returns_a_class() { co_return plain{co_await ask()}; }
// expect-error: 'returns_a_class' cannot be a coroutine: its return type 'plain' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<plain>'

task<> &by_reference() { co_await wait(); }
// expect-error: 'by_reference' cannot be a coroutine: its return type 'task<> &' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a 'task<>' by value

task<> *by_pointer() { co_await wait(); }
// expect-error: 'by_pointer' cannot be a coroutine: its return type 'task<> *' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a 'task<>' by value

struct hidden {
private:
  struct promise_type {}; // #promise_type
};
hidden has_a_private_promise() { co_await wait(); }
// expect-error: 'has_a_private_promise' cannot be a coroutine: the promise_type of its return type 'hidden' is not public
// expect-note@#promise_type: the promise_type is declared here
// expect-note: make it public

struct odd {
  int promise_type; // #promise_type-2
};
odd has_no_promise_class() { co_await wait(); }
// expect-error: 'has_no_promise_class' cannot be a coroutine: the promise_type of its return type 'odd' is no type
// expect-note@#promise_type-2: the promise_type is declared here
// expect-note: make it a class

struct numeric {
  using promise_type = int; // #int
};
numeric has_a_number_for_a_promise() { co_await wait(); }
// expect-error: 'has_a_number_for_a_promise' cannot be a coroutine: the promise_type of its return type 'numeric' is no class
// expect-note@#int: the promise_type is declared here
// expect-note: make the promise_type a class

struct later {
  struct promise_type; // #promise_type-3
};
later has_an_unfinished_promise() { co_await wait(); }
// expect-error: 'has_an_unfinished_promise' cannot be a coroutine: the promise_type of its return type 'later' is declared, but not defined
// expect-note@#promise_type-3: the promise_type is declared here
// expect-note: define the promise_type before this function

struct connection {
  connection() : port(co_await ask()) { co_await wait(); }
  // expect-error: 'connection::connection' cannot be a coroutine: a constructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
  ~connection() { co_await wait(); }
  // expect-error: 'connection::~connection' cannot be a coroutine: a destructor has no return type
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a member function that is called before the destruction
  int read() { return co_await ask(); }
  // expect-error: 'connection::read' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  int port;
};

constexpr task<int> at_compile_time() { co_return 1; }
// expect-error: 'at_compile_time' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'constexpr'

consteval task<int> only_at_compile_time() { co_return 1; }
// expect-error: 'only_at_compile_time' cannot be a coroutine: it is consteval
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'consteval'

task<int> of_many(int count, ...) { // #of_many
  co_await wait();
  // expect-error: 'of_many' cannot be a coroutine: its variable arguments cannot be kept in a coroutine frame
  // expect-note@#of_many: these arguments are gone when the caller goes on
  // expect-note: take a parameter pack instead of '...'
  co_return count;
}

auto deduced() { // #deduced
  co_await wait();
  // expect-error: 'deduced' cannot be a coroutine: its return type is deduced
  // expect-note@#deduced: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
  co_return 1;
}

decltype(auto) deduced_exactly() { co_yield 1; }
// expect-error: 'deduced_exactly' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'generator<...>'

auto &deduced_reference() { co_return 1; }
// expect-error: 'deduced_reference' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

auto deduced_from_return(bool now) { // #deduced_from_return
  if (now)
    return 1;
  co_await wait();
  // expect-error: 'deduced_from_return' cannot be a coroutine: its return type is deduced
  // expect-note@#deduced_from_return: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
}

auto trailing() -> auto { co_await wait(); }
// expect-error: 'trailing' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'

struct converts {
  operator auto() { co_return 1; }
  // expect-error: 'converts::operator auto' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
};

constexpr auto twice_wrong(...) { co_return 1; }
// expect-error: 'twice_wrong' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: these arguments are gone when the caller goes on
// expect-note: no co_return tells what coroutine type to return
// expect-note: remove 'constexpr', and take a parameter pack instead of '...', and write the return type, such as 'task<...>'

auto from_deduced = deduced();

void makes_lambdas() {
  auto without_type = [] { co_await wait(); };
  // expect-error: 'makes_lambdas()::(lambda)' cannot be a coroutine: its return type is deduced
  // expect-note: no co_return tells what coroutine type to return
  // expect-note: write the return type, such as 'task<...>'
  auto of_int = []() -> int { co_return 1; };
  // expect-error: 'makes_lambdas()::(lambda)' cannot be a coroutine: its return type 'int' has no promise_type
  // expect-note: the caller gets this at the first suspension, and has nothing to resume or await
  // expect-note: return a coroutine type such as 'task<int>'
  auto fine = []() -> task<> { co_await wait(); };
}

auto makes = [] { return 1; };
auto forgets = []() { co_return 1; };
// expect-error: '(lambda)' cannot be a coroutine: its return type is deduced
// expect-note: no co_return tells what coroutine type to return
// expect-note: write the return type, such as 'task<...>'
auto constant = []() constexpr -> task<> { co_return; };
// expect-error: '(lambda)' cannot be a coroutine: it is constexpr
// expect-note: what is evaluated at compile time cannot be suspended
// expect-note: remove 'constexpr'

#define AWAIT(task) co_await task // #define

int through_a_macro() { return AWAIT(ask()); }
// expect-error: 'through_a_macro' cannot be a coroutine: its return type 'int' has no promise_type
// expect-note: the caller gets this at the first suspension, and has nothing to resume or await
// expect-note: return a coroutine type such as 'task<int>'

struct uses_a_macro {
  uses_a_macro() { AWAIT(wait()); }
  // expect-error: 'uses_a_macro::uses_a_macro' cannot be a coroutine: a constructor has no return type
  // expect-note@#define: expanded from macro 'AWAIT'
  // expect-note: nobody gets an object to resume or await
  // expect-note: await in a static member function that returns a task and constructs the object
  // expect-note@#define: expanded from macro 'AWAIT'
};

int main() { // #main
  co_await wait();
  // expect-error: 'main' cannot be a coroutine: the program ends when it returns
  // expect-note@#main: nobody could resume 'main'
  // expect-note: call a coroutine from 'main', and block until it has finished
  co_await wait();
}
