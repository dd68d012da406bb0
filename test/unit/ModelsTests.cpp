//===--- ModelsTests.cpp - What is known of libraries ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "models/Models.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace corotidy;
using corotidy::test::TestUnit;

namespace {

/// The error that comes of reading \p Text; empty if there is none.
std::string problemIn(llvm::StringRef Text) {
  Models M;
  return llvm::toString(M.add({"own.json", Text}));
}

/// Code and the models of a project for it.
class Asked {
public:
  explicit Asked(llvm::StringRef Code, llvm::StringRef Text = "{}")
      : Unit(Code, {"-std=c++20"}) {
    EXPECT_EQ(Unit.errors(), 0u);
    EXPECT_EQ(llvm::toString(M.add({"own.json", Text})), "");
  }

  const ClassModel *ofClass(llvm::StringRef Name) {
    return M.find(Unit.type(Name));
  }
  const FunctionModel *ofFunction(llvm::StringRef Name) {
    return M.find(*Unit.function(Name));
  }
  const FunctionModel *ofMember(llvm::StringRef Class, llvm::StringRef Name) {
    return M.find(*Unit.member(Class, Name));
  }
  /// What is held by an object that the first constructor of \p Class with
  /// that many parameters made.
  std::string heldAfter(llvm::StringRef Class, unsigned Parameters) {
    for (const clang::CXXConstructorDecl *C :
         Unit.type(Class)->getAsCXXRecordDecl()->ctors())
      if (!C->isImplicit() && C->getNumParams() == Parameters) {
        std::optional<Holding> Held = M.holdingAfter(*C);
        const char *Words[] = {"held", "empty", "tried"};
        return Held ? Words[static_cast<int>(*Held)] : "nothing said";
      }
    return "no such constructor";
  }

  TestUnit Unit;
  Models M;
};

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

TEST(ModelFile, EmptyOnesSayNothing) {
  EXPECT_EQ(problemIn("{}"), "");
  EXPECT_EQ(problemIn(R"({"library": "x", "classes": [], "functions": []})"),
            "");
}

TEST(ModelFile, MustBeJson) {
  EXPECT_EQ(problemIn(""), "own.json:1:1: is no JSON: unexpected end of input; "
                           "expected '[', '{', or a literal");
  EXPECT_EQ(problemIn("{\n  \"classes\": [,]\n}"),
            "own.json:2:15: is no JSON: unexpected ','; expected '[', '{', or "
            "a literal");
  EXPECT_EQ(problemIn("{\"classes\": [1\n}"),
            "own.json:2:1: is no JSON: unexpected '}'; expected ']'");
}

TEST(ModelFile, BuiltinsAreRead) {
  EXPECT_FALSE(builtinModels().empty());
  EXPECT_FALSE(Models().entries().empty());
}

//===----------------------------------------------------------------------===//
// The standard library
//===----------------------------------------------------------------------===//

TEST(StandardModels, Guards) {
  Asked A("#include <mutex>\n#include <shared_mutex>\n"
          "std::lock_guard<std::mutex> *Plain; std::unique_lock<std::mutex> U;"
          "std::mutex M; extern const std::scoped_lock<> &Scoped;");
  const ClassModel *Plain =
      A.M.find(A.Unit.variable("Plain")->getPointeeType());
  ASSERT_TRUE(Plain && Plain->Guard);
  EXPECT_EQ(Plain->Guard->Kind, GuardKind::Lock);
  EXPECT_EQ(Plain->Origin.File, "std");
  const ClassModel *Unique = A.M.find(A.Unit.variable("U"));
  ASSERT_TRUE(Unique && Unique->Guard);
  EXPECT_EQ(Unique->Guard->ByDefault, Holding::Empty);
  EXPECT_EQ(Unique->Members.Release,
            (std::vector<std::string>{"unlock", "release"}));
  const ClassModel *Mutex = A.M.find(A.Unit.variable("M"));
  ASSERT_TRUE(Mutex);
  EXPECT_FALSE(Mutex->Guard);
  EXPECT_EQ(Mutex->Mutex, MutexKind::Thread);
  const ClassModel *Scoped = A.M.find(A.Unit.variable("Scoped"));
  EXPECT_TRUE(Scoped && Scoped->Guard);
}

TEST(StandardModels, HoldingDependsOnTheConstructor) {
  Asked A("#include <mutex>\n"
          "template class std::unique_lock<std::mutex>;"
          "using lock = std::unique_lock<std::mutex>;");
  std::vector<std::string> Held;
  for (const clang::CXXConstructorDecl *C :
       A.Unit.type("lock")->getAsCXXRecordDecl()->ctors()) {
    std::optional<Holding> After = A.M.holdingAfter(*C);
    const char *Words[] = {"held", "empty", "tried"};
    Held.push_back(After ? Words[static_cast<int>(*After)] : "copied");
  }
  // (), (m), (m, defer), (m, try), (m, adopt), and those that copy and move.
  EXPECT_EQ(llvm::join(Held, " "), "empty held empty tried held copied copied");
}

TEST(StandardModels, CallsThatBlock) {
  Asked A("#include <thread>\n#include <mutex>\n#include <future>\n"
          "void Calls(std::thread &T, std::mutex &M, std::future<int> &F) {"
          "std::this_thread::sleep_for(std::chrono::seconds(1)); T.join();"
          "M.lock(); F.get(); F.wait(); }");
  std::string Said;
  const clang::Stmt *Body = A.Unit.function("Calls")->getBody();
  for (const clang::Stmt *S : Body->children()) {
    if (const auto *E = llvm::dyn_cast<clang::ExprWithCleanups>(S))
      S = E->getSubExpr();
    const clang::FunctionDecl *FD =
        llvm::cast<clang::CallExpr>(S)->getDirectCallee();
    const FunctionModel *F = A.M.find(*FD);
    ASSERT_TRUE(F);
    Said += F->Blocks ? F->Blocks->Category + " " : "waits ";
  }
  EXPECT_EQ(Said, "sleep join lock waits waits ");
}

} // namespace
