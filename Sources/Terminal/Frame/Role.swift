/// What a piece of the screen means. A theme gives every role its colours, attributes and glyphs;
/// the raw value is the role's name in a theme file.
package enum Role: String, CaseIterable, Sendable {
  /// Ordinary text.
  case text
  /// Less important text.
  case muted
  /// The film, the screen, the heading of a list.
  case title
  /// What should be seen first.
  case accent
  /// Lines and boxes.
  case border
  /// A field that can be typed into.
  case input
  /// What is shown in an empty field.
  case inputPlaceholder = "input-placeholder"
  /// The selected row of a list. Its glyph marks the row if neither colour nor reverse video can.
  case selection
  /// A key in a hint, such as `Enter`.
  case key
  /// What the key beside it does.
  case keyLabel = "key-label"
  /// An action that is not possible now.
  case disabled
  /// The hall's screen above the seats.
  case screenBar = "screen-bar"
  /// The letter of a row of seats.
  case rowLabel = "row-label"
  /// Messages that stay until they no longer apply.
  case banner
  case warning
  case error
  case success
  /// An amount of money.
  case price
  /// The part of a gauge that is still left.
  case gaugeFull = "gauge-full"
  /// The part of a gauge that is used up.
  case gaugeEmpty = "gauge-empty"
  /// A label in the hall: a door, a pillar.
  case fixture
  /// The squares of a QR code: dark on light in every theme, since phones cannot read it otherwise.
  case qrCode = "qr-code"
  /// Where nothing is drawn.
  case background

  case seatFree = "seat-free"
  case seatPremium = "seat-premium"
  case seatVIP = "seat-vip"
  case seatWheelchair = "seat-wheelchair"
  case seatCompanion = "seat-companion"
  /// The left half of a love seat.
  case seatPairLeft = "seat-pair-left"
  /// The right half of a love seat.
  case seatPairRight = "seat-pair-right"
  /// Chosen, and held by this kiosk.
  case seatMine = "seat-mine"
  /// Held by another kiosk.
  case seatHeld = "seat-held"
  case seatSold = "seat-sold"
  /// Out of order.
  case seatUnavailable = "seat-unavailable"
  /// Requested by this kiosk, and not answered yet.
  case seatPending = "seat-pending"
  /// Proposed by the kiosk.
  case seatSuggested = "seat-suggested"
  /// Free but not for sale: it stays empty between two parties.
  case seatDimmed = "seat-dimmed"

  /// The roles that show the state of a seat. No two of them may look the same.
  package static let seats: [Role] = allCases.filter { $0.rawValue.hasPrefix("seat-") }

  /// The role's letter in ``Frame/roleRows``.
  package var letter: Character {
    switch self {
    case .text: "t"
    case .muted: "m"
    case .title: "h"
    case .accent: "a"
    case .border: "b"
    case .input: "i"
    case .inputPlaceholder: "j"
    case .selection: "s"
    case .key: "k"
    case .keyLabel: "l"
    case .disabled: "d"
    case .screenBar: "c"
    case .rowLabel: "r"
    case .banner: "n"
    case .warning: "w"
    case .error: "e"
    case .success: "o"
    case .price: "p"
    case .gaugeFull: "g"
    case .gaugeEmpty: "u"
    case .fixture: "f"
    case .qrCode: "q"
    case .background: " "
    case .seatFree: "F"
    case .seatPremium: "P"
    case .seatVIP: "V"
    case .seatWheelchair: "W"
    case .seatCompanion: "C"
    case .seatPairLeft: "L"
    case .seatPairRight: "R"
    case .seatMine: "M"
    case .seatHeld: "H"
    case .seatSold: "S"
    case .seatUnavailable: "X"
    case .seatPending: "Q"
    case .seatSuggested: "B"
    case .seatDimmed: "D"
    }
  }
}

/// Attributes that a view adds to those that the theme gives a role.
package struct Emphasis: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The same as an empty literal, which would call into the standard library for every cell.
  package static var none: Emphasis { Emphasis(rawValue: 0) }
  package static let bold = Emphasis(rawValue: 1)
  package static let reverse = Emphasis(rawValue: 2)
  package static let underline = Emphasis(rawValue: 4)
}
