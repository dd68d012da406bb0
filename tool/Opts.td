//===--- Opts.td - The command line of coro-tidy -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

include "llvm/Option/OptParser.td"

def classify : SubCommand<
    "classify", "Say of every function whether it is ordinary, a generator or "
    "a coroutine, and of every type whether it can be awaited",
    "coro-tidy classify [options] FILES... [-- FLAGS]">;

// An option that takes a value, as --name=value or --name value. One dash does
// as well: that is how Clang's tools have always been called.
multiclass Eq<string name, string metavar, string help,
              list<SubCommand> commands> {
  def NAME : Joined<["--", "-"], name#"=", commands>, MetaVarName<metavar>,
             HelpText<help>;
  def NAME#_separate : Separate<["--", "-"], name, commands>,
                       Alias<!cast<Joined>(NAME)>;
}

class Plain<string name, string help, list<SubCommand> commands = []>
    : Flag<["--", "-"], name, commands>, HelpText<help>;

def help : Plain<"help", "Print this text">;
def h : Flag<["-"], "h">, Alias<help>;
def version : Plain<"version", "Print the version">;

def p : JoinedOrSeparate<["-"], "p", [classify]>, MetaVarName<"<build>">,
        HelpText<"Directory of compile_commands.json; searched for upwards "
                 "from each file if not given">;
defm extra_arg : Eq<"extra-arg", "<arg>",
    "Append an argument to every compile command", [classify]>;
defm extra_arg_before : Eq<"extra-arg-before", "<arg>",
    "Put an argument in front of those of every compile command", [classify]>;
defm header_filter : Eq<"header-filter", "<regex>",
    "Report what headers with a matching path define, too", [classify]>;
def system_headers : Plain<"system-headers",
    "Let --header-filter match system headers, too", [classify]>;
defm kind : Eq<"kind", "<kind,...>",
    "Report functions of these kinds only: ordinary, generator, coroutine, "
    "unknown", [classify]>;
defm output : Eq<"output", "<format[=file]>",
    "text (the default) or json; may be given once for each", [classify]>;
defm root : Eq<"root", "<dir>",
    "What paths in JSON are relative to; the repository of the first file if "
    "not given", [classify]>;
defm resource_dir : Eq<"resource-dir", "<dir>",
    "Where Clang's builtin headers are", [classify]>;
def j : JoinedOrSeparate<["-"], "j", [classify]>, MetaVarName<"<n>">,
        HelpText<"Parse this many files at once; as many as there are cores "
                 "if not given">;
def use_color : Plain<"use-color", "Colour text even into a file", [classify]>;
def no_color : Plain<"no-color", "Never colour text", [classify]>;
