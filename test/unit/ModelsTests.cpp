//===--- ModelsTests.cpp - What is known of libraries ---------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "models/Models.h"
#include "clang/AST/DeclTemplate.h"
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

TEST(ModelFile, PlacesCountLinesAndBytes) {
  EXPECT_EQ(problemIn("\xEF\xBB\xBF{\"x\": 1}"),
            "own.json:1:2: there is no key 'x' here");
  EXPECT_EQ(problemIn("{\n\t\"library\": \"\xC3\xA4\",\r\n \"x\": 1}"),
            "own.json:3:2: there is no key 'x' here");
  EXPECT_EQ(problemIn("{\"library\":1,\n\"x\":{}}"),
            "own.json:1:12: should be a string");
}

TEST(ModelFile, NestingIsLimited) {
  EXPECT_EQ(problemIn("{\"library\": " + std::string(1 << 20, '[')),
            "own.json:1:28: is nested too deep");
}

TEST(ModelFile, KeysMustBeKnown) {
  EXPECT_EQ(problemIn(R"({"clases": []})"), "own.json:1:2: there is no key "
                                            "'clases' here; did you mean "
                                            "'classes'?");
  EXPECT_EQ(problemIn(R"({"functions": [{"name": "f", "block": "file"}]})"),
            "own.json:1:30: there is no key 'block' here; did you mean "
            "'blocks'?");
  EXPECT_EQ(problemIn(R"({"classes": [], "classes": []})"),
            "own.json:1:17: the key 'classes' is there twice");
}

/// The problem of a class with \p Facts.
std::string problemOfClass(llvm::StringRef Facts) {
  std::string Problem =
      problemIn(("{\"classes\": [{\"name\": \"c\", " + Facts + "}]}").str());
  return Problem.substr(std::min(Problem.size(), Problem.find(": ") + 2));
}

TEST(ModelFile, ValuesHaveTypes) {
  EXPECT_EQ(problemIn("[]"), "own.json:1:1: should be an object");
  EXPECT_EQ(problemIn(R"({"classes": {}})"), "own.json:1:13: should be a list");
  EXPECT_EQ(problemOfClass("\"error\": 1"), "should be true or false");
  EXPECT_EQ(problemOfClass("\"callable\": \"yes\""), "should be true or false");
  EXPECT_EQ(problemOfClass("\"cancelled_by\": \"stop<int>\""),
            "'stop<int>' should be written without template arguments");
  EXPECT_EQ(problemOfClass("\"mutex\": true"), "should be a string");
  EXPECT_EQ(problemOfClass("\"mutex\": \"threads\""),
            "'threads' should be one of 'thread', 'coroutine'; did you mean "
            "'thread'?");
  EXPECT_EQ(problemOfClass("\"elements\": \"moved\""),
            "'moved' should be one of 'stay', 'keep_place', 'move', 'fixed'; "
            "did you mean 'move'?");
  EXPECT_EQ(problemOfClass("\"guard\": {\"reason\": \"is one\"}"),
            "a guard needs a \"kind\"");
  EXPECT_EQ(problemOfClass("\"guard\": {\"kind\": \"lock\", \"tags\": "
                           "{\"t\": \"full\"}}"),
            "'full' should be one of 'held', 'empty', 'tried'");
  EXPECT_EQ(problemOfClass("\"members\": {\"acquire\": [\"take\", \"take\"]}"),
            "'take' is there twice");
  EXPECT_EQ(problemOfClass("\"task\": [1]"), "should be a string");
  EXPECT_EQ(problemOfClass("\"guard\": {\"kind\": \"lock\", \"reason\": "
                           "\"a\\u0007b\"}"),
            "has a control character");
}

/// The problem of a function with \p Facts.
std::string problemOfFunction(llvm::StringRef Facts) {
  std::string Problem =
      problemIn(("{\"functions\": [{\"name\": \"f\", " + Facts + "}]}").str());
  return Problem.substr(std::min(Problem.size(), Problem.find(": ") + 2));
}

