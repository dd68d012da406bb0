//===--- TestUnit.cpp - A translation unit to ask questions of ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;

namespace corotidy::test {

class TestUnit::ErrorCount : public DiagnosticConsumer {};

TestUnit::TestUnit(llvm::StringRef Code, std::vector<std::string> Flags)
    : Errors(std::make_unique<ErrorCount>()) {
  Flags.push_back("-resource-dir=" CORO_TIDY_RESOURCE_DIR);
  AST = tooling::buildASTFromCodeWithArgs(
      ("#include <coroutine>\n" + Code).str(), Flags, "test.cpp", "coro-tidy",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      tooling::FileContentMappings(), Errors.get());
}

TestUnit::~TestUnit() = default;

unsigned TestUnit::errors() const { return Errors->getNumErrors(); }

static NamedDecl *lookup(ASTContext &Ctx, llvm::StringRef Name) {
  NamedDecl *Found = nullptr;
  for (NamedDecl *D :
       Ctx.getTranslationUnitDecl()->lookup(&Ctx.Idents.get(Name)))
    Found = D;
  return Found;
}

QualType TestUnit::type(llvm::StringRef Name) {
  auto *D = dyn_cast_or_null<TypeDecl>(lookup(context(), Name));
  return D ? context().getTypeDeclType(D).getCanonicalType() : QualType();
}

const FunctionDecl *TestUnit::function(llvm::StringRef Name) {
  NamedDecl *D = lookup(context(), Name);
  const auto *FD = D ? D->getAsFunction() : nullptr;
  const FunctionDecl *Def = nullptr;
  return FD && FD->hasBody(Def) ? Def : FD;
}

ClassifiedUnit TestUnit::classify() {
  FileID Main = context().getSourceManager().getMainFileID();
  return classifyUnit(sema(), [Main](FileID File) { return File == Main; });
}

const Classification *find(const ClassifiedUnit &Unit, llvm::StringRef Name) {
  const Classification *Found = nullptr;
  for (const ClassifiedFunction &F : Unit.Functions) {
    if (qualifiedName(*F.Function) != Name)
      continue;
    if (Found)
      return nullptr;
    Found = &F.Class;
  }
  return Found;
}

const char *const Library = R"cpp(
template <typename T> struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
    template <typename U> void return_value(U &&);
  };
  struct awaiter {
    std::coroutine_handle<> Waiting;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> H) { Waiting = H; }
    T await_resume();
  };
  awaiter operator co_await() &&;
};
struct sentinel {};
template <typename T> struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { throw; }
    void return_void();
    std::suspend_always yield_value(T);
    template <typename U> void await_transform(U &&) = delete;
  };
  struct iterator {
    T operator*() const;
    iterator &operator++();
    bool operator!=(sentinel) const;
  };
  iterator begin();
  sentinel end();
};
)cpp";

} // namespace corotidy::test
