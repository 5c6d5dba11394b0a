import BoxOffice
import FaultInjection

/// A JSON text that can be changed and written again.
indirect enum FileTree {
  case word(String)
  case text(String)
  case list([FileTree])
  case object([(key: String, value: FileTree)])

  init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .word("null")
    case .bool(let flag): self = .word(flag ? "true" : "false")
    case .number(let number): self = .word(Int(exactly: number).map { "\($0)" } ?? "\(number)")
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { FileTree($0) })
    case .object(let members): self = .object(members.map { ($0.key, FileTree($0.value)) })
    }
  }

  var written: String {
    switch self {
    case .word(let word): word
    case .text(let text): FileTree.quoted(text)
    case .list(let elements): "[" + elements.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(FileTree.quoted($0.key)):\($0.value.written)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        quoted += "\\\(scalar)"
      } else if scalar.value < 0x20 {
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// How many values there are within, itself among them.
  private var count: Int {
    switch self {
    case .word, .text: 1
    case .list(let elements): elements.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }

  /// Changes a value somewhere within.
  mutating func mutate(_ generator: inout SeededGenerator) {
    let donor = part(Int.random(in: 0..<count, using: &generator))
    var place = Int.random(in: 0..<count, using: &generator)
    change(&place, with: donor, &generator)
  }

  private func part(_ index: Int) -> FileTree {
    if index == 0 { return self }
    var index = index - 1
    let children: [FileTree] =
      switch self {
      case .word, .text: []
      case .list(let elements): elements
      case .object(let members): members.map(\.value)
      }
    for child in children {
      if index < child.count { return child.part(index) }
      index -= child.count
    }
    return self
  }

  private mutating func change(_ place: inout Int, with donor: FileTree, _ generator: inout SeededGenerator) {
    if place == 0 {
      changeSelf(with: donor, &generator)
      place = -1
      return
    }
    place -= 1
    switch self {
    case .word, .text: return
    case .list(var elements):
      for index in elements.indices where place >= 0 {
        let size = elements[index].count
        if place < size { elements[index].change(&place, with: donor, &generator) } else { place -= size }
      }
      self = .list(elements)
    case .object(var members):
      for index in members.indices where place >= 0 {
        let size = members[index].value.count
        if place < size {
          members[index].value.change(&place, with: donor, &generator)
        } else {
          place -= size
        }
      }
      self = .object(members)
    }
  }

  private static let words = [
    "null", "true", "0", "1", "2", "-1", "7", "0.5", "6", "100", "9999", "10000", "1e9", "-0", "1e300",
    "3.25",
  ]
  private static let texts = [
    "", "A", "B", "A-1", "0-1", "1-1", "12a", "7", "A1", " 3 ", "Ä", "VIP", "6", "\u{7}x", "🎬", "1e5",
  ]

  private mutating func changeSelf(with donor: FileTree, _ generator: inout SeededGenerator) {
    if generator.happens(6) {
      self = donor
      return
    }
    switch self {
    case .word(let word):
      if let number = Double(word), generator.happens(70) {
        let steps = [-25.0, -1, -0.5, 0.25, 0.5, 1, 2, 30]
        let changed = number + (steps.randomElement(using: &generator) ?? 1)
        self = .word(Int(exactly: changed).map { "\($0)" } ?? "\(changed)")
      } else {
        self = generator.happens(30) ? .text(word) : .word(Self.words.randomElement(using: &generator) ?? "0")
      }
    case .text(let text):
      let changes = [
        Self.texts.randomElement(using: &generator) ?? "", text + "1", "1" + text, text + "-" + text,
        "A" + text,
      ]
      self = generator.happens(10) ? .word("null") : .text(changes.randomElement(using: &generator) ?? "")
    case .list(var elements):
      guard let index = elements.indices.randomElement(using: &generator) else {
        self = .list([donor])
        return
      }
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: elements.remove(at: index)
      case 1: elements.append(elements[index])
      case 2: elements.shuffle(using: &generator)
      case 3: elements.swapAt(index, 0)
      default: elements.insert(.word("null"), at: index)
      }
      self = .list(elements)
    case .object(var members):
      guard let index = members.indices.randomElement(using: &generator) else { return }
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: members.remove(at: index)
      case 1: members[index].key = members[index].key.uppercased()
      case 2: members[index].key = members[index].key.lowercased()
      case 3: members.append(members[index])
      default: members.shuffle(using: &generator)
      }
      self = .object(members)
    }
  }
}
