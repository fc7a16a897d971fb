#include "screen.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// Pairs beyond 255 and pairs given out by curses itself came with ncurses 6.1.
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS >= 20170930
#define HAS_EXTENDED_PAIRS 1
#else
#define HAS_EXTENDED_PAIRS 0
#endif

SCREEN *screen = NULL;
WINDOW *key_window = NULL;
FILE *input_file = NULL;
FILE *output_file = NULL;
static bool uses_colour = false;
static bool uses_mouse = false;
static bool has_default_colours = false;

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

// MARK: Opening and closing

/// Opens a stream of its own on a standard stream that is a terminal, or on /dev/tty.
static FILE *open_stream(int standard, const char *mode) {
  int descriptor = isatty(standard) ? fcntl(standard, F_DUPFD_CLOEXEC, 3)
                                    : open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return NULL;
  FILE *file = fdopen(descriptor, mode);
  if (file == NULL) close(descriptor);
  return file;
}

static void close_streams(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  input_file = output_file = NULL;
}

/// Appends a capability without its padding ("$<5>").
static size_t append(char *bytes, size_t count, size_t capacity, const char *text) {
  if (text == NULL) return count;
  while (*text != 0 && count < capacity) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end != NULL) {
      text = end + 1;
    } else {
      bytes[count++] = *text++;
    }
  }
  return count;
}

static void compute_reset_bytes(void) {
  char bytes[1024];
  size_t count = 0;
  if (uses_mouse) count = append(bytes, count, sizeof(bytes), mouse_off);
  const char *names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
  for (int index = 0; index < 5; index++) {
    count = append(bytes, count, sizeof(bytes), text_capability(names[index]));
  }
  if (text_capability("rmcup") == NULL) {
    // Without a second screen, go on below what is drawn.
    const char *move = tiparm(text_capability("cup"), LINES - 1, 0);
    count = append(bytes, count, sizeof(bytes), move);
    count = append(bytes, count, sizeof(bytes), text_capability("el"));
  }
  guard_set_reset_bytes(bytes, count);
}

/// Makes Ctrl-C and the other control characters keys, all but Ctrl-Z and Ctrl-\ .
static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  struct termios modes;
  int descriptor = fileno(input_file);
  if (tcgetattr(descriptor, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    modes.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(descriptor, TCSANOW, &modes);
  }
  def_prog_mode();
}

static void set_up_colours(bool colour) {
  uses_colour = colour && has_colors() && start_color() == OK;
  has_default_colours = uses_colour && use_default_colors() == OK;
}

static void set_up_keys(void) {
  set_escdelay(25);
  key_window = newpad(1, 1);  // Reading from a pad never draws.
  if (key_window == NULL) return;
  keypad(key_window, TRUE);
  nodelay(key_window, TRUE);
  // Reports of the mouse are decoded by the reader of escape sequences, in all their forms.
  define_key(NULL, KEY_MOUSE);
}

static void close_at_exit(void) { terminal_close(); }

enum terminal_status terminal_open(const char *name, bool colour, bool mouse) {
  if (screen != NULL) return TERMINAL_BUSY;
  input_file = open_stream(STDIN_FILENO, "r");
  output_file = open_stream(STDOUT_FILENO, "w");
  if (input_file == NULL || output_file == NULL) {
    close_streams();
    return TERMINAL_NO_TERMINAL;
  }
  // The guard's handlers come first, so that curses leaves those signals alone.
  if (!guard_start(fileno(input_file))) {
    close_streams();
    return TERMINAL_NO_TERMINAL;
  }
  use_tioctl(TRUE);
  screen = newterm(name, output_file, input_file);
  if (screen == NULL) {
    guard_stop();
    close_streams();
    return TERMINAL_SYSTEM_FAILURE;
  }
  static bool closes_at_exit = false;
  if (!closes_at_exit) closes_at_exit = atexit(close_at_exit) == 0;

  uses_mouse = mouse && text_capability("kmous") != NULL;
  compute_reset_bytes();
  guard_set_active(true);
  held_errors_start();
  set_modes();
  set_up_colours(colour);
  set_up_keys();
  typeahead(-1);
  leaveok(stdscr, TRUE);
  curs_set(0);
  terminal_update_size();
  if (uses_mouse) terminal_write(mouse_on, (int)strlen(mouse_on));
  return TERMINAL_OK;
}

static void leave_screen(void) {
  if (uses_mouse) terminal_write(mouse_off, (int)strlen(mouse_off));
  endwin();
}

