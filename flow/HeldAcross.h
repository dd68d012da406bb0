//===--- HeldAcross.h - What is held when a coroutine suspends --- -*- C++
//-*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Guards and mutexes along the ways through a body: constructed, locked by
// hand, adopted, tried, unlocked, moved away, destroyed. What a guard is, and
// which members do what, the models say.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_FLOW_HELDACROSS_H
#define COROTIDY_FLOW_HELDACROSS_H

#include "flow/AccessPath.h"
#include "flow/Solver.h"

namespace corotidy {

/// Something that can be held: a guard, or a mutex that is locked by hand.
struct Holdable {
  /// A guard or mutex with a name, or ...
  std::optional<AccessPath> Name;
  /// ... a temporary guard, by the expression that constructs it.
  const clang::Expr *Temporary = nullptr;
  clang::QualType Type;
  /// Has a Guard, or is a Mutex.
  const ClassModel *Model = nullptr;
  /// What it guards; null for a mutex that is locked by hand.
  const GuardModel *Guard = nullptr;
  /// The member of the variable that is the guard; empty if it is the guard
  /// itself, or derived from it.
  const clang::FieldDecl *Member = nullptr;

  GuardKind kind() const { return Guard ? Guard->Kind : GuardKind::Lock; }
};

/// One thing that is held on some way to a suspension or a return.
struct HeldAtPoint {
  /// The number of the step that suspends, or of the ReturnStmt.
  unsigned Point;
  const Holdable *What;
  /// The steps that took it, Facts::AtEntry for a parameter.
  llvm::SmallVector<unsigned, 2> TakenBy;
  /// The steps that gave it up on other ways that come to the same point.
  llvm::SmallVector<unsigned, 2> GivenUpBy;
  /// Whether on some other way here it is not held.
  bool IsPartial = false;
};

/// What is held where \p G may suspend or, if it is no coroutine, where it
/// returns, in the order of these points and of the declarations.
class HeldAcross {
public:
  HeldAcross(const Graph &G, const Models &M);
  ~HeldAcross();

  /// False if the budget was not enough: nothing is known then.
  bool isComplete() const { return IsComplete; }
  llvm::ArrayRef<HeldAtPoint> held() const { return Held; }

private:
  class HeldDomain;
  std::unique_ptr<HeldDomain> TheDomain;
  std::vector<HeldAtPoint> Held;
  bool IsComplete = true;
};

/// Whether \p Construct makes a guard that waits for a lock of threads.
bool locksWhenConstructed(const clang::CXXConstructExpr &Construct,
                          const Models &M);

} // namespace corotidy

#endif // COROTIDY_FLOW_HELDACROSS_H
