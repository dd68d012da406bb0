// A copy of a view, and its iterators, lead where the view does.
// RUN: %check coro-view-parameter %s --option Pointers=true --option StrictMode=true
#include "eager.h"
#include "coro.h"
#include <string_view>

task<> pause();
void use(int);

struct [[gsl::Pointer(int)]] span {
  int *begin() const;
  int *end() const;
};

eager looped(span of) { // expect-warning: 'looped' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                        // expect-note@#at1: 'looped' is suspended here
                        // expect-note@#at2: 'of' is used here, after that
                        // expect-note: take by value what it leads to, such as a string instead of a view of one
  for (int n : of) // #at2
    co_await pause(); // #at1
}

eager copied_view(std::string_view of) { // expect-warning: 'copied_view' uses the view 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                         // expect-note@#at3: 'copied_view' is suspended here
                                         // expect-note@#at4: 'of' is used here, after that
                                         // expect-note: take by value what it leads to, such as a string instead of a view of one
  std::string_view mine = of;
  co_await pause(); // #at3
  use(mine.size()); // #at4
}

eager pointer(int *of) { // expect-warning: 'pointer' uses the pointer 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                         // expect-note@#at5: 'pointer' is suspended here
                         // expect-note@#at6: 'of' is used here, after that
                         // expect-note: share what it leads to with the caller, as by std::shared_ptr
  int *mine = of;
  co_await pause(); // #at5
  use(*mine); // #at6
}

eager copied(int *of, std::string_view text) {
  int mine = *of;
  int size = text.size();
  co_await pause();
  use(mine + size);
}
