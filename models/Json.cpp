//===--- Json.cpp - JSON that knows where it is written -------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/Json.h"
#include <iterator>
#include <nlohmann/json.hpp>

using namespace llvm;

namespace corotidy {

namespace {
using Json = nlohmann::json;

/// Tells how far the parser has read, which tells nobody itself.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountingIterator(const char *At, const char **Furthest)
      : At(At), Furthest(Furthest) {}

  reference operator*() const { return *At; }
  CountingIterator &operator++() {
    *Furthest = ++At;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator Before = *this;
    ++*this;
    return Before;
  }
  bool operator==(const CountingIterator &Other) const {
    return At == Other.At;
  }
  bool operator!=(const CountingIterator &Other) const {
    return At != Other.At;
  }

private:
  const char *At;
  const char **Furthest;
};

class TreeBuilder : public nlohmann::json_sax<Json> {
public:
  TreeBuilder(StringRef Text, JsonNode &Root)
      : Text(Text), Furthest(Text.begin()), LastEnd(Text.begin()),
        LineStart(Text.begin()), Root(Root) {
    if (Text.starts_with("\xEF\xBB\xBF"))
      LastEnd += 3;
    LineStart = LastEnd;
  }

  JsonProblem run() {
    CountingIterator Begin(Text.begin(), &Furthest);
    CountingIterator End(Text.end(), &Furthest);
    Json::sax_parse(Begin, End, this);
    return Problem;
  }

  bool null() override { return add(JsonNode::Type::Null); }
  bool boolean(bool Value) override {
    return add(JsonNode::Type::Bool,
               [&](JsonNode &Node) { Node.Bool = Value; });
  }
  bool number_integer(number_integer_t) override {
    return add(JsonNode::Type::OtherNumber);
  }
  bool number_unsigned(number_unsigned_t Value) override {
    return add(JsonNode::Type::Integer,
               [&](JsonNode &Node) { Node.Integer = Value; });
  }
  bool number_float(number_float_t, const string_t &) override {
    return add(JsonNode::Type::OtherNumber);
  }
  bool string(string_t &Value) override {
    return add(JsonNode::Type::String,
               [&](JsonNode &Node) { Node.Text = std::move(Value); });
  }
  bool binary(binary_t &) override { return add(JsonNode::Type::Null); }
  bool start_object(std::size_t) override {
    return open(JsonNode::Type::Object);
  }
  bool start_array(std::size_t) override { return open(JsonNode::Type::List); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t &Name) override {
    JsonPlace Place = nextPlace();
    Open.back()->Members.push_back({std::move(Name), Place, {}});
    return true;
  }

  bool parse_error(std::size_t Position, const std::string &,
                   const Json::exception &Why) override {
    // It counts what it has read, the character that is wrong included.
    LastEnd = Text.begin() + std::min(Text.size(), Position ? Position - 1 : 0);
    StringRef What = Why.what();
    // "[id] parse error at line 1, column 2: syntax error while parsing value -
    // unexpected '}'; expected ']'; last read: ..."
    What = What.rsplit("; last read: ").first;
    if (size_t Dash = What.find(" - "); Dash != StringRef::npos)
      What = What.drop_front(Dash + 3);
    Problem = {placeOf(LastEnd), "is no JSON: " + What.str()};
    return false;
  }

private:
  /// More than the facts of a model need.
  static constexpr size_t Deepest = 16;

  JsonPlace placeOf(const char *At) {
    for (const char *C = Counted; C < At; ++C)
      if (*C == '\n') {
        ++Line;
        LineStart = C + 1;
      }
    Counted = std::max(Counted, At);
    return {Line, static_cast<unsigned>(At - std::min(At, LineStart)) + 1};
  }

  /// The place of what has just been read. Between it and what was read before
  /// is nothing but white space and punctuation.
  JsonPlace nextPlace() {
    const char *At = LastEnd;
    while (At != Text.end() && StringRef(" \t\r\n,:").contains(*At))
      ++At;
    LastEnd = Furthest;
    // Of a number, the character behind it has been read, too.
    return placeOf(At);
  }

  JsonNode &place(JsonNode::Type Is) {
    JsonNode *Node = &Root;
    if (!Open.empty() && Open.back()->Is == JsonNode::Type::Object)
      Node = &Open.back()->Members.back().Value;
    else if (!Open.empty())
      Node = &Open.back()->Items.emplace_back();
    Node->Is = Is;
    Node->Place = nextPlace();
    return *Node;
  }

  bool add(JsonNode::Type Is) {
    place(Is);
    return true;
  }
  template <class Setter> bool add(JsonNode::Type Is, Setter Set) {
    Set(place(Is));
    return true;
  }

  bool open(JsonNode::Type Is) {
    JsonNode &Node = place(Is);
    if (Open.size() == Deepest) {
      Problem = {Node.Place, "is nested too deep"};
      return false;
    }
    // What is open grows at its end only, and where that is a list of open
    // ones, its last is this.
    Open.push_back(&Node);
    return true;
  }

  bool close() {
    LastEnd = Furthest;
    Open.pop_back();
    return true;
  }

  StringRef Text;
  const char *Furthest;
  const char *LastEnd;
  const char *LineStart;
  const char *Counted = Text.begin();
  unsigned Line = 1;
  JsonNode &Root;
  std::vector<JsonNode *> Open;
  JsonProblem Problem;
};
} // namespace

JsonProblem readJson(StringRef Text, JsonNode &Root) {
  return TreeBuilder(Text, Root).run();
}

} // namespace corotidy
