//===--- Models.cpp - What is known of libraries --------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/Models.h"
#include "classify/Names.h"
#include "models/Annotations.h"
#include "models/Facts.h"
#include "models/Json.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ErrorHandling.h"
#include <deque>
#include <map>

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

namespace {
template <class Model> using Entries = llvm::StringMap<Saying<Model>>;

/// What one file says, by qualified names without inline namespaces.
struct FileModels {
  Entries<ClassModel> Classes;
  Entries<FunctionModel> Functions;
  /// The ends of all names: most declarations have none of them.
  llvm::StringSet<> LastNames;
  /// Whether its functions are those with C linkage: a coroutine may well be
  /// called sleep. Of these, scopes do not count.
  bool IsOfC = false;

  template <class Model> Entries<Model> &of() {
    if constexpr (std::is_same_v<Model, ClassModel>)
      return Classes;
    else
      return Functions;
  }
  template <class Model> const Entries<Model> &of() const {
    return const_cast<FileModels *>(this)->of<Model>();
  }
};

/// Reads one file.
class FileReader {
public:
  FileReader(StringRef Name, FileModels &Models) : Name(Name), Models(Models) {}

  JsonProblem read(StringRef Text) {
    JsonNode Root;
    JsonProblem Problem = readJson(Text, Root);
    if (!Problem.Message.empty())
      return Problem;
    R.object(Root, {{"$schema", [&](const JsonNode &N) { R.text(N, Ignored); }},
                    {"library", [&](const JsonNode &N) { R.text(N, Ignored); }},
                    {"language",
                     [&](const JsonNode &N) {
                       if (R.word(N, {"C", "C++"}) == 0)
                         Models.IsOfC = true;
                     }},
                    {"classes",
                     [&](const JsonNode &N) {
                       R.list(N, [&](const JsonNode &Entry) {
                         readEntry<ClassModel>(Entry);
                       });
                     }},
                    {"functions", [&](const JsonNode &N) {
                       R.list(N, [&](const JsonNode &Entry) {
                         readEntry<FunctionModel>(Entry);
                       });
                     }}});
    return R.problem();
  }

private:
  template <class Model> void readEntry(const JsonNode &Entry) {
    using Key = JsonReader::Key;
    SmallVector<const JsonNode *> Names;
    auto AddName = [&](const JsonNode &N) { Names.push_back(&N); };
    auto AddNames = [&](const JsonNode &N) { R.list(N, AddName); };
    Saying<Model> S;
    S.M.Origin.File = Name;
    S.M.Origin.Line = Entry.Place.Line;
    ArrayRef<Fact<Model>> Facts = factsOf<Model>();
    auto ReadFact = [&](size_t I, const JsonNode &N) {
      S.Said |= 1u << I;
      // Null takes away what others say.
      if (N.Is != JsonNode::Type::Null)
        Facts[I].Read(R, N, S.M);
    };
    std::vector<std::function<void(const JsonNode &)>> Readers;
    for (size_t I = 0; I < Facts.size(); ++I)
      Readers.push_back([&ReadFact, I](const JsonNode &N) { ReadFact(I, N); });
    SmallVector<Key> Keys = {{"name", AddName}, {"names", AddNames}};
    for (size_t I = 0; I < Facts.size(); ++I)
      Keys.push_back({Facts[I].Key, Readers[I]});
    R.object(Entry, Keys);
    if (Names.empty())
      R.complain(Entry.Place, "an entry needs a \"name\" or \"names\"");
    if (!S.Said)
      R.complain(Entry.Place, "an entry needs something that it says");
    for (const JsonNode *N : Names)
      enter(*N, S);
  }

  template <class Model> void enter(const JsonNode &N, const Saying<Model> &S) {
    std::string Full;
    R.text(N, Full);
    if (Full.empty())
      return;
    if (std::string What = problemWithName(Full); !What.empty())
      return R.complain(N.Place, What);
    auto [Entry, IsNew] = Models.of<Model>().try_emplace(Full, S);
    if (!IsNew)
      R.complain(N.Place, "'" + Full + "' has an entry in line " +
                              Twine(Entry->second.M.Origin.Line));
    Models.LastNames.insert(lastName(Full));
  }

