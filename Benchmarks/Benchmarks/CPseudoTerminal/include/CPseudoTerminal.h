#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

/// Starts a program in a terminal of its own and returns the terminal's other
/// side, or -1. Swift may not call fork.
int pseudo_terminal_start(char *const arguments[], const char *type, unsigned short columns,
                          unsigned short rows, int *process);

#endif
