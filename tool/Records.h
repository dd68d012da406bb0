//===--- Records.h - What a report says, detached from the AST  -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Records outlive the translation unit they came from, can be merged across
// units and are all a report format sees. Strings are in UTF-8 as far as the
// sources are; paths are absolute.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_TOOL_RECORDS_H
#define COROTIDY_TOOL_RECORDS_H

#include "classify/TranslationUnit.h"
#include <string>
#include <vector>

namespace corotidy {

struct Place {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;

  friend auto operator<=>(const Place &, const Place &) = default;
};

struct EvidenceRecord {
  Keyword Which;
  Place At;
};

struct ResultRecord {
  std::string Type;
  /// A class, or a reference to one.
  bool IsClass = false;
  Awaitable Status = Awaitable::Unknown;
  AwaitVia Via = AwaitVia::None;
  std::string InPromise;
  std::vector<std::string> Promises;
  /// Promise and reason.
  std::vector<std::pair<std::string, std::string>> RefusedBy;
  std::string AwaitResult;
  Suspends CanSuspend = Suspends::Maybe;
  bool SingleShot = false;
  std::string WhyNot;
  Iterates How = Iterates::No;
  std::string ElementType;
  bool IsCoroutineType = false;
  bool IsGeneratorType = false;
};

struct PromiseRecord {
  std::string Type;
  std::vector<std::string> YieldOperands;
  ReturnFunctions Returns;
  AwaitTransform Transform;
  StartPolicy Start;
  FinalSuspend Final;
  UnhandledException Unhandled;
  bool CustomAllocation;
  bool NothrowAllocation;
};

struct FunctionRecord {
  Place At;
  /// Qualified, without parameters.
  std::string Name;
  /// Name, parameters and qualifiers.
  std::string NameWithParameters;
  /// The return type in front of that.
  std::string Signature;
  /// Empty for patterns and where Clang cannot mangle.
  std::string MangledName;
  Kind K;
  Flavor F;
  Facets Facet;
  bool Tentative;
  TemplateKind Template;
  std::vector<EvidenceRecord> Evidence;
  std::optional<PromiseRecord> Promise;
  ResultRecord Result;
};

struct TypeRecord {
  Place At;
  std::string Name;
  TemplateKind Template;
  TypeRoles Roles;
  ResultRecord Result;
};

/// A file that could not be parsed, or not to its end.
struct Failure {
  /// Empty if it is the whole run that failed.
  std::string File;
  /// The first error, or what kept Clang from starting.
  std::string Message;
  /// `file:line:column` of it; empty if it has no place in a file.
  std::string At = {};
  unsigned Errors = 0;
  /// What was going on when the process died or was ended, from the outside to
  /// the inside: a check, what Clang was parsing. Empty if it did not die.
  std::vector<std::string> During = {};
  /// A shell command that does it again, from the root or, if flags were given,
  /// the working directory; empty if compiling would do.
  std::string Repeat = {};

  friend auto operator<=>(const Failure &, const Failure &) = default;
};

/// Something about the files of a run that its user has to know.
struct Notice {
  /// Empty if it is about all of them.
  std::string File;
  std::string Message;

  friend auto operator<=>(const Notice &, const Notice &) = default;
};

/// What the reports of all commands say of the run itself.
struct RunRecord {
  /// The main files that were parsed, or were to be and failed, or did not have
  /// to be.
  std::vector<std::string> Files;
  /// Those of Files that were not parsed, because they cannot have to do with
  /// coroutines.
  std::vector<std::string> WithoutCoroutines;
  std::vector<Failure> Failures;
  /// Files that were asked about and not parsed, and why not.
  std::vector<Notice> Skipped;
  /// What was done other than it was asked for, and is no failure.
  std::vector<Notice> Notices;
  /// The user or the system ended the run early.
  bool Interrupted = false;

  bool isComplete() const { return Failures.empty() && !Interrupted; }
};

/// Adds what \p From says to \p Into.
void mergeRun(RunRecord &Into, RunRecord &&From);

/// Brings \p R into an order that does not depend on that of merging.
void normalizeRun(RunRecord &R);

/// What is known of one translation unit, or of many once merged.
struct Report : RunRecord {
  std::vector<FunctionRecord> Functions;
  std::vector<TypeRecord> Types;
};

/// Copies \p Unit out of the AST of \p Ctx.
Report makeRecords(const ClassifiedUnit &Unit, clang::ASTContext &Ctx);

/// One report of many: each entity once, whichever units saw it, in an order
/// that does not depend on that of \p Reports.
Report mergeReports(std::vector<Report> Reports);

} // namespace corotidy

#endif // COROTIDY_TOOL_RECORDS_H
