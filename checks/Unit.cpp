//===--- Unit.cpp - The translation unit as checks see it -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Unit.h"
#include "models/ProjectModels.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/LexDiagnostic.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace corotidy {

Unit::Unit(CompilerInstance &CI, bool SystemHeaders, StringRef ModelFiles)
    : CI(CI), SystemHeaders(SystemHeaders),
      HadErrors(CI.getDiagnostics().hasErrorOccurred()),
      Errors(CI.getDiagnostics()) {
  ArrayRef<FrontendInputFile> Inputs = CI.getFrontendOpts().Inputs;
  if (ModelFiles.empty() || Inputs.empty() || !Inputs.front().isFile())
    return;
  llvm::Expected<Models> Read = readModels(ModelFiles, Inputs.front().getFile(),
                                           CI.getVirtualFileSystem());
  if (Read)
    TheModels = std::move(*Read);
  else
    ModelFileProblem = llvm::toString(Read.takeError());
}

ASTContext &Unit::context() const { return CI.getASTContext(); }

SourceManager &Unit::sources() const { return CI.getSourceManager(); }

Sema &Unit::sema() const { return CI.getSema(); }

bool Unit::lacksHeader() const {
  return HadErrors || llvm::any_of(errors(), [](const CompilerError &E) {
           return E.ID == diag::err_pp_file_not_found;
         });
}

/// Those with a place, in the order of the places where the compiler prints
/// them.
llvm::ArrayRef<const CompilerError *> Unit::sortedErrors() {
  if (SortedErrors)
    return *SortedErrors;
  SortedErrors.emplace();
  for (const CompilerError &E : errors())
    if (E.Loc.isValid())
      SortedErrors->push_back(&E);
  const SourceManager &SM = sources();
  llvm::sort(
      *SortedErrors, [&](const CompilerError *A, const CompilerError *B) {
        SourceLocation AtA = SM.getExpansionLoc(A->Loc);
        SourceLocation AtB = SM.getExpansionLoc(B->Loc);
        return AtA == AtB ? A < B : SM.isBeforeInTranslationUnit(AtA, AtB);
      });
  return *SortedErrors;
}

llvm::SmallVector<const CompilerError *, 1> Unit::errorsIn(SourceRange Range) {
  llvm::SmallVector<const CompilerError *, 1> Inside;
  if (Range.isInvalid())
    return Inside;
  const SourceManager &SM = sources();
  SourceLocation Begin = SM.getExpansionLoc(Range.getBegin());
  SourceLocation End = SM.getExpansionRange(Range.getEnd()).getEnd();
  llvm::ArrayRef<const CompilerError *> All = sortedErrors();
  const auto *First = llvm::partition_point(All, [&](const CompilerError *E) {
    return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(E->Loc), Begin);
  });
  for (const CompilerError *E : llvm::make_range(First, All.end())) {
    if (SM.isBeforeInTranslationUnit(End, SM.getExpansionLoc(E->Loc)))
      break;
    Inside.push_back(E);
  }
  // They are elements of one array, in the order in which they were found.
  llvm::sort(Inside);
  return Inside;
}

bool Unit::isAskedAbout(FileID File) const {
  return SystemHeaders || !SrcMgr::isSystem(sources().getFileCharacteristic(
                              sources().getLocForStartOfFile(File)));
}

const UnitDeclarations &Unit::declarations() {
  if (!Declared)
    Declared = declarationsIn(
        context(), [this](FileID File) { return isAskedAbout(File); });
  return *Declared;
}

const FunctionDecl *Unit::definitionOf(const FunctionDecl &FD) {
  LacksBody |= isBodySkipped(FD);
  return visibleDefinition(FD);
}

