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

static const CXXMethodDecl *asLambdaCall(const NamedDecl &D) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  return Method && isLambdaCallOperator(Method) ? Method : nullptr;
}

static void printRecord(raw_ostream &OS, const CXXRecordDecl &Record) {
  PrintingPolicy Policy = reportPolicy(Record.getASTContext());
  if (Record.isLambda()) {
    OS << "(lambda)";
    return;
  }
  if (!Record.getIdentifier()) {
    if (const TypedefNameDecl *Alias = Record.getTypedefNameForAnonDecl())
      OS << *Alias;
    else
      OS << "(unnamed " << Record.getKindName() << ')';
    return;
  }
  OS << Record;
  // The canonical arguments of a partial specialisation have no names.
  if (const auto *Partial =
          dyn_cast<ClassTemplatePartialSpecializationDecl>(&Record))
    printTemplateArgumentList(
        OS, Partial->getTemplateArgsAsWritten()->arguments(), Policy);
  else if (const auto *Spec =
               dyn_cast<ClassTemplateSpecializationDecl>(&Record))
    printTemplateArgumentList(
        OS, Spec->getTemplateArgs().asArray(), Policy,
        Spec->getSpecializedTemplate()->getTemplateParameters());
}

static void printFunction(raw_ostream &OS, const FunctionDecl &FD) {
  const ASTContext &Ctx = FD.getASTContext();
  // The type that names a constructor has canonical arguments; the class
  // around it shows them already.
  if (const auto *Conversion = dyn_cast<CXXConversionDecl>(&FD))
    OS << "operator " << typeName(Conversion->getConversionType(), Ctx);
  else if (isa<CXXConstructorDecl, CXXDestructorDecl>(FD))
    OS << (isa<CXXDestructorDecl>(FD) ? "~" : "")
       << *cast<CXXRecordDecl>(FD.getDeclContext());
  else if (!asLambdaCall(FD))
    FD.getDeclName().print(OS, reportPolicy(Ctx));
  if (const TemplateArgumentList *Args = FD.getTemplateSpecializationArgs())
    printTemplateArgumentList(OS, Args->asArray(), reportPolicy(Ctx),
                              FD.getPrimaryTemplate()->getTemplateParameters());
}

/// The named entity around \p D; inline namespaces do not count. Null at
/// namespace scope.
static const NamedDecl *scopeOf(const NamedDecl &D) {
  const DeclContext *DC = D.getDeclContext();
  while (DC && !DC->isTranslationUnit() &&
         (!isa<NamedDecl>(DC) || DC->isInlineNamespace()))
    DC = DC->getParent();
  return dyn_cast_or_null<NamedDecl>(DC);
}

static void printQualified(raw_ostream &OS, const NamedDecl &D) {
  // A call operator stands for its closure, whose name is that of neither.
  if (const CXXMethodDecl *Call = asLambdaCall(D)) {
    printQualified(OS, *Call->getParent());
    printFunction(OS, *Call);
    return;
  }
  if (const NamedDecl *Scope = scopeOf(D)) {
    printQualified(OS, *Scope);
    OS << (isa<FunctionDecl>(Scope) && !asLambdaCall(*Scope) ? "()::" : "::");
  }
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
    printRecord(OS, *Record);
  else if (const auto *FD = dyn_cast<FunctionDecl>(&D))
    printFunction(OS, *FD);
  else if (isa<NamespaceDecl>(D) &&
           cast<NamespaceDecl>(D).isAnonymousNamespace())
    OS << "(anonymous namespace)";
  else
    OS << D;
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

bool isNamed(const NamedDecl &D, llvm::StringRef Name) {
  const NamedDecl *Scope = &D;
  while (true) {
    auto [Outer, Last] = Name.rsplit("::");
    if (Last.empty())
      std::swap(Outer, Last);
    const IdentifierInfo *Id = Scope->getIdentifier();
    bool Matches = Id && Id->getName() == Last;
    const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
    if (!Matches && !(Namespace && Namespace->isInline()))
      return false;
    if (Matches && Outer.empty())
      return true;
    if (Matches)
      Name = Outer;
    Scope = dyn_cast_or_null<NamedDecl>(
        Decl::castFromDeclContext(Scope->getDeclContext()));
    if (!Scope)
      return false;
  }
}

bool isAnyNamed(const NamedDecl &D, ArrayRef<StringRef> Names) {
  return llvm::any_of(Names, [&](StringRef Name) { return isNamed(D, Name); });
}

bool isClassNamed(QualType T, llvm::StringRef Name) {
  const CXXRecordDecl *Record = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  return Record && isNamed(*Record, Name);
}

bool isAnyClassNamed(QualType T, ArrayRef<StringRef> Names) {
  return llvm::any_of(Names,
                      [&](StringRef Name) { return isClassNamed(T, Name); });
}

} // namespace corotidy
