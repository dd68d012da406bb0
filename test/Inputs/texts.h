// A string with a destructor, and a view of one.
#ifndef TEXTS_H
#define TEXTS_H

struct text {
  text(const char *);
  text(const text &);
  ~text();
  const char *data() const [[clang::lifetimebound]];
  int size() const;
};
text make();

struct [[gsl::Pointer(char)]] view {
  view(const char *);
  view(const text &);
  int size() const;
};

#endif // TEXTS_H
