//===--- BuildId.cpp - Which program this is ------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tool/BuildId.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Alignment.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstring>
#include <link.h>

using namespace llvm;

namespace corotidy {

/// What the linker called \p Object, a hash of its contents; empty if it has no
/// name.
static StringRef nameByLinker(const dl_phdr_info &Object) {
  for (const ElfW(Phdr) &Header :
       ArrayRef(Object.dlpi_phdr, Object.dlpi_phnum)) {
    if (Header.p_type != PT_NOTE)
      continue;
    StringRef Notes(
        reinterpret_cast<const char *>(Object.dlpi_addr + Header.p_vaddr),
        Header.p_memsz);
    ElfW(Nhdr) Note;
    while (Notes.size() >= sizeof(Note)) {
      std::memcpy(&Note, Notes.data(), sizeof(Note));
      Notes = Notes.drop_front(sizeof(Note));
      Align Alignment(std::max<uint64_t>(Header.p_align, 4));
      StringRef Owner = Notes.take_front(Note.n_namesz);
      Notes = Notes.drop_front(
          std::min<size_t>(Notes.size(), alignTo(Note.n_namesz, Alignment)));
      StringRef Description = Notes.take_front(Note.n_descsz);
      Notes = Notes.drop_front(
          std::min<size_t>(Notes.size(), alignTo(Note.n_descsz, Alignment)));
      if (Note.n_type == NT_GNU_BUILD_ID && Owner == StringRef("GNU\0", 4))
        return Description;
    }
  }
  return "";
}

/// Takes a while for a large library; but the linkers of all distributions put
/// names in.
static std::optional<std::string> hashOfFile(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  return toStringRef(
             BLAKE3::hash(arrayRefFromStringRef((*Buffer)->getBuffer())))
      .str();
}

std::optional<std::string> buildId() {
  std::optional<std::string> All("");
  auto Add = [](dl_phdr_info *Object, size_t, void *Out) {
    auto &All = *static_cast<std::optional<std::string> *>(Out);
    // This program itself has no path.
    StringRef Path = Object->dlpi_name;
    if (Path.empty())
      Path = "/proc/self/exe";
    // The kernel brings an object of its own, which is no file.
    if (!Path.contains('/'))
      return 0;
    std::optional<std::string> Name = nameByLinker(*Object).str();
    if (Name->empty())
      Name = hashOfFile(Path);
    if (!Name) {
      All.reset();
      return 1;
    }
    *All += *Name;
    return 0;
  };
  ::dl_iterate_phdr(Add, &All);
  return All;
}

} // namespace corotidy
