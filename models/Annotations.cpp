//===--- Annotations.cpp - Models in code ---------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/Annotations.h"
#include "classify/Classifier.h"
#include "models/DidYouMean.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace corotidy {

static const FunctionDecl &patternOf(const FunctionDecl &FD) {
  const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern(
      /*ForDefinition=*/false);
  return Pattern ? *Pattern : FD;
}

const CXXRecordDecl &patternOf(const CXXRecordDecl &Record) {
  // Nobody has chosen the pattern of what is only named.
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (Spec && Spec->getSpecializationKind() == TSK_Undeclared)
    return *Spec->getSpecializedTemplate()->getTemplatedDecl();
  return writtenClass(Record);
}

/// Calls \p Handle with all attributes of one sort of \p D, each once.
template <class AttrType, class DeclType, class Handler>
static void forEach(const DeclType &D, Handler Handle) {
  for (const auto *Redecl : D.redecls())
    for (const AttrType *A : Redecl->template specific_attrs<AttrType>())
      if (!A->isInherited())
        Handle(*A);
}

template <class AttrType, class DeclType> static bool has(const DeclType &D) {
  bool Found = false;
  forEach<AttrType>(D, [&](const AttrType &) { Found = true; });
  return Found;
}

//===----------------------------------------------------------------------===//
// Ours
//===----------------------------------------------------------------------===//

namespace {
/// One that begins with "coro::", and what it says of its function or class.
struct Annotation {
  /// Without the prefix.
  StringRef Name;
  /// Those that are no string are null.
  SmallVector<const StringLiteral *, 2> Arguments;
  SourceLocation Loc;

  std::string argument(size_t I) const {
    return I < Arguments.size() && Arguments[I]
               ? Arguments[I]->getString().str()
               : "";
  }
};

using Classes = Saying<ClassModel>;
using Functions = Saying<FunctionModel>;

struct ClassAnnotation {
  StringRef Name;
  unsigned MostArguments;
  void (*Apply)(const Annotation &A, Classes &S);
};

struct FunctionAnnotation {
  StringRef Name;
  unsigned MostArguments;
  /// \p Of is the parameter that is annotated, or what stands for all of the
  /// function.
  void (*Apply)(const Annotation &A, const ArgumentSet &Of, Functions &S);
  bool IsForParameters = false;
};
} // namespace

static std::optional<Annotation> ours(const AnnotateAttr &A) {
  StringRef Text = A.getAnnotation();
  if (!Text.consume_front("coro::"))
    return std::nullopt;
  Annotation Found{Text, {}, A.getLocation()};
  for (const Expr *E : A.args()) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Constant = dyn_cast<ConstantExpr>(E))
      E = Constant->getSubExpr()->IgnoreParenImpCasts();
    const auto *Literal = dyn_cast<StringLiteral>(E);
    Found.Arguments.push_back(Literal && Literal->isOrdinary() ? Literal
                                                               : nullptr);
  }
  return Found;
}

static TaskModel &task(Classes &S) {
  S.say("task");
  return S.M.Task ? *S.M.Task : S.M.Task.emplace();
}

static GuardModel &guard(Classes &S, GuardKind Kind) {
  S.say("guard");
  S.M.Guard.emplace().Kind = Kind;
  return *S.M.Guard;
}

static ArrayRef<ClassAnnotation> classAnnotations() {
  static constexpr ClassAnnotation All[] = {
      {"awaited_at_once", 0,
       [](const Annotation &, Classes &S) { task(S).AwaitedAtOnce = true; }},
      {"carries_error", 0,
       [](const Annotation &, Classes &S) {
         S.say("carries_error");
         S.M.CarriesError = true;
       }},
      {"coroutine_mutex", 0,
       [](const Annotation &, Classes &S) {
         S.say("mutex");
         S.M.Mutex = MutexKind::Coroutine;
       }},
      {"detached", 0,
       [](const Annotation &, Classes &S) { task(S).Detached = true; }},
      {"error", 0,
       [](const Annotation &, Classes &S) {
         S.say("error");
         S.M.IsError = true;
       }},
      {"lock", 0,
       [](const Annotation &, Classes &S) { guard(S, GuardKind::Lock); }},
      {"long_lived", 0,
       [](const Annotation &, Classes &S) {
         S.say("long_lived");
         S.M.IsLongLived = true;
       }},
      {"must_not_suspend", 2,
       [](const Annotation &A, Classes &S) {
         GuardModel &G = guard(S, GuardKind::Thread);
         G.Reason = A.argument(0);
         G.Instead = A.argument(1);
       }},
      {"never_suspends", 0,
       [](const Annotation &, Classes &S) {
         S.say("resumes");
         S.M.Resumption = Resumes::AtOnce;
       }},
      {"same_thread", 0,
       [](const Annotation &, Classes &S) {
         S.say("resumes");
         S.M.Resumption = Resumes::SameThread;
       }},
      {"scoped", 0,
       [](const Annotation &, Classes &S) { task(S).Scoped = true; }},
      {"self_owning", 0,
       [](const Annotation &, Classes &S) { task(S).SelfOwning = true; }},
      {"shared", 0,
       [](const Annotation &, Classes &S) { task(S).Shared = true; }},
  };
  return All;
}

