/// A character set of receipt printers: ASCII and 128 more characters.
package enum CodePage: String, CaseIterable, Sendable {
  /// The page that every printer has: Western European letters, lines, some Greek.
  case cp437 = "437"
  /// Greek.
  case cp737 = "737"
  /// Western Europe.
  case cp850 = "850"
  /// Central Europe.
  case cp852 = "852"
  /// Turkish.
  case cp857 = "857"
  /// Western Europe with the euro sign.
  case cp858 = "858"
  /// Cyrillic.
  case cp866 = "866"
  /// Windows code pages: Central European, Cyrillic, Western European, Greek, Turkish and Baltic.
  case cp1250 = "1250"
  case cp1251 = "1251"
  case cp1252 = "1252"
  case cp1253 = "1253"
  case cp1254 = "1254"
  case cp1257 = "1257"
  /// Everything, on printers that have it.
  case utf8 = "utf-8"

  /// Its number in `ESC t` on Epson's TM printers and most others. UTF-8 has none there; `FS ( C` selects it.
  var usualNumber: UInt8? {
    switch self {
    case .cp437: 0
    case .cp850: 2
    case .cp857: 13
    case .cp737: 14
    case .cp1252: 16
    case .cp866: 17
    case .cp852: 18
    case .cp858: 19
    case .cp1250: 45
    case .cp1251: 46
    case .cp1253: 47
    case .cp1254: 48
    case .cp1257: 51
    case .utf8: nil
    }
  }
}

/// A code page of a printer, with its number on that printer.
package struct PrinterCodePage: Hashable, Sendable {
  package let page: CodePage
  /// Its number in `ESC t`; nil for UTF-8 that is selected by `FS ( C`.
  package let number: UInt8?

  package init(_ page: CodePage, number: UInt8? = nil) {
    self.page = page
    self.number = number ?? page.usualNumber
  }

  /// Reads `858`, or `858=19` if the printer uses a number of its own; nil if `text` is neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let page = CodePage(rawValue: String(parts[0])) else { return nil }
    if parts.count == 2 {
      guard let number = UInt8(parts[1]) else { return nil }
      self.init(page, number: number)
    } else {
      self.init(page)
    }
  }

  /// The pages of Epson's TM printers and most others, in the order in which they are tried.
  package static let usual = [CodePage.cp437, .cp850, .cp858, .cp1252, .cp852, .cp866].map {
    PrinterCodePage($0)
  }

  /// The command after which bytes are read as this page.
  var selection: [UInt8] {
    if let number { return [0x1B, 0x74, number] }  // ESC t
    return [0x1C, 0x28, 0x43, 0x02, 0x00, 0x30, 0x02]  // FS ( C, function 48: UTF-8
  }
}
