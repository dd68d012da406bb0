//===--- Frontend.cpp - Parsing one file, harmlessly ----------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Frontend.h"
#include "tool/Scan.h"
#include "tool/SourceFiles.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Driver/Driver.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Options/Options.h"
#include "clang/Serialization/ASTReader.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace clang;
using namespace clang::tooling;

namespace corotidy {

namespace {
/// Counts errors and keeps the first. Warnings that the project made errors
/// are its own affair.
class ErrorCounter : public DiagnosticConsumer {
public:
  ErrorCounter(ParseResult &Result, DiagnosticConsumer *Next)
      : Result(Result), Next(Next) {}

  void BeginSourceFile(const LangOptions &LangOpts,
                       const Preprocessor *PP) override {
    if (Next)
      Next->BeginSourceFile(LangOpts, PP);
  }

  void EndSourceFile() override {
    if (Next)
      Next->EndSourceFile();
  }

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    if (Next)
      Next->HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    const DiagnosticIDs &IDs = *Info.getDiags()->getDiagnosticIDs();
    if (IDs.isWarningOrExtension(Info.getID()) &&
        !IDs.isDefaultMappingAsError(Info.getID()))
      return;
    if (Result.Errors++ > 0)
      return;
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      PresumedLoc Loc =
          Info.getSourceManager().getPresumedLoc(Info.getLocation());
      if (Loc.isValid())
        Result.FirstErrorAt =
            (llvm::Twine(Loc.getFilename()) + ":" + llvm::Twine(Loc.getLine()) +
             ":" + llvm::Twine(Loc.getColumn()))
                .str();
    }
    // The driver quotes the whole of what it cannot do.
    constexpr size_t Longest = 300;
    Result.FirstError = Message.str().take_front(Longest);
    if (Message.size() > Longest)
      Result.FirstError += "...";
  }

private:
  ParseResult &Result;
  DiagnosticConsumer *Next;
};

class CallbackConsumer : public ASTConsumer {
public:
  CallbackConsumer(CompilerInstance &CI, const ParseCallbacks &Callbacks,
                   ParseResult &Result)
      : CI(CI), Callbacks(Callbacks), Result(Result) {
    if (Callbacks.IsAskedAbout)
      Skipper.emplace(CI, Callbacks.IsAskedAbout,
                      Callbacks.DoInstantiationsMatter);
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    const FunctionDecl *FD = D->getAsFunction();
    return FD && Skipper->skips(*FD);
  }

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    if (!Skipper)
      return true;
    Result.NeedsAllBodies = !Skipper->declared(Group) || Result.Errors > 0;
    return !Result.NeedsAllBodies;
  }

  void HandleCXXImplicitFunctionInstantiation(FunctionDecl *FD) override {
    if (Skipper)
      Skipper->requested(*FD);
  }

  void HandleTranslationUnit(ASTContext &) override {
    Result.NeedsAllBodies =
        Skipper && (Result.Errors > 0 || Skipper->mayMatter());
    if (Result.NeedsAllBodies)
      return;
    Result.Parsed = true;
    Callbacks.AtEnd(CI);
  }

private:
  CompilerInstance &CI;
  const ParseCallbacks &Callbacks;
  ParseResult &Result;
  std::optional<BodySkipper> Skipper;
};

class CallbackAction : public ASTFrontendAction {
public:
  CallbackAction(const ParseCallbacks &Callbacks, ParseResult &Result)
      : Callbacks(Callbacks), Result(Result) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    if (Callbacks.AtStart)
      Callbacks.AtStart(CI);
    return std::make_unique<CallbackConsumer>(CI, Callbacks, Result);
  }

  void EndSourceFileAction() override {
    if (!Result.Parsed && Callbacks.AtAbandon)
      Callbacks.AtAbandon();
  }

private:
  const ParseCallbacks &Callbacks;
  ParseResult &Result;
};

