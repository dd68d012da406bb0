// RUN: %classify --kind=generator,coroutine %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=facets.cpp

#include "coro.h"

template <typename Range> struct elements_of {
  Range range;
};
template <typename Range> elements_of(Range) -> elements_of<Range>;

template <typename T, typename Sent> struct channel : generator<T> {
  struct promise_type : generator<T>::promise_type {
    struct receive : std::suspend_always {
      Sent await_resume();
    };
    channel get_return_object();
    receive yield_value(T);
    std::suspend_always yield_value(elements_of<channel>);
    std::suspend_always yield_value(channel &&);
  };
};

// CHECK: facets.cpp:[[#@LINE+1]]:20 generator/sync+two-way lazy iterable of int echo() co_yield×2
channel<int, char> echo() {
  char c = co_yield 1;
  co_yield c;
}

// Through a wrapper, or the range itself.
// CHECK: facets.cpp:[[#@LINE+1]]:20 generator/sync+delegating lazy iterable of int wrapped() co_yield×1
channel<int, char> wrapped() { co_yield elements_of(echo()); }
// CHECK: facets.cpp:[[#@LINE+1]]:20 generator/sync+delegating+two-way lazy iterable of int direct() co_yield×2
channel<int, char> direct() {
  co_yield 0;
  co_yield echo();
}

// A range that is an element is yielded like any other.
struct word {
  const char *begin();
  const char *end();
};
// CHECK: facets.cpp:[[#@LINE+1]]:17 generator/sync lazy iterable of word words() co_yield×1
generator<word> words() { co_yield word(); }

// Tasks that finish with an error by co_yield, as std::execution's do.
template <typename E> struct with_error {
  E error;
};
struct failing_task : task<int> {
  struct promise_type : task<int>::promise_type {
    failing_task get_return_object();
    template <typename E> std::suspend_always yield_value(with_error<E>);
  };
};
// CHECK: facets.cpp:[[#@LINE+1]]:14 coroutine/task+error-channel lazy awaitable → int fails() co_yield×1 co_return×1
failing_task fails() {
  co_yield with_error<char>{'x'};
  co_return 1;
}
// CHECK: facets.cpp:[[#@LINE+1]]:14 coroutine/task lazy awaitable → int succeeds() co_return×1
failing_task succeeds() { co_return 1; }

// A task of something that could be made from the error still is no generator.
struct stopped {};
struct or_stopped {
  or_stopped(stopped);
};
struct stoppable : task<or_stopped> {
  struct promise_type : task<or_stopped>::promise_type {
    stoppable get_return_object();
    std::suspend_always yield_value(stopped);
  };
};
// CHECK: facets.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → or_stopped goes_on() co_return×1
stoppable goes_on() { co_return stopped(); }
// CHECK: facets.cpp:[[#@LINE+1]]:11 coroutine/task+error-channel lazy awaitable → or_stopped stops() co_yield×1
stoppable stops() { co_yield stopped(); }

// The same shape, but what is yielded is what awaiting gives.
struct stream : task<int> {
  struct promise_type : task<int>::promise_type {
    stream get_return_object();
    std::suspend_always yield_value(int);
  };
};
// CHECK: facets.cpp:[[#@LINE+1]]:8 generator/async lazy awaitable → int numbers() co_yield×1 co_return×1
stream numbers() {
  co_yield 1;
  co_return 2;
}

// What a yield_value template takes counts as what it is converted to.
struct text {
  text(const char *);
};
struct lines : task<text> {
  struct promise_type : task<text>::promise_type {
    lines get_return_object();
    template <typename T> std::suspend_always yield_value(T &&);
  };
};
// CHECK: facets.cpp:[[#@LINE+1]]:7 generator/async lazy awaitable → text converted() co_yield×1
lines converted() { co_yield "one"; }

// CHECK: 10 functions: 0 ordinary, 6 generator, 4 coroutine
