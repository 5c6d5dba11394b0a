/// Follows PostgreSQL's protocol far enough to find the server's word that a change has been committed.
struct PostgresDialogue {
  private var client = MessageFramer(hasType: false)
  private var server = MessageFramer(hasType: true)
  /// Answers of one byte that are awaited: to the question whether the server encrypts.
  private var bareBytes = 0
  /// From here on everything is encrypted.
  private var isOpaque = false
  /// The transaction under way has changed something.
  private var hasChanged = false

  /// Between two of the client's messages.
  var isBetweenRequests: Bool { client.isBetweenMessages || isOpaque }

  mutating func hearClient(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !isOpaque, let head = client.next(in: &rest) {
      if !client.hasType, head.count >= 8 {
        switch head[4..<8] {
        case [4, 210, 22, 47], [4, 210, 22, 48]: bareBytes += 1  // SSLRequest, GSSENCRequest
        case [4, 210, 22, 46]: isOpaque = true  // CancelRequest, which is all of its connection
        default: client.hasType = true
        }
      }
    }
  }

  /// Where in `bytes` the messages begin that acknowledge a change; at their start where one began before them.
  mutating func acknowledgements(inServers bytes: ArraySlice<UInt8>) -> [Int] {
    var found: [Int] = []
    var rest = bytes
    while !isOpaque, bareBytes > 0, let answer = rest.popFirst() {
      bareBytes -= 1
      if answer == UInt8(ascii: "S") || answer == UInt8(ascii: "G") { isOpaque = true }
    }
    while !isOpaque, !rest.isEmpty {
      let start = server.isBetweenMessages ? rest.startIndex : bytes.startIndex
      guard let head = server.next(in: &rest) else { break }
      switch head[0] {
      case UInt8(ascii: "C"):
        let tag = head.dropFirst(5).prefix { $0 != 0 }
        hasChanged = (hasChanged || Self.tellsOfChange(tag)) && !tag.starts(with: "ROLLBACK".utf8)
      // An error undoes what there was, here or when its transaction ends.
      case UInt8(ascii: "E"): hasChanged = false
      case UInt8(ascii: "Z"):
        // Ready, and in no transaction: where there was one, it has been committed.
        guard head.dropFirst(5).first == UInt8(ascii: "I") else { continue }
        if hasChanged { found.append(start) }
        hasChanged = false
      default: break
      }
    }
    return found
  }

  /// Whether a statement's tag, such as `INSERT 0 1`, says that it has written rows. A SELECT whose `WITH` writes does not.
  private static func tellsOfChange(_ tag: ArraySlice<UInt8>) -> Bool {
    let words = tag.split(separator: UInt8(ascii: " "))
    guard let verb = words.first, let count = words.last, count != [UInt8(ascii: "0")] else { return false }
    return ["INSERT", "UPDATE", "DELETE"].contains(String(decoding: verb, as: UTF8.self))
  }
}

/// Cuts a stream into PostgreSQL's messages: a type, unless it is the first, and a length that counts itself.
struct MessageFramer {
  /// How much of a message is kept: its header and the beginning of its body.
  private static let kept = 128
  var hasType: Bool
  private var head: [UInt8] = []
  /// Of the whole message; 0 as long as its header is not whole.
  private var length = 0
  private var seen = 0

  init(hasType: Bool) {
    self.hasType = hasType
  }

  var isBetweenMessages: Bool { head.isEmpty }

  /// Takes the next message off `bytes` and returns its beginning; nil when it goes on in later bytes.
  mutating func next(in bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
    while !bytes.isEmpty {
      if length == 0 {
        let header = hasType ? 5 : 4
        let taken = bytes.prefix(header - head.count)
        head += taken
        bytes = bytes.dropFirst(taken.count)
        guard head.count == header else { return nil }
        length = head.suffix(4).reduce(0) { $0 << 8 | Int($1) } + (hasType ? 1 : 0)
        seen = header
      } else {
        let taken = bytes.prefix(length - seen)
        head += taken.prefix(max(0, Self.kept - head.count))
        bytes = bytes.dropFirst(taken.count)
        seen += taken.count
      }
      if seen >= length {
        defer { (head, length, seen) = ([], 0, 0) }
        return head
      }
    }
    return nil
  }
}
