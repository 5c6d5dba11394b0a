#ifndef KIOSK_CNCURSES_SHIM_H
#define KIOSK_CNCURSES_SHIM_H
// Without this the wide-character functions are not declared.
#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <linux/memfd.h>
#include <wchar.h>

// glibc declares them only under _XOPEN_SOURCE and _GNU_SOURCE, which Swift's own
// Glibc module is built without.
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);

static inline unsigned int kiosk_close_on_exec(void) { return MFD_CLOEXEC; }

// Macros with casts are not imported into Swift.
static inline attr_t kiosk_attribute_bold(void) { return WA_BOLD; }
static inline attr_t kiosk_attribute_dim(void) { return WA_DIM; }
static inline attr_t kiosk_attribute_reverse(void) { return WA_REVERSE; }
static inline attr_t kiosk_attribute_underline(void) { return WA_UNDERLINE; }

// Global variables of C are not safe to name in Swift; these are used on the main actor alone.
static inline WINDOW *kiosk_standard_window(void) { return stdscr; }
static inline WINDOW *kiosk_current_window(void) { return curscr; }

// A cell of one character and its combining marks. The pair goes through setcchar's extended pair (its last argument),
// because the ordinary one is a short. False if curses cannot draw them in one cell.
static inline bool kiosk_make_cell(cchar_t *cell, const wchar_t *characters, attr_t attributes, int pair) {
  return setcchar(cell, characters, attributes, 0, &pair) == OK;
}

// Frees what setupterm made.
static inline void kiosk_forget_terminal_type(void) { del_curterm(cur_term); }

// tigetstr answers "not a string capability" with (char *)-1, which Swift cannot compare with.
static inline const char *kiosk_terminfo_string(const char *capability) {
  char *value = tigetstr(capability);
  return value == (char *)-1 ? NULL : value;
}
#endif
