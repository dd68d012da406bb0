//===--- AwaitResultDanglingCheck.cpp - coro-await-result-dangling --------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AwaitResultDanglingCheck.h"
#include "checks/AwaitResults.h"
#include "classify/BodyVisitor.h"
#include "flow/UseAfter.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace corotidy {

namespace {
/// A variable that is initialised with an await, or with what is got from one.
struct AwaitedVariable {
  const VarDecl *Var;
  SourceLocation End;
  /// The loop that goes over what it refers to; null if there is none.
  const CXXForRangeStmt *Loop = nullptr;
};

class VariableVisitor : public BodyVisitor {
public:
  std::vector<AwaitedVariable> Found;

  bool VisitDeclStmt(const DeclStmt *S) override {
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        add(*Var, S->getEndLoc(), nullptr);
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) override {
    if (const DeclStmt *Range = S->getRangeStmt();
        Range && Range->isSingleDecl())
      if (const auto *Var = dyn_cast<VarDecl>(Range->getSingleDecl()))
        add(*Var, S->getRParenLoc(), S);
    return true;
  }

private:
  void add(const VarDecl &Var, SourceLocation End,
           const CXXForRangeStmt *Loop) {
    const Expr *Init = Var.getInit();
    if (!Init || Init->isTypeDependent() || Var.isInvalidDecl() ||
        (Var.isImplicit() && !Loop) || !Var.hasLocalStorage() ||
        howRefers(Var.getType()) == Refers::Never)
      return;
    Found.push_back({&Var, End, Loop});
  }
};

/// Whether there is an await in an expression.
class AwaitFinder : public BodyVisitor {
public:
  bool Found = false;
  bool VisitCoawaitExpr(const CoawaitExpr *) override {
    Found = true;
    return false;
  }
};
} // namespace

/// Where \p Var, or a part of it that has a name, is used behind \p End.
static const Expr *useAfter(const Graph &G, const VarDecl &Var,
                            SourceLocation End, const SourceManager &SM) {
  for (const Step &S : G.steps()) {
    const VarDecl *Used =
        S.What == Step::Kind::Evaluates ? mentionedBy(*S.S) : nullptr;
    if (Used && Used->getCanonicalDecl() == Var.getCanonicalDecl() &&
        SM.isBeforeInTranslationUnit(End, S.S->getBeginLoc()))
      return cast<Expr>(S.S);
  }
  return nullptr;
}

/// What of the object the result is.
static std::string whatOf(AwaitedObject::Place Where) {
  switch (Where) {
  case AwaitedObject::Place::InObject:
    return "what is in ";
  case AwaitedObject::Place::InFrame:
    return "what is in the frame of ";
  case AwaitedObject::Place::Referred:
    return "";
  }
  llvm_unreachable("unknown place");
}

static std::string givenBy(AwaitedObject::Place Where) {
  switch (Where) {
  case AwaitedObject::Place::InObject:
    return "what is in the awaiter";
  case AwaitedObject::Place::InFrame:
    return "what is in the promise of the coroutine";
  case AwaitedObject::Place::Referred:
    return "what the awaiter refers to";
  }
  llvm_unreachable("unknown place");
}

void AwaitResultDanglingCheck::checkFunction(Unit &U, const FunctionDecl &FD) {
  VariableVisitor Variables;
  Variables.TraverseStmt(writtenBody(FD));
  for (const AwaitedVariable &V : Variables.Found) {
    AwaitFinder Awaits;
    Awaits.TraverseStmt(V.Var->getInit());
    if (!Awaits.Found)
      continue;
    const Graph *G = U.graphOf(FD);
    const Expr *Use =
        G && !V.Loop ? useAfter(*G, *V.Var, V.End, U.sources()) : nullptr;
    if (!Use && !V.Loop)
      continue;
    auto All = awaitedObjectsIn(U, *V.Var->getInit(),
                                V.Var->getType()->isReferenceType());
    auto Object = llvm::find_if(All, [](const AwaitedObject &Each) {
      return Each.Object.Where == Referent::Storage::Temporary;
    });
    if (Object == All.end())
      continue;
    std::string Temporary = Object->Object.text(U.context());
    std::string Name;
    // Of parts with names, all of these.
    llvm::raw_string_ostream Text(Name);
    Text << "'";
    V.Var->printName(Text, U.context().getPrintingPolicy());
    Text << "'";
    Finding F;
    F.Loc = V.Loop ? Object->Await->getBeginLoc() : V.Var->getLocation();
    F.Ranges.push_back(Object->Await->getSourceRange());
    F.Message =
        (V.Loop ? "the loop goes over " : Name + " refers to ") +
        whatOf(Object->Where) + Temporary + ", which is destroyed " +
        (V.Loop ? "before the first element" : "at the end of the statement");
    F.Notes.push_back({Object->Resume->getLocation(),
                       "the await gives " + givenBy(Object->Where)});
    F.Notes.push_back(
        {V.End, std::string("the temporary is destroyed here") +
                    (Object->Where == AwaitedObject::Place::InFrame
                         ? ", and the frame of the coroutine with it"
                         : "")});
    F.Notes.push_back(
        {V.Loop ? V.Loop->getBody()->getBeginLoc() : Use->getBeginLoc(),
         V.Loop ? "it is used here, after that"
                : Name + " is used here, after that"});
    F.Notes.push_back({F.Loc, V.Loop
                                  ? "keep a copy of the result in a variable "
                                    "before the loop"
                                  : "keep a copy of the result"});
    report(F);
  }
}

void AwaitResultDanglingCheck::checkUnit(Unit &U) {
  for (const FunctionDecl *FD : U.coroutinesToFollow())
    checkFunction(U, *FD);
}

} // namespace corotidy
