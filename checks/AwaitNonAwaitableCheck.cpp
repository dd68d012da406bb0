//===--- AwaitNonAwaitableCheck.cpp - coro-await-non-awaitable ------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitNonAwaitableCheck.h"
#include "checks/AwaitedOperand.h"
#include "classify/BodyVisitor.h"
#include "classify/Names.h"
#include "classify/SemaProbe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace corotidy {

static const StringRef AwaiterMembers[] = {"await_ready", "await_suspend",
                                           "await_resume"};

/// The only overload of \p Name in the class \p T.
static const NamedDecl *onlyMember(Sema &S, QualType T, StringRef Name) {
  UnresolvedSet<4> Found =
      membersNamed(S, T.isNull() ? T : T.getNonReferenceType(), Name);
  return Found.size() == 1 ? (*Found.begin())->getUnderlyingDecl() : nullptr;
}

/// "a", "a and b", "a, b and c".
static std::string listed(ArrayRef<std::string> Words) {
  std::string Text;
  for (auto [I, Word] : llvm::enumerate(Words)) {
    if (I > 0)
      Text += I + 1 == Words.size() ? " and " : ", ";
    Text += Word;
  }
  return Text;
}

namespace {
class ReturnedValues : public BodyVisitor {
public:
  bool AreFlags = true;

  bool VisitReturnStmt(const ReturnStmt *S) override {
    const Expr *Value = S->getRetValue();
    Value = Value ? Value->IgnoreParens()->IgnoreImplicit() : nullptr;
    const auto *Number = dyn_cast_or_null<IntegerLiteral>(Value);
    AreFlags &= Value && (Value->getType()->isBooleanType() ||
                          (Number && Number->getValue().ule(1)));
    return AreFlags;
  }
};

/// Finds the reason for one failed await and puts it into words.
class Explanation {
public:
  Explanation(Unit &U, const FailedAwait &A)
      : U(U), A(A), C(U.classOf(*A.Function)), S(U.sema()),
        Of(awaitedOperand(U, A)) {
    if (C.Promise)
      P = C.Promise->P;
  }

  Finding finding() {
    F.Loc = A.Keyword;
    F.IsError = true;
    addRanges();
    explain();
    if (A.Keyword.isMacroID() ||
        llvm::any_of(A.Errors,
                     [](const CompilerError *E) { return E->Loc.isMacroID(); }))
      dropFixes();
    return std::move(F);
  }

private:
  std::string quoted(QualType T) const {
    return "'" + typeName(T, U.context()) + "'";
  }
  std::string promise() const {
    return P.Type.isNull() ? "its promise" : quoted(P.Type);
  }
  const CompilerError &first() const { return *A.Errors.front(); }
  const CompilerError *error(unsigned ID) const {
    for (const CompilerError *E : A.Errors)
      if (E->ID == ID)
        return E;
    return nullptr;
  }

  /// Begins the message with what it is about.
  void cannot(std::string What, const Twine &Why) {
    F.Message = (What + " cannot be awaited in '" + qualifiedName(*A.Function) +
                 "'" + Why)
                    .str();
  }
  void cannot(const Twine &Why) {
    cannot(Of.Type.isNull() ? "this operand" : quoted(Of.Type), Why);
  }
  void note(SourceLocation Loc, std::string Message) {
    if (Loc.isValid())
      F.Notes.push_back({Loc, std::move(Message)});
  }
  void remedy(std::string Message) { note(A.Keyword, std::move(Message)); }

  void insert(SourceLocation Loc, StringRef Code) {
    F.Fixes.push_back(FixItHint::CreateInsertion(Loc, Code));
  }

  void dropFixes() {
    F.Fixes.clear();
    for (Note &N : F.Notes)
      N.Fixes.clear();
  }

  bool isAwaitable(QualType T, Operand Form) {
    return U.resolver().resolve(T, P, Form).WellFormed;
  }

  //===--------------------------------------------------------------------===//
  // Ranges
  //===--------------------------------------------------------------------===//

  bool isOurs(const CompilerError &E) const {
    return llvm::is_contained(A.Errors, &E);
  }

