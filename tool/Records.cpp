//===--- Records.cpp - What a report says, detached from the AST ----------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Records.h"
#include "classify/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace corotidy {

namespace {
/// Looks for what is from inside of a requires-expression: it never gets a
/// name, and Clang cannot make one up for all of it. False if there is some.
class NameChecker : public DynamicRecursiveASTVisitor {
public:
  /// \p Inner and what is around it, with their template arguments.
  bool check(const DeclContext *Inner) {
    // Types share their parts, so that as trees they grow without end.
    for (; Inner && Seen.insert(Inner).second; Inner = Inner->getParent())
      if (isa<RequiresExprBodyDecl>(Inner) ||
          !TraverseTemplateArguments(argumentsOf(*Inner)))
        return false;
    return true;
  }

  bool VisitTagType(TagType *T) override { return check(T->getDecl()); }

private:
  static ArrayRef<TemplateArgument> argumentsOf(const DeclContext &DC) {
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(&DC))
      return Class->getTemplateArgs().asArray();
    const auto *FD = dyn_cast<FunctionDecl>(&DC);
    const auto *Args = FD ? FD->getTemplateSpecializationArgs() : nullptr;
    return Args ? Args->asArray() : ArrayRef<TemplateArgument>();
  }

  llvm::SmallPtrSet<const DeclContext *, 16> Seen;
};
} // namespace

/// Whether Clang can mangle the name of \p FD, for which it has to know every
/// type in the signature.
static bool isMangled(const FunctionDecl &FD) {
  if (FD.isInvalidDecl() || FD.getType()->containsErrors() ||
      FD.getReturnType()->isUndeducedType())
    return false;
  NameChecker Names;
  return Names.check(&FD) &&
         Names.TraverseType(FD.getType().getCanonicalType());
}

namespace {
class RecordMaker {
public:
  explicit RecordMaker(ASTContext &Ctx)
      : Ctx(Ctx), SM(Ctx.getSourceManager()), Mangler(Ctx) {}

  FunctionRecord function(const ClassifiedFunction &F) {
    const FunctionDecl &FD = *F.Function;
    const Classification &C = F.Class;
    FunctionRecord R;
    R.At = place(FD.getLocation());
    R.Name = qualifiedName(FD);
    R.NameWithParameters = nameWithParameters(FD);
    R.Signature =
        isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(FD)
            ? R.NameWithParameters
            : type(FD.getReturnType()) + ' ' + R.NameWithParameters;
    R.Template = templateKindOf(FD);
    if (R.Template != TemplateKind::Pattern && isMangled(FD))
      R.MangledName = Mangler.getName(&FD);
    R.K = C.K;
    R.F = C.F;
    R.Facet = C.Facet;
    R.Tentative = C.Tentative;
    for (const KeywordUse &Use : C.Evidence)
      R.Evidence.push_back({Use.Which, place(Use.Loc)});
    if (C.Promise)
      R.Promise = promise(*C.Promise);
    R.Result = result(C.Result);
    return R;
  }

  TypeRecord type(const ClassifiedType &T) {
    TypeRecord R;
    R.At = place(T.Record->getLocation());
    R.Name = qualifiedName(*T.Record);
    R.Template =
        T.Record->isDependentContext() ? TemplateKind::Pattern
        : isTemplateInstantiation(T.Record->getTemplateSpecializationKind())
            ? TemplateKind::Instantiation
            : TemplateKind::None;
    R.Roles = T.Roles;
    R.Result = result(T.Facts);
    return R;
  }

  std::string path(FileID File) {
    auto [It, IsNew] = Paths.try_emplace(File);
    if (!IsNew)
      return It->second;
    SmallString<256> Path;
    if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File))
      Path = Entry->getName();
    else
      Path = SM.getBufferOrFake(File).getBufferIdentifier();
    SM.getFileManager().makeAbsolutePath(Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    return It->second = Path.str().str();
  }

private:
  Place place(SourceLocation Loc) {
    Loc = SM.getFileLoc(Loc);
    auto [File, Offset] = SM.getDecomposedLoc(Loc);
    if (File.isInvalid())
      return {};
    return {path(File), SM.getLineNumber(File, Offset),
            SM.getColumnNumber(File, Offset)};
  }

  std::string type(QualType T) { return typeName(T, Ctx); }

  static std::string promiseName(const Promise &P, const ASTContext &Ctx) {
    return P.Type.isNull() ? std::string() : typeName(P.Type, Ctx);
  }

  PromiseRecord promise(const PromiseFacts &Facts) {
    PromiseRecord R{type(Facts.P.Type),
                    {},
                    Facts.Returns,
                    Facts.Transform,
                    Facts.Start,
                    Facts.Final,
                    Facts.Unhandled,
                    Facts.CustomAllocation,
                    Facts.NothrowAllocation};
    for (QualType T : Facts.YieldOperands)
      R.YieldOperands.push_back(type(T));
    return R;
  }