void terminal_close(void) {
  if (screen == NULL) return;
  leave_screen();
  guard_restore_modes();
  guard_stop();
  if (key_window != NULL) delwin(key_window);
  key_window = NULL;
  SCREEN *closing = screen;
  screen = NULL;
  delscreen(closing);
  close_streams();
  held_errors_release();
}

static void enter_screen(void) {
  guard_set_active(true);
  held_errors_start();
  reset_prog_mode();
  curs_set(0);
  if (uses_mouse) terminal_write(mouse_on, (int)strlen(mouse_on));
  terminal_forget_screen();
}

void terminal_end_process(int number) { guard_end_process(number); }

void terminal_suspend(void) {
  if (screen == NULL) return;
  leave_screen();
  guard_restore_modes();
  guard_set_active(false);
  held_errors_release();
  guard_stop_process();
  enter_screen();
}

void terminal_resume(void) {
  if (screen == NULL) return;
  endwin();
  enter_screen();
}

// MARK: Drawing

bool terminal_update_size(void) {
  struct winsize size;
  if (screen == NULL || ioctl(fileno(output_file), TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  if (size.ws_row == LINES && size.ws_col == COLS) return false;
  resize_term(size.ws_row, size.ws_col);
  compute_reset_bytes();
  return true;
}

int terminal_columns(void) { return screen == NULL ? 0 : COLS; }

int terminal_rows(void) { return screen == NULL ? 0 : LINES; }

#if HAS_EXTENDED_PAIRS

static int pair_of(int foreground, int background) { return alloc_pair(foreground, background); }

#else

/// The pairs in use, for a curses that gives out none itself.
#define MOST_PAIRS 256
static int pair_foregrounds[MOST_PAIRS], pair_backgrounds[MOST_PAIRS], pair_count = 1;

static int pair_of(int foreground, int background) {
  for (int pair = 1; pair < pair_count; pair++) {
    if (pair_foregrounds[pair] == foreground && pair_backgrounds[pair] == background) return pair;
  }
  if (pair_count >= MOST_PAIRS || pair_count >= COLOR_PAIRS) return 0;
  if (init_pair((short)pair_count, (short)foreground, (short)background) == ERR) return 0;
  pair_foregrounds[pair_count] = foreground;
  pair_backgrounds[pair_count] = background;
  return pair_count++;
}

#endif

/// Returns the pair of two colours; the last one is remembered, since neighbours share it.
static int pair_for(int foreground, int background) {
  static int last_foreground = -1, last_background = -1, last_pair = 0;
  if (!uses_colour) return 0;
  if (!has_default_colours) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  } else if (foreground < 0 && background < 0) {
    return 0;
  }
  if (last_pair > 0 && foreground == last_foreground && background == last_background) {
    return last_pair;
  }
  int pair = pair_of(foreground, background);
  if (pair < 0) pair = 0;
  last_foreground = foreground;
  last_background = background;
  last_pair = pair;
  return pair;
}

static void set_character(cchar_t *character, const struct terminal_cell *cell) {
  wchar_t text[TERMINAL_CELL_SCALARS + 1] = {0};
  for (int index = 0; index < TERMINAL_CELL_SCALARS && cell->scalars[index] != 0; index++) {
    text[index] = (wchar_t)cell->scalars[index];
  }
  attr_t attributes = A_NORMAL;
  if (cell->bold) attributes |= A_BOLD;
  if (cell->dim) attributes |= A_DIM;
  if (cell->underline) attributes |= A_UNDERLINE;
  if (cell->reverse) attributes |= A_REVERSE;
  int pair = pair_for(cell->foreground, cell->background);
#if HAS_EXTENDED_PAIRS
  setcchar(character, text, attributes, 0, &pair);
#else
  setcchar(character, text, attributes, (short)pair, NULL);
#endif
}

void terminal_put_row(int row, const struct terminal_cell *cells, int count) {
  if (screen == NULL || row < 0 || row >= LINES || count <= 0) return;
  cchar_t *characters = calloc((size_t)count, sizeof(cchar_t));
  if (characters == NULL) return;
  for (int index = 0; index < count; index++) set_character(&characters[index], &cells[index]);
  // Unlike adding characters one by one, this neither wraps nor scrolls in the last corner.
  mvwadd_wchnstr(stdscr, row, 0, characters, count);
  free(characters);
}

void terminal_show(void) {
  if (screen != NULL) wrefresh(stdscr);
}

void terminal_forget_screen(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}