  /// The whole expression, unless other errors are in there, say in a lambda.
  void addRanges() {
    const SourceManager &SM = U.sources();
    bool Whole = A.Operand.End.isValid();
    for (const CompilerError &E : U.errors()) {
      SourceLocation Loc = SM.getFileLoc(E.Loc);
      Whole &= isOurs(E) || SM.getFileID(Loc) != SM.getFileID(A.Keyword) ||
               Loc < A.Keyword || !(Loc < A.Operand.End);
    }
    if (Whole)
      F.Ranges.push_back(
          SourceRange(A.Keyword, A.Operand.End.getLocWithOffset(-1)));
    // An await_suspend may be anywhere.
    for (SourceRange Range : A.errorRanges(SM))
      if (!Whole || Range.getBegin() < A.Keyword ||
          !(Range.getBegin() < A.Operand.End))
        F.Ranges.push_back(Range);
  }

  //===--------------------------------------------------------------------===//
  // Reasons
  //===--------------------------------------------------------------------===//

  void explain() {
    if (const CompilerError *E =
            error(diag::err_await_suspend_invalid_return_type))
      return suspendReturns(*E);
    if (error(diag::err_member_reference_needs_call) ||
        error(diag::err_bound_member_function) ||
        error(diag::err_ovl_unresolvable))
      return notCalled();
    if (error(diag::err_access))
      return inaccessible();
    if (!Of.Type.isNull() && Of.Type->isVoidType())
      return nothing();
    if (!Of.Type.isNull() &&
        (Of.Type->isFunctionType() || Of.Type->isFunctionPointerType()))
      return notCalled();
    if (isLambda(Of.Type))
      return notCalled();
    if (C.Promise && C.Promise->Transform != AwaitTransform::None)
      return transformed();
    if (first().ID == diag::err_ovl_ambiguous_oper_unary)
      return ambiguous();
    if (first().ID == diag::err_ovl_deleted_oper) {
      cannot(": its operator co_await is deleted");
      candidates();
      return remedy("await something else");
    }
    if (!Of.Type.isNull() && Of.Type->isIncompleteType()) {
      cannot(": it is declared, but not defined here");
      if (const CXXRecordDecl *Record = Of.Type->getAsCXXRecordDecl())
        note(Record->getLocation(), "this is all that is known of it");
      return remedy("include its definition");
    }
    if (!explainMember())
      notAwaitable();
  }

  /// Explains an awaiter that has all members, one of which cannot be called.
  bool explainMember() {
    if (first().ID == diag::err_typecheck_bool_condition)
      return badMember("await_ready", first().Types.empty()
                                          ? "returns no bool"
                                          : "returns " +
                                                quoted(first().Types.front()) +
                                                ", which is no bool");
    for (StringRef Name : AwaiterMembers)
      if (first().mentions(Name) && !first().isOfMissingMember())
        return badMember(Name,
                         first().ID == diag::err_member_function_call_bad_cvr
                             ? "cannot be called on a constant object"
                         : Name == "await_suspend"
                             ? "does not take the handle of " + promise()
                             : "cannot be called without arguments");
    if (first().ID == diag::err_typecheck_call_not_function)
      if (StringRef Name = memberThat(
              [](const NamedDecl *D) { return !D->getAsFunction(); });
          !Name.empty())
        return badMember(Name, "is no function");
    if (first().isOfTooFewArguments())
      if (StringRef Name = memberThat([](const NamedDecl *D) {
            const FunctionDecl *FD = D->getAsFunction();
            return FD && FD->getMinRequiredArguments() >
                             (FD->getName() == "await_suspend" ? 1u : 0u);
          });
          !Name.empty())
        return badMember(Name, "wants more arguments than it gets");
    if (first().ID == diag::err_typecheck_nonviable_condition ||
        first().isOfTooManyArguments())
      return badMember("await_suspend",
                       "does not take the handle of " + promise());
    return false;
  }

  /// The first of the awaiter's members that are not overloaded and that
  /// \p Is; empty if there is none.
  StringRef memberThat(llvm::function_ref<bool(const NamedDecl *)> Is) {
    for (StringRef Name : AwaiterMembers)
      if (const NamedDecl *D = onlyMember(S, awaiter(), Name); D && Is(D))
        return Name;
    return StringRef();
  }