TEST(ModelFile, ArgumentsAreNumbersOrWords) {
  EXPECT_EQ(problemOfFunction("\"keeps_closure_alive\": [0, 2, \"object\"]"),
            "");
  EXPECT_EQ(problemOfFunction("\"discards\": -1"),
            "should be the number of an argument from 0, \"object\", \"all\" "
            "or a list of these");
  EXPECT_EQ(problemOfFunction("\"discards\": [[0]]"),
            "should be a number or a string");
  EXPECT_EQ(problemOfFunction("\"discards\": \"every\""),
            "'every' should be one of 'object', 'all'");
  EXPECT_EQ(problemOfFunction("\"blocks\": {\"does\": \"naps\"}"),
            "what blocks needs a \"category\"");
  EXPECT_EQ(problemOfFunction("\"waits\": {\"instead\": \"go on\"}"),
            "a wait needs \"for\": what it waits for");
}

/// The problem of a class called \p Name.
std::string problemOfName(llvm::StringRef Name) {
  std::string Problem = problemIn(
      ("{\"classes\": [{\"name\": \"" + Name + "\", \"error\": true}]}").str());
  return Problem.substr(std::min(Problem.size(), Problem.find(": ") + 2));
}

TEST(ModelFile, NamesAreQualifiedNames) {
  EXPECT_EQ(problemOfName("a::b::c"), "");
  EXPECT_EQ(problemOfName("a::operator()"), "");
  EXPECT_EQ(problemOfName("a::operator bool"), "");
  EXPECT_EQ(problemOfName("operator<<"), "");
  EXPECT_EQ(problemOfName("a::operators"), "");
  EXPECT_EQ(problemOfName("a::~a"), "");
  EXPECT_EQ(problemOfName(""), "should not be empty");
  EXPECT_EQ(problemOfName("::a"), "'::a' should begin with its outermost "
                                  "scope, not with '::'");
  EXPECT_EQ(problemOfName("a<int>"),
            "'a<int>' should be written without template arguments");
  EXPECT_EQ(problemOfName("a::b(int)"),
            "'a::b(int)' should be written without parameters");
  EXPECT_EQ(problemOfName("a::"), "'a::' is no qualified name");
  EXPECT_EQ(problemOfName("a b"), "'a b' is no qualified name");
  EXPECT_EQ(problemOfName("a:b"), "'a:b' is no qualified name");
  EXPECT_EQ(problemOfName("1st"), "'1st' is no qualified name");
}

TEST(ModelFile, EntriesSaySomethingOfSomeone) {
  EXPECT_EQ(problemIn(R"({"classes": [{"error": true}]})"),
            "own.json:1:14: an entry needs a \"name\" or \"names\"");
  EXPECT_EQ(problemIn(R"({"classes": [{"name": "c"}]})"),
            "own.json:1:14: an entry needs something that it says");
  EXPECT_EQ(problemIn("{\"classes\": [{\"name\": \"c\", \"error\": true},\n"
                      "{\"names\": [\"d\", \"c\"], \"error\": true}]}"),
            "own.json:2:17: 'c' has an entry in line 1");
}

