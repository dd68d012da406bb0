// A lock protects for as long as it is held.
// RUN: %check coro-range-for-suspend %s
#include "coro.h"
#include <vector>

task<> print(int);

struct [[clang::annotate("coro::coroutine_mutex")]] async_mutex {
  struct holder {
    holder(holder &&);
    ~holder();
  };
  task<holder> hold();
  task<> lock();
};

struct list {
  std::vector<int> numbers;
  async_mutex mutex;
  void clear() { numbers.clear(); } // #at2

  task<> held() {
    async_mutex::holder mine = co_await mutex.hold();
    for (int n : numbers)
      co_await print(n);
  }
  task<> locked() {
    co_await mutex.lock();
    for (int n : numbers)
      co_await print(n);
  }
  task<> given_up() {
    {
      async_mutex::holder mine = co_await mutex.hold();
      numbers.push_back(1);
    }
    for (int n : numbers) // expect-warning: 'list::given_up' is suspended in this loop over 'numbers': whoever runs meanwhile may call 'list::clear', which takes elements out of it, and the iterator of the loop leads nowhere then
                          // expect-note: the iterators are taken here
                          // expect-note@#at1: the coroutine is suspended here
                          // expect-note@#at2: 'list::clear' takes elements out of 'numbers' here
                          // expect-note: the next turn of the loop uses them
                          // expect-note: loop over a copy, or collect what is needed before anything is awaited
      co_await print(n); // #at1
  }
};

// What cannot be copied is no lock for that.
struct socket {
  socket(socket &&);
  ~socket();
  task<> send(int);
};
task<socket> connect();
std::vector<int> all;
void forget() { all.clear(); } // #at4
task<> send_all() {
  socket to = co_await connect();
  for (int n : all) // expect-warning: 'send_all' is suspended in this loop over 'all': whoever runs meanwhile may call 'forget', which takes elements out of it, and the iterator of the loop leads nowhere then
                    // expect-note: the iterators are taken here
                    // expect-note@#at3: the coroutine is suspended here
                    // expect-note@#at4: 'forget' takes elements out of 'all' here
                    // expect-note: the next turn of the loop uses them
                    // expect-note: loop over a copy, or collect what is needed before anything is awaited
    co_await to.send(n); // #at3
}
