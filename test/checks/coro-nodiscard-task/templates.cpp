// Templates, of which the attribute of the primary one says nothing of others.
// RUN: %check coro-nodiscard-task %s
#include "lazy.h"

template <typename T> struct instantiated : awaited { // expect-warning: a 'instantiated' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                                      // expect-note: declare it 'struct [[nodiscard]] instantiated'
  struct promise_type : lazy_promise<instantiated> {};
};
instantiated<int> makes_one() { co_return; }
instantiated<long> makes_another() { co_return; }

template <typename T> class [[nodiscard]] specialised : public awaited { // #attribute
public:
  struct promise_type : lazy_promise<specialised> {};
};
template <> class specialised<void> : public awaited { // expect-warning: a 'specialised<void>' that is dropped never runs, and the compiler does not warn: a specialisation does not inherit '[[nodiscard]]'
                                                       // expect-note@#attribute: the primary template has the attribute
                                                       // expect-note: declare it 'class [[nodiscard]] specialised'
public:
  struct promise_type : lazy_promise<specialised> {};
};
template <typename T> class specialised<T &> : public awaited { // expect-warning: the compiler does not warn of a 'specialised<T &>' that is dropped: a specialisation does not inherit '[[nodiscard]]'
                                                                // expect-note@#attribute: the primary template has the attribute
                                                                // expect-note: declare it 'class [[nodiscard]] specialised'
public:
  struct promise_type : lazy_promise<specialised> {};
};

// The attribute of the primary template says what is wanted.
template <typename T> struct [[nodiscard]] eager : awaited { // #eager
  struct promise_type : lazy_promise<eager> {
    std::suspend_never initial_suspend() noexcept { return {}; }
  };
};
template <> struct eager<int> : awaited { // expect-warning: the compiler does not warn of a 'eager<int>' that is dropped: a specialisation does not inherit '[[nodiscard]]'
                                          // expect-note@#eager: the primary template has the attribute
                                          // expect-note: declare it 'struct [[nodiscard]] eager'
  struct promise_type : lazy_promise<eager> {
    std::suspend_never initial_suspend() noexcept { return {}; }
  };
};

template <typename T> struct not_instantiated { // expect-warning: a 'not_instantiated' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                                // expect-note: declare it 'struct [[nodiscard]] not_instantiated'
  struct promise_type {
    not_instantiated get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_value(T);
  };
  awaited operator co_await() &&;
};
