// Objects that are counted, and the threads of a user interface.
#ifndef WINRT_H
#define WINRT_H

#include "detached.h"

template <typename T> struct com_ptr {
  com_ptr(const com_ptr &) noexcept;
  ~com_ptr();
  T *operator->() const noexcept;
  explicit operator bool() const noexcept;
};
template <typename T> struct weak_ref {
  weak_ref(const weak_ref &) noexcept;
  ~weak_ref();
  com_ptr<T> get() const noexcept;
};
template <typename T> struct implements {
  com_ptr<T> get_strong() noexcept;
  weak_ref<T> get_weak() noexcept;
};

struct dispatcher {
  dispatcher(const dispatcher &) noexcept;
  ~dispatcher();
};
struct switched {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const noexcept;
};
switched resume_background();
switched resume_foreground(const dispatcher &);

#endif // WINRT_H
