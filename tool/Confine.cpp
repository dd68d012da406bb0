//===--- Confine.cpp - What a worker may ask of the system ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Confine.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Compiler.h"
#include <cstdlib>
#include <unistd.h>
#include <vector>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) &&     \
    !LLVM_ADDRESS_SANITIZER_BUILD
#define CORO_TIDY_CONFINE 1
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#else
// A sanitizer executes a symbolizer and writes what it found.
#define CORO_TIDY_CONFINE 0
#endif

namespace corotidy {

#if CORO_TIDY_CONFINE
/// System calls that Clang has no use for while it parses. Those that only
/// some architectures or kernels have are named where they exist.
static constexpr unsigned Forbidden[] = {
    // Programs.
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_writev,
    // Files. What opens one is looked at more closely, below.
    SYS_open_by_handle_at,
    SYS_truncate,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_linkat,
    SYS_symlinkat,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_mount,
    SYS_umount2,
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_fchmodat2
    SYS_fchmodat2,
#endif
#ifdef SYS_creat
    SYS_creat,
    SYS_mkdir,
    SYS_rmdir,
    SYS_mknod,
    SYS_link,
    SYS_symlink,
    SYS_unlink,
    SYS_rename,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
    // Networks.
    SYS_socket,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    // Ways around all of this.
    SYS_bpf,
#ifdef SYS_openat2
    SYS_openat2,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
};

namespace {
/// A program that the kernel runs before each system call.
class CallFilter {
public:
  CallFilter() {
    load(offsetof(seccomp_data, arch));
#ifdef __x86_64__
    denyUnless(BPF_JEQ, AUDIT_ARCH_X86_64);
    load(offsetof(seccomp_data, nr));
    // The same calls have other numbers in a 32-bit guise.
    constexpr unsigned FirstOfX32 = 0x40000000;
    denyIf(BPF_JGE, FirstOfX32);
#else
    denyUnless(BPF_JEQ, AUDIT_ARCH_AARCH64);
    load(offsetof(seccomp_data, nr));
#endif
    for (unsigned Call : Forbidden)
      denyIf(BPF_JEQ, Call);
#ifdef SYS_open
    denyWritingWith(SYS_open, /*FlagsAt=*/1);
#endif
    denyWritingWith(SYS_openat, /*FlagsAt=*/2);
    finish(SECCOMP_RET_ALLOW);
  }

  bool install() {
    sock_fprog Filter = {static_cast<unsigned short>(Code.size()), Code.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &Filter) == 0;
  }

private:
  void add(unsigned short Op, unsigned K, unsigned char IfTrue = 0,
           unsigned char IfFalse = 0) {
    Code.push_back({Op, IfTrue, IfFalse, K});
  }

  void load(size_t Offset) {
    add(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(Offset));
  }

  void finish(unsigned Verdict) { add(BPF_RET | BPF_K, Verdict); }

  void deny() { finish(SECCOMP_RET_ERRNO | EPERM); }

  void denyIf(unsigned short Test, unsigned K) {
    add(BPF_JMP | Test | BPF_K, K, 0, 1);
    deny();
  }

  void denyUnless(unsigned short Test, unsigned K) {
    add(BPF_JMP | Test | BPF_K, K, 1, 0);
    deny();
  }

  void denyWritingWith(unsigned Call, unsigned FlagsAt) {
    constexpr unsigned Writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    add(BPF_JMP | BPF_JEQ | BPF_K, Call, 0, 4);
    // Both architectures have the lower half first.
    load(offsetof(seccomp_data, args) + FlagsAt * sizeof(uint64_t));
    denyIf(BPF_JSET, Writing);
    finish(SECCOMP_RET_ALLOW);
  }

  std::vector<sock_filter> Code;
};
} // namespace
#endif

/// What the caller of the program left open may be anything: a log, the tokens
/// of a build.
static void closeAllBut(llvm::ArrayRef<int> Needed) {
#ifdef __linux__
  std::vector<int> Sorted(Needed);
  llvm::sort(Sorted);
  int Next = STDERR_FILENO + 1;
  for (int FD : Sorted) {
    if (FD > Next)
      ::close_range(Next, FD - 1, 0);
    Next = FD + 1;
  }
  ::close_range(Next, ~0u, 0);
#endif
}

void confineThisProcess(llvm::ArrayRef<int> Needed) {
  closeAllBut(Needed);
  // Clang writes temporary files without being asked for any; here it fails to.
  ::setenv("TMPDIR", "/dev/null", /*overwrite=*/1);
#if CORO_TIDY_CONFINE
  // A kernel without filters leaves it at what Frontend does.
  (void)CallFilter().install();
#endif
}

} // namespace corotidy
