//===--- main.cpp - A coro-tidy with a check that fails -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a worker can die of has to be tried, and no check of ours dies. This is
// the command with one more check, which fails in the manner that the source
// names. It is built for tests only.
//
//===----------------------------------------------------------------------===//

#include "checks/Registry.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tool/Program.h"
#include "clang/Lex/Preprocessor.h"
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace clang;
using namespace clang::tidy;

/// Each call waits for the next, so that they do not become a loop.
static unsigned overflowStack(unsigned Depth) {
  volatile char Frame[1024];
  Frame[Depth % sizeof(Frame)] = char(Depth);
  return Depth == ~0u ? 0 : overflowStack(Depth + 1) + Frame[0];
}

static void allocateWithoutEnd() {
  std::vector<char *> All;
  while (true) {
    All.push_back(new char[1 << 20]);
    std::fill_n(All.back(), 1 << 20, 'x');
  }
}

/// Tries what code would that has got hold of the process; how many of it the
/// system let it do.
static int breakOut() {
  char Program[] = "/bin/true";
  char *const Arguments[] = {Program, nullptr};
  return (::execv(Program, Arguments) == 0) +
         (::open("new", O_WRONLY | O_CREAT, 0666) >= 0) +
         (::open("victim", O_RDWR | O_TRUNC) >= 0) + (::unlink("victim") == 0) +
         (::rename("victim", "taken") == 0) +
         (::socket(AF_INET, SOCK_STREAM, 0) >= 0) +
         (::write(7, "written", 7) >= 0);
}

namespace {
class FaultyCheck : public ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;

  void registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                           Preprocessor *) override {
    this->PP = PP;
  }

  void onEndOfTranslationUnit() override {
    if (isNamed("trap_in_check"))
      __builtin_trap();
    if (isNamed("abort_in_check"))
      std::abort();
    if (isNamed("overflow_in_check"))
      std::_Exit(int(overflowStack(0)));
    if (isNamed("allocate_in_check"))
      allocateWithoutEnd();
    if (isNamed("exit_in_check"))
      std::_Exit(7);
    if (isNamed("kill_in_check"))
      ::raise(SIGKILL);
    while (isNamed("hang_in_check"))
      ::pause();
    if (isNamed("break_out_in_check"))
      std::_Exit(100 + breakOut());
  }

private:
  bool isNamed(StringRef Name) const {
    const IdentifierTable &Names = PP->getIdentifierTable();
    return Names.find(Name) != Names.end();
  }

  Preprocessor *PP = nullptr;
};
} // namespace

static std::shared_ptr<corotidy::UnitPool>
addAllChecks(ClangTidyCheckFactories &Factories) {
  Factories.registerCheck<FaultyCheck>("coro-faulty");
  return corotidy::addChecks(Factories);
}

/// Results of this program can be made to seem independent of a kind of what
/// they depend on, or to say all of it.
static void tamper(std::vector<corotidy::Dependency> &MadeFrom) {
  if (const char *Fact = std::getenv("CORO_TIDY_OVERLOOKS"))
    llvm::erase_if(MadeFrom, [&](const corotidy::Dependency &D) {
      return D.Known == corotidy::PathFact(std::atoi(Fact));
    });
  if (std::getenv("CORO_TIDY_TELLS"))
    for (const corotidy::Dependency &D : MadeFrom)
      llvm::errs() << "made from " << int(D.Known) << ' ' << D.Path << '\n';
}

int main(int argc, const char **argv) {
  corotidy::runProgram({argv, size_t(argc)}, {"", addAllChecks, tamper});
}
