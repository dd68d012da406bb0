//===--- BodySkipper.cpp - Bodies that need not be parsed -----------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/BodySkipper.h"
#include "classify/Bodies.h"
#include "classify/Classifier.h"
#include "classify/PromiseFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace corotidy {

//===----------------------------------------------------------------------===//
// What code that is not asked about gets hold of
//===----------------------------------------------------------------------===//

/// Whether \p Init instantiates nothing, wherever it is used.
static bool isPlain(const Expr *Init) {
  if (!Init)
    return true;
  Init = Init->IgnoreParenImpCasts();
  return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, StringLiteral,
             CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, DeclRefExpr>(Init) ||
         (isa<InitListExpr, ParenListExpr, UnaryOperator>(Init) &&
          llvm::all_of(Init->children(), [](const Stmt *Child) {
            return isPlain(cast<Expr>(Child));
          }));
}

/// The namespace to look into for what is declared in \p DC or visible there
/// because the namespace is inline.
static const DeclContext *namespaceOf(const DeclContext *DC) {
  DC = DC->getEnclosingNamespaceContext();
  while (DC->isInlineNamespace())
    DC = DC->getParent()->getEnclosingNamespaceContext();
  return DC->getPrimaryContext();
}

namespace {
/// Follows template arguments to all that can be got from them: the types they
/// are made of, and of classes asked about the members, bases and friends, and
/// functions that argument-dependent lookup finds.
class Reach {
public:
  Reach(ASTContext &Ctx, AskedAbout &IsAskedAbout,
        llvm::function_ref<bool(DeclarationName)> IsUsed,
        const llvm::DenseSet<const IdentifierInfo *> &NamesInMacros)
      : isAskedAbout(IsAskedAbout), isUsed(IsUsed),
        NamesInMacros(NamesInMacros) {
    gather(*Ctx.getTranslationUnitDecl());
  }

  /// Whether code that is not asked about, with no template arguments, may
  /// instantiate a template that is.
  bool fromEverywhere() {
    return llvm::any_of(Known, [&](const NamedDecl *D) { return named(*D); }) ||
           llvm::any_of(Customizations,
                        [&](const Customization &C) {
                          return !C.IsForTypeAskedAbout && customized(*C.Class);
                        }) ||
           customizationsOfTypes();
  }

  /// Whether the body of \p Caller may.
  bool from(const FunctionDecl &Caller) {
    return argumentsAround(Caller) ||
           argumentsAround(*Caller.getLexicalParent()) ||
           customizationsOfTypes();
  }

private:
  /// A specialisation asked about of a template that is not.
  struct Customization {
    const CXXRecordDecl *Class;
    bool IsForTypeAskedAbout;
  };

  //===--------------------------------------------------------------------===//
  // Names
  //===--------------------------------------------------------------------===//

  /// Gathers what is declared in namespaces.
  void gather(const DeclContext &DC) {
    for (const Decl *D : DC.decls()) {
      if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) {
        // Nearly all namespaces are in one file.
        if (isAskedAbout.fileOf(D->getBeginLoc()) !=
                isAskedAbout.fileOf(D->getEndLoc()) ||
            isAskedAbout(D->getBeginLoc()))
          gather(*cast<DeclContext>(D));
      } else if (const auto *ND = dyn_cast<NamedDecl>(D);
                 ND && isAskedAbout(ND->getLocation())) {
        gather(*ND);
      }
    }
  }

