//===--- AllocaCheck.cpp - coro-alloca ------------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AllocaCheck.h"
#include "checks/BodyFlow.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace corotidy {

static bool isAlloca(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  switch (Callee ? Callee->getBuiltinID() : 0) {
  case Builtin::BIalloca:
  case Builtin::BI_alloca:
  case Builtin::BI__builtin_alloca:
  case Builtin::BI__builtin_alloca_uninitialized:
  case Builtin::BI__builtin_alloca_with_align:
  case Builtin::BI__builtin_alloca_with_align_uninitialized:
    return true;
  default:
    return false;
  }
}

static bool hasConstantSize(const CallExpr &Alloca, const ASTContext &Ctx) {
  const Expr *Size = Alloca.getArg(0);
  Expr::EvalResult Result;
  return Size->isValueDependent() || Size->EvaluateAsInt(Result, Ctx);
}

namespace {
/// What a body does to the stack.
class StackVisitor : public BodyVisitor {
public:
  explicit StackVisitor(const ASTContext &Ctx) : Ctx(Ctx) {}

  /// Those of no constant size whose memory is used.
  std::vector<const CallExpr *> Allocas;
  std::vector<const CallExpr *> InlinedCalls;
  std::vector<const VarDecl *> Arrays;

  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    if (isAlloca(*Call)) {
      if (!Unused.contains(Call) && !hasConstantSize(*Call, Ctx))
        Allocas.push_back(Call);
    } else if (Callee->hasAttr<AlwaysInlineAttr>() && Callee->hasBody()) {
      InlinedCalls.push_back(Call);
    }
    return true;
  }

  bool VisitVarDecl(const VarDecl *VD) override {
    if (VD->getType()->isVariableArrayType())
      Arrays.push_back(VD);
    if (!VD->isReferenced())
      ignore(VD->getInit());
    return true;
  }

  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    for (const Stmt *S : Block->body())
      ignore(dyn_cast<Expr>(S));
    return true;
  }

private:
  void ignore(const Expr *E) {
    if (const auto *Call =
            dyn_cast_or_null<CallExpr>(E ? E->IgnoreParenCasts() : nullptr))
      Unused.insert(Call);
  }

  const ASTContext &Ctx;
  llvm::SmallPtrSet<const CallExpr *, 4> Unused;
};

/// A place as its author wrote it.
struct Spelled {
  SourceLocation Loc;
  std::string Name;
};
} // namespace

/// How the source asks for \p Alloca: by its name, or by that of a macro from
/// the system's headers.
static Spelled spelledName(const CallExpr &Alloca, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  Spelled S{Alloca.getBeginLoc(), Alloca.getDirectCallee()->getNameAsString()};
  while (S.Loc.isMacroID() && SM.isInSystemHeader(SM.getSpellingLoc(S.Loc))) {
    S.Name = Lexer::getImmediateMacroName(S.Loc, SM, Ctx.getLangOpts()).str();
    S.Loc = SM.getImmediateMacroCallerLoc(S.Loc);
  }
  return S;
}

static SourceLocation bracketOf(const VarDecl &Array) {
  auto Written = Array.getTypeSourceInfo() ? Array.getTypeSourceInfo()
                                                 ->getTypeLoc()
                                                 .getAsAdjusted<ArrayTypeLoc>()
                                           : ArrayTypeLoc();
  return Written ? Written.getLBracketLoc() : SourceLocation();
}

SourceLocation AllocaCheck::allocationIn(const FunctionDecl &FD) {
  const FunctionDecl *Definition = FD.getDefinition();
  if (!Definition || isTemplatePattern(*Definition))
    return {};
  // A function that inlines itself finds nothing on the way round.
  if (auto [It, IsNew] = Inlined.try_emplace(Definition); !IsNew)
    return It->second;
  const ASTContext &Ctx = Definition->getASTContext();
  StackVisitor Found(Ctx);
  Found.TraverseStmt(Definition->getBody());
  auto Place = [&]() -> SourceLocation {
    for (const VarDecl *Array : Found.Arrays)
      if (Array->isReferenced())
        return Array->getLocation();
    if (Found.Allocas.empty() && Found.InlinedCalls.empty())
      return {};
    std::optional<BodyFlow> Flow;
    auto IsReached = [&](const CallExpr &Call) {
      if (!Flow)
        Flow.emplace(*Definition);
      return Flow->reaches(Call);
    };
    for (const CallExpr *Alloca : Found.Allocas)
      if (IsReached(*Alloca))
        return spelledName(*Alloca, Ctx).Loc;
    for (const CallExpr *Call : Found.InlinedCalls)
      if (SourceLocation Loc = allocationIn(*Call->getDirectCallee());
          Loc.isValid() && IsReached(*Call))
        return Loc;
    return {};
  }();
  Inlined[Definition] = Place;
  return Place;
}

static const char *const SaysNothing =
    "the compiler accepts this and fails when it generates code, without "
    "saying where";