TEST(ModelFile, LaterOnesCountBeforeEarlier) {
  Models M;
  EXPECT_EQ(llvm::toString(M.add({"a.json", "{\"functions\": [{\"name\": "
                                            "\"f\", \"blocks\": \"file\"}]}"})),
            "");
  EXPECT_EQ(
      llvm::toString(M.add({"b.json", "{\"functions\": [{\"name\": \"f\", "
                                      "\"blocks\": \"input\"}]}"})),
      "");
  TestUnit Unit("void f();");
  EXPECT_EQ(M.find(*Unit.function("f"))->Blocks->Category, "input");
  std::string Listed;
  for (const ModelEntry &E : M.entries())
    if (E.Name == "f")
      Listed += E.origin().File + " ";
  EXPECT_EQ(Listed, "b.json a.json ");
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

TEST(StandardModels, ElementsOfContainers) {
  Asked A("#include <array>\n#include <deque>\n#include <string>\n"
          "std::string Text; std::deque<int> Queue; std::array<int, 2> Two;");
  auto Of = [&](const char *Name) {
    const ClassModel *Model = A.M.find(A.Unit.variable(Name));
    return Model ? Model->WhenGrowing : std::nullopt;
  };
  EXPECT_EQ(Of("Text"), Elements::Move);
  EXPECT_EQ(Of("Queue"), Elements::KeepPlace);
  EXPECT_EQ(Of("Two"), Elements::Fixed);
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

//===----------------------------------------------------------------------===//
// What is found
//===----------------------------------------------------------------------===//

constexpr llvm::StringRef OwnGuard =
    R"({"classes": [{"name": "app::guard", "guard": "lock"}]})";

TEST(FindClass, InlineNamespacesDoNotCount) {
  Asked A("namespace app { inline namespace v2 { struct guard {}; } }"
          "using g = app::guard; struct guard {};",
          OwnGuard);
  ASSERT_TRUE(A.ofClass("g"));
  EXPECT_EQ(A.ofClass("g")->Origin.File, "own.json");
  EXPECT_EQ(A.ofClass("g")->Origin.Line, 1u);
  EXPECT_FALSE(A.ofClass("guard"));
}

TEST(FindClass, AllScopesCount) {
  Asked A("namespace other { namespace app { struct guard {}; } }"
          "using g = other::app::guard;"
          "namespace { namespace app { struct guard {}; } }"
          "using h = app::guard;"
          "inline void f() { struct guard {}; }",
          OwnGuard);
  EXPECT_FALSE(A.ofClass("g"));
  EXPECT_FALSE(A.ofClass("h"));
}

TEST(FindClass, SpecialisationsHaveTheNameOfTheTemplate) {
  Asked A("namespace app { template <typename T> struct guard {};"
          "template <typename T> struct guard<T *> {};"
          "template <> struct guard<char> {}; }"
          "using a = app::guard<int>; using b = app::guard<int *>;"
          "using c = app::guard<char>;",
          OwnGuard);
  EXPECT_TRUE(A.ofClass("a"));
  EXPECT_TRUE(A.ofClass("b"));
  EXPECT_TRUE(A.ofClass("c"));
}

TEST(FindClass, BasesCount) {
  Asked A("namespace app { struct guard {}; }"
          "struct near : app::guard {}; struct far : near {};"
          "template <typename T> struct of : T {}; using made = of<near>;"
          "template <typename T> struct pattern : of<T>, app::guard {};"
          "using unmade = pattern<int>;"
          "template <int N> struct loop : loop<N - 1> {};"
          "template <> struct loop<0> {}; using looped = loop<3>;",
          OwnGuard);
  EXPECT_TRUE(A.ofClass("near"));
  EXPECT_TRUE(A.ofClass("far"));
  EXPECT_FALSE(A.ofClass("looped"));
  // The first was never needed, so its bases are those of the template.
  EXPECT_FALSE(A.ofClass("made"));
  EXPECT_TRUE(A.ofClass("unmade"));
}

TEST(FindClass, DependentBasesCountByTheirTemplate) {
  Asked A("namespace app { template <typename T> struct guard {}; }"
          "template <typename T> struct own : app::guard<T> {};",
          OwnGuard);
  const auto *Own = llvm::cast<clang::ClassTemplateDecl>(
      A.Unit.context()
          .getTranslationUnitDecl()
          ->lookup(&A.Unit.context().Idents.get("own"))
          .front());
  EXPECT_TRUE(A.M.find(*Own->getTemplatedDecl()));
}

TEST(FindClass, WhatTheNearestSaysCounts) {
  Asked A("struct base {}; struct derived : base {};",
          R"({"classes": [
              {"name": "base", "task": "shared", "resumes": "same_thread"},
              {"name": "derived", "task": null}]})");
  EXPECT_TRUE(A.ofClass("base")->Task->Shared);
  EXPECT_FALSE(A.ofClass("derived")->Task);
  EXPECT_EQ(A.ofClass("derived")->Resumption, Resumes::SameThread);
}

TEST(FindClass, WhatBecomesOfADroppedTask) {
  Asked A("struct background {}; struct listener : background {};",
          R"({"classes": [
              {"name": "background", "task": ["scoped", "shared"]}]})");
  EXPECT_TRUE(A.ofClass("listener")->Task->Scoped);
  EXPECT_FALSE(A.ofClass("listener")->Task->SelfOwning);
}

