// Pointers that count who has them.
#ifndef SHARED_H
#define SHARED_H

template <typename T> struct shared {
  shared(const shared &);
  ~shared();
  T *operator->() const;
  T &operator*() const;
  explicit operator bool() const;
};
template <typename T> struct weak {
  weak(const weak &);
  ~weak();
  shared<T> lock() const;
  bool expired() const;
};
template <typename T> struct counted {
  shared<T> get_strong();
  weak<T> get_weak();
};

#endif // SHARED_H
