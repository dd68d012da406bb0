//===--- Facts.h - What models can say ------------------------ -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One table for classes and one for functions: the key of each fact in JSON,
// how it is read, copied and put in words.
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_FACTS_H
#define COROTIDY_MODELS_FACTS_H

#include "models/Json.h"
#include "models/Models.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace corotidy {

/// Reads values and keeps the first problem.
class JsonReader {
public:
  struct Key {
    llvm::StringRef Name;
    llvm::function_ref<void(const JsonNode &)> Read;
  };

  const JsonProblem &problem() const { return Problem; }
  void complain(const JsonPlace &Place, const llvm::Twine &What);

  /// Each complains if \p Node is nothing of the kind.
  void flag(const JsonNode &Node, bool &Value);
  void text(const JsonNode &Node, std::string &Value);
  /// One string or a list of strings.
  void texts(const JsonNode &Node,
             llvm::function_ref<void(const JsonNode &)> Read);
  void list(const JsonNode &Node,
            llvm::function_ref<void(const JsonNode &)> Read);
  void object(const JsonNode &Node, llvm::ArrayRef<Key> Keys);
  void arguments(const JsonNode &Node, ArgumentSet &Value);
  /// The index of the word among \p Words; those that are there.
  std::optional<size_t> word(const JsonNode &Node,
                             llvm::ArrayRef<llvm::StringRef> Words);

private:
  JsonProblem Problem;
};

template <class Model> struct Fact {
  llvm::StringRef Key;
  void (*Read)(JsonReader &R, const JsonNode &Node, Model &M);
  void (*Copy)(const Model &From, Model &To);
  /// Nothing if what is said is that there is nothing.
  void (*Describe)(const Model &M, llvm::SmallVectorImpl<std::string> &Words);
};

template <class Model> llvm::ArrayRef<Fact<Model>> factsOf();
template <> llvm::ArrayRef<Fact<ClassModel>> factsOf<ClassModel>();
template <> llvm::ArrayRef<Fact<FunctionModel>> factsOf<FunctionModel>();

/// A model, and what in it was said: to say that a function does not block is
/// more than to say nothing.
template <class Model> struct Saying {
  Model M;
  /// A bit for each fact in their order.
  unsigned Said = 0;

  void say(llvm::StringRef Key) {
    for (size_t I = 0; I < factsOf<Model>().size(); ++I)
      if (factsOf<Model>()[I].Key == Key)
        Said |= 1u << I;
  }

  /// Adds what \p Other says of what has not been said.
  void add(const Saying &Other) {
    if (!Said)
      M.Origin = Other.M.Origin;
    for (size_t I = 0; I < factsOf<Model>().size(); ++I)
      if (Other.Said & ~Said & 1u << I)
        factsOf<Model>()[I].Copy(Other.M, M);
    Said |= Other.Said;
  }
};

/// What is wrong with \p Name as the qualified name of a class or function;
/// empty if nothing is.
std::string problemWithName(llvm::StringRef Name);

/// The words for Does if a model has none.
std::string doesMeanwhile(llvm::StringRef Category);

} // namespace corotidy

#endif // COROTIDY_MODELS_FACTS_H
