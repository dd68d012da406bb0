// Functions whose promise is known.
// RUN: %check coro-reference-across-suspend %s
#include "coro.h"

task<int> wrong() {
  co_return 1; // expect-warning: TODO
}