  static bool isLambda(QualType T) {
    const CXXRecordDecl *Record =
        T.isNull() ? nullptr : T->getAsCXXRecordDecl();
    return Record && Record->isLambda();
  }

  /// The functions that the compiler's notes point at.
  void candidates() {
    unsigned Count = 0;
    for (const CompilerNote &N : first().Notes)
      if (N.ID == diag::note_ovl_candidate ||
          N.ID == diag::note_ovl_candidate_deleted)
        if (++Count <= 3)
          note(N.Loc, "this is a candidate");
  }

  void nothing() {
    bool Again = A.Operand.How == OperandText::Form::Await;
    if (Again)
      cannot(": the co_await behind this one has waited and gives nothing");
    else if (Of.Function)
      cannot(": '" + qualifiedName(*Of.Function) +
             "' returns nothing to wait for");
    else
      cannot(": there is nothing to wait for");
    if (Of.Function && !Again) {
      note(Of.Function->getLocation(), "it returns void");
      return remedy("call '" + qualifiedName(*Of.Function) +
                    "' without co_await, or have it return a task");
    }
    remedy(Again ? "one co_await is enough" : "do without co_await");
  }

  void ambiguous() {
    cannot(": its operator co_await is ambiguous");
    candidates();
    remedy("leave one of them, or call the one that is meant");
  }

  void inaccessible() {
    SmallVector<std::string, 3> Hidden;
    bool IsTransform = false;
    for (const CompilerError *E : A.Errors) {
      if (E->ID != diag::err_access || E->Names.empty())
        continue;
      std::string Name = E->Names.front().getAsString();
      IsTransform |= Name == "await_transform";
      if (!llvm::is_contained(Hidden, Name))
        Hidden.push_back(Name);
      for (const CompilerNote &N : E->Notes)
        if (N.ID == diag::note_access_natural)
          note(N.Loc, "'" + Name + "' is not public");
    }
    cannot((IsTransform ? ": await_transform of " + promise()
                        : ": its " + listed(Hidden)) +
           (Hidden.size() > 1 ? " are not public" : " is not public"));
    remedy(Hidden.size() > 1 ? "make them public" : "make it public");
  }

  /// The class that has the awaiter's members, or should.
  QualType awaiter() {
    if (Of.Kept && Of.Kept->getOpaqueValue())
      return Of.Kept->getOpaqueValue()->getType();
    if (QualType T = A.classWithoutMember(U.context()); !T.isNull())
      return T;
    if (Of.Type.isNull())
      return QualType();
    return U.resolver().resolve(Of.Type, P, Of.Form).Awaiter;
  }

  std::string itsAwaiters(StringRef Name) {
    QualType T = awaiter();
    return T.isNull() || Of.Type.isNull() ||
                   identityOf(T.getUnqualifiedType()) ==
                       identityOf(Of.Type.getUnqualifiedType())
               ? ("its " + Name).str()
               : (Name + " of its awaiter " + quoted(T)).str();
  }

  /// Always true, for it has explained the await.
  bool badMember(StringRef Name, const Twine &What) {
    cannot(": " + itsAwaiters(Name) + " " + What);
    const NamedDecl *Member = onlyMember(S, awaiter(), Name);
    const FunctionDecl *Suspend = Member ? Member->getAsFunction() : nullptr;
    if (Name == "await_suspend" && (Suspend || !Member)) {
      if (Suspend)
        note(Suspend->getLocation(),
             Suspend->param_empty()
                 ? "it takes nothing"
                 : "it takes " + quoted(Suspend->getParamDecl(0)->getType()));
      remedy("have it take a std::coroutine_handle<>, to which every "
             "handle converts, or await this in a coroutine that it is "
             "made for");
      return true;
    }
    if (Member)
      note(Member->getLocation(), (Name + " is declared here").str());
    if (first().ID == diag::err_member_function_call_bad_cvr)
      remedy(("make " + Name + " const, or await an object that is not").str());
    else
      remedy(Name == "await_ready"
                 ? "await_ready is called without arguments and returns a bool"
             : Name == "await_resume"
                 ? "await_resume is called without arguments"
                 : "await_suspend is called with the "
                   "coroutine's handle");
    return true;
  }