static void add(const ArgumentSet &More, ArgumentSet &To) {
  To.Object |= More.Object;
  To.All |= More.All;
  llvm::append_range(To.Indices, More.Indices);
}

static ArrayRef<FunctionAnnotation> functionAnnotations() {
  static constexpr FunctionAnnotation All[] = {
      {"blocking", 1,
       [](const Annotation &A, const ArgumentSet &, Functions &S) {
         S.say("blocks");
         S.M.Blocks = {"other", doesMeanwhile("other"), A.argument(0)};
       }},
      {"blocking_wait", 1,
       [](const Annotation &A, const ArgumentSet &Of, Functions &S) {
         S.say("waits");
         add(Of, S.M.Awaits);
         S.M.AwaitsInstead = A.argument(0);
       },
       /*IsForParameters=*/true},
      {"completes", 0,
       [](const Annotation &, const ArgumentSet &Of, Functions &S) {
         S.say("completes");
         add(Of, S.M.Completes);
       },
       /*IsForParameters=*/true},
      {"detaches", 0,
       [](const Annotation &, const ArgumentSet &Of, Functions &S) {
         S.say("detaches");
         add(Of, S.M.Detaches);
       },
       /*IsForParameters=*/true},
      {"discards", 0,
       [](const Annotation &, const ArgumentSet &Of, Functions &S) {
         S.say("discards");
         add(Of, S.M.Discards);
       },
       /*IsForParameters=*/true},
      {"drops_closure", 0,
       [](const Annotation &, const ArgumentSet &Of, Functions &S) {
         S.say("drops_closure");
         add(Of, S.M.Drops);
       },
       /*IsForParameters=*/true},
      {"keeps_closure_alive", 0,
       [](const Annotation &, const ArgumentSet &Of, Functions &S) {
         S.say("keeps_closure_alive");
         add(Of, S.M.Keeps);
       },
       /*IsForParameters=*/true},
      {"never_suspends", 0,
       [](const Annotation &, const ArgumentSet &, Functions &S) {
         S.say("resumes");
         S.M.Resumption = Resumes::AtOnce;
       }},
      {"same_thread", 0,
       [](const Annotation &, const ArgumentSet &, Functions &S) {
         S.say("resumes");
         S.M.Resumption = Resumes::SameThread;
       }},
      {"thread_local", 0,
       [](const Annotation &, const ArgumentSet &, Functions &S) {
         S.say("thread_local");
         S.M.IsThreadLocal = true;
       }},
  };
  return All;
}

template <class Table>
static auto *findIn(ArrayRef<Table> All, StringRef Name) {
  const Table *Found =
      llvm::find_if(All, [&](const Table &A) { return A.Name == Name; });
  return Found == All.end() ? nullptr : Found;
}

//===----------------------------------------------------------------------===//
// Those of the thread safety analysis
//===----------------------------------------------------------------------===//

/// Adds what the members of \p Record say they do.
static void addMembers(const CXXRecordDecl &Record, HoldingMembers &Members) {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition)
    return;
  auto Add = [](std::vector<std::string> &To, const CXXMethodDecl &Method) {
    std::string Name = Method.getDeclName().getAsString();
    if (!llvm::is_contained(To, Name))
      To.push_back(std::move(Name));
  };
  for (const Decl *D : Definition->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method || isa<CXXConstructorDecl, CXXDestructorDecl>(Method))
      continue;
    // With arguments, it is about something else than the object.
    auto IsOfObject = [](const auto &A) { return A.args_size() == 0; };
    forEach<AcquireCapabilityAttr>(*Method, [&](const auto &A) {
      if (IsOfObject(A))
        Add(Members.Acquire, *Method);
    });
    forEach<TryAcquireCapabilityAttr>(*Method, [&](const auto &A) {
      if (IsOfObject(A))
        Add(Members.Try, *Method);
    });
    forEach<ReleaseCapabilityAttr>(*Method, [&](const auto &A) {
      if (IsOfObject(A))
        Add(Members.Release, *Method);
    });
  }
}

