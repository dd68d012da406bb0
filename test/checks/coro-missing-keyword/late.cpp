// Templates that are parsed when they are used, as in Microsoft's compiler.
// RUN: %check coro-missing-keyword %s -- -fdelayed-template-parsing
#include "coro.h"

template <class T> task<int> never_used(T) {}
template <class T> task<int> used(T) {}
// expect-warning: 'used<int>' flows off its end without a 'task<int>', which is undefined: without co_* it is no coroutine
// expect-note: write co_return to make it a coroutine, or return the 'task<int>' of another

task<> uses() { co_await used(1); }
