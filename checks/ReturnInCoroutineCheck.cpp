//===--- ReturnInCoroutineCheck.cpp - coro-return-in-coroutine ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ReturnInCoroutineCheck.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "classify/RawTokens.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace corotidy {

namespace {
/// Finds the returns of one function.
class ReturnFinder : public BodyVisitor {
public:
  SmallVector<const ReturnStmt *, 4> Returns;

  bool VisitReturnStmt(const ReturnStmt *S) override {
    Returns.push_back(S);
    return true;
  }
};

/// What becomes of a return.
struct Replacement {
  /// What to write for `return`, if that is sure.
  StringRef Keyword;
  std::string Remedy = "write 'co_return'";
};

/// Finds the keyword for returns of one coroutine.
class Replacer {
public:
  Replacer(Unit &U, const FunctionDecl &FD, const PromiseFacts &P)
      : U(U), FD(FD), P(P) {}

  Replacement replace(const Expr *Operand) {
    if (!Operand)
      return ofNothing();
    Operand = asWritten(Operand);
    bool IsKnown = Operand && !isa<InitListExpr>(Operand) &&
                   !Operand->containsErrors() && !Operand->isTypeDependent() &&
                   // Of a call that is cut off, the name alone may be left.
                   !Operand->getType()->isPlaceholderType();
    if (IsKnown && isOwnKind(Operand->getType()))
      return ofCoroutine(*Operand);
    if (IsKnown && takes(*Operand))
      return {"co_return"};
    return ofMisfit(IsKnown);
  }

private:
  /// The operand without what converting it to the return type added. That may
  /// have failed.
  static const Expr *asWritten(const Expr *E) {
    while (true) {
      E = E->IgnoreUnlessSpelledInSource();
      const auto *Recovery = dyn_cast<RecoveryExpr>(E);
      if (!Recovery)
        return E;
      if (Recovery->subExpressions().size() != 1)
        return nullptr;
      E = Recovery->subExpressions().front();
    }
  }

  Replacement ofNothing() const {
    if (P.Returns == ReturnFunctions::ReturnVoid)
      return {"co_return", "write 'co_return'"};
    return {"", "write 'co_return' and the result"};
  }

  /// The replacement of a return whose operand co_return does not take or, if
  /// it is not known, may not take.
  Replacement ofMisfit(bool IsKnown) const {
    if (P.Returns == ReturnFunctions::ReturnVoid && P.yields())
      return {"", "hand out the value with 'co_yield', and end with "
                  "'co_return;'"};
    if (P.Returns == ReturnFunctions::ReturnVoid)
      return {"", "write 'co_return;': a '" +
                      typeName(FD.getReturnType(), U.context()) +
                      "' has no result"};
    if (P.Returns == ReturnFunctions::ReturnValue && IsKnown)
      return {"", "write 'co_return' with a value that the promise takes"};
    return {};
  }

  /// Whether \p T is the return type, or made from the same template.
  bool isOwnKind(QualType T) const {
    QualType Own = FD.getReturnType().getNonReferenceType();
    if (U.context().hasSameUnqualifiedType(T, Own))
      return true;
    auto TemplateOf = [](QualType T) -> const ClassTemplateDecl * {
      const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl());
      return Spec ? Spec->getSpecializedTemplate()->getCanonicalDecl()
                  : nullptr;
    };
    return TemplateOf(T) && TemplateOf(T) == TemplateOf(Own);
  }

  Replacement ofCoroutine(const Expr &Operand) {
    QualType T = Operand.getType();
    const AwaitResolution &Await = U.resolver().resolve(
        Operand.isLValue() ? U.context().getLValueReferenceType(T) : T, P.P,
        Operand.isPRValue()  ? corotidy::Operand::Prvalue
        : Operand.isLValue() ? corotidy::Operand::Lvalue
                             : corotidy::Operand::Declval);
    if (!Await.WellFormed)
      return P.yields() && P.Returns == ReturnFunctions::ReturnVoid
                 ? Replacement{"",
                               "yield its elements one by one, and end with "
                               "'co_return;'"}
                 : Replacement();
    Replacement R;
    R.Remedy = "write 'co_return co_await', which gives the result of that "
               "coroutine";
    if (bindsTightly(Operand) && takes(Await.Result))
      R.Keyword = "co_return co_await";
    return R;
  }

  /// Whether `co_await E` awaits all of \p E.
  static bool bindsTightly(const Expr &E) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
      return Operator->getOperator() == OO_Call ||
             Operator->getOperator() == OO_Subscript ||
             Operator->getOperator() == OO_Arrow;
    return isa<CallExpr, DeclRefExpr, MemberExpr, ParenExpr,
               CXXTemporaryObjectExpr, CXXFunctionalCastExpr>(E);
  }

  bool takes(const Expr &Operand) {
    QualType T = Operand.getType();
    if (!Operand.isLValue())
      return takes(T);
    // A local variable is moved from, if that does.
    const auto *Name = dyn_cast<DeclRefExpr>(&Operand);
    const auto *Local = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
    return takes(U.context().getLValueReferenceType(T)) ||
           (Local && Local->hasLocalStorage() &&
            !Local->getType()->isReferenceType() && takes(T));
  }

  /// Whether `co_return` takes an operand of that type, a reference for an
  /// lvalue.
  bool takes(QualType T) {
    if (T.isNull())
      return false;
    if (T->isVoidType())
      return P.Returns == ReturnFunctions::ReturnVoid;
    if (P.Returns != ReturnFunctions::ReturnValue)
      return false;
    SemaProbe Probe(U.sema());
    Expr *Self = Probe.operand(P.P.Type, VK_LValue);
    Expr *Call = Probe.callMember(Self, "return_value", {Probe.declval(T)});
    return Call && Probe.bodyCompiles(Call);
  }

  Unit &U;
  const FunctionDecl &FD;
  const PromiseFacts &P;
};
} // namespace