  static StringRef lastName(StringRef Full) {
    size_t Operator = Full.rfind("operator");
    if (Operator != StringRef::npos &&
        (Operator == 0 || Full.substr(0, Operator).ends_with("::")))
      return Full.substr(Operator);
    size_t Colons = Full.rfind("::");
    return Colons == StringRef::npos ? Full : Full.substr(Colons + 2);
  }

  StringRef Name;
  FileModels &Models;
  JsonReader R;
  std::string Ignored;
};
} // namespace

static llvm::Error readFile(const ModelSource &Source, FileModels &Models) {
  JsonProblem Problem = FileReader(Source.Name, Models).read(Source.Text);
  if (Problem.Message.empty())
    return llvm::Error::success();
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      Source.Name + ":" + llvm::Twine(Problem.Place.Line) + ":" +
          llvm::Twine(Problem.Place.Column) + ": " + Problem.Message);
}

ArrayRef<ModelSource> builtinModels() {
  static constexpr ModelSource Sources[] = {
#include "BuiltinModels.inc"
  };
  return Sources;
}

static std::vector<FileModels> readBuiltinModels() {
  std::vector<FileModels> Read(builtinModels().size());
  for (const auto &[Models, Source] : llvm::zip(Read, builtinModels()))
    if (llvm::Error E = readFile(Source, Models))
      llvm::report_fatal_error(std::move(E));
  return Read;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// The name of \p D without its scopes; empty if it has none.
static StringRef lastName(const NamedDecl &D, std::string &Storage) {
  if (const IdentifierInfo *Id = D.getIdentifier())
    return Id->getName();
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D)) {
    const TypedefNameDecl *Alias = Record->getTypedefNameForAnonDecl();
    return Alias ? Alias->getName() : "";
  }
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(D)) {
    const auto &Parent = *cast<CXXRecordDecl>(D.getDeclContext());
    Storage = isa<CXXDestructorDecl>(D) ? "~" : "";
    Storage += Parent.getName();
  } else if (const auto *Conversion = dyn_cast<CXXConversionDecl>(&D)) {
    Storage = "operator " +
              typeName(Conversion->getConversionType(), D.getASTContext());
  } else {
    Storage = D.getDeclName().getAsString();
  }
  return Storage;
}