/// Runs the action on an invocation from which everything that would load
/// code or write a file has been taken. Arguments cannot be filtered by their
/// spelling: -Xclang and response files have many.
class HarmlessRun : public ToolAction {
public:
  HarmlessRun(TracedFiles &Sources, const ParseCallbacks &Callbacks,
              ParseResult &Result)
      : Sources(Sources), Callbacks(Callbacks), Result(Result) {}

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> PCHContainerOps,
                     DiagnosticConsumer *DiagConsumer) override {
    if (!isCxx(*Invocation)) {
      Result.IsOtherLanguage = true;
      return true;
    }
    noteUntracedOf(*Invocation);
    disarm(*Invocation);
    if (Callbacks.ScanFirst && !mustBeParsed(*Invocation, *Files, Sources)) {
      Result.HasNoCoroutines = true;
      return true;
    }
    Invocation->getFrontendOpts().SkipFunctionBodies =
        static_cast<bool>(Callbacks.IsAskedAbout);
    CompilerInstance CI(std::move(Invocation), std::move(PCHContainerOps));
    CI.createVirtualFileSystem(Files->getVirtualFileSystemPtr(), DiagConsumer);
    if (CI.getInvocation().getHeaderSearchOpts().VFSOverlayFiles.empty())
      CI.setFileManager(Files);
    else
      CI.createFileManager();
    CI.createDiagnostics(DiagConsumer, /*ShouldOwnClient=*/false);
    // A missing header must not hide the rest of the file.
    CI.getDiagnostics().setFatalsAsError(true);
    CI.getDiagnostics().setErrorLimit(0);
    CallbackAction Action(Callbacks, Result);
    bool Success = CI.ExecuteAction(Action);
    // Such a file is good only for headers with certain times of change.
    if (CI.getASTReader() && CI.getASTReader()->getModuleManager().size())
      Sources.noteMore();
    return Success;
  }

private:
  /// With -std=c++20, even assembly has the options of C++.
  static bool isCxx(const CompilerInvocation &Invocation) {
    return Invocation.getLangOpts().CPlusPlus &&
           llvm::none_of(Invocation.getFrontendOpts().Inputs,
                         [](const FrontendInputFile &Input) {
                           return Input.getKind().getLanguage() ==
                                  Language::Asm;
                         });
  }

  /// For the targets that are not named here, for other processors than the
  /// host's and for profiles, the driver looks at files by itself.
  void noteUntracedOf(const CompilerInvocation &Invocation) {
    llvm::Triple Target(Invocation.getTargetOpts().Triple);
    bool IsTraced = (Target.isOSLinux() && !Target.isOHOSFamily()) ||
                    Target.isOSDarwin() || Target.isOSFreeBSD() ||
                    Target.isOSNetBSD() || Target.isOSOpenBSD() ||
                    Target.isOSFuchsia() || Target.isWasm();
    const CodeGenOptions &Code = Invocation.getCodeGenOpts();
    const std::string *Profiles[] = {
        &Code.SampleProfileFile, &Code.ProfileInstrumentUsePath,
        &Code.ProfileRemappingFile, &Code.MemoryProfileUsePath};
    bool HasProfile = llvm::any_of(
        Profiles, [](const std::string *Path) { return !Path->empty(); });
    if (!IsTraced || HasProfile || Invocation.getLangOpts().CUDA)
      Sources.noteMore();
  }

  static void disarm(CompilerInvocation &Invocation) {
    // Nearly all of these say what to do beside parsing, and where to write
    // it. What parsing needs is kept, so that what is new is not.
    FrontendOptions &Asked = Invocation.getFrontendOpts();
    FrontendOptions Kept;
    Kept.ProgramAction = frontend::ParseSyntaxOnly;
    Kept.DisableFree = false;
    Kept.DashX = Asked.DashX;
    Kept.Inputs = std::move(Asked.Inputs);
    Kept.ModuleFiles = std::move(Asked.ModuleFiles);
    Kept.AllowPCMWithCompilerErrors = Asked.AllowPCMWithCompilerErrors;
    Kept.AuxTriple = std::move(Asked.AuxTriple);
    Kept.AuxTargetCPU = std::move(Asked.AuxTargetCPU);
    Kept.AuxTargetFeatures = std::move(Asked.AuxTargetFeatures);
    Asked = std::move(Kept);

    Invocation.getDependencyOutputOpts() = DependencyOutputOptions();
    DiagnosticOptions &Diagnostics = Invocation.getDiagnosticOpts();
    Diagnostics.DiagnosticLogFile.clear();
    Diagnostics.DiagnosticSerializationFile.clear();
    Diagnostics.VerifyDiagnostics = false;
    Diagnostics.IgnoreWarnings = true;
    // Code is not generated, so that what it would write is not either.
    Invocation.getCodeGenOpts().TimePasses = false;

    // An implicit module is compiled into a file of a cache, and a cache is
    // tidied. Headers of module maps are included as text instead; modules
    // that are there are read.
    Invocation.getLangOpts().ImplicitModules = false;
    HeaderSearchOptions &Headers = Invocation.getHeaderSearchOpts();
    Headers.ImplicitModuleMaps = false;
    Headers.EnablePrebuiltImplicitModules = false;
    Headers.ModuleCachePath.clear();
    Headers.ModuleUserBuildPath.clear();
    Headers.ModulesValidateOncePerBuildSession = false;
    Headers.Verbose = false;

    // A part of the file would not be seen, but look as if it were in order.
    PreprocessorOptions &PP = Invocation.getPreprocessorOpts();
    PP.SingleFileParseMode = false;
    PP.DumpDeserializedPCHDecls = false;
    // The time of day has no say in what is found.
    PP.SourceDateEpoch = 0;
  }

  TracedFiles &Sources;
  const ParseCallbacks &Callbacks;
  ParseResult &Result;
};
} // namespace

