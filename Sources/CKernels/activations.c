#include "functions.h"
#include "include/kernels.h"

#define LANES 16

FOR_WIDE_VECTORS("avx2")
void kernel_sigmoid(const float *values, float *result, long count) {
  EACH_ALONE_AND_DEAR
  for (long index = 0; index < count; index++) result[index] = sigmoid(values[index]);
}

FOR_WIDE_VECTORS("avx2")
void kernel_tanh(const float *values, float *result, long count) {
  EACH_ALONE_AND_DEAR
  for (long index = 0; index < count; index++) result[index] = hyperbolic_tangent(values[index]);
}

// Sums and maxima are taken in as many lanes on every machine, so that the bits are the same.
FOR_WIDE_VECTORS("avx2")
float kernel_exponentials(float *values, long count, float shift) {
  EACH_ALONE_AND_DEAR
  for (long index = 0; index < count; index++) values[index] = exponential(values[index] - shift);
  float sums[LANES] = {0};
  long index = 0;
  for (; index + LANES <= count; index += LANES) {
    for (int lane = 0; lane < LANES; lane++) sums[lane] += values[index + lane];
  }
  float sum = 0;
  for (; index < count; index++) sum += values[index];
  for (int lane = 0; lane < LANES; lane++) sum += sums[lane];
  return sum;
}

FOR_WIDE_VECTORS("avx2")
float kernel_largest(const float *values, long count) {
  float largest[LANES];
  for (int lane = 0; lane < LANES; lane++) largest[lane] = -__builtin_inff();
  long index = 0;
  for (; index + LANES <= count; index += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      largest[lane] = values[index + lane] > largest[lane] ? values[index + lane] : largest[lane];
    }
  }
  float result = -__builtin_inff();
  for (; index < count; index++) result = values[index] > result ? values[index] : result;
  for (int lane = 0; lane < LANES; lane++) result = largest[lane] > result ? largest[lane] : result;
  return result;
}