static const char *const UseContainer =
    "use a container, or an array of the largest size";

void AllocaCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutines())
    if (isa_and_nonnull<CoroutineBodyStmt>(FD->getBody()))
      checkCoroutine(U, *FD);
  checkErrors(U);
  Inlined.clear();
}

void AllocaCheck::checkCoroutine(Unit &U, const FunctionDecl &FD) {
  StackVisitor Found(U.context());
  Found.TraverseStmt(FD.getBody());
  checkArrays(U, FD, Found.Arrays);
  if (isTemplatePattern(FD) ||
      (Found.Allocas.empty() && Found.InlinedCalls.empty()))
    return;
  std::optional<BodyFlow> Flow;
  auto IsReached = [&](const CallExpr &Call) {
    if (!Flow)
      Flow.emplace(FD);
    return Flow->reaches(Call);
  };
  std::string Name = qualifiedName(FD);
  for (const CallExpr *Alloca : Found.Allocas) {
    if (!IsReached(*Alloca))
      continue;
    Spelled At = spelledName(*Alloca, U.context());
    Finding F;
    F.Loc = At.Loc;
    F.Ranges.push_back(At.Loc);
    F.Message = "the frame of the coroutine '" + Name +
                "' has a fixed size, but the size that '" + At.Name +
                "' is called with is known at run time only";
    F.Notes.push_back({At.Loc, SaysNothing});
    F.Notes.push_back({At.Loc, UseContainer});
    report(F);
  }
  for (const CallExpr *Call : Found.InlinedCalls) {
    const FunctionDecl &Callee = *Call->getDirectCallee();
    SourceLocation Allocation = allocationIn(Callee);
    if (Allocation.isInvalid() || !IsReached(*Call))
      continue;
    Finding F;
    F.Loc = Call->getExprLoc();
    F.Ranges.push_back(Call->getSourceRange());
    F.Message = "the frame of the coroutine '" + Name +
                "' has a fixed size, but '" + qualifiedName(Callee) +
                "' is always inlined and needs memory whose size is known at "
                "run time only";
    F.Notes.push_back({Allocation, "it needs the memory here"});
    F.Notes.push_back({F.Loc, SaysNothing});
    F.Notes.push_back(
        {F.Loc,
         "call a function that need not be inlined, or use a container"});
    report(F);
  }
}

static bool isArrayError(const CompilerError &E) {
  return E.ID == diag::err_vla_in_coroutine_unsupported;
}

/// The compiler's errors about such arrays in all that is written of \p FD.
static llvm::SmallVector<const CompilerError *, 1>
arrayErrorsIn(Unit &U, const FunctionDecl &FD) {
  auto Errors = U.errorsIn(
      {FD.getBeginLoc(), FD.getBody() ? endOfBody(FD) : FD.getEndLoc()});
  llvm::erase_if(Errors,
                 [](const CompilerError *E) { return !isArrayError(*E); });
  return Errors;
}

static std::string arrayMessage(const std::string &Array,
                                const FunctionDecl &FD) {
  return "the frame of the coroutine '" + qualifiedName(FD) +
         "' has a fixed size, but that of " + Array +
         " is known at run time only";
}

void AllocaCheck::checkArrays(Unit &U, const FunctionDecl &FD,
                              llvm::ArrayRef<const VarDecl *> Arrays) {
  if (Arrays.empty())
    return;
  // Of a bound that depends on arguments the compiler says nothing, and of
  // others it names the first one only.
  bool IsRejected = !arrayErrorsIn(U, FD).empty();
  for (const VarDecl *Array : Arrays) {
    SourceLocation Bracket = bracketOf(*Array);
    if (Bracket.isInvalid() ||
        (!IsRejected && (isTemplatePattern(FD) || !Array->isReferenced())))
      continue;
    Finding F;
    F.Loc = Bracket;
    F.Ranges.push_back(Bracket);
    F.IsError = IsRejected;
    F.Message = arrayMessage("'" + Array->getNameAsString() + "'", FD);
    if (!IsRejected)
      F.Notes.push_back({Bracket, SaysNothing});
    F.Notes.push_back({Bracket, UseContainer});
    report(F);
  }
}

/// Arrays that are no variable's, such as what a pointer points to.
void AllocaCheck::checkErrors(Unit &U) {
  for (const CompilerError &E : U.errors()) {
    if (!isArrayError(E))
      continue;
    // Of functions around each other, the inner one comes later.
    const FunctionDecl *Around = nullptr;
    for (const FunctionDecl *FD : U.coroutines())
      if (llvm::is_contained(arrayErrorsIn(U, *FD), &E))
        Around = FD;
    if (!Around)
      continue;
    Finding F;
    F.Loc = E.Loc;
    F.Ranges.push_back(E.Loc);
    F.IsError = true;
    F.Message = arrayMessage("this array", *Around);
    F.Notes.push_back({E.Loc, UseContainer});
    report(F);
  }
}

} // namespace corotidy
