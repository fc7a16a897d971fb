/// Restores the terminal whatever ends the process, and turns signals into notices.

#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Remembers the terminal's modes, installs the handlers and opens the notice pipe.
bool guard_start(int descriptor);

/// Removes the handlers and closes the pipe.
void guard_stop(void);

/// Restores the terminal if it is in need of it, and ends the process by a signal's default action. May be
/// called from a signal handler and on any thread.
void guard_end_process(int number);

/// Puts the terminal's modes back as `guard_start` found them.
void guard_restore_modes(void);

/// Sets the bytes that restore the terminal; they are copied.
void guard_set_reset_bytes(const char *bytes, size_t count);

/// Says whether the terminal is in need of restoring.
void guard_set_active(bool active);

/// Becomes readable when a notice has arrived.
int guard_notice_descriptor(void);

/// Notices since the last call, as a sum.
enum guard_notice {
  GUARD_RESIZED = 1,
  GUARD_SUSPEND = 2,
  GUARD_CONTINUED = 4,
};
int guard_take_notices(void);

/// Stops the process by the signal's default action; returns when it goes on.
void guard_stop_process(void);

/// Holds standard error back if it is a terminal.
void held_errors_start(void);

/// Lets held standard error through. May be called from a signal handler.
void held_errors_release(void);

#endif