/// Appends what the configuration files of Clang's say that \p Args name. The
/// driver would look for more beside the compiler, which may be anywhere.
static llvm::Error readConfigFiles(const llvm::opt::ArgList &Args,
                                   StringRef Compiler, StringRef Directory,
                                   llvm::cl::ExpansionContext &Expansion,
                                   SmallVectorImpl<const char *> &Out) {
  SmallVector<StringRef, 3> SearchDirs;
  for (options::ID Dir :
       {options::OPT_config_user_dir_EQ, options::OPT_config_system_dir_EQ})
    if (const llvm::opt::Arg *A = Args.getLastArg(Dir))
      SearchDirs.push_back(A->getValue());
  SearchDirs.push_back(llvm::sys::path::parent_path(Compiler));
  Expansion.setSearchDirs(SearchDirs);
  for (const llvm::opt::Arg *A : Args.filtered(options::OPT_config)) {
    llvm::SmallString<256> Path(A->getValue());
    if (llvm::sys::path::has_parent_path(Path))
      llvm::sys::path::make_absolute(Directory, Path);
    llvm::SmallString<256> Found;
    if (!Expansion.findConfigFile(Path, Found))
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "there is no configuration file '" +
                                         StringRef(A->getValue()) +
                                         "', which the compile command names");
    if (llvm::Error E = Expansion.readConfigFile(Found, Out))
      return E;
  }
  return llvm::Error::success();
}

/// Whether \p A has the driver itself do more than to make an invocation.
static bool isDriversOwn(const llvm::opt::Arg &A) {
  constexpr options::ID Unwanted[] = {
      // They have been read.
      options::OPT_config, options::OPT_config_user_dir_EQ,
      options::OPT_config_system_dir_EQ,
      // It writes a file.
      options::OPT_MJ, options::OPT_gen_cdb_fragment_path,
      // To find out about the graphics processors that the machine has, it
      // executes a program, which the command may choose.
      options::OPT_offload_arch_EQ, options::OPT_offload_targets_EQ,
      options::OPT_offload_arch_tool_EQ};
  const llvm::opt::Option &Option = A.getOption();
  if (llvm::any_of(Unwanted,
                   [&](options::ID ID) { return Option.matches(ID); }))
    return true;
  // An option may be for the compilation for one processor.
  if (!Option.matches(options::OPT_Xarch__) &&
      !Option.matches(options::OPT_Xarch_host) &&
      !Option.matches(options::OPT_Xarch_device))
    return false;
  unsigned MissingIndex, MissingCount;
  const char *Inner[] = {A.getValues().back()};
  llvm::opt::InputArgList Args = getDriverOptTable().ParseArgs(
      Inner, MissingIndex, MissingCount,
      llvm::opt::Visibility(options::ClangOption));
  return llvm::any_of(
      Args, [](const llvm::opt::Arg *Each) { return isDriversOwn(*Each); });
}

static llvm::opt::ArgStringList keptArguments(const llvm::opt::ArgList &Args) {
  llvm::opt::ArgStringList Kept;
  for (const llvm::opt::Arg *A : Args)
    if (!isDriversOwn(*A))
      A->render(Args, Kept);
  return Kept;
}

