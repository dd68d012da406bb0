// Classes whose objects may be dropped, or must not already.
// RUN: %check coro-nodiscard-task %s
#include "lazy.h"

struct [[nodiscard]] has_it : awaited {
  struct promise_type : lazy_promise<has_it> {};
};
struct __attribute__((warn_unused_result)) has_it_of_old : awaited {
  struct promise_type : lazy_promise<has_it_of_old> {};
};
struct [[nodiscard]] had_it_first;
struct had_it_first : awaited {
  struct promise_type : lazy_promise<had_it_first> {};
};
template <typename T> struct [[nodiscard]] inherits_it : awaited {
  struct promise_type : lazy_promise<inherits_it> {};
};
inherits_it<int> of_template() { co_return; }
template <typename T> struct outer {
  struct [[nodiscard]] member : awaited {
    struct promise_type : lazy_promise<member> {};
  };
};
outer<int>::member of_member() { co_return; }
template <> struct [[nodiscard]] inherits_it<void> : awaited {
  struct promise_type : lazy_promise<inherits_it> {};
};

// It runs when it is called.
struct eager : awaited {
  struct promise_type : lazy_promise<eager> {
    std::suspend_never initial_suspend() noexcept { return {}; }
  };
};
template <typename T> struct eager_template : awaited {
  struct promise_type {
    eager_template get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
};

// It is handed to a scheduler, or decides at run time.
void enqueue(std::coroutine_handle<>);
struct scheduled : awaited {
  struct promise_type : lazy_promise<scheduled> {
    struct enqueued {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<> h) noexcept { enqueue(h); }
      void await_resume() noexcept {}
    };
    enqueued initial_suspend() noexcept { return {}; }
  };
};
struct kept : awaited {
  struct promise_type : lazy_promise<kept> {
    struct keeps {
      union {
        void *address;
        int number;
      };
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<> h) noexcept {
        address = h.address();
      }
      void await_resume() noexcept {}
    };
    keeps initial_suspend() noexcept { return {}; }
  };
};
struct decides : awaited {
  struct promise_type : lazy_promise<decides> {
    struct perhaps {
      bool await_ready() noexcept;
      void await_suspend(std::coroutine_handle<>) noexcept {}
      void await_resume() noexcept {}
    };
    perhaps initial_suspend() noexcept { return {}; }
  };
};
template <typename T> struct depends : awaited {
  struct promise_type {
    depends get_return_object();
    T initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
};

// Nobody can wait for it.
struct detached {
  struct promise_type : lazy_promise<detached> {};
};

// Awaited again and again: a generator.
template <typename T> struct stream : awaited {
  struct promise_type : lazy_promise<stream> {
    std::suspend_always yield_value(T);
  };
};

// What makes a promise serve the class is not there.
template <typename Object> struct any_promise {
  std::coroutine_handle<> get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_void();
  template <typename T> awaited await_transform(T &&);
};
struct test_subject {
  using promise_type = any_promise<test_subject>;
};

// Functions return what is derived from it.
template <typename T> struct implementation : awaited {
  struct promise_type : lazy_promise<implementation> {};
};
template <typename T> struct [[nodiscard]] interface : implementation<T> {};
interface<int> *derived = new interface<int>();

// What is derived from a task is something else.
struct group : has_it {};

// Neither a task nor anything else.
struct ordinary {};
struct no_class {
  int promise_type;
};

// It runs at once: another thread waits for the lock.
struct lock {
  void release();
};
struct thread : awaited {
  struct promise_type : lazy_promise<thread> {
    lock start;
    struct starts {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<promise_type> here) noexcept {
        here.promise().start.release();
      }
      void await_resume() noexcept {}
    };
    starts initial_suspend() noexcept { return {}; }
  };
};

// What it is made from starts when it is made.
struct [[nodiscard]] later : awaited {
  struct promise_type : lazy_promise<later> {};
};
struct starts_later : awaited {
  using promise_type = later::promise_type;
  starts_later(later);
};
