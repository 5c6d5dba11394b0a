#define _GNU_SOURCE
#include "clean_environment.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/// The beginnings of the names of variables that change what the kiosk, libpq, psql, redis-cli, curses or the C library
/// do. `TERM` and `NO_COLOR` stay: they are meant for the report on the tests.
static const char *const removed[] = {
  "PG", "KIOSK_", "REDISCLI_", "XDG_", "LC_", "LANG", "TZ", "TERMINFO", "COLUMNS", "LINES", NULL,
};

/// The tests' own settings.
static const char *const settings[] = {"KIOSK_TEST_SERVERS=", "KIOSK_LAYOUTS=", "KIOSK_FRAMES=", "KIOSK_RECORD=", "KIOSK_FUZZ_", NULL};

/// The servers that `KIOSK_TEST_SERVERS=1` says to use.
static const char *const servers[] = {"PGHOST=", "PGUSER=", "KIOSK_REDIS=", NULL};

static int begins_with_one_of(const char *text, const char *const beginnings[]) {
  for (; *beginnings; beginnings++) {
    if (strncmp(text, *beginnings, strlen(*beginnings)) == 0) return 1;
  }
  return 0;
}

/// Runs before `main`, also in the processes of exit tests.
__attribute__((constructor)) static void clean_environment(void) {
  const char *choice = getenv("KIOSK_TEST_SERVERS");
  int keeps_servers = choice && strcmp(choice, "1") == 0;
  char **last = environ;
  for (char **next = environ; *next; next++) {
    int is_kept = begins_with_one_of(*next, settings) || (keeps_servers && begins_with_one_of(*next, servers));
    if (is_kept || !begins_with_one_of(*next, removed)) *last++ = *next;
  }
  *last = NULL;
  setenv("LANG", "C.UTF-8", 1);
  umask(022);
}
