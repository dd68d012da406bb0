// Code with other errors, too.
// RUN: %check coro-handle-misuse %s --broken
#include "owner.h"

void uses(handle h) {
  missing(h);
  h.destroy(absent); // #not-a-call
  h.destroy(); // #destroyed
  nowhere = h.done;
  h.resume(); // expect-warning: this resumes the coroutine of 'h' after it was destroyed: its frame is freed
              // expect-note@#destroyed: it is destroyed here
              // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void unknown_parameter(unknown h) {
  h.destroy();
  h.destroy();
}

struct incomplete_owner {
  handle h;
  unknown member;
  ~incomplete_owner() { h.destroy(); }
};

struct owner_of_unknown {
  std::coroutine_handle<unknown> h;
  owner_of_unknown(owner_of_unknown &&other) : h(other.nothing) {}
  ~owner_of_unknown() { h.destroy(); }
};

void cut_off(handle h) {
  h.destroy();
  h.destroy(
