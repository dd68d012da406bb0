// Through what a type is awaitable, in which promise, and if not, why not.
// RUN: %classify --output=json=%t.json %s -- -std=c++20 -I %source/test/Inputs
// RUN: %python %S/Inputs/print-awaitability.py %t.json | FileCheck %s --match-full-lines

#include "coro.h"

struct awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
// CHECK: triple: anywhere, awaiter -> int
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept awaiter
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
awaiter triple();

// CHECK-NEXT: member_operator: anywhere, member operator co_await -> int, once
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept task<int>
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
task<int> member_operator();

struct foreign {};
awaiter operator co_await(foreign);
// CHECK-NEXT: free_operator: anywhere, free operator co_await -> int
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept foreign
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
foreign free_operator();

struct nothing {};
// CHECK-NEXT: no_members: no (no await_ready; no operator co_await)
nothing no_members();

struct half {
  bool await_ready();
};
// CHECK-NEXT: half_an_awaiter: no (no await_suspend)
half half_an_awaiter();

struct wrong_suspend : awaiter {
  int await_suspend(std::coroutine_handle<>);
};
// CHECK-NEXT: returns_int: no (await_suspend of wrong_suspend returns int, not void, bool or a std::coroutine_handle)
wrong_suspend returns_int();

struct explicit_bool {
  explicit operator bool();
};
struct ready_is_class : awaiter {
  explicit_bool await_ready();
};
// CHECK-NEXT: converts_to_bool: anywhere, awaiter -> int
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept ready_is_class
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
ready_is_class converts_to_bool();

struct hidden {
  awaiter members();

private:
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// CHECK-NEXT: private_members: no (await_ready of hidden is not accessible)
hidden private_members();

struct two_operators {
  awaiter operator co_await();
};
awaiter operator co_await(two_operators &&);
// CHECK-NEXT: ambiguous: no (operator co_await for two_operators is ambiguous, deleted or inaccessible)
two_operators ambiguous();

// An awaiter that takes the handles of one promise only.
struct picky {
  bool await_ready();
  void await_suspend(std::coroutine_handle<task<int>::promise_type>);
  char await_resume();
};
// CHECK-NEXT: one_handle: in-promise task<int>::promise_type, awaiter -> char
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept picky
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
// CHECK-NEXT:   not in tagged_task::promise_type: await_suspend of picky does not accept the handle of the promise of tagged_task
picky one_handle();

// What only one promise knows.
struct event {};
struct event_task {
  struct promise_type {
    event_task get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    awaiter await_transform(event);
    task<char> await_transform(task<char> &&);
  };
};
// CHECK-NEXT: one_promise: in-promise event_task::promise_type, await_transform -> int
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
// CHECK-NEXT:   not in tagged_task::promise_type: no await_ready; no operator co_await
// CHECK-NEXT:   not in task<int>::promise_type: no await_ready; no operator co_await
event one_promise();

// An awaiter that only the promise of a pattern satisfies.
struct tagged_task : task<int> {
  struct promise_type : task<int>::promise_type {
    tagged_task get_return_object();
    int tag;
  };
};
struct wants_tag {
  bool await_ready();
  template <typename P>
    requires requires(P p) { p.tag; }
  void await_suspend(std::coroutine_handle<P>);
  void await_resume();
};
template <typename T> tagged_task pattern(T) { co_await wants_tag(); co_return 1; }
// CHECK-NEXT: in_a_pattern: in-promise tagged_task::promise_type, awaiter -> void
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept wants_tag
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
// CHECK-NEXT:   not in task<int>::promise_type: await_suspend of wants_tag does not accept the handle of the promise of task<int>
wants_tag in_a_pattern();

// The body of await_suspend can be choosy, too, if late.
struct asserts_tag {
  bool await_ready();
  template <typename P> void await_suspend(std::coroutine_handle<P>) {
    static_assert(sizeof(P::tag) != 0);
  }
  void await_resume();
};
// CHECK-NEXT: in_a_body: in-promise tagged_task::promise_type, awaiter -> void
// CHECK-NEXT:   not in event_task::promise_type: await_transform of the promise of event_task does not accept asserts_tag
// CHECK-NEXT:   not in generator<int>::promise_type: the promise of generator<int> deletes await_transform
// CHECK-NEXT:   not in task<int>::promise_type: the body of await_suspend does not compile in the promise of task<int>
asserts_tag in_a_body();

// CHECK-NEXT: nobody: no (void is not a value)
void nobody();
// CHECK-NEXT: number: no (no await_ready; no operator co_await)
int number();

task<int> uses_task() { co_return 1; }
event_task uses_event_task() { co_return; }
generator<int> uses_generator() { co_return; }
