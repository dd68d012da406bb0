//===--- Bytes.cpp - What is known of a file, as bytes --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Bytes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/LEB128.h"
#include <concepts>

using namespace llvm;

namespace corotidy {

//===----------------------------------------------------------------------===//
// What the records consist of. Both directions are made from this, so that
// they cannot differ; and a binding names all members or does not compile, so
// that none is forgotten.
//===----------------------------------------------------------------------===//

template <typename R, typename T>
concept Is = std::same_as<std::remove_const_t<R>, T>;

template <typename A> void fields(A &All, Is<Elapsed> auto &R) {
  auto &[Wall, Processor] = R;
  All(Wall, Processor);
}

template <typename A> void fields(A &All, Is<PhaseTime> auto &R) {
  auto &[Phase, Took] = R;
  All(Phase, Took);
}

template <typename A> void fields(A &All, Is<JobTimes> auto &R) {
  auto &[Phases, PeakMemory] = R;
  All(Phases, PeakMemory);
}

template <typename A> void fields(A &All, Is<Place> auto &R) {
  auto &[File, Line, Column] = R;
  All(File, Line, Column);
}

template <typename A> void fields(A &All, Is<Failure> auto &R) {
  auto &[File, Message, At, Errors, During, Repeat] = R;
  All(File, Message, At, Errors, During, Repeat);
}

template <typename A> void fields(A &All, Is<Notice> auto &R) {
  auto &[File, Message] = R;
  All(File, Message);
}

template <typename A> void fields(A &All, Is<RunRecord> auto &R) {
  auto &[Files, WithoutCoroutines, Failures, Skipped, Notices, Interrupted] = R;
  All(Files, WithoutCoroutines, Failures, Skipped, Notices, Interrupted);
}

template <typename A> void fields(A &All, Is<EvidenceRecord> auto &R) {
  auto &[Which, At] = R;
  All(Which, At);
}

template <typename A> void fields(A &All, Is<ResultRecord> auto &R) {
  auto &[Type, IsClass, Status, Via, InPromise, Promises, RefusedBy,
         AwaitResult, CanSuspend, SingleShot, WhyNot, How, ElementType,
         IsCoroutineType, IsGeneratorType] = R;
  All(Type, IsClass, Status, Via, InPromise, Promises, RefusedBy, AwaitResult,
      CanSuspend, SingleShot, WhyNot, How, ElementType, IsCoroutineType,
      IsGeneratorType);
}

template <typename A> void fields(A &All, Is<PromiseRecord> auto &R) {
  auto &[Type, YieldOperands, Returns, Transform, Start, Final, Unhandled,
         CustomAllocation, NothrowAllocation] = R;
  All(Type, YieldOperands, Returns, Transform, Start, Final, Unhandled,
      CustomAllocation, NothrowAllocation);
}

template <typename A> void fields(A &All, Is<FunctionRecord> auto &R) {
  auto &[At, Name, NameWithParameters, Signature, MangledName, K, F, Facet,
         Tentative, Template, Evidence, Promise, Result] = R;
  All(At, Name, NameWithParameters, Signature, MangledName, K, F, Facet,
      Tentative, Template, Evidence, Promise, Result);
}

template <typename A> void fields(A &All, Is<TypeRecord> auto &R) {
  auto &[At, Name, Template, Roles, Result] = R;
  All(At, Name, Template, Roles, Result);
}

template <typename A> void fields(A &All, Is<Span> auto &R) {
  auto &[Begin, EndLine, EndColumn, CodePointColumn, EndCodePointColumn, Offset,
         Length] = R;
  All(Begin, EndLine, EndColumn, CodePointColumn, EndCodePointColumn, Offset,
      Length);
}

template <typename A> void fields(A &All, Is<NoteRecord> auto &R) {
  auto &[At, Message, SourceLine] = R;
  All(At, Message, SourceLine);
}

template <typename A> void fields(A &All, Is<EditRecord> auto &R) {
  auto &[At, Text, SourceLine, Version] = R;
  All(At, Text, SourceLine, Version);
}

template <typename A> void fields(A &All, Is<FindingRecord> auto &R) {
  auto &[At, Check, Level, Message, Notes, Fix, SourceLine, Fingerprint] = R;
  All(At, Check, Level, Message, Notes, Fix, SourceLine, Fingerprint);
}

template <typename A> void fields(A &All, Is<Dependency> auto &R) {
  auto &[Path, Known, Of, Number] = R;
  All(Path, Known, Of, Number);
}

template <typename A> void fields(A &All, Is<FileResult> auto &R) {
  auto &[Report, MadeFrom, Times] = R;
  All(Report, MadeFrom, Times);
}

template <typename A, typename R>
  requires Is<R, Report>
void fields(A &All, R &Whole) {
  All(static_cast<
          std::conditional_t<std::is_const_v<R>, const RunRecord, RunRecord> &>(
          Whole),
      Whole.Functions, Whole.Types);
}

template <typename A, typename R>
  requires Is<R, LintReport>
void fields(A &All, R &Whole) {
  All(static_cast<
          std::conditional_t<std::is_const_v<R>, const RunRecord, RunRecord> &>(
          Whole),
      Whole.Findings, Whole.Complaints);
}

//===----------------------------------------------------------------------===//
// The two directions
//===----------------------------------------------------------------------===//

template <typename T>
concept Scalar = std::integral<T> || std::is_enum_v<T>;

namespace {
class Writer {
public:
  template <typename... T> void operator()(const T &...Values) {
    (write(Values), ...);
  }