TEST(FindClass, AProjectCanTakeBack) {
  Asked A("#include <mutex>\nusing m = std::mutex;",
          R"({"classes": [{"name": "std::mutex", "mutex": null}]})");
  EXPECT_FALSE(A.ofClass("m")->Mutex);
  EXPECT_EQ(A.ofClass("m")->Members.Acquire, std::vector<std::string>{"lock"});
}

TEST(FindFunction, ByNameWhateverTheOverload) {
  Asked A(
      "namespace app { void fetch(int); template <typename T> void fetch(T *);"
      "struct file { static void fetch(); void fetch(int); }; }"
      "void fetch(char *); void calls() { app::fetch(1); int I; "
      "app::fetch(&I); app::file::fetch(); app::file().fetch(2); "
      "fetch(nullptr); }",
      R"({"functions": [
              {"names": ["app::fetch", "app::file::fetch"], "blocks": "file"}]})");
  std::string Found;
  for (const clang::Stmt *S : A.Unit.function("calls")->getBody()->children()) {
    if (const auto *E = llvm::dyn_cast<clang::ExprWithCleanups>(S))
      S = E->getSubExpr();
    if (const auto *Call = llvm::dyn_cast<clang::CallExpr>(S))
      Found += A.M.find(*Call->getDirectCallee()) ? "yes " : "no ";
  }
  EXPECT_EQ(Found, "yes yes yes yes no ");
}

TEST(FindFunction, CIsToldFromCpp) {
  Asked A("extern \"C\" unsigned sleep(unsigned);"
          "namespace app { extern \"C\" int usleep(unsigned); "
          "struct task {}; task nanosleep(int); }"
          "app::task pause(int); void calls() { app::usleep(1);"
          "app::nanosleep(1); }");
  EXPECT_TRUE(A.ofFunction("sleep") && A.ofFunction("sleep")->Blocks);
  EXPECT_FALSE(A.ofFunction("pause"));
  std::string Found;
  for (const clang::Stmt *S : A.Unit.function("calls")->getBody()->children())
    Found += A.M.find(*llvm::cast<clang::CallExpr>(S)->getDirectCallee())
                 ? "yes "
                 : "no ";
  EXPECT_EQ(Found, "yes no ");
}

TEST(FindFunction, OverridersDoAsTheOverridden) {
  Asked A("struct file { virtual void read(); };"
          "struct socket : file { void read() override; };"
          "struct ready : socket { void read() override; };"
          "struct other { void read(); };",
          R"({"functions": [{"name": "file::read", "blocks": "file"},
                            {"name": "ready::read", "blocks": null}]})");
  EXPECT_TRUE(A.ofMember("socket", "read")->Blocks);
  EXPECT_FALSE(A.ofMember("ready", "read")->Blocks);
  EXPECT_FALSE(A.ofMember("other", "read"));
}

TEST(FindFunction, OperatorsHaveNames) {
  Asked A("struct wait { void operator()(int) const; explicit operator bool();"
          "wait(); ~wait(); };",
          R"json({"functions": [
              {"names": ["wait::operator()", "wait::operator bool",
                         "wait::wait", "wait::~wait"], "waits": 0}]})json");
  unsigned Found = 0;
  for (const clang::CXXMethodDecl *Method :
       A.Unit.type("wait")->getAsCXXRecordDecl()->methods())
    Found += !Method->isImplicit() && A.M.find(*Method);
  EXPECT_EQ(Found, 4u);
}

TEST(FindFunction, BlockingHasWords) {
  Asked A("void nap(); void doze();",
          R"({"functions": [{"name": "nap", "blocks": "sleep"},
              {"name": "doze", "blocks": {"category": "sleep",
               "does": "dozes", "instead": "stay awake"}}]})");
  EXPECT_EQ(A.ofFunction("nap")->Blocks->Does, "sleeps");
  EXPECT_EQ(A.ofFunction("doze")->Blocks->Does, "dozes");
  EXPECT_EQ(A.ofFunction("doze")->Blocks->Instead, "stay awake");
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

