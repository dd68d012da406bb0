// What a requires-expression is full of are functions without a mangled name:
// Clang cannot make one up for all of them.
// RUN: %classify %s -- -std=c++20 | FileCheck %s --implicit-check-not=requires.cpp
// RUN: %classify --output=json %s -- -std=c++20 | FileCheck %s --check-prefix=JSON

struct result {};

// CHECK: requires.cpp:[[#@LINE+9]]:6 ordinary/plain – asks()
// CHECK: requires.cpp:[[#@LINE+10]]:5 ordinary/plain – asks()::(lambda)(result)
// CHECK: requires.cpp:[[#@LINE+10]]:11 ordinary/plain – asks()::(lambda)::(lambda)(result)
// CHECK: requires.cpp:[[#@LINE+10]]:26 ordinary/plain – asks()::(lambda)::(lambda)::(lambda)(result)
// JSON: "name": "asks",
// JSON: "mangledName": "_Z4asksv"
// JSON: "mangledName": null
// JSON: "mangledName": null
// JSON: "mangledName": null
bool asks() {
  return requires(result argument) {
    [](result outer) {
      if ([](result middle) {
            auto inner = [=](result) { return middle; };
            return true;
          })
        return outer;
      return outer;
    }(argument);
  };
}

// Nor do functions that were made for types from in there.
// CHECK: requires.cpp:[[#@LINE+4]]:28 ordinary/plain dependent is_box(T)
// CHECK: requires.cpp:[[#@LINE+3]]:28 ordinary/plain – is_box<box<(lambda)>>(box<(lambda)>)
// CHECK: requires.cpp:[[#@LINE+3]]:45 ordinary/plain – (lambda)()
template <typename T> struct box {};
template <typename T> auto is_box(T) { return true; }
bool boxes = requires { is_box(box<decltype([] {})>()); };

// CHECK: requires.cpp:[[#@LINE+5]]:17 ordinary/plain dependent outer::inner::get()
// CHECK: requires.cpp:[[#@LINE+4]]:17 ordinary/plain – outer<(lambda)>::inner::get()
// CHECK: requires.cpp:[[#@LINE+6]]:41 ordinary/plain – (lambda)()
template <typename T> struct outer {
  struct inner {
    static auto get() { return true; }
  };
};
bool nested = requires { outer<decltype([] {})>::inner::get(); };