/// Whether one of its keywords made \p FD a coroutine, whatever became of its
/// promise later.
static bool isCoroutine(const FunctionDecl &FD) {
  return isa_and_nonnull<CoroutineBodyStmt>(FD.getBody()) ||
         !keywordsIn(FD).empty();
}

/// The tokens from \p Return to the end of its statement; invalid if that is
/// not seen.
static SourceRange statementAt(Unit &U, SourceLocation Return) {
  SourceLocation Loc = Return;
  unsigned Depth = 0;
  while (Return.isFileID()) {
    std::optional<Token> Next = U.tokenAfter(Loc);
    if (!Next || Next->is(tok::eof))
      break;
    if (opensBracket(*Next))
      ++Depth;
    else if (closesBracket(*Next) && Depth-- == 0)
      break;
    if (Depth == 0 && Next->is(tok::semi))
      return SourceRange(Return, Loc);
    Loc = Next->getLocation();
  }
  return {};
}

/// The `return` that \p E complains of, or of whose operand it does; invalid if
/// it complains of something else.
static SourceLocation lostReturnAt(Unit &U, const CompilerError &E) {
  switch (E.ID) {
  case diag::err_return_in_coroutine:
  case diag::err_block_return_missing_expr:
    return E.Loc;
  case diag::err_typecheck_nonviable_condition: {
    if (E.Loc.isMacroID())
      return {};
    std::optional<Token> Before =
        Lexer::findPreviousToken(E.Loc, U.sources(), U.context().getLangOpts(),
                                 /*IncludeComments=*/false);
    return Before && wordOf(*Before) == "return" ? Before->getLocation()
                                                 : SourceLocation();
  }
  default:
    return {};
  }
}

void ReturnInCoroutineCheck::checkFunction(Unit &U, const FunctionDecl &FD,
                                           ArrayRef<SourceLocation> Lost) {
  struct Place {
    SourceLocation Loc;
    SourceRange Range;
    const Expr *Operand = nullptr;
    bool HasLostOperand = false;
  };
  SmallVector<Place, 4> Places;
  ReturnFinder Finder;
  Finder.TraverseStmt(FD.getBody());
  for (const ReturnStmt *S : Finder.Returns)
    Places.push_back(
        {S->getReturnLoc(), S->getSourceRange(), S->getRetValue()});
  for (SourceLocation Return : Lost) {
    if (llvm::any_of(Places, [&](const Place &P) { return P.Loc == Return; }))
      continue;
    SourceRange Range = statementAt(U, Return);
    bool IsBare = Range.isValid() && Range.getEnd() == Return;
    Places.push_back({Return, Range.isValid() ? Range : SourceRange(Return),
                      nullptr, /*HasLostOperand=*/!IsBare});
  }

  const KeywordUses &Uses = U.classifier().evidenceOf(FD).Uses;
  const Classification &C = U.classOf(FD);
  for (const Place &At : Places) {
    Replacement R;
    if (C.Promise && !At.HasLostOperand)
      R = Replacer(U, FD, *C.Promise).replace(At.Operand);
    Finding F;
    F.Loc = At.Loc;
    F.Ranges.push_back(At.Range);
    F.IsError = true;
    F.Message = "'return' cannot end the coroutine '" + qualifiedName(FD) +
                "': its caller was given the '" +
                typeName(FD.getReturnType(), U.context()) + "' when it called";
    if (!Uses.empty())
      F.Notes.push_back(
          {Uses.front().Loc, ("it is a coroutine because of this '" +
                              spelling(Uses.front().Which) + "'")
                                 .str()});
    F.Notes.push_back({At.Loc, R.Remedy});
    if (!R.Keyword.empty() && At.Loc.isFileID())
      F.Fixes.push_back(
          FixItHint::CreateReplacement(SourceRange(At.Loc), R.Keyword));
    report(F);
  }
}

void ReturnInCoroutineCheck::checkUnit(Unit &U) {
  llvm::SetVector<const FunctionDecl *> Functions;
  for (const CompilerError &E : U.errors())
    if (E.ID == diag::err_return_in_coroutine)
      if (const FunctionDecl *FD = U.functionAt(E.Loc))
        Functions.insert(FD);
  if (Functions.empty())
    return;
  // A lambda loses `return;` and what it cannot convert.
  llvm::DenseMap<const FunctionDecl *, SmallVector<SourceLocation, 2>> Lost;
  for (const CompilerError &E : U.errors())
    if (SourceLocation Return = lostReturnAt(U, E); Return.isValid())
      Lost[U.functionAt(Return)].push_back(Return);
  for (const FunctionDecl *FD : Functions)
    if (isCoroutine(*FD))
      checkFunction(U, *FD, Lost[FD]);
}

} // namespace corotidy
