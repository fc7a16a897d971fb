#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler reads is written while the handlers are not installed, or is one flag.

static struct termios found_modes;
static int terminal_descriptor = -1;
static char reset_bytes[1024];
static volatile sig_atomic_t reset_count = 0;
static volatile sig_atomic_t active = 0;
static int notice_pipe[2] = {-1, -1};

/// Faults end the process by repeating themselves, the others by being raised again.
static const int fault_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
static const int end_signals[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT, SIGUSR1,
                                  SIGUSR2, SIGALRM, SIGPIPE, SIGXCPU};
static const int notice_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define HIGHEST_SIGNAL 64
static struct sigaction old_actions[HIGHEST_SIGNAL + 1];
static volatile sig_atomic_t installed[HIGHEST_SIGNAL + 1];

static char alternate_stack[64 * 1024];
static bool uses_alternate_stack = false;

// MARK: In handlers

void guard_restore_modes(void) {
  if (terminal_descriptor >= 0) tcsetattr(terminal_descriptor, TCSANOW, &found_modes);
}

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static void restore_terminal(void) {
  if (!active) return;
  active = 0;
  write_all(terminal_descriptor, reset_bytes, (size_t)reset_count);
  guard_restore_modes();
  held_errors_release();
}

static void set_default_action(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void guard_end_process(int number) {
  restore_terminal();
  set_default_action(number);
  // To the process: a handler's thread has it blocked until it returns, others may have it for good.
  kill(getpid(), number);
}

static void on_fault(int number, siginfo_t *info, void *context) {
  restore_terminal();
  // A handler that was here before, such as one that prints where the fault was, has its turn. It
  // may return in the belief that the fault repeats itself, which is seen to below.
  const struct sigaction *old = &old_actions[number];
  if (old->sa_flags & SA_SIGINFO) {
    old->sa_sigaction(number, info, context);
  } else if (old->sa_handler != SIG_DFL && old->sa_handler != SIG_IGN) {
    old->sa_handler(number);
  }
  set_default_action(number);
  // A fault of the processor repeats itself on return, its address and all; a trap instruction or
  // a signal that was sent does not.
  if (number == SIGTRAP || number == SIGABRT || info == NULL || info->si_code <= 0) raise(number);
}

static void on_notice(int number) {
  int saved_errno = errno;
  char notice = number == SIGWINCH ? 'w' : number == SIGTSTP ? 'z' : 'c';
  // A full pipe has notices enough.
  ssize_t ignored = write(notice_pipe[1], &notice, 1);
  (void)ignored;
  errno = saved_errno;
}

// MARK: Set-up

static void install(int number, struct sigaction action) {
  if (sigaction(number, NULL, &old_actions[number]) != 0) return;
  // What the parent process had ignored, as nohup does, stays ignored.
  if (old_actions[number].sa_handler == SIG_IGN) return;
  if (sigaction(number, &action, NULL) == 0) installed[number] = 1;
}

/// Whoever has a handler for an end already wants to end in another way.
static void install_over_default(int number, struct sigaction action) {
  struct sigaction old;
  if (sigaction(number, NULL, &old) != 0) return;
  if (!(old.sa_flags & SA_SIGINFO) && old.sa_handler == SIG_DFL) install(number, action);
}

static bool open_notice_pipe(void) {
  if (pipe(notice_pipe) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(notice_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(notice_pipe[end], F_SETFL, fcntl(notice_pipe[end], F_GETFL) | O_NONBLOCK);
  }
  return true;
}

bool guard_start(int descriptor) {
  if (tcgetattr(descriptor, &found_modes) != 0 || !open_notice_pipe()) return false;
  terminal_descriptor = descriptor;
  active = 0;
  reset_count = 0;

  stack_t old_stack;
  if (sigaltstack(NULL, &old_stack) == 0 && (old_stack.ss_flags & SS_DISABLE)) {
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof(alternate_stack)};
    uses_alternate_stack = sigaltstack(&stack, NULL) == 0;
  }

  struct sigaction action;
  memset(&action, 0, sizeof(action));
  // With everything blocked, modes can be restored from the background too (SIGTTOU).
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  action.sa_sigaction = on_fault;
  for (size_t index = 0; index < COUNT(fault_signals); index++) {
    install(fault_signals[index], action);
  }
  action.sa_flags = SA_ONSTACK;
  action.sa_handler = guard_end_process;
  for (size_t index = 0; index < COUNT(end_signals); index++) {
    install_over_default(end_signals[index], action);
  }
  action.sa_flags = SA_RESTART;
  action.sa_handler = on_notice;
  for (size_t index = 0; index < COUNT(notice_signals); index++) {
    install(notice_signals[index], action);
  }
  return true;
}

void guard_stop(void) {
  active = 0;
  for (int number = 1; number <= HIGHEST_SIGNAL; number++) {
    if (!installed[number]) continue;
    sigaction(number, &old_actions[number], NULL);
    installed[number] = 0;
  }
  if (uses_alternate_stack) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    uses_alternate_stack = false;
  }
  for (int end = 0; end < 2; end++) {
    if (notice_pipe[end] >= 0) close(notice_pipe[end]);
    notice_pipe[end] = -1;
  }
  terminal_descriptor = -1;
}

void guard_set_reset_bytes(const char *bytes, size_t count) {
  bool was_active = active;
  active = 0;
  if (count > sizeof(reset_bytes)) count = sizeof(reset_bytes);
  memcpy(reset_bytes, bytes, count);
  reset_count = (sig_atomic_t)count;
  active = was_active;
}

void guard_set_active(bool is_active) { active = is_active; }

// MARK: Notices

int guard_notice_descriptor(void) { return notice_pipe[0]; }

int guard_take_notices(void) {
  int notices = 0;
  char bytes[64];
  ssize_t count;
  while ((count = read(notice_pipe[0], bytes, sizeof(bytes))) > 0) {
    for (ssize_t index = 0; index < count; index++) {
      switch (bytes[index]) {
        case 'w': notices |= GUARD_RESIZED; break;
        case 'z': notices |= GUARD_SUSPEND; break;
        case 'c': notices |= GUARD_CONTINUED; break;
      }
    }
  }
  return notices;
}

void guard_stop_process(void) {
  struct sigaction stop, handler;
  memset(&stop, 0, sizeof(stop));
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &handler);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &handler, NULL);
  // What has happened up to here is dealt with by redrawing.
  guard_take_notices();
}
