// What may live until a coroutine that nobody waits for has ended.
// RUN: %check coro-dangling-argument %s
#include "coro.h"
#include "detached.h"
#include "texts.h"

task<int> pause();
void show(const text &);
void show(int);
void run_until_done();
struct pool {
  ~pool();
};
template <typename T> struct [[gsl::Owner]] owner {
  ~owner();
};

detached print(const text &t) {
  co_await pause();
  show(t);
}
detached print_copy(text t) {
  co_await pause();
  show(t);
}
detached count(const int &n) {
  co_await pause();
  show(n);
}
detached count_at_once(const int &n) {
  show(n);
  co_await pause();
}
detached print_all(const owner<pool> &all) {
  co_await pause();
  show(sizeof(all));
  (void)&all;
}
detached declared(const text &);

void copied() { print_copy("hello"); }
void before_the_suspension() { count_at_once(1); }
void not_seen() { declared("hello"); }
void waits() {
  int n = 1;
  count(n);
  run_until_done();
}
void waits_at_the_end() {
  int n = 1;
  pool threads;
  count(n);
}
void may_wait_itself() {
  text t = "hello";
  print(t);
}
void waits_for_elements() {
  owner<pool> all;
  print_all(all);
}
void in_a_loop() {
  int n = 1;
  for (int i = 0; i < 3; ++i) {
    count(n);
    run_until_done();
  }
}
void static_variable() {
  static int n = 1;
  count(n);
}
void of_the_caller(const text &t) { print(t); }
task<> suspended() {
  int n = 1;
  count(n);
  co_await pause();
}
task<> in_its_frame(int n) {
  count(n);
  co_return;
}
