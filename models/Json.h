//===--- Json.h - JSON that knows where it is written --------- -*- C++ -*-===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef COROTIDY_MODELS_JSON_H
#define COROTIDY_MODELS_JSON_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace corotidy {

/// Counted from 1; columns are bytes.
struct JsonPlace {
  unsigned Line = 0;
  unsigned Column = 0;
};

struct JsonMember;

/// A value, with the place of its first character.
struct JsonNode {
  enum class Type { Null, Bool, Integer, OtherNumber, String, List, Object };

  Type Is = Type::Null;
  JsonPlace Place;
  bool Bool = false;
  /// Those below 0 are an OtherNumber.
  uint64_t Integer = 0;
  std::string Text;
  std::vector<JsonNode> Items;
  std::vector<JsonMember> Members;
};

struct JsonMember {
  std::string Key;
  JsonPlace Place;
  JsonNode Value;
};

struct JsonProblem {
  JsonPlace Place;
  /// Empty if there is none.
  std::string Message;
};

/// Reads \p Text into \p Root. Besides what is no JSON, it is a problem if
/// something is nested deeper than models are.
JsonProblem readJson(llvm::StringRef Text, JsonNode &Root);

} // namespace corotidy

#endif // COROTIDY_MODELS_JSON_H
