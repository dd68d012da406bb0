// Objects that live, and members that do not look at them.
// RUN: %check coro-stateful-functor %s
#include "coro.h"

struct job {
  int id;
  task<int> run() { co_return id; }
  task<int> nothing() { co_return 1; }
  static task<int> none() { co_return 1; }
  task<int> unseen();
  task<int> again() { return run(); }
};
struct pool {
  job *first;
  job second;
  task<int> one() { return first->run(); }
  task<int> two() { return second.run(); }
};

task<> awaited() {
  co_await job{1}.run();
  job local{1};
  auto it = local.run();
  co_await static_cast<task<int> &&>(it);
}
task<int> not_used() { return job{1}.nothing(); }
task<int> no_object() { return job{1}.none(); }
task<int> without_body() { return job{1}.unseen(); }
task<int> reference(job &it) { return it.run(); }