  void suspendReturns(const CompilerError &E) {
    QualType Returned = E.Types.empty() ? QualType() : E.Types.front();
    cannot(": await_suspend returns " + quoted(Returned));
    note(E.Loc, "here, it may return void, bool or a std::coroutine_handle");
    remedy("have await_suspend return void to suspend always, bool to say "
           "whether to suspend, or the handle of the coroutine that goes on");
    for (const CXXRecordDecl *Record : U.records())
      for (const CXXMethodDecl *Method : Record->methods())
        if (Method->getLocation() == E.Loc)
          return returnBool(*Method);
  }

  /// Makes an await_suspend that is an int by oversight a bool.
  void returnBool(const CXXMethodDecl &Method) {
    const Stmt *Body =
        Method.isThisDeclarationADefinition() ? Method.getBody() : nullptr;
    SourceRange Type = Method.getReturnTypeSourceRange();
    if (!Body || !Method.isFirstDecl() || !Type.isValid() ||
        Type.getBegin().isMacroID() ||
        !Method.getDeclaredReturnType()->isSpecificBuiltinType(
            BuiltinType::Int) ||
        Method.getDeclaredReturnType()->getAs<TypedefType>())
      return;
    ReturnedValues Returned;
    Returned.TraverseStmt(Body);
    if (Returned.AreFlags && Type.getBegin() == Type.getEnd())
      F.Fixes.push_back(FixItHint::CreateReplacement(Type, "bool"));
  }

  void notCalled() {
    bool WithoutArguments = false;
    for (const CompilerError *E : A.Errors)
      WithoutArguments |= StringRef(E->Message).contains("with no arguments");
    QualType Given = A.classWithoutMember(U.context());
    if (Of.Kept && !Of.Type.isNull()) {
      const auto *Type = Of.Type->isFunctionPointerType()
                             ? Of.Type->getPointeeType()->getAs<FunctionType>()
                             : Of.Type->getAs<FunctionType>();
      Given = Type ? Type->getReturnType() : Of.Type;
    }
    if (isLambda(Given) || isLambda(Of.Type)) {
      const CXXRecordDecl *Closure =
          (isLambda(Given) ? Given : Of.Type)->getAsCXXRecordDecl();
      const CXXMethodDecl *Call = Closure->getLambdaCallOperator();
      Given = Call && !Closure->isGenericLambda() ? Call->getReturnType()
                                                  : QualType();
      WithoutArguments = Call && Call->param_empty();
    }
    bool Works =
        WithoutArguments && !Given.isNull() && !Given->isDependentType() &&
        !Given->isUndeducedType() && !Given->isVoidType() &&
        isAwaitable(Given, Given->isReferenceType() ? Operand::Declval
                                                    : Operand::Prvalue);
    bool IsLambda = A.Operand.How == OperandText::Form::Lambda;
    std::string Name = llvm::join(A.Operand.Names, "::");
    if (A.Operand.Member.isValid())
      Name = U.textOf(CharSourceRange::getTokenRange(A.Operand.Member)).str();
    cannot(IsLambda       ? "a lambda"
           : Name.empty() ? "a function"
                          : "'" + Name + "'",
           ": it is not called");
    if (!Works)
      return remedy("call it, if what it returns can be awaited");
    remedy("call it, and await what it returns");
    bool InOneStep = A.Operand.How == OperandText::Form::Name ||
                     A.Operand.How == OperandText::Form::Lambda ||
                     A.Operand.Member.isValid();
    if (!InOneStep || A.Operand.End.isInvalid())
      return;
    insert(A.Operand.End, "()");
    if (llvm::any_of(A.Errors,
                     [](const CompilerError *E) { return E->HasFix; }))
      std::swap(F.Fixes, F.Notes.back().Fixes);
  }

  //===--------------------------------------------------------------------===//
  // Operands that are no awaitables
  //===--------------------------------------------------------------------===//

