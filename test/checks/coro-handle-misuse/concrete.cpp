// Handles along the ways through a body.
// RUN: %check coro-handle-misuse %s
#include "owner.h"

void resumes(handle h) {
  h.destroy(); // #destroyed
  h.resume(); // expect-warning: this resumes the coroutine of 'h' after it was destroyed: its frame is freed
              // expect-note@#destroyed: it is destroyed here
              // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void calls(handle h) {
  h.destroy(); // #destroyed-to-call
  h(); // expect-warning: this resumes the coroutine of 'h' after it was destroyed: its frame is freed
       // expect-note@#destroyed-to-call: it is destroyed here
       // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

bool asks(handle h) {
  h.destroy(); // #asked
  return h.done(); // expect-warning: this looks into the coroutine of 'h' after it was destroyed: its frame is freed
                   // expect-note@#asked: it is destroyed here
                   // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void falls_through(handle h, bool failed) {
  if (failed) {
    h.destroy(); // #failed
  }
  h.destroy(); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
               // expect-note@#failed: it is destroyed here
               // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void either_way(handle h, bool first, bool again) {
  if (first)
    h.destroy(); // #first
  else
    h.destroy();
  if (again)
    h.resume(); // expect-warning: this resumes the coroutine of 'h' after it was destroyed: its frame is freed
                // expect-note@#first: it is destroyed here
                // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void loops(handle h, int times) {
  while (times--)
    h.destroy(); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
                 // expect-note: it was destroyed here before, when the loop came by
                 // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

// A handle does not become null when its coroutine is destroyed.
void tests(handle h) {
  if (h)
    h.destroy(); // #tested
  if (h)
    h.destroy(); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
                 // expect-note@#tested: it is destroyed here
                 // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

void ends(handle h) {
  if (h.done()) // #done
    h.resume(); // expect-warning: this resumes the coroutine of 'h', which has run to its end: the behaviour is undefined
                // expect-note@#done: 'done()' is true here
                // expect-note: resume it only while 'done()' is false
}

void runs_to_the_end(handle h) {
  while (!h.done()) // #loop
    h.resume();
  h.resume(); // expect-warning: this resumes the coroutine of 'h', which has run to its end: the behaviour is undefined
              // expect-note@#loop: 'done()' is true here
              // expect-note: resume it only while 'done()' is false
}

void copies(handle h) {
  auto same = h;
  same.destroy(); // #copy
  h.resume(); // expect-warning: this resumes the coroutine of 'h' after it was destroyed: its frame is freed
              // expect-note@#copy: it is destroyed here
              // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

struct scheduler {
  handle current;
  void stop() {
    current.destroy(); // #member
    current.destroy(); // expect-warning: this destroys the coroutine of 'current' a second time: its frame is freed twice
                       // expect-note@#member: it is destroyed here
                       // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
  }
};

struct node {
  handle waiting;
};
void of_object(node &n) {
  n.waiting.destroy(); // #of-object
  n.waiting.resume(); // expect-warning: this resumes the coroutine of 'n.waiting' after it was destroyed: its frame is freed
                      // expect-note@#of-object: it is destroyed here
                      // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

#define STOP(what) what.destroy() // #macro

void in_macro(handle h) {
  h.destroy(); // #before-macro
  STOP(h); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
           // expect-note@#macro: expanded from macro 'STOP'
           // expect-note@#before-macro: it is destroyed here
           // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
}

auto in_lambda = [](handle h) {
  h.destroy(); // #in-lambda
  h.destroy(); // expect-warning: this destroys the coroutine of 'h' a second time: its frame is freed twice
               // expect-note@#in-lambda: it is destroyed here
               // expect-note: set the handle to null where it is destroyed, and look whether it is before it is used
};
