//===--- Opts.td - The command line of coro-tidy -------------------------===//
//
// Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE.txt for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

include "llvm/Option/OptParser.td"

def check : SubCommand<
    "check", "Find what is wrong with coroutines; the default",
    "coro-tidy [check] [options] [FILES | DIRECTORIES | @LIST]... [-- FLAGS]">;
def classify : SubCommand<
    "classify", "Say of every function whether it is ordinary, a generator or "
    "a coroutine, and of every type whether it can be awaited",
    "coro-tidy classify [options] [FILES | DIRECTORIES | @LIST]... [-- FLAGS]">;
def checks : SubCommand<
    "checks", "List all checks", "coro-tidy checks">;
def explain : SubCommand<
    "explain", "Print the documentation of a check",
    "coro-tidy explain CHECK">;
def cache : SubCommand<
    "cache", "Say what is kept of earlier runs, or remove it",
    "coro-tidy cache [options] stats | clear">;
def config : SubCommand<
    "config", "Print the configuration that applies to a file, and where each "
    "value comes from", "coro-tidy config [options] FILE">;
def models : SubCommand<
    "models", "List what is known of libraries, and where that is said",
    "coro-tidy models [options] [FILE] [PART OF A NAME]...">;

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

def p : JoinedOrSeparate<["-"], "p", [check, classify]>,
        MetaVarName<"<build>">,
        HelpText<"Directory of compile_commands.json; searched for upwards "
                 "from the first file or the working directory if not given">;
defm extra_arg : Eq<"extra-arg", "<arg>",
    "Append an argument to every compile command", [check, classify]>;
defm extra_arg_before : Eq<"extra-arg-before", "<arg>",
    "Put an argument in front of those of every compile command",
    [check, classify]>;

defm tier : Eq<"tier", "<tier>",
    "The checks to start from: default, strict or preview; each includes those "
    "before it", [check, config]>;
// Not named after the option: TableGen has one name space for all.
defm checks_globs : Eq<"checks", "<globs>",
    "Comma-separated globs of checks to add or, with -, to take away; applied "
    "after those of .clang-tidy", [check, config]>;
defm config_text : Eq<"config", "<yaml>",
    "Use this configuration, in the format of .clang-tidy, instead of any "
    "file", [check, config, models]>;
defm config_file : Eq<"config-file", "<file>",
    "Use this configuration file instead of any .clang-tidy", [check, config, models]>;
defm warnings_as_errors : Eq<"warnings-as-errors", "<globs>",
    "Call what these checks find errors", [check, config]>;
defm line_filter : Eq<"line-filter", "<json>",
    "Report findings in these lines only: "
    "[{\"name\": \"a.cpp\", \"lines\": [[1, 3]]}]", [check]>;
def fix : Plain<"fix", "Apply the fixes, in files without errors", [check]>;
def fix_errors : Plain<"fix-errors",
    "Apply the fixes in files with errors, too", [check]>;
def diff : Plain<"diff",
    "Print what --fix would change, as a patch, and change nothing", [check]>;
defm export_fixes : Eq<"export-fixes", "<file>",
    "Write the fixes as clang-apply-replacements reads them", [check]>;
def exit_zero : Plain<"exit-zero", "Exit with 0 instead of 1 if something is "
    "found", [check]>;
def quiet : Plain<"quiet", "Print results and problems only",
                  [check, classify]>;

defm files : Eq<"files", "<regex>",
    "Of the files of the database, those with a matching path, relative to the "
    "root", [check, classify]>;
defm exclude : Eq<"exclude", "<regex>",
    "Leave out the files with a matching path, relative to the root",
    [check, classify]>;
defm header_filter : Eq<"header-filter", "<regex>",
    "Report what is in headers with a matching path, too; check does so for "
    "all headers if not given", [check, classify, config]>;
def system_headers : Plain<"system-headers",
    "Let --header-filter match system headers, too",
    [check, classify, config]>;
defm kind : Eq<"kind", "<kind,...>",
    "Report functions of these kinds only: ordinary, generator, coroutine, "
    "unknown", [classify]>;
defm output : Eq<"output", "<format[=file]>",
    "check: concise (the default into a file), full (the default on a "
    "terminal), json, sarif or github; classify: text (the default) or json. May be given "
    "once for each", [check, classify]>;
defm root : Eq<"root", "<dir>",
    "What paths in JSON are relative to, and below which files are fixed; the "
    "repository of the first file if not given", [check, classify]>;
defm resource_dir : Eq<"resource-dir", "<dir>",
    "Where Clang's builtin headers are", [check, classify]>;
def j : JoinedOrSeparate<["-"], "j", [check, classify]>, MetaVarName<"<n>">,
        HelpText<"Parse this many files at once; if not given, as many as "
                 "there are cores, fewer when memory is short">;
def no_scan : Plain<"no-scan",
    "Parse files, too, that include nothing with coroutines", [check]>;
defm timeout : Eq<"timeout", "<seconds>",
    "Give up on a file after this time, 300 if not given; 0 for never",
    [check, classify]>;
defm memory : Eq<"memory", "<mib>",
    "Give up on a file that needs more memory; if not given, a fair share of "
    "what is free, at least 2048", [check, classify]>;
def profile : Plain<"profile",
    "Print which phases and checks the time went to", [check, classify]>;
def profile_eq : Joined<["--", "-"], "profile=", [check, classify]>,
    MetaVarName<"<file>">, HelpText<"Write that as JSON">;
def no_cache : Plain<"no-cache",
    "Use no results of earlier runs and keep none", [check, classify]>;
defm cache_dir : Eq<"cache-dir", "<dir>",
    "Where results are kept; if not given, what CORO_TIDY_CACHE_DIR says, or "
    "else the user's cache directory", [check, classify, cache]>;
defm cache_size : Eq<"cache-size", "<mib>",
    "Keep no more than this, 1024 if not given", [check, classify, cache]>;
def verify_cache : Plain<"verify-cache",
    "Parse files whose results are kept, too, and call it a failure if they "
    "differ", [check, classify]>;
def no_skip : Plain<"no-skip",
    "Parse the bodies of functions in headers that are not asked about, too, "
    "though nothing depends on them", [check, classify]>;
def use_color : Plain<"use-color", "Colour text even into a file",
                      [check, classify]>;
def no_color : Plain<"no-color", "Never colour text", [check, classify]>;