  void transformed() {
    UnresolvedSet<4> Found = membersNamed(S, P.Type, "await_transform");
    bool Refused =
        first().ID != diag::err_typecheck_member_reference_struct_union &&
        !first().isOfMissingMember();
    if (C.Promise->Transform == AwaitTransform::Deleted) {
      cannot(": " + promise() + " deletes await_transform");
      note((*Found.begin())->getLocation(), "await_transform is deleted here");
      return remedy("this coroutine can await nothing");
    }
    if (!Refused && A.isAtKeyword(first())) {
      QualType Gives = A.classWithoutMember(U.context());
      if (Gives.isNull() && !first().Types.empty())
        Gives = first().Types.front();
      cannot(": await_transform of " + promise() + " turns it into " +
             quoted(Gives) + ", which is no awaiter");
      note((*Found.begin())->getLocation(), "await_transform is declared here");
      return remedy("have await_transform return what can be awaited");
    }
    if (!Refused)
      return notAwaitable();
    cannot(": no await_transform of " + promise() + " takes it");
    unsigned Count = 0;
    for (const NamedDecl *D : Found)
      if (++Count <= 3)
        note(D->getLocation(), isDeletedFunction(D)
                                   ? "this await_transform is deleted"
                                   : "this await_transform does not");
    remedy("await what this coroutine is made to await, or add an "
           "await_transform");
  }

  /// What `*` makes of the operand; null if nothing.
  QualType pointee() {
    if (Of.Type->isPointerType() && Of.Type->getPointeeType()->isVoidType())
      return QualType();
    if (Of.Type->isPointerType())
      return U.context().getLValueReferenceType(Of.Type->getPointeeType());
    if (!Of.Type->isRecordType())
      return QualType();
    SemaProbe Probe(S);
    Expr *E = Probe.operand(Of.Type, VK_LValue);
    UnresolvedSet<4> None;
    Expr *Deref = Probe.accepted(
        S.CreateOverloadedUnaryOp(Probe.loc(), UO_Deref, None, E));
    return Deref ? Probe.typeOf(Deref) : QualType();
  }

