// Coroutines that nobody has a handle of, and that stay suspended at their end.
// RUN: %check coro-final-suspend-lifetime %s
#include "owner.h"
#include <future>

struct detached { // expect-warning: nobody destroys the coroutines of 'detached': each leaves its frame behind
                  // expect-note@#at1: the object gets no handle of the coroutine here, and nobody else does
                  // expect-note@#at2: the coroutine stays suspended at its end, with its frame
                  // expect-note@#at2: return std::suspend_never, after which the coroutine destroys itself
  struct promise_type {
    detached get_return_object() { return {}; } // #at1
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; } // #at2
    void unhandled_exception() {}
    void return_void() {}
  };
};

// What is returned is not ours, and knows nothing of coroutines.
template <> struct std::coroutine_traits<std::future<int>> {
  struct promise_type : std::promise<int> { // expect-warning: nobody destroys the coroutines of 'std::coroutine_traits<std::future<int>>::promise_type': each leaves its frame behind
                                            // expect-note@#at3: the object gets no handle of the coroutine here, and nobody else does
                                            // expect-note@#at4: the coroutine stays suspended at its end, with its frame
                                            // expect-note@#at4: return std::suspend_never, after which the coroutine destroys itself
    std::future<int> get_return_object() { return this->get_future(); } // #at3
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; } // #at4
    void unhandled_exception() { set_exception(std::current_exception()); }
    void return_value(int value) { set_value(value); }
  };
};
std::future<int> one() { co_return 1; }

template <typename T> struct forgotten { // expect-warning: nobody destroys the coroutines of 'forgotten<int>': each leaves its frame behind
                                         // expect-note@#at5: the object gets no handle of the coroutine here, and nobody else does
                                         // expect-note@#at6: the coroutine stays suspended at its end, with its frame
                                         // expect-note@#at6: return std::suspend_never, after which the coroutine destroys itself
  struct promise_type {
    T value;
    forgotten get_return_object() { return {}; } // #at5
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; } // #at6
    void unhandled_exception() {}
    void return_value(T result) { value = result; }
  };
};
forgotten<int> two() { co_return 2; }
forgotten<char> three() { co_return '3'; }
