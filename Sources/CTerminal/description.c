#include "screen.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

// What can be known before a screen is open: the character set and the terminal's description.

bool terminal_set_locale(void) {
  // Only the character set: numbers keep their decimal point.
  if (setlocale(LC_CTYPE, "") == NULL) {
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *asked = NULL;
    for (int index = 0; index < 3 && (asked == NULL || *asked == 0); index++) {
      asked = getenv(names[index]);
    }
    if (asked != NULL && (strstr(asked, "UTF-8") || strstr(asked, "utf8") ||
                          strstr(asked, "utf-8") || strstr(asked, "UTF8"))) {
      if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
    }
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int terminal_scalar_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

const char *terminal_environment(const char *name) { return getenv(name); }

bool terminal_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

const char *text_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == NULL || text == (const char *)-1 ? NULL : text;
}

enum terminal_status terminal_describe(const char *name, struct terminal_description *description) {
  memset(description, 0, sizeof(*description));
  TERMINAL *previous = cur_term;
  int error = 0;
  if (setupterm(name, STDOUT_FILENO, &error) != OK) {
    if (previous != NULL) set_curterm(previous);
    switch (error) {
      case 1: return TERMINAL_NO_CURSOR_ADDRESSING;  // a printing terminal
      case 0: return TERMINAL_UNKNOWN;               // or too general to say anything
      default: return TERMINAL_NO_DATABASE;
    }
  }
  bool can_move = text_capability("cup") != NULL;
  int colours = tigetnum("colors");
  description->colours = colours > 0 && text_capability("setaf") != NULL ? colours : 0;
  description->direct_colour = colours >= 1 << 24 && tigetflag("RGB") > 0;
  description->mouse = text_capability("kmous") != NULL;
  del_curterm(cur_term);
  if (previous != NULL) set_curterm(previous);
  return can_move ? TERMINAL_OK : TERMINAL_NO_CURSOR_ADDRESSING;
}
