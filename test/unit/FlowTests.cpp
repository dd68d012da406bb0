//===--- FlowTests.cpp - What is true where in a body ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "flow/AccessPath.h"
#include "flow/HeldAcross.h"
#include "flow/Solver.h"
#include "flow/UseAfter.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"
#include <map>

using namespace clang;
using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

/// A door that a body opens and closes, and points to ask at: `at<1>()`.
const char *const Parts = R"cpp(
struct door {
  door();
  door(int);
  ~door();
  void open();
  void close() noexcept;
  bool is_open() const;
};
template <int Point> void at() noexcept;
bool choice() noexcept;
void may_throw();
[[noreturn]] void stop();
struct wait {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct no_wait {
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct range { int *begin(); int *end(); };
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
    wait yield_value(int);
  };
};
struct eager {
  struct promise_type {
    eager get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    void return_void();
  };
};
)cpp";

/// The graph of f in some code, which has to compile.
class Followed {
public:
  explicit Followed(const std::string &Code)
      : Unit(std::string(Library) + Parts + Code) {
    EXPECT_EQ(Unit.errors(), 0u);
    Declarations = declarationsIn(Unit.sema().getASTContext(),
                                  [](FileID) { return true; });
    for (const FunctionDecl *FD : Declarations.Functions)
      if (FD->getNameAsString() == "f" && !isTemplatePattern(*FD))
        F = FD;
    EXPECT_NE(F, nullptr);
    Classifier C(Unit.sema());
    Class = C.classify(*F);
    G = Graph::build(*F, Class, M);
    EXPECT_NE(G, nullptr);
  }

  const Graph &graph() const { return *G; }
  const Models &models() const { return M; }

  /// The points where the body suspends, those that never do in brackets.
  std::string suspensions() const {
    std::vector<std::string> Words;
    for (unsigned Number : G->suspensions()) {
      const Suspension &S = *G->step(Number).Point;
      std::string Word = S.Kind == SuspensionKind::Initial ? "initial"
                         : S.Kind == SuspensionKind::Final ? "final"
                         : S.Kind == SuspensionKind::Yield ? "yield"
                                                           : "await";
      Words.push_back(S.maySuspend() ? Word : "[" + Word + "]");
    }
    return llvm::join(Words, " ");
  }

private:
  TestUnit Unit;
  UnitDeclarations Declarations;
  const FunctionDecl *F = nullptr;
  Classification Class;
  Models M;
  std::unique_ptr<Graph> G;
};

enum DoorState : unsigned { Open, Closed };

/// Follows the variable `d`.
class DoorDomain : public Domain {
public:
  void apply(unsigned Number, const Step &S, Facts &F) override {
    if (S.What == Step::Kind::Destroys)
      return end(*S.Var, F);
    if (S.What != Step::Kind::Evaluates)
      return;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S.S)) {
      const auto *Var = dyn_cast<VarDecl>(Declaration->getSingleDecl());
      if (Var && Var->getName() == "d")
        F.set(0, Closed, Number);
    } else if (StringRef Called = calledOnDoor(*S.S); Called == "open") {
      F.set(0, Open, Number);
    } else if (Called == "close") {
      F.set(0, Closed, Number);
    }
  }
  void end(const VarDecl &Var, Facts &F) override {
    if (Var.getName() == "d")
      F.forget(0);
  }
  void assume(const Expr &Condition, bool Value, Facts &F) override {
    if (calledOnDoor(*Condition.IgnoreParenImpCasts()) == "is_open")
      F.exclude(0, Value ? Closed : Open);
  }

private:
  static StringRef calledOnDoor(const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    return Call && Call->getMethodDecl()->getParent()->getName() == "door" &&
                   Call->getMethodDecl()->getDeclName().isIdentifier()
               ? Call->getMethodDecl()->getName()
               : "";
  }
};

