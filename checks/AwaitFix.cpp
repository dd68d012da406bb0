//===--- AwaitFix.cpp - Where co_await can be inserted --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitFix.h"
#include "classify/BodyVisitor.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace corotidy {

namespace {
/// Whether the body allows no await where an expression stands: in a handler,
/// or in the initialiser of a static variable ([expr.await]/2).
class ForbiddingPlaces : public BodyVisitor {
public:
  explicit ForbiddingPlaces(const Expr &E) : Wanted(E) {}
  bool IsForbidden = false;

  bool VisitStmt(const Stmt *S) override {
    IsForbidden |= S == &Wanted && Depth != 0;
    return !IsForbidden;
  }
  bool TraverseCXXCatchStmt(const CXXCatchStmt *S) override {
    return within([&] { return BodyVisitor::TraverseCXXCatchStmt(S); });
  }
  bool TraverseVarDecl(const VarDecl *D) override {
    if (D->hasLocalStorage())
      return BodyVisitor::TraverseVarDecl(D);
    return within([&] { return BodyVisitor::TraverseVarDecl(D); });
  }

private:
  bool within(llvm::function_ref<bool()> Traverse) {
    ++Depth;
    bool Goes = Traverse();
    --Depth;
    return Goes;
  }

  const Expr &Wanted;
  unsigned Depth = 0;
};
} // namespace

static Operand formOf(const Expr &E) {
  if (E.isPRValue())
    return Operand::Prvalue;
  return E.isLValue() ? Operand::Lvalue : Operand::Declval;
}

bool mayAwait(Unit &U, const FunctionDecl &In, const Expr &E) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(In.getBody());
  if (!Body || E.isTypeDependent() || E.getType().isNull())
    return false;
  const Classification &C = U.classOf(In);
  if (!C.Promise || (C.K == Kind::Generator && C.F != Flavor::Async))
    return false;
  if (!U.resolver().resolve(E.getType(), C.Promise->P, formOf(E)).WellFormed)
    return false;
  ForbiddingPlaces Places(E);
  Places.TraverseStmt(Body->getBody());
  return !Places.IsForbidden;
}

/// Whether \p E binds less tightly than `co_await` does.
static bool isLooserThanAwait(const Expr &E) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
    return Operator->isInfixBinaryOp();
  return isa<BinaryOperator, AbstractConditionalOperator, CXXThrowExpr,
             CXXRewrittenBinaryOperator, CoyieldExpr>(E);
}

/// Whether what \p Next begins takes what stands before it as its operand.
static bool isPostfix(const Token &Next) {
  return Next.isOneOf(tok::period, tok::arrow, tok::l_square, tok::l_paren,
                      tok::plusplus, tok::minusminus);
}

std::optional<FixItHint> awaitFix(Unit &U, const FunctionDecl &In,
                                  const Expr &E) {
  const Expr &Written = *E.IgnoreImplicit();
  SourceRange Range = Written.getSourceRange();
  if (Range.getBegin().isInvalid() || Range.getBegin().isMacroID() ||
      Range.getEnd().isMacroID() ||
      templateKindOf(In) == TemplateKind::Instantiation ||
      !mayAwait(U, In, Written))
    return std::nullopt;
  std::optional<Token> Next = U.tokenAfter(Range.getEnd());
  bool WrapsAwait = Next && isPostfix(*Next);
  bool WrapsOperand = isLooserThanAwait(Written);
  if (!WrapsAwait && !WrapsOperand)
    return FixItHint::CreateInsertion(Range.getBegin(), "co_await ");
  CharSourceRange Text = CharSourceRange::getCharRange(
      Range.getBegin(),
      Lexer::getLocForEndOfToken(Range.getEnd(), 0, U.sources(),
                                 U.context().getLangOpts()));
  std::string Operand = U.textOf(Text).str();
  if (WrapsOperand)
    Operand = "(" + Operand + ")";
  std::string Await = "co_await " + Operand;
  return FixItHint::CreateReplacement(Text,
                                      WrapsAwait ? "(" + Await + ")" : Await);
}

} // namespace corotidy
