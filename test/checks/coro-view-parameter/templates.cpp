// Coroutines made from templates, each mistake once.
// RUN: %check coro-view-parameter %s --option StrictMode=true
#include "texts.h"
#include "coro.h"

template <typename T> struct [[gsl::Pointer]] span {
  span(const T &);
  int size() const;
};

template <typename T> task<int> length(span<T> of) { co_return of.size(); } // expect-warning: 'length<text>' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                            // expect-note: 'length<text>' is suspended before its body begins, until it is awaited
                                                                            // expect-note: 'of' is used here, after that
                                                                            // expect-note: take by value what it leads to, such as a string instead of a view of one

template <typename T> task<int> as(view of) { co_return T(of.size()); } // expect-warning: 'as' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                        // expect-note: 'as' is suspended before its body begins, until it is awaited
                                                                        // expect-note: 'of' is used here, after that
                                                                        // expect-note: take by value what it leads to, such as a string instead of a view of one

// They take by value what they are given: what that is, the caller says.
template <typename T> task<int> by_value(T of) { co_return of.size(); }
template <typename... T> task<int> all(T... of) { co_return (of.size() + ...); }
auto generic = [](auto of) -> task<int> { co_return of.size(); };
template <typename T> struct kept {
  using type = T;
};
template <typename T> task<int> named(typename kept<T>::type of) {
  co_return of.size();
}

template <typename T> struct state {
  T of;
};
template <typename T> task<int> held(state<T> of) { co_return of.of.size(); }

task<> use() {
  text kept = make();
  co_await length<text>(kept);
  co_await length<int>(1);
  co_await as<int>("abc");
  co_await as<long>("abc");
  co_await by_value(view("abc"));
  co_await all(view("abc"), view("d"));
  co_await generic(view("abc"));
  co_await named<view>("abc");
  co_await held(state<view>{"abc"});
}
