// A task on a pool waited for the tasks it had started by blocking its thread. Once
// all threads did, none was left for what they waited for.
// https://github.com/David-Haim/concurrencpp/issues/61
// clang-tidy: nothing; clang: nothing
// RUN: %replay --preview %s
#include <coroutine>
#include <exception>
#include <vector>

namespace concurrencpp {
template <typename T> class result {
public:
  struct promise_type {
    result get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }
    void return_value(T);
    std::exception_ptr failure;
  };
  result(result &&) noexcept;
  ~result();
  T get();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await();
};
result<int> when_all(std::vector<result<int>>);
} // namespace concurrencpp
using concurrencpp::result;

std::vector<result<int>> start_consumers();

namespace before {
result<int> produce() {
  auto all = concurrencpp::when_all(start_consumers());
  co_return all.get(); // expect-warning: coro-blocking-wait
}
} // namespace before

namespace after {
result<int> produce() {
  auto all = concurrencpp::when_all(start_consumers());
  co_return co_await all;
}
} // namespace after
