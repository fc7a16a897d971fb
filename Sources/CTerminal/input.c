#include "screen.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

// MARK: Bytes past curses

void terminal_write(const char *bytes, int count) {
  if (output_file == NULL) return;
  fflush(output_file);
  while (count > 0) {
    ssize_t written = write(fileno(output_file), bytes, (size_t)count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (int)written;
  }
}

/// Waits for input or a notice. Returns whether there is input.
static bool wait_for_input(int milliseconds, bool *noticed) {
  // select, since poll does not know terminals on macOS.
  fd_set descriptors;
  FD_ZERO(&descriptors);
  int input = fileno(input_file), notice = guard_notice_descriptor();
  if (input >= FD_SETSIZE || notice >= FD_SETSIZE || notice < 0) return false;
  FD_SET(input, &descriptors);
  FD_SET(notice, &descriptors);
  struct timeval limit = {milliseconds / 1000, (milliseconds % 1000) * 1000};
  int highest = input > notice ? input : notice;
  if (select(highest + 1, &descriptors, NULL, NULL, milliseconds < 0 ? NULL : &limit) <= 0) {
    return false;
  }
  *noticed = FD_ISSET(notice, &descriptors);
  return FD_ISSET(input, &descriptors);
}

int terminal_read_bytes(char *bytes, int capacity, int milliseconds) {
  bool noticed = false;
  if (screen == NULL || !wait_for_input(milliseconds, &noticed)) return 0;
  ssize_t count = read(fileno(input_file), bytes, (size_t)capacity);
  return count > 0 ? (int)count : 0;
}

void terminal_push_bytes(const char *bytes, int count) {
  if (screen == NULL) return;
  while (count > 0) ungetch((unsigned char)bytes[--count]);
}

// MARK: Input

/// Maps the keys that only extended terminfo names, such as "kRIT5" for Ctrl and right.
static enum terminal_key extended_key(int code) {
  static const struct {
    const char *name;
    enum terminal_key key;
  } keys[] = {
      {"kLFT", TERMINAL_KEY_LEFT}, {"kRIT", TERMINAL_KEY_RIGHT},   {"kUP", TERMINAL_KEY_UP},
      {"kDN", TERMINAL_KEY_DOWN},  {"kHOM", TERMINAL_KEY_HOME},    {"kEND", TERMINAL_KEY_END},
      {"kDC", TERMINAL_KEY_DELETE}, {"kPRV", TERMINAL_KEY_PAGE_UP}, {"kIC", TERMINAL_KEY_INSERT},
      {"kNXT", TERMINAL_KEY_PAGE_DOWN}, {"kcbt", TERMINAL_KEY_BACKTAB},
  };
  const char *name = keyname(code);
  if (name == NULL) return TERMINAL_KEY_UNKNOWN;
  for (size_t index = 0; index < sizeof(keys) / sizeof(keys[0]); index++) {
    if (strncmp(name, keys[index].name, strlen(keys[index].name)) == 0) return keys[index].key;
  }
  return TERMINAL_KEY_UNKNOWN;
}

static enum terminal_key key_of(int code) {
  switch (code) {
    case KEY_LEFT: case KEY_SLEFT: return TERMINAL_KEY_LEFT;
    case KEY_RIGHT: case KEY_SRIGHT: return TERMINAL_KEY_RIGHT;
    case KEY_UP: case KEY_SR: return TERMINAL_KEY_UP;
    case KEY_DOWN: case KEY_SF: return TERMINAL_KEY_DOWN;
    case KEY_HOME: case KEY_SHOME: case KEY_FIND: case KEY_A1: return TERMINAL_KEY_HOME;
    case KEY_END: case KEY_SEND: case KEY_SELECT: case KEY_C1: return TERMINAL_KEY_END;
    case KEY_PPAGE: case KEY_SPREVIOUS: case KEY_A3: return TERMINAL_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_SNEXT: case KEY_C3: return TERMINAL_KEY_PAGE_DOWN;
    case KEY_ENTER: return TERMINAL_KEY_ENTER;
    case KEY_BTAB: return TERMINAL_KEY_BACKTAB;
    case KEY_BACKSPACE: return TERMINAL_KEY_BACKSPACE;
    case KEY_DC: case KEY_SDC: return TERMINAL_KEY_DELETE;
    case KEY_IC: case KEY_SIC: return TERMINAL_KEY_INSERT;
    default: return extended_key(code);
  }
}

/// Takes one piece of input that curses has or can read at once.
static bool take_input(struct terminal_input *input) {
  wint_t value = 0;
  int result = wget_wch(key_window, &value);
  if (result == ERR) return false;
  if (result == OK) {
    *input = (struct terminal_input){TERMINAL_INPUT_CHARACTER, (uint32_t)value};
  } else if (value >= KEY_F(1) && value <= KEY_F(63)) {
    *input = (struct terminal_input){TERMINAL_INPUT_FUNCTION_KEY, (uint32_t)(value - KEY_F(0))};
  } else {
    *input = (struct terminal_input){TERMINAL_INPUT_KEY, key_of((int)value)};
  }
  return true;
}

/// Returns whether the terminal has hung up: readable, but with nothing to read.
static bool is_at_end(void) {
  int waiting = 0;
  return ioctl(fileno(input_file), FIONREAD, &waiting) != 0 || waiting == 0;
}

struct terminal_input terminal_read(int milliseconds) {
  struct terminal_input input = {TERMINAL_INPUT_NONE, 0};
  if (screen == NULL || key_window == NULL) {
    input.kind = TERMINAL_INPUT_END;
    return input;
  }
  int notices = guard_take_notices();
  bool noticed = false, readable = false;
  if (notices == 0) {
    if (take_input(&input)) return input;
    readable = wait_for_input(milliseconds, &noticed);
    if (noticed) notices = guard_take_notices();
  }
  if (notices & GUARD_SUSPEND) {
    input.kind = TERMINAL_INPUT_SUSPEND;
  } else if (notices & GUARD_CONTINUED) {
    input.kind = TERMINAL_INPUT_CONTINUE;
  } else if (notices & GUARD_RESIZED) {
    input.kind = TERMINAL_INPUT_RESIZE;
  } else if (readable && is_at_end()) {
    input.kind = TERMINAL_INPUT_END;
  } else if (readable) {
    take_input(&input);
  }
  return input;
}
