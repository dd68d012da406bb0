// Arrays of variable length, which the compiler rejects, naming the first.
// RUN: %check coro-alloca %s
#include "coro.h"

void fill(void *memory);
task<int> number();

task<> arrays(int n) {
  int first[n]; // expect-error: the frame of the coroutine 'arrays' has a fixed size, but that of 'first' is known at run time only
                // expect-note: use a container, or an array of the largest size
  co_await number();
  char second[3][n]; // expect-error: the frame of the coroutine 'arrays' has a fixed size, but that of 'second' is known at run time only
                     // expect-note: use a container, or an array of the largest size
}

task<> size_only(int n) {
  co_await number();
  auto size = sizeof(int[n]); // expect-error: the frame of the coroutine 'size_only' has a fixed size, but that of this array is known at run time only
                              // expect-note: use a container, or an array of the largest size
}

task<> pointer(int n, int (&all)[3]) {
  int(*rows)[n] = nullptr; // expect-error: the frame of the coroutine 'pointer' has a fixed size, but that of this array is known at run time only
                           // expect-note: use a container, or an array of the largest size
  co_await number();
}

auto lambda = [](int n) -> task<> {
  int array[n]; // expect-error: the frame of the coroutine '(lambda)' has a fixed size, but that of 'array' is known at run time only
                // expect-note: use a container, or an array of the largest size
  co_await number();
};

task<> around_a_lambda() {
  auto inner = [](int n) -> task<> {
    auto size = sizeof(int[n]); // expect-error: the frame of the coroutine 'around_a_lambda()::(lambda)' has a fixed size, but that of this array is known at run time only
                                // expect-note: use a container, or an array of the largest size
    co_await number();
  };
  co_await inner(1);
}

task<> try_block(int n) try {
  co_await number();
  int array[n]; // expect-error: the frame of the coroutine 'try_block' has a fixed size, but that of 'array' is known at run time only
                // expect-note: use a container, or an array of the largest size
} catch (...) {
}

#define ARRAY(name, size) int name[size] // #ARRAY

task<> from_a_macro(int n) {
  ARRAY(array, n); // expect-error: the frame of the coroutine 'from_a_macro' has a fixed size, but that of 'array' is known at run time only
                   // expect-note@#ARRAY: expanded from macro 'ARRAY'
                   // expect-note: use a container, or an array of the largest size
                   // expect-note@#ARRAY: expanded from macro 'ARRAY'
  co_await number();
}

template <typename T> task<T> in_a_template(int n) {
  int array[n]; // expect-error: the frame of the coroutine 'in_a_template<int>' has a fixed size, but that of 'array' is known at run time only
                // expect-note: use a container, or an array of the largest size
  co_return co_await task<T>();
}
template task<int> in_a_template(int);
template task<long> in_a_template(int);
