// Memory that fits into a frame, or is none of the coroutine's.
// RUN: %check coro-alloca %s
#include "coro.h"
#include <alloca.h>
#include <string.h>
#include <string>
#include <utility>
#include <vector>

void fill(void *memory);
task<int> number();
[[noreturn]] void fail();
constexpr unsigned largest() { return 64; }
constexpr unsigned Largest = largest();

task<> constant_sizes() {
  const unsigned n = 16;
  fill(__builtin_alloca(16));
  fill(alloca(sizeof(int) * 4));
  fill(__builtin_alloca(2 * n + 1));
  fill(__builtin_alloca(Largest));
  fill(__builtin_alloca(largest()));
  fill(__builtin_alloca(strlen("constant")));
  int array[n];
  co_await number();
}

task<> unused(unsigned n) {
  __builtin_alloca(n);
  (void)__builtin_alloca(n);
  void *memory = __builtin_alloca(n);
  co_await number();
}

task<> not_reached(unsigned n) {
  if (false)
    fill(__builtin_alloca(n));
  if constexpr (sizeof(n) == 0)
    fill(__builtin_alloca(n));
  0 && (fill(__builtin_alloca(n)), 1);
  auto size = sizeof(__builtin_alloca(n));
  co_await number();
  co_return;
  fill(__builtin_alloca(n));
}
task<> fails_first(unsigned n) {
  co_await number();
  fail();
  fill(__builtin_alloca(n));
}

void ordinary(unsigned n) {
  fill(__builtin_alloca(n));
  int array[n];
  fill(array);
}
inline void may_be_inlined(unsigned n) { fill(__builtin_alloca(n)); }
[[gnu::always_inline]] inline void constant_scratch() {
  fill(__builtin_alloca(16));
}
[[gnu::always_inline]] inline void calls(unsigned n) { may_be_inlined(n); }
[[gnu::always_inline]] inline void again(unsigned n) {
  if (n)
    again(n - 1);
}
[[gnu::always_inline]] void seen_nowhere(unsigned n);
[[gnu::always_inline]] inline void not_reached_in_there(unsigned n) {
  if (false)
    fill(__builtin_alloca(n));
}
[[gnu::always_inline]] inline void scratch(unsigned n) {
  fill(__builtin_alloca(n));
}

task<> calls_others(unsigned n) {
  ordinary(n);
  may_be_inlined(n);
  constant_scratch();
  calls(n);
  again(n);
  seen_nowhere(n);
  not_reached_in_there(n);
  if (false)
    scratch(n);
  std::vector<std::string> names(n);
  names = std::move(names);
  co_await number();
}

task<> around_a_lambda(unsigned n) {
  auto inner = [n] {
    fill(__builtin_alloca(n));
    int array[n];
    fill(array);
  };
  struct local {
    void member(unsigned n) { fill(__builtin_alloca(n)); }
  };
  inner();
  local().member(n);
  co_await number();
}

// Only a name.
namespace pool {
void *alloca_from(unsigned);
struct arena {
  void *_alloca(unsigned);
};
} // namespace pool
task<> from_a_pool(pool::arena &arena, unsigned n) {
  fill(pool::alloca_from(n));
  fill(arena._alloca(n));
  co_await number();
}
