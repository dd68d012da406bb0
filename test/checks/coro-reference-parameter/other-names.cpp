// What has another name, or is an iterator, leads to what the parameter does.
// RUN: %check coro-reference-parameter %s --option MutableReferences=true --option StrictMode=true
#include "eager.h"
#include "coro.h"
#include <utility>
#include <vector>

task<> pause();
void use(int);

eager looped(const std::vector<int> &of) { // expect-warning: 'looped' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                           // expect-note@#at1: 'looped' is suspended here
                                           // expect-note@#at2: 'of' is used here, after that
                                           // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  for (int n : of) // #at2
    co_await pause(); // #at1
}

struct table {
  int *begin() const;
  int *end() const;
};
eager own_class(table &of) { // expect-warning: 'own_class' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                             // expect-note@#at3: 'own_class' is suspended here
                             // expect-note@#at4: 'of' is used here, after that
                             // expect-note: share it with the caller, as by std::shared_ptr
  for (int n : of) // #at4
    co_await pause(); // #at3
}

eager alias(std::vector<int> &of) { // expect-warning: 'alias' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                    // expect-note@#at5: 'alias' is suspended here
                                    // expect-note@#at6: 'of' is used here, after that
                                    // expect-note: share it with the caller, as by std::shared_ptr
  auto &same = of;
  co_await pause(); // #at5
  use(same[0]); // #at6
}

eager element(const std::vector<int> &of) { // expect-warning: 'element' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                            // expect-note@#at7: 'element' is suspended here
                                            // expect-note@#at8: 'of' is used here, after that
                                            // expect-note: take it by value; if the body begins at once, a copy before the first suspension will do
  auto it = of.begin();
  const int &first = *it;
  co_await pause(); // #at7
  use(first); // #at8
}

eager taken_apart(std::pair<int, int> &of) { // expect-warning: 'taken_apart' uses the reference 'of' after it was suspended: what that leads to may be gone unless the caller keeps it until the coroutine has ended
                                             // expect-note@#at9: 'taken_apart' is suspended here
                                             // expect-note@#at10: 'of' is used here, after that
                                             // expect-note: share it with the caller, as by std::shared_ptr
  auto &[a, b] = of;
  co_await pause(); // #at9
  use(b); // #at10
}

// Copies, and what is used before.
eager copied(const std::vector<int> &of, const std::pair<int, int> &two) {
  auto mine = of;
  auto [a, b] = two;
  int size = of.size();
  for (int n : of)
    use(n);
  co_await pause();
  use(mine[0]);
  use(size);
  use(b);
}
eager kept(const std::vector<int *> &of) {
  int *first = of[0];
  co_await pause();
  use(*first);
}
