/// How a ticket is written as plain text.
package struct TextFormat: Hashable, Sendable {
  package enum Characters: Hashable, Sendable {
    /// Without the QR code, which needs half blocks.
    case ascii
    case utf8
  }

  /// Columns, 24 at least.
  package var width: Int
  package var characters: Characters
  /// Dark blocks for paper; light ones for a terminal whose text is light.
  package var codeBlocks: QRCode.Blocks

  package init(width: Int = 42, characters: Characters = .utf8, codeBlocks: QRCode.Blocks = .dark) {
    self.width = max(24, width)
    self.characters = characters
    self.codeBlocks = codeBlocks
  }
}

extension Ticket {
  /// The ticket's lines, none longer than the width, none with a blank at its end.
  package func textLines(_ format: TextFormat = TextFormat()) -> [String] {
    lines.flatMap { line in rows(of: line, format) }
  }

  /// The same as one text that ends with a line break.
  package func text(_ format: TextFormat = TextFormat()) -> String {
    textLines(format).map { $0 + "\n" }.joined()
  }

  private func rows(of line: TicketLine, _ format: TextFormat) -> [String] {
    let spell = { (text: String) -> String in
      let harmless = PrintedText.harmless(text)
      return format.characters == .ascii ? PrintedText.ascii(harmless) : harmless
    }
    switch line {
    case .banner(let text), .text(let text):
      return PrintedText.lines(of: spell(text), width: format.width)
    case .centred(let text):
      return PrintedText.lines(of: spell(text), width: format.width)
        .map { PrintedText.centred($0, width: format.width) }
    case .pair(let left, let right), .total(let left, let right):
      return PrintedText.pair(spell(left), spell(right), width: format.width)
    case .rule:
      return [String(repeating: format.characters == .ascii ? "-" : "─", count: format.width)]
    case .code:
      return codeRows(format)
    }
  }

  /// The code with as much of a quiet zone as there is room for; light blocks need a zone that is drawn.
  private func codeRows(_ format: TextFormat) -> [String] {
    guard format.characters == .utf8, let code else { return [] }
    let quietZone = min(4, (format.width - code.size) / 2)
    guard quietZone >= 1 else { return [] }
    return code.halfBlocks(quietZone: quietZone, drawing: format.codeBlocks)
      .map { PrintedText.centred($0, width: format.width) }
  }
}

extension PrintedText {
  static func centred(_ line: String, width: Int) -> String {
    let indent = String(repeating: " ", count: max(0, (width - columns(of: line)) / 2))
    return trimmed(indent + line)
  }

  /// `left` at the left edge and `right` at the right one; where both do not fit, `left` goes on above.
  static func pair(_ left: String, _ right: String, width: Int) -> [String] {
    let rightLines = lines(of: right, width: width)
    guard let end = rightLines.last else { return lines(of: left, width: width) }
    let room = width - columns(of: end)
    guard rightLines.count == 1, room > 8 else {
      return lines(of: left, width: width)
        + rightLines.map { String(repeating: " ", count: max(0, width - columns(of: $0))) + $0 }
    }
    var rows = keepingBlanks(left, width: room - 1)
    let last = rows.popLast() ?? ""
    rows.append(last + String(repeating: " ", count: max(0, room - columns(of: last))) + end)
    return rows
  }

  /// A text that fits stays as it is, its double blanks too.
  private static func keepingBlanks(_ text: String, width: Int) -> [String] {
    columns(of: text) <= width ? [text] : lines(of: text, width: width)
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