/// The name of \p D as models have it; empty if it cannot be there. Last is
/// its end.
static std::string fullName(const NamedDecl &D, StringRef Last) {
  SmallVector<StringRef, 8> Parts = {Last};
  for (const DeclContext *DC = D.getDeclContext(); !DC->isTranslationUnit();
       DC = DC->getParent()) {
    if (DC->isFunctionOrMethod())
      return "";
    const auto *Scope = dyn_cast<NamedDecl>(DC);
    if (!Scope || DC->isInlineNamespace())
      continue;
    if (!Scope->getIdentifier())
      return "";
    Parts.push_back(Scope->getName());
  }
  std::string Name;
  for (StringRef Part : llvm::reverse(Parts))
    Name += (Name.empty() ? "" : "::") + Part.str();
  return Name;
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

namespace {
template <class Model> struct Answers {
  llvm::DenseMap<const Decl *, const Saying<Model> *> Known;
  /// Those that are made of what several say.
  std::deque<Saying<Model>> Made;
  Saying<Model> Nothing;
};
} // namespace

struct Models::Tables {
  /// Those that count first are first.
  std::deque<FileModels> Project;
  /// Those that are compiled in, read when first asked for: most files have no
  /// coroutine.
  std::vector<FileModels> Builtin;
  Answers<ClassModel> Classes;
  Answers<FunctionModel> Functions;

  /// Those that are compiled in come last.
  template <class Handler> void forEachFile(Handler Handle) {
    if (Builtin.empty())
      Builtin = readBuiltinModels();
    for (const FileModels &File : Project)
      Handle(File, /*IsBuiltin=*/false);
    for (const FileModels &File : Builtin)
      Handle(File, /*IsBuiltin=*/true);
  }

  /// Adds what files say of \p D.
  template <class Model>
  void addFromFiles(const NamedDecl &D, Saying<Model> &S) {
    std::string Storage;
    StringRef Last = lastName(D, Storage);
    if (Last.empty())
      return;
    std::string Full;
    bool IsNamed = false;
    forEachFile([&](const FileModels &File, bool) {
      if (!File.LastNames.contains(Last))
        return;
      if (!IsNamed)
        Full = fullName(D, Last);
      IsNamed = true;
      const auto *FD = dyn_cast<FunctionDecl>(&D);
      bool IsOfC = File.IsOfC && FD;
      if (IsOfC && !FD->isExternC())
        return;
      auto Found = File.of<Model>().find(IsOfC ? Last : StringRef(Full));
      if (Found != File.of<Model>().end())
        S.add(Found->second);
    });
  }

  const Saying<ClassModel> &ofClass(const CXXRecordDecl &Record);
  const Saying<FunctionModel> &ofFunction(const FunctionDecl &FD);
};

/// The class that \p T is, or an instantiation of which it will be.
static const CXXRecordDecl *classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return Record;
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Spec ? Spec->getTemplateName().getAsTemplateDecl() : nullptr;
  // CTAD in a template leaves the name of the template only.
  if (const auto *Deduced = T->getAs<DeducedTemplateSpecializationType>())
    Template = Deduced->getTemplateName().getAsTemplateDecl();
  const auto *Class = dyn_cast_or_null<ClassTemplateDecl>(Template);
  return Class ? Class->getTemplatedDecl() : nullptr;
}

static SmallVector<const CXXRecordDecl *, 2>
basesOf(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition)
    Definition = patternOf(Record).getDefinition();
  SmallVector<const CXXRecordDecl *, 2> Bases;
  if (Definition)
    for (const CXXBaseSpecifier &Base : Definition->bases())
      if (const CXXRecordDecl *Class = classOf(Base.getType()))
        Bases.push_back(Class);
  return Bases;
}

const Saying<ClassModel> &Models::Tables::ofClass(const CXXRecordDecl &Record) {
  const Decl *Canonical = Record.getCanonicalDecl();
  if (auto Known = Classes.Known.find(Canonical); Known != Classes.Known.end())
    return *Known->second;
  // Level by level; a template may be derived from itself.
  Saying<ClassModel> S;
  SmallVector<const CXXRecordDecl *, 8> Level = {&Record};
  llvm::SmallPtrSet<const Decl *, 8> Seen;
  while (!Level.empty()) {
    SmallVector<const CXXRecordDecl *, 8> Next;
    for (const CXXRecordDecl *Class : Level) {
      if (!Seen.insert(Class->getCanonicalDecl()).second)
        continue;
      if (Saying<ClassModel> InCode = saidInCode(*Class); InCode.Said)
        S.add(InCode);
      addFromFiles(*Class, S);
      llvm::append_range(Next, basesOf(*Class));
    }
    Level = std::move(Next);
  }
  const Saying<ClassModel> *Answer = &Classes.Nothing;
  if (S.Said)
    Answer = &Classes.Made.emplace_back(std::move(S));
  Classes.Known[Canonical] = Answer;
  return *Answer;
}

const Saying<FunctionModel> &
Models::Tables::ofFunction(const FunctionDecl &FD) {
  const Decl *Canonical = FD.getCanonicalDecl();
  if (auto Known = Functions.Known.find(Canonical);
      Known != Functions.Known.end())
    return *Known->second;
  Saying<FunctionModel> S;
  if (Saying<FunctionModel> InCode = saidInCode(FD); InCode.Said)
    S.add(InCode);
  addFromFiles(FD, S);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&FD))
    for (const CXXMethodDecl *Base : Method->overridden_methods())
      if (const Saying<FunctionModel> &OfBase = ofFunction(*Base); OfBase.Said)
        S.add(OfBase);
  const Saying<FunctionModel> *Answer = &Functions.Nothing;
  if (S.Said)
    Answer = &Functions.Made.emplace_back(std::move(S));
  Functions.Known[Canonical] = Answer;
  return *Answer;
}

