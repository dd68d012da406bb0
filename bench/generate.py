# Part of coro-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes source trees to measure on. The same arguments make the same bytes.

    generate.py DIRECTORY [--files N] [--share PERCENT] [--seed N]
    generate.py DIRECTORY --coroutines N

The first makes a code base in which few files have coroutines: every source
includes some of the standard library's large headers and the project's base
headers, some of its other headers, and what uses coroutines a task of its own.
File number I is the same in a tree of any size. The second makes one file of so
many coroutines. Both make a compile_commands.json.
"""

import argparse
import json
import pathlib
import random

# All sources include these.
BASE = {
    "base/log.h": """\
#pragma once
#include <iostream>
#include <sstream>
#include <string>
namespace base {
enum class level { debug, info, failure };
inline const char *name(level l) {
  return l == level::debug ? "debug" : l == level::info ? "info" : "failure";
}
template <typename... Parts> void log(level l, const Parts &...parts) {
  std::ostringstream line;
  line << '[' << name(l) << "] ";
  (line << ... << parts);
  std::clog << line.str() << '\\n';
}
} // namespace base
""",
    "base/text.h": """\
#pragma once
#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>
namespace base {
inline std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    auto end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos)
      return parts;
    text.remove_prefix(end + 1);
  }
}
inline std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}
} // namespace base
""",
    "base/result.h": """\
#pragma once
#include "base/text.h"
#include <optional>
#include <stdexcept>
#include <variant>
namespace base {
struct failure {
  int code = 0;
  std::string reason;
};
template <typename T> class result {
public:
  result(T value) : state(std::move(value)) {}
  result(failure f) : state(std::move(f)) {}
  explicit operator bool() const { return state.index() == 0; }
  const T &value() const {
    if (const T *v = std::get_if<T>(&state))
      return *v;
    throw std::runtime_error(std::get<failure>(state).reason);
  }
  template <typename F> auto then(F f) const -> result<decltype(f(value()))> {
    if (*this)
      return f(value());
    return std::get<failure>(state);
  }

private:
  std::variant<T, failure> state;
};
} // namespace base
""",
}
POPULAR = "include/base/result.h"

TASK = """\
#pragma once
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>
namespace async {
template <typename T> class [[nodiscard]] task {
public:
  struct promise_type {
    std::optional<T> value;
    std::exception_ptr problem;
    std::coroutine_handle<> caller;
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct back {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        auto caller = h.promise().caller;
        return caller ? caller : std::noop_coroutine();
      }
      void await_resume() const noexcept {}
    };
    back final_suspend() noexcept { return {}; }
    template <typename U> void return_value(U &&u) {
      value.emplace(std::forward<U>(u));
    }
    void unhandled_exception() { problem = std::current_exception(); }
  };
  explicit task(std::coroutine_handle<promise_type> h) : self(h) {}
  task(task &&other) noexcept : self(std::exchange(other.self, {})) {}
  ~task() {
    if (self)
      self.destroy();
  }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) noexcept {
    self.promise().caller = h;
    return self;
  }
  T await_resume() {
    if (self.promise().problem)
      std::rethrow_exception(self.promise().problem);
    return std::move(*self.promise().value);
  }

private:
  std::coroutine_handle<promise_type> self;
};