  void gather(const NamedDecl &D) {
    if (isa<FunctionDecl, FunctionTemplateDecl>(D))
      Functions[namespaceOf(D.getDeclContext())].push_back(&D);
    if (isKnownElsewhere(D))
      Known.push_back(&D);
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&D);
    if (!Spec || !Spec->isThisDeclarationADefinition() ||
        isAskedAbout(Spec->getSpecializedTemplate()->getLocation()))
      return;
    const auto *Partial =
        dyn_cast<ClassTemplatePartialSpecializationDecl>(Spec);
    Customizations.push_back(
        {Spec,
         mentionsAskedAbout(Partial ? Partial->getTemplateArgs().asArray()
                                    : Spec->getTemplateArgs().asArray())});
  }

  /// Whether what is not asked about may mean \p D by its name: it declares it
  /// too, or a function of that name.
  bool isKnownElsewhere(const NamedDecl &D) {
    if (const IdentifierInfo *Id = D.getIdentifier();
        Id && NamesInMacros.contains(Id))
      return true;
    auto IsElsewhere = [&](const Decl *Other) {
      return Other->getLocation().isValid() &&
             !isAskedAbout(Other->getLocation());
    };
    if (llvm::any_of(D.redecls(), IsElsewhere))
      return true;
    if (!isa<FunctionDecl, FunctionTemplateDecl>(D) ||
        !D.getDeclContext()->isFileContext())
      return false;
    return llvm::any_of(
        D.getDeclContext()->getRedeclContext()->lookup(D.getDeclName()),
        IsElsewhere);
  }

  //===--------------------------------------------------------------------===//
  // Declarations
  //===--------------------------------------------------------------------===//

  /// Whether to name \p D, which is asked about, is enough to get hold of a
  /// template.
  bool named(const NamedDecl &D) {
    if (const auto *Function = D.getAsFunction())
      return callable(*Function, /*IsInstantiated=*/false);
    if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
      return record(*Record);
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D))
      return pattern(*Template->getTemplatedDecl());
    if (const auto *Alias = dyn_cast<TypedefNameDecl>(&D))
      return type(Alias->getUnderlyingType());
    return isa<TemplateDecl>(D);
  }

  /// Whether to call \p FD is.
  bool callable(const FunctionDecl &FD, bool IsInstantiated) {
    if (FD.isDeleted() || isa<CXXDeductionGuideDecl>(FD) ||
        !isUsed(FD.getDeclName()))
      return false;
    // Even if it is only declared, a call names the types in there.
    // What a lambda is converted to calls its operator.
    if (FD.getDescribedFunctionTemplate())
      return !FD.isImplicit();
    if (IsInstantiated && instantiates(FD))
      return true;
    return type(FD.getReturnType()) ||
           llvm::any_of(FD.parameters(), [&](const ParmVarDecl *Param) {
             return type(Param->getType());
           });
  }

  /// Whether a call of \p FD, a member or friend of what was instantiated,
  /// instantiates more of it.
  static bool instantiates(const FunctionDecl &FD) {
    if (FD.isImplicit() || FD.isDefaulted())
      return false;
    const FunctionDecl *Pattern = FD.getTemplateInstantiationPattern();
    if (Pattern && Pattern->isDefined() && !FD.isDefined())
      return true;
    return llvm::any_of(FD.parameters(), [](const ParmVarDecl *Param) {
      return Param->hasUninstantiatedDefaultArg() &&
             !isPlain(Param->getUninstantiatedDefaultArg());
    });
  }

  /// Whether \p Record gets a member or base that is reported, or from which
  /// more can be got, when it is instantiated.
  bool pattern(const CXXRecordDecl &Record) {
    const CXXRecordDecl *Definition = Record.getDefinition();
    if (!Definition)
      return false;
    return Definition->getNumBases() > 0 ||
           llvm::any_of(Definition->decls(), [&](const Decl *D) {
             if (D->isImplicit() || isa<AccessSpecDecl, StaticAssertDecl>(D))
               return false;
             if (const auto *Field = dyn_cast<FieldDecl>(D))
               return !isPlain(Field->getInClassInitializer());
             if (const auto *Variable = dyn_cast<VarDecl>(D))
               return !isPlain(Variable->getInit());
             if (const auto *Function = D->getAsFunction())
               return !Function->isDeleted() && !Function->isDefaulted() &&
                      isUsed(Function->getDeclName());
             if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
               return isUsed(Alias->getDeclName()) &&
                      Alias->getUnderlyingType()->isDependentType();
             return true;
           });
  }

  bool customized(const CXXRecordDecl &Class) {
    return isa<ClassTemplatePartialSpecializationDecl>(Class) ? pattern(Class)
                                                              : members(Class);
  }

  bool customizationsOfTypes() {
    if (!ReachedAskedAbout || DidCustomizations)
      return false;
    DidCustomizations = true;
    return llvm::any_of(Customizations, [&](const Customization &C) {
      return C.IsForTypeAskedAbout && customized(*C.Class);
    });
  }

  //===--------------------------------------------------------------------===//
  // Types
  //===--------------------------------------------------------------------===//

  bool type(QualType T) {
    const Type *Canonical =
        T.isNull() ? nullptr : T.getCanonicalType().getTypePtr();
    if (!Canonical || Canonical->isDependentType() ||
        !Types.insert(Canonical).second)
      return false;
    if (const CXXRecordDecl *Record = Canonical->getAsCXXRecordDecl())
      return record(*Record);
    if (const auto *Enum = Canonical->getAs<EnumType>())
      return lookedUpWith(*Enum->getDecl());
    if (const auto *Function = Canonical->getAs<FunctionProtoType>())
      return type(Function->getReturnType()) ||
             llvm::any_of(Function->param_types(),
                          [&](QualType Param) { return type(Param); });
    if (const auto *Member = Canonical->getAs<MemberPointerType>())
      return type(Member->getPointeeType()) ||
             (Member->getMostRecentCXXRecordDecl() &&
              record(*Member->getMostRecentCXXRecordDecl()));
    if (const auto *Array = Canonical->getAsArrayTypeUnsafe())
      return type(Array->getElementType());
    if (const auto *Atomic = Canonical->getAs<AtomicType>())
      return type(Atomic->getValueType());
    return type(Canonical->getPointeeType());
  }

  bool record(const CXXRecordDecl &R) {
    const CXXRecordDecl &Record =
        R.getDefinition() ? *R.getDefinition() : *R.getCanonicalDecl();
    if (!Records.insert(&Record).second)
      return false;
    if (argumentsAround(Record) || lookedUpWith(Record))
      return true;
    const CXXRecordDecl &Written = writtenClass(Record);
    if (!isAskedAbout(Record.getLocation()) &&
        !isAskedAbout(Written.getLocation()))
      return false;
    ReachedAskedAbout = true;
    // Argument-dependent lookup finds friends of the class around, too.
    for (const DeclContext *DC = Record.getParent(); DC->isRecord();
         DC = DC->getParent())
      if (llvm::any_of(cast<CXXRecordDecl>(DC)->friends(),
                       [&](const FriendDecl *F) {
                         return befriended(*F, /*IsInstantiated=*/true);
                       }))
        return true;
    return Record.isCompleteDefinition() ? members(Record) : pattern(Written);
  }

  bool members(const CXXRecordDecl &Record) {
    bool IsInstantiated = Record.getTemplateInstantiationPattern();
    // What is private is for the class and its friends.
    bool HasFriends = llvm::any_of(Record.friends(), [&](const FriendDecl *F) {
      const NamedDecl *D = F->getFriendDecl();
      return !D || !isAskedAbout(D->getLocation());
    });
    return llvm::any_of(Record.bases(),
                        [&](const CXXBaseSpecifier &Base) {
                          return type(Base.getType());
                        }) ||
           llvm::any_of(Record.decls(), [&](const Decl *D) {
             // But whoever copies or destroys an object uses its fields.
             if (D->getAccess() == AS_private && !HasFriends &&
                 !isa<FieldDecl>(D))
               return false;
             return member(*D, IsInstantiated);
           });
  }

  bool member(const Decl &D, bool IsInstantiated) {
    if (const auto *Field = dyn_cast<FieldDecl>(&D))
      return type(Field->getType()) ||
             (IsInstantiated && Field->hasInClassInitializer() &&
              !Field->getInClassInitializer() && !hasPlainPattern(*Field));
    if (const auto *Variable = dyn_cast<VarDecl>(&D)) {
      const VarDecl *Pattern = IsInstantiated
                                   ? Variable->getTemplateInstantiationPattern()
                                   : nullptr;
      return type(Variable->getType()) ||
             (Pattern && !Variable->getInit() &&
              !isPlain(Pattern->getAnyInitializer()));
    }
    if (const FunctionDecl *Function = D.getAsFunction())
      return callable(*Function, IsInstantiated);
    if (const auto *Friend = dyn_cast<FriendDecl>(&D))
      return befriended(*Friend, IsInstantiated);
    if (D.isImplicit())
      return false;
    const auto *Named = dyn_cast<NamedDecl>(&D);
    if (!Named || !isUsed(Named->getDeclName()))
      return false;
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(Named))
      return record(*Nested);
    return named(*Named);
  }

  static bool hasPlainPattern(const FieldDecl &Field) {
    const auto *Record = cast<CXXRecordDecl>(Field.getParent());
    const CXXRecordDecl &Written = writtenClass(*Record);
    for (const FieldDecl *Pattern : Written.fields())
      if (Pattern->getDeclName() == Field.getDeclName())
        return isPlain(Pattern->getInClassInitializer());
    return false;
  }

  bool befriended(const FriendDecl &Friend, bool IsInstantiated) {
    const NamedDecl *D = Friend.getFriendDecl();
    const FunctionDecl *Function = D ? D->getAsFunction() : nullptr;
    return Function && isAskedAbout(Function->getLocation()) &&
           callable(*Function, IsInstantiated);
  }

  /// Whether argument-dependent lookup for an object of the type \p D finds a
  /// template, or a function from which one can be got.
  bool lookedUpWith(const TagDecl &D) {
    const DeclContext *Namespace = namespaceOf(&D);
    auto Declared = Functions.find(Namespace);
    return Declared != Functions.end() && Namespaces.insert(Namespace).second &&
           llvm::any_of(Declared->second, [&](const NamedDecl *Function) {
             return callable(*Function->getAsFunction(),
                             /*IsInstantiated=*/false);
           });
  }

  //===--------------------------------------------------------------------===//
  // Template arguments
  //===--------------------------------------------------------------------===//

  bool argument(const TemplateArgument &Arg) {
    switch (Arg.getKind()) {
    case TemplateArgument::Type:
      return type(Arg.getAsType());
    case TemplateArgument::Declaration:
      return type(Arg.getAsDecl()->getType());
    case TemplateArgument::NullPtr:
      return type(Arg.getNullPtrType());
    case TemplateArgument::Integral:
      return type(Arg.getIntegralType());
    case TemplateArgument::StructuralValue:
      return type(Arg.getStructuralValueType());
    case TemplateArgument::Template:
    case TemplateArgument::TemplateExpansion: {
      const TemplateDecl *Template =
          Arg.getAsTemplateOrTemplatePattern().getAsTemplateDecl();
      return Template && isAskedAbout(Template->getLocation());
    }
    case TemplateArgument::Pack:
      return llvm::any_of(Arg.pack_elements(), [&](const TemplateArgument &A) {
        return argument(A);
      });
    case TemplateArgument::Null:
    case TemplateArgument::Expression:
      return false;
    }
    llvm_unreachable("all kinds are handled");
  }

  bool arguments(const TemplateArgumentList *Args) {
    return Args &&
           llvm::any_of(Args->asArray(),
                        [&](const TemplateArgument &A) { return argument(A); });
  }

  /// The arguments of \p Inner and of all it is in.
  bool argumentsAround(const DeclContext &Inner) {
    for (const DeclContext *DC = &Inner; DC && !DC->isFileContext();
         DC = DC->getParent()) {
      const auto *Function = dyn_cast<FunctionDecl>(DC);
      if (Function && arguments(Function->getTemplateSpecializationArgs()))
        return true;
      const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(DC);
      if (Spec && arguments(&Spec->getTemplateArgs()))
        return true;
    }
    return false;
  }

  /// Whether arguments, which may be dependent, mention a declaration that is
  /// asked about.
  bool mentionsAskedAbout(ArrayRef<TemplateArgument> Args);

  AskedAbout &isAskedAbout;
  llvm::function_ref<bool(DeclarationName)> isUsed;
  const llvm::DenseSet<const IdentifierInfo *> &NamesInMacros;
  /// Functions and their templates asked about, by namespace.
  llvm::DenseMap<const DeclContext *, std::vector<const NamedDecl *>> Functions;
  /// What is asked about and known to code that is not.
  std::vector<const NamedDecl *> Known;
  std::vector<Customization> Customizations;
  bool ReachedAskedAbout = false;
  bool DidCustomizations = false;
  llvm::DenseSet<const Type *> Types;
  llvm::DenseSet<const CXXRecordDecl *> Records;
  llvm::DenseSet<const DeclContext *> Namespaces;
};

