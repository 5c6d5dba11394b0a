import FoundationEssentials
import Testing

@testable import Tickets

/// A font in a file of its own, removed with its last user: `A`, `日`, `本` and a few more with pictures that
/// a test can look at, each other ASCII character with a dot at its foot.
final class SmallFont: Sendable {
  let path: String

  init(upTo last: UInt32 = 0x1F600) throws {
    path = "/tmp/kiosk-font-\(UUID().uuidString).hex"
    var glyphs: [UInt32: String] = [0x20: String(repeating: "00", count: 16)]
    for ascii in UInt32(0x21)...0x7E { glyphs[ascii] = String(repeating: "00", count: 15) + "80" }
    glyphs[0x41] = "0000000018242442427E424242420000"
    glyphs[0x141] = "00000000404048506040C040407E0000"
    glyphs[0x301] = "08100000000000000000000000000000"
    glyphs[0x65E5] = "00003FF820082008200820082008" + "3FF8200820082008200820083FF82008" + "0000"
    glyphs[0x672C] = "0100010001007FFC03800540054009201110210841047FFC01000100" + "01000100"
    // KA, vowel sign I: over the whole cell.
    glyphs[0x915] = String(repeating: "FFFE", count: 1) + String(repeating: "0100", count: 15)
    glyphs[0x93F] = String(repeating: "8000", count: 16)
    glyphs[0x1F600] = String(repeating: "FFFF", count: 16)
    let text = glyphs.keys.sorted().filter { $0 <= last }.map { code in
      let digits = String(code, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "\(padded):\(glyphs[code] ?? "")\n"
    }
    try Data(text.joined().utf8).write(to: URL(filePath: path))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func opened() throws -> HexFont { try #require(HexFont(path: path)) }
}

extension DotImage {
  /// Rows of `█` and `·`.
  var picture: [String] { rows.map { row in String(row.map { $0 ? "█" : "·" }) } }
}
