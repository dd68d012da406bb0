// Errors of which promises are not the reason.
// RUN: %check coro-promise-incomplete %s --broken
#include <coroutine>

// What seems to lack may be what the compiler lost.
struct lost_a_member {
  struct promise_type {
    lost_a_member get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    unknown unhandled_exception();
    void return_void(
  };
};
lost_a_member of_lost() { co_return; }

struct lost_a_base {
  struct promise_type : unknown_base {
    lost_a_base get_return_object();
  };
};
lost_a_base of_lost_base() { co_return; }

struct whole {
  struct promise_type {
    whole get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
};
whole absent() { co_await unknown(); }
whole wrong() { co_return 1; }
whole wrong() { co_return; }
whole yields() { co_yield 1; }

struct incomplete {
  struct promise_type { // expect-error: no coroutine can have the promise 'incomplete::promise_type': no unhandled_exception
                        // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                        // expect-note: add 'void unhandled_exception()'
    incomplete get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
  };
};
incomplete fails() {
  unknown();
  co_await std::suspend_always();
}

// Coroutines that return nothing have it and compile. That main is none, and
// would need another, is no fault of the promise.
struct of_nothing {
  void get_return_object();
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};
template <> struct std::coroutine_traits<void, char> {
  using promise_type = of_nothing;
};
template <> struct std::coroutine_traits<int, int, char **> {
  using promise_type = of_nothing;
};
void compiles(char) { co_return; }
int main(int, char **) { co_await std::suspend_always(); }
