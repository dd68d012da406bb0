//===--- Models.h - What is known of libraries ---------------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What no declaration tells: which classes hold a lock, which calls block,
// which awaitables come back on the same thread. It is data: the files beside
// this one are compiled in, a project adds its own, and code says the same in
// [[clang::annotate("coro::...")]]. docs/models.md describes all three.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_MODELS_H
#define COROTIDY_MODELS_MODELS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace corotidy {

/// Where an entry is written: a model file, or the place of an annotation.
struct ModelOrigin {
  /// The name of a built-in model, such as "std", or the path of a file; empty
  /// for an annotation or attribute in code.
  std::string File;
  unsigned Line = 0;
  /// Of an annotation or attribute.
  clang::SourceLocation Loc;
};

/// What must not be alive, or not be held, while a coroutine is suspended.
enum class GuardKind {
  /// Holding a mutex, which the thread that locked it has to unlock.
  Lock,
  /// Changes something that belongs to the thread.
  Thread,
  /// Looks at std::uncaught_exceptions().
  Unwinding,
  /// What its first template argument guards, of which an object lives in it.
  Argument
};

/// What is held after a guard was constructed in some way.
enum class Holding { Held, Empty, Tried };

/// Objects that guard something as long as they hold it.
struct GuardModel {
  GuardKind Kind = GuardKind::Lock;
  /// What goes wrong at run time, as the end of a sentence that begins with
  /// the guard: "holds the GIL of the thread that ...". Empty: nothing more to
  /// say than Kind does.
  std::string Reason;
  /// What to write instead; may be empty.
  std::string Instead;
  /// After default construction; after any other, but for copies and moves.
  Holding ByDefault = Holding::Held;
  Holding Constructed = Holding::Held;
  /// A constructor with an argument of the class named leads to something
  /// else, as std::defer_lock_t does.
  std::vector<std::pair<std::string, Holding>> Tags;
};

/// Names of members and what calling them does to the object.
struct HoldingMembers {
  std::vector<std::string> Acquire;
  /// Acquires, or not, and says so in its result.
  std::vector<std::string> Try;
  std::vector<std::string> Release;
  /// Whether it is held; "operator bool" is a name, too.
  std::vector<std::string> Test;
};

/// Who may unlock a mutex and how waiting for it waits.
enum class MutexKind {
  /// The thread that locked it; waiting blocks the thread.
  Thread,
  /// Anyone, and coroutines wait for it by co_await.
  Coroutine
};

/// Where a coroutine goes on.
enum class Resumes {
  Unknown,
  /// The await never suspends.
  AtOnce,
  SameThread,
  AnyThread
};

/// What becomes of objects that coroutines return.
struct TaskModel {
  /// Runs by itself: nobody awaits it.
  bool Detached = false;
  /// May be dropped: what runs keeps itself, and its errors are seen.
  bool SelfOwning = false;
  /// May be awaited any number of times.
  bool Shared = false;
  /// One must await it in the expression that makes it.
  bool AwaitedAtOnce = false;
  /// Runs for as long as the object lives, and is cancelled with it: to keep it
  /// in a variable is to have it run meanwhile.
  bool Scoped = false;
};

/// What becomes of the elements of a container when it grows. Those that are
/// taken out are gone, but for those of arrays.
enum class Elements {
  /// They stay, and iterators lead to them still.
  Stay,
  /// They stay, but iterators do not lead to them any more.
  KeepPlace,
  Move,
  /// It never grows, and none is ever taken out.
  Fixed
};

/// What is known of a class, and of those derived from it.
struct ClassModel {
  ModelOrigin Origin;
  std::optional<GuardModel> Guard;
  std::optional<MutexKind> Mutex;
  /// Of a guard or a mutex.
  HoldingMembers Members;
  /// Of an awaitable: how awaits of it end. Of what a coroutine returns: how
  /// all awaits in it end.
  Resumes Resumption = Resumes::Unknown;
  std::optional<TaskModel> Task;
  /// Yielded to a task, it stands for an error.
  bool IsError = false;
  /// Keeps any callable; its first template argument is the signature by which
  /// it is called.
  bool IsCallable = false;
  /// Of what coroutines return: the classes of the exceptions by which an await
  /// in there tells that the coroutine was cancelled.
  std::vector<std::string> CancelledBy;
  /// Says whether something failed: a result or a status.
  bool CarriesError = false;
  /// Holding what it refers to alive for as long as any coroutine needs it: an
  /// executor, a context, a stop token. A reference to it is no danger.
  bool IsLongLived = false;
  /// Of a container.
  std::optional<Elements> WhenGrowing;
};

/// Which arguments of a call something is said of.
struct ArgumentSet {
  /// The object the member is called on.
  bool Object = false;
  bool All = false;
  /// From 0.
  std::vector<unsigned> Indices;

