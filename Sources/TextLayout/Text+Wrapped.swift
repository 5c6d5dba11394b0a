extension Text {
  /// `text` broken into lines of at most `columns`: at spaces, between Chinese and Japanese characters where
  /// their rules allow it, and within a word that is longer than a line. Text without words gives no lines.
  /// - Parameter width: the columns of a text on the medium, if they are not those of a terminal.
  package static func wrapped(
    _ text: String, to columns: Int, width: (String) -> Int = { Text.columns(of: $0) }
  ) -> [String] {
    let columns = max(2, columns)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      for (index, unit) in units(of: String(word)).enumerated() {
        for (part, piece) in pieces(of: unit, columns: columns, width: width).enumerated() {
          let pieceWidth = width(piece)
          let gap = used > 0 && index == 0 && part == 0 ? 1 : 0
          if used > 0, used + gap + pieceWidth > columns || part > 0 {
            lines.append(line)
            line = ""
            used = 0
          } else if gap > 0 {
            line += " "
            used += gap
          }
          line += piece
          used += pieceWidth
        }
      }
    }
    if used > 0 { lines.append(line) }
    return lines
  }

  /// The parts of a word that must stay on one line: the whole word, or single characters of a script that is
  /// written without spaces, each with the punctuation that no line may begin or end with.
  private static func units(of word: String) -> [String] {
    if isPlain(word) { return [word] }
    var units: [String] = []
    var last: Character?
    for character in word {
      if let last, !mayBreak(between: last, and: character) {
        units[units.count - 1].append(character)
      } else {
        units.append(String(character))
      }
      last = character
    }
    return units
  }

  private static func mayBreak(between before: Character, and after: Character) -> Bool {
    (isIdeographic(before) || isIdeographic(after)) && !neverAtEnd.contains(before)
      && !neverAtStart.contains(after)
  }

  /// Wide characters, and the narrow forms of Japanese ones. Korean separates words with spaces.
  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x2E80 else { return false }
    switch scalar.value {
    case 0xAC00...0xD7FF, 0x1F000...: return false
    case 0xFF61...0xFF9F: return true
    default: return columns(of: scalar) == 2
    }
  }

  /// A unit in pieces that each fit into a line. What a terminal draws as one character is not separated,
  /// unless it is wider than a line.
  private static func pieces(of unit: String, columns: Int, width: (String) -> Int) -> [String] {
    if width(unit) <= columns { return [unit] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    func append(_ text: String) {
      let step = width(text)
      if used > 0, used + step > columns {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece += text
      used += step
    }
    for character in unit {
      if width(String(character)) <= columns {
        append(String(character))
      } else {
        for cluster in Clusters(String(character)) { append(cluster.text) }
      }
    }
    pieces.append(piece)
    return pieces
  }

  /// What no line begins with in Japanese (kinsoku shori, as in JIS X 4051): closing brackets and punctuation, small
  /// kana, marks that lengthen or repeat.
  private static let neverAtStart = Set<Character>(
    "、。，．・：；？！‼⁇⁈⁉ー〜～）］｝〕〉》」』】〙〗〟’”»｠､｡･｣ｰﾞﾟ゛゜々〻ヽヾゝゞ…‥％‰℃°"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ" + ",.:;?!)]}%")

  /// What no line ends with: opening brackets, and signs that belong to the number after them.
  private static let neverAtEnd = Set<Character>("（［｛〔〈《「『【〘〖〝‘“«｟｢([{¥￥＄￡#＃№")
}
