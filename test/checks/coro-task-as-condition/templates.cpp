// Found once for a template: in its pattern if it is no coroutine.
// RUN: %check coro-task-as-condition %s
#include "coro.h"

template <typename T> struct job : task<T> {
  struct promise_type : task<T>::promise_type {
    job get_return_object();
  };
  explicit operator bool() const;
};
job<bool> ready();
template <typename T> job<T> fetch(T);

template <typename T> int ordinary(T value) {
  if (ready()) // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
               // expect-note: await it where a coroutine may
    return 1;
  if (fetch(value))
    return 2;
  return 3;
}
template int ordinary(int);

template <typename T> job<T> dependent(T value) {
  if (fetch(value)) // expect-warning: the 'job<int>' that 'fetch' returns is tested instead of the 'int' that an await of it gives, and never runs
                    // expect-note: write co_await before it
    co_return value;
  co_return T();
}
template job<int> dependent(int);
template job<char> dependent(char);

template <typename T> job<int> known_promise() {
  co_return ready() ? 1 : 2; // expect-warning: the 'job<bool>' that 'ready' returns is tested instead of the 'bool' that an await of it gives, and never runs
                             // expect-note: write co_await before it
}
template job<int> known_promise<int>();
