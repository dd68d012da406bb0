//===--- ResourcesTests.cpp - What a machine and its containers leave -----===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Resources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace corotidy;
using namespace llvm;

namespace {

constexpr uint64_t MiB = 1 << 20;

class ResourcesTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(sys::fs::createUniqueDirectory("resources", Root));
  }
  void TearDown() override { sys::fs::remove_directories(Root); }

  void write(StringRef Path, StringRef Text) {
    SmallString<128> Whole(Root);
    sys::path::append(Whole, Path);
    ASSERT_FALSE(sys::fs::create_directories(sys::path::parent_path(Whole)));
    std::error_code EC;
    raw_fd_ostream OS(Whole, EC);
    ASSERT_FALSE(EC);
    OS << Text;
  }

  SmallString<128> Root;
};

TEST_F(ResourcesTest, NothingIsKnown) {
  Resources R = findResources(Root);
  EXPECT_GE(R.Cores, 1u);
  EXPECT_FALSE(R.Memory);
}

TEST_F(ResourcesTest, TheMachine) {
  write("proc/meminfo", "MemTotal:  4096 kB\nMemAvailable:    2048 kB\n");
  EXPECT_EQ(findResources(Root).Memory, 2 * MiB);
}

TEST_F(ResourcesTest, AContainerHasLess) {
  write("proc/meminfo", "MemAvailable:    1048576 kB\n");
  write("proc/self/cgroup", "1:memory:/old\n0::/outer/inner\n");
  write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
  write("sys/fs/cgroup/outer/memory.max", std::to_string(512 * MiB));
  write("sys/fs/cgroup/outer/memory.current", std::to_string(300 * MiB));
  write("sys/fs/cgroup/outer/memory.stat",
        "anon 1\ninactive_file " + std::to_string(100 * MiB) + "\nfile 2\n");
  write("sys/fs/cgroup/outer/inner/cpu.max", "100000 100000\n");
  Resources R = findResources(Root);
  // What files in memory take is given up when it is needed.
  EXPECT_EQ(R.Memory, 312 * MiB);
  EXPECT_EQ(R.Cores, 1u);
}

TEST_F(ResourcesTest, AFullContainerHasNoneLeft) {
  write("proc/meminfo", "MemAvailable:    1048576 kB\n");
  write("proc/self/cgroup", "0::/\n");
  write("sys/fs/cgroup/memory.max", "100");
  write("sys/fs/cgroup/memory.current", "200");
  write("sys/fs/cgroup/cpu.max", "50000 100000");
  Resources R = findResources(Root);
  EXPECT_EQ(R.Memory, 0u);
  EXPECT_EQ(R.Cores, 1u);
}

} // namespace
