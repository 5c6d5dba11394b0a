/// What the texts on a row's seats say about their numbers: 5 of `5`, of `A-5` and of `5a`, 1 of `0-1`.
///
/// A number is never another one than the text's: `0-1` is seat 1, though seat `0-0` comes first. What else a text says goes
/// into the row's label where it is needed to tell the seats apart, so that what is printed on a ticket is what is printed on
/// the seat.
struct SeatNumbers {
  struct Reading {
    /// Nil when the text says none.
    var number: Int?
    /// What the row's label needs beside its name.
    var addition = ""
  }

  /// By seat.
  private(set) var readings: [Reading]
  /// Another name for the row, where texts end in its name: `2-1` is seat 2 of row 1, which is not to be mistaken for the
  /// seat `1-2`.
  private(set) var name: String

  /// Larger numbers are refused later, with their place.
  static let largest = 9_999

  init(_ texts: [String], row name: String) {
    self.name = name
    let plain = texts.map(Self.plain)
    readings = plain.map { Reading(number: $0) }
    let open = texts.indices.filter { plain[$0] == nil && !texts[$0].isEmpty }
    guard !open.isEmpty else { return }
    var rests = texts
    let names = Set([name, name.split(separator: " ").last.map(String.init) ?? ""]).subtracting([""])
      .sorted { ($1.count, $0) < ($0.count, $1) }
    let opened = open.map { texts[$0] }
    let others = Set(zip(texts, plain).compactMap { $1 == nil ? nil : $0 })
    // `12a` is not seat 12 of row A where there is a seat 12.
    func isPlain(_ rests: [String]) -> Bool {
      Set(rests).count == Set(opened).count && others.isDisjoint(with: rests)
        && rests.allSatisfy { $0.contains(where: Self.isDigit) }
    }
    func areLetters(_ rests: [String]) -> Bool {
      others.isEmpty && Set(rests).count == rests.count && rests.allSatisfy { Self.letter($0) != nil }
    }
    if let found = names.lazy.compactMap({ Self.rests(of: opened, behind: $0) })
      .first(where: { isPlain($0) || areLetters($0) })
    {
      for (index, rest) in zip(open, found) { rests[index] = rest }
    } else if let found = names.lazy.compactMap({ Self.rests(of: opened, before: $0) }).first(where: isPlain)
    {
      for (index, rest) in zip(open, found) { rests[index] = rest }
      if name.last?.isNumber == true, found.contains(where: { $0.first?.isNumber == true }) {
        self.name = "R\(name)"
      }
    }
    let parts = rests.map(Parts.init)
    if open.allSatisfy({ parts[$0] == nil }) {
      readLetters(rests, plain)
    } else {
      read(parts, row: name)
    }
  }

  private mutating func read(_ parts: [Parts?], row name: String) {
    struct Key: Hashable {
      var before: String
      var number: Int
    }
    var counts: [Key: Int] = [:]
    for part in parts.compactMap(\.self) {
      counts[Key(before: part.before, number: part.number), default: 0] += 1
    }
    for (index, part) in parts.enumerated() {
      guard let part else { continue }
      let isAlone = counts[Key(before: part.before, number: part.number)] == 1
      // Where a number is there twice, what stands behind it tells which is which.
      let additions = [
        Self.says(part.before, nothingBeside: name) ? "" : part.before, isAlone ? "" : part.after,
      ]
      readings[index] = Reading(
        number: part.number, addition: additions.filter { !$0.isEmpty }.joined(separator: "-"))
    }
  }

  /// 1 of `A`, 26 of `Z`, where each of these seats has a letter and no other seat that number.
  private mutating func readLetters(_ rests: [String], _ plain: [Int?]) {
    let numbers = zip(rests, plain).map { rest, number in number ?? Self.letter(rest) }
    let found = numbers.compactMap(\.self)
    guard found.count == numbers.count, Set(found).count == found.count else { return }
    readings = found.map { Reading(number: $0) }
  }

  /// Whether what stands before a number is the row's name once more, or a word for a seat.
  private static func says(_ before: String, nothingBeside name: String) -> Bool {
    let words: Set<String> = [
      "seat", "seats", "place", "platz", "sitz", "sitzplatz", "stuhl", "nr", "no", "num", "number", "nummer",
      "numero",
      "número", "siège", "siege", "asiento", "butaca", "posto", "stoel", "plaats",
    ]
    let last = before.split { !$0.isLetter && !$0.isNumber }.last.map { $0.lowercased() } ?? ""
    return before.isEmpty || words.contains(last) || (!name.isEmpty && last == name.lowercased())
  }

  // MARK: - Texts

  /// A text around its last number.
  private struct Parts {
    var before: String
    var number: Int
    var after: String

    init?(_ text: String) {
      let characters = Array(text)
      guard let end = characters.lastIndex(where: SeatNumbers.isDigit) else { return nil }
      let start = (characters[...end].lastIndex { !SeatNumbers.isDigit($0) } ?? -1) + 1
      before = SeatNumbers.trimmed(String(characters[..<start]))
      number = SeatNumbers.plain(String(characters[start...end])) ?? 0
      after = SeatNumbers.trimmed(String(characters[(end + 1)...]))
    }
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// Of digits alone; above `largest` where there are too many of them.
  private static func plain(_ text: String) -> Int? {
    guard !text.isEmpty, text.allSatisfy(isDigit) else { return nil }
    return min(Int(text) ?? .max, largest + 1)
  }

  private static func letter(_ text: String) -> Int? {
    guard text.count == 1, let ascii = text.uppercased().first?.asciiValue,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(ascii)
    else { return nil }
    return Int(ascii) - 64
  }

  /// Without dashes, dots and the like at its ends.
  private static func trimmed(_ text: String) -> String {
    func isSeparator(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    return String(text.drop(while: isSeparator).reversed().drop(while: isSeparator).reversed())
  }

  /// What stands behind the row's name in each of the texts; nil unless it begins all of them.
  private static func rests(of texts: [String], behind name: String) -> [String]? {
    complete(texts.map { rest(Array($0), Array(name)).map { String($0) } })
  }

  /// What stands before the row's name in each of the texts; nil unless it ends all of them.
  private static func rests(of texts: [String], before name: String) -> [String]? {
    complete(texts.map { rest($0.reversed(), name.reversed()).map { String($0.reversed()) } })
  }

  private static func complete(_ rests: [String?]) -> [String]? {
    let found = rests.compactMap { $0.map(trimmed) }
    return found.count == rests.count && !found.contains("") ? found : nil
  }

  /// Nil unless the text begins with the name, and the name ends there: `1` does not begin `12`.
  private static func rest(_ text: [Character], _ name: [Character]) -> [Character]? {
    guard text.count > name.count, zip(text, name).allSatisfy({ $0.lowercased() == $1.lowercased() }),
      let last = name.last
    else { return nil }
    let rest = Array(text[name.count...])
    guard let first = rest.first else { return nil }
    let goesOn = (first.isLetter && last.isLetter) || (first.isNumber && last.isNumber)
    return goesOn ? nil : rest
  }
}