/// For each point at<N>() that is reached, the states of d there; `-` if d is
/// not there.
std::string doorsIn(const std::string &Code) {
  Followed F(Code);
  DoorDomain D;
  Solution S(F.graph(), D);
  EXPECT_TRUE(S.isComplete());
  std::map<int, std::string> AtPoint;
  S.forEach([&](unsigned, const Step &Here, const Facts &Before) {
    const auto *Call = Here.What == Step::Kind::Evaluates
                           ? dyn_cast<CallExpr>(Here.S)
                           : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || Callee->getNameAsString() != "at")
      return;
    int Point = Callee->getTemplateSpecializationArgs()
                    ->get(0)
                    .getAsIntegral()
                    .getExtValue();
    std::string States;
    if (Before.may(0, Open))
      States += "open";
    if (Before.may(0, Closed))
      States += States.empty() ? "closed" : "/closed";
    AtPoint[Point] = States.empty() ? "-" : States;
  });
  std::vector<std::string> Words;
  for (const auto &[Point, States] : AtPoint)
    Words.push_back(std::to_string(Point) + ":" + States);
  return llvm::join(Words, " ");
}

//===----------------------------------------------------------------------===//
// Where a body suspends
//===----------------------------------------------------------------------===//

TEST(Suspensions, BeginningAndEnd) {
  EXPECT_EQ(Followed("job f() { co_return; }").suspensions(), "initial final");
  EXPECT_EQ(Followed("eager f() { co_return; }").suspensions(),
            "[initial] [final]");
  EXPECT_EQ(Followed("void f() {}").suspensions(), "");
}

TEST(Suspensions, Written) {
  EXPECT_EQ(Followed("job f() { co_await wait(); co_yield 1; }").suspensions(),
            "initial await yield final");
  EXPECT_EQ(Followed("job f() { co_await no_wait(); }").suspensions(),
            "initial [await] final");
}

TEST(Suspensions, Hidden) {
  EXPECT_EQ(
      Followed("job f() { int i = co_await wait(); (void)i; }").suspensions(),
      "initial await final");
  EXPECT_EQ(Followed("job f() { if (co_await wait()) {} }").suspensions(),
            "initial await final");
  EXPECT_EQ(Followed("range over(int); job f() {"
                     "  for (int i : over(co_await wait())) (void)i; }")
                .suspensions(),
            "initial await final");
  EXPECT_EQ(
      Followed("job f() { bool b = choice() && co_await wait(); (void)b; }")
          .suspensions(),
      "initial await final");
}

TEST(Suspensions, OfOtherFunctions) {
  EXPECT_EQ(Followed("job f() {"
                     "  auto l = []() -> job { co_await wait(); };"
                     "  struct local { job g() { co_await wait(); } };"
                     "  co_return; }")
                .suspensions(),
            "initial final");
  EXPECT_EQ(
      Followed("job f() { auto l = [i = co_await wait()] {}; }").suspensions(),
      "initial await final");
}

TEST(Suspensions, NotReached) {
  EXPECT_EQ(Followed("job f() { co_return; co_await wait(); }").suspensions(),
            "initial final");
  EXPECT_EQ(Followed("job f() { stop(); co_await wait(); }").suspensions(),
            "initial");
}

TEST(Suspensions, Patterns) {
  EXPECT_EQ(Followed("template <typename T> struct s {"
                     "  job f(T t) { co_await t; } }; template struct s<wait>;")
                .suspensions(),
            "initial await final");
}

TEST(Graph, OperandsAreEvaluatedOnce) {
  Followed F("int one(); wait of(int); job f() { co_await of(one()); }");
  unsigned Calls = 0;
  for (const Step &S : F.graph().steps())
    Calls += S.What == Step::Kind::Evaluates && isa<CallExpr>(S.S) &&
             cast<CallExpr>(S.S)->getDirectCallee() &&
             cast<CallExpr>(S.S)->getDirectCallee()->getNameAsString() == "one";
  EXPECT_EQ(Calls, 1u);
}

//===----------------------------------------------------------------------===//
// What is true where
//===----------------------------------------------------------------------===//

TEST(Flow, OneAfterTheOther) {
  EXPECT_EQ(doorsIn("void f() { at<1>(); door d; at<2>(); d.open(); at<3>();"
                    "  d.close(); at<4>(); }"),
            "1:- 2:closed 3:open 4:closed");
}

