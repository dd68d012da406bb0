//===--- AwaitedOperand.cpp - What a failed co_await awaits ---------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitedOperand.h"
#include "classify/BodyVisitor.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"

using namespace clang;

namespace corotidy {

namespace {
/// Finds the variables of one name that may be in scope at some place.
class VariableVisitor : public BodyVisitor {
public:
  VariableVisitor(StringRef Name, SourceLocation Place, const SourceManager &SM)
      : Name(Name), Place(Place), SM(SM) {}
  SmallVector<const VarDecl *, 2> Found;
  /// The loops around the place.
  SmallVector<SourceLocation, 2> Loops;

  bool VisitVarDecl(const VarDecl *D) override {
    if (D->getIdentifier() && D->getName() == Name &&
        SM.isBeforeInTranslationUnit(D->getLocation(), Place))
      Found.push_back(D);
    return true;
  }
  bool TraverseStmt(const Stmt *S) override {
    bool IsScope =
        isa_and_nonnull<CompoundStmt, IfStmt, ForStmt, CXXForRangeStmt,
                        WhileStmt, SwitchStmt, CXXCatchStmt>(S);
    if (IsScope && S->getEndLoc().isValid() &&
        SM.isBeforeInTranslationUnit(S->getEndLoc(), Place))
      return true;
    if (isa_and_nonnull<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(S) &&
        SM.isBeforeInTranslationUnit(S->getBeginLoc(), Place) &&
        !SM.isBeforeInTranslationUnit(S->getEndLoc(), Place))
      Loops.push_back(S->getBeginLoc());
    return BodyVisitor::TraverseStmt(S);
  }

private:
  StringRef Name;
  SourceLocation Place;
  const SourceManager &SM;
};

/// Finds the operand of one failed await.
class OperandFinder {
public:
  OperandFinder(Unit &U, const FailedAwait &A)
      : U(U), A(A), First(*A.Errors.front()) {
    if (const Classification &C = U.classOf(*A.Function); C.Promise)
      P = C.Promise->P;
  }

  AwaitedOperand find() {
    if (setKept())
      return Of;
    Of.Variable = variable();
    if (Of.Variable && setOperand(Of.Variable->getType().getNonReferenceType(),
                                  Operand::Lvalue))
      return Of;
    if (setCalled())
      return Of;
    Of.Function = nullptr;
    Of.Type = QualType();
    Of.Form = Operand::Declval;
    setFromErrors();
    return Of;
  }

private:
  bool setKept() {
    if (A.Function->getBody())
      for (const KeywordUse &Use : keywordsIn(*A.Function))
        if (const auto *Await = dyn_cast_or_null<CoawaitExpr>(Use.Node);
            Await && Use.Loc == A.Keyword) {
          Of.Kept = Await;
          const Expr *E = Await->getOperand();
          if (setOperand(E->getType(),
                         E->isLValue() ? Operand::Lvalue : Operand::Declval))
            return true;
        }
    return false;
  }

  /// The variables and parameters of \p FD that the first name of the operand
  /// may mean.
  VariableVisitor variablesOf(const FunctionDecl &FD) const {
    StringRef Name = A.Operand.Names.empty() ? "" : A.Operand.Names.front();
    VariableVisitor Visitor(Name, A.Keyword, U.sources());
    for (const ParmVarDecl *Param : FD.parameters())
      Visitor.VisitVarDecl(Param);
    if (const Stmt *Body = FD.getBody())
      Visitor.TraverseStmt(Body);
    return Visitor;
  }

  /// The one variable or parameter of the coroutine that the operand names.
  const VarDecl *variable() {
    if (A.Operand.How != OperandText::Form::Name || A.Operand.Names.size() != 1)
      return nullptr;
    VariableVisitor Visitor = variablesOf(*A.Function);
    if (Visitor.Found.size() != 1 || Visitor.Found.front()->isInvalidDecl())
      return nullptr;
    SourceLocation Declared = Visitor.Found.front()->getLocation();
    Of.IsRepeated =
        A.IsOfLoop || llvm::any_of(Visitor.Loops, [&](SourceLocation Loop) {
          return U.sources().isBeforeInTranslationUnit(Declared, Loop);
        });
    return Visitor.Found.front();
  }

