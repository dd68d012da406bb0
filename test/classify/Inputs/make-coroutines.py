"""A file of so many coroutines, each with a promise of its own."""

import sys

print('#include "coro.h"')
for i in range(int(sys.argv[1])):
    print(f"struct type{i} {{}};")
    print(f"task<type{i}> coroutine{i}(type{i} t) {{ co_return t; }}")
print("std::suspend_always last();")