TEST(Annotations, OfClasses) {
  Asked A("struct [[clang::annotate(\"coro::must_not_suspend\", \"is bound\","
          "\"end it\")]] scope {};"
          "struct [[clang::annotate(\"coro::shared\"),"
          "clang::annotate(\"coro::scoped\"),"
          "clang::annotate(\"coro::self_owning\"),"
          "clang::annotate(\"coro::same_thread\")]] task {};"
          "struct [[clang::annotate(\"coro::carries_error\")]] status {};"
          "template <typename T> struct [[clang::annotate(\"coro::lock\")]] "
          "box {}; using named = box<int>; box<char> Made;"
          "using made = box<char>; struct derived : box<int> {};");
  ASSERT_TRUE(A.ofClass("scope"));
  EXPECT_EQ(A.ofClass("scope")->Guard->Kind, GuardKind::Thread);
  EXPECT_EQ(A.ofClass("scope")->Guard->Reason, "is bound");
  EXPECT_EQ(A.ofClass("scope")->Guard->Instead, "end it");
  EXPECT_EQ(A.ofClass("scope")->Origin.File, "");
  EXPECT_TRUE(A.ofClass("scope")->Origin.Loc.isValid());
  EXPECT_TRUE(A.ofClass("task")->Task->Shared);
  EXPECT_TRUE(A.ofClass("task")->Task->SelfOwning);
  EXPECT_TRUE(A.ofClass("task")->Task->Scoped);
  EXPECT_EQ(A.ofClass("task")->Resumption, Resumes::SameThread);
  EXPECT_TRUE(A.ofClass("status")->CarriesError);
  EXPECT_FALSE(A.ofClass("task")->CarriesError);
  EXPECT_TRUE(A.ofClass("named") && A.ofClass("named")->Guard);
  EXPECT_TRUE(A.ofClass("made") && A.ofClass("made")->Guard);
  EXPECT_TRUE(A.ofClass("derived") && A.ofClass("derived")->Guard);
}

TEST(Annotations, OfFunctions) {
  Asked A("[[clang::annotate(\"coro::blocking\", \"ask later\")]] int ask();"
          "int ask() { return 1; }"
          "[[clang::annotate(\"coro::thread_local\")]] int *current();"
          "void run([[clang::annotate(\"coro::keeps_closure_alive\")]] int F,"
          "int, [[clang::annotate(\"coro::detaches\")]] int T);"
          "void then([[clang::annotate(\"coro::drops_closure\")]] int F);"
          "[[clang::annotate(\"coro::blocking_wait\")]] void join(int, int);"
          "struct future { [[clang::annotate(\"coro::blocking_wait\", "
          "\"co_await it\")]] int get(); };");
  EXPECT_EQ(A.ofFunction("ask")->Blocks->Instead, "ask later");
  EXPECT_EQ(A.ofFunction("ask")->Blocks->Category, "other");
  EXPECT_TRUE(A.ofFunction("current")->IsThreadLocal);
  EXPECT_EQ(A.ofFunction("run")->Keeps.Indices, std::vector<unsigned>{0});
  EXPECT_EQ(A.ofFunction("run")->Detaches.Indices, std::vector<unsigned>{2});
  EXPECT_EQ(A.ofFunction("then")->Drops.Indices, std::vector<unsigned>{0});
  EXPECT_TRUE(A.ofFunction("join")->Awaits.All);
  EXPECT_TRUE(A.ofMember("future", "get")->Awaits.Object);
  EXPECT_EQ(A.ofMember("future", "get")->AwaitsInstead, "co_await it");
}

TEST(Annotations, CountBeforeFiles) {
  Asked A("[[clang::annotate(\"coro::blocking\", \"in code\")]] void f();",
          R"({"functions": [{"name": "f", "thread_local": true,
              "blocks": {"category": "file", "instead": "in a file"}}]})");
  EXPECT_EQ(A.ofFunction("f")->Blocks->Instead, "in code");
  EXPECT_TRUE(A.ofFunction("f")->IsThreadLocal);
}