static bool hasMembers(const HoldingMembers &M) {
  return !M.Acquire.empty() || !M.Try.empty() || !M.Release.empty();
}

static void addThreadSafety(const CXXRecordDecl &Record, Classes &S) {
  bool IsGuard = has<ScopedLockableAttr>(Record);
  bool IsMutex = false;
  // A capability can be anything, such as a role.
  forEach<CapabilityAttr>(Record, [&](const CapabilityAttr &A) {
    IsMutex |= A.getName().contains_insensitive("mutex") ||
               A.getName().contains_insensitive("lock");
  });
  if (!IsGuard && !IsMutex)
    return;
  addMembers(Record, S.M.Members);
  if (hasMembers(S.M.Members))
    S.say("members");
  if (IsGuard && !S.M.Guard)
    guard(S, GuardKind::Lock);
  if (IsMutex && !S.M.Mutex) {
    S.say("mutex");
    S.M.Mutex = MutexKind::Thread;
  }
}

std::optional<Holding>
holdingByAttributes(const CXXConstructorDecl &Constructor) {
  const FunctionDecl &Written = patternOf(Constructor);
  // What adopts a lock requires it.
  if (has<AcquireCapabilityAttr>(Written) ||
      has<RequiresCapabilityAttr>(Written))
    return Holding::Held;
  if (has<TryAcquireCapabilityAttr>(Written))
    return Holding::Tried;
  if (has<LocksExcludedAttr>(Written))
    return Holding::Empty;
  return std::nullopt;
}

/// The parameters of \p FD that \p A names.
template <class AttrType>
static void addNamed(const FunctionDecl &FD, const AttrType &A,
                     ArgumentSet &To) {
  for (const Expr *E : A.args()) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      E = Unary->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Param = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
    if (Param && Param->getFunctionScopeIndex() < FD.getNumParams())
      To.Indices.push_back(Param->getFunctionScopeIndex());
  }
}

static void addThreadSafety(const FunctionDecl &FD, Functions &S) {
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(FD))
    return;
  FunctionModel &M = S.M;
  forEach<AcquireCapabilityAttr>(
      FD, [&](const auto &A) { addNamed(FD, A, M.Acquires); });
  forEach<ReleaseCapabilityAttr>(
      FD, [&](const auto &A) { addNamed(FD, A, M.Releases); });
  forEach<TryAcquireCapabilityAttr>(
      FD, [&](const auto &A) { addNamed(FD, A, M.Tries); });
  if (!M.Acquires.empty())
    S.say("acquires");
  if (!M.Releases.empty())
    S.say("releases");
  if (!M.Tries.empty())
    S.say("tries");
}

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

Saying<ClassModel> saidInCode(const CXXRecordDecl &Record) {
  const CXXRecordDecl &Written = patternOf(Record);
  Saying<ClassModel> S;
  S.M.Origin.Loc = Written.getLocation();
  forEach<AnnotateAttr>(Written, [&](const AnnotateAttr &A) {
    std::optional<Annotation> Ours = ours(A);
    const ClassAnnotation *Known =
        Ours ? findIn(classAnnotations(), Ours->Name) : nullptr;
    if (!Known)
      return;
    Known->Apply(*Ours, S);
    S.M.Origin.Loc = Ours->Loc;
  });
  addThreadSafety(Written, S);
  return S;
}