TEST(Flow, Branches) {
  EXPECT_EQ(doorsIn("void f() { door d; if (choice()) { d.open(); at<1>(); }"
                    "  at<2>(); }"),
            "1:open 2:open/closed");
  EXPECT_EQ(doorsIn("void f() { door d; if (choice()) d.open(); else stop();"
                    "  at<1>(); }"),
            "1:open");
  EXPECT_EQ(doorsIn("void f() { door d; if (false) d.open(); at<1>(); }"),
            "1:closed");
}

TEST(Flow, Loops) {
  EXPECT_EQ(doorsIn("void f() { door d; while (choice()) { at<1>(); d.open(); }"
                    "  at<2>(); }"),
            "1:open/closed 2:open/closed");
  EXPECT_EQ(doorsIn("void f() { while (choice()) { door d; at<1>(); d.open(); }"
                    "  at<2>(); }"),
            "1:closed 2:-");
}

TEST(Flow, ConditionsTell) {
  EXPECT_EQ(doorsIn("void f() { door d; if (choice()) d.open();"
                    "  if (d.is_open()) at<1>(); else at<2>(); }"),
            "1:open 2:closed");
  EXPECT_EQ(doorsIn("void f() { door d; if (choice()) d.open();"
                    "  if (choice() && d.is_open()) at<1>(); else at<2>(); }"),
            "1:open 2:open/closed");
}

TEST(Flow, Handlers) {
  // What throws has not happened; what came before has.
  EXPECT_EQ(doorsIn("void f() { door d; try { at<1>(); d.open(); at<2>(); }"
                    "  catch (...) { at<3>(); } at<4>(); }"),
            "1:closed 2:open 3:closed 4:open/closed");
  EXPECT_EQ(
      doorsIn("void f() { door d; try { d.open(); may_throw(); d.close(); }"
              "  catch (...) { at<1>(); } }"),
      "1:open/closed");
  // What is declared in a try block is gone in its handlers.
  EXPECT_EQ(doorsIn("void f() { try { door d; d.open(); may_throw(); }"
                    "  catch (...) { at<1>(); } }"),
            "1:-");
  EXPECT_EQ(doorsIn("void f() { try { door d; d.open();"
                    "    try { may_throw(); } catch (int) { at<1>(); } }"
                    "  catch (...) { at<2>(); } }"),
            "1:open 2:-");
}

TEST(Flow, Awaits) {
  EXPECT_EQ(doorsIn("job f() { door d; d.open(); co_await wait(); at<1>();"
                    "  d.close(); co_yield 1; at<2>(); }"),
            "1:open 2:closed");
}

TEST(Flow, Budget) {
  Followed F("void f() { door d; while (choice()) d.open(); }");
  DoorDomain D;
  Solution S(F.graph(), D, /*Budget=*/3);
  EXPECT_FALSE(S.isComplete());
  S.forEach([](unsigned, const Step &, const Facts &) { ADD_FAILURE(); });
}

TEST(Facts, OfManyCausesTheFirst) {
  Facts F;
  for (unsigned Cause = 20; Cause != 0; --Cause)
    F.add(7, Open, Cause);
  EXPECT_EQ(F.of(7).size(), Facts::MostCauses);
  EXPECT_EQ(F.of(7).front().Cause, 1u);
  EXPECT_FALSE(F.add(7, Open, 30));
  EXPECT_TRUE(F.add(7, Closed, 30));
  EXPECT_FALSE(F.must(7, Open));
  F.exclude(7, Closed);
  EXPECT_TRUE(F.must(7, Open));
  EXPECT_FALSE(F.may(8, Open));
}

//===----------------------------------------------------------------------===//
// Ways
//===----------------------------------------------------------------------===//

/// The steps that call at<N>(), by N.
std::map<int, unsigned> pointsOf(const Graph &G) {
  std::map<int, unsigned> Points;
  for (unsigned Number = 0; Number != G.steps().size(); ++Number) {
    const Stmt *S = G.step(Number).S;
    const auto *Call = S ? dyn_cast<CallExpr>(S) : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->getNameAsString() == "at")
      Points[Callee->getTemplateSpecializationArgs()
                 ->get(0)
                 .getAsIntegral()
                 .getExtValue()] = Number;
  }
  return Points;
}

