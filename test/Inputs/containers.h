// Containers by the names of the standard's, which models know.
#ifndef CONTAINERS_H
#define CONTAINERS_H

namespace std {

template <typename T> struct elements_of {
  struct iterator {
    T &operator*() const;
    T *operator->() const;
    iterator &operator++();
    bool operator==(const iterator &) const = default;
    T *at;
  };
};

template <typename T> struct vector {
  using iterator = typename elements_of<T>::iterator;
  vector();
  vector(const vector &);
  ~vector();
  vector &operator=(const vector &);
  iterator begin() const;
  iterator end() const;
  T &operator[](int) const;
  T &front() const;
  T *data() const;
  int size() const;
  bool empty() const;
  void push_back(T);
  void clear();
  iterator erase(iterator);
};

template <typename T> struct deque {
  using iterator = typename elements_of<T>::iterator;
  ~deque();
  iterator begin() const;
  iterator end() const;
  T &front() const;
  void push_back(T);
  void pop_front();
};

template <typename K, typename V> struct pair {
  K first;
  V second;
};

template <typename K, typename V> struct map {
  using mapped_type = V;
  using iterator = typename elements_of<pair<const K, V>>::iterator;
  map();
  map(const map &);
  ~map();
  iterator begin() const;
  iterator end() const;
  iterator find(const K &) const;
  V &operator[](const K &);
  V &at(const K &) const;
  int erase(const K &);
  iterator erase(iterator);
  void clear();
};

template <typename K, typename V> struct unordered_map : map<K, V> {};

template <typename T, int N> struct array {
  T values[N];
  T *begin();
  T *end();
  T &operator[](int);
  void fill(const T &);
};

template <typename C> struct basic_string_view {
  basic_string_view(const C *);
  int size() const;
};
using string_view = basic_string_view<char>;

template <typename C> struct basic_string {
  basic_string(const C *);
  basic_string(const basic_string &);
  ~basic_string();
  basic_string &operator=(const basic_string &);
  operator basic_string_view<C>() const;
  const C *begin() const;
  const C *end() const;
  const C *c_str() const;
};
using string = basic_string<char>;

template <typename T> struct unique_ptr {
  unique_ptr();
  unique_ptr(unique_ptr &&);
  ~unique_ptr();
  T &operator*() const;
  T *operator->() const;
  T *get() const;
};

template <typename T> struct shared_ptr {
  shared_ptr();
  shared_ptr(const shared_ptr &);
  ~shared_ptr();
  T &operator*() const;
  T *operator->() const;
};

template <typename T> void erase_if(vector<T> &, bool (*)(const T &));
template <typename T> T &&move(T &) noexcept;
template <typename T, typename U = T> T exchange(T &, U &&);

} // namespace std

#endif // CONTAINERS_H
