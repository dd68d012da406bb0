//===--- RobustnessTests.cpp - Code that is cut off or has gaps -----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an editor hands over while somebody types: every input, cut off after
// each so many tokens and with each so many tokens left out, one at a time. All
// of it has to be classified, whatever the answer. CORO_TIDY_ROBUSTNESS_STRIDE
// sets how many tokens are passed over from one to the next.
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "gtest/gtest.h"
#include <cstdlib>
#include <ostream>

using namespace clang;
using namespace corotidy;
using corotidy::test::Library;
using corotidy::test::TestUnit;

namespace {

struct Input {
  std::string Name;
  std::string Prologue;
  std::string Code;
  bool Compiles = false;
};
void PrintTo(const Input &I, std::ostream *OS) { *OS << I.Name; }

/// Enough of <coroutine> for the Library; a tenth of the time of the real one.
const char *const SmallHeader = R"cpp(
namespace std {
template <typename T, typename = void> struct traits_of {};
template <typename T> struct void_of { using type = void; };
template <typename T>
struct traits_of<T, typename void_of<typename T::promise_type>::type> {
  using promise_type = typename T::promise_type;
};
template <typename R, typename... A>
struct coroutine_traits : traits_of<R> {};
template <typename P = void> struct coroutine_handle;
template <> struct coroutine_handle<void> {
  static coroutine_handle from_address(void *) noexcept;
  void *address() const noexcept;
  explicit operator bool() const noexcept;
  bool done() const;
  void operator()() const;
  void resume() const;
  void destroy() const;
};
template <typename P> struct coroutine_handle {
  static coroutine_handle from_promise(P &);
  static coroutine_handle from_address(void *) noexcept;
  operator coroutine_handle<>() const noexcept;
  void *address() const noexcept;
  explicit operator bool() const noexcept;
  bool done() const;
  void resume() const;
  void destroy() const;
  P &promise() const;
};
struct suspend_always {
  bool await_ready() const noexcept { return false; }
  void await_suspend(coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
struct suspend_never {
  bool await_ready() const noexcept { return true; }
  void await_suspend(coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
} // namespace std
)cpp";

const std::pair<const char *, const char *> OwnInputs[] = {
    {"Tasks", R"cpp(
      task<int> get(int I) { co_return I; }
      task<int> sum(int N) {
        int Total = 0;
        for (int I = 0; I < N; ++I)
          Total += co_await get(I);
        if (Total > 10) co_return Total;
        co_return co_await get(co_await get(1));
      }
    )cpp"},
    {"Generators", R"cpp(
      generator<int> count(int From, int To) {
        while (From < To) co_yield From++;
      }
      generator<long> squares(int N) {
        for (int I : count(0, N)) { co_yield long(I) * I; }
        co_return;
      }
      generator<int> none() { co_return; }
    )cpp"},
    {"Lambdas", R"cpp(
      void run(int Base) {
        auto Plain = [Base](int I) -> task<int> { co_return Base + I; };
        auto Generic = [&]<typename T>(T V) mutable -> task<T> {
          auto Inner = [V, K = Base]() -> generator<T> { co_yield V; };
          for (auto I : Inner()) co_await Plain(1);
          co_return V;
        };
        Generic(1), Generic('a');
        [](auto... Rest) {}(1, [] { return 2; }());
      }
      auto Global = [I = 3]() -> task<int> { co_return I; };
    )cpp"},
    {"Promise", R"cpp(
      struct job {
        struct promise_type {
          job get_return_object() { return {}; }
          static job get_return_object_on_allocation_failure() { return {}; }
          std::suspend_never initial_suspend() { return {}; }
          auto final_suspend() noexcept { return std::suspend_always(); }
          void unhandled_exception() { throw; }
          void return_void() {}
          template <typename T> auto await_transform(T &&V) {
            static_assert(sizeof(T) < 100);
            return static_cast<T &&>(V);
          }
          void await_transform(int) = delete;
          void *operator new(decltype(sizeof(0)) N, const char *) noexcept;
        };
      };
      job start(const char *Name) { co_await task<int>(); }
    )cpp"},
    {"Awaiters", R"cpp(
      struct event {
        bool Set = false;
        bool await_ready() const noexcept { return Set; }
        template <typename P>
        auto await_suspend(std::coroutine_handle<P> H) noexcept {
          if (H.done()) H.destroy();
          return sizeof(H.promise()) > 1;
        }
        void await_resume() {}
      };
      struct timer { event operator co_await() && { return {}; } };
      enum class signal { stop };
      event operator co_await(signal);
      task<int> wait(event &E) { co_await E; co_await timer(); co_await
          signal::stop; }
    )cpp"},
    {"Templates", R"cpp(
      template <typename T> concept number = requires(T A) { A + A; };
      template <number T, typename... R> task<T> add(T A, R... Rest) {
        if constexpr (sizeof...(R) > 0) co_return A + co_await add(Rest...);
        else co_return A;
      }
      template <typename T> struct box {
        T Value;
        task<T> get() requires number<T>;
        template <typename U> generator<U> as(U) { co_yield U(Value); }
      };
      template <typename T> task<T> box<T>::get() requires number<T> {
        co_return Value;
      }
      template <> task<char> box<char>::get() { return add('a'); }
      template struct box<int>;
      auto G = add(1, 2L, 'c');
      template <typename T> auto V = [](T A) -> task<T> { co_return A; };
      auto W = V<int>(1);
    )cpp"},
    {"Members", R"cpp(
      class server {
      public:
        server() : Port{80} {}
        explicit server(int P) : Port(P) {}
        virtual ~server() = default;
        server(const server &) = delete;
        virtual task<int> listen() &;
        static task<int> connect(int Port) { co_return Port; }
        task<int> operator()() const { co_return Port; }
        operator task<int>() && { co_return 1; }
        friend task<int> close(server &S) { co_return S.Port; }
      private:
        int Port = [] { return 80; }();
      };
      task<int> server::listen() & { co_return co_await connect(Port); }
    )cpp"},
    {"Traits", R"cpp(
      namespace other { template <typename T> class future {}; struct tag {}; }
      template <typename T> struct future_promise {
        other::future<T> get_return_object();
        std::suspend_always initial_suspend();
        std::suspend_always final_suspend() noexcept;
        void unhandled_exception();
        void return_value(T);
      };
      template <typename T, typename... A>
      struct std::coroutine_traits<other::future<T>, A...> {
        using promise_type = future_promise<T>;
      };
      other::future<int> f(other::tag, int &&I) { co_return I; }
      struct S { other::future<char> g() const & { co_return 'a'; } };
    )cpp"},
    {"AsyncGenerator", R"cpp(
      template <typename T> struct stream {
        struct promise_type : generator<T>::promise_type {
          stream get_return_object();
          std::suspend_always await_transform(int);
          task<T> yield_value(stream &&);
        };
        struct iterator {
          T &operator*();
          task<int> operator++();
          friend bool operator==(const iterator &, sentinel) { return true; }
        };
        task<iterator> begin();
        sentinel end() const;
      };
      stream<int> numbers() { co_await 1; co_yield numbers(); }
    )cpp"},
    {"ErrorChannel", R"cpp(
      template <typename E> struct with_error { E Error; };
      struct work {
        struct leave : std::suspend_always {};
        struct promise_type {
          work get_return_object();
          std::suspend_always initial_suspend();
          leave final_suspend() noexcept;
          void unhandled_exception();
          void return_value(int);
          template <typename E> leave yield_value(with_error<E>);
        };
        int await_resume();
        bool await_ready();
        void await_suspend(std::coroutine_handle<> H) { H.destroy(); }
      };
      work run() { if (0) co_yield with_error<char>{'a'}; co_return 1; }
      work again() { co_return co_await run(); }
    )cpp"},
    {"Statements", R"cpp(
      struct pair { int A, B; };
      task<pair> both();
      task<int> all(int (&Array)[3]) try {
        auto [A, B] = co_await both();
        auto &&[C, D] = pair{A, (co_await both()).B};
        switch (int I = A; I) { case 1: co_return 1; default: break; }
        do { Array[(co_await both()).A] = 1; } while (B > 0);
        [[maybe_unused]] int *P = new int[2]{1, 2};
        delete[] P;
        try { throw C; } catch (int E) { co_return E; } catch (...) {}
        co_return A ? B : co_await task<int>();
      } catch (...) { co_return 0; }
    )cpp"},
    {"LocalClasses", R"cpp(
      namespace outer { inline namespace v1 { namespace {
      auto make() {
        struct local {
          int Value = 1;
          task<int> get() { co_return Value; }
          struct inner { generator<int> all() { co_yield 1; } };
        };
        union { int I; float F; };
        return local{};
      }
      enum { first, second };
      typedef struct { int First = first; } named;
      } } }
    )cpp"},
    {"Macros", R"cpp(
      #define AWAIT(X) co_await (X)
      #define COROUTINE(Name, ...) task<int> Name() { __VA_ARGS__ co_return 1; }
      COROUTINE(first, int I = 0; (void)I;)
      COROUTINE(second, AWAIT(first());)
      #if 1
      task<int> third() {
      #else
      int third() {
      #endif
        co_return AWAIT(second());
      }
      #undef AWAIT
    )cpp"},
    {"Broken", R"cpp(
      task<int> yields() { co_yield 1; }
      int awaits() { co_await yields(); return 1; }
      generator<int> forbidden() { co_await yields(); co_yield 2; }
      task<int> returns() { co_await yields(); return 1; }
      nowhere unknown() { co_return nothing; }
      task<int> parameter(nowhere N, int = co_await N) { co_return 1; }
      struct incomplete;
      incomplete never() { co_return; }
      task<incomplete> later() { co_await nowhere::f<int>(incomplete{}); }
    )cpp"},
    {"Recursion", R"cpp(
      template <typename T> struct chain : chain<T *> {};
      chain<int> endless();
      nowhere stop();
      template <typename T> struct self {
        using promise_type = self;
        self get_return_object();
        self initial_suspend();
        self final_suspend() noexcept;
        void unhandled_exception();
        void return_void();
        self yield_value(self);
        self await_transform(self);
        self operator co_await();
        bool await_ready();
        self begin();
        self end();
        self operator++();
        self operator*();
        bool operator!=(self);
        void await_suspend(std::coroutine_handle<self>);
        self await_resume();
      };
      self<int> f() { co_yield f(); co_await f(); for (auto S : f()) {} }
    )cpp"},
    {"Concepts", R"cpp(
      template <typename A> concept awaiter = requires(A &V,
                                                       std::coroutine_handle<> H) {
        { V.await_ready() };
        V.await_suspend(H);
        V.await_resume();
      };
      template <awaiter A> task<int> twice(A &&V) requires requires { V; } {
        co_await V;
        co_await static_cast<A &&>(V);
        co_return 1;
      }
      task<int> use(awaiter auto V) { co_return co_await twice(V); }
      auto R = use(std::suspend_always{});
    )cpp"},
    {"Iterators", R"cpp(
      namespace n {
      struct list { int *Data; friend int *begin(list &L) { return L.Data; } };
      int *end(list &);
      template <typename R> struct elements_of { R Range; };
      }
      struct tree {
        int Value;
        struct promise_type {
          tree get_return_object();
          std::suspend_always initial_suspend();
          std::suspend_always final_suspend() noexcept;
          void unhandled_exception();
          std::suspend_always yield_value(const int &);
          template <typename R> task<int> yield_value(n::elements_of<R>);
        };
        const int *begin() const;
        const int *end() const;
      };
      tree walk(n::list L, tree T) {
        for (int &I : L) co_yield I;
        int Got = co_yield n::elements_of<tree>{T};
      }
    )cpp"},
    {"Literals", R"cpp(
      task<int> operator""_t(unsigned long long I) { co_return int(I); }
      const char *text() { return "co_await } {" R"x(co_yield )" })x"; }
      /* co_return */ task<int> f() {
        // co_yield
        char C = '{'; co_return co_await 5_t + text()[co_await 6_t] + C;
      }
      constexpr int g() { return 0x1'000; } consteval int h() { return g(); }
    )cpp"},
};

std::vector<Input> inputs() {
  std::vector<Input> All;
  for (const auto &[Name, Code] : OwnInputs)
    All.push_back({Name, std::string(SmallHeader) + Library, Code,
                   !llvm::StringRef(Code).contains("nowhere")});
  for (llvm::StringRef Dir : {"/classify", "/docs/Inputs"}) {
    std::error_code EC;
    llvm::sys::fs::directory_iterator End;
    for (llvm::sys::fs::directory_iterator File(CORO_TIDY_TESTS + Dir, EC);
         !EC && File != End; File.increment(EC)) {
      llvm::StringRef Path = File->path();
      auto Text = llvm::MemoryBuffer::getFile(Path);
      if (llvm::sys::path::extension(Path) != ".cpp" || !Text)
        continue;
      std::string Name = "File_" + llvm::sys::path::stem(Path).str();
      All.push_back({Name, "", (*Text)->getBuffer().str()});
    }
  }
  return All;
}

struct Range {
  size_t Begin, End;
};

/// Where the tokens of \p Code are.
std::vector<Range> tokensOf(const std::string &Code) {
  LangOptions Options;
  Options.CPlusPlus = Options.CPlusPlus11 = Options.CPlusPlus20 = true;
  Lexer Lex(SourceLocation(), Options, Code.data(), Code.data(),
            Code.data() + Code.size());
  std::vector<Range> Tokens;
  for (Token T;;) {
    Lex.LexFromRawLexer(T);
    if (T.is(tok::eof))
      return Tokens;
    size_t End = Lex.getCurrentBufferOffset();
    Tokens.push_back({End - T.getLength(), End});
  }
}

size_t stride() {
  const char *Text = std::getenv("CORO_TIDY_ROBUSTNESS_STRIDE");
  size_t Tokens = 0;
  if (!Text || llvm::StringRef(Text).getAsInteger(10, Tokens) || Tokens == 0)
    return 10;
  return Tokens;
}

/// Every function of the code that has a body, found without classify/.
class BodyCollector : public DynamicRecursiveASTVisitor {
public:
  explicit BodyCollector(const SourceManager &SM) : SM(SM) {}
  std::vector<const FunctionDecl *> Found;

  bool VisitFunctionDecl(FunctionDecl *FD) override {
    if (!FD->isImplicit())
      add(FD);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *E) override {
    add(E->getCallOperator());
    return true;
  }

private:
  void add(const FunctionDecl *FD) {
    if (FD && FD->doesThisDeclarationHaveABody() &&
        SM.isInMainFile(SM.getExpansionLoc(FD->getLocation())))
      Found.push_back(FD);
  }
  const SourceManager &SM;
};

void classifyAll(const Input &I, const std::string &Code) {
  TestUnit Unit(Code,
                {"-std=c++20", "-I" CORO_TIDY_TESTS "/Inputs",
                 "-I" CORO_TIDY_TESTS "/docs/Inputs"},
                I.Prologue);
  unsigned Errors = Unit.errors();
  ClassifiedUnit Classes = Unit.classify();
  EXPECT_EQ(Unit.errors(), Errors);

  llvm::DenseMap<const FunctionDecl *, Kind> Kinds;
  for (const ClassifiedFunction &F : Classes.Functions) {
    Kinds[F.Function] = F.Class.K;
    EXPECT_FALSE(nameWithParameters(*F.Function).empty());
  }
  BodyCollector Bodies(Unit.context().getSourceManager());
  Bodies.TraverseDecl(Unit.context().getTranslationUnitDecl());
  for (const FunctionDecl *FD : Bodies.Found)
    EXPECT_NE(Kinds.lookup(FD), Kind::Unknown) << qualifiedName(*FD);
}

class Robustness : public testing::TestWithParam<Input> {
protected:
  static void SetUpTestSuite() { llvm::CrashRecoveryContext::Enable(); }
  static void TearDownTestSuite() { llvm::CrashRecoveryContext::Disable(); }

  /// Goes on after a crash, so that one run finds all of them.
  static void check(const std::string &Code, const llvm::Twine &What) {
    SCOPED_TRACE(What.str());
    llvm::CrashRecoveryContext Context;
    Context.DumpStackAndCleanupOnFailure = true;
    if (!Context.RunSafely([&] { classifyAll(GetParam(), Code); }))
      ADD_FAILURE() << "crash with\n" << Code;
  }
};

TEST_P(Robustness, Whole) {
  const Input &I = GetParam();
  check(I.Code, "whole");
  // One that is broken for a slip in it would test little.
  if (I.Compiles)
    EXPECT_EQ(TestUnit(I.Code, {"-std=c++20"}, I.Prologue).errors(), 0u);
}

TEST_P(Robustness, CutOff) {
  const std::string &Code = GetParam().Code;
  std::vector<Range> Tokens = tokensOf(Code);
  for (size_t T = 0; T < Tokens.size(); T += stride())
    check(Code.substr(0, Tokens[T].End),
          "cut off after token " + llvm::Twine(T));
}

TEST_P(Robustness, TokenLeftOut) {
  const std::string &Code = GetParam().Code;
  std::vector<Range> Tokens = tokensOf(Code);
  for (size_t T = 0; T < Tokens.size(); T += stride())
    check(Code.substr(0, Tokens[T].Begin) + Code.substr(Tokens[T].End),
          "without token " + llvm::Twine(T));
}

INSTANTIATE_TEST_SUITE_P(Inputs, Robustness, testing::ValuesIn(inputs()),
                         [](const auto &Info) { return Info.param.Name; });

} // namespace
