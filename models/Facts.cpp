//===--- Facts.cpp - What models can say ----------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/Facts.h"
#include "models/DidYouMean.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace corotidy {

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

void JsonReader::complain(const JsonPlace &Place, const Twine &What) {
  if (Problem.Message.empty())
    Problem = {Place, What.str()};
}

void JsonReader::flag(const JsonNode &Node, bool &Value) {
  if (Node.Is != JsonNode::Type::Bool)
    return complain(Node.Place, "should be true or false");
  Value = Node.Bool;
}

void JsonReader::text(const JsonNode &Node, std::string &Value) {
  if (Node.Is != JsonNode::Type::String)
    return complain(Node.Place, "should be a string");
  if (Node.Text.empty())
    return complain(Node.Place, "should not be empty");
  if (any_of(Node.Text, [](char C) { return static_cast<uint8_t>(C) < ' '; }))
    return complain(Node.Place, "has a control character");
  Value = Node.Text;
}

void JsonReader::list(const JsonNode &Node,
                      function_ref<void(const JsonNode &)> Read) {
  if (Node.Is != JsonNode::Type::List)
    return complain(Node.Place, "should be a list");
  for (const JsonNode &Item : Node.Items)
    Read(Item);
}

void JsonReader::texts(const JsonNode &Node,
                       function_ref<void(const JsonNode &)> Read) {
  if (Node.Is == JsonNode::Type::String)
    return Read(Node);
  if (Node.Is != JsonNode::Type::List)
    return complain(Node.Place, "should be a string or a list of strings");
  list(Node, Read);
}

void JsonReader::object(const JsonNode &Node, ArrayRef<Key> Keys) {
  if (Node.Is != JsonNode::Type::Object)
    return complain(Node.Place, "should be an object");
  for (const auto &[I, Member] : enumerate(Node.Members)) {
    StringRef Name = Member.Key;
    if (any_of(ArrayRef(Node.Members).take_front(I),
               [&](const JsonMember &Before) { return Before.Key == Name; }))
      complain(Member.Place, "the key '" + Name + "' is there twice");
    const Key *Known =
        find_if(Keys, [&](const Key &K) { return K.Name == Name; });
    if (Known != Keys.end()) {
      Known->Read(Member.Value);
      continue;
    }
    SmallVector<StringRef> Names;
    for (const Key &K : Keys)
      Names.push_back(K.Name);
    complain(Member.Place,
             "there is no key '" + Name + "' here" + didYouMean(Name, Names));
  }
}

std::optional<size_t> JsonReader::word(const JsonNode &Node,
                                       ArrayRef<StringRef> Words) {
  std::string Value;
  text(Node, Value);
  if (Value.empty())
    return std::nullopt;
  const StringRef *Found = find(Words, StringRef(Value));
  if (Found != Words.end())
    return Found - Words.begin();
  complain(Node.Place, "'" + Value + "' should be one of '" +
                           join(Words, "', '") + "'" +
                           didYouMean(Value, Words));
  return std::nullopt;
}