Models::Models() : All(std::make_unique<Tables>()) {}
Models::~Models() = default;
Models::Models(Models &&) = default;
Models &Models::operator=(Models &&) = default;

llvm::Error Models::add(const ModelSource &Source) {
  return readFile(Source, All->Project.emplace_front());
}

const ClassModel *Models::find(const CXXRecordDecl &Record) const {
  const Saying<ClassModel> &S = All->ofClass(Record);
  return S.Said ? &S.M : nullptr;
}

const ClassModel *Models::find(QualType T) const {
  const CXXRecordDecl *Record = classOf(T);
  return Record ? find(*Record) : nullptr;
}

const FunctionModel *Models::find(const FunctionDecl &FD) const {
  const Saying<FunctionModel> &S = All->ofFunction(FD);
  return S.Said ? &S.M : nullptr;
}

std::optional<Holding>
Models::holdingAfter(const CXXConstructorDecl &Constructor) const {
  const ClassModel *Class = find(*Constructor.getParent());
  if (!Class || !Class->Guard || Constructor.isCopyOrMoveConstructor())
    return std::nullopt;
  if (std::optional<Holding> Said = holdingByAttributes(Constructor))
    return Said;
  for (const ParmVarDecl *Param : Constructor.parameters()) {
    const CXXRecordDecl *Type = classOf(Param->getType());
    std::string Storage;
    std::string Name = Type ? fullName(*Type, lastName(*Type, Storage)) : "";
    for (const auto &[Tag, After] : Class->Guard->Tags)
      if (Name == Tag)
        return After;
  }
  return Constructor.isDefaultConstructor() ? Class->Guard->ByDefault
                                            : Class->Guard->Constructed;
}

template <class Model>
static void addEntries(const Entries<Model> &From, bool IsBuiltin,
                       std::vector<ModelEntry> &To) {
  for (const auto &Entry : From) {
    ModelEntry Added;
    Added.Name = Entry.getKey().str();
    Added.IsBuiltin = IsBuiltin;
    const Saying<Model> &S = Entry.getValue();
    if constexpr (std::is_same_v<Model, ClassModel>)
      Added.Class = &S.M;
    else
      Added.Function = &S.M;
    for (const auto &[I, F] : llvm::enumerate(factsOf<Model>())) {
      if (!(S.Said & 1u << I))
        continue;
      SmallVector<std::string> Words;
      F.Describe(S.M, Words);
      if (Words.empty())
        Words.push_back(("nothing is known of \"" + F.Key + "\"").str());
      llvm::append_range(Added.Facts, Words);
    }
    To.push_back(std::move(Added));
  }
}

std::vector<ModelEntry> Models::entries() const {
  std::vector<ModelEntry> Listed;
  std::map<StringRef, size_t> RankOf;
  All->forEachFile([&](const FileModels &File, bool IsBuiltin) {
    size_t Before = Listed.size();
    addEntries(File.Classes, IsBuiltin, Listed);
    addEntries(File.Functions, IsBuiltin, Listed);
    for (ModelEntry &Added : llvm::drop_begin(Listed, Before))
      RankOf.try_emplace(Added.origin().File, RankOf.size());
  });
  auto Key = [&](const ModelEntry &E) {
    return std::tuple(StringRef(E.Name), !E.Class, RankOf[E.origin().File]);
  };
  llvm::sort(Listed, [&](const ModelEntry &A, const ModelEntry &B) {
    return Key(A) < Key(B);
  });
  return Listed;
}

} // namespace corotidy
