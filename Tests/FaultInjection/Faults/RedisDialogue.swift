/// Follows Redis's protocol far enough to know when a script has been asked for that nobody has answered.
struct RedisDialogue {
  /// What changes something: the answers to these are worth losing.
  private static let scripts: Set<String> = ["EVAL", "EVALSHA", "FCALL"]
  private var line: [UInt8] = []
  private var wordsLeft = 0
  /// Of the present word, with the line's end after it.
  private var bytesLeft = 0
  private var isFirstWord = false
  private var name: [UInt8] = []
  private(set) var awaitsScript = false

  /// Between two of the client's commands.
  var isBetweenRequests: Bool { wordsLeft == 0 && line.isEmpty }

  mutating func hearClient(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      if bytesLeft > 0 {
        let taken = rest.prefix(bytesLeft)
        if isFirstWord { name += taken.prefix(16) }
        rest = rest.dropFirst(taken.count)
        bytesLeft -= taken.count
        if bytesLeft == 0 { endWord() }
        continue
      }
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      line += rest[..<(end ?? rest.endIndex)]
      rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
      if end != nil { endLine() }
    }
  }

  /// - Returns: whether what comes answers a script.
  mutating func hearServer() -> Bool {
    defer { awaitsScript = false }
    return awaitsScript
  }

  private mutating func endLine() {
    let count = Int(String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self))
    switch (line.first, count) {
    case (UInt8(ascii: "*"), let count?):
      wordsLeft = max(0, count)
      isFirstWord = true
      name = []
    case (UInt8(ascii: "$"), let count?) where wordsLeft > 0:
      bytesLeft = count + 2
    default: break  // A command as a person types it: none of these is a script.
    }
    line = []
  }

  private mutating func endWord() {
    if isFirstWord {
      let word = String(decoding: name.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self).uppercased()
      if Self.scripts.contains(word) { awaitsScript = true }
    }
    isFirstWord = false
    wordsLeft -= 1
  }
}
