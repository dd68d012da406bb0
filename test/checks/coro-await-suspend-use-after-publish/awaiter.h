// What awaiters of the tests beside this hand a coroutine to.
#ifndef AWAITER_H
#define AWAITER_H

#include <atomic>
#include <coroutine>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

using handle = std::coroutine_handle<>;

struct awaiter {
  bool await_ready() { return false; }
  void await_resume() {}
};

// Bodies elsewhere: nobody knows what they do.
struct pool {
  void submit(handle h);
  bool try_submit(handle h);
  template <typename F> void run(F work);
  handle wrap(handle h);
};
void log(int);

#endif // AWAITER_H
