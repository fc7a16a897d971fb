#include "include/kernels.h"
#include "vectors.h"

// The factor lies in panels of 16 columns, each with its rows one after the other, the last filled up with
// zeros. A tile of 6 rows by 16 columns is added up in registers.
#define COLUMNS 16
#define ROWS 6

typedef float lanes __attribute__((vector_size(4 * COLUMNS), aligned(4)));

long kernel_packed_count(long depth, long columns) {
  return (columns + COLUMNS - 1) / COLUMNS * COLUMNS * depth;
}

void kernel_pack(
    const float *factor, long row_stride, long column_stride, long depth, long columns, float *packed) {
  for (long first = 0; first < columns; first += COLUMNS) {
    for (long k = 0; k < depth; k++) {
      for (long column = first; column < first + COLUMNS; column++) {
        *packed++ = column < columns ? factor[k * row_stride + column * column_stride] : 0;
      }
    }
  }
}

INLINE void add_tile(
    const float *left, long left_stride, const float *panel, long rows, long depth, long columns,
    float *result, long result_stride) {
  lanes sums[ROWS] = {0};
  for (long k = 0; k < depth; k++) {
    lanes factor = *(const lanes *)(panel + k * COLUMNS);
    for (long row = 0; row < rows; row++) sums[row] += left[row * left_stride + k] * factor;
  }
  for (long row = 0; row < rows; row++) {
    float *target = result + row * result_stride;
    if (columns >= COLUMNS) {
      *(lanes *)target += sums[row];
    } else {
      for (long column = 0; column < columns; column++) target[column] += sums[row][column];
    }
  }
}

FOR_WIDE_VECTORS("fma")
void kernel_product(
    const float *left, long left_stride, const float *packed, long rows, long depth, long columns,
    float *result, long result_stride) {
  for (long column = 0; column < columns; column += COLUMNS) {
    const float *panel = packed + column * depth;
    long row = 0;
#define TILE(count)                                                                          \
  add_tile(                                                                                  \
      left + row * left_stride, left_stride, panel, count, depth, columns - column,          \
      result + row * result_stride + column, result_stride)
    for (; row + ROWS <= rows; row += ROWS) TILE(ROWS);
    // The number of rows has to be known to the compiler for the sums to stay in registers.
    switch (rows - row) {
    case 5: TILE(5); break;
    case 4: TILE(4); break;
    case 3: TILE(3); break;
    case 2: TILE(2); break;
    case 1: TILE(1); break;
    }
#undef TILE
  }
}
