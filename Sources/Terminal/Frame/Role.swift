/// What a piece of the screen is. A theme gives every role its colours, attributes and glyphs;
/// the raw value is the role's name in a theme file.
package enum Role: String, CaseIterable, Sendable {
  /// Ordinary text.
  case text
  /// Text that matters less.
  case muted
  /// The film, the screen, the heading of a list.
  case title
  /// What should be seen first.
  case accent
  /// Lines and boxes.
  case border
  /// A field that can be typed into.
  case input
  /// What stands in an empty field.
  case inputPlaceholder = "input-placeholder"
  /// The selected row of a list. Its glyph marks that row where neither colour nor reverse can.
  case selection
  /// A key in a hint, such as `Enter`.
  case key
  /// What the key beside it does.
  case keyLabel = "key-label"
  /// An action that cannot be done now.
  case disabled
  /// The hall's screen above the seats.
  case screenBar = "screen-bar"
  /// The letter of a row of seats.
  case rowLabel = "row-label"
  /// News that stay until they are over.
  case banner
  case warning
  case error
  case success
  /// An amount of money.
  case price
  /// The part of a gauge that is left.
  case gaugeFull = "gauge-full"
  /// The part of a gauge that is used up.
  case gaugeEmpty = "gauge-empty"
  /// A label in the hall: a door, a pillar.
  case fixture
  /// The squares of a QR code: dark on light in every theme, or no phone reads it.
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
  /// This kiosk asked for it and has no answer yet.
  case seatPending = "seat-pending"
  /// Proposed by the kiosk.
  case seatSuggested = "seat-suggested"
  /// Free, and still not to be had: it stays empty between two parties.
  case seatDimmed = "seat-dimmed"

  /// The roles that say in which state a seat is. No two of them may look the same.
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

  /// What an empty literal says by way of the standard library, at every cell.
  package static var none: Emphasis { Emphasis(rawValue: 0) }
  package static let bold = Emphasis(rawValue: 1)
  package static let reverse = Emphasis(rawValue: 2)
  package static let underline = Emphasis(rawValue: 4)
}
