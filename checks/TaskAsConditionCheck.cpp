//===--- TaskAsConditionCheck.cpp - coro-task-as-condition ----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/TaskAsConditionCheck.h"
#include "checks/AwaitFix.h"
#include "checks/Stops.h"
#include "checks/Work.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"

using namespace clang;

namespace corotidy {

namespace {
/// What is done to a task whose result was meant.
struct Use {
  const Expr *Task;
  StringRef Verb;
  /// What the compiler rejects.
  SourceRange Rejected = {};
};
} // namespace

static constexpr StringRef Tested = "tested";
static constexpr StringRef Compared = "compared";
static constexpr StringRef Calculated = "calculated with";
static constexpr StringRef Printed = "printed";

static StringRef verbOf(BinaryOperatorKind Op) {
  if (BinaryOperator::isLogicalOp(Op))
    return Tested;
  return BinaryOperator::isComparisonOp(Op) ? Compared : Calculated;
}

static bool isOutputStream(QualType T) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  return isNamed(*Record, "std::basic_ostream") ||
         !Record->forallBases([](const CXXRecordDecl *Base) {
           return !isNamed(*Base, "std::basic_ostream");
         });
}

/// The object of which an implicit conversion makes the number \p E, by a
/// conversion function that does not give what the object stands for.
static const Expr *convertedObject(const Expr *E) {
  while (true) {
    if (const auto *Parens = dyn_cast<ParenExpr>(E)) {
      E = Parens->getSubExpr();
    } else if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
    } else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
      E = Cast->getSubExpr();
      if (Cast->getCastKind() != CK_UserDefinedConversion)
        continue;
      const auto *Call = dyn_cast<CXXMemberCallExpr>(E->IgnoreImplicit());
      const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
      if (Cast->isPartOfExplicitCast() ||
          !isa_and_nonnull<CXXConversionDecl>(Method) ||
          !Method->getReturnType()->isArithmeticType())
        return nullptr;
      const FunctionDecl *Pattern = Method->getTemplateInstantiationPattern();
      if (Pattern && Pattern->getReturnType()->isDependentType())
        return nullptr;
      return Call->getImplicitObjectArgument();
    } else {
      return nullptr;
    }
  }
}

/// The call that makes the object \p E; null if it has another origin.
static const CallExpr *makerOf(const Expr *E) {
  const auto *Call =
      dyn_cast<CallExpr>(E->IgnoreParens()->IgnoreImplicit()->IgnoreParens());
  return Call && Call->isPRValue() && !Call->isTypeDependent() ? Call : nullptr;
}

namespace {
/// Finds what is done to numbers and conditions, in code that compiles and in
/// what the compiler rejects.
class UseVisitor : public BodyVisitor {
public:
  UseVisitor(Unit &U, llvm::function_ref<void(const Use &)> See)
      : U(U), See(See) {}

  bool VisitIfStmt(const IfStmt *S) override { return test(S->getCond()); }
  bool VisitWhileStmt(const WhileStmt *S) override {
    return test(S->getCond());
  }
  bool VisitDoStmt(const DoStmt *S) override { return test(S->getCond()); }
  bool VisitForStmt(const ForStmt *S) override { return test(S->getCond()); }
  bool VisitSwitchStmt(const SwitchStmt *S) override {
    return test(S->getCond());
  }
  bool VisitConditionalOperator(const ConditionalOperator *E) override {
    return test(E->getCond());
  }
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    if (E->getOpcode() == UO_LNot)
      return test(E->getSubExpr());
    return !E->isArithmeticOp() || number(E->getSubExpr(), Calculated);
  }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    if (E->isCommaOp() || E->isPtrMemOp() || E->getOpcode() == BO_Assign)
      return true;
    StringRef Verb = verbOf(E->getOpcode());
    return number(E->getLHS(), Verb) && number(E->getRHS(), Verb);
  }

  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *E) override {
    if (E->isTypeDependent() || E->getNumArgs() != 2)
      return true;
    const Expr *Left = E->getArg(0);
    const Expr *Right = E->getArg(1);
    if (E->getOperator() == OO_LessLess && isOutputStream(Left->getType())) {
      number(Right, Printed);
      object(Right, Printed);
    } else if (E->isComparisonOp() && E->getType()->isBooleanType()) {
      // Two of a kind may be asked whether they are the same.
      if (U.context().hasSameUnqualifiedType(Left->getType(), Right->getType()))
        return true;
      object(Left, Compared);
      object(Right, Compared);
    }
    return true;
  }

  bool VisitRecoveryExpr(const RecoveryExpr *E) override {
    SourceRange Range = E->getSourceRange();
    for (const CompilerError *Error : U.errorsIn(Range)) {
      StringRef Verb = verbOfError(*Error, *E);
      if (Verb.empty())
        continue;
      for (const Expr *Sub : E->subExpressions())
        if (const CallExpr *Call = makerOf(Sub)) {
          See({Call, Verb, Range});
          return true;
        }
    }
    return true;
  }

