// Instantiations tell; the template is reported once.
// RUN: %check coro-alloca %s
#include "coro.h"

void fill(void *memory);

template <typename T> task<> allocates(T n) {
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'allocates<int>' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
  co_await task<T>();
}
template task<> allocates(int);
template task<> allocates(long);

template <typename T> struct holder {
  task<T> member(unsigned n) {
    fill(__builtin_alloca(n * sizeof(T))); // expect-warning: the frame of the coroutine 'holder<int>::member' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                                           // expect-note: the compiler accepts this and fails when it generates code, without saying where
                                           // expect-note: use a container, or an array of the largest size
    co_return co_await task<T>();
  }
};
template struct holder<int>;

auto generic = [](auto n) -> task<> {
  fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine '(lambda)<int>' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                             // expect-note: the compiler accepts this and fails when it generates code, without saying where
                             // expect-note: use a container, or an array of the largest size
  co_await task<>();
};
auto called = generic(1);

// Whether this is an array of variable length depends on the argument, and then
// the compiler does not look again.
template <typename T> task<> array_of(T n) {
  int array[n]; // expect-warning: the frame of the coroutine 'array_of<int>' has a fixed size, but that of 'array' is known at run time only
                // expect-note: the compiler accepts this and fails when it generates code, without saying where
                // expect-note: use a container, or an array of the largest size
  fill(array);
  co_await task<>();
}
template task<> array_of(int);
template task<> array_of(long);

template <typename T> task<> constant_array(T n) {
  int array[sizeof(T)];
  fill(array);
  co_await task<>();
}
template task<> constant_array(int);

template <typename T> task<> unused_array(T n) {
  int array[n];
  co_await task<>();
}
template task<> unused_array(int);

template <int N> task<> constant_size() {
  fill(__builtin_alloca(N));
  co_await task<>();
}
template task<> constant_size<1>();

// One of the two never gets there.
template <bool Large> task<> chosen(unsigned n) {
  if constexpr (Large)
    fill(__builtin_alloca(n)); // expect-warning: the frame of the coroutine 'chosen<true>' has a fixed size, but the size that '__builtin_alloca' is called with is known at run time only
                               // expect-note: the compiler accepts this and fails when it generates code, without saying where
                               // expect-note: use a container, or an array of the largest size
  co_await task<>();
}
template task<> chosen<false>(unsigned);
template task<> chosen<true>(unsigned);

template <typename T> task<> not_instantiated(T n) {
  fill(__builtin_alloca(n));
  co_await task<>();
}

template <typename T> [[gnu::always_inline]] inline void scratch(T n) {
  fill(__builtin_alloca(n)); // #scratch
}
template <typename T> task<> inlines(T n) {
  scratch(n); // expect-warning: the frame of the coroutine 'inlines<int>' has a fixed size, but 'scratch<int>' is always inlined and needs memory whose size is known at run time only
              // expect-note@#scratch: it needs the memory here
              // expect-note: the compiler accepts this and fails when it generates code, without saying where
              // expect-note: call a function that need not be inlined, or use a container
  co_await task<>();
}
template task<> inlines(int);
