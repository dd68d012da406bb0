// More of what can be wrong; hosts stop after twenty errors.
// RUN: %check coro-promise-incomplete %s
#include <coroutine>

using size = decltype(sizeof 0);
struct without_memory {
  struct promise_type { // expect-error: no coroutine can have the promise 'without_memory::promise_type': a get_return_object_on_allocation_failure that is not static, an operator new that may throw, a deleted operator delete
                        // expect-note@#at1: get_return_object_on_allocation_failure is called when there is no promise
                        // expect-note@#at2: get_return_object_on_allocation_failure is for an operator new that returns null instead of throwing
                        // expect-note@#at3: the memory of the coroutine is given back to it
                        // expect-note: make get_return_object_on_allocation_failure static; declare operator new noexcept; define operator delete
    without_memory get_return_object();
    without_memory get_return_object_on_allocation_failure(); // #at1
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    void *operator new(size); // #at2
    void operator delete(void *) = delete; // #at3
  };
};
without_memory of_without_memory() { co_return; }

struct without_object {
  struct promise_type { // expect-error: no coroutine can have the promise 'without_object::promise_type': an abstract class, no constructor
                        // expect-note: every coroutine has an object of this class, which is abstract
                        // expect-note: the promise is constructed from the coroutine's arguments or from none, and has no constructor for either
                        // expect-note: override its pure virtual functions; give it a default constructor
    without_object get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    virtual void unhandled_exception() = 0;
    void return_void();
    int &reference;
  };
};
without_object of_without_object() { co_return; }

struct undestroyed {
  struct promise_type { // expect-error: no coroutine can have the promise 'undestroyed::promise_type': no destructor
                        // expect-note@#at4: the promise is destroyed with the coroutine
                        // expect-note: let it have a destructor
    undestroyed get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    ~promise_type() = delete; // #at4
  };
};
undestroyed of_undestroyed() { co_return; }

// What only some coroutines need.
struct some {
  struct promise_type { // expect-error: not all coroutines of the promise 'some::promise_type' can do what they say: no yield_value, neither return_void nor return_value
                        // expect-note: yield_value is missing: it takes what is yielded, and what it returns is awaited
                        // expect-note: co_return calls one of return_void and return_value, and without return_void the end of the body must not be reached
                        // expect-note: add a yield_value; add 'void return_void()' or a return_value
    some get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
  };
  int *begin();
  int *end();
};
some endless() {
  while (true)
    co_await std::suspend_always();
}
some of_some() {
  co_yield 1;
  co_return;
}

// The class of the promise may have another name and place.
struct elsewhere { // expect-error: no coroutine can have the promise 'elsewhere': a get_return_object that gives something else, no unhandled_exception, neither return_void nor return_value
                   // expect-note@#at5: it returns 'elsewhere', which does not convert to 'has_elsewhere'
                   // expect-note: unhandled_exception is missing: it is called for every exception that leaves the body
                   // expect-note: co_return calls one of return_void and return_value, and without return_void the end of the body must not be reached
                   // expect-note: return a 'has_elsewhere' from get_return_object; add 'void unhandled_exception()'; add 'void return_void()' or a return_value
  elsewhere get_return_object(); // #at5
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
};
struct has_elsewhere {
  using promise_type = elsewhere;
};
template <> struct std::coroutine_traits<int> {
  using promise_type = elsewhere;
};
has_elsewhere of_elsewhere() { co_return; }
int of_elsewhere(int) { return 0; }
