//===--- TestUnit.cpp - A translation unit to ask questions of ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestUnit.h"
#include "classify/Names.h"
#include "classify/Spelling.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;

namespace corotidy::test {

class TestUnit::ErrorCount : public DiagnosticConsumer {};

TestUnit::TestUnit(llvm::StringRef Code, std::vector<std::string> Flags,
                   llvm::StringRef Prologue)
    : Errors(std::make_unique<ErrorCount>()) {
  Flags.push_back("-resource-dir=" CORO_TIDY_RESOURCE_DIR);
  AST = tooling::buildASTFromCodeWithArgs(
      (Prologue + Code).str(), Flags, "test.cpp", "coro-tidy",
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

QualType TestUnit::variable(llvm::StringRef Name) {
  auto *D = dyn_cast_or_null<VarDecl>(lookup(context(), Name));
  return D ? D->getType() : QualType();
}

static const FunctionDecl *definitionOf(NamedDecl *D) {
  const auto *FD = D ? D->getAsFunction() : nullptr;
  const FunctionDecl *Def = nullptr;
  return FD && FD->hasBody(Def) ? Def : FD;
}

const FunctionDecl *TestUnit::function(llvm::StringRef Name) {
  return definitionOf(lookup(context(), Name));
}

const FunctionDecl *TestUnit::member(llvm::StringRef Class,
                                     llvm::StringRef Name) {
  NamedDecl *D = lookup(context(), Class);
  if (auto *Template = dyn_cast_or_null<ClassTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  else if (auto *Named = dyn_cast_or_null<TypeDecl>(D))
    D = context().getTypeDeclType(Named)->getAsCXXRecordDecl();
  auto *Record = dyn_cast_or_null<CXXRecordDecl>(D);
  if (!Record || !Record->hasDefinition())
    return nullptr;
  auto Found = Record->getDefinition()->lookup(&context().Idents.get(Name));
  return Found.empty() ? nullptr : definitionOf(Found.front());
}

namespace {
class LambdaCollector : public DynamicRecursiveASTVisitor {
public:
  std::vector<const FunctionDecl *> Found;
  bool VisitLambdaExpr(LambdaExpr *E) override {
    const FunctionDecl *Call = E->getCallOperator();
    const SourceManager &SM = Call->getASTContext().getSourceManager();
    if (SM.isInMainFile(SM.getExpansionLoc(Call->getLocation())))
      Found.push_back(Call);
    return true;
  }
};
} // namespace

std::vector<const FunctionDecl *> TestUnit::lambdas() {
  LambdaCollector Collector;
  Collector.TraverseDecl(context().getTranslationUnitDecl());
  return Collector.Found;
}

ClassifiedUnit TestUnit::classify() {
  FileID Main = context().getSourceManager().getMainFileID();
  return classifyUnit(sema(), [Main](FileID File) { return File == Main; });
}

const Classification *findFunction(const ClassifiedUnit &Unit,
                                   llvm::StringRef Name) {
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

unsigned countFunctions(const ClassifiedUnit &Unit, llvm::StringRef Name) {
  return llvm::count_if(Unit.Functions, [&](const ClassifiedFunction &F) {
    return qualifiedName(*F.Function) == Name;
  });
}

const ClassifiedType *findType(const ClassifiedUnit &Unit,
                               llvm::StringRef Name) {
  const ClassifiedType *Found = nullptr;
  for (const ClassifiedType &T : Unit.Types) {
    if (qualifiedName(*T.Record) != Name)
      continue;
    if (Found)
      return nullptr;
    Found = &T;
  }
  return Found;
}

std::string summary(const Classification *C) {
  if (!C)
    return "none";
  std::string Text = spelling(C->K).str();
  if (C->F != Flavor::None)
    Text += "/" + spelling(C->F).str();
  for (llvm::StringRef Facet : spellings(C->Facet))
    Text += " +" + Facet.str();
  if (C->Tentative)
    Text += '?';
  return Text;
}

std::string classified(llvm::StringRef Code, llvm::StringRef Name) {
  TestUnit Unit((Library + Code).str());
  ClassifiedUnit Classes = Unit.classify();
  return summary(findFunction(Classes, Name));
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
