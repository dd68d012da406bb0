//===--- Bytes.cpp - What is known of a file, as bytes --------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/Bytes.h"
#include "llvm/Support/LEB128.h"
#include <concepts>

using namespace llvm;

namespace corotidy {

//===----------------------------------------------------------------------===//
// What the records consist of. Both directions are made from this, so that
// they cannot differ.
//===----------------------------------------------------------------------===//

template <typename R, typename T>
concept Is = std::same_as<std::remove_const_t<R>, T>;

template <typename A> void fields(A &All, Is<Place> auto &R) {
  All(R.File, R.Line, R.Column);
}

template <typename A> void fields(A &All, Is<Failure> auto &R) {
  All(R.File, R.Message, R.At, R.Errors, R.During, R.Repeat);
}

template <typename A> void fields(A &All, Is<Notice> auto &R) {
  All(R.File, R.Message);
}

template <typename A> void fields(A &All, Is<RunRecord> auto &R) {
  All(R.Files, R.Failures, R.Skipped, R.Notices, R.Interrupted);
}

template <typename A> void fields(A &All, Is<EvidenceRecord> auto &R) {
  All(R.Which, R.At);
}

template <typename A> void fields(A &All, Is<ResultRecord> auto &R) {
  All(R.Type, R.IsClass, R.Status, R.Via, R.InPromise, R.Promises, R.RefusedBy,
      R.AwaitResult, R.CanSuspend, R.SingleShot, R.WhyNot, R.How, R.ElementType,
      R.IsCoroutineType, R.IsGeneratorType);
}

template <typename A> void fields(A &All, Is<PromiseRecord> auto &R) {
  All(R.Type, R.YieldOperands, R.Returns, R.Transform, R.Start, R.Final,
      R.Unhandled, R.CustomAllocation, R.NothrowAllocation);
}

template <typename A> void fields(A &All, Is<FunctionRecord> auto &R) {
  All(R.At, R.Name, R.NameWithParameters, R.Signature, R.MangledName, R.K, R.F,
      R.Facet, R.Tentative, R.Template, R.Evidence, R.Promise, R.Result);
}

template <typename A> void fields(A &All, Is<TypeRecord> auto &R) {
  All(R.At, R.Name, R.Template, R.Roles, R.Result);
}

template <typename A> void fields(A &All, Is<Span> auto &R) {
  All(R.Begin, R.EndLine, R.EndColumn, R.Offset, R.Length);
}

template <typename A> void fields(A &All, Is<NoteRecord> auto &R) {
  All(R.At, R.Message, R.SourceLine);
}

template <typename A> void fields(A &All, Is<EditRecord> auto &R) {
  All(R.At, R.Text, R.SourceLine);
}

template <typename A> void fields(A &All, Is<FindingRecord> auto &R) {
  All(R.At, R.Check, R.Level, R.Message, R.Notes, R.Fix, R.SourceLine,
      R.Fingerprint);
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
  void read(std::string &Value) {
    uint64_t Size = number();
    Failed |= Size > Rest.size();
    Value = Rest.take_front(Size).str();
    Rest = Rest.drop_front(Value.size());
  }
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
bool fromBytes(StringRef Bytes, Report &R) { return read(Bytes, R); }
bool fromBytes(StringRef Bytes, LintReport &R) { return read(Bytes, R); }

} // namespace corotidy
