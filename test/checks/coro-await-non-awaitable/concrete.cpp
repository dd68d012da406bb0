// What fails, step by step.
// RUN: %check coro-await-non-awaitable %s -- -ferror-limit=0
#include "coro.h"

struct nothing {};
struct half { // #half
  bool await_ready();
  void await_resume();
};

task<> values(int number, const char *text, nothing object) {
  co_await number; // expect-error: 'int' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                   // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await text; // expect-error: 'const char *' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                 // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await 1.5; // expect-error: 'double' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                // expect-note: await a task or another awaitable; a value that is there needs no co_await
  int more = co_await (number + 1); // expect-error: 'int' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                    // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await object; // expect-error: 'nothing' cannot be awaited in 'values': it has neither operator co_await nor await_ready, await_suspend and await_resume
                   // expect-note: await a task or another awaitable
  co_await nothing(); // expect-error: 'nothing' cannot be awaited in 'values': it has neither operator co_await nor await_ready, await_suspend and await_resume
                      // expect-note: await a task or another awaitable
  co_await half{}; // expect-error: 'half' cannot be awaited in 'values': it has no await_suspend
                   // expect-note@#half: 'half' is declared here
                   // expect-note: an awaiter has await_ready, await_suspend and await_resume
  if (co_await number) // expect-error: 'int' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                       // expect-note: await a task or another awaitable; a value that is there needs no co_await
    co_await nullptr; // expect-error: 'std::nullptr_t' cannot be awaited in 'values': it is no class, and no await_transform of 'task<>::promise_type' takes it
                      // expect-note: await a task or another awaitable; a value that is there needs no co_await
}

void report(); // #report
struct printer {
  void print();
};

task<> of_void(printer p) {
  co_await report(); // expect-error: 'void' cannot be awaited in 'of_void': 'report' returns nothing to wait for
                     // expect-note@#report: it returns void
                     // expect-note: call 'report' without co_await, or have it return a task
  co_await p.print(); // expect-error: 'void' cannot be awaited in 'of_void': there is nothing to wait for
                      // expect-note: do without co_await
  co_await co_await task<>(); // expect-error: 'void' cannot be awaited in 'of_void': the co_await behind this one has waited and gives nothing
                              // expect-note: one co_await is enough
}

generator<int> numbers();

task<> of_a_generator() { co_await numbers(); } // expect-error: 'generator<int>' cannot be awaited in 'of_a_generator': it has neither operator co_await nor await_ready, await_suspend and await_resume
                                                // expect-note: it is iterated, not awaited

struct lvalue_only {
  task<>::awaiter operator co_await() &; // #lvalue_only
};
lvalue_only make_lvalue_only();

task<> of_the_wrong_category(task<> &given) {
  co_await given; // expect-error: 'task<>' cannot be awaited in 'of_the_wrong_category': only an rvalue of this type can
                  // expect-note@coro.h: operator co_await is for rvalues
                  // expect-note: give it up with std::move, for it is awaited once only
  co_await make_lvalue_only(); // expect-error: 'lvalue_only' cannot be awaited in 'of_the_wrong_category': only an lvalue of this type can
                               // expect-note@#lvalue_only: operator co_await is for lvalues
                               // expect-note: put it into a variable, and await that
}

// operator co_await
struct ambiguous {
  task<>::awaiter operator co_await() const; // #ambiguous-member
};
task<>::awaiter operator co_await(const ambiguous &); // #ambiguous-free

struct deleted {
  task<>::awaiter operator co_await() = delete; // #deleted
};

class hidden {
  task<>::awaiter operator co_await(); // #hidden
};

struct gives_half {
  half operator co_await();
};
gives_half make();

struct gives_int {
  int operator co_await(); // #operator
};

