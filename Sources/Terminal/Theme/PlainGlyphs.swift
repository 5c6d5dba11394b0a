/// The glyphs that a theme begins with, until its file says otherwise.
enum PlainGlyphs {
  /// Shapes that are open can be had; `■` grows out of `▣`, the request for it. All of them are one column wide and
  /// in the fonts that terminals commonly use.
  static func glyph(_ role: Role, _ charset: Charset) -> String {
    let (unicode, ascii) = pair(role)
    return charset == .unicode ? unicode : ascii
  }

  private static func pair(_ role: Role) -> (unicode: String, ascii: String) {
    switch role {
    case .seatFree: ("□", "o")
    case .seatPremium: ("○", "p")
    case .seatVIP: ("◇", "v")
    case .seatWheelchair: ("w", "w")
    case .seatCompanion: ("c", "c")
    case .seatPairLeft: ("⊏", "(")
    case .seatPairRight: ("⊐", ")")
    case .seatMine: ("■", "#")
    case .seatHeld: ("▒", "%")
    case .seatSold: ("×", "x")
    case .seatUnavailable: ("–", "-")
    case .seatPending: ("▣", "*")
    case .seatDimmed: ("·", ".")
    case .gaugeFull: ("▰", "#")
    case .gaugeEmpty: ("▱", ".")
    case .border: ("─", "-")
    case .screenBar: ("━", "=")
    case .selection: ("›", ">")
    case .inputPlaceholder: ("_", "_")
    case .text, .muted, .title, .accent, .input, .key, .keyLabel, .disabled, .rowLabel, .banner, .warning,
      .error,
      .success, .price, .fixture, .qrCode, .background:
      (" ", " ")
    }
  }
}
