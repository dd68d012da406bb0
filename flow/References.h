//===--- References.h - What a value refers to ---------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// References, pointers, views and closures lead to objects that somebody else
// owns. Which they are follows from how the value is made, with what Clang
// knows of owners and pointers ([[gsl::Owner]], [[gsl::Pointer]], which it
// infers for the standard library) and of [[clang::lifetimebound]].
//
// Deliberately left out: what only the body of a callee would tell, which a
// walk of one's own can add, what a variable was assigned after it was
// initialised, and objects on the heap.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_REFERENCES_H
#define COROTIDY_FLOW_REFERENCES_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace corotidy {

/// How objects of a type refer to others.
enum class Refers {
  Never,
  Reference,
  RvalueReference,
  /// To an object, not to a function.
  Pointer,
  /// A class that is a pointer by another name: std::string_view, std::span, an
  /// iterator, std::reference_wrapper.
  View,
  /// A class with such a member or base, and no destructor of its own.
  Holder
};

/// \p T may depend on template parameters; of what does, nothing is known.
Refers howRefers(clang::QualType T);

/// An object that some value leads to, as long as that lives.
struct Referent {
  enum class Storage {
    /// Destroyed with the full-expression it is made in.
    Temporary,
    /// A variable of the body: destroyed with its scope.
    Local,
    /// A parameter that is an object: destroyed when the function returns, or
    /// with the frame of a coroutine.
    Parameter
  };
  Storage Where = Storage::Local;
  /// Null for temporaries.
  const clang::VarDecl *Var = nullptr;
  /// Where the way to it begins: the variable or temporary as it is written.
  const clang::Expr *At = nullptr;

  /// Such as "'buffer'" or "a temporary 'std::string'".
  std::string text(const clang::ASTContext &Ctx) const;
};

using Referents = llvm::SmallVector<Referent, 2>;

/// What a reference that is bound to \p E refers to; nothing where that is not
/// known, or lives longer than any function: a static variable, what a pointer
/// or a reference parameter leads to.
Referents objectsOf(const clang::Expr *E);

/// What the value of \p E leads to, if it is a reference, pointer, view, holder
/// or closure.
Referents referentsOf(const clang::Expr *E);

/// By what ways a variable that is a reference, pointer, view or iterator got
/// to what it leads to.
struct WayIn {
  /// Parameters that are such themselves.
  llvm::SmallVector<const clang::ParmVarDecl *, 1> Params;
  /// Objects that gave access to what is in them, from the innermost part
  /// outwards: of `groups_[i].names.begin()` these are `groups_[i].names` and
  /// `groups_`. What an iterator or view gives is in what that leads to.
  llvm::SmallVector<const clang::Expr *, 2> Lenders;
};

/// That of \p Var, which is declared in a body, by its initialiser.
WayIn wayInto(const clang::VarDecl &Var);

/// That of what \p E leads to, which is assigned to a pointer or iterator.
WayIn wayInto(const clang::Expr *E);

/// Goes through expressions for what they lead to.
class ReferenceWalk {
public:
  virtual ~ReferenceWalk();

  Referents Found;
  WayIn Way;

  /// Visits the object that the glvalue or temporary \p E denotes.
  void object(const clang::Expr *E, unsigned Depth = 0);
  /// Visits what the value of \p E leads to.
  void value(const clang::Expr *E, unsigned Depth = 0);
  /// One of both, as referentsOf() does.
  void referents(const clang::Expr *E, unsigned Depth = 0);
  /// Visits what the initialiser of \p Var, which is bound to it, leads to.
  void bound(const clang::VarDecl &Var, unsigned Depth = 0);

protected:
  /// \p E, of which nothing else is known, is a `this`, a parameter, a member,
  /// a call or an await. \p IsObject tells what was wanted of it, the object or
  /// its value.
  virtual void other(const clang::Expr &, bool /*IsObject*/,
                     unsigned /*Depth*/) {}

  /// Visits what \p Call passes on, by what Clang knows of its callee.
  void call(const clang::CallExpr &Call, unsigned Depth);

private:
  void variable(const clang::VarDecl &Var, const clang::Expr &At, bool IsObject,
                unsigned Depth);
  void construct(const clang::CXXConstructExpr &Construct, unsigned Depth);
  void closure(const clang::LambdaExpr &Lambda, unsigned Depth);
  void argument(const clang::Expr *Arg, clang::QualType Param,
                const clang::Expr *Part, unsigned Depth);
  void lend(const clang::Expr *Lender, const clang::Expr &Part, unsigned Depth);
};

} // namespace corotidy

#endif // COROTIDY_FLOW_REFERENCES_H
