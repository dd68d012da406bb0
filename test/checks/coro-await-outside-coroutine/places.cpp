// Places in which no function could have a keyword.
// RUN: %check coro-await-outside-coroutine %s
#include "coro.h"
#include <typeinfo>

task<int> ask();
task<> wait();

task<> in_a_handler() {
  try {
    co_await wait();
  } catch (int) { // #handler
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
    try {
      co_await wait();
      // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
      // expect-note@#handler: the exception is handled from here on
      // expect-note: remember the exception, leave the handler, and await then
    } catch (...) {
    }
    [[maybe_unused]] auto retry = []() -> task<> { co_await wait(); };
  }
}

generator<int> yields_in_a_handler() {
  try {
    co_yield 1;
  } catch (...) { // #handler-2
    co_yield 2;
    // expect-error: 'co_yield' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-2: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and yield then
  }
}

task<> handles_all()
try {
  co_await wait();
} catch (...) { // #handler-3
  co_await wait();
  // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
  // expect-note@#handler-3: the exception is handled from here on
  // expect-note: remember the exception, leave the handler, and await then
}

struct resource {
  resource() try {
  } catch (...) { // #handler-4
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-4: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
};

void ordinary() {
  try {
  } catch (...) { // #handler-5
    co_await wait();
    // expect-error: 'co_await' in an exception handler: a coroutine cannot be suspended while it handles an exception
    // expect-note@#handler-5: the exception is handled from here on
    // expect-note: remember the exception, leave the handler, and await then
  }
}

template <int Size> struct buffer {};

task<> unevaluated() {
  int sizes = sizeof(co_await ask());
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'sizeof' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  sizes += sizeof co_await ask();
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'sizeof' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  decltype(co_await ask()) number;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'decltype' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool never = noexcept(co_await ask());
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'noexcept' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  sizes += typeid(co_await ask()).name() != nullptr;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'typeid' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  sizes += alignof(decltype(co_await ask()));
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'decltype' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool valid = requires { co_await ask(); };
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  bool also = requires(task<int> t) { { co_await t }; };
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  buffer<co_await ask()> bytes;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: the arguments of 'buffer' are for the compiler
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  buffer<(1 > 0) && co_await ask()> more;
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: the arguments of 'buffer' are for the compiler
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
  co_await wait();
}

auto named_by_an_await() -> decltype(co_await ask());
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'decltype' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter

template <typename T>
concept awaitable = requires(T t) { co_await t; };
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'requires' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter

template <typename T>
  requires(co_await T())
  // expect-error: 'co_await' is never evaluated here, so nothing can be suspended
  // expect-note: 'requires' only asks about an expression
  // expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter
void constrained();

constexpr bool all_of_it = sizeof(int) < sizeof(co_await ask());
// expect-error: 'co_await' is never evaluated here, so nothing can be suspended
// expect-note: 'sizeof' only asks about an expression
// expect-note: use the result of an await before this; to ask for its type, ask await_resume of the awaiter

int at_namespace_scope = co_await ask();
// expect-error: 'co_await' in the initializer of 'at_namespace_scope', which no coroutine evaluates
// expect-note: 'at_namespace_scope' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
const auto nested = int(1 + (2, co_await ask()));
// expect-error: 'co_await' in the initializer of 'nested', which no coroutine evaluates
// expect-note: 'nested' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
int list[] = {1, co_await ask()};
// expect-error: 'co_await' in the initializer of 'list', which no coroutine evaluates
// expect-note: 'list' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
static thread_local int each{co_await ask()};
// expect-error: 'co_await' in the initializer of 'each', which no coroutine evaluates
// expect-note: 'each' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
auto [first, second] = co_await ask();
// expect-error: 'co_await' in the initializer of 'first', which no coroutine evaluates
// expect-note: 'first' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there
int table[co_await ask()];
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'table' needs a constant
// expect-note: await in the body of a coroutine, at run time

void has_a_default(int port = co_await ask());
// expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
// expect-note: the default argument of 'port'
// expect-note: await in the body, or let the caller await and pass the result
auto has_one_too = [](int port = co_await ask()) {};
// expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
// expect-note: the default argument of 'port'
// expect-note: await in the body, or let the caller await and pass the result

struct record {
  int value = co_await ask();
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'value'
  // expect-note: await first, and pass the result to a constructor
  int braced{co_await ask()};
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'braced'
  // expect-note: await first, and pass the result to a constructor
  bool chosen = braced ? value : co_await ask();
  // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
  // expect-note: the initializer of 'chosen'
  // expect-note: await first, and pass the result to a constructor
  int bits : co_await ask();
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'bits' needs a constant
  // expect-note: await in the body of a coroutine, at run time
  static inline int shared = co_await ask();
  // expect-error: 'co_await' in the initializer of 'shared', which no coroutine evaluates
  // expect-note: 'shared' is initialized outside any function
  // expect-note: await in a coroutine, and assign the result there
  static int outside;
  void has_a_default(int port = co_await ask());
  // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
  // expect-note: the default argument of 'port'
  // expect-note: await in the body, or let the caller await and pass the result
  explicit(co_await ask()) record(int);
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'explicit' needs a constant
  // expect-note: await in the body of a coroutine, at run time
};
int record::outside = co_await ask();
// expect-error: 'co_await' in the initializer of 'outside', which no coroutine evaluates
// expect-note: 'outside' is initialized outside any function
// expect-note: await in a coroutine, and assign the result there

enum level { low, high = co_await ask() };
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'high' needs a constant
// expect-note: await in the body of a coroutine, at run time

static_assert(co_await ask());
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'static_assert' needs a constant
// expect-note: await in the body of a coroutine, at run time

void never_throws() noexcept(co_await ask());
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'noexcept' needs a constant
// expect-note: await in the body of a coroutine, at run time

template <int Count = co_await ask()> struct counted;
// expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
// expect-note: 'Count' needs a constant
// expect-note: await in the body of a coroutine, at run time

auto captured = [port = co_await ask()] {};
// expect-error: 'co_await' in a lambda's capture outside a coroutine: nothing can be suspended
// expect-note: 'port' is initialized where the lambda is created, not where it is called
// expect-note: await in the body of the lambda, or create it in a coroutine

task<> with_local_types() {
  enum local { value = co_await ask() };
  // expect-error: 'co_await' in a constant, which the compiler evaluates: nothing can be suspended
  // expect-note: 'value' needs a constant
  // expect-note: await in the body of a coroutine, at run time
  struct options {
    int port = co_await ask();
    // expect-error: 'co_await' in a member's initializer, which constructors evaluate: they are no coroutines
    // expect-note: the initializer of 'port'
    // expect-note: await first, and pass the result to a constructor
    void open(int port = co_await ask());
    // expect-error: 'co_await' in a default argument, which the caller evaluates, not a coroutine
    // expect-note: the default argument of 'port'
    // expect-note: await in the body, or let the caller await and pass the result
  };
  co_await wait();
}
