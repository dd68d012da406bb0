//===--- Grammar.cpp - Programs from bytes --------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grammar.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace corotidy::fuzz {

size_t Choices::below(size_t Count) {
  if (Bytes.empty())
    return 0;
  size_t Byte = Bytes.front();
  Bytes = Bytes.drop_front();
  return Byte % Count;
}

/// The part of \p Text up to the next name, which is taken from \p Text.
static StringRef takeName(StringRef &Text) {
  StringRef Name =
      Text.take_while([](char C) { return isAlnum(C) || C == '_'; });
  Text = Text.drop_front(Name.size());
  return Name;
}

static bool isBuiltin(StringRef Name) {
  return Name == "fresh" || Name == "name" || Name == "same" || Name == "used";
}

Grammar::Grammar(StringRef Text) {
  std::vector<StringRef> *Current = nullptr;
  SmallVector<StringRef, 0> Lines;
  Text.split(Lines, '\n');
  for (StringRef Line : Lines) {
    if (Line.trim().empty() || Line.starts_with("#"))
      continue;
    if (Line.starts_with("  ") && Current)
      Current->push_back(Line.drop_front(2));
    else
      Current = &Rules[Line];
  }
  for (const auto &Rule : Rules)
    for (StringRef Way : Rule.second)
      for (size_t At; (At = Way.find('$')) != StringRef::npos;) {
        Way = Way.drop_front(At + 1);
        StringRef Name = takeName(Way);
        if (!isBuiltin(Name) && !Rules.contains(Name))
          report_fatal_error("the grammar has no '" + Twine(Name) + "'");
      }
}

/// One program that is being written.
class Grammar::Expansion {
public:
  Expansion(const Grammar &G, Choices &Choose) : G(G), Choose(Choose) {}

  void write(StringRef Name, unsigned Depth) {
    const std::vector<StringRef> &Ways = G.Rules.find(Name)->second;
    bool IsLong = Depth > DeepEnough || Out.size() > LongEnough;
    StringRef Way = Ways[IsLong ? 0 : Choose.below(Ways.size())];
    std::string Latest;
    while (!Way.empty()) {
      size_t Plain = Way.find_first_of("$\\");
      append(Way.take_front(Plain));
      Way = Way.drop_front(std::min(Plain, Way.size()));
      if (Way.consume_front("$"))
        writeName(takeName(Way), Depth, Latest);
      else if (Way.consume_front("\\n"))
        append("\n");
      else if (!Way.consume_front("\\e"))
        Way = Way.drop_front(std::min<size_t>(1, Way.size()));
    }
  }

  std::string Out;

private:
  /// \p Latest is what was made up last in the same way.
  void writeName(StringRef Name, unsigned Depth, std::string &Latest) {
    if (!isBuiltin(Name))
      return write(Name, Depth + 1);
    if (Name == "used")
      return append("v" + utostr(Choose.below(Variables + 1)));
    if (Name != "same")
      Latest = (Name == "name" ? "f" : "v") + utostr(Variables++);
    append(Latest);
  }

  static constexpr unsigned DeepEnough = 24;
  static constexpr size_t LongEnough = 10000;

  void append(StringRef Text) { Out += Text; }

  const Grammar &G;
  Choices &Choose;
  unsigned Variables = 0;
};

std::string Grammar::expand(StringRef Start, Choices &Choose) const {
  Expansion E(*this, Choose);
  E.write(Start, 0);
  return std::move(E.Out);
}

} // namespace corotidy::fuzz
