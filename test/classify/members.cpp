// RUN: %classify %s -- -std=c++20 -I %source/test/Inputs | FileCheck %s --implicit-check-not=members.cpp

#include "coro.h"

namespace net {
inline namespace v1 {
struct base {
  // CHECK: members.cpp:[[#@LINE+1]]:11 ordinary/plain – net::base::~base()
  virtual ~base() = default;
  // CHECK: members.cpp:[[#@LINE+1]]:21 unknown awaitable → int net::base::read()
  virtual task<int> read() = 0;
};

struct socket : base {
  // CHECK: members.cpp:[[#@LINE+1]]:12 ordinary/plain – net::socket::socket(int)
  explicit socket(int fd) : fd(fd) {}
  // CHECK: members.cpp:[[#@LINE+1]]:13 coroutine/task lazy awaitable → int net::socket::read() co_return×1
  task<int> read() override { co_return fd; }
  // CHECK: members.cpp:[[#@LINE+1]]:21 coroutine/task lazy awaitable → void net::socket::close(int) co_return×1
  static task<void> close(int) { co_return; }
  // CHECK: members.cpp:[[#@LINE+1]]:13 coroutine/task lazy awaitable → int net::socket::operator()(char) const & co_return×1
  task<int> operator()(char) const & { co_return 1; }
  // CHECK: members.cpp:[[#@LINE+1]]:3 ordinary/plain – net::socket::operator bool() const
  operator bool() const { return fd >= 0; }
  // CHECK: members.cpp:[[#@LINE+1]]:20 coroutine/task lazy awaitable → int net::peek(net::socket &) co_return×1
  friend task<int> peek(socket &s) { co_return s.fd; }
  int fd;
};
} // namespace v1

namespace {
// CHECK: members.cpp:[[#@LINE+1]]:16 generator/sync lazy iterable of int net::(anonymous namespace)::ports() co_yield×1
generator<int> ports() { co_yield 80; }
} // namespace
} // namespace net

#define DEFINE_READER(NAME) \
  task<int> NAME() { co_return 1; }
// CHECK: members.cpp:[[#@LINE+1]]:15 coroutine/task lazy awaitable → int from_macro() co_return×1
DEFINE_READER(from_macro)

// CHECK: members.cpp:[[#@LINE+1]]:24 coroutine/task lazy awaitable → int c_name() co_return×1
extern "C++" task<int> c_name() { co_return 1; }

// Listed once, where it is defined.
task<int> defined_below();
// CHECK: members.cpp:[[#@LINE+1]]:11 coroutine/task lazy awaitable → int defined_below() co_return×1
task<int> defined_below() { co_return 1; }
