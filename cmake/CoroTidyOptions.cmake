# coroClang carries what every target that includes a Clang header needs.
add_library(coroClang INTERFACE)
target_include_directories(coroClang INTERFACE ${PROJECT_SOURCE_DIR})
# After the standard directories: libc++abi's cxxabi.h lies beside LLVM's
# headers and must not hide that of the standard library in use.
list(REMOVE_DUPLICATES LLVM_INCLUDE_DIRS)
foreach(dir IN LISTS LLVM_INCLUDE_DIRS CLANG_INCLUDE_DIRS)
  target_compile_options(coroClang INTERFACE "SHELL:-idirafter ${dir}")
endforeach()
separate_arguments(llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(coroClang INTERFACE ${llvm_definitions} JSON_NOEXCEPTION)
target_compile_options(coroClang INTERFACE
  -fno-exceptions -fno-rtti
  -Wall -Wextra -Wpedantic -Wno-unused-parameter
  $<$<BOOL:${CORO_TIDY_WERROR}>:-Werror>)
target_link_libraries(coroClang INTERFACE clang-cpp LLVM)

# The unused libraries Debian's LLVM pulls in would be ours to find at start.
add_link_options(-Wl,--as-needed)
# Results are kept under the name that the linker makes from a program.
add_link_options(-Wl,--build-id=sha1)
if(CORO_TIDY_SANITIZE)
  # Clang itself is not instrumented: vptr needs its RTTI, and a container
  # that crosses the border looks overflown to ASan.
  add_compile_options(-fsanitize=${CORO_TIDY_SANITIZE} -fno-sanitize=vptr,function
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CORO_TIDY_SANITIZE})
endif()

if(CORO_TIDY_FUZZ)
  # libFuzzer is told where our code goes; Clang is not instrumented.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # The sloppiness is what ccache asks for where headers are precompiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${CCACHE})
  add_compile_options($<$<CXX_COMPILER_ID:Clang>:-Xclang> $<$<CXX_COMPILER_ID:Clang>:-fno-pch-timestamp>)
endif()
find_program(LLD NAMES ld.lld-${CORO_TIDY_LLVM_MAJOR} ld.lld)
if(LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options(-fuse-ld=lld)
endif()