  void dereference() {
    if (!first().HasFix)
      return insert(A.Operand.Begin, "*");
    // Clang would put "->" for a pointer. clang-tidy takes the larger one of
    // two fixes of one place.
    StringRef Text =
        U.textOf(CharSourceRange::getCharRange(A.Operand.Begin, A.Operand.End));
    F.Fixes.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(A.Keyword, A.Operand.End),
        ("co_await *" + Text).str()));
  }

  bool pointsToAwaitable() {
    QualType Pointee = pointee();
    if (Pointee.isNull() || Pointee.getNonReferenceType()->isIncompleteType())
      return false;
    bool Works = isAwaitable(Pointee, Operand::Declval);
    if (!Works && !isAwaitable(Pointee.getNonReferenceType(), Operand::Declval))
      return false;
    cannot(Of.Type->isPointerType() ? ": it is a pointer"
                                    : ": it is no awaitable, but holds one");
    remedy(Works ? "await what it points to, with *"
                 : "await what it points to, which has to be an rvalue: "
                   "std::move(*...)");
    if (Works && A.Operand.Begin.isValid() && A.Operand.End.isValid() &&
        A.Operand.How != OperandText::Form::Await)
      dereference();
    return true;
  }

  /// The member operator co_await of the operand; null if there is none.
  const NamedDecl *memberOperator() {
    DeclarationName Name =
        U.context().DeclarationNames.getCXXOperatorName(OO_Coawait);
    UnresolvedSet<4> Found = membersNamed(S, Of.Type, Name);
    return Found.empty() ? nullptr : *Found.begin();
  }

  static bool isMoveDeclared(Sema &S) {
    NamespaceDecl *Std = S.getStdNamespace();
    return Std &&
           llvm::any_of(Std->lookup(&S.getASTContext().Idents.get("move")),
                        [](const NamedDecl *D) {
                          const FunctionDecl *FD = D->getAsFunction();
                          return FD && FD->getNumParams() == 1;
                        });
  }

  /// Whether the operand could be awaited if it were of the other category.
  bool isOfWrongCategory() {
    if (!Of.Type->isRecordType())
      return false;
    bool AsLvalue = isAwaitable(Of.Type, Operand::Lvalue);
    bool AsRvalue = isAwaitable(Of.Type, Operand::Declval);
    if (AsLvalue == AsRvalue)
      return false;
    cannot(AsRvalue ? ": only an rvalue of this type can"
                    : ": only an lvalue of this type can");
    if (const NamedDecl *Operator = memberOperator())
      note(Operator->getLocation(), AsRvalue
                                        ? "operator co_await is for rvalues"
                                        : "operator co_await is for lvalues");
    if (!AsRvalue) {
      remedy("put it into a variable, and await that");
      return true;
    }
    remedy("give it up with std::move, for it is awaited once only");
    if (Of.Variable && !Of.IsRepeated && Of.Variable->hasLocalStorage() &&
        !Of.Variable->getType()->isReferenceType() && isMoveDeclared(S) &&
        A.Operand.End.isValid()) {
      insert(A.Operand.Begin, "std::move(");
      insert(A.Operand.End, ")");
    }
    return true;
  }

  void missingMembers(QualType T) {
    SmallVector<std::string, 3> Has, Missing;
    for (StringRef Name : AwaiterMembers)
      (hasMember(S, T, Name) ? Has : Missing).push_back(Name.str());
    if (const NamedDecl *Operator =
            Of.Type.isNull() ? nullptr : memberOperator();
        Operator && identityOf(Of.Type.getUnqualifiedType()) == identityOf(T)) {
      cannot(": its operator co_await does not take it as it is here");
      note(Operator->getLocation(), "operator co_await is declared here");
      return remedy("mind const, lvalues and rvalues");
    }
    std::string No =
        Has.empty() ? " has neither operator co_await nor " : " has no ";
    bool IsOperand =
        Of.Type.isNull() || identityOf(Of.Type.getUnqualifiedType()) ==
                                identityOf(T.getUnqualifiedType());
    if (Of.Type.isNull())
      Of.Type = T;
    if (IsOperand)
      cannot(": it" + No + listed(Missing));
    else
      cannot(": its operator co_await gives " + quoted(T) + ", which has no " +
             listed(Missing));
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Has.empty() || !IsOperand) {
      if (Record && !U.sources().isInSystemHeader(Record->getLocation()))
        note(Record->getLocation(), quoted(T) + " is declared here");
      return remedy("an awaiter has await_ready, await_suspend and "
                    "await_resume");
    }
    if (U.classifier().resultFacts(Of.Type).isIterable())
      return remedy("it is iterated, not awaited");
    remedy("await a task or another awaitable");
  }

  void notAwaitable() {
    if (!Of.Type.isNull() && (isOfWrongCategory() || pointsToAwaitable()))
      return;
    QualType T = A.classWithoutMember(U.context());
    if (!T.isNull())
      return missingMembers(T);
    if (!Of.Type.isNull() && Of.Type->isRecordType() &&
        first().ID == diag::err_typecheck_member_reference_struct_union &&
        !first().Types.empty()) {
      cannot(": its operator co_await gives " + quoted(first().Types.front()) +
             ", which is no class");
      if (const NamedDecl *Operator = memberOperator())
        note(Operator->getLocation(), "operator co_await is declared here");
      return remedy("have operator co_await return an awaiter");
    }
    if (!Of.Type.isNull() && !Of.Type->isRecordType()) {
      cannot(": it is no class, and no await_transform of " + promise() +
             " takes it");
      return remedy("await a task or another awaitable; a value that is there "
                    "needs no co_await");
    }
    if (!Of.Type.isNull())
      if (const AwaitResolution &R = U.resolver().resolve(Of.Type, P, Of.Form);
          !R.WellFormed) {
        cannot(": " + R.WhyNot);
        return remedy("await a task or another awaitable");
      }
    cannot("");
    remedy("await a task or another awaitable");
  }

  Unit &U;
  const FailedAwait &A;
  const Classification &C;
  Sema &S;
  Promise P;
  AwaitedOperand Of;
  Finding F;
};
} // namespace

void AwaitNonAwaitableCheck::checkUnit(Unit &U) {
  if (U.lacksHeader())
    return;
  for (const FailedAwait &A : U.failedAwaits())
    if (!isGeneratorWithoutAwaits(U.classOf(*A.Function)))
      report(Explanation(U, A).finding());
}

} // namespace corotidy
