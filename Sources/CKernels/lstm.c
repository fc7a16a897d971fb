#include <math.h>

#include "functions.h"
#include "include/kernels.h"

#define LANES 16

FOR_WIDE_VECTORS("avx2")
void kernel_lstm_forward(
    float *restrict gates, const float *restrict previous_cell, float *restrict cell,
    float *restrict cell_tanh, float *restrict hidden, long rows, long size) {
  for (long row = 0; row < rows; row++) {
    float *restrict input = gates + row * 4 * size;
    float *restrict forget = input + size;
    float *restrict candidate = forget + size;
    float *restrict output = candidate + size;
    EACH_ALONE_AND_DEAR
    for (long unit = 0; unit < size; unit++) {
      float i = sigmoid(input[unit]), f = sigmoid(forget[unit]);
      float g = hyperbolic_tangent(candidate[unit]), o = sigmoid(output[unit]);
      float c = f * previous_cell[row * size + unit] + i * g;
      float t = hyperbolic_tangent(c);
      input[unit] = i;
      forget[unit] = f;
      candidate[unit] = g;
      output[unit] = o;
      cell[row * size + unit] = c;
      cell_tanh[row * size + unit] = t;
      hidden[row * size + unit] = o * t;
    }
  }
}

FOR_WIDE_VECTORS("avx2")
void kernel_lstm_backward(
    const float *restrict gates, const float *restrict previous_cell, const float *restrict cell,
    const float *restrict cell_tanh, const float *restrict hidden_gradient,
    float *restrict cell_gradient, float *restrict gate_gradient, float write, float range, long rows,
    long size) {
  for (long row = 0; row < rows; row++) {
    const float *restrict input = gates + row * 4 * size;
    float *restrict result = gate_gradient + row * 4 * size;
    EACH_ALONE
    for (long unit = 0; unit < size; unit++) {
      float i = input[unit], f = input[size + unit];
      float g = input[2 * size + unit], o = input[3 * size + unit];
      long place = row * size + unit;
      float c = cell[place], t = cell_tanh[place], hidden_delta = hidden_gradient[place];
      float leaving = c > 1 ? range : (c < -1 ? -range : 0);
      float writing = g > 0 ? write : -write;
      float cell_delta = cell_gradient[place] + hidden_delta * o * (1 - t * t) + leaving;
      result[unit] = (cell_delta + writing) * g * i * (1 - i);
      result[size + unit] = cell_delta * previous_cell[place] * f * (1 - f);
      result[2 * size + unit] = (cell_delta + writing) * i * (1 - g * g);
      result[3 * size + unit] = hidden_delta * t * o * (1 - o);
      cell_gradient[place] = cell_delta * f;
    }
  }
}

FOR_WIDE_VECTORS("avx2")
void kernel_lstm_penalties(
    const float *restrict gates, const float *restrict cell, long rows, long size,
    double *restrict written, double *restrict out_of_range) {
  for (long row = 0; row < rows; row++) {
    const float *restrict input = gates + row * 4 * size;
    float writes[LANES] = {0}, excesses[LANES] = {0};
    for (long first = 0; first < size; first += LANES) {
      long count = size - first < LANES ? size - first : LANES;
      for (int lane = 0; lane < count; lane++) {
        long unit = first + lane;
        float excess = fabsf(cell[row * size + unit]) - 1;
        writes[lane] += fabsf(input[unit] * input[2 * size + unit]);
        excesses[lane] += excess > 0 ? excess : 0;
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      *written += writes[lane];
      *out_of_range += excesses[lane];
    }
  }
}
