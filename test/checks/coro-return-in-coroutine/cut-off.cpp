// Of a call that is not whole, an overloaded name may be all that is left.
// RUN: %check coro-return-in-coroutine %s --broken
#include <coroutine>

int measure(int);
int measure(char);

struct nested {
  struct promise_type {
    nested get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_value(nested);
  };
};

nested lacks_an_argument() {
  co_await std::suspend_always(); // #waits
  return measure(; // expect-error: 'return' cannot end the coroutine 'lacks_an_argument': its caller was given the 'nested' when it called
                   // expect-note@#waits: it is a coroutine because of this 'co_await'
                   // expect-note: write 'co_return'
}
