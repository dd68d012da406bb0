//===--- Names.cpp - How entities are spelled in reports ------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/QualTypeNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;

namespace corotidy {

static PrintingPolicy reportPolicy(const ASTContext &Ctx) {
  PrintingPolicy Policy(Ctx.getLangOpts());
  Policy.SuppressTagKeyword = true;
  // Columns of an unnamed class would make two reports of one type differ.
  Policy.AnonymousTagLocations = false;
  Policy.SuppressDefaultTemplateArgs = true;
  Policy.FullyQualifiedName = true;
  Policy.Bool = true;
  return Policy;
}

std::string typeName(QualType T, const ASTContext &Ctx) {
  if (T.isNull())
    return {};
  return T.getAsString(reportPolicy(Ctx));
}

static void printTemplateArgs(raw_ostream &OS, ArrayRef<TemplateArgument> Args,
                              const ASTContext &Ctx,
                              const TemplateParameterList *Params) {
  printTemplateArgumentList(OS, Args, reportPolicy(Ctx), Params);
}

static void printUnqualified(raw_ostream &OS, const NamedDecl &D) {
  const ASTContext &Ctx = D.getASTContext();
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D)) {
    if (Record->isLambda()) {
      OS << "(lambda)";
      return;
    }
    if (!Record->getIdentifier()) {
      if (const TypedefNameDecl *Alias = Record->getTypedefNameForAnonDecl())
        OS << *Alias;
      else
        OS << "(unnamed " << Record->getKindName() << ')';
      return;
    }
    OS << *Record;
    // The canonical arguments of a partial specialisation have no names.
    if (const auto *Partial =
            dyn_cast<ClassTemplatePartialSpecializationDecl>(Record)) {
      printTemplateArgumentList(
          OS, Partial->getTemplateArgsAsWritten()->arguments(),
          reportPolicy(Ctx));
      return;
    }
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record))
      printTemplateArgs(
          OS, Spec->getTemplateArgs().asArray(), Ctx,
          Spec->getSpecializedTemplate()->getTemplateParameters());
    return;
  }
  // The type that names a constructor has canonical arguments; the class
  // around it shows them already.
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(D))
    OS << (isa<CXXDestructorDecl>(D) ? "~" : "")
       << *cast<CXXRecordDecl>(D.getDeclContext());
  else
    D.getDeclName().print(OS, reportPolicy(Ctx));
  if (const auto *FD = dyn_cast<FunctionDecl>(&D))
    if (const TemplateArgumentList *Args = FD->getTemplateSpecializationArgs())
      printTemplateArgs(OS, Args->asArray(), Ctx,
                        FD->getPrimaryTemplate()->getTemplateParameters());
}

static void printQualified(raw_ostream &OS, const NamedDecl &D) {
  const DeclContext *Parent = D.getDeclContext();
  while (Parent && !isa<NamedDecl>(Parent) && !Parent->isTranslationUnit())
    Parent = Parent->getParent();
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  if (Method && isLambdaCallOperator(Method)) {
    printQualified(OS, *Method->getParent());
    return;
  }
  if (const auto *Scope = dyn_cast_or_null<NamedDecl>(Parent)) {
    const auto *NS = dyn_cast<NamespaceDecl>(Scope);
    while (NS && NS->isInline()) {
      Scope = dyn_cast<NamespaceDecl>(NS->getParent());
      NS = dyn_cast_or_null<NamespaceDecl>(Scope);
    }
    if (Scope) {
      printQualified(OS, *Scope);
      if (const auto *Enclosing = dyn_cast<FunctionDecl>(Scope)) {
        const auto *M = dyn_cast<CXXMethodDecl>(Enclosing);
        if (!M || !isLambdaCallOperator(M))
          OS << "()";
      }
      OS << "::";
    }
  }
  if (const auto *NS = dyn_cast<NamespaceDecl>(&D);
      NS && NS->isAnonymousNamespace()) {
    OS << "(anonymous namespace)";
    return;
  }
  printUnqualified(OS, D);
}

std::string qualifiedName(const NamedDecl &D) {
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  printQualified(OS, D);
  return Name;
}

std::string nameWithParameters(const FunctionDecl &FD) {
  const ASTContext &Ctx = FD.getASTContext();
  std::string Name = qualifiedName(FD);
  llvm::raw_string_ostream OS(Name);
  OS << '(';
  llvm::interleaveComma(FD.parameters(), OS, [&](const ParmVarDecl *P) {
    OS << typeName(P->getType(), Ctx);
  });
  if (FD.isVariadic())
    OS << (FD.param_empty() ? "..." : ", ...");
  OS << ')';
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  if (!Method || Method->isStatic() || isLambdaCallOperator(Method))
    return Name;
  if (Method->isConst())
    OS << " const";
  if (Method->isVolatile())
    OS << " volatile";
  if (Method->getRefQualifier() == RQ_LValue)
    OS << " &";
  if (Method->getRefQualifier() == RQ_RValue)
    OS << " &&";
  return Name;
}

} // namespace corotidy
