// Code with errors: what is left of a body is looked at.
// RUN: %check coro-swallowed-exception %s --broken
#include "coro.h"

task<> save(int);

task<> with_unknown_names() {
  try {
    co_await save(1); // #at1
    missing();
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'with_unknown_names' goes on as if there was none
                   // expect-note@#at1: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
task<> in_the_handler() {
  try {
    co_await save(1);
  } catch (...) {
    missing();
  }
}
task<> with_an_unknown_exception() {
  try {
    co_await save(1);
  } catch (const absent &) {}
}
task<> awaits_nothing_known() {
  try {
    co_await missing(); // #at2
  } catch (...) {} // expect-warning: every error of what is awaited in this try block is lost: 'awaits_nothing_known' goes on as if there was none
                   // expect-note@#at2: it is awaited here
                   // expect-note: take only the exceptions that are expected, report the others, or say in a comment here why none matters
}
task<> cut_off() {
  try {
    co_await save(1);
  } catch (...) {
