// Variables, temporaries and parameters, by what the result is.
// RUN: %check coro-return-dangling %s
#include "../Inputs/texts.h"
#include "coro.h"

task<text> fetch();

task<view> variable() {
  text local = co_await fetch();
  co_return local;
}

task<view> made_view() {
  text local = co_await fetch();
  co_return view(local);
}

task<const char *> pointer() {
  text local = co_await fetch();
  co_return local.data();
}

task<const int *> address() {
  int local = 1;
  co_return &local;
}

task<const char *> array() {
  char buffer[10] = {};
  co_await fetch();
  co_return buffer;
}

task<view> temporary() { co_return view(make()); }

task<view> parameter(text owned) {
  co_await fetch();
  co_return owned;
}

task<view> by_reference() {
  text local = co_await fetch();
  const text &same = local;
  co_return same;
}

auto lambda = []() -> task<view> {
  text local = co_await fetch();
  co_return local;
};