private:
  StringRef verbOfError(const CompilerError &Error,
                        const RecoveryExpr &E) const {
    switch (Error.ID) {
    case diag::err_typecheck_bool_condition:
    case diag::err_typecheck_statement_requires_integer:
      return Tested;
    case diag::err_typecheck_unary_expr:
      return U.textOf(CharSourceRange::getCharRange(
                 E.getBeginLoc(), E.getBeginLoc().getLocWithOffset(1))) == "!"
                 ? Tested
                 : Calculated;
    case diag::err_typecheck_invalid_operands:
    case diag::err_ovl_no_viable_oper:
      return verbAt(Error.Loc, E);
    default:
      return "";
    }
  }

  /// Of the operator at \p Loc, which the compiler names in no other way.
  StringRef verbAt(SourceLocation Loc, const RecoveryExpr &E) const {
    StringRef Text =
        U.textOf(CharSourceRange::getCharRange(Loc, Loc.getLocWithOffset(2)));
    if (Text == "&&" || Text == "||")
      return Tested;
    if (Text == "<<" && llvm::any_of(E.subExpressions(), [](const Expr *Sub) {
          return isOutputStream(Sub->getType());
        }))
      return Printed;
    bool IsShift = Text == "<<" || Text == ">>";
    if (Text == "==" || Text == "!=" ||
        (!IsShift && (Text.starts_with("<") || Text.starts_with(">"))))
      return Compared;
    return Calculated;
  }

  bool test(const Expr *E) { return number(E, Tested); }

  bool number(const Expr *E, StringRef Verb) {
    const Expr *Object = E ? convertedObject(E) : nullptr;
    if (!Object)
      return true;
    Object = Object->IgnoreParens()->IgnoreImplicit()->IgnoreParens();
    if (const CallExpr *Call = makerOf(Object))
      See({Call, Verb});
    else if (Verb == Calculated && isa<DeclRefExpr, MemberExpr>(Object))
      See({Object, Verb});
    return true;
  }

  void object(const Expr *E, StringRef Verb) {
    if (const CallExpr *Call = makerOf(E))
      See({Call, Verb});
  }

  Unit &U;
  llvm::function_ref<void(const Use &)> See;
};
} // namespace

/// Whether \p Verb can be done to what an await gives, as it seems.
static bool isFixable(QualType Result, StringRef Verb) {
  Result = Result.getNonReferenceType();
  return Verb == Printed || Result->isScalarType();
}

void TaskAsConditionCheck::checkFunction(Unit &U, const FunctionDecl &FD) {
  auto See = [&](const Use &Found) {
    std::optional<Work> W = workOf(U, Found.Task->getType());
    bool IsError = Found.Rejected.isValid();
    if (!W || W->Result.isNull() || W->Result->isDependentType() ||
        (IsError ? W->Result->isVoidType() : W->Start != StartPolicy::Lazy))
      return;
    const auto *Call = dyn_cast<CallExpr>(Found.Task);
    Finding F;
    F.Loc = Call ? placeOfCall(*Call) : Found.Task->getExprLoc();
    F.IsError = IsError;
    F.Ranges.push_back(IsError ? Found.Rejected : Found.Task->getSourceRange());
    F.Message =
        describeWork(U, *Found.Task) + " is " + Found.Verb.str() +
        " instead of " +
        (W->Result->isVoidType()
             ? "being awaited"
             : "the '" +
                   typeName(
                       W->Result.getNonReferenceType().getUnqualifiedType(),
                       U.context()) +
                   "' that an await of it gives");
    if (!IsError && Call)
      F.Message += ", and " + ifDropped(*W).str();
    bool MayAwait = mayAwait(U, FD, *Found.Task);
    F.Notes.push_back({F.Loc, MayAwait ? "write co_await before it"
                                       : "await it where a coroutine may"});
    // What has a name may have been awaited before.
    if (Call && MayAwait && isFixable(W->Result, Found.Verb))
      if (std::optional<FixItHint> Fix = awaitFix(U, FD, *Found.Task))
        F.Fixes.push_back(*Fix);
    report(F);
  };
  UseVisitor Visitor(U, See);
  Visitor.TraverseStmt(writtenBody(FD));
}

void TaskAsConditionCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.bodiesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
