// Handlers that drop whatever an await throws.
// RUN: %check coro-swallowed-exception %s
#include "coro.h"
#include <exception>
#include <stdexcept>

task<int> fetch();
task<> save(int);
void log(const char *);

task<> all() {
  try {
    co_await save(1); // #at1
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'all' goes on as if there was none
                   // expect-note@#at1: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
task<> by_a_base() {
  try {
    int n = co_await fetch(); // #at2
    co_await save(n);
  } catch (const std::exception &) {} // expect-warning: every error of what is awaited in this try block is lost: 'by_a_base' goes on as if there was none
                                      // expect-note@#at2: it is awaited here
                                      // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
task<> after_another() {
  try {
    co_await save(1); // #at3
  } catch (const std::out_of_range &e) {
    log(e.what());
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'after_another' goes on as if there was none
                   // expect-note@#at3: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
auto in_lambda = []() -> task<> {
  try {
    co_await save(1); // #at4
  } catch (std::exception &e) {} // expect-warning: every error of what is awaited in this try block is lost: '(lambda)' goes on as if there was none
                                 // expect-note@#at4: it is awaited here
                                 // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
};
task<> function_try() try {
  co_await save(1); // #at5
} catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'function_try' goes on as if there was none
                 // expect-note@#at5: it is awaited here
                 // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
