/// A client's connection and the one to the server that belongs to it.
final class ProxiedConnection {
  /// What the imposed faults mean to one connection.
  struct Terms: Hashable {
    /// In nanoseconds.
    var latency: UInt64 = 0
    var jitter: UInt64 = 0
    /// Bytes a second.
    var pace: Int?
    var loses = false
    var stands = false
  }

  /// What it understands of what passes.
  enum Dialogue {
    case postgres(PostgresDialogue)
    case redis(RedisDialogue)
  }

  let number: UInt64
  let isTCP: Bool
  var toServer: Lane
  var toClient: Lane
  var terms = Terms()
  var dialogue: Dialogue
  /// Something that it sent or was sent is lost.
  var hasLost = false
  /// The client has spoken last.
  var isAsking = false
  /// The client has hung up without an answer, and that is counted.
  var isGivenUp = false
  /// What the poller watches for, of the client and of the server; nil when it does not look at them.
  var watched: (client: UInt32?, server: UInt32?) = (nil, nil)

  init(_ number: UInt64, client: Int32, server: Int32, isTCP: Bool, dialogue: Dialogue) {
    self.number = number
    self.isTCP = isTCP
    self.dialogue = dialogue
    toServer = Lane(from: client, to: server)
    toClient = Lane(from: server, to: client)
  }

  var client: Int32 { toServer.source }
  var server: Int32 { toServer.sink }

  /// Whether one of the two is gone and all that it said is delivered.
  var isOver: Bool {
    guard !terms.loses, !terms.stands else { return false }
    return toClient.hasEnded && toClient.isEmpty
      || toServer.hasEnded && toServer.isEmpty && !toServer.isBroken
  }

  /// What to watch the two for. An end that has been seen must not be looked at, for it would be seen for ever.
  var wanted: (client: UInt32?, server: UInt32?) {
    if terms.stands { return (nil, nil) }
    return (Self.mask(reading: toServer, writing: toClient), Self.mask(reading: toClient, writing: toServer))
  }

  private static func mask(reading: Lane, writing: Lane) -> UInt32? {
    var mask: UInt32 = 0
    if !reading.hasEnded, !reading.isFull { mask |= Poller.reading }
    if writing.isBlocked, !writing.isBroken { mask |= Poller.writing }
    return mask == 0 && reading.hasEnded ? nil : mask
  }

  /// Between two of the client's requests, as far as they have been read.
  var isBetweenRequests: Bool {
    switch dialogue {
    case .postgres(let dialogue): dialogue.isBetweenRequests
    case .redis(let dialogue): dialogue.isBetweenRequests
    }
  }

  /// Whether nobody answers this: PostgreSQL's clients take their leave with a message.
  func isFarewell(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch dialogue {
    case .postgres: bytes.count == 5 && bytes.first == UInt8(ascii: "X")
    case .redis: false
    }
  }

  func hearClient(_ bytes: ArraySlice<UInt8>) {
    switch dialogue {
    case .postgres(var heard):
      heard.hearClient(bytes)
      dialogue = .postgres(heard)
    case .redis(var heard):
      heard.hearClient(bytes)
      dialogue = .redis(heard)
    }
  }

  /// Where in the server's bytes the replies begin that are worth losing.
  func replies(in bytes: ArraySlice<UInt8>) -> [Int] {
    switch dialogue {
    case .postgres(var heard):
      defer { dialogue = .postgres(heard) }
      return heard.acknowledgements(inServers: bytes)
    case .redis(var heard):
      defer { dialogue = .redis(heard) }
      return heard.hearServer() ? [bytes.startIndex] : []
    }
  }
}