/// \p Command for a driver that executes and writes nothing; outputs are
/// dropped from the invocation it makes.
static llvm::Expected<std::vector<std::string>>
commandWithoutSideEffects(const CompileCommand &Command,
                          llvm::vfs::FileSystem &FS) {
  llvm::BumpPtrAllocator Storage;
  llvm::cl::ExpansionContext Expansion(Storage,
                                       llvm::cl::TokenizeGNUCommandLine, &FS);
  Expansion.setCurrentDir(Command.Directory);
  SmallVector<const char *, 64> Given;
  for (const std::string &Arg : Command.CommandLine)
    Given.push_back(Arg.c_str());
  if (llvm::Error E = Expansion.expandResponseFiles(Given))
    return std::move(E);

  // In the guise of Microsoft's compiler, the driver has other options, and
  // what one takes for a value is an option to the other.
  unsigned MissingIndex, MissingCount;
  auto Parse = [&](ArrayRef<const char *> Args) {
    bool IsCL = driver::IsClangCL(driver::getDriverMode(Given.front(), Args));
    return getDriverOptTable().ParseArgs(
        Args, MissingIndex, MissingCount,
        llvm::opt::Visibility(IsCL ? options::CLOption : options::ClangOption));
  };
  SmallVector<const char *, 64> Raw;
  if (llvm::Error E =
          readConfigFiles(Parse(ArrayRef(Given).drop_front()), Given.front(),
                          Command.Directory, Expansion, Raw))
    return std::move(E);
  Raw.append(Given.begin() + 1, Given.end());
  StringRef Mode = driver::getDriverMode(Given.front(), Raw);
  if (Mode == "dxc" || Mode == "flang")
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "the compile command is for a compiler of "
                                   "another language");
  llvm::opt::InputArgList Args = Parse(Raw);
  // What comes to stand behind it would become its value.
  if (MissingCount)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "in the compile command, the value of '" +
            StringRef(Args.getArgString(MissingIndex)) + "' is missing");
  // There, all of these together are a command in the other guise.
  std::vector<std::string> Others =
      Args.getAllArgValues(options::OPT__SLASH_clang);
  Args.eraseArg(options::OPT__SLASH_clang);
  llvm::opt::ArgStringList Kept = keptArguments(Args);
  std::vector<std::string> Out = {Given.front(), "--no-default-config",
                                  "--offload-host-only"};
  Out.insert(Out.end(), Kept.begin(), Kept.end());
  if (Others.empty())
    return Out;
  SmallVector<const char *, 8> OtherArgs;
  for (const std::string &Arg : Others)
    OtherArgs.push_back(Arg.c_str());
  llvm::opt::InputArgList ParsedOthers = getDriverOptTable().ParseArgs(
      OtherArgs, MissingIndex, MissingCount,
      llvm::opt::Visibility(options::ClangOption));
  for (const char *Arg : keptArguments(ParsedOthers))
    Out.push_back(std::string("/clang:") + Arg);
  return Out;
}

/// Leaves a resource directory that the command itself names alone.
static ArgumentsAdjuster resourceDirAdjuster(StringRef ResourceDir) {
  return [Arg = ("-resource-dir=" + ResourceDir).str()](
             const CommandLineArguments &Args, StringRef) {
    if (llvm::any_of(Args, [](StringRef A) {
          return A.starts_with("-resource-dir") ||
                 A.starts_with("--resource-dir");
        }))
      return Args;
    return getInsertArgumentAdjuster(Arg.c_str(),
                                     ArgumentInsertPosition::BEGIN)(Args, "");
  };
}

ParseResult parseFile(const CompileCommand &Command, StringRef ResourceDir,
                      llvm::IntrusiveRefCntPtr<TracedFiles> FS,
                      const ParseCallbacks &Callbacks) {
  ParseResult Result;
  if (std::error_code EC = FS->setCurrentWorkingDirectory(Command.Directory)) {
    Result.FirstError = "the compile database names the directory '" +
                        Command.Directory + "': " + EC.message();
    return Result;
  }
  llvm::Expected<std::vector<std::string>> CommandLine =
      commandWithoutSideEffects(Command, *FS);
  if (!CommandLine) {
    Result.FirstError = llvm::toString(CommandLine.takeError());
    return Result;
  }
  ArgumentsAdjuster Adjust = combineAdjusters(getClangSyntaxOnlyAdjuster(),
                                              resourceDirAdjuster(ResourceDir));

  noteBottomOfStack(/*ForceSet=*/true);
  auto Files = llvm::makeIntrusiveRefCnt<FileManager>(FileSystemOptions(), FS);
  ErrorCounter Counter(Result, Callbacks.Diagnostics);
  HarmlessRun Action(*FS, Callbacks, Result);
  ToolInvocation Invocation(Adjust(*CommandLine, Command.Filename), &Action,
                            Files.get(),
                            std::make_shared<PCHContainerOperations>());
  Invocation.setDiagnosticConsumer(&Counter);
  Invocation.run();
  if (!Result.Parsed && !Result.IsOtherLanguage && !Result.HasNoCoroutines &&
      Result.FirstError.empty())
    Result.FirstError = "Clang did not accept the compile command";
  return Result;
}

} // namespace corotidy
