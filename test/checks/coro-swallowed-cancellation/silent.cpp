// What ends, in one way or another.
// RUN: %check coro-swallowed-cancellation %s --option "Exceptions=net::cancelled"
#include "coro.h"
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <vector>

namespace net {
struct cancelled : std::runtime_error {
  using std::runtime_error::runtime_error;
};
} // namespace net

task<int> receive();
task<> pause();
void log(const char *);
bool is_open();

// A handler for it comes before, or the exception is another.
task<> handled() {
  for (;;) {
    try {
      co_await receive();
    } catch (const net::cancelled &) {
      co_return;
    } catch (...) {
    }
  }
}
task<> of_another_kind() {
  for (;;) {
    try {
      co_await receive();
    } catch (const std::logic_error &) {
    }
  }
}

// The handler leaves the loop.
task<> by_break() {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
      break;
    }
  }
}
task<> by_return(bool again) {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
      if (!again)
        co_return;
    }
  }
}
task<> by_throw() {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
      log("failed");
      throw;
    }
  }
}
task<> by_exit() {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
      std::abort();
    }
  }
}
task<> kept(std::exception_ptr &failure) {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
      failure = std::current_exception();
    }
  }
}

// Something else does.
task<> by_a_condition() {
  while (is_open()) {
    try {
      co_await receive();
    } catch (...) {
    }
  }
}
task<> by_another_await() {
  for (;;) {
    try {
      co_await receive();
    } catch (...) {
    }
    co_await pause();
  }
}
task<> by_a_check() {
  for (;;) {
    if (!is_open())
      break;
    try {
      co_await receive();
    } catch (...) {
    }
  }
}
task<> by_a_check_within() {
  for (;;) {
    try {
      if (!is_open())
        co_return;
      co_await receive();
    } catch (...) {
    }
  }
}
task<> by_a_nested_handler() {
  for (;;) {
    try {
      try {
        co_await receive();
      } catch (const net::cancelled &) {
        co_return;
      }
    } catch (...) {
    }
  }
}

// There is no loop, or one over something.
task<> once() {
  try {
    co_await receive();
  } catch (...) {
  }
  co_await pause();
}
task<> of_a_list(std::vector<int> numbers) {
  for (int n : numbers)
    try {
      co_await receive();
    } catch (...) {
    }
}

// Nothing is awaited, or not here.
task<> without_await() {
  for (;;) {
    try {
      log("again");
    } catch (...) {
    }
  }
  co_await pause();
}
task<> in_a_lambda() {
  for (;;) {
    try {
      auto later = []() -> task<> { co_await receive(); };
    } catch (...) {
    }
  }
  co_await pause();
}
