#include "FuzzerMain.h"

// libFuzzer's loop, and what it calls, which is written in Swift.
extern int LLVMFuzzerRunDriver(
    int *count, char ***arguments, int (*read)(const unsigned char *start, size_t length));
extern int LLVMFuzzerTestOneInput(const unsigned char *start, size_t length);

int FuzzReaders_main(int count, char **arguments) {
  return LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput);
}
