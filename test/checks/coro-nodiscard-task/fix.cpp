// Classes to which the attribute can be added.
// RUN: %check coro-nodiscard-task %s
#include "lazy.h"

struct plain : awaited { // expect-warning: a 'plain' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                         // expect-note: declare it 'struct [[nodiscard]] plain'
  struct promise_type : lazy_promise<plain> {};
};

namespace app {
class declared_first;
}
class app::declared_first { // expect-warning: a 'app::declared_first' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                            // expect-note: declare it 'class [[nodiscard]] declared_first'
public:
  using promise_type = lazy_promise<declared_first>;
  awaited operator co_await() const;
};

struct [[maybe_unused]] attributed final : awaited { // expect-warning: a 'attributed' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                                     // expect-note: declare it 'struct [[nodiscard]] attributed'
  struct promise_type : lazy_promise<attributed> {};
};

struct alignas(16) aligned : awaited { // expect-warning: a 'aligned' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                                       // expect-note: declare it 'struct [[nodiscard]] aligned'
  struct promise_type : lazy_promise<aligned> {};
};

// A class that knows nothing of its promise.
struct foreign : awaited { // expect-warning: a 'foreign' that is dropped never runs, and the compiler does not warn: the class is not '[[nodiscard]]'
                           // expect-note: declare it 'struct [[nodiscard]] foreign'
};
template <> struct std::coroutine_traits<foreign> {
  using promise_type = lazy_promise<foreign>;
};
foreign from_elsewhere() { co_return; }
