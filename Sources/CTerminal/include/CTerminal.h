/// What TerminalBackend needs of curses and of the system, with no curses type or name in it.
///
/// Swift cannot import curses safely: its globals are mutable, its keys and attributes are macros.
/// There is one screen at a time; all functions are for one thread, except where a signal handler
/// of this module is meant.

#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// MARK: Before a screen is open

/// Takes the character set from the environment. Returns whether it is UTF-8.
///
/// Where the environment asks for a UTF-8 locale that is not installed, as often over ssh, the
/// C library's own UTF-8 locale is used instead.
bool terminal_set_locale(void);

/// Returns the columns the C library gives a Unicode scalar: 0, 1, 2, or -1 if it knows none.
int terminal_scalar_columns(uint32_t scalar);

/// Returns a variable of the process environment, or NULL.
const char *terminal_environment(const char *name);

/// Returns whether a file descriptor is a terminal.
bool terminal_is_terminal(int descriptor);

/// What went wrong, or TERMINAL_OK.
enum terminal_status {
  TERMINAL_OK = 0,
  /// There is no terminal to read keys from or to draw on.
  TERMINAL_NO_TERMINAL,
  /// The terminfo database has no entry of this name.
  TERMINAL_UNKNOWN,
  /// No terminfo database was found at all.
  TERMINAL_NO_DATABASE,
  /// The terminal cannot move its cursor.
  TERMINAL_NO_CURSOR_ADDRESSING,
  /// Curses or the system refused; errno may say why.
  TERMINAL_SYSTEM_FAILURE,
  /// A screen is open already.
  TERMINAL_BUSY,
};

/// What terminfo says about a terminal.
struct terminal_description {
  /// The number of colours, 0 if there is none.
  int colours;
  /// Whether a colour number is red, green and blue of 8 bits each.
  bool direct_colour;
  /// Whether it has a mouse.
  bool mouse;
};

/// Looks a terminal up without touching it.
enum terminal_status terminal_describe(const char *name, struct terminal_description *description);

// MARK: The screen

/// Opens the screen on the standard streams where they are terminals, on /dev/tty otherwise.
///
/// From here to `terminal_close`, standard error is held back, and the terminal is restored when
/// the process ends by a signal, by a fault or by `exit`.
enum terminal_status terminal_open(const char *name, bool colour, bool mouse);

/// Restores the terminal and lets held standard error through. Safe to call twice.
void terminal_close(void);

/// Ends the process by a signal's default action, the terminal restored if a screen is open. For any thread.
void terminal_end_process(int number);

/// Stops the process as Ctrl-Z does, the terminal restored meanwhile; returns when it goes on.
void terminal_suspend(void);

/// Takes the terminal back after the process was stopped and continued from outside.
void terminal_resume(void);

/// Takes the size of the terminal over. Returns whether it has changed.
bool terminal_update_size(void);

/// The size of the screen.
int terminal_columns(void);
/// The size of the screen.
int terminal_rows(void);

/// The most scalars one cell may hold.
#define TERMINAL_CELL_SCALARS 5

/// One character with its style; it takes the columns the C library gives its first scalar.
struct terminal_cell {
  /// The base and its combining marks, ended by 0 if fewer than the array holds.
  uint32_t scalars[TERMINAL_CELL_SCALARS];
  /// A colour number, -1 for the terminal's own.
  int32_t foreground;
  /// A colour number, -1 for the terminal's own.
  int32_t background;
  /// Attributes.
  bool bold, dim, underline, reverse;
};

/// Puts cells into a row of the screen to be shown, from the first column on.
void terminal_put_row(int row, const struct terminal_cell *cells, int count);

/// Sends what has changed since the last time.
void terminal_show(void);

/// Makes the next `terminal_show` draw everything.
void terminal_forget_screen(void);

/// Writes bytes to the terminal past curses.
void terminal_write(const char *bytes, int count);

/// Waits for bytes from the terminal and takes them past curses. Returns their number, 0 if the
/// time has passed.
int terminal_read_bytes(char *bytes, int capacity, int milliseconds);

/// Gives bytes back, to be read as input next.
void terminal_push_bytes(const char *bytes, int count);

// MARK: Input

/// What kind of input there is.
enum terminal_input_kind {
  /// The time has passed, or a call was interrupted.
  TERMINAL_INPUT_NONE = 0,
  /// A Unicode scalar or a control character.
  TERMINAL_INPUT_CHARACTER,
  /// One of `enum terminal_key`.
  TERMINAL_INPUT_KEY,
  /// A function key; the value is its number.
  TERMINAL_INPUT_FUNCTION_KEY,
  /// The terminal's size may have changed.
  TERMINAL_INPUT_RESIZE,
  /// Ctrl-Z was pressed, or the process was asked to stop.
  TERMINAL_INPUT_SUSPEND,
  /// The process goes on after it was stopped from outside.
  TERMINAL_INPUT_CONTINUE,
  /// The terminal is gone.
  TERMINAL_INPUT_END,
};

/// The keys with a name.
enum terminal_key {
  TERMINAL_KEY_UNKNOWN = 0,
  TERMINAL_KEY_LEFT,
  TERMINAL_KEY_RIGHT,
  TERMINAL_KEY_UP,
  TERMINAL_KEY_DOWN,
  TERMINAL_KEY_HOME,
  TERMINAL_KEY_END,
  TERMINAL_KEY_PAGE_UP,
  TERMINAL_KEY_PAGE_DOWN,
  TERMINAL_KEY_ENTER,
  TERMINAL_KEY_BACKTAB,
  TERMINAL_KEY_BACKSPACE,
  TERMINAL_KEY_DELETE,
  TERMINAL_KEY_INSERT,
};

/// One piece of input.
struct terminal_input {
  enum terminal_input_kind kind;
  uint32_t value;
};

/// Waits for input without using the processor; -1 milliseconds wait without end.
struct terminal_input terminal_read(int milliseconds);

#endif
