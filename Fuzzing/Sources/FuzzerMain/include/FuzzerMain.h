#pragma once

#include <stddef.h>

/// Where the package manager has an executable called FuzzReaders begin; libFuzzer's own entry is another.
int FuzzReaders_main(int count, char **arguments);