/// Whether a type names a declaration asked about.
class MentionFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit MentionFinder(AskedAbout &IsAskedAbout)
      : isAskedAbout(IsAskedAbout) {}

  bool VisitTagType(const TagType *T) override {
    return !isAskedAbout(T->getDecl()->getLocation());
  }
  bool VisitTemplateSpecializationType(
      const TemplateSpecializationType *T) override {
    const TemplateDecl *Template = T->getTemplateName().getAsTemplateDecl();
    return !Template || !isAskedAbout(Template->getLocation());
  }
  bool VisitInjectedClassNameType(const InjectedClassNameType *T) override {
    return !isAskedAbout(T->getDecl()->getLocation());
  }

private:
  AskedAbout &isAskedAbout;
};
} // namespace

bool Reach::mentionsAskedAbout(ArrayRef<TemplateArgument> Args) {
  MentionFinder Finder(isAskedAbout);
  return llvm::any_of(Args, [&](const TemplateArgument &Arg) {
    return !Finder.TraverseTemplateArgument(Arg);
  });
}

//===----------------------------------------------------------------------===//
// Skipping
//===----------------------------------------------------------------------===//

/// Tells which file tokens come from.
class BodySkipper::FileListener : public PPCallbacks {
public:
  explicit FileListener(BodySkipper &Skipper) : Skipper(Skipper) {}