Saying<FunctionModel> saidInCode(const FunctionDecl &FD) {
  const FunctionDecl &Written = patternOf(FD);
  Saying<FunctionModel> S;
  S.M.Origin.Loc = Written.getLocation();
  auto Apply = [&](const AnnotateAttr &A, const ArgumentSet &Of,
                   bool IsParameter) {
    std::optional<Annotation> Ours = ours(A);
    const FunctionAnnotation *Known =
        Ours ? findIn(functionAnnotations(), Ours->Name) : nullptr;
    if (!Known || (IsParameter && !Known->IsForParameters))
      return;
    Known->Apply(*Ours, Of, S);
    S.M.Origin.Loc = Ours->Loc;
  };
  const auto *Method = dyn_cast<CXXMethodDecl>(&Written);
  ArgumentSet Whole;
  // A member without parameters can only mean its object.
  Whole.Object = Method && Method->isInstance() && Method->param_empty();
  Whole.All = !Whole.Object;
  forEach<AnnotateAttr>(Written, [&](const AnnotateAttr &A) {
    Apply(A, Whole, /*IsParameter=*/false);
  });
  for (const FunctionDecl *Redecl : Written.redecls())
    for (const auto &[I, Param] : llvm::enumerate(Redecl->parameters()))
      for (const AnnotateAttr *A : Param->specific_attrs<AnnotateAttr>())
        if (!A->isInherited()) {
          ArgumentSet Of;
          Of.Indices.push_back(I);
          Apply(*A, Of, /*IsParameter=*/true);
        }
  addThreadSafety(Written, S);
  return S;
}

//===----------------------------------------------------------------------===//
// What is wrong with them
//===----------------------------------------------------------------------===//

namespace {
/// What an annotation can be put on.
enum class Target { Class, Function, Parameter };
} // namespace

static StringRef spelling(Target T) {
  if (T == Target::Class)
    return "classes";
  return T == Target::Function ? "functions" : "parameters";
}

/// How many arguments \p Name takes on \p T; nothing if it is not for that.
static std::optional<unsigned> argumentsOf(StringRef Name, Target T) {
  if (T == Target::Class) {
    const ClassAnnotation *Known = findIn(classAnnotations(), Name);
    return Known ? std::optional(Known->MostArguments) : std::nullopt;
  }
  const FunctionAnnotation *Known = findIn(functionAnnotations(), Name);
  if (!Known || (T == Target::Parameter && !Known->IsForParameters))
    return std::nullopt;
  return Known->MostArguments;
}

static std::string problemOf(const Annotation &A, Target T) {
  std::string Quoted = "the annotation 'coro::" + A.Name.str() + "'";
  if (std::optional<unsigned> Most = argumentsOf(A.Name, T)) {
    if (A.Arguments.size() > *Most)
      return Quoted + " takes " +
             (*Most == 0 ? "no argument"
                         : "at most " + std::to_string(*Most) +
                               (*Most == 1 ? " argument" : " arguments"));
    if (llvm::is_contained(A.Arguments, nullptr))
      return Quoted + " takes string literals";
    return "";
  }
  for (Target Other : {Target::Class, Target::Function, Target::Parameter})
    if (argumentsOf(A.Name, Other))
      return Quoted + " is for " + spelling(Other).str() + ", not for " +
             spelling(T).str();
  std::vector<std::string> Names;
  for (const ClassAnnotation &Known : classAnnotations())
    Names.push_back(("coro::" + Known.Name).str());
  for (const FunctionAnnotation &Known : functionAnnotations())
    Names.push_back(("coro::" + Known.Name).str());
  llvm::sort(Names);
  return Quoted + " means nothing" +
         didYouMean("coro::" + A.Name.str(),
                    SmallVector<StringRef>(Names.begin(), Names.end()));
}

std::vector<AnnotationProblem> problemsOfAnnotations(const Decl &D) {
  std::vector<AnnotationProblem> Problems;
  auto Look = [&](const AnnotateAttr &A, Target T) {
    if (std::optional<Annotation> Ours = ours(A))
      if (std::string What = problemOf(*Ours, T); !What.empty())
        Problems.push_back({Ours->Loc, std::move(What)});
  };
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
    forEach<AnnotateAttr>(
        *Record, [&](const AnnotateAttr &A) { Look(A, Target::Class); });
  const auto *FD = dyn_cast<FunctionDecl>(&D);
  if (!FD)
    return Problems;
  forEach<AnnotateAttr>(
      *FD, [&](const AnnotateAttr &A) { Look(A, Target::Function); });
  for (const FunctionDecl *Redecl : FD->redecls())
    for (const ParmVarDecl *Param : Redecl->parameters())
      for (const AnnotateAttr *A : Param->specific_attrs<AnnotateAttr>())
        if (!A->isInherited())
          Look(*A, Target::Parameter);
  return Problems;
}

} // namespace corotidy
