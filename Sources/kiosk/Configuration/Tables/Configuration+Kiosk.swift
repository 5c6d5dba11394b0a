internal import KioskUI
internal import Words

extension Configuration {
  struct Kiosk: Hashable, Sendable {
    /// The kiosk's name in bookings; empty for the computer's name.
    var terminal = ""
    /// The cinema that sells, by name or id; empty for the first by name.
    var cinema = ""
    /// A theme's name, or the path of its file.
    var theme = "default"
    var mouse = false
  }
}

extension Configuration.Kiosk {
  static let settings: [Setting] = [
    .choice("kiosk", "profile", "KIOSK_PROFILE", \.screens.profile),
    .text("kiosk", "terminal", "KIOSK_TERMINAL", \.kiosk.terminal, check: isShort),
    .text("kiosk", "cinema", "KIOSK_CINEMA", \.kiosk.cinema),
    .text("kiosk", "theme", "KIOSK_THEME", \.kiosk.theme, check: isNotEmpty),
    .flag("kiosk", "mouse", "KIOSK_MOUSE", \.kiosk.mouse),
    .choice("kiosk", "seat_view", "KIOSK_SEAT_VIEW", \.screens.seatView),
    .choices(
      "kiosk", "languages", "KIOSK_LANGUAGES", \.screens.languages, of: Language.available),
    .number("kiosk", "idle_seconds", "KIOSK_IDLE_SECONDS", \.screens.idleSeconds, in: 0...86_400),
  ]

  private static func isNotEmpty(_ text: String) throws(Setting.Complaint) {
    if text.isEmpty { throw Setting.Complaint(text: "should not be empty.") }
  }

  /// Bookings store 50 characters of it.
  private static func isShort(_ text: String) throws(Setting.Complaint) {
    if text.unicodeScalars.count > 50 { throw Setting.Complaint(text: "should have at most 50 characters.") }
  }
}
