#ifndef KERNELS_H
#define KERNELS_H

// The loops of training and reading that are worth the processor's widest vectors.
//
// Swift compiles for the oldest processor of its kind; here each function is compiled for several, and the
// one that fits is chosen when the program starts (vectors.h). Rows are H floats, one after the other.

// result ← 1 / (1 + e^−x); `result` may be `values`.
void kernel_sigmoid(const float *values, float *result, long count);

// result ← tanh(x); `result` may be `values`.
void kernel_tanh(const float *values, float *result, long count);

// Replaces each value by e^(x − shift) and returns the sum.
float kernel_exponentials(float *values, long count, float shift);

// The largest of some values; of none −∞. A NaN is passed over.
float kernel_largest(const float *values, long count);

// An LSTM's rows (rows, 4·size) of sums to gates i, f, C̃, o, and C, tanh(C) and h (rows, size) from them.
void kernel_lstm_forward(
    float *gates, const float *previous_cell, float *cell, float *cell_tanh, float *hidden,
    long rows, long size);

// ∂L/∂a (rows, 4·size) of the same, from ∂L/∂h and the ∂L/∂C that comes from the step after;
// the latter becomes that for the step before. `write` and `range` are the prices of |i·C̃| and of |C| > 1.
void kernel_lstm_backward(
    const float *gates, const float *previous_cell, const float *cell, const float *cell_tanh,
    const float *hidden_gradient, float *cell_gradient, float *gate_gradient, float write, float range,
    long rows, long size);

// Adds Σ |i · C̃| and Σ max(0, |C| − 1) over an LSTM's rows to `written` and `out_of_range`.
void kernel_lstm_penalties(
    const float *gates, const float *cell, long rows, long size, double *written, double *out_of_range);

// One step of Adam for `count` parameters, with the bias corrections in `step` and `scale`.
void kernel_adam(
    float *parameters, const float *gradient, float *first, float *second, long count,
    float first_decay, float second_decay, float step, float scale, float epsilon);

// How many floats a factor (depth, columns) takes when it is laid out for kernel_product.
long kernel_packed_count(long depth, long columns);

// Lays a factor out; the element at (k, j) lies at factor[k · row_stride + j · column_stride].
void kernel_pack(
    const float *factor, long row_stride, long column_stride, long depth, long columns, float *packed);

// result (rows, columns) += left (rows, depth) · the factor that was laid out.
void kernel_product(
    const float *left, long left_stride, const float *packed, long rows, long depth, long columns,
    float *result, long result_stride);

#endif