template <typename T> class generator {
public:
  struct promise_type {
    const T *current = nullptr;
    generator get_return_object() {
      return generator(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &t) noexcept {
      current = &t;
      return {};
    }
    void await_transform() = delete;
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  explicit generator(std::coroutine_handle<promise_type> h) : self(h) {}
  generator(generator &&other) noexcept
      : self(std::exchange(other.self, {})) {}
  ~generator() {
    if (self)
      self.destroy();
  }
  struct end {};
  struct iterator {
    std::coroutine_handle<promise_type> self;
    iterator &operator++() {
      self.resume();
      return *this;
    }
    const T &operator*() const { return *self.promise().current; }
    bool operator!=(end) const { return !self.done(); }
  };
  iterator begin() {
    self.resume();
    return {self};
  }
  end end() { return {}; }

private:
  std::coroutine_handle<promise_type> self;
};
} // namespace async
"""

# What a source may do: the headers that it needs, and text in which @ is a
# name that no other source has.
HABITS = [
    (["map", "vector"], """\
std::map<std::string, std::size_t> count_@(const std::string &text) {
  std::map<std::string, std::size_t> words;
  for (const std::string &word : base::split(base::lower(text), ' '))
    if (!word.empty())
      ++words[word];
  return words;
}
"""),
    (["regex"], """\
base::result<std::pair<std::string, int>> parse_@(const std::string &line) {
  static const std::regex shape("([a-z_]+)[ \\\\t]*=[ \\\\t]*([0-9]+)");
  std::smatch parts;
  if (!std::regex_match(line, parts, shape))
    return base::failure{#, "no assignment: " + line};
  return std::pair(parts[1].str(), std::stoi(parts[2]));
}
"""),
    (["thread", "mutex", "vector", "functional"], """\
class pool_@ {
public:
  explicit pool_@(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i)
      workers.emplace_back([this, i] { run(i); });
  }
  ~pool_@() {
    for (std::thread &worker : workers)
      worker.join();
  }
  void add(std::function<void(unsigned)> job) {
    std::lock_guard lock(mutex);
    jobs.push_back(std::move(job));
  }

private:
  void run(unsigned id) {
    while (true) {
      std::function<void(unsigned)> job;
      {
        std::lock_guard lock(mutex);
        if (jobs.empty())
          return;
        job = std::move(jobs.back());
        jobs.pop_back();
      }
      job(id);
    }
  }
  std::mutex mutex;
  std::vector<std::function<void(unsigned)>> jobs;
  std::vector<std::thread> workers;
};
"""),
    (["chrono", "iomanip"], """\
template <typename F> std::string timed_@(F f) {
  auto start = std::chrono::steady_clock::now();
  f();
  std::chrono::duration<double, std::milli> took =
      std::chrono::steady_clock::now() - start;
  std::ostringstream out;
  out << std::fixed << std::setprecision(#) << took.count() << " ms";
  return out.str();
}
std::string report_@() {
  return timed_@([] { base::log(base::level::info, "round ", #); });
}
"""),
    (["unordered_map", "memory", "list"], """\
template <typename Key, typename Value> class recent_@ {
public:
  explicit recent_@(std::size_t most) : most(most) {}
  std::shared_ptr<Value> find(const Key &key) {
    auto found = index.find(key);
    if (found == index.end())
      return nullptr;
    order.splice(order.begin(), order, found->second);
    return found->second->second;
  }
  void add(Key key, Value value) {
    order.emplace_front(key, std::make_shared<Value>(std::move(value)));
    index[std::move(key)] = order.begin();
    if (order.size() <= most)
      return;
    index.erase(order.back().first);
    order.pop_back();
  }

private:
  std::size_t most;
  std::list<std::pair<Key, std::shared_ptr<Value>>> order;
  std::unordered_map<
      Key, typename std::list<std::pair<Key, std::shared_ptr<Value>>>::iterator>
      index;
};
std::size_t warm_@(recent_@<std::string, int> &cache) {
  for (int i = 0; i < #; ++i)
    cache.add("key " + std::to_string(i), i);
  return cache.find("key 0") ? 1 : 0;
}
"""),
    (["filesystem", "fstream", "vector"], """\
base::result<std::vector<std::string>> sources_@(const std::string &where) {
  std::error_code problem;
  std::vector<std::string> found;
  for (const auto &entry :
       std::filesystem::recursive_directory_iterator(where, problem))
    if (entry.is_regular_file() && entry.path().extension() == ".cpp")
      found.push_back(entry.path().string());
  if (problem)
    return base::failure{#, problem.message()};
  std::sort(found.begin(), found.end());
  return found;
}
"""),
    (["random", "numeric", "array"], """\
double simulate_@(unsigned seed) {
  std::mt19937 engine(seed);
  std::normal_distribution<double> step(0.0, #);
  std::array<double, 64> path{};
  for (double &place : path)
    place = step(engine);
  std::partial_sum(path.begin(), path.end(), path.begin());
  return std::accumulate(path.begin(), path.end(), 0.0) / path.size();
}
"""),
    (["queue", "set", "vector"], """\
std::vector<int> distances_@(const std::vector<std::vector<int>> &edges) {
  std::vector<int> distance(edges.size(), -1);
  std::priority_queue<std::pair<int, std::size_t>> open;
  open.push({0, 0});
  while (!open.empty()) {
    auto [cost, node] = open.top();
    open.pop();
    if (distance[node] >= 0)
      continue;
    distance[node] = -cost;
    for (int next : edges[node])
      if (std::size_t(next) < edges.size())
        open.push({cost - #, std::size_t(next)});
  }
  return distance;
}
"""),
    (["future", "vector", "numeric"], """\
long sum_@(const std::vector<int> &numbers) {
  auto half = numbers.begin() + std::ptrdiff_t(numbers.size() / 2);
  auto first = std::async(std::launch::async, [&] {
    return std::accumulate(numbers.begin(), half, 0L);
  });
  return first.get() + std::accumulate(half, numbers.end(), long(#));
}
"""),
    (["ranges", "vector", "string"], """\
std::vector<int> squares_@(const std::vector<int> &numbers) {
  std::vector<int> out;
  auto odd = numbers | std::views::filter([](int n) { return n % 2 != 0; }) |
             std::views::transform([](int n) { return n * n + #; });
  std::ranges::copy(odd, std::back_inserter(out));
  return out;
}
"""),
    (["variant", "string", "vector"], """\
struct leaf_@ {
  int value = #;
};
struct branch_@ {
  std::vector<std::variant<leaf_@, branch_@>> below;
};
int total_@(const std::variant<leaf_@, branch_@> &tree) {
  struct adder {
    int operator()(const leaf_@ &l) const { return l.value; }
    int operator()(const branch_@ &b) const {
      int sum = 0;
      for (const auto &each : b.below)
        sum += std::visit(*this, each);
      return sum;
    }
  };
  return std::visit(adder{}, tree);
}
"""),
]

# What a source with coroutines has. Each tool is to find something in it: the
# reference parameter is for clang-tidy, the path without a value is for us.
COROUTINES = """\
async::task<int> measure_@(int rounds) {
  int sum = 0;
  for (int i = 0; i < rounds; ++i)
    sum += i * #;
  co_return sum;
}
async::generator<std::string> lines_@(std::string text) {
  for (std::string &line : base::split(text, '\\n'))
    co_yield line;
}
async::task<std::string> describe_@(const std::string &who) {
  int sum = co_await measure_@(#);
  co_return who + " has " + std::to_string(sum);
}
async::task<int> decide_@(std::string who) {
  std::string text = co_await describe_@(who);
  base::log(base::level::debug, text);
  if (text.size() > #)
    co_return int(text.size());
}
"""

NUM_MODELS = 12


def model_header(number, rng):
    """A header that some sources include: classes over the base headers, and
    the header before it."""
    parents = f'#include "model/part{number - 1}.h"\n' if number % 4 else ""
    fields = [f"  {rng.choice(['int', 'double', 'std::string'])} field_{i};\n"
              for i in range(rng.randint(3, 9))]
    return (f'#pragma once\n#include "base/result.h"\n{parents}#include <map>\n'
            f"#include <memory>\nnamespace model {{\nstruct part{number} {{\n"
            + "".join(fields) +
            f"}};\nclass store{number} {{\npublic:\n"
            f"  base::result<part{number}> find(const std::string &key) const {{\n"
            f"    auto found = parts.find(key);\n    if (found == parts.end())\n"
            f"      return base::failure{{{number}, \"nothing at \" + key}};\n"
            f"    return *found->second;\n  }}\n"
            f"  void add(const std::string &key, part{number} p) {{\n"
            f"    parts[key] = std::make_unique<part{number}>(std::move(p));\n  }}\n\n"
            f"private:\n  std::map<std::string, std::unique_ptr<part{number}>> parts;\n"
            f"}};\n}} // namespace model\n")


def fill(text, name, rng):
    """`text` with its names, and numbers for each #."""
    first, *rest = text.replace("@", name).split("#")
    return first + "".join(str(rng.randint(2, 99)) + piece for piece in rest)


def source(index, share, seed):
    """(text, whether it has coroutines) of source number `index`."""
    rng = random.Random(f"{seed}/{index}")
    # Spread evenly, so that trees of all sizes have the same share.
    has_coroutines = index * share % 100 < share
    habits = rng.sample(HABITS, rng.randint(3, 6))
    standard = sorted({header for headers, _ in habits for header in headers})
    models = sorted(rng.sample(range(NUM_MODELS), rng.randint(0, 3)))
    lines = [f'#include "{header}"\n' for header in sorted(BASE)]
    lines += [f'#include "model/part{m}.h"\n' for m in models]
    if has_coroutines:
        lines.append('#include "async/task.h"\n')
    lines += [f"#include <{header}>\n" for header in standard]
    body = [fill(text, f"{index}_{n}", rng) for n, (_, text) in enumerate(habits)]
    body += [f"base::result<int> size_of_{index}_{m}(const model::store{m} &store) "
             f"{{\n  return store.find(\"{index}\").then([](const auto &part) "
             f"{{ return int(sizeof(part)); }});\n}}\n" for m in models]
    if has_coroutines:
        body.append(fill(COROUTINES, str(index), rng))
    return "".join(lines) + "\n" + "\n".join(body), has_coroutines


def write_database(directory, sources):
    flags = ["clang++", "-std=c++20", "-O2", "-Wall", "-Iinclude", "-c"]
    commands = [{"directory": str(directory), "file": str(name),
                 "arguments": [*flags, str(name)]} for name in sources]
    (directory / "compile_commands.json").write_text(
        json.dumps(commands, indent=1) + "\n")


def write_headers(directory, seed):
    headers = dict(BASE)
    headers["async/task.h"] = TASK
    for number in range(NUM_MODELS):
        headers[f"model/part{number}.h"] = model_header(
            number, random.Random(f"{seed}/model/{number}"))
    for name, text in headers.items():
        path = directory / "include" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def tree(directory, files, share=5, seed=1):
    """Makes a tree; the names of the sources that have coroutines."""
    directory = pathlib.Path(directory).resolve()
    write_headers(directory, seed)
    names, with_coroutines = [], []
    (directory / "src").mkdir(exist_ok=True)
    for index in range(files):
        name = f"src/unit{index}.cpp"
        text, has_coroutines = source(index, share, seed)
        (directory / name).write_text(text)
        names.append(name)
        if has_coroutines:
            with_coroutines.append(name)
    write_database(directory, names)
    return with_coroutines


# Coroutines of a file of many; each may await those before it.
SHAPES = [
    """\
async::task<int> job_@(int n) {
  int sum = n;
  for (int i = 0; i < #; ++i)
    sum += co_await job_<(i);
  co_return sum;
}
""",
    """\
async::task<std::string> name_@(std::string who) {
  if (who.empty())
    co_return "no one";
  co_return who + std::to_string(co_await job_<(#));
}
async::task<int> job_@(int n) { co_return n * #; }
""",
    """\
async::generator<int> count_@(int end) {
  for (int i = #; i < end; ++i)
    co_yield i;
}
async::task<int> job_@(int n) {
  int last = co_await job_<(n);
  for (int i : count_@(last))
    if (i > n)
      co_return i;
  co_return last;
}
""",
    """\
async::task<int> job_@(int n) {
  auto twice = [](int m) -> async::task<int> { co_return 2 * m; };
  try {
    co_return co_await twice(n) + co_await job_<(n - #);
  } catch (const std::exception &) {
    throw;
  }
}
""",
]


def many_coroutines(directory, number, seed=1):
    """Makes one file of `number` coroutines."""
    directory = pathlib.Path(directory).resolve()
    write_headers(directory, seed)
    text = ['#include "async/task.h"\n#include <string>\n',
            "async::task<int> job_0(int n) { co_return n; }\n"]
    made, job = 1, 1
    rng = random.Random(seed)
    while made < number:
        # The first shape is one coroutine, the others are two.
        shape = SHAPES[job % len(SHAPES) if made + 1 < number else 0]
        made += 1 if shape is SHAPES[0] else 2
        text.append(fill(shape.replace("job_<", f"job_{job - 1}"), str(job), rng))
        job += 1
    (directory / "many.cpp").write_text("\n".join(text))
    write_database(directory, ["many.cpp"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--share", type=int, default=5, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--coroutines", type=int, metavar="N")
    options = parser.parse_args()
    pathlib.Path(options.directory).mkdir(parents=True, exist_ok=True)
    if options.coroutines:
        many_coroutines(options.directory, options.coroutines, options.seed)
    else:
        tree(options.directory, options.files, options.share, options.seed)


if __name__ == "__main__":
    main()