  void LexedFileChanged(FileID File, LexedFileChangeReason,
                        SrcMgr::CharacteristicKind, FileID,
                        SourceLocation) override {
    Skipper.enteredFile(File);
  }

private:
  BodySkipper &Skipper;
};

BodySkipper::BodySkipper(CompilerInstance &CI,
                         std::function<bool(FileID)> IsAskedAbout,
                         InstantiationsMatter *DoInstantiationsMatter)
    : CI(CI), DoInstantiationsMatter(DoInstantiationsMatter),
      isAskedAbout(CI.getSourceManager(), std::move(IsAskedAbout)) {
  Preprocessor &PP = CI.getPreprocessor();
  PP.addPPCallbacks(std::make_unique<FileListener>(*this));
  PP.setTokenWatcher([this](const Token &Tok) { sawToken(Tok); });
}

void BodySkipper::sawToken(const Token &Tok) {
  if (InFileAskedAbout || Tok.isNot(tok::identifier))
    return;
  const IdentifierInfo *Id = Tok.getIdentifierInfo();
  Names.insert(Id);
  if (Tok.getLocation().isMacroID() &&
      isAskedAbout(CI.getSourceManager().getFileID(
          CI.getSourceManager().getSpellingLoc(Tok.getLocation()))))
    NamesInMacros.insert(Id);
}

