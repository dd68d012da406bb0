// What outlives the coroutine, and what is copied.
// RUN: %check coro-return-dangling %s
#include "../Inputs/texts.h"
#include "coro.h"

task<text> fetch();
struct server {
  text name;
  task<view> member() {
    co_await fetch();
    co_return name;
  }
};

task<text> copied() {
  text local = co_await fetch();
  co_return local;
}
task<view> reference(const text &of) {
  co_await fetch();
  co_return of;
}
task<view> passed_on(view of) {
  co_await fetch();
  co_return of;
}
task<view> constant() {
  static text kept = make();
  co_await fetch();
  co_return kept;
}
task<view> literal() { co_return "abc"; }
task<const char *> behind_a_pointer(const text *of) {
  co_await fetch();
  co_return of->data();
}
task<int> number() {
  text local = co_await fetch();
  co_return local.size();
}
generator<view> yielded() {
  text local = make();
  co_yield local;
}
