internal import TextLayout

/// How to write a ticket as plain text.
package struct TextFormat: Hashable, Sendable {
  package enum Characters: Hashable, Sendable {
    /// Without the QR code, which needs half blocks.
    case ascii
    case utf8
  }

  /// Columns, at least 24.
  package var width: Int
  package var characters: Characters
  /// Dark blocks for paper, light ones for a terminal with light text.
  package var codeBlocks: QRCode.Blocks

  package init(width: Int = 42, characters: Characters = .utf8, codeBlocks: QRCode.Blocks = .dark) {
    self.width = max(24, width)
    self.characters = characters
    self.codeBlocks = codeBlocks
  }
}

extension Ticket {
  /// The ticket's lines. None is longer than the width or ends with a space.
  package func textLines(_ format: TextFormat = TextFormat()) -> [String] {
    lines.flatMap { line in rows(of: line, format) }
  }

  /// The same as one text that ends with a line break.
  package func text(_ format: TextFormat = TextFormat()) -> String {
    textLines(format).map { $0 + "\n" }.joined()
  }

  private func rows(of line: TicketLine, _ format: TextFormat) -> [String] {
    let layout = LineLayout(width: format.width)
    let spell = { (text: String) -> String in
      let safe = Text.storable(text)
      return format.characters == .ascii ? Text.ascii(safe) : safe
    }
    switch line {
    case .banner(let text), .text(let text):
      return layout.lines(of: spell(text))
    case .centred(let text):
      return layout.lines(of: spell(text)).map(layout.centred)
    case .pair(let left, let right), .total(let left, let right):
      return layout.pair(spell(left), spell(right))
    case .rule:
      return [String(repeating: format.characters == .ascii ? "-" : "─", count: format.width)]
    case .code:
      return codeRows(format)
    }
  }

  /// The code with as much of a quiet zone as there is room for. With light blocks, the zone has to be drawn.
  private func codeRows(_ format: TextFormat) -> [String] {
    guard format.characters == .utf8, let code else { return [] }
    let quietZone = min(4, (format.width - code.size) / 2)
    guard quietZone >= 1 else { return [] }
    return code.halfBlocks(quietZone: quietZone, drawing: format.codeBlocks)
      .map { row in
        // Spaces at the end of a line print nothing.
        String(LineLayout(width: format.width).centred(row).reversed().drop { $0 == " " }.reversed())
      }
  }
}
