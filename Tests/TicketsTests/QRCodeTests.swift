import FoundationEssentials
import Glibc
import Testing
import Tickets

@Suite("QR code")
struct QRCodeTests {
  @Test("A booking's reference fits the smallest code")
  func isSmall() throws {
    #expect(try #require(QRCode("BK20261125ABCD2345")).size == 21)
  }

  @Test("The three finders stand in their corners")
  func hasFinders() throws {
    let code = try #require(QRCode("BK20261125ABCD2345"))
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (left, top) in [(0, 0), (14, 0), (0, 14)] {
      let found = (0..<7).map { y in
        String((0..<7).map { x in code.isDark(x: left + x, y: top + y) ? "#" : "." as Character })
      }
      #expect(found == finder)
    }
    #expect(code.isDark(x: -1, y: 0) == false)
    #expect(code.isDark(x: 0, y: 21) == false)
  }

  @Test("No code is made of nothing, of what C would cut short, and of what is too long")
  func refuses() {
    #expect(QRCode("") == nil)
    #expect(QRCode("A\u{0}B") == nil)
    #expect(QRCode(String(repeating: "a", count: 2_332)) == nil)
    #expect(QRCode(String(repeating: "a", count: 2_331)) != nil)
  }

  @Test("Half blocks are as many as the modules need, with the quiet zone", arguments: [0, 1, 2, 4])
  func measuresHalfBlocks(quietZone: Int) throws {
    let rows = try #require(QRCode("BK20261125ABCD2345")).halfBlocks(quietZone: quietZone)
    #expect(rows.count == (21 + 2 * quietZone + 1) / 2)
    #expect(rows.allSatisfy { $0.count == 21 + 2 * quietZone })
  }

  @Test(
    "A reader reads the half blocks as the text",
    .enabled(if: Zbar.isInstalled, "zbarimg is missing: install zbar-tools."),
    arguments: [QRCode.Blocks.dark, .light])
  func isReadable(blocks: QRCode.Blocks) throws {
    for text in [
      "BK20261125ABCD2345", "BK20261201ZZZZ9999", "lower case too", String(repeating: "9", count: 400),
    ] {
      let rows = try #require(QRCode(text)).halfBlocks(drawing: blocks)
      #expect(try Zbar.read(rows, blocksAreDark: blocks == .dark) == text)
    }
  }

  @Test("The printer's own commands carry the level and the text")
  func speaksESCPOS() throws {
    let code = try #require(QRCode("BK20261125ABCD2345"))
    #expect(
      code.escpos(moduleSize: 6)
        == [0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0] + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, 6]
        + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31]
        + [0x1D, 0x28, 0x6B, 21, 0, 0x31, 0x50, 0x30] + Array("BK20261125ABCD2345".utf8)
        + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30])
  }
}

/// A QR reader, Debian's zbar-tools, as a phone's stand-in.
enum Zbar {
  static let isInstalled = unsafe access("/usr/bin/zbarimg", X_OK) == 0

  /// What it reads in rows of half blocks drawn eight pixels a module; the text is ink when `blocksAreDark`, else
  /// light on a dark ground.
  static func read(_ rows: [String], blocksAreDark: Bool) throws -> String {
    let scale = 8
    let width = rows.map(\.count).max() ?? 0
    var pixels: [UInt8] = []
    for row in rows {
      let cells = Array(row) + Array(repeating: " ", count: width - row.count)
      for filled in [Set<Character>("█▀"), Set<Character>("█▄")] {
        let line = cells.flatMap { cell in
          Array(repeating: UInt8(filled.contains(cell) == blocksAreDark ? 0 : 255), count: scale)
        }
        for _ in 0..<scale { pixels += line }
      }
    }
    let path = "/tmp/kiosk-code-\(UUID().uuidString).pgm"
    defer { _ = unsafe unlink(path) }
    let header = Array("P5 \(width * scale) \(rows.count * 2 * scale) 255\n".utf8)
    try Data(header + pixels).write(to: URL(filePath: path))
    guard let pipe = unsafe popen("/usr/bin/zbarimg --nodbus -q --raw -Sdisable -Sqrcode.enable \(path)", "r")
    else {
      return ""
    }
    defer { _ = unsafe pclose(pipe) }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe fread(&buffer, 1, buffer.count, pipe)
    return String(decoding: buffer.prefix(count), as: UTF8.self).trimmingSuffix { $0 == "\n" }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    String(reversed().drop(while: isTrimmed).reversed())
  }
}
