//===--- main.cpp - The coro-clangd command -------------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd as it is, from the archives of its developers. No header of clangd is
// installed: what is called and what is replaced is declared here, by hand.
//
//===----------------------------------------------------------------------===//

namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

int main(int argc, char **argv) {
  return clang::clangd::clangdMain(argc, argv);
}
