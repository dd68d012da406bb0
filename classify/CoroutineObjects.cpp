//===--- CoroutineObjects.cpp - What may be a coroutine's result ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/CoroutineObjects.h"
#include "classify/Classifier.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace corotidy {

static const Decl *identity(const CXXRecordDecl &Record) {
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record))
    return Spec->getSpecializedTemplate()->getCanonicalDecl();
  if (const ClassTemplateDecl *Template = Record.getDescribedClassTemplate())
    return Template->getCanonicalDecl();
  return Record.getCanonicalDecl();
}

CoroutineObjects::CoroutineObjects(Sema &S) {
  NamespaceDecl *Std = S.getStdNamespace();
  if (!Std)
    return;
  for (NamedDecl *D :
       Std->lookup(&S.getASTContext().Idents.get("coroutine_traits")))
    if (auto *Traits = dyn_cast<ClassTemplateDecl>(D))
      noteSpecialisations(*Traits);
}

bool CoroutineObjects::mayBe(QualType T) const {
  Bases Derived;
  return mayBe(T, Derived);
}

bool CoroutineObjects::mayBe(const CXXRecordDecl &Record) const {
  Bases Derived;
  return mayBe(Record, Derived);
}

bool CoroutineObjects::mayBe(QualType T, Bases &Derived) const {
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return mayBe(*Record, Derived);
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  if (!Spec)
    return false;
  const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
      Spec->getTemplateName().getAsTemplateDecl());
  return !Template || mayBe(*Template->getTemplatedDecl(), Derived);
}

bool CoroutineObjects::mayBe(const CXXRecordDecl &Record,
                             Bases &Derived) const {
  const CXXRecordDecl &Written = writtenClass(Record);
  if (HasTraitsOfAny || HasTraits.contains(identity(Written)) ||
      !Written.hasDefinition() || declaresPromiseType(Written))
    return true;
  // A template may be derived from another specialisation of itself.
  if (!Derived.insert(&Written).second)
    return false;
  bool Answer =
      llvm::any_of(Written.bases(), [&](const CXXBaseSpecifier &Base) {
        QualType T = Base.getType();
        // What depends on arguments may be anything.
        return mayBe(T, Derived) ||
               (T->isDependentType() && !T->getAsCXXRecordDecl() &&
                !T->getAs<TemplateSpecializationType>());
      });
  Derived.erase(&Written);
  return Answer;
}

/// A specialisation of std::coroutine_traits leaves no trace in the class.
void CoroutineObjects::noteSpecialisations(ClassTemplateDecl &Traits) {
  SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
  Traits.getPartialSpecializations(Partial);
  for (const ClassTemplatePartialSpecializationDecl *Spec : Partial)
    note(Spec->getTemplateArgs().asArray());
  for (const ClassTemplateSpecializationDecl *Spec : Traits.specializations())
    if (Spec->getSpecializationKind() == TSK_ExplicitSpecialization)
      note(Spec->getTemplateArgs().asArray());
}

void CoroutineObjects::note(ArrayRef<TemplateArgument> Args) {
  // Traits that one writes oneself may take nothing but a pack.
  while (!Args.empty() && Args.front().getKind() == TemplateArgument::Pack)
    Args = Args.front().pack_elements();
  if (Args.empty() || Args.front().getKind() != TemplateArgument::Type)
    HasTraitsOfAny = true;
  else
    note(Args.front().getAsType());
}

void CoroutineObjects::note(QualType T) {
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Spec ? Spec->getTemplateName().getAsTemplateDecl() : nullptr;
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    HasTraits.insert(identity(*Record));
  else if (Template)
    HasTraits.insert(Template->getCanonicalDecl());
  else
    HasTraitsOfAny = true;
}

} // namespace corotidy
