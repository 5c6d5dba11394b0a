/// What every theme starts from: no colours, and glyphs that are one column wide and exist in the usual
/// terminal fonts.
enum PlainLooks {
  static func look(of role: Role) -> Theme.Look {
    let (unicode, ascii) = glyphs(of: role)
    let attributes = attributes(of: role)
    return Theme.Look(
      style: Style(attributes: attributes), monochrome: attributes, unicode: unicode, ascii: ascii)
  }

  /// Seats that can be booked are open shapes and letters. `▣`, a requested seat, turns into `■`.
  private static func glyphs(of role: Role) -> (unicode: String, ascii: String) {
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
    case .seatSuggested: ("◆", "+")
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

  private static func attributes(of role: Role) -> Style.Attributes {
    switch role {
    case .title, .accent, .key, .warning, .error, .seatMine, .seatSuggested: .bold
    case .selection, .banner, .qrCode: .reverse
    case .input: .underline
    case .text, .muted, .border, .inputPlaceholder, .keyLabel, .disabled, .screenBar, .rowLabel, .success,
      .price,
      .gaugeFull, .gaugeEmpty, .fixture, .background, .seatFree, .seatPremium, .seatVIP, .seatWheelchair,
      .seatCompanion, .seatPairLeft, .seatPairRight, .seatHeld, .seatSold, .seatUnavailable, .seatPending,
      .seatDimmed:
      []
    }
  }
}
