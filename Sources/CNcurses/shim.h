#ifndef KIOSK_CNCURSES_SHIM_H
#define KIOSK_CNCURSES_SHIM_H
// Without this the wide-character functions are not declared.
#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <wchar.h>

// glibc declares it only under _XOPEN_SOURCE, which Swift's own Glibc module is built without.
extern int wcwidth(wchar_t character);
#endif
