//===--- Unit.cpp - The translation unit as checks see it -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace clang;

namespace corotidy {

Unit::Unit(CompilerInstance &CI, bool SystemHeaders)
    : CI(CI), SystemHeaders(SystemHeaders), Errors(CI.getDiagnostics()) {}

ASTContext &Unit::context() const { return CI.getASTContext(); }

SourceManager &Unit::sources() const { return CI.getSourceManager(); }

Sema &Unit::sema() const { return CI.getSema(); }

llvm::SmallVector<const CompilerError *, 1>
Unit::errorsIn(SourceRange Range) const {
  llvm::SmallVector<const CompilerError *, 1> Inside;
  if (Range.isInvalid())
    return Inside;
  SourceLocation Begin = sources().getExpansionLoc(Range.getBegin());
  SourceLocation End = sources().getExpansionRange(Range.getEnd()).getEnd();
  for (const CompilerError &E : errors())
    if (E.Loc.isValid() &&
        sources().isPointWithin(sources().getExpansionLoc(E.Loc), Begin, End))
      Inside.push_back(&E);
  return Inside;
}

const UnitDeclarations &Unit::declarations() {
  if (!Declared)
    Declared = declarationsIn(context(), [this](FileID File) {
      return SystemHeaders || !SrcMgr::isSystem(sources().getFileCharacteristic(
                                  sources().getLocForStartOfFile(File)));
    });
  return *Declared;
}

llvm::ArrayRef<FunctionDecl *> Unit::functions() {
  return declarations().Functions;
}

llvm::ArrayRef<CXXRecordDecl *> Unit::records() {
  return declarations().Records;
}

/// The class as bases name it: all specialisations of a template are one.
static const Decl *classOrTemplate(const CXXRecordDecl &Record) {
  const CXXRecordDecl &Written = writtenClass(Record);
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Written))
    return Spec->getSpecializedTemplate()->getCanonicalDecl();
  if (const ClassTemplateDecl *Template = Written.getDescribedClassTemplate())
    return Template->getCanonicalDecl();
  return Written.getCanonicalDecl();
}

bool Unit::isBase(const CXXRecordDecl &Record) {
  if (!Bases) {
    Bases.emplace();
    for (const CXXRecordDecl *Derived : records())
      for (const CXXBaseSpecifier &Base : Derived->bases()) {
        QualType T = Base.getType();
        const auto *Spec = T->getAs<TemplateSpecializationType>();
        const TemplateDecl *Template =
            Spec ? Spec->getTemplateName().getAsTemplateDecl() : nullptr;
        if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl())
          Bases->insert(classOrTemplate(*Class));
        else if (Template)
          Bases->insert(Template->getCanonicalDecl());
      }
  }
  return Bases->contains(classOrTemplate(Record));
}

llvm::ArrayRef<FunctionDecl *> Unit::coroutines() {
  if (!Coroutines) {
    Coroutines.emplace();
    for (FunctionDecl *FD : functions())
      // Of a body that compiles, its form tells without a look inside.
      if (isa_and_nonnull<CoroutineBodyStmt>(FD->getBody()) ||
          (hasErrors() && !classifier().evidenceOf(*FD).Uses.empty()))
        Coroutines->push_back(FD);
  }
  return *Coroutines;
}

FunctionDecl *Unit::functionAt(SourceLocation Loc) {
  const SourceManager &SM = sources();
  std::pair<FileID, unsigned> At = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  FunctionDecl *Innermost = nullptr;
  unsigned InnermostBegin = 0;
  for (FunctionDecl *FD : functions()) {
    // The range of a lambda's operator is less than the lambda.
    bool IsLambda = isLambdaCallOperator(FD);
    std::pair<FileID, unsigned> Begin = SM.getDecomposedLoc(
        SM.getFileLoc(IsLambda ? FD->getLocation() : FD->getBeginLoc()));
    std::pair<FileID, unsigned> End =
        SM.getDecomposedLoc(SM.getFileLoc(FD->getEndLoc()));
    bool IsInside = Begin.first == At.first && End.first == At.first &&
                    Begin.second <= At.second && At.second <= End.second;
    // Instantiations are where their pattern is.
    if (IsInside &&
        (!Innermost || InnermostBegin < Begin.second ||
         (InnermostBegin == Begin.second && isTemplatePattern(*FD)))) {
      Innermost = FD;
      InnermostBegin = Begin.second;
    }
  }
  return Innermost;
}

Classifier &Unit::classifier() {
  if (!TheClassifier) {
    llvm::ArrayRef<FunctionDecl *> All = functions();
    TheClassifier = std::make_unique<Classifier>(sema());
    for (const FunctionDecl *FD : All)
      TheClassifier->notePromiseOf(*FD);
  }
  return *TheClassifier;
}

const Classification &Unit::classOf(const FunctionDecl &FD) {
  std::unique_ptr<Classification> &Class = Classes[&FD];
  if (!Class)
    Class = std::make_unique<Classification>(classifier().classify(FD));
  return *Class;
}

std::shared_ptr<Unit> UnitPool::unitOf(CompilerInstance &CI,
                                       bool SystemHeaders) {
  std::lock_guard Lock(Mutex);
  std::weak_ptr<Unit> &Slot = Units[&CI];
  std::shared_ptr<Unit> Existing = Slot.lock();
  if (!Existing)
    Slot = Existing = std::make_shared<Unit>(CI, SystemHeaders);
  return Existing;
}

} // namespace corotidy
