// Pointers, too.
// RUN: %check coro-view-parameter %s --option Pointers=true --option StrictMode=true
#include "texts.h"
#include "coro.h"

struct [[clang::annotate("coro::long_lived")]] executor {
  int id;
};

task<int> pointed(const text *of) { co_return of->size(); } // expect-warning: 'pointed' uses the pointer 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                            // expect-note: 'pointed' is suspended before its body begins, until it is awaited
                                                            // expect-note: 'of' is used here, after that
                                                            // expect-note: share what it leads to with the caller, as by std::shared_ptr

template <typename T> task<int> of_any(T *of) { co_return of->size(); } // expect-warning: 'of_any<text>' uses the pointer 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                                        // expect-note: 'of_any<text>' is suspended before its body begins, until it is awaited
                                                                        // expect-note: 'of' is used here, after that
                                                                        // expect-note: share what it leads to with the caller, as by std::shared_ptr

task<int> on(executor *where) { co_return where->id; }

task<> use() {
  text kept = make();
  co_await of_any(&kept);
}
