// Code with errors.
// RUN: %check coro-nodiscard-task %s --broken
#include "lazy.h"
#define EXPORT __attribute__((visibility("default")))

struct incomplete;
struct has_no_promise : awaited {
  struct promise_type;
};
struct EXPORT wrong : awaited { // expect-warning: a 'wrong' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                         // expect-note: declare it 'struct [[nodiscard]] wrong'
  struct promise_type : lazy_promise<wrong>, unknown {};
};
struct EXPORT sound : awaited { // expect-warning: a 'sound' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                         // expect-note: declare it 'struct [[nodiscard]] sound'
  struct promise_type : lazy_promise<sound> {};
};
