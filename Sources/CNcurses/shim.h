#ifndef KIOSK_CNCURSES_SHIM_H
#define KIOSK_CNCURSES_SHIM_H
// Without this the wide-character functions are not declared.
#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <wchar.h>

// The tests measure the widths of characters against it. glibc declares it only under _XOPEN_SOURCE, which Swift's own
// Glibc module is built without.
extern int wcwidth(wchar_t character);

// Global variables of C are not safe to name in Swift; this one is used on the main actor alone.
static inline WINDOW *kiosk_standard_window(void) { return stdscr; }

// Frees what setupterm made.
static inline void kiosk_forget_terminal_type(void) { del_curterm(cur_term); }

// tigetstr answers "not a string capability" with (char *)-1, which Swift cannot compare with.
static inline const char *kiosk_terminfo_string(const char *capability) {
  char *value = tigetstr(capability);
  return value == (char *)-1 ? NULL : value;
}
#endif
