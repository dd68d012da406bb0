//===--- ClassifyJson.cpp - The classification for programs ---------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/schema/classify-1.json describes what is written here. Changes within
// one schemaVersion only add.
//
//===----------------------------------------------------------------------===//

#include "classify/Spelling.h"
#include "tool/Paths.h"
#include "tool/report/Json.h"

using namespace llvm;
using nlohmann::ordered_json;

namespace corotidy {

template <typename Enum> static ordered_json word(Enum Value) {
  return orNull(spelling(Value));
}

static ordered_json words(const std::vector<StringRef> &Names) {
  ordered_json List = ordered_json::array();
  for (StringRef Name : Names)
    List.push_back(Name.str());
  return List;
}

static ordered_json toJson(const ResultRecord &R) {
  ordered_json RefusedBy = ordered_json::array();
  for (const auto &[Promise, WhyNot] : R.RefusedBy)
    RefusedBy.push_back({{"promise", Promise}, {"whyNot", WhyNot}});
  return {{"type", R.Type},
          {"awaitable", word(R.Status)},
          {"through", word(R.Via)},
          {"inPromise", orNull(R.InPromise)},
          {"promises", R.Promises},
          {"refusedBy", std::move(RefusedBy)},
          {"awaitResult", orNull(R.AwaitResult)},
          {"canSuspend",
           R.Via == AwaitVia::None ? ordered_json() : word(R.CanSuspend)},
          {"singleShot", R.SingleShot},
          {"whyNot", orNull(R.WhyNot)},
          {"iterable", word(R.How)},
          {"elementType", orNull(R.ElementType)}};
}

static ordered_json toJson(const PromiseRecord &R) {
  return {{"type", R.Type},
          {"yieldValue", R.YieldOperands},
          {"returns", word(R.Returns)},
          {"awaitTransform", word(R.Transform)},
          {"start", word(R.Start)},
          {"finalSuspend", word(R.Final)},
          {"unhandledException", word(R.Unhandled)},
          {"customAllocation", R.CustomAllocation},
          {"nothrowAllocation", R.NothrowAllocation}};
}

/// Python's inspect and collections.abc, asked of a C++ function and of the
/// object it returns.
static ordered_json predicates(const FunctionRecord &R) {
  const ResultRecord &Object = R.Result;
  bool Awaits = Object.Status == Awaitable::Anywhere ||
                Object.Status == Awaitable::InPromise;
  bool Generates = R.K == Kind::Generator;
  return {{"isCoroutineFunction", R.K == Kind::Coroutine},
          {"isGeneratorFunction", Generates && R.F != Flavor::Async},
          {"isAsyncGeneratorFunction", Generates && R.F == Flavor::Async},
          {"isIterable", Object.How == Iterates::Sync},
          {"isAwaitable", Awaits},
          {"isGenerator", Object.IsGeneratorType},
          {"isCoroutine", Object.IsCoroutineType && Awaits}};
}

static ordered_json toJson(const FunctionRecord &R, StringRef Root) {
  ordered_json Evidence = ordered_json::array();
  for (const EvidenceRecord &E : R.Evidence)
    Evidence.push_back({{"keyword", spelling(E.Which).str()},
                        {"line", E.At.Line},
                        {"column", E.At.Column}});
  return {{"name", R.Name},
          {"mangledName", orNull(R.MangledName)},
          {"signature", R.Signature},
          {"file", relativeTo(R.At.File, Root)},
          {"line", R.At.Line},
          {"column", R.At.Column},
          {"kind", word(R.K)},
          {"flavor", word(R.F)},
          {"facets", words(spellings(R.Facet))},
          {"tentative", R.Tentative},
          {"template", word(R.Template)},
          {"evidence", std::move(Evidence)},
          {"promise", R.Promise ? toJson(*R.Promise) : ordered_json()},
          {"result", toJson(R.Result)},
          {"predicates", predicates(R)}};
}

static ordered_json toJson(const TypeRecord &R, StringRef Root) {
  return {{"name", R.Name},
          {"file", relativeTo(R.At.File, Root)},
          {"line", R.At.Line},
          {"column", R.At.Column},
          {"template", word(R.Template)},
          {"roles", words(spellings(R.Roles))},
          {"awaitability", toJson(R.Result)}};
}

void writeClassifyJson(const Report &R, const ReportContext &Ctx,
                       raw_ostream &OS) {
  JsonStream To(OS);
  To.document([&] {
    writeHeader(To, R, Ctx);
    To.array("functions", [&] {
      for (const FunctionRecord &F : R.Functions)
        To.element(toJson(F, Ctx.Root));
    });
    To.array("types", [&] {
      for (const TypeRecord &T : R.Types)
        To.element(toJson(T, Ctx.Root));
    });
    writeRun(To, R, Ctx);
  });
}

} // namespace corotidy
