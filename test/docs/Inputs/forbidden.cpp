// The programs of docs/forbidden.md: each is compiled by itself, after this.
// A title is followed by the clause that forbids what the program does.
#include "library.h"
#include <string>

struct event {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  int await_resume() noexcept { return 1; }
};

//--- the function returns no coroutine type | [dcl.fct.def.coroutine]/3
int answer() {
  int first = co_await event();
  int second = co_await event();
  return first + second;
}
//--- `main` | [basic.start.main]/3
int main() { co_await event(); }
//--- a constructor | [class.ctor.general]
struct connection {
  connection() { co_await event(); }
};
//--- a destructor | [class.dtor]
struct connection {
  ~connection() { co_await event(); }
};
//--- a `constexpr` function | [dcl.constexpr]/3
constexpr task<int> answer() { co_return co_await event(); }
//--- a `consteval` function | [dcl.constexpr]/3
consteval task<int> answer() { co_return co_await event(); }
//--- C varargs | [dcl.fct.def.coroutine]/1
task<int> log(const char *format, ...) { co_return co_await event(); }
//--- a deduced return type | [dcl.spec.auto]
auto answer() { co_return co_await event(); }
//--- a lambda without a return type | [dcl.spec.auto]
auto answer = [] { co_return co_await event(); };
//--- `return` in a coroutine | [stmt.return.coroutine]/1
task<int> answer() {
  if (int quick = co_await event())
    return quick;
  co_return 42;
}
//--- await in a handler | [expr.await]/2
void risky();
task<int> answer() {
  try {
    risky();
  } catch (...) {
    co_await event();
  }
  co_return 42;
}
//--- yield in a handler | [expr.await]/2
void risky();
generator<int> answers() {
  try {
    risky();
  } catch (...) {
    co_yield 42;
  }
}
//--- an unevaluated operand | [expr.await]/2
task<int> answer() { co_return sizeof(co_await event()); }
//--- a template argument | [expr.await]/2
template <int Value> struct constant {};
task<int> answer() {
  constant<co_await event()> value;
  co_return 42;
}
//--- an initialiser at namespace scope | [expr.await]/2
int answer = co_await event();
//--- a default member initialiser | [expr.await]/2
struct question {
  int answer = co_await event();
};
//--- a default argument | [expr.await]/2
int twice(int value = co_await event());
//--- a default argument in a coroutine | [expr.await]/2
task<int> answer() {
  int twice(int value = co_await event());
  co_return twice();
}
//--- the initialiser of a `static` local | [expr.await]/2
task<int> answer() {
  static int cached = co_await event();
  co_return cached;
}
//--- the initialiser of a `thread_local` local | [expr.await]/2
task<int> answer() {
  thread_local int cached = co_await event();
  co_return cached;
}
//--- `co_yield` in a task | [expr.yield]
task<int> answer() {
  co_yield 41;
  co_return 42;
}
//--- `co_await` in a generator | [expr.await]/3
generator<int> answers() {
  co_await event();
  co_yield 42;
}
//--- a promise without `unhandled_exception` | [dcl.fct.def.coroutine]/12
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
  };
};
job work() { co_await event(); }
//--- a `final_suspend` that may throw | [dcl.fct.def.coroutine]/15
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend();
    void return_void();
    void unhandled_exception();
  };
};
job work() { co_await event(); }
//--- a promise with `return_void` and `return_value` | [dcl.fct.def.coroutine]/6
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void return_value(int);
    void unhandled_exception();
  };
};
job work() { co_await event(); }
//--- allocation may fail, but `operator new` throws | [dcl.fct.def.coroutine]/10
struct job {
  struct promise_type {
    static job get_return_object_on_allocation_failure();
    void *operator new(std::size_t);
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
job work() { co_await event(); }
//--- the end is reached, and there is a value to return | [stmt.return.coroutine]/3
task<int> answer(bool quick) {
  if (quick)
    co_return 42;
  co_await event();
}
//--- the end is reached, and the promise has neither return function | [stmt.return.coroutine]/3
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
  };
};
job work() { co_await event(); }
//--- an array of run-time size | implementation limit
task<int> answer(int size) {
  char buffer[size];
  co_await event();
  co_return sizeof(buffer);
}
//--- `alloca` | implementation limit
void fill(void *);
task<int> answer(int size) {
  void *buffer = __builtin_alloca(size);
  co_await event();
  fill(buffer);
  co_return size;
}
