#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "vectors.h"

// The polynomials are those of Cephes' expf and tanhf (S. Moshier). Results are within 3e-7 of the exact
// value, relative to it for e^x; they never leave [0, 1] and [−1, 1], and a NaN stays a NaN.
//
// Being plain arithmetic they give the same bits with every vector width and on every machine, which the C
// library does not promise; so products and sums must not be contracted into one operation.
#pragma STDC FP_CONTRACT OFF

INLINE int32_t bits_of(float x) {
  int32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE float float_of(int32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// e^x; 0 below −87.3, where the result would be denormal, and ∞ above 88.3.
INLINE float exponential(float x) {
  float clamped = x > 88.3f ? 88.3f : x;
  clamped = x < -87.3f ? -87.3f : clamped;
  // Adding 1.5 · 2^23 rounds to an integer and leaves it in the low bits.
  const float magic = 12582912.0f;
  float shifted = clamped * 1.44269504f + magic;
  float n = shifted - magic;
  float r = clamped - n * 0.693359375f - n * -2.1219444e-4f;
  float p = 1.9875692e-4f;
  p = p * r + 1.3982e-3f;
  p = p * r + 8.333452e-3f;
  p = p * r + 4.1665796e-2f;
  p = p * r + 1.6666665e-1f;
  p = p * r + 5.0000001e-1f;
  float power = p * (r * r) + r + 1.0f;
  // Unsigned, since a shift into the sign is not defined for the other.
  uint32_t exponent = ((uint32_t)bits_of(shifted) - (uint32_t)bits_of(magic)) << 23;
  float scaled = float_of((int32_t)((uint32_t)bits_of(power) + exponent));
  scaled = x < -87.3f ? 0.0f : scaled;
  scaled = x > 88.3f ? __builtin_inff() : scaled;
  // The bit trick turns a NaN into a number; hand the NaN on instead.
  return x != x ? x : scaled;
}

INLINE float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }

// Near 0 an odd polynomial (1 − 2/(e^2x + 1) would cancel), else by `exponential`.
INLINE float hyperbolic_tangent(float x) {
  float magnitude = x < 0.0f ? -x : x;
  float large = 1.0f - 2.0f / (exponential(magnitude * 2.0f) + 1.0f);
  large = x < 0.0f ? -large : large;
  float z = x * x;
  float p = -5.7049887e-3f;
  p = p * z + 2.0638909e-2f;
  p = p * z - 5.3739716e-2f;
  p = p * z + 1.3331442e-1f;
  p = p * z - 3.3333282e-1f;
  float small = p * (z * x) + x;
  return magnitude < 0.625f ? small : large;
}

#endif
