// Promises that make every coroutine an error: all that is wrong at once.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

struct empty {
  struct promise_type {}; // expect-error: no coroutine can have the promise 'empty::promise_type': no get_return_object, no initial_suspend, no unhandled_exception, no final_suspend, neither return_void nor return_value
                          // expect-note: get_return_object is missing: it makes the 'empty' that the caller gets
                          // expect-note: initial_suspend is missing: what it returns is awaited before the body
                          // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                          // expect-note: final_suspend is missing: what it returns is awaited after the body
                          // expect-note: co_return calls one of return_void and return_value, and without return_void the end of the body must not be reached
                          // expect-note: add 'empty get_return_object()'; add 'std::suspend_always initial_suspend() noexcept'; add 'void unhandled_exception()'; add 'std::suspend_always final_suspend() noexcept'; add 'void return_void()' or a return_value
};
empty of_empty() { co_return; }
empty again_of_empty() { co_return; }
auto lambda_of_empty = []() -> empty { co_return; };

struct throws {
  struct promise_type { // expect-error: no coroutine can have the promise 'throws::promise_type': a final await that may throw
                        // expect-note@#at1: 'throws::promise_type::final_suspend' is not noexcept
                        // expect-note: declare noexcept what awaiting final_suspend calls
    throws get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend(); // #at1
    void unhandled_exception();
    void return_void();
  };
};
throws of_throws() { co_return; }

// Everything that the final await calls counts.
struct awaiter_throws {
  struct awaiter {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>); // #at4
    void await_resume() noexcept(false); // #at5
  };
  struct awaited {
    awaiter operator co_await(); // #at3
    ~awaited() noexcept(false); // #at2
  };
  struct promise_type { // expect-error: no coroutine can have the promise 'awaiter_throws::promise_type': a final await that may throw
                        // expect-note@#at2: 'awaiter_throws::awaited::~awaited' is not noexcept
                        // expect-note@#at3: 'awaiter_throws::awaited::operator co_await' is not noexcept
                        // expect-note@#at4: 'awaiter_throws::awaiter::await_suspend' is not noexcept
                        // expect-note@#at5: 'awaiter_throws::awaiter::await_resume' is not noexcept
                        // expect-note: declare noexcept what awaiting final_suspend calls
    awaiter_throws get_return_object();
    std::suspend_always initial_suspend();
    awaited final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
};
awaiter_throws of_awaiter_throws() { co_return; }

struct both {
  struct promise_type { // expect-error: no coroutine can have the promise 'both::promise_type': a get_return_object that gives something else, an unhandled_exception that takes arguments, both return_void and return_value
                        // expect-note@#at6: it returns 'int', which does not convert to 'both'
                        // expect-note@#at7: unhandled_exception is called without arguments
                        // expect-note@#at8: return_value is for coroutines with a result, return_void for those without
                        // expect-note: return a 'both' from get_return_object; declare 'void unhandled_exception()'; remove return_void or return_value
    int get_return_object(); // #at6
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception(int); // #at7
    void return_value(int);
    void return_void(); // #at8
  };
};
both of_both() { co_return; }

struct hidden {
  class promise_type { // expect-error: no coroutine can have the promise 'hidden::promise_type': a get_return_object that is not public, an initial_suspend that is not public, a deleted unhandled_exception, a return_void that is not public
                       // expect-note@#at9: get_return_object is called by coroutines, for which it has to be public
                       // expect-note@#at10: initial_suspend is called by coroutines, for which it has to be public
                       // expect-note@#at11: unhandled_exception is called by every coroutine
                       // expect-note@#at12: return_void is called by coroutines, for which it has to be public
                       // expect-note: make get_return_object public; make initial_suspend public; define unhandled_exception; make return_void public
    hidden get_return_object(); // #at9
    std::suspend_always initial_suspend(); // #at10

  public:
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() = delete; // #at11

  private:
    void return_void(); // #at12
  };
};
hidden of_hidden() { co_return; }

struct not_awaited {
  struct awaiter {
    bool await_ready();
    int await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  struct promise_type { // expect-error: no coroutine can have the promise 'not_awaited::promise_type': an initial_suspend that gives nothing to await, a final_suspend that gives nothing to await
                        // expect-note@#at13: what it returns cannot be awaited: await_suspend of not_awaited::awaiter returns int, not void, bool or a std::coroutine_handle
                        // expect-note@#at14: what it returns cannot be awaited: no await_ready; no operator co_await
                        // expect-note: return std::suspend_always or std::suspend_never from initial_suspend; return std::suspend_always or std::suspend_never from final_suspend
    not_awaited get_return_object();
    awaiter initial_suspend(); // #at13
    int final_suspend() noexcept; // #at14
    void unhandled_exception();
    void return_void();
  };
};
not_awaited of_not_awaited() { co_return; }