void JsonReader::arguments(const JsonNode &Node, ArgumentSet &Value) {
  constexpr uint64_t MostArguments = 256;
  if (Node.Is == JsonNode::Type::List)
    return list(Node, [&](const JsonNode &Item) {
      if (Item.Is == JsonNode::Type::List)
        return complain(Item.Place, "should be a number or a string");
      arguments(Item, Value);
    });
  if (Node.Is == JsonNode::Type::Integer && Node.Integer < MostArguments) {
    Value.Indices.push_back(Node.Integer);
    return;
  }
  if (Node.Is != JsonNode::Type::String)
    return complain(Node.Place, "should be the number of an argument from 0, "
                                "\"object\", \"all\" or a list of these");
  std::optional<size_t> Which = word(Node, {"object", "all"});
  if (Which)
    (*Which == 0 ? Value.Object : Value.All) = true;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static bool isIdentifier(StringRef Name) {
  return !Name.empty() && !isDigit(Name.front()) && all_of(Name, [](char C) {
    return isAlnum(C) || C == '_' || C == '$' || static_cast<uint8_t>(C) > 127;
  });
}

std::string problemWithName(StringRef Name) {
  if (Name.empty())
    return "a name should not be empty";
  std::string Quoted = "'" + Name.str() + "'";
  if (Name.starts_with("::"))
    return Quoted + " should begin with its outermost scope, not with '::'";
  StringRef Rest = Name;
  while (!Rest.empty()) {
    // What follows it has signs of its own.
    if (Rest.starts_with("operator") &&
        !isIdentifier(Rest.take_front(sizeof("operator"))) &&
        Rest.size() > sizeof("operator") - 1)
      return "";
    auto [Part, After] = Rest.split("::");
    bool IsLast = Part.size() == Rest.size();
    if (Part.contains('<'))
      return Quoted + " should be written without template arguments";
    if (Part.contains('('))
      return Quoted + " should be written without parameters";
    StringRef Identifier = Part;
    if (IsLast)
      Identifier.consume_front("~");
    if (!isIdentifier(Identifier) || (After.empty() && !IsLast))
      return Quoted + " is no qualified name";
    Rest = After;
  }
  return "";
}

static void names(JsonReader &R, const JsonNode &Node,
                  std::vector<std::string> &Values) {
  R.texts(Node, [&](const JsonNode &Item) {
    std::string Name;
    R.text(Item, Name);
    if (Name.empty())
      return;
    if (std::string What = problemWithName(Name); !What.empty())
      R.complain(Item.Place, What);
    else if (is_contained(Values, Name))
      R.complain(Item.Place, "'" + Name + "' is there twice");
    Values.push_back(std::move(Name));
  });
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

static void readHolding(JsonReader &R, const JsonNode &Node, Holding &Value) {
  if (std::optional<size_t> I = R.word(Node, {"held", "empty", "tried"}))
    Value = static_cast<Holding>(*I);
}

static void readGuard(JsonReader &R, const JsonNode &Node, ClassModel &M) {
  M.Guard.emplace();
  auto ReadKind = [&](const JsonNode &N) {
    if (std::optional<size_t> I =
            R.word(N, {"lock", "thread", "unwinding", "argument"}))
      M.Guard->Kind = static_cast<GuardKind>(*I);
  };
  if (Node.Is == JsonNode::Type::String)
    return ReadKind(Node);
  bool HasKind = false;
  R.object(
      Node,
      {{"kind",
        [&](const JsonNode &N) {
          HasKind = true;
          ReadKind(N);
        }},
       {"reason", [&](const JsonNode &N) { R.text(N, M.Guard->Reason); }},
       {"instead", [&](const JsonNode &N) { R.text(N, M.Guard->Instead); }},
       {"by_default",
        [&](const JsonNode &N) { readHolding(R, N, M.Guard->ByDefault); }},
       {"constructed",
        [&](const JsonNode &N) { readHolding(R, N, M.Guard->Constructed); }},
       {"tags", [&](const JsonNode &N) {
          if (N.Is != JsonNode::Type::Object)
            return R.complain(N.Place, "should be an object");
          for (const JsonMember &Tag : N.Members) {
            if (std::string What = problemWithName(Tag.Key); !What.empty())
              R.complain(Tag.Place, What);
            if (any_of(M.Guard->Tags, [&](const auto &Before) {
                  return Before.first == Tag.Key;
                }))
              R.complain(Tag.Place, "'" + Tag.Key + "' is there twice");
            Holding After = Holding::Held;
            readHolding(R, Tag.Value, After);
            M.Guard->Tags.emplace_back(Tag.Key, After);
          }
        }}});
  if (!HasKind)
    R.complain(Node.Place, "a guard needs a \"kind\"");
}

static void readMembers(JsonReader &R, const JsonNode &Node, ClassModel &M) {
  HoldingMembers &Members = M.Members;
  R.object(
      Node,
      {{"acquire", [&](const JsonNode &N) { names(R, N, Members.Acquire); }},
       {"try", [&](const JsonNode &N) { names(R, N, Members.Try); }},
       {"release", [&](const JsonNode &N) { names(R, N, Members.Release); }},
       {"test", [&](const JsonNode &N) { names(R, N, Members.Test); }}});
}

static void readResumes(JsonReader &R, const JsonNode &Node, Resumes &Value) {
  if (std::optional<size_t> I =
          R.word(Node, {"unknown", "at_once", "same_thread", "any_thread"}))
    Value = static_cast<Resumes>(*I);
}

static void readTask(JsonReader &R, const JsonNode &Node, ClassModel &M) {
  M.Task.emplace();
  bool *const Flags[] = {&M.Task->Detached, &M.Task->SelfOwning,
                         &M.Task->Shared, &M.Task->AwaitedAtOnce,
                         &M.Task->Scoped};
  R.texts(Node, [&](const JsonNode &N) {
    if (std::optional<size_t> I =
            R.word(N, {"detached", "self_owning", "shared", "awaited_at_once",
                       "scoped"}))
      *Flags[*I] = true;
  });
}

static void describeInstead(StringRef Instead,
                            SmallVectorImpl<std::string> &Words) {
  if (!Instead.empty())
    Words.push_back("instead: " + Instead.str());
}

static void describeGuard(const ClassModel &M,
                          SmallVectorImpl<std::string> &Words) {
  if (!M.Guard)
    return;
  const GuardModel &G = *M.Guard;
  std::string Text = G.Reason;
  if (Text.empty() && G.Kind == GuardKind::Lock)
    Text = "holds a lock";
  else if (Text.empty() && G.Kind == GuardKind::Thread)
    Text = "belongs to the thread it was made on";
  else if (G.Kind == GuardKind::Unwinding)
    Text = "looks at the exceptions of its thread";
  else if (Text.empty() && G.Kind == GuardKind::Argument)
    Text = "holds what is in it";
  if (G.Constructed == Holding::Empty)
    Text += ", once told to";
  else if (G.Constructed == Holding::Tried)
    Text += ", if it got it";
  Words.push_back(std::move(Text));
  describeInstead(G.Instead, Words);
}

static void describeMembers(const ClassModel &M,
                            SmallVectorImpl<std::string> &Words) {
  for (const auto &[Does, Names] :
       {std::pair("acquired by ", &M.Members.Acquire),
        {"tried by ", &M.Members.Try},
        {"released by ", &M.Members.Release},
        {"asked by ", &M.Members.Test}})
    if (!Names->empty())
      Words.push_back(Does + join(*Names, "(), ") + "()");
}

static void describeResumes(Resumes R, StringRef Of,
                            SmallVectorImpl<std::string> &Words) {
  if (R == Resumes::AtOnce)
    Words.push_back(Of.str() + " never suspends");
  else if (R == Resumes::SameThread)
    Words.push_back(Of.str() + " comes back on the same thread");
  else if (R == Resumes::AnyThread)
    Words.push_back(Of.str() + " may come back on another thread");
}

static void describeTask(const ClassModel &M,
                         SmallVectorImpl<std::string> &Words) {
  if (!M.Task)
    return;
  for (auto [Is, Text] :
       {std::pair(M.Task->Detached, "runs by itself"),
        {M.Task->SelfOwning, "may be dropped"},
        {M.Task->Shared, "may be awaited many times"},
        {M.Task->AwaitedAtOnce, "is awaited where it is made"},
        {M.Task->Scoped, "is cancelled when it is dropped"}})
    if (Is)
      Words.push_back(Text);
}

template <> ArrayRef<Fact<ClassModel>> factsOf() {
  using M = ClassModel;
  using Words = SmallVectorImpl<std::string>;
  static constexpr Fact<M> Facts[] = {
      {"guard", readGuard, [](const M &From, M &To) { To.Guard = From.Guard; },
       describeGuard},
      {"mutex",
       [](JsonReader &R, const JsonNode &N, M &To) {
         if (std::optional<size_t> I = R.word(N, {"thread", "coroutine"}))
           To.Mutex = static_cast<MutexKind>(*I);
       },
       [](const M &From, M &To) { To.Mutex = From.Mutex; },
       [](const M &From, Words &W) {
         if (From.Mutex)
           W.push_back(*From.Mutex == MutexKind::Thread
                           ? "is a mutex of threads"
                           : "is a mutex of coroutines");
       }},
      {"members", readMembers,
       [](const M &From, M &To) { To.Members = From.Members; },
       describeMembers},
      {"resumes",
       [](JsonReader &R, const JsonNode &N, M &To) {
         readResumes(R, N, To.Resumption);
       },
       [](const M &From, M &To) { To.Resumption = From.Resumption; },
       [](const M &From, Words &W) {
         describeResumes(From.Resumption, "an await", W);
       }},
      {"task", readTask, [](const M &From, M &To) { To.Task = From.Task; },
       describeTask},
      {"error",
       [](JsonReader &R, const JsonNode &N, M &To) { R.flag(N, To.IsError); },
       [](const M &From, M &To) { To.IsError = From.IsError; },
       [](const M &From, Words &W) {
         if (From.IsError)
           W.push_back("is an error when yielded");
       }},
      {"callable",
       [](JsonReader &R, const JsonNode &N, M &To) {
         R.flag(N, To.IsCallable);
       },
       [](const M &From, M &To) { To.IsCallable = From.IsCallable; },
       [](const M &From, Words &W) {
         if (From.IsCallable)
           W.push_back("keeps a callable");
       }},
      {"cancelled_by",
       [](JsonReader &R, const JsonNode &N, M &To) {
         names(R, N, To.CancelledBy);
       },
       [](const M &From, M &To) { To.CancelledBy = From.CancelledBy; },
       [](const M &From, Words &W) {
         if (!From.CancelledBy.empty())
           W.push_back("is cancelled by " + join(From.CancelledBy, ", "));
       }},
      {"carries_error",
       [](JsonReader &R, const JsonNode &N, M &To) {
         R.flag(N, To.CarriesError);
       },
       [](const M &From, M &To) { To.CarriesError = From.CarriesError; },
       [](const M &From, Words &W) {
         if (From.CarriesError)
           W.push_back("says whether something failed");
       }},
      {"long_lived",
       [](JsonReader &R, const JsonNode &N, M &To) {
         R.flag(N, To.IsLongLived);
       },
       [](const M &From, M &To) { To.IsLongLived = From.IsLongLived; },
       [](const M &From, Words &W) {
         if (From.IsLongLived)
           W.push_back("outlives the coroutines that use it");
       }},
      {"elements",
       [](JsonReader &R, const JsonNode &N, M &To) {
         if (std::optional<size_t> I =
                 R.word(N, {"stay", "keep_place", "move", "fixed"}))
           To.WhenGrowing = static_cast<Elements>(*I);
       },
       [](const M &From, M &To) { To.WhenGrowing = From.WhenGrowing; },
       [](const M &From, Words &W) {
         static constexpr StringRef Texts[] = {
             "elements stay when it grows",
             "iterators end when it grows, elements stay",
             "elements move when it grows", "elements never move"};
         if (From.WhenGrowing)
           W.push_back(Texts[static_cast<size_t>(*From.WhenGrowing)].str());
       }},
  };
  return Facts;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

ArrayRef<StringRef> blockingCategories() {
  static constexpr StringRef Categories[] = {
      "sleep",      "lock", "join",    "wait",  "loop", "network",
      "descriptor", "file", "process", "input", "other"};
  return Categories;
}

std::string doesMeanwhile(StringRef Category) {
  return StringSwitch<std::string>(Category)
      .Case("sleep", "sleeps")
      .Case("lock", "waits for the lock")
      .Case("join", "waits for the other thread")
      .Case("wait", "waits")
      .Case("loop", "runs an event loop")
      .Case("network", "waits for the network")
      .Case("descriptor", "may wait for the descriptor")
      .Case("file", "waits for the file system")
      .Case("process", "waits for the process")
      .Case("input", "waits for input")
      .Default("is blocked");
}

static void readBlocks(JsonReader &R, const JsonNode &Node, FunctionModel &M) {
  BlockingModel &Blocks = M.Blocks.emplace();
  auto ReadCategory = [&](const JsonNode &N) {
    if (std::optional<size_t> I = R.word(N, blockingCategories()))
      Blocks.Category = blockingCategories()[*I];
  };
  if (Node.Is == JsonNode::Type::String)
    ReadCategory(Node);
  else
    R.object(
        Node,
        {{"category", ReadCategory},
         {"does", [&](const JsonNode &N) { R.text(N, Blocks.Does); }},
         {"instead", [&](const JsonNode &N) { R.text(N, Blocks.Instead); }}});
  if (Blocks.Category.empty())
    R.complain(Node.Place, "what blocks needs a \"category\"");
  if (Blocks.Does.empty())
    Blocks.Does = doesMeanwhile(Blocks.Category);
}

static void readWaits(JsonReader &R, const JsonNode &Node, FunctionModel &M) {
  if (Node.Is != JsonNode::Type::Object)
    return R.arguments(Node, M.Awaits);
  R.object(Node, {{"for", [&](const JsonNode &N) { R.arguments(N, M.Awaits); }},
                  {"instead",
                   [&](const JsonNode &N) { R.text(N, M.AwaitsInstead); }}});
  if (M.Awaits.empty())
    R.complain(Node.Place, "a wait needs \"for\": what it waits for");
}

static void readPolls(JsonReader &R, const JsonNode &Node, FunctionModel &M) {
  R.object(Node, {{"if_zero",
                   [&](const JsonNode &N) { R.arguments(N, M.Polls.IfZero); }},
                  {"if_named", [&](const JsonNode &N) {
                     R.texts(N, [&](const JsonNode &Name) {
                       R.text(Name, M.Polls.IfNamed.emplace_back());
                     });
                   }}});
}

static std::string spelled(const ArgumentSet &Set) {
  if (Set.All)
    return Set.Object ? "the object and all arguments" : "all arguments";
  SmallVector<std::string> Parts;
  if (Set.Object)
    Parts.push_back("the object");
  for (unsigned I : Set.Indices)
    Parts.push_back("argument " + std::to_string(I));
  return join(Parts, ", ");
}

template <ArgumentSet FunctionModel::*Field>
static void readSet(JsonReader &R, const JsonNode &N, FunctionModel &To) {
  R.arguments(N, To.*Field);
}
template <ArgumentSet FunctionModel::*Field>
static void copySet(const FunctionModel &From, FunctionModel &To) {
  To.*Field = From.*Field;
}

/// \p Before and \p After stand around what the arguments are.
#define ARGUMENT_FACT(KEY, FIELD, BEFORE, AFTER)                               \
  {KEY, readSet<&FunctionModel::FIELD>, copySet<&FunctionModel::FIELD>,        \
   [](const FunctionModel &From, SmallVectorImpl<std::string> &W) {            \
     if (!From.FIELD.empty())                                                  \
       W.push_back(BEFORE + spelled(From.FIELD) + AFTER);                      \
   }}

template <> ArrayRef<Fact<FunctionModel>> factsOf() {
  using M = FunctionModel;
  using Words = SmallVectorImpl<std::string>;
  static constexpr Fact<M> Facts[] = {
      {"blocks", readBlocks,
       [](const M &From, M &To) { To.Blocks = From.Blocks; },
       [](const M &From, Words &W) {
         if (!From.Blocks)
           return;
         W.push_back("blocks (" + From.Blocks->Category + "): the thread " +
                     From.Blocks->Does);
         describeInstead(From.Blocks->Instead, W);
       }},
      {"waits", readWaits,
       [](const M &From, M &To) {
         To.Awaits = From.Awaits;
         To.AwaitsInstead = From.AwaitsInstead;
       },
       [](const M &From, Words &W) {
         if (From.Awaits.empty())
           return;
         W.push_back("blocks until " + spelled(From.Awaits) +
                     (From.Awaits.All ? " are ready" : " is ready"));
         describeInstead(From.AwaitsInstead, W);
       }},
      {"polls", readPolls, [](const M &From, M &To) { To.Polls = From.Polls; },
       [](const M &From, Words &W) {
         SmallVector<std::string> When;
         if (!From.Polls.IfZero.empty())
           When.push_back(spelled(From.Polls.IfZero) + " is zero");
         if (!From.Polls.IfNamed.empty())
           When.push_back("an argument says " +
                          join(From.Polls.IfNamed, " or "));
         if (!When.empty())
           W.push_back("comes back at once if " + join(When, ", or "));
       }},
      ARGUMENT_FACT("tells_ready", TellsReady, "after it, one knows whether ",
                    " can be had at once"),
      ARGUMENT_FACT("acquires", Acquires, "locks ", ""),
      ARGUMENT_FACT("releases", Releases, "unlocks ", ""),
      ARGUMENT_FACT("tries", Tries, "tries to lock ", ""),
      {"thread_local",
       [](JsonReader &R, const JsonNode &N, M &To) {
         R.flag(N, To.IsThreadLocal);
       },
       [](const M &From, M &To) { To.IsThreadLocal = From.IsThreadLocal; },
       [](const M &From, Words &W) {
         if (From.IsThreadLocal)
           W.push_back("gives what belongs to the thread");
       }},
      {"resumes",
       [](JsonReader &R, const JsonNode &N, M &To) {
         readResumes(R, N, To.Resumption);
       },
       [](const M &From, M &To) { To.Resumption = From.Resumption; },
       [](const M &From, Words &W) {
         describeResumes(From.Resumption, "an await of it", W);
       }},
      ARGUMENT_FACT("keeps_closure_alive", Keeps, "keeps ",
                    " while its coroutines run"),
      ARGUMENT_FACT("drops_closure", Drops, "destroys ", " when they return"),
      ARGUMENT_FACT("discards", Discards, "throws the result of ", " away"),
      ARGUMENT_FACT("detaches", Detaches, "lets ", " run by itself"),
      ARGUMENT_FACT("completes", Completes, "", " ready once it is awaited"),
  };
  return Facts;
}

} // namespace corotidy
