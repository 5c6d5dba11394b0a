/// A command and its arguments in the protocol's form: an array of counted strings.
struct RedisCommand: Sendable {
  private(set) var bytes: [UInt8] = []

  init(_ words: [String]) {
    // Each word's bytes, and around them a mark, the length and two line ends.
    bytes.reserveCapacity(words.reduce(16) { $0 + $1.utf8.count + 16 })
    append(UInt8(ascii: "*"), words.count)
    for word in words {
      append(UInt8(ascii: "$"), word.utf8.count)
      bytes.append(contentsOf: word.utf8)
      endLine()
    }
  }

  init(_ words: String...) {
    self.init(words)
  }

  private mutating func append(_ mark: UInt8, _ count: Int) {
    bytes.append(mark)
    var unit = 1
    while count / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: count / unit % 10))
      unit /= 10
    }
    endLine()
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
  }
}