bool Unit::callsWithoutWaiting(const Expr &E) {
  const auto *Call = dyn_cast<CallExpr>(E.IgnoreParens()->IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = Callee ? definitionOf(*Callee) : nullptr;
  return Definition &&
         isa_and_nonnull<CoroutineBodyStmt>(Definition->getBody()) &&
         !contains(classifier().evidenceOf(*Definition).Uses, Keyword::CoAwait);
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

std::vector<AnnotationProblem> Unit::takeModelProblems() {
  std::vector<AnnotationProblem> Problems;
  if (std::exchange(ToldModelProblems, true))
    return Problems;
  if (!ModelFileProblem.empty())
    Problems.push_back({SourceLocation(), ModelFileProblem});
  // What was made from a template has the attributes of its pattern.
  for (const FunctionDecl *FD : functions())
    if (!isTemplateInstantiation(*FD))
      llvm::append_range(Problems, problemsOfAnnotations(*FD));
  for (const CXXRecordDecl *Record : records())
    if (&writtenClass(*Record) == Record)
      llvm::append_range(Problems, problemsOfAnnotations(*Record));
  return Problems;
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

const CoroutineTypes &Unit::coroutineTypes() {
  if (Types)
    return *Types;
  Types.emplace();
  auto Add = [this](QualType T) {
    const CXXRecordDecl *Record =
        T.isNull() || T->isDependentType() ? nullptr : T->getAsCXXRecordDecl();
    if (!Record)
      return;
    Types->Classes.insert(T.getCanonicalType().getUnqualifiedType());
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record))
      Types->Templates.insert(Spec->getSpecializedTemplate());
  };
  for (const FunctionDecl *FD : coroutines())
    if (const Classification &C = classOf(*FD); C.Promise)
      Add(C.Result.Type);
  for (const CXXRecordDecl *Record : records()) {
    if (!declaresPromiseType(*Record))
      continue;
    if (ClassTemplateDecl *Template = Record->getDescribedClassTemplate())
      Types->Templates.insert(Template);
    else if (!Record->isDependentContext())
      Add(context().getCanonicalTagType(Record));
  }
  return *Types;
}

const CoroutineObjects &Unit::coroutineObjects() {
  if (!Objects)
    Objects.emplace(sema());
  return *Objects;
}

/// In the order of their files and their beginnings. Where several begin, the
/// one that stands for all of them is the last.
llvm::ArrayRef<Unit::Extent> Unit::extents() {
  if (Extents)
    return *Extents;
  Extents.emplace();
  const SourceManager &SM = sources();
  // Instantiations are where their pattern is, so they come before it; of
  // instantiations alone, the first made comes last.
  auto Add = [&](FunctionDecl *FD) {
    // The range of a lambda's operator is less than the lambda.
    bool IsLambda = isLambdaCallOperator(FD);
    auto [File, Begin] = SM.getDecomposedLoc(
        SM.getFileLoc(IsLambda ? FD->getLocation() : FD->getBeginLoc()));
    auto [LastFile, End] = SM.getDecomposedLoc(SM.getFileLoc(FD->getEndLoc()));
    if (File == LastFile)
      Extents->push_back({File, Begin, End, End, Extents->size(), FD});
  };
  for (FunctionDecl *FD : llvm::reverse(functions()))
    if (!isTemplatePattern(*FD))
      Add(FD);
  for (FunctionDecl *FD : functions())
    if (isTemplatePattern(*FD))
      Add(FD);
  llvm::sort(*Extents, [](const Extent &A, const Extent &B) {
    return std::tie(A.File, A.Begin, A.Rank) <
           std::tie(B.File, B.Begin, B.Rank);
  });
  const Extent *Before = nullptr;
  for (Extent &E : *Extents) {
    if (Before && Before->File == E.File)
      E.FurthestEnd = std::max(E.End, Before->FurthestEnd);
    Before = &E;
  }
  return *Extents;
}

FunctionDecl *Unit::functionAt(SourceLocation Loc) {
  auto [File, At] = sources().getDecomposedLoc(sources().getFileLoc(Loc));
  llvm::ArrayRef<Extent> All = extents();
  const Extent *After =
      std::upper_bound(All.begin(), All.end(), std::pair(File, At),
                       [](std::pair<FileID, unsigned> Place, const Extent &E) {
                         return Place < std::pair(E.File, E.Begin);
                       });
  for (const Extent *E = After; E != All.begin();) {
    --E;
    if (E->File != File || E->FurthestEnd < At)
      return nullptr;
    if (At <= E->End)
      return E->Function;
  }
  return nullptr;
}

std::optional<Token> Unit::tokenAfter(SourceLocation Loc) const {
  return Lexer::findNextToken(Loc, sources(), context().getLangOpts());
}

StringRef Unit::textOf(CharSourceRange Range) const {
  return Lexer::getSourceText(Range, sources(), context().getLangOpts());
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

/// Whether what awaits and yields of the pattern \p FD call can be known.
static bool hasKnownPromise(const FunctionDecl &FD) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(FD.getBody());
  return Body && Body->getPromiseDeclStmt() && !Body->hasDependentPromiseType();
}

llvm::ArrayRef<FunctionDecl *> Unit::coroutinesToFollow() {
  if (Followed)
    return *Followed;
  Followed.emplace();
  llvm::DenseSet<const FunctionDecl *> Instantiated;
  for (const FunctionDecl *FD : coroutines())
    if (const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern())
      Instantiated.insert(Pattern->getCanonicalDecl());
  for (FunctionDecl *FD : coroutines()) {
    if (!isa_and_nonnull<CoroutineBodyStmt>(FD->getBody()))
      continue;
    const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern();
    bool IsFollowed = isTemplatePattern(*FD)
                          ? hasKnownPromise(*FD) ||
                                !Instantiated.contains(FD->getCanonicalDecl())
                          : !Pattern || !hasKnownPromise(*Pattern);
    if (IsFollowed)
      Followed->push_back(FD);
  }
  return *Followed;
}

llvm::ArrayRef<FunctionDecl *> Unit::bodiesToFollow() {
  if (Bodies)
    return *Bodies;
  Bodies.emplace();
  llvm::DenseSet<const FunctionDecl *> Coroutines(
      llvm::from_range, llvm::ArrayRef<FunctionDecl *>(coroutinesToFollow()));
  for (FunctionDecl *FD : functions()) {
    if (!FD->doesThisDeclarationHaveABody() || !FD->getBody())
      continue;
    bool IsFollowed = isa<CoroutineBodyStmt>(FD->getBody())
                          ? Coroutines.contains(FD)
                          : !isTemplateInstantiation(*FD);
    if (IsFollowed)
      Bodies->push_back(FD);
  }
  return *Bodies;
}

const Graph *Unit::graphOf(const FunctionDecl &FD) {
  auto [Found, IsNew] = Graphs.try_emplace(&FD);
  if (!IsNew)
    return Found->second.get();
  std::unique_ptr<Graph> Built = Graph::build(FD, classOf(FD), models());
  return (Graphs[&FD] = std::move(Built)).get();
}

const HeldAcross *Unit::heldIn(const FunctionDecl &FD) {
  const Graph *G = graphOf(FD);
  if (!G)
    return nullptr;
  std::unique_ptr<HeldAcross> &Found = Held[&FD];
  if (!Found)
    Found = std::make_unique<HeldAcross>(*G, models());
  return Found.get();
}

std::shared_ptr<Unit> UnitPool::unitOf(CompilerInstance &CI, bool SystemHeaders,
                                       StringRef ModelFiles) {
  std::lock_guard Lock(Mutex);
  std::weak_ptr<Unit> &Slot = Units[&CI];
  std::shared_ptr<Unit> Existing = Slot.lock();
  if (!Existing)
    Slot = Existing = std::make_shared<Unit>(CI, SystemHeaders, ModelFiles);
  return Existing;
}

std::shared_ptr<Unit> UnitPool::find(CompilerInstance &CI) {
  std::lock_guard Lock(Mutex);
  return Units.lookup(&CI).lock();
}

} // namespace corotidy
