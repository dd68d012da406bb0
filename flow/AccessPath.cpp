//===--- AccessPath.cpp - What an expression refers to -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "flow/AccessPath.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace corotidy {

const VarDecl *AccessPath::variable() const {
  return Path.size() == 1 ? dyn_cast_or_null<VarDecl>(Path.front()) : nullptr;
}

bool AccessPath::isIn(const VarDecl &Var) const {
  return Path.front() == Var.getCanonicalDecl();
}

std::string AccessPath::text() const {
  SmallVector<std::string, 3> Words;
  for (const Decl *D : Path) {
    const auto *Named = dyn_cast_or_null<NamedDecl>(D);
    if (!D)
      continue;
    Words.push_back(Named ? Named->getNameAsString() : "");
    if (isa<FunctionDecl>(D))
      Words.back() += "()";
  }
  return Words.empty() ? "*this" : llvm::join(Words, ".");
}

/// The function that casts its argument to an rvalue reference, as Clang knows
/// it: by its builtin.
static bool isMoveCall(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || Call->getNumArgs() != 1)
    return false;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return false;
  unsigned ID = Callee->getBuiltinID();
  return ID == Builtin::BImove || ID == Builtin::BIforward;
}

const Expr *objectIn(const Expr *E) {
  while (E) {
    const Expr *Before = E;
    E = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (isMoveCall(E))
      E = cast<CallExpr>(E)->getArg(0);
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() >= 1 &&
             Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    if (E == Before)
      return E;
  }
  return nullptr;
}

bool isMoved(const Expr *E) {
  while (E) {
    if (E->isXValue())
      return true;
    const Expr *Inner = E;
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      Inner = Cast->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      Inner = Full->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      Inner = Bind->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      Inner = Temporary->getSubExpr();
    else if (const auto *Paren = dyn_cast<ParenExpr>(E))
      Inner = Paren->getSubExpr();
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() >= 1 &&
             Construct->getConstructor()->isCopyOrMoveConstructor())
      Inner = Construct->getArg(0);
    if (Inner == E)
      return false;
    E = Inner;
  }
  return false;
}

const VarDecl *variableIn(const Expr *E) {
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(objectIn(E));
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var ? Var->getCanonicalDecl() : nullptr;
}

/// The dereferencing operators say nothing that matters here.
static const Expr *pointee(const Expr *E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary &&
      (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf))
    return Unary->getSubExpr();
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getNumArgs() == 1 &&
      (Call->getOperator() == OO_Star || Call->getOperator() == OO_Arrow))
    return Call->getArg(0);
  return nullptr;
}

/// Nested far enough to be no place.
static constexpr unsigned Deepest = 16;

static std::optional<AccessPath> pathOf(const Expr *E, unsigned Depth) {
  E = objectIn(E);
  if (!E || Depth == Deepest)
    return std::nullopt;
  if (const Expr *Target = pointee(E))
    return pathOf(Target, Depth + 1);
  if (isa<CXXThisExpr>(E))
    return AccessPath{{nullptr}};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var)
      return std::nullopt;
    if (Var->isLocalVarDecl() && Var->getType()->isReferenceType() &&
        Var->getInit())
      if (std::optional<AccessPath> Named = pathOf(Var->getInit(), Depth + 1))
        return Named;
    return AccessPath{{Var->getCanonicalDecl()}};
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl()))
      return AccessPath{{Static->getCanonicalDecl()}};
    std::optional<AccessPath> P = pathOf(Member->getBase(), Depth + 1);
    if (P)
      P->Path.push_back(Member->getMemberDecl()->getCanonicalDecl());
    return P;
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && Call->getNumArgs() == 0 && Call->getMethodDecl()) {
    std::optional<AccessPath> P =
        pathOf(Call->getImplicitObjectArgument(), Depth + 1);
    if (P)
      P->Path.push_back(Call->getMethodDecl()->getCanonicalDecl());
    return P;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && Call->getNumArgs() == 0 && Call->getDirectCallee())
    return AccessPath{{Call->getDirectCallee()->getCanonicalDecl()}};
  return std::nullopt;
}

std::optional<AccessPath> pathOf(const Expr *E) { return pathOf(E, 0); }

} // namespace corotidy
