/// Writes text in a printer's code pages, and switches only if the selected one lacks a character.
struct CharacterEncoder {
  private let pages: [(page: PrinterCodePage, bytes: [Character: UInt8])]
  private let utf8: PrinterCodePage?
  /// The selected page; nil at the beginning.
  private var selected: PrinterCodePage?

  init(_ pages: [PrinterCodePage]) {
    self.pages = pages.filter { $0.page != .utf8 }.map { ($0, Self.bytes(of: $0.page)) }
    utf8 = pages.first { $0.page == .utf8 }
  }

  /// The byte of each character in a page. Different spellings of an accented character are equal keys.
  private static func bytes(of page: CodePage) -> [Character: UInt8] {
    var bytes: [Character: UInt8] = [:]
    for (index, scalar) in page.upperHalf.unicodeScalars.enumerated() where scalar != "\u{FFFD}" {
      bytes[Character(scalar)] = UInt8(0x80 + index)
    }
    return bytes
  }

  /// Whether a page has `character`.
  func has(_ character: Character) -> Bool {
    isASCII(character) || utf8 != nil || pages.contains { $0.bytes[character] != nil }
  }

  /// The bytes that select the first page.
  mutating func beginning() -> [UInt8] {
    selected = pages.first?.page ?? utf8
    return selected?.selection ?? [0x1B, 0x74, 0]
  }

  /// `text`, with the commands that switch pages. A character that is in no page becomes `?`.
  mutating func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let character = rest.first {
      if let encoded = encoded(character, in: selected) {
        bytes += encoded
        rest.removeFirst()
      } else if let page = bestPage(for: rest) {
        bytes += page.selection
        selected = page
      } else {
        bytes.append(UInt8(ascii: "?"))
        rest.removeFirst()
      }
    }
    return bytes
  }

  /// The page that has most of what comes next. UTF-8 is used only if no other page has the first character,
  /// since a printer's own fonts may lack more of it.
  private func bestPage(for text: ArraySlice<Character>) -> PrinterCodePage? {
    var best: (page: PrinterCodePage, count: Int)?
    for (page, _) in pages {
      let count = text.prefix { encoded($0, in: page) != nil }.count
      if count > best?.count ?? 0 { best = (page, count) }
    }
    return best?.page ?? utf8
  }

  private func encoded(_ character: Character, in page: PrinterCodePage?) -> [UInt8]? {
    if isASCII(character) { return Array(character.utf8) }
    guard let page else { return nil }
    if page.page == .utf8 { return Array(character.utf8) }
    return pages.first { $0.page == page }?.bytes[character].map { [$0] }
  }

  private func isASCII(_ character: Character) -> Bool {
    character.utf8.count == 1 && character >= " " && character <= "~"
  }
}