  bool empty() const { return !Object && !All && Indices.empty(); }
};

/// A call that stops the thread.
struct BlockingModel {
  /// One of blockingCategories(): what checks let one choose from.
  std::string Category;
  /// What the thread does meanwhile: "sleeps", "waits for the other thread".
  /// Never empty.
  std::string Does;
  /// What to write instead; may be empty.
  std::string Instead;
};

/// When a call that could block or wait only looks, and comes back at once.
struct PollingModel {
  /// One of these arguments, a number or a duration, is zero.
  ArgumentSet IfZero;
  /// An argument names one of these, as it names MSG_DONTWAIT.
  std::vector<std::string> IfNamed;
};

/// What is known of a function, whatever its overload.
struct FunctionModel {
  ModelOrigin Origin;
  std::optional<BlockingModel> Blocks;
  /// Waits for these tasks or futures, and stops the thread meanwhile. Instead
  /// is what to write.
  ArgumentSet Awaits;
  std::string AwaitsInstead;
  /// When it neither blocks nor waits.
  PollingModel Polls;
  /// Whoever called it knows whether these tasks or futures, or those got from
  /// these promises, are ready.
  ArgumentSet TellsReady;
  /// The arguments, mostly pointers to mutexes, that are locked, unlocked, or
  /// tried.
  ArgumentSet Acquires, Releases, Tries;
  /// The result belongs to the thread that makes the call: a value, or the
  /// address or a reference of something.
  bool IsThreadLocal = false;
  /// What it returns comes back, when awaited, as said.
  Resumes Resumption = Resumes::Unknown;
  /// Keeps these callables for as long as the coroutines they make run.
  ArgumentSet Keeps;
  /// Calls these callables and destroys them when they return: coroutines that
  /// they make go on without their closure.
  ArgumentSet Drops;
  /// Throws the result of these callables, or these tasks, away.
  ArgumentSet Discards;
  /// Starts these tasks, or what these callables return, and lets them run.
  ArgumentSet Detaches;
  /// Tasks passed as these are ready when the await of the result is over.
  ArgumentSet Completes;
};

/// The values of BlockingModel::Category.
llvm::ArrayRef<llvm::StringRef> blockingCategories();

/// One name and what one file says of it.
struct ModelEntry {
  std::string Name;
  /// One is null.
  const ClassModel *Class = nullptr;
  const FunctionModel *Function = nullptr;
  /// In words, such as "holds a lock".
  std::vector<std::string> Facts;
  /// Whether it is compiled in.
  bool IsBuiltin = false;

  const ModelOrigin &origin() const {
    return Class ? Class->Origin : Function->Origin;
  }
};

/// An annotation of ours that means nothing.
struct AnnotationProblem {
  clang::SourceLocation Loc;
  std::string Message;
};

/// One file of models.
struct ModelSource {
  llvm::StringRef Name;
  llvm::StringRef Text;
};

/// All models that apply to a translation unit. Answers are kept by
/// declaration: models are for one unit and one thread. What is pointed to
/// lives as long as they do.
class Models {
public:
  /// Those that are compiled in.
  Models();
  ~Models();
  Models(Models &&);
  Models &operator=(Models &&);

  /// Adds those of a project, which count before all others. The error names
  /// file, line and column.
  llvm::Error add(const ModelSource &Source);

  /// What is known of \p Record; null if nothing is. Each fact comes from the
  /// first of these that says something of it: attributes, which are ours and
  /// those of Clang's thread safety analysis, then files, then the nearest
  /// base. \p T may be a reference to the class, or depend on template
  /// parameters.
  const ClassModel *find(const clang::CXXRecordDecl &Record) const;
  const ClassModel *find(clang::QualType T) const;

  /// What is known of \p FD; null if nothing is. What is not said of it is what
  /// is said of a function that it overrides.
  const FunctionModel *find(const clang::FunctionDecl &FD) const;

  /// What an object holds that \p Constructor made. Nothing if its class is no
  /// guard, or if it copies or moves one.
  std::optional<Holding>
  holdingAfter(const clang::CXXConstructorDecl &Constructor) const;

  /// All entries of files, in the order of their names; of one name, those
  /// that count first.
  std::vector<ModelEntry> entries() const;

private:
  struct Tables;
  std::unique_ptr<Tables> All;
};

/// The models that are compiled in, in the order of their names.
llvm::ArrayRef<ModelSource> builtinModels();

/// What is wrong with the annotations of \p D, which is a function or a class,
/// and of its parameters: no annotation that begins with "coro::" is left
/// unnoticed.
std::vector<AnnotationProblem> problemsOfAnnotations(const clang::Decl &D);

} // namespace corotidy

#endif // COROTIDY_MODELS_MODELS_H
