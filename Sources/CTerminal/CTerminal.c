#include "CTerminal.h"
void terminal_placeholder(void) {}