TEST(Ways, TurnAwayFromAStep) {
  Followed F("void f() { at<1>(); if (choice()) at<2>(); at<3>(); }");
  std::map<int, unsigned> At = pointsOf(F.graph());
  llvm::SmallVector<unsigned, 8> Way =
      F.graph().wayBetween(At[1], At[3], {At[2]});
  ASSERT_FALSE(Way.empty());
  std::optional<Graph::Turn> T = F.graph().turnAwayFrom(Way, {At[2]});
  ASSERT_TRUE(T);
  EXPECT_TRUE(isa<IfStmt>(T->At));
  EXPECT_EQ(T->When, false);
}

TEST(Ways, NoneAround) {
  Followed F("void f() { at<1>(); at<2>(); at<3>(); }");
  std::map<int, unsigned> At = pointsOf(F.graph());
  EXPECT_FALSE(F.graph().wayBetween(At[1], At[3], {}).empty());
  EXPECT_TRUE(F.graph().wayBetween(At[1], At[3], {At[2]}).empty());
  EXPECT_TRUE(F.graph().wayBetween(At[3], At[1], {}).empty());
}

TEST(Ways, ByAnException) {
  Followed F("void f() { at<1>(); try { may_throw(); at<2>(); }"
             "  catch (...) {} at<3>(); }");
  std::map<int, unsigned> At = pointsOf(F.graph());
  llvm::SmallVector<unsigned, 8> Way =
      F.graph().wayBetween(At[1], At[3], {At[2]});
  ASSERT_FALSE(Way.empty());
  std::optional<Graph::Turn> T = F.graph().turnAwayFrom(Way, {At[2]});
  ASSERT_TRUE(T);
  EXPECT_TRUE(isa<CXXCatchStmt>(T->At));
}

//===----------------------------------------------------------------------===//
// Access paths
//===----------------------------------------------------------------------===//

/// The path of the object that the call of see() in f is about.
std::string pathIn(const std::string &Code) {
  Followed F("template <typename T> void see(T &&);" + Code);
  for (const Step &S : F.graph().steps()) {
    const auto *Call = S.S ? dyn_cast<CallExpr>(S.S) : nullptr;
    if (!Call || !Call->getDirectCallee() ||
        Call->getDirectCallee()->getNameAsString() != "see")
      continue;
    std::optional<AccessPath> Path = pathOf(Call->getArg(0));
    return Path ? Path->text() : "none";
  }
  return "no call";
}

TEST(AccessPath, Text) {
  const std::string Types = "struct in { int v; }; struct out { in i; in *p; "
                            "in &get(); in &get(int); }; out &all();";
  EXPECT_EQ(pathIn("void f(int a) { see(a); }"), "a");
  EXPECT_EQ(pathIn(Types + "void f(out o) { see(o.i.v); }"), "o.i.v");
  EXPECT_EQ(pathIn(Types + "void f(out *o) { see((*o).p->v); }"), "o.p.v");
  EXPECT_EQ(pathIn(Types + "void f(out &o) { see(o.get().v); }"), "o.get().v");
  EXPECT_EQ(pathIn(Types + "void f(out &o) { see(o.get(1).v); }"), "none");
  EXPECT_EQ(pathIn(Types + "void f() { see(all().i); }"), "all().i");
  EXPECT_EQ(pathIn(Types + "void f(out &o) { in &r = o.i; see(r.v); }"),
            "o.i.v");
  EXPECT_EQ(pathIn("struct s { int m; void f() { see(m); } };"), "m");
  EXPECT_EQ(pathIn("struct s { void f() { see(*this); } };"), "*this");
  EXPECT_EQ(pathIn("void f(int *a) { see(a[1]); }"), "none");
}

//===----------------------------------------------------------------------===//
// What is held
//===----------------------------------------------------------------------===//

