// GCC takes [[...]] neither before nor behind an __attribute__.
// RUN: %check coro-nodiscard-task %s
#include "lazy.h"
#define EXPORT __attribute__((visibility("default")))
#define STRUCT struct

struct EXPORT exported : awaited { // expect-warning: a 'exported' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                   // expect-note: declare it 'struct [[nodiscard]] exported'
  struct promise_type : lazy_promise<exported> {};
};

struct [[maybe_unused]] EXPORT mixed : awaited { // expect-warning: a 'mixed' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                                 // expect-note: declare it 'struct [[nodiscard]] mixed'
  struct promise_type : lazy_promise<mixed> {};
};

STRUCT by_macro : awaited { // expect-warning: a 'by_macro' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                            // expect-note: declare it 'struct [[nodiscard]] by_macro'
  struct promise_type : lazy_promise<by_macro> {};
};
