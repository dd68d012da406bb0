// Callables that keep any function: what they return is lazy, whoever makes it.
// RUN: %check coro-dangling-argument %s --one-library
#include "texts.h"
#include "coro.h"
#include <functional>
#include <utility>

using source = std::function<task<int>(const text &)>;

task<int> through_a_callable(source begin, std::function<task<int>(text)> copy) {
  auto kept = begin(make()); // expect-warning: 'std::function<task<int> (const text &)>::operator()' refers to a temporary 'text' as a parameter, which is destroyed before the coroutine uses it
                             // expect-note: it is destroyed here, at the end of the expression
                             // expect-note@std_function.h: 'std::function<task<int> (const text &)>::operator()' begins when it is awaited, and a parameter is used after that
                             // expect-note@#at1: it is awaited or passed on here
                             // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  auto right = copy(make());
  text name = make();
  auto later = begin(name);
  int sum = co_await begin(make());
  sum += co_await std::move(kept); // #at1
  sum += co_await std::move(right);
  co_return sum + co_await std::move(later);
}

task<int> as_a_parameter(std::function<task<int>(view)> begin) {
  auto kept = begin(make()); // expect-warning: 'std::function<task<int> (view)>::operator()' refers to a temporary 'text' as a parameter, which is destroyed before the coroutine uses it
                             // expect-note: it is destroyed here, at the end of the expression
                             // expect-note@std_function.h: 'std::function<task<int> (view)>::operator()' begins when it is awaited, and a parameter is used after that
                             // expect-note@#at2: it is awaited or passed on here
                             // expect-note: await the call in the same expression, keep the object in a variable for as long as the task, or take the parameter by value
  co_return co_await std::move(kept); // #at2
}
