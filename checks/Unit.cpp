//===--- Unit.cpp - The translation unit as checks see it -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace clang;

namespace corotidy {

Unit::Unit(CompilerInstance &CI) : CI(CI), Errors(CI.getDiagnostics()) {}

ASTContext &Unit::context() const { return CI.getASTContext(); }

SourceManager &Unit::sources() const { return CI.getSourceManager(); }

Sema &Unit::sema() const { return CI.getSema(); }

const UnitDeclarations &Unit::declarations() {
  if (!Declared)
    Declared = declarationsIn(context(), [this](FileID File) {
      return !SrcMgr::isSystem(sources().getFileCharacteristic(
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

std::shared_ptr<Unit> UnitPool::unitOf(CompilerInstance &CI) {
  std::lock_guard Lock(Mutex);
  std::weak_ptr<Unit> &Slot = Units[&CI];
  std::shared_ptr<Unit> Existing = Slot.lock();
  if (!Existing)
    Slot = Existing = std::make_shared<Unit>(CI);
  return Existing;
}

} // namespace corotidy