  ResultRecord result(const ResultFacts &Facts) {
    ResultRecord R;
    R.Type = type(Facts.Type);
    R.IsClass = Facts.Type.getNonReferenceType()->isRecordType();
    R.Status = Facts.Status;
    R.Via = Facts.Via;
    R.InPromise = promiseName(Facts.In, Ctx);
    for (const Promise &P : Facts.Promises)
      R.Promises.push_back(promiseName(P, Ctx));
    llvm::sort(R.Promises);
    for (const auto &[P, WhyNot] : Facts.RefusedBy)
      R.RefusedBy.emplace_back(promiseName(P, Ctx), WhyNot);
    llvm::sort(R.RefusedBy);
    R.AwaitResult = type(Facts.AwaitResult);
    R.CanSuspend = Facts.CanSuspend;
    R.SingleShot = Facts.SingleShot;
    R.WhyNot = Facts.WhyNot;
    R.How = Facts.Iterates.How;
    R.ElementType = type(Facts.Iterates.Element);
    R.IsCoroutineType = Facts.IsCoroutineType;
    R.IsGeneratorType = Facts.IsGeneratorType;
    return R;
  }

  ASTContext &Ctx;
  const SourceManager &SM;
  ASTNameGenerator Mangler;
  llvm::DenseMap<FileID, std::string> Paths;
};
} // namespace

Report makeRecords(const ClassifiedUnit &Unit, ASTContext &Ctx) {
  RecordMaker Make(Ctx);
  Report R;
  R.Files.push_back(Make.path(Ctx.getSourceManager().getMainFileID()));
  for (const ClassifiedFunction &F : Unit.Functions)
    R.Functions.push_back(Make.function(F));
  for (const ClassifiedType &T : Unit.Types)
    R.Types.push_back(Make.type(T));
  return R;
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

static auto identity(const FunctionRecord &R) {
  return std::tie(R.At, R.Signature, R.Template, R.MangledName);
}

static auto identity(const TypeRecord &R) {
  return std::tie(R.At, R.Name, R.Template);
}

/// Better knowledge first; the rest only makes the order total.
static auto preference(const ResultRecord &R) {
  return std::tuple(
      -int(R.Status == Awaitable::Unknown ? Awaitable::No : R.Status),
      R.InPromise, R.WhyNot, R.Promises, R.RefusedBy);
}

static auto preference(const FunctionRecord &R) {
  return std::tuple_cat(
      std::tuple(R.K == Kind::Unknown, R.Tentative, int(R.K), int(R.F)),
      preference(R.Result));
}

static auto preference(const TypeRecord &R) { return preference(R.Result); }

template <typename T> static void sortUnique(std::vector<T> &List) {
  llvm::sort(List);
  List.erase(llvm::unique(List), List.end());
}

template <typename T>
static void mergeSorted(std::vector<T> &Into, const std::vector<T> &From) {
  llvm::append_range(Into, From);
  sortUnique(Into);
}

template <typename Record> static void mergeSame(std::vector<Record> &Records) {
  llvm::sort(Records, [](const Record &A, const Record &B) {
    return std::tuple(identity(A), preference(A)) <
           std::tuple(identity(B), preference(B));
  });
  auto Out = Records.begin();
  for (auto It = Records.begin(); It != Records.end(); ++It) {
    if (Out != Records.begin() && identity(*std::prev(Out)) == identity(*It)) {
      ResultRecord &Into = std::prev(Out)->Result;
      mergeSorted(Into.Promises, It->Result.Promises);
      mergeSorted(Into.RefusedBy, It->Result.RefusedBy);
      continue;
    }
    if (Out != It)
      *Out = std::move(*It);
    ++Out;
  }
  Records.erase(Out, Records.end());
}

void mergeRun(RunRecord &Into, RunRecord &&From) {
  llvm::append_range(Into.Files, From.Files);
  llvm::append_range(Into.WithoutCoroutines, From.WithoutCoroutines);
  llvm::append_range(Into.Failures, From.Failures);
  llvm::append_range(Into.Skipped, From.Skipped);
  llvm::append_range(Into.Notices, From.Notices);
  Into.Interrupted |= From.Interrupted;
}

void normalizeRun(RunRecord &R) {
  sortUnique(R.Files);
  sortUnique(R.WithoutCoroutines);
  sortUnique(R.Failures);
  sortUnique(R.Skipped);
  sortUnique(R.Notices);
}

Report mergeReports(std::vector<Report> Reports) {
  Report Merged;
  for (Report &R : Reports) {
    mergeRun(Merged, std::move(R));
    llvm::append_range(Merged.Functions, R.Functions);
    llvm::append_range(Merged.Types, R.Types);
  }
  normalizeRun(Merged);
  mergeSame(Merged.Functions);
  mergeSame(Merged.Types);

  // What is only declared in one unit may be defined in another.
  llvm::StringSet<> Defined;
  for (const FunctionRecord &R : Merged.Functions)
    if (R.K != Kind::Unknown && !R.MangledName.empty())
      Defined.insert(R.MangledName);
  llvm::erase_if(Merged.Functions, [&](const FunctionRecord &R) {
    return R.K == Kind::Unknown && Defined.contains(R.MangledName);
  });
  return Merged;
}

} // namespace corotidy
