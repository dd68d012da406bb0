// Without the header, a template that is instantiated.
// RUN: %check coro-await-outside-coroutine %s

struct job {};

template <typename T> job runs(T awaiter) { co_await awaiter; }
// expect-error: 'co_await' without the header <coroutine>: no function of this file can be a coroutine
// expect-note: write #include <coroutine>

job run = runs(1);
