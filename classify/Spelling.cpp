//===--- Spelling.cpp - The words of the answers --------------------------===//
//----------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "classify/Spelling.h"
#include "llvm/Support/ErrorHandling.h"

using llvm::StringRef;

namespace corotidy {

StringRef spelling(Kind K) {
  switch (K) {
  case Kind::Unknown:
    return "unknown";
  case Kind::Ordinary:
    return "ordinary";
  case Kind::Generator:
    return "generator";
  case Kind::Coroutine:
    return "coroutine";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(Flavor F) {
  switch (F) {
  case Flavor::None:
    return "";
  case Flavor::Plain:
    return "plain";
  case Flavor::Factory:
    return "factory";
  case Flavor::AwaiterMember:
    return "awaiter-member";
  case Flavor::PromiseMember:
    return "promise-member";
  case Flavor::Sync:
    return "sync";
  case Flavor::Async:
    return "async";
  case Flavor::Task:
    return "task";
  case Flavor::Detached:
    return "detached";
  case Flavor::ShortCircuit:
    return "short-circuit";
  case Flavor::Dependent:
    return "dependent";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(Awaitable A) {
  switch (A) {
  case Awaitable::No:
    return "no";
  case Awaitable::InPromise:
    return "in-promise";
  case Awaitable::Anywhere:
    return "anywhere";
  case Awaitable::Unknown:
    return "unknown";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(AwaitVia Via) {
  switch (Via) {
  case AwaitVia::None:
    return "";
  case AwaitVia::AwaitTransform:
    return "await_transform";
  case AwaitVia::MemberOperator:
    return "member operator co_await";
  case AwaitVia::FreeOperator:
    return "free operator co_await";
  case AwaitVia::Awaiter:
    return "awaiter";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(Suspends S) {
  switch (S) {
  case Suspends::Never:
    return "never";
  case Suspends::Maybe:
    return "maybe";
  case Suspends::Always:
    return "always";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(Iterates I) {
  switch (I) {
  case Iterates::No:
    return "no";
  case Iterates::Sync:
    return "sync";
  case Iterates::Async:
    return "async";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(ReturnFunctions R) {
  switch (R) {
  case ReturnFunctions::Neither:
    return "neither";
  case ReturnFunctions::ReturnVoid:
    return "return_void";
  case ReturnFunctions::ReturnValue:
    return "return_value";
  case ReturnFunctions::Both:
    return "both";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(AwaitTransform T) {
  switch (T) {
  case AwaitTransform::None:
    return "none";
  case AwaitTransform::Transforms:
    return "transforms";
  case AwaitTransform::Deleted:
    return "deleted";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(StartPolicy S) {
  switch (S) {
  case StartPolicy::Unknown:
    return "unknown";
  case StartPolicy::Lazy:
    return "lazy";
  case StartPolicy::Eager:
    return "eager";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(FinalSuspend F) {
  switch (F) {
  case FinalSuspend::Unknown:
    return "unknown";
  case FinalSuspend::Always:
    return "always";
  case FinalSuspend::Never:
    return "never";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(UnhandledException U) {
  switch (U) {
  case UnhandledException::Absent:
    return "absent";
  case UnhandledException::Empty:
    return "empty";
  case UnhandledException::Terminates:
    return "terminates";
  case UnhandledException::Rethrows:
    return "rethrows";
  case UnhandledException::Handled:
    return "handled";
  }
  llvm_unreachable("all values are handled");
}

StringRef spelling(TemplateKind T) {
  switch (T) {
  case TemplateKind::None:
    return "none";
  case TemplateKind::Pattern:
    return "pattern";
  case TemplateKind::Instantiation:
    return "instantiation";
  }
  llvm_unreachable("all values are handled");
}

template <typename Enum>
static std::vector<StringRef>
namesOfBits(Enum Set, std::initializer_list<std::pair<Enum, StringRef>> Names) {
  std::vector<StringRef> Found;
  for (auto [Bit, Name] : Names)
    if ((Set & Bit) != Enum::None)
      Found.push_back(Name);
  return Found;
}

std::vector<StringRef> spellings(Facets F) {
  return namesOfBits<Facets>(F, {{Facets::Delegating, "delegating"},
                                 {Facets::TwoWay, "two-way"},
                                 {Facets::ErrorChannel, "error-channel"}});
}

std::vector<StringRef> spellings(TypeRoles R) {
  return namesOfBits<TypeRoles>(
      R, {{TypeRoles::Awaiter, "awaiter"},
          {TypeRoles::Awaitable, "awaitable"},
          {TypeRoles::Promise, "promise"},
          {TypeRoles::CoroutineReturnType, "coroutine-return-type"}});
}

std::string kindInWords(Kind K, Flavor F, Facets Facet, bool Tentative) {
  std::string Words = spelling(K).str();
  if (F != Flavor::None)
    Words += "/" + spelling(F).str();
  for (StringRef One : spellings(Facet))
    Words += "+" + One.str();
  if (Tentative)
    Words += "?";
  return Words;
}

std::string resultInWords(Awaitable Status, bool IsClass, StringRef AwaitResult,
                          Iterates How, StringRef Element) {
  std::string Words;
  // That some await_transform converts from int is for JSON to tell.
  if (Status == Awaitable::Anywhere ||
      (Status == Awaitable::InPromise && IsClass))
    Words = "awaitable \u2192 " + AwaitResult.str();
  if (How != Iterates::No) {
    if (!Words.empty())
      Words += ", ";
    if (How == Iterates::Async)
      Words += "async ";
    Words += "iterable of " + Element.str();
  }
  if (Status == Awaitable::Unknown)
    Words = "dependent";
  return Words.empty() ? "\u2013" : Words;
}

} // namespace corotidy
