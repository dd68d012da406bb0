//===--- SemaProbe.h - Hypothetical questions to Sema -----------*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// [expr.await]/3 is defined by overload resolution and contextual conversion.
// Only Sema answers those exactly: constraints, default arguments, ADL,
// conversion operators and access are all part of the answer. A SemaProbe is
// one such question, asked after the end of the file and leaving no trace in
// the diagnostics.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_CLASSIFY_SEMAPROBE_H
#define COROTIDY_CLASSIFY_SEMAPROBE_H

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/UnresolvedSet.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Scope.h"
#include "clang/Sema/Sema.h"

namespace corotidy {

/// An unevaluated context at the end of the translation unit, in which
/// expressions can be built to see whether they are well-formed.
///
/// Errors of the immediate context and hard errors in templates instantiated
/// on the way both make the probe !ok(); the compiler would reject either.
/// Nodes live in the ASTContext. What fails to instantiate does so once only,
/// so it is marked invalid for the probes to come. Probes do not nest: an
/// inner one's hard errors would be the outer one's, too.
class SemaProbe {
public:
  explicit SemaProbe(clang::Sema &S);
  ~SemaProbe();
  SemaProbe(const SemaProbe &) = delete;
  SemaProbe &operator=(const SemaProbe &) = delete;

  /// False once anything the compiler would reject was built.
  bool ok() const;

  /// Stands for an expression of type \p T, as std::declval<T>() would: an
  /// lvalue for an lvalue reference, an xvalue otherwise. \p VK overrides the
  /// category.
  clang::Expr *declval(clang::QualType T);
  clang::Expr *operand(clang::QualType T, clang::ExprValueKind VK);

  /// `Base.Name(Args...)`; null if ill-formed.
  clang::Expr *callMember(clang::Expr *Base, llvm::StringRef Name,
                          llvm::ArrayRef<clang::Expr *> Args = {});

  /// An lvalue that refers to the object \p E denotes, materialised first if
  /// it is a prvalue.
  clang::Expr *asLvalue(clang::Expr *E);

  /// What `decltype((E))` names: T, T& or T&& by value category.
  clang::QualType typeOf(const clang::Expr *E) const;

  /// `Template<Args...>`, completed; null if that is ill-formed.
  clang::QualType instantiate(clang::ClassTemplateDecl *Template,
                              llvm::ArrayRef<clang::QualType> Args);

  /// Instantiates the body of the function template or member that \p Call
  /// selected, as the compiler will once the call is evaluated. False if that
  /// fails: a static_assert in there speaks too late for overload resolution,
  /// but it speaks.
  bool bodyCompiles(const clang::Expr *Call);

  clang::Sema &sema() { return S; }
  clang::SourceLocation loc() const { return Loc; }

  /// \p E if Sema accepted it with all that it instantiated; else null.
  clang::Expr *accepted(clang::ExprResult E);

private:
  clang::Sema &S;
  clang::SourceLocation Loc;
  bool DiagnosticsWereSuppressed;
  bool TypoCorrectionWasDisabled;
  /// At the end of the translation unit Sema has none any more; but a body that
  /// is instantiated may be the first that needs one of the compiler's own
  /// functions, which is declared there.
  clang::Scope FileScope;
  clang::Scope *FileScopeBefore;
  clang::Sema::ContextRAII Context;
  clang::EnterExpressionEvaluationContext Unevaluated;
  clang::Sema::SFINAETrap Immediate;
  clang::DiagnosticErrorTrap Hard;
};

/// The function that \p Call calls; null if it is not known.
clang::FunctionDecl *calleeOf(const clang::Expr *Call);

/// All declarations of \p Name in the class \p T and its bases, with the access
/// they have through \p T; none if \p T is no complete class.
clang::UnresolvedSet<4> membersNamed(clang::Sema &S, clang::QualType T,
                                     clang::DeclarationName Name);
clang::UnresolvedSet<4> membersNamed(clang::Sema &S, clang::QualType T,
                                     llvm::StringRef Name);

inline bool hasMember(clang::Sema &S, clang::QualType T, llvm::StringRef Name) {
  return !membersNamed(S, T, Name).empty();
}

/// Whether \p D, or the template or using-declaration it is, declares a deleted
/// function.
bool isDeletedFunction(const clang::NamedDecl *D);

/// What two spellings of one type have in common, as a key for look-ups; null
/// for no type.
void *identityOf(clang::QualType T);

} // namespace corotidy

#endif // COROTIDY_CLASSIFY_SEMAPROBE_H