/// What is wrong with the annotations of the class or function \p Name.
std::string problemOfAnnotation(llvm::StringRef Code, llvm::StringRef Name) {
  TestUnit Unit(Code);
  EXPECT_EQ(Unit.errors(), 0u);
  std::vector<AnnotationProblem> Problems =
      Unit.type(Name).isNull()
          ? problemsOfAnnotations(*Unit.function(Name))
          : problemsOfAnnotations(*Unit.type(Name)->getAsCXXRecordDecl());
  return Problems.size() == 1 ? Problems.front().Message : "";
}

TEST(Annotations, ThatMeanNothing) {
  EXPECT_EQ(problemOfAnnotation("[[clang::annotate(\"other::thing\")]] "
                                "[[clang::annotate(\"coro::blocking\")]] "
                                "void f();",
                                "f"),
            "");
  EXPECT_EQ(problemOfAnnotation("[[clang::annotate(\"coro::blokcing\")]] "
                                "void f(); void f();",
                                "f"),
            "the annotation 'coro::blokcing' means nothing; did you mean "
            "'coro::blocking'?");
  EXPECT_EQ(
      problemOfAnnotation("[[clang::annotate(\"coro::lock\")]] void f();", "f"),
      "the annotation 'coro::lock' is for classes, not for functions");
  EXPECT_EQ(
      problemOfAnnotation(
          "struct [[clang::annotate(\"coro::blocking\")]] c {};", "c"),
      "the annotation 'coro::blocking' is for functions, not for classes");
  EXPECT_EQ(
      problemOfAnnotation(
          "void f([[clang::annotate(\"coro::blocking\")]] int);", "f"),
      "the annotation 'coro::blocking' is for functions, not for parameters");
  EXPECT_EQ(problemOfAnnotation("[[clang::annotate(\"coro::thread_local\", 1)]]"
                                " int f();",
                                "f"),
            "the annotation 'coro::thread_local' takes no argument");
  EXPECT_EQ(problemOfAnnotation("[[clang::annotate(\"coro::blocking\", 1)]]"
                                " int f();",
                                "f"),
            "the annotation 'coro::blocking' takes string literals");
}

TEST(ThreadSafety, ScopedLockables) {
  Asked A("struct __attribute__((capability(\"mutex\"))) mutex {"
          "  void take() __attribute__((acquire_capability()));"
          "  bool probe() __attribute__((try_acquire_capability(true)));"
          "  void give() __attribute__((release_capability()));"
          "};"
          "struct deferred {};"
          "struct __attribute__((scoped_lockable)) scoped {"
          "  scoped(mutex &M) __attribute__((acquire_capability(M)));"
          "  scoped(mutex &M, int) __attribute__((requires_capability(M)));"
          "  scoped(mutex &M, deferred, int)"
          "      __attribute__((locks_excluded(M)));"
          "  ~scoped() __attribute__((release_capability()));"
          "  void relock() __attribute__((acquire_capability()));"
          "  void drop() __attribute__((release_capability()));"
          "};"
          "struct __attribute__((capability(\"role\"))) role {};"
          "void take_both(mutex &A, int, mutex *B)"
          "    __attribute__((acquire_capability(A, B)));");
  const ClassModel *Mutex = A.ofClass("mutex");
  ASSERT_TRUE(Mutex);
  EXPECT_EQ(Mutex->Mutex, MutexKind::Thread);
  EXPECT_EQ(Mutex->Members.Acquire, std::vector<std::string>{"take"});
  EXPECT_EQ(Mutex->Members.Try, std::vector<std::string>{"probe"});
  EXPECT_EQ(Mutex->Members.Release, std::vector<std::string>{"give"});
  const ClassModel *Scoped = A.ofClass("scoped");
  ASSERT_TRUE(Scoped && Scoped->Guard);
  EXPECT_EQ(Scoped->Members.Acquire, std::vector<std::string>{"relock"});
  EXPECT_EQ(Scoped->Members.Release, std::vector<std::string>{"drop"});
  EXPECT_EQ(A.heldAfter("scoped", 1), "held");
  EXPECT_EQ(A.heldAfter("scoped", 2), "held");
  EXPECT_EQ(A.heldAfter("scoped", 3), "empty");
  EXPECT_FALSE(A.ofClass("role"));
  EXPECT_EQ(A.ofFunction("take_both")->Acquires.Indices,
            (std::vector<unsigned>{0, 2}));
}

} // namespace
