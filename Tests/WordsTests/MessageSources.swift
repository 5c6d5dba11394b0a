import FoundationEssentials

/// A message that the sources of `Words` declare: `Message("key", ["fact": .kind(…), …])`.
struct DeclaredMessage: Hashable {
  let key: String
  /// Names, and what the facts are made with: `number`, `seats`.
  let facts: [String: String]
  let file: String
}

/// The sources, where each message names its key and its facts.
enum MessageSources {
  /// All messages, and what is made in another way, so that its key or its facts cannot be read.
  static func read() throws -> (messages: [DeclaredMessage], unreadable: [String]) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let directory = root.appending(path: "Sources/Words")
    var (messages, unreadable): ([DeclaredMessage], [String]) = ([], [])
    let files = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
    for file in files.sorted() where file.hasSuffix(".swift") {
      let text = try String(contentsOf: directory.appending(path: file), encoding: .utf8)
      let found = declarations(in: text, file: file)
      messages += found.messages
      unreadable += found.unreadable
    }
    return (messages, unreadable)
  }

  static func declarations(
    in text: String, file: String
  ) -> (messages: [DeclaredMessage], unreadable: [String]) {
    let lines = text.split(separator: "\n").map { $0.split(separator: "//", maxSplits: 1).first ?? "" }
    let code = lines.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
    var (messages, unreadable): ([DeclaredMessage], [String]) = ([], [])
    for range in code.ranges(of: "Message(") {
      var reader = CallReader(rest: code[range.upperBound...])
      if let key = reader.key(), let facts = reader.facts() {
        messages.append(DeclaredMessage(key: key, facts: facts, file: file))
      } else {
        unreadable.append("\(file): Message(\(code[range.upperBound...].prefix(40))")
      }
    }
    return (messages, unreadable)
  }
}

/// Reads the arguments of one call, from behind its opening bracket.
private struct CallReader {
  var rest: Substring

  private mutating func skip(_ characters: String) {
    rest = rest.drop { $0.isWhitespace || characters.contains($0) }
  }

  mutating func key() -> String? {
    skip("")
    return quoted()
  }

  private mutating func quoted() -> String? {
    guard rest.first == "\"" else { return nil }
    let text = rest.dropFirst().prefix { $0 != "\"" && $0 != "\\" }
    guard rest[text.endIndex...].first == "\"" else { return nil }
    rest = rest[text.endIndex...].dropFirst()
    return String(text)
  }

  /// What stands in the dictionary's own brackets, not in those of its values; nil unless it is a literal.
  mutating func facts() -> [String: String]? {
    skip("")
    if rest.first == ")" { return [:] }
    skip(",")
    guard rest.first == "[" else { return nil }
    rest = rest.dropFirst()
    var facts: [String: String] = [:]
    while true {
      skip(",")
      if rest.first == "]" { return facts }
      guard let name = quoted(), facts[name] == nil else { return nil }
      skip(":")
      facts[name] = rest.first == "." ? String(rest.dropFirst().prefix(while: \.isLetter)) : ""
      skipValue()
      if rest.isEmpty { return nil }
    }
  }

  private mutating func skipValue() {
    var depth = 0
    while let next = rest.first {
      switch next {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return }
        depth -= 1
      case ",":
        if depth == 0 { return }
      case "\"":
        _ = quoted()
        continue
      default: break
      }
      rest = rest.dropFirst()
    }
  }
}
