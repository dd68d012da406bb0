// Code with errors: what is left of a body is looked at.
// RUN: %check coro-missing-await-on-return %s --broken
#include "coro.h"
#include <mutex>

task<int> fetch();
task<int> empty();
std::mutex m;

task<int> with_unknown_names() {
  try {
    return fetch(); // expect-warning: 'with_unknown_names' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at1: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (...) { // #at1
    missing();
    return empty();
  }
}

task<int> with_an_unknown_type() {
  try {
    return fetch(); // expect-warning: 'with_an_unknown_type' returns a task that runs after the try block around this has been left: the handlers see nothing that it throws
                    // expect-note@#at2: what the task throws does not come here
                    // expect-note: make the function a coroutine and write 'co_return co_await': the task ends within the try block then
  } catch (const absent &) { // #at2
    return empty();
  }
}

task<int> returns_nothing_known() {
  try {
    return missing();
  } catch (...) {
    return fetch(1, 2);
  }
}

task<int> guard_of_no_type() {
  guard lock(m);
  return fetch();
}

absent unknown_task() {
  std::lock_guard lock(m);
  return fetch();
}

task<int> cut_off() {
  try {
    return fetch(
