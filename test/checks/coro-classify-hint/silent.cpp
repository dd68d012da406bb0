// Of ordinary functions nothing is said, nor where only a glob asks for it.
// RUN: %check coro-classify-hint %s
#include "coro.h"

task<int> declared();

task<int> passed_on() { return declared(); }

int main() {
  auto closure = [] { return 1; };
  return closure();
}