task<> operators(ambiguous a, deleted d, hidden h, gives_half g, gives_int i) {
  co_await a; // expect-error: 'ambiguous' cannot be awaited in 'operators': its operator co_await is ambiguous
              // expect-note@#ambiguous-member: this is a candidate
              // expect-note@#ambiguous-free: this is a candidate
              // expect-note: leave one of them, or call the one that is meant
  co_await d; // expect-error: 'deleted' cannot be awaited in 'operators': its operator co_await is deleted
              // expect-note@#deleted: this is a candidate
              // expect-note: await something else
  co_await h; // expect-error: 'hidden' cannot be awaited in 'operators': its operator co_await is not public
              // expect-note@#hidden: 'operator co_await' is not public
              // expect-note: make it public
  co_await g; // expect-error: 'gives_half' cannot be awaited in 'operators': its operator co_await gives 'half', which has no await_suspend
              // expect-note@#half: 'half' is declared here
              // expect-note: an awaiter has await_ready, await_suspend and await_resume
  co_await make(); // expect-error: 'gives_half' cannot be awaited in 'operators': its operator co_await gives 'half', which has no await_suspend
                   // expect-note@#half: 'half' is declared here
                   // expect-note: an awaiter has await_ready, await_suspend and await_resume
  co_await i; // expect-error: 'gives_int' cannot be awaited in 'operators': its operator co_await gives 'int', which is no class
              // expect-note@#operator: operator co_await is declared here
              // expect-note: have operator co_await return an awaiter
}