void BodySkipper::enteredFile(FileID File) {
  // What is included within a body belongs to whoever has the body.
  InFileAskedAbout =
      isAskedAbout(File) && !(CI.hasSema() && CI.getSema().CurContext &&
                              !CI.getSema().CurContext->isFileContext());
}

bool BodySkipper::skips(const FunctionDecl &FD) {
  if (mayNeedBody(FD) || FD.hasAttr<MSConstexprAttr>())
    return false;
  FileID File = isAskedAbout.fileOf(FD.getLocation());
  if (isAskedAbout(File))
    return false;
  // The project's own headers may know what is declared in the files that
  // include them.
  return !SawDeclarationAskedAbout ||
         SrcMgr::isSystem(CI.getSourceManager().getFileCharacteristic(
             CI.getSourceManager().getLocForStartOfFile(File)));
}

bool BodySkipper::declared(DeclGroupRef Group) {
  bool IsAskedAbout = false;
  for (const Decl *D : Group) {
    const auto *FD = dyn_cast<FunctionDecl>(D);
    if (FD && FD->getTemplateInstantiationPattern())
      requested(*FD);
    else
      IsAskedAbout |= isAskedAbout(D->getLocation());
  }
  SawDeclarationAskedAbout |= IsAskedAbout;
  // Library code gets templates from functions that are asked about, and only
  // between two of them is everything whole. What is reached is only ever
  // more, so a look is not lost; but each costs.
  if (!IsAskedAbout || Requested.size() < NumJudged + NumJudged / 4 + 16)
    return true;
  NumJudged = Requested.size();
  return !mayMatter();
}

void BodySkipper::requested(const FunctionDecl &FD) { Requested.insert(&FD); }

/// Some names are looked up without a word of them.
bool BodySkipper::isUsed(DeclarationName Name) const {
  const IdentifierInfo *Id =
      Name.isIdentifier() ? Name.getAsIdentifierInfo() : nullptr;
  if (!Id || Names.contains(Id))
    return true;
  StringRef Text = Id->getName();
  return Text == "begin" || Text == "end" || Text == "get" ||
         Text.starts_with("await_") || isPromiseMemberName(Name);
}

bool BodySkipper::mayMatter() {
  auto IsUsed = [this](DeclarationName Name) { return isUsed(Name); };
  if (DoInstantiationsMatter &&
      !DoInstantiationsMatter(CI.getSema(), isAskedAbout, IsUsed))
    return false;
  Reach From(CI.getASTContext(), isAskedAbout, IsUsed, NamesInMacros);
  if (From.fromEverywhere())
    return true;
  return llvm::any_of(Requested, [&](const FunctionDecl *FD) {
    return isBodySkipped(*FD) && From.from(*FD);
  });
}

} // namespace corotidy