std::string heldIn(const std::string &Code) {
  Followed F("struct [[clang::annotate(\"coro::lock\")]] guard {"
             "  guard(int); ~guard(); };" +
             Code);
  HeldAcross Held(F.graph(), F.models());
  EXPECT_TRUE(Held.isComplete());
  std::vector<std::string> Words;
  for (const HeldAtPoint &Each : Held.held())
    Words.push_back((Each.What->Name ? Each.What->Name->text() : "temporary") +
                    (Each.IsPartial ? "?" : ""));
  return llvm::join(Words, " ");
}

TEST(HeldAcross, Scopes) {
  EXPECT_EQ(heldIn("job f() { guard g(1); co_await wait(); }"), "g");
  EXPECT_EQ(heldIn("job f() { { guard g(1); } co_await wait(); }"), "");
  EXPECT_EQ(heldIn("job f() { guard g(1); co_await no_wait(); }"), "");
  EXPECT_EQ(heldIn("job f() { guard g(1), h(2); co_await wait(); }"), "g h");
  EXPECT_EQ(heldIn("job f(guard g) { co_return; }"), "g g");
  EXPECT_EQ(heldIn("eager f(guard g) { co_return; }"), "");
  EXPECT_EQ(heldIn("job f() { guard(1), co_await wait(); }"), "temporary");
  EXPECT_EQ(heldIn("job f() { guard(1); co_await wait(); }"), "");
  EXPECT_EQ(heldIn("job f() { const guard &g = guard(1); co_await wait(); }"),
            "g");
}

TEST(HeldAcross, MutexesOfTheBody) {
  const std::string Mutex =
      "struct [[clang::capability(\"mutex\")]] mutex {"
      "  void lock() __attribute__((acquire_capability()));"
      "  void unlock() __attribute__((release_capability()));"
      "};";
  EXPECT_EQ(heldIn(Mutex + "job f() { mutex m; co_await wait(); m.lock();"
                           "  co_await wait(); m.unlock(); }"),
            "m");
}

//===----------------------------------------------------------------------===//
// What is used after a suspension
//===----------------------------------------------------------------------===//

/// The point after which at<1>() is first called, as suspensions() calls it.
std::string suspendsBeforeUse(const std::string &Code) {
  Followed F(Code);
  std::optional<UseAfterSuspension> Use =
      useAfterSuspension(F.graph(), [](const Stmt &S) {
        const auto *Call = dyn_cast<CallExpr>(&S);
        const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
        return Callee && Callee->getNameAsString() == "at";
      });
  if (!Use)
    return "never";
  switch (F.graph().step(Use->Point).Point->Kind) {
  case SuspensionKind::Initial:
    return "initial";
  case SuspensionKind::Final:
    return "final";
  default:
    return "await";
  }
}

TEST(UseAfter, LazyCoroutinesSuspendFirst) {
  EXPECT_EQ(suspendsBeforeUse("job f() { at<1>(); co_return; }"), "initial");
}

TEST(UseAfter, EagerOnesAtTheirFirstAwait) {
  EXPECT_EQ(suspendsBeforeUse("eager f() { at<1>(); co_await wait(); }"),
            "never");
  EXPECT_EQ(suspendsBeforeUse("eager f() { co_await wait(); at<1>(); }"),
            "await");
  EXPECT_EQ(suspendsBeforeUse("eager f() { co_await no_wait(); at<1>(); }"),
            "never");
}

TEST(UseAfter, OnSomeWayIsEnough) {
  EXPECT_EQ(suspendsBeforeUse("eager f() { if (choice()) co_await wait();"
                              " at<1>(); }"),
            "await");
  EXPECT_EQ(suspendsBeforeUse("eager f() { if (choice()) co_await wait();"
                              " else at<1>(); }"),
            "never");
  EXPECT_EQ(suspendsBeforeUse("eager f() { while (choice()) { at<1>();"
                              " co_await wait(); } }"),
            "await");
  EXPECT_EQ(suspendsBeforeUse("eager f() { try { co_await wait(); may_throw();"
                              " } catch (...) { at<1>(); } }"),
            "await");
}

} // namespace
