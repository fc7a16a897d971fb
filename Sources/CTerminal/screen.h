/// What the files around curses share: the feature macros, curses itself, and the open screen.

#ifndef SCREEN_H
#define SCREEN_H

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>
#include <term.h>

#include "CTerminal.h"
#include "guard.h"

/// The open screen, NULL if there is none.
extern SCREEN *screen;
/// The window keys are read from.
extern WINDOW *key_window;
/// Where keys come from.
extern FILE *input_file;
/// Where the screen is.
extern FILE *output_file;

/// Returns a capability of text of the current terminal, or NULL where there is none.
const char *text_capability(const char *name);

#endif