  std::string take() { return std::move(Bytes); }

private:
  void write(const Scalar auto &Value) {
    encodeULEB128(static_cast<uint64_t>(Value), OS);
  }
  void write(const std::string &Value) {
    write(Value.size());
    OS << Value;
  }
  void write(const Digest &Value) { OS << toStringRef(Value); }
  template <typename T> void write(const std::vector<T> &List) {
    write(List.size());
    for (const T &Value : List)
      write(Value);
  }
  template <typename T> void write(const std::optional<T> &Value) {
    write(Value.has_value());
    if (Value)
      write(*Value);
  }
  template <typename T, typename U> void write(const std::pair<T, U> &Value) {
    write(Value.first);
    write(Value.second);
  }
  template <typename T> void write(const T &Record) { fields(*this, Record); }

  std::string Bytes;
  raw_string_ostream OS{Bytes};
};

class Reader {
public:
  explicit Reader(StringRef Bytes) : Rest(Bytes) {}

  template <typename... T> void operator()(T &...Values) {
    (read(Values), ...);
  }

  bool isDone() const { return !Failed && Rest.empty(); }

private:
  uint64_t number() {
    const char *Problem = nullptr;
    unsigned Length = 0;
    uint64_t Value =
        decodeULEB128(Rest.bytes_begin(), &Length, Rest.bytes_end(), &Problem);
    if (Problem) {
      Failed = true;
      Rest = "";
      return 0;
    }
    Rest = Rest.drop_front(Length);
    return Value;
  }

  template <Scalar T> void read(T &Value) { Value = static_cast<T>(number()); }
  StringRef bytes(uint64_t Size) {
    Failed |= Size > Rest.size();
    StringRef Taken = Rest.take_front(Size);
    Rest = Rest.drop_front(Taken.size());
    return Taken;
  }
  void read(std::string &Value) { Value = bytes(number()).str(); }
  void read(Digest &Value) { copy(bytes(Value.size()), Value.begin()); }
  template <typename T> void read(std::vector<T> &List) {
    // Not resized at once: the number may be any.
    for (uint64_t I = 0, Size = number(); I < Size && !Failed; ++I)
      read(List.emplace_back());
  }
  template <typename T> void read(std::optional<T> &Value) {
    bool HasValue;
    read(HasValue);
    if (HasValue)
      read(Value.emplace());
  }
  template <typename T, typename U> void read(std::pair<T, U> &Value) {
    read(Value.first);
    read(Value.second);
  }
  template <typename T> void read(T &Record) { fields(*this, Record); }

  StringRef Rest;
  bool Failed = false;
};
} // namespace

template <typename T> static std::string write(const T &R) {
  Writer W;
  W(R);
  return W.take();
}

template <typename T> static bool read(StringRef Bytes, T &R) {
  Reader From(Bytes);
  From(R);
  return From.isDone();
}

std::string toBytes(const Report &R) { return write(R); }
std::string toBytes(const LintReport &R) { return write(R); }
std::string toBytes(const FileResult &R) { return write(R); }
bool fromBytes(StringRef Bytes, Report &R) { return read(Bytes, R); }
bool fromBytes(StringRef Bytes, LintReport &R) { return read(Bytes, R); }
bool fromBytes(StringRef Bytes, FileResult &R) { return read(Bytes, R); }

} // namespace corotidy
