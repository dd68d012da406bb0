// What belongs to a thread, by the models and as code says itself.
// RUN: %check coro-thread-affine-across-suspend %s
#include "coro.h"

task<> settle();

namespace opentelemetry::trace {
struct Scope {
  explicit Scope(int);
  ~Scope();
};
} // namespace opentelemetry::trace

namespace pybind11 {
struct gil_scoped_acquire {
  gil_scoped_acquire();
  ~gil_scoped_acquire();
};
} // namespace pybind11

task<> traced() {
  opentelemetry::trace::Scope scope(1); // #at1
  co_await settle(); // expect-warning: 'traced' is suspended here while 'scope' is on the context stack of the thread it was made on
                     // expect-note@#at1: it begins here
                     // expect-note: end the scope before the coroutine suspends, and begin another one after it
}

task<> python() {
  pybind11::gil_scoped_acquire gil; // #at2
  co_await settle(); // expect-warning: 'python' is suspended here while 'gil' holds the GIL for the thread it was made on
                     // expect-note@#at2: it begins here
                     // expect-note: end it before the coroutine suspends
}

struct [[clang::annotate("coro::must_not_suspend", "is the request of its thread", "pass the request on")]] request {
  request();
  ~request();
};
task<> annotated() {
  request current; // #at3
  int rest = 1;
  if (rest)
    co_await settle(); // expect-warning: 'annotated' is suspended here while 'current' is the request of its thread
                       // expect-note@#at3: it begins here
                       // expect-note: pass the request on
}

struct [[clang::annotate("coro::must_not_suspend")]] bare {
  ~bare();
};
task<> without_words() {
  bare guard; // #at4
  co_await settle(); // expect-warning: 'without_words' is suspended here while 'guard' belongs to the thread, which does other things meanwhile and may not be the one that goes on
                     // expect-note@#at4: it begins here
                     // expect-note: end its scope before the suspension and begin another after it
}

// A member, a base and a parameter are alive as long.
struct operation {
  request current;
};
task<> member() {
  operation whole{request()}; // #at5
  co_await settle(); // expect-warning: 'member' is suspended here while 'whole' is the request of its thread
                     // expect-note@#at5: it begins here
                     // expect-note: pass the request on
}
struct derived : request {};
task<> base() {
  derived current; // #at6
  co_await settle(); // expect-warning: 'base' is suspended here while 'current' is the request of its thread
                     // expect-note@#at6: it begins here
                     // expect-note: pass the request on
}
task<> parameter(request current) { co_await settle(); } // expect-warning: 'parameter' is suspended before its body begins, while 'current' is the request of its thread
                                                         // expect-note: pass the request on

generator<int> in_a_generator() {
  request current; // #at7
  co_yield 1; // expect-warning: 'in_a_generator' is suspended here while 'current' is the request of its thread
              // expect-note@#at7: it begins here
              // expect-note: pass the request on
}

auto in_a_lambda = [] {
  return []() -> task<> {
    request current; // #at8
    co_await settle(); // expect-warning: '(lambda)::(lambda)' is suspended here while 'current' is the request of its thread
                       // expect-note@#at8: it begins here
                       // expect-note: pass the request on
  };
};

#define TRACE request current_of_macro // #at10
task<> from_a_macro() {
  TRACE; // #at9
  co_await settle(); // expect-warning: 'from_a_macro' is suspended here while 'current_of_macro' is the request of its thread
                     // expect-note@#at9: it begins here
                     // expect-note@#at10: expanded from macro 'TRACE'
                     // expect-note: pass the request on
}
