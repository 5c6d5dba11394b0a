/// A command and its arguments, as the protocol wants them: an array of counted strings.
struct RedisCommand: Sendable {
  let bytes: [UInt8]

  init(_ words: [String]) {
    var bytes = Array("*\(words.count)\r\n".utf8)
    for word in words {
      bytes += "$\(word.utf8.count)\r\n".utf8
      bytes += word.utf8
      bytes += "\r\n".utf8
    }
    self.bytes = bytes
  }

  init(_ words: String...) {
    self.init(words)
  }
}
