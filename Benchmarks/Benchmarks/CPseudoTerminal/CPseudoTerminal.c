#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

int pseudo_terminal_start(char *const arguments[], const char *type, unsigned short columns,
                          unsigned short rows, int *process) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  int descriptor = -1;
  pid_t child = forkpty(&descriptor, NULL, NULL, &size);
  if (child == 0) {
    setenv("TERM", type, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    execvp(arguments[0], arguments);
    _exit(127);
  }
  *process = child;
  return child < 0 ? -1 : descriptor;
}
