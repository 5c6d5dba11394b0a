#ifndef KIOSK_PSEUDO_TERMINAL_H
#define KIOSK_PSEUDO_TERMINAL_H

// Pseudo-terminals and the programs on them. They are C because Swift does not see what glibc declares for
// _GNU_SOURCE alone, and because a process may not fork out of Swift.

#include <stddef.h>
#include <sys/types.h>

/// Opens a pseudo-terminal and writes the name of the program's end to `name`.
/// Returns the person's end, which programs do not inherit, or -1 with `errno`.
int kiosk_terminal_open(char *name, size_t length);

/// Starts `words[0]`, looked for on the `PATH`, as the leader of a session whose controlling terminal is `terminal`:
/// in `directory`, with `variables` alone, nothing else open and no signal blocked or ignored.
/// Returns 0 or an error number.
int kiosk_terminal_spawn(
  pid_t *process, const char *terminal, const char *directory, char *const words[], char *const variables[]);

#endif
