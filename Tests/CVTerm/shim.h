#ifndef KIOSK_CVTERM_SHIM_H
#define KIOSK_CVTERM_SHIM_H

#include <vterm.h>

/// What a program has switched on. libvterm tells of changes alone and keeps no answer to ask for.
struct kiosk_vterm_modes {
  bool alternate_screen;
  bool cursor_visible;
  bool mouse;
};

static inline int kiosk_vterm_note_mode(VTermProp property, VTermValue *value, void *user) {
  struct kiosk_vterm_modes *modes = (struct kiosk_vterm_modes *)user;
  switch (property) {
    case VTERM_PROP_ALTSCREEN: modes->alternate_screen = value->boolean; return 1;
    case VTERM_PROP_CURSORVISIBLE: modes->cursor_visible = value->boolean; return 1;
    case VTERM_PROP_MOUSE: modes->mouse = value->number != VTERM_PROP_MOUSE_NONE; return 1;
    default: return 0;
  }
}

/// Keeps `modes`, which must outlive the screen, up to date.
static inline void kiosk_vterm_watch(VTermScreen *screen, struct kiosk_vterm_modes *modes) {
  static const VTermScreenCallbacks callbacks = {.settermprop = kiosk_vterm_note_mode};
  vterm_screen_set_callbacks(screen, &callbacks, modes);
}

/// A colour as one number, for Swift does not import the macros that take libvterm's union apart:
/// -1 for the terminal's own, an index of the palette, or 1 << 24 with red, green and blue.
static inline int32_t kiosk_vterm_color(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(color)) return color->indexed.idx;
  return 1 << 24 | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

#endif
