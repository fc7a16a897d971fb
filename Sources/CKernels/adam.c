#include "include/kernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

FOR_WIDE_VECTORS("avx2")
void kernel_adam(
    float *restrict parameters, const float *restrict gradient, float *restrict first,
    float *restrict second, long count, float first_decay, float second_decay, float step, float scale,
    float epsilon) {
  for (long index = 0; index < count; index++) {
    float g = gradient[index];
    first[index] = first_decay * first[index] + (1 - first_decay) * g;
    second[index] = second_decay * second[index] + (1 - second_decay) * g * g;
    parameters[index] -= step * first[index] / (__builtin_elementwise_sqrt(second[index]) * scale + epsilon);
  }
}
