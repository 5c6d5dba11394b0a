#ifndef KIOSK_TERMINAL_SIGNALS_H
#define KIOSK_TERMINAL_SIGNALS_H

// Signal handlers of a terminal session. They are C because a handler may call only what is async-signal-safe, which
// Swift code cannot promise. A process has one set of handlers, so this is the state of the one session that is open.

#include <stddef.h>
#include <stdbool.h>

/// From now on writes the number of each of `SIGWINCH`, `SIGCONT`, `SIGTSTP`, `SIGTERM`, `SIGHUP`, `SIGINT` and
/// `SIGQUIT` that arrives as one byte to `pipe_write_end`, which should not block. Calling it again takes back
/// handlers that others installed meanwhile.
void kiosk_signals_forward(int pipe_write_end);

/// Puts back the handlers from before `kiosk_signals_forward`.
void kiosk_signals_stop(void);

/// From now on, before a fatal signal (`SIGSEGV`, `SIGILL`, `SIGTRAP`, `SIGABRT`, `SIGBUS`, `SIGFPE`) ends the process:
/// gives the terminal behind `terminal` its present settings back, writes `restore` to it, and writes
/// `notice_before`, the signal's number and `notice_after` to standard error. Copies what it is given.
/// Returns false if the texts are too long or `terminal` is none.
bool kiosk_fatal_arm(
  int terminal, const char *restore, const char *notice_before, const char *notice_after);

/// Puts back the handlers from before `kiosk_fatal_arm`.
void kiosk_fatal_disarm(void);

#endif
