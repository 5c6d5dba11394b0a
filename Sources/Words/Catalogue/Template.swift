/// A sentence with placeholders: letters, digits and hyphens in braces.
enum Template {
  enum Part {
    case text(Substring)
    case placeholder(Substring)
    /// A brace that is not part of a placeholder.
    case broken
  }

  /// Calls `body` for each part, in order, until it returns false.
  static func forEachPart(of sentence: String, _ body: (Part) -> Bool) {
    let bytes = sentence.utf8
    var start = bytes.startIndex
    while let brace = bytes[start...].firstIndex(where: { $0 == openBrace || $0 == closeBrace }) {
      if start < brace, !body(.text(sentence[start..<brace])) { return }
      let name = bytes.index(after: brace)
      guard bytes[brace] == openBrace, let end = bytes[name...].firstIndex(where: { !isOfName($0) }),
        end > name, bytes[end] == closeBrace
      else {
        _ = body(.broken)
        return
      }
      guard body(.placeholder(sentence[name..<end])) else { return }
      start = bytes.index(after: end)
    }
    if start < bytes.endIndex { _ = body(.text(sentence[start...])) }
  }

  /// The names of the placeholders; nil if a brace is not part of one.
  static func placeholders(of sentence: String) -> Set<String>? {
    var names: Set<String> = []
    var isSound = true
    forEachPart(of: sentence) { part in
      switch part {
      case .text: break
      case .placeholder(let name): names.insert(String(name))
      case .broken: isSound = false
      }
      return true
    }
    return isSound ? names : nil
  }

  /// Whether every brace is part of a placeholder.
  static func isSound(_ sentence: String) -> Bool {
    var isSound = true
    forEachPart(of: sentence) { part in
      if case .broken = part { isSound = false }
      return true
    }
    return isSound
  }

  private static let openBrace = UInt8(ascii: "{")
  private static let closeBrace = UInt8(ascii: "}")

  static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
