// Without the header.
// RUN: %check coro-await-outside-coroutine %s

struct job {};
struct awaiter {};

job first() {
  co_await awaiter();
  // expect-error: 'co_await' without the header <coroutine>: no function of this file can be a coroutine
  // expect-note: write #include <coroutine>
  co_return;
}

job second() { co_yield 1; }
