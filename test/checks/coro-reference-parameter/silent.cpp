// What is not used too late, and what lives long.
// RUN: %check coro-reference-parameter %s --option StrictMode=true
#include "eager.h"
#include "texts.h"
#include "coro.h"

struct [[clang::annotate("coro::awaited_at_once")]] now : task<int> {
  struct promise_type : task<int>::promise_type {
    now get_return_object();
  };
};
struct [[clang::annotate("coro::long_lived")]] executor {
  int id;
};
struct mutex {
  mutex();
  mutex(const mutex &) = delete;
  void lock() const;
};
struct connection {
  connection(connection &&);
  void close() const;
};
using function = int(int);
task<int> pause();
void use(const text &);

task<int> unnamed(const text &) { co_return 1; }
task<int> unused(const text &of) { co_return 1; }
task<int> by_value(text of) { co_return of.size(); }
task<int> on(const executor &where) { co_return where.id; }
// What they refer to has a name at the call.
task<int> changed(text &of) { co_return of.size(); }
task<> counted(int &of) {
  co_await pause();
  ++of;
}
// Of what cannot be copied there is one, which somebody keeps.
task<> locked(const mutex &of) {
  of.lock();
  co_return;
}
task<> closed(const connection &of) {
  of.close();
  co_return;
}
task<int> calls(function &of) { co_return of(1); }
task<int> promised([[clang::noescape]] const int *of) { co_return *of; }
now at_once(const text &of) { co_return of.size(); }
eager early(const text &of) {
  use(of);
  co_await pause();
}
eager copied(const text &of) {
  text mine = of;
  co_await pause();
  use(mine);
}
// No coroutine.
task<int> passed_on(const text &of) { return by_value(of); }
