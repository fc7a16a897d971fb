#ifndef VECTORS_H
#define VECTORS_H

#include <limits.h>
#include <stdint.h>
#include <string.h>

// A function with this is compiled for three kinds of x86-64 processor. The dynamic linker of glibc
// chooses when the program starts; elsewhere there is one version, as the compiler is told.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_WIDE_VECTORS(feature) __attribute__((target_clones("avx512f", feature, "default")))
#else
#define FOR_WIDE_VECTORS(feature)
#endif

// Before a loop whose rounds do not depend on each other, which the compiler cannot always see.
#define EACH_ALONE _Pragma("clang loop vectorize(assume_safety)")

// The same where a round is so dear that the last few share a vector that is not full.
#define EACH_ALONE_AND_DEAR \
  _Pragma("clang loop vectorize(assume_safety) vectorize_predicate(enable)")

#define INLINE static inline __attribute__((always_inline))

#endif
