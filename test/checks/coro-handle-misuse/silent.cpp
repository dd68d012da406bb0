// What is right, or may be.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

void set_null(handle h) {
  h.destroy();
  h = nullptr;
  if (h)
    h.destroy();
}

void set_to_other(handle h, handle other) {
  h.destroy();
  h = other;
  h.resume();
}

void exchanges(handle h, handle other) {
  h.destroy();
  std::exchange(h, other);
  h.resume();
}

void swaps(handle h, handle other) {
  h.destroy();
  std::swap(h, other);
  h.resume();
}

void set_by_pointer(handle *);
void addressed(handle h) {
  h.destroy();
  set_by_pointer(&h);
  h.resume();
}

void captured(handle h) {
  auto renew = [&h] { h = handle(); };
  h.destroy();
  renew();
  h.resume();
}

// Conditions that go together.
void related(handle h, bool finished) {
  if (finished)
    h.destroy();
  if (!finished)
    h.resume();
}

void returns(handle h, bool finished) {
  if (finished) {
    h.destroy();
    return;
  }
  h.resume();
}

void each(handle (&all)[4]) {
  for (auto h : all)
    h.destroy();
  for (auto &h : all)
    h.destroy();
  for (int i = 0; i != 4; ++i)
    all[i].destroy();
}

handle next();
void each_new(int times) {
  while (times--) {
    handle h = next();
    h.destroy();
  }
}

struct list {
  handle waiting;
  list *after;
};
void walks(list *at) {
  while (at) {
    at->waiting.destroy();
    at = at->after;
  }
}

struct iterator {
  list *operator->();
  iterator &operator++();
  explicit operator bool();
};
void walks_by_iterator(iterator at) {
  for (; at; ++at)
    at->waiting.destroy();
}

struct scheduler {
  handle current;
  void renew();
  void stop() {
    current.destroy();
    renew();
    current.destroy();
  }
  // The coroutine may have given itself another one.
  void step() {
    if (current.done())
      renew();
    current.resume();
    current.resume();
  }
};

void runs(handle h) {
  while (!h.done())
    h.resume();
  h.destroy();
}

void looks_only(handle h) {
  h.destroy();
  (void)h.address();
  (void)(h == nullptr);
  handle copy = h;
  (void)copy;
}

handle get();
void of_calls() {
  get().destroy();
  get().destroy();
}

// Not a coroutine's handle.
struct window {
  void destroy();
  void resume();
  bool done();
};
void other_classes(window w) {
  w.destroy();
  w.resume();
}
