// One case a line: what coro-lock-across-suspend says, and what clang-tidy's
// misc-coroutine-hostile-raii (H) and cppcoreguidelines-no-suspend-with-lock (N)
// say, all configured for every guard here. A name is there if it reports.
#include "coro.h"
#include <memory>
#include <mutex>
#include <optional>

namespace absl {
struct [[clang::scoped_lockable]] MutexLock {
  explicit MutexLock(std::mutex *) __attribute__((exclusive_lock_function()));
  ~MutexLock() __attribute__((unlock_function()));
};
} // namespace absl

std::mutex m;
bool c();
task<int> a();
int with(const std::lock_guard<std::mutex> &, int);
struct holder { std::lock_guard<std::mutex> g; };
struct derived : std::lock_guard<std::mutex> { using std::lock_guard<std::mutex>::lock_guard; };

// clang-format off
task<> plain() { std::lock_guard<std::mutex> g(m); co_await a(); }                      // ours H N
task<> deduced() { std::lock_guard g(m); co_await a(); }                                // ours H
task<> alias() { using G = std::unique_lock<std::mutex>; G g(m); co_await a(); }        // ours H
task<> from_value() { auto g = std::unique_lock<std::mutex>(m); co_await a(); }         // ours H
task<> initialiser() { std::lock_guard<std::mutex> g(m); int x = co_await a(); (void)x; } // ours N
task<> in_if() { std::lock_guard<std::mutex> g(m); if (int x = co_await a()) (void)x; } // ours N
task<> in_for() { std::lock_guard<std::mutex> g(m); for (int i = co_await a(); i; --i) ; } // ours N
task<> if_guard() { if (std::lock_guard<std::mutex> g(m); c()) { co_await a(); } }      // ours
task<> for_guard() { for (std::lock_guard<std::mutex> g(m);;) co_await a(); }           // ours
task<> by_hand() { m.lock(); co_await a(); m.unlock(); }                                // ours
task<> optional() { std::optional<std::lock_guard<std::mutex>> g(std::in_place, m); co_await a(); } // ours
task<> on_heap() { auto g = std::make_unique<std::lock_guard<std::mutex>>(m); co_await a(); } // ours
task<> member() { holder h{std::lock_guard<std::mutex>(m)}; co_await a(); }             // ours
task<> base() { derived g(m); co_await a(); }                                           // ours
task<> array() { std::lock_guard<std::mutex> g[1] = {std::lock_guard<std::mutex>(m)}; co_await a(); } // ours
task<> parameter(std::unique_lock<std::mutex> g) { co_await a(); }                      // ours
task<> temporary() { with(std::lock_guard<std::mutex>(m), co_await a()); }              // ours
task<> lockable() { absl::MutexLock g(&m); co_await a(); }                              // ours H
template <class T> task<T> dependent() { std::lock_guard<std::mutex> g(m); co_await a(); } // ours N
template <class T> task<> dependent_operand() { std::lock_guard<std::mutex> g(m); co_await T{}; } // ours H
auto generic = [](auto x) -> task<> { std::lock_guard<std::mutex> g(m); co_await x; };  // ours N
task<> one_path() { std::unique_lock<std::mutex> g(m); if (c()) g.unlock(); co_await a(); } // ours H N
task<> unlocked() { std::unique_lock<std::mutex> g(m); g.unlock(); co_await a(); }      // H N
task<> moved() { std::unique_lock<std::mutex> g(m); { auto h = std::move(g); } co_await a(); } // H N
task<> deferred() { std::unique_lock<std::mutex> g(m, std::defer_lock); co_await a(); g.lock(); } // H N
task<> not_got() { std::unique_lock<std::mutex> g(m, std::try_to_lock); if (!g) co_await a(); } // H N
task<> nested() { std::lock_guard<std::mutex> g(m); auto l = []() -> task<> { co_await a(); }; (void)l; co_return; } //
task<> after() { co_await a(); std::lock_guard<std::mutex> g(m); }                      //
task<> sibling() { { std::lock_guard<std::mutex> g(m); } { co_await a(); } }            //
