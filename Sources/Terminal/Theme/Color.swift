/// A colour of a theme: its exact value, and the ANSI colour that replaces it on terminals that have no
/// others.
package struct Color: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8
  /// From 0 to 15; nil for the nearest.
  package let ansi: Int?

  package init(red: UInt8, green: UInt8, blue: UInt8, ansi: Int? = nil) {
    self.red = red
    self.green = green
    self.blue = blue
    self.ansi = ansi
  }

  /// `#rrggbb`, in either case; nil for anything else.
  package init?(hex: String, ansi: Int? = nil) {
    guard hex.utf8.count == 7, hex.first == "#", hex.utf8.dropFirst().allSatisfy(Self.isHexDigit),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF), ansi: ansi)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// The number of the colour on a terminal; nil without colours.
  package func index(_ depth: ColorDepth) -> Int? {
    switch depth {
    case .monochrome: nil
    // A terminal of eight colours has no bright ones: the bright black that stands for grey becomes white.
    case .eight: ansi.map { $0 == 8 ? 7 : $0 % 8 } ?? nearest(in: 0..<8)
    case .sixteen: ansi ?? nearest(in: 0..<16)
    // The user can change the first sixteen; the others are the same everywhere.
    case .palette256: nearest(in: 16..<256)
    }
  }

  /// The colour as it looks on a terminal with 256 colours.
  package var shown: Color { Self.palette[nearest(in: 16..<256)] }

  /// The contrast between this colour and `background`, from 1 to 21 as WCAG 2 defines it.
  package func contrast(to background: Color) -> Double {
    let (one, other) = (luminance, background.luminance)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private func nearest(in indexes: Range<Int>) -> Int {
    indexes.min { distance(to: Self.palette[$0]) < distance(to: Self.palette[$1]) } ?? indexes.lowerBound
  }

  /// A distance that is closer to what the eye sees than the plain one: green counts most, and red counts
  /// more if there is more of it ("redmean").
  private func distance(to other: Color) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return (512 + mean) * r * r / 256 + 4 * g * g + (767 - mean) * b * b / 256
  }

  /// xterm's 256 colours.
  private static let palette: [Color] = {
    let ansi: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = levels.flatMap { red in
      levels.flatMap { green in levels.map { Color(red: red, green: green, blue: $0) } }
    }
    let greys = (0..<24).map { UInt8(8 + 10 * $0) }.map { Color(red: $0, green: $0, blue: $0) }
    return ansi.map { Color(red: UInt8($0 >> 16), green: UInt8($0 >> 8 & 0xFF), blue: UInt8($0 & 0xFF)) }
      + cube + greys
  }()

  private static func linear(_ channel: UInt8) -> Double {
    linearLevels[Int(channel)]
  }

  /// The linear light of each channel value (sRGB).
  private static let linearLevels: [Double] = (0...255).map { level in
    let value = Double(level) / 255
    return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
  }

  /// `base` to the power of 2.4, the twelfth power of its fifth root. The root is computed by Newton's
  /// method, so this file needs no mathematical library.
  private static func power(_ base: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
    let cube = root * root * root
    return cube * cube * cube * cube
  }
}
