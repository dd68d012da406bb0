// A small coroutine library: what docs/classification.md classifies uses it.
#ifndef LIBRARY_H
#define LIBRARY_H

#include <coroutine>
#include <exception>
#include <utility>

template <typename T> struct task_result {
  T value;
  void return_value(T result) { value = std::move(result); }
  T take() { return std::move(value); }
};
template <> struct task_result<void> {
  void return_void() {}
  void take() {}
};

// Awaitable once, anywhere; starts when it is awaited.
template <typename T> class [[nodiscard]] task {
public:
  struct promise_type : task_result<T> {
    std::coroutine_handle<> waiting = std::noop_coroutine();

    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct resume_waiting {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<>
        await_suspend(std::coroutine_handle<promise_type> self) noexcept {
          return self.promise().waiting;
        }
        void await_resume() noexcept {}
      };
      return resume_waiting();
    }
    void unhandled_exception() { std::terminate(); }
  };

  task(task &&other) : frame(std::exchange(other.frame, nullptr)) {}
  ~task() {
    if (frame)
      frame.destroy();
  }

  auto operator co_await() && {
    struct start {
      std::coroutine_handle<promise_type> frame;
      bool await_ready() { return false; }
      auto await_suspend(std::coroutine_handle<> waiting) {
        frame.promise().waiting = waiting;
        return frame;
      }
      T await_resume() { return frame.promise().take(); }
    };
    return start{frame};
  }

private:
  explicit task(std::coroutine_handle<promise_type> frame) : frame(frame) {}
  std::coroutine_handle<promise_type> frame;
};

// Names a range whose elements a generator is to yield.
template <typename Range> struct elements_of {
  Range range;
};
template <typename Range> elements_of(Range) -> elements_of<Range>;

// Iterable; `co_yield` has the value that the consumer sent back.
template <typename T> class generator {
public:
  struct promise_type {
    T current;
    int sent = 0;

    generator get_return_object() {
      return generator(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    auto yield_value(T value) {
      struct receive {
        int &sent;
        bool await_ready() { return false; }
        void await_suspend(std::coroutine_handle<>) {}
        int await_resume() { return sent; }
      };
      current = std::move(value);
      return receive{sent};
    }
    // A real one would keep the frame of the inner generator alive and walk it.
    std::suspend_never yield_value(elements_of<generator>) { return {}; }
    void await_transform(auto &&) = delete;
    void return_void() {}
    void unhandled_exception() { throw; }
  };

  struct end_of_range {};
  struct iterator {
    std::coroutine_handle<promise_type> frame;
    T &operator*() const { return frame.promise().current; }
    iterator &operator++() {
      frame.resume();
      return *this;
    }
    bool operator!=(end_of_range) const { return !frame.done(); }
  };

  generator(generator &&other) : frame(std::exchange(other.frame, nullptr)) {}
  ~generator() {
    if (frame)
      frame.destroy();
  }
  iterator begin() {
    frame.resume();
    return {frame};
  }
  end_of_range end() { return {}; }

protected:
  explicit generator(std::coroutine_handle<promise_type> frame)
      : frame(frame) {}
  std::coroutine_handle<promise_type> frame;
};

// The same, and awaiting the object gives its next element.
template <typename T> class awaitable_generator : public generator<T> {
public:
  struct promise_type : generator<T>::promise_type {
    awaitable_generator get_return_object() {
      return generator<T>::promise_type::get_return_object();
    }
  };
  awaitable_generator(generator<T> &&other)
      : generator<T>(std::move(other)) {}

  bool await_ready() { return false; }
  bool await_suspend(std::coroutine_handle<>) {
    this->frame.resume();
    return false;
  }
  T await_resume() { return this->frame.promise().current; }
};

// Turns a callable, or a generator's elements, into a task.
template <typename Callable> task<int> as_task(Callable callable) {
  co_return callable();
}
template <typename T> task<int> as_task(generator<T> elements) {
  int last = 0;
  for (T element : elements)
    last = element;
  co_return last;
}

// Calls, and leaves the result as it is.
template <typename Callable> auto unchanged(Callable callable) {
  return callable();
}

#endif // LIBRARY_H
