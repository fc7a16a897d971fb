#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// A message written over the screen is neither read nor removed, so it is kept in a file without a
// name until the screen is gone.

static int real_errors = -1;
static int held_file = -1;

static int open_nameless_file(void) {
#ifdef __linux__
  int memory = memfd_create("standard-error", MFD_CLOEXEC);
  if (memory >= 0) return memory;
#endif
  char name[] = "/tmp/held-errors-XXXXXX";
  int file = mkstemp(name);
  if (file < 0) return -1;
  unlink(name);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  return file;
}

void held_errors_start(void) {
  if (held_file >= 0 || !isatty(STDERR_FILENO)) return;
  int file = open_nameless_file();
  if (file < 0) return;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0 || dup2(file, STDERR_FILENO) < 0) {
    if (real >= 0) close(real);
    close(file);
    return;
  }
  real_errors = real;
  held_file = file;
}

void held_errors_release(void) {
  if (held_file < 0) return;
  int file = held_file;
  held_file = -1;
  dup2(real_errors, STDERR_FILENO);
  close(real_errors);
  real_errors = -1;
  off_t position = 0;
  char bytes[4096];
  ssize_t count;
  while ((count = pread(file, bytes, sizeof(bytes), position)) > 0) {
    position += count;
    for (ssize_t start = 0; start < count;) {
      ssize_t written = write(STDERR_FILENO, bytes + start, (size_t)(count - start));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        close(file);
        return;
      }
      start += written;
    }
  }
  close(file);
}
