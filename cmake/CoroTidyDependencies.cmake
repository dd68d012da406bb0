# Clang's C++ interface has no stable ABI: the exact major version is part of
# the contract, so another one that happens to be installed is refused.

set(CORO_TIDY_PACKAGES
  "llvm-${CORO_TIDY_LLVM_MAJOR}-dev libclang-${CORO_TIDY_LLVM_MAJOR}-dev libclang-cpp${CORO_TIDY_LLVM_MAJOR}-dev clang-${CORO_TIDY_LLVM_MAJOR} llvm-${CORO_TIDY_LLVM_MAJOR}-tools nlohmann-json3-dev libgtest-dev")

function(coro_tidy_missing what)
  message(FATAL_ERROR
    "coro-tidy needs ${what}, which was not found.\n"
    "On Debian, run scripts/bootstrap.sh or install:\n"
    "  apt-get install ${CORO_TIDY_PACKAGES}")
endfunction()

foreach(package LLVM Clang)
  # LLVM calls two releases compatible if major and minor agree; releases are .1.
  find_package(${package} ${CORO_TIDY_LLVM_MAJOR}.1 CONFIG QUIET
    HINTS /usr/lib/llvm-${CORO_TIDY_LLVM_MAJOR})
  if(NOT ${package}_FOUND)
    coro_tidy_missing("${package} ${CORO_TIDY_LLVM_MAJOR}")
  endif()
endforeach()
find_package(nlohmann_json 3.10 CONFIG QUIET)
if(NOT nlohmann_json_FOUND)
  coro_tidy_missing("nlohmann/json")
endif()

# Where Clang's own stddef.h and friends are; the tool cannot parse without.
set(CORO_TIDY_RESOURCE_DIR
  ${LLVM_LIBRARY_DIR}/clang/${CORO_TIDY_LLVM_MAJOR} CACHE PATH
  "Clang's resource directory")
if(NOT EXISTS ${CORO_TIDY_RESOURCE_DIR}/include/stddef.h)
  coro_tidy_missing("Clang's builtin headers in ${CORO_TIDY_RESOURCE_DIR}/include")
endif()

list(APPEND CMAKE_MODULE_PATH ${LLVM_CMAKE_DIR})
include(TableGen)
find_program(LLVM_TABLEGEN_EXE llvm-tblgen HINTS ${LLVM_TOOLS_BINARY_DIR}
  NO_DEFAULT_PATH)
if(NOT LLVM_TABLEGEN_EXE)
  coro_tidy_missing("llvm-tblgen in ${LLVM_TOOLS_BINARY_DIR}")
endif()

# clang-tidy's own library, as archives: as targets they would bring along all
# of Clang a second time, which is in clang-cpp.
function(coro_tidy_archive name file)
  set(path ${LLVM_LIBRARY_DIR}/lib${file}.a)
  if(NOT EXISTS ${path})
    coro_tidy_missing("${path}")
  endif()
  add_library(${name} STATIC IMPORTED)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${path})
endfunction()
coro_tidy_archive(tidyArchive clangTidy)
coro_tidy_archive(tidyUtilsArchive clangTidyUtils)
coro_tidy_archive(tidyPluginArchive clangTidyPlugin)
