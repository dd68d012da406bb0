// References to what has a name at the call, too.
// RUN: %check coro-reference-parameter %s --option MutableReferences=true --option StrictMode=true
#include "texts.h"
#include "coro.h"

struct mutex {
  mutex();
  mutex(const mutex &) = delete;
  void lock() const;
};

task<int> changed(text &of) { co_return of.size(); } // expect-warning: 'changed' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                     // expect-note: 'changed' is suspended before its body begins, until it is awaited
                                                     // expect-note: 'of' is used here, after that
                                                     // expect-note: share it with the caller, as by std::shared_ptr

task<> locked(const mutex &of) { // expect-warning: 'locked' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                 // expect-note: 'locked' is suspended before its body begins, until it is awaited
                                 // expect-note@#at1: 'of' is used here, after that
                                 // expect-note: share it with the caller, as by std::shared_ptr
  of.lock(); // #at1
  co_return;
}

task<int> shown(const text &of) { co_return of.size(); } // expect-warning: 'shown' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                                         // expect-note: 'shown' is suspended before its body begins, until it is awaited
                                                         // expect-note: 'of' is used here, after that
                                                         // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