// The three functions
struct returns_nothing {
  void await_ready(); // #returns_nothing
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct takes_another_handle {
  bool await_ready();
  void await_suspend(std::coroutine_handle<generator<int>::promise_type>); // #takes_another_handle
  void await_resume();
};

struct takes_nothing {
  bool await_ready();
  void await_suspend(); // #takes_nothing
  void await_resume();
};

struct wants_more {
  bool await_ready(int); // #wants_more
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct not_const {
  bool await_ready(); // #not_const
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const;
};

class all_hidden {
  bool await_ready(); // #all_hidden-1
  void await_suspend(std::coroutine_handle<>); // #all_hidden-2
  void await_resume(); // #all_hidden-3
};

struct ready_is_data {
  bool await_ready; // #await_ready
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct truth {
  operator bool();
};
struct returns_truth {
  bool await_ready();
  truth await_suspend(std::coroutine_handle<>); // #returns_truth
  void await_resume();
};

struct overloaded_suspend {
  bool await_ready();
  void await_suspend(int);
  void await_suspend(char *);
  void await_resume();
};

struct unknown; // #unknown

task<> awaiters(const not_const &n, ready_is_data r, unknown &u) {
  co_await returns_nothing(); // expect-error: 'returns_nothing' cannot be awaited in 'awaiters': its await_ready returns 'void', which is no bool
                              // expect-note@#returns_nothing: await_ready is declared here
                              // expect-note: await_ready is called without arguments and returns a bool
  co_await takes_another_handle{}; // expect-error: 'takes_another_handle' cannot be awaited in 'awaiters': its await_suspend does not take the handle of 'task<>::promise_type'
                                   // expect-note@#takes_another_handle: it takes 'std::coroutine_handle<generator<int>::promise_type>'
                                   // expect-note: have it take a std::coroutine_handle<>, to which every handle converts, or await this in a coroutine that it is made for
  co_await takes_nothing{}; // expect-error: 'takes_nothing' cannot be awaited in 'awaiters': its await_suspend does not take the handle of 'task<>::promise_type'
                            // expect-note@#takes_nothing: it takes nothing
                            // expect-note: have it take a std::coroutine_handle<>, to which every handle converts, or await this in a coroutine that it is made for
  co_await wants_more{}; // expect-error: 'wants_more' cannot be awaited in 'awaiters': its await_ready wants more arguments than it gets
                         // expect-note@#wants_more: await_ready is declared here
                         // expect-note: await_ready is called without arguments and returns a bool
  co_await n; // expect-error: 'const not_const' cannot be awaited in 'awaiters': its await_ready cannot be called on a constant object
              // expect-note@#not_const: await_ready is declared here
              // expect-note: make await_ready const, or await an object that is not
  co_await all_hidden(); // expect-error: 'all_hidden' cannot be awaited in 'awaiters': its await_ready, await_suspend and await_resume are not public
                         // expect-note@#all_hidden-1: 'await_ready' is not public
                         // expect-note@#all_hidden-2: 'await_suspend' is not public
                         // expect-note@#all_hidden-3: 'await_resume' is not public
                         // expect-note: make them public
  co_await r; // expect-error: 'ready_is_data' cannot be awaited in 'awaiters': its await_ready is no function
              // expect-note@#await_ready: await_ready is declared here
              // expect-note: await_ready is called without arguments and returns a bool
  co_await returns_truth(); // expect-error: 'returns_truth' cannot be awaited in 'awaiters': await_suspend returns 'truth'
                            // expect-note@#returns_truth: here, it may return void, bool or a std::coroutine_handle
                            // expect-note: have await_suspend return void to suspend always, bool to say whether to suspend, or the handle of the coroutine that goes on
  co_await overloaded_suspend(); // expect-error: 'overloaded_suspend' cannot be awaited in 'awaiters': its await_suspend does not take the handle of 'task<>::promise_type'
                                 // expect-note: have it take a std::coroutine_handle<>, to which every handle converts, or await this in a coroutine that it is made for
  co_await u; // expect-error: 'unknown' cannot be awaited in 'awaiters': it is declared, but not defined here
              // expect-note@#unknown: this is all that is known of it
              // expect-note: include its definition
}

// await_transform
struct event {};
struct loop {
  struct promise_type {
    loop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    task<>::awaiter await_transform(event); // #event
    int await_transform(short *);           // #short
    void await_transform(char) = delete;    // #char
  };
};

struct strict {
  struct promise_type {
    strict get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    task<>::awaiter await_transform(event); // #only
  };
};

loop events(short *counter, char letter) {
  co_await event();
  co_await nothing(); // expect-error: 'nothing' cannot be awaited in 'events': no await_transform of 'loop::promise_type' takes it
                      // expect-note@#event: this await_transform does not
                      // expect-note@#short: this await_transform does not
                      // expect-note@#char: this await_transform is deleted
                      // expect-note: await what this coroutine is made to await, or add an await_transform
  co_await counter; // expect-error: 'short *' cannot be awaited in 'events': await_transform of 'loop::promise_type' turns it into 'int', which is no awaiter
                    // expect-note@#event: await_transform is declared here
                    // expect-note: have await_transform return what can be awaited
  co_await letter; // expect-error: 'char' cannot be awaited in 'events': no await_transform of 'loop::promise_type' takes it
                   // expect-note@#event: this await_transform does not
                   // expect-note@#short: this await_transform does not
                   // expect-note@#char: this await_transform is deleted
                   // expect-note: await what this coroutine is made to await, or add an await_transform
}

strict one_event() {
  co_await nothing(); // expect-error: 'nothing' cannot be awaited in 'one_event': no await_transform of 'strict::promise_type' takes it
                      // expect-note@#only: this await_transform does not
                      // expect-note: await what this coroutine is made to await, or add an await_transform
  co_await 1; // expect-error: this operand cannot be awaited in 'one_event': no await_transform of 'strict::promise_type' takes it
              // expect-note@#only: this await_transform does not
              // expect-note: await what this coroutine is made to await, or add an await_transform
}

struct none {
  struct promise_type {
    none get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    void await_transform(auto &&) = delete; // #none
  };
};

none awaits_nothing() { co_await task<>(); } // expect-error: this operand cannot be awaited in 'awaits_nothing': 'none::promise_type' deletes await_transform
                                             // expect-note@#none: await_transform is deleted here
                                             // expect-note: this coroutine can await nothing

// Places
struct member {
  int count;
  task<> reads() { co_await count; } // expect-error: 'int' cannot be awaited in 'member::reads': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                     // expect-note: await a task or another awaitable; a value that is there needs no co_await
  task<> reads_another(member *other) {
    co_await other->count; // expect-error: 'int' cannot be awaited in 'member::reads_another': it is no class, and no await_transform of 'task<>::promise_type' takes it
                           // expect-note: await a task or another awaitable; a value that is there needs no co_await
    co_await this->count; // expect-error: 'int' cannot be awaited in 'member::reads_another': it is no class, and no await_transform of 'task<>::promise_type' takes it
                          // expect-note: await a task or another awaitable; a value that is there needs no co_await
  }
};

auto in_a_lambda = [](int number) -> task<> { co_await number; }; // expect-error: 'int' cannot be awaited in '(lambda)': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                                  // expect-note: await a task or another awaitable; a value that is there needs no co_await

#define AWAIT(value) co_await (value) // #AWAIT
#define VALUE 42

task<> macros(int number) {
  AWAIT(number); // expect-error: 'int' cannot be awaited in 'macros': it is no class, and no await_transform of 'task<>::promise_type' takes it
                 // expect-note@#AWAIT: expanded from macro 'AWAIT'
                 // expect-note: await a task or another awaitable; a value that is there needs no co_await
                 // expect-note@#AWAIT: expanded from macro 'AWAIT'
  co_await VALUE; // expect-error: 'int' cannot be awaited in 'macros': it is no class, and no await_transform of 'task<>::promise_type' takes it
                  // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await /* in between */ number; // expect-error: 'int' cannot be awaited in 'macros': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                    // expect-note: await a task or another awaitable; a value that is there needs no co_await
}

// Forms of code around
void use(int);
task<> nested(int number) try {
  use(co_await number); // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                        // expect-note: await a task or another awaitable; a value that is there needs no co_await
  for (int i = co_await number; i < 3; ++i) // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                            // expect-note: await a task or another awaitable; a value that is there needs no co_await
    use(1 + co_await number); // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                              // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await // a comment
  // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
  // expect-note: await a task or another awaitable; a value that is there needs no co_await
      number;
  auto inner = [kept = co_await number](int other) -> task<> { co_await other; }; // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                                                  // expect-note: await a task or another awaitable; a value that is there needs no co_await
                                                                                  // expect-error: 'int' cannot be awaited in 'nested()::(lambda)': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                                                  // expect-note: await a task or another awaitable; a value that is there needs no co_await
  switch (co_await number) { // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                             // expect-note: await a task or another awaitable; a value that is there needs no co_await
  default:
    co_await (co_await task<int>()); // expect-error: 'int' cannot be awaited in 'nested': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                     // expect-note: await a task or another awaitable; a value that is there needs no co_await
  }
} catch (...) {
}

generator<int> of_the_hidden_function();
task<> hides(int (*report)(), int own) {
  auto of_the_hidden_function = [] { return 1; };
  co_await report(); // expect-error: 'int' cannot be awaited in 'hides': it is no class, and no await_transform of 'task<>::promise_type' takes it
                     // expect-note: await a task or another awaitable; a value that is there needs no co_await
  co_await of_the_hidden_function(); // expect-error: 'int' cannot be awaited in 'hides': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                     // expect-note: await a task or another awaitable; a value that is there needs no co_await
  auto inner = [&]() -> task<> { co_await report(); }; // expect-error: 'int' cannot be awaited in 'hides()::(lambda)': it is no class, and no await_transform of 'task<>::promise_type' takes it
                                                       // expect-note: await a task or another awaitable; a value that is there needs no co_await
}

namespace units {
struct meters {};
meters distance();
} // namespace units
task<> qualified() {
  co_await units::distance(); // expect-error: 'units::meters' cannot be awaited in 'qualified': it has neither operator co_await nor await_ready, await_suspend and await_resume
                              // expect-note: await a task or another awaitable
  co_await ::units::meters(); // expect-error: 'units::meters' cannot be awaited in 'qualified': it has neither operator co_await nor await_ready, await_suspend and await_resume
                              // expect-note: await a task or another awaitable
}

// The transform is not public.
struct shy {
  class promise_type {
    task<>::awaiter await_transform(event); // #shy

  public:
    shy get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
shy hides_its_transform() { co_await event(); } // expect-error: 'event' cannot be awaited in 'hides_its_transform': await_transform of 'shy::promise_type' is not public
                                                // expect-note@#shy: 'await_transform' is not public
                                                // expect-note: make it public