  /// What the name of the operand means to the coroutine, without its locals.
  SmallVector<NamedDecl *, 4> lookUp() const {
    ArrayRef<StringRef> Names = A.Operand.Names;
    if (Names.empty())
      return {};
    auto In = [&](const DeclContext *DC, StringRef Name) {
      SmallVector<NamedDecl *, 4> Found;
      for (NamedDecl *D : DC->lookup(&U.context().Idents.get(Name)))
        Found.push_back(D->getUnderlyingDecl());
      return Found;
    };
    SmallVector<NamedDecl *, 4> Found;
    for (const DeclContext *DC = A.Function; DC && Found.empty();
         DC = DC->getLookupParent()) {
      // Locals hide what is outside. Of a pattern's, nothing is known.
      if (const auto *FD = dyn_cast<FunctionDecl>(DC)) {
        const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern();
        if (!variablesOf(Pattern ? *Pattern : *FD).Found.empty())
          return {};
      } else if (DC->isLookupContext()) {
        Found = In(DC, Names.front());
      }
    }
    for (StringRef Name : Names.drop_front()) {
      const auto *Scope =
          Found.size() == 1 ? dyn_cast<DeclContext>(Found.front()) : nullptr;
      if (!Scope)
        return {};
      Found = In(Scope, Name);
    }
    return Found;
  }

  /// Types that the compiler's errors name are often spelled as
  /// `typename std::remove_reference<T>::type`.
  static QualType withoutTypename(QualType T) {
    while (!T.isNull()) {
      const auto *Alias = T->getAs<TypedefType>();
      if (!Alias || Alias->getKeyword() != ElaboratedTypeKeyword::Typename)
        return T;
      T = Alias->desugar().withFastQualifiers(T.getLocalFastQualifiers());
    }
    return T;
  }

  bool setOperand(QualType T, Operand How) {
    if (T.isNull() || T->isDependentType() || T->isUndeducedType())
      return false;
    Of.Type = withoutTypename(T);
    Of.Form = How;
    return true;
  }

  /// Finds out what the operand calls or constructs. Argument-dependent lookup
  /// may have found something else; then the compiler's complaint tells.
  bool setCalled() {
    using TextForm = OperandText::Form;
    auto SetType = [&](QualType T, bool IsReference) {
      if (!setOperand(T, IsReference ? Operand::Lvalue : Operand::Declval))
        return false;
      if (First.ID == diag::err_typecheck_member_reference_struct_union &&
          !A.isAtKeyword(First) && !T->isRecordType() && !First.Types.empty())
        return identityOf(First.Types.front().getUnqualifiedType()) ==
               identityOf(T.getUnqualifiedType());
      return !U.resolver().resolve(Of.Type, P, Of.Form).WellFormed;
    };
    if (A.Operand.How != TextForm::Call &&
        A.Operand.How != TextForm::BracedName)
      return false;
    SmallVector<NamedDecl *, 4> Found = lookUp();
    if (Found.size() == 1)
      if (const auto *Type = dyn_cast<TypeDecl>(Found.front()))
        return SetType(U.context().getTypeDeclType(Type),
                       /*IsReference=*/false);
    if (A.Operand.How != TextForm::Call || Found.empty())
      return false;
    for (const NamedDecl *D : Found) {
      const auto *FD = dyn_cast<FunctionDecl>(D);
      if (!FD || (Of.Function &&
                  !U.context().hasSameType(FD->getReturnType(),
                                           Of.Function->getReturnType())))
        return false;
      Of.Function = FD;
    }
    QualType T = Of.Function->getReturnType();
    return SetType(T.getNonReferenceType(), T->isLValueReferenceType());
  }

  void setFromErrors() {
    switch (First.ID) {
    case diag::err_typecheck_member_reference_struct_union:
    case diag::err_typecheck_member_reference_suggestion:
    case diag::err_typecheck_incomplete_tag:
      if (!First.Types.empty() && !A.isAtKeyword(First))
        setOperand(First.Types.front(), Operand::Declval);
      break;
    case diag::err_ovl_ambiguous_oper_unary:
      if (!First.Types.empty())
        setOperand(First.Types.front(), Operand::Declval);
      break;
    case diag::err_no_member:
    case diag::err_no_member_suggest:
      if (!A.isAtKeyword(First))
        setOperand(A.classWithoutMember(U.context()), Operand::Declval);
      break;
    default:
      break;
    }
  }

  Unit &U;
  const FailedAwait &A;
  const CompilerError &First;
  Promise P;
  AwaitedOperand Of;
};
} // namespace

AwaitedOperand awaitedOperand(Unit &U, const FailedAwait &A) {
  return OperandFinder(U, A).find();
}

} // namespace corotidy
