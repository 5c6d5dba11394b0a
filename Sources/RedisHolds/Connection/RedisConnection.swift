internal import CHiredis
internal import Glibc

/// One connection to a server, opened when first used and opened anew after it broke.
///
/// hiredis connects and parses. The writing and the waiting are done here: hiredis writes with `write`, and on
/// a connection that the server has closed that raises SIGPIPE; and its time-outs begin anew with every byte.
/// It belongs to one owner, who calls it from one thread at a time.
@safe
struct RedisConnection: ~Copyable {
  let node: RedisNode
  let limits: RedisLimits
  /// Sent with the login each time a connection is opened, in the same round trip.
  let preparation: [RedisCommand]
  /// The answers to `preparation`, kept when the connection is closed. A server that does not permit one of them answers with an error.
  private(set) var prepared: [RedisReply] = []
  /// What the server says that it is, asked each time a connection is opened.
  private(set) var greeting = Greeting()
  private var context: UnsafeMutablePointer<redisContext>?

  /// A server's part among others; nothing where it does not permit to ask.
  struct Greeting {
    fileprivate var role: RedisReply?
    /// What it answers to `CLUSTER SLOTS`.
    fileprivate(set) var slots = RedisReply.absent

    fileprivate static let questions = [RedisCommand("ROLE"), RedisCommand("CLUSTER", "SLOTS")]

    var isReplica: Bool { role?.array?.first?.string == "slave" }
    var isOfCluster: Bool { slots.array != nil }
  }

  init(_ node: RedisNode, limits: RedisLimits, preparation: [RedisCommand] = []) {
    self.node = node
    self.limits = limits
    self.preparation = preparation
    unsafe context = nil
  }

  deinit {
    if let context = unsafe context { unsafe redisFree(context) }
  }

  /// Closes the connection; the next use opens another.
  mutating func close() {
    if let open = unsafe context { unsafe redisFree(open) }
    unsafe context = nil
  }

  /// Whether it has been opened and not been closed from this side.
  var isOpen: Bool { unsafe context != nil }

  /// Whether it can be used: it is open, and the server has not closed it meanwhile. An idle connection has nothing to
  /// read; if it has, that is the server's farewell.
  var isAlive: Bool {
    guard let context = unsafe context else { return false }
    var socket = unsafe pollfd(fd: context.pointee.fd, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&socket, 1, 0) == 0
  }

  /// Sends a command and waits for its answer: one round trip. Opens the connection if there is none; whether one that
  /// was idle still leads to the server is for the caller to ask.
  /// - Parameter deadline: nil for the limit of a round trip from now on.
  /// - Throws: also what the server answers with an error. The connection is closed where it cannot be used on.
  mutating func answer(
    to command: RedisCommand, asking isAsking: Bool = false, until deadline: ContinuousClock.Instant? = nil
  ) throws(RedisFault) -> RedisReply {
    if !isOpen { try open() }
    do throws(RedisFault) {
      let deadline = deadline ?? .now + limits.reply
      try send(isAsking ? [RedisCommand("ASKING"), command] : [command], until: deadline)
      // The flag is answered by itself; what is wrong with it shows itself in the command's answer.
      if isAsking { _ = try nextReply(until: deadline) }
      let reply = try nextReply(until: deadline)
      if case .error(let fault) = reply { throw fault }
      return reply
    } catch {
      if !error.leavesConnectionUsable { close() }
      throw error
    }
  }

  /// Opens the connection, anew if it was open.
  /// - Parameters:
  ///   - limit: how long connecting may take, where less than the limit.
  ///   - end: when connecting and logging in are over, where that is sooner than by their limits.
  mutating func open(
    within limit: Duration? = nil, until end: ContinuousClock.Instant? = nil
  ) throws(RedisFault) {
    close()
    let start = ContinuousClock.now
    let limit = limit ?? limits.connect
    unsafe context = try connect(within: end.map { min(limit, max($0 - start, .milliseconds(1))) } ?? limit)
    do {
      let deadline = ContinuousClock.now + limits.reply
      try logIn(until: end.map { min(deadline, $0) } ?? deadline)
    } catch {
      close()
      throw error
    }
  }

  private func connect(within limit: Duration) throws(RedisFault) -> UnsafeMutablePointer<redisContext> {
    let milliseconds = limit.milliseconds
    let timeout = timeval(tv_sec: Int(milliseconds / 1000), tv_usec: Int(milliseconds % 1000 * 1000))
    let opened =
      switch node.endpoint {
      case .tcp(let host, let port): unsafe redisConnectWithTimeout(host, Int32(port), timeout)
      case .socket(let path): unsafe redisConnectUnixWithTimeout(path, timeout)
      }
    guard let opened = unsafe opened else { throw .unreachable("out of memory") }
    guard unsafe opened.pointee.err == 0 else {
      let reason = unsafe Self.reason(of: opened)
      unsafe redisFree(opened)
      throw .unreachable(reason)
    }
    // A network that swallows packets is noticed by a listener, who writes but seldom.
    if case .tcp = node.endpoint { unsafe redisEnableKeepAlive(opened) }
    return unsafe opened
  }

  private mutating func logIn(until deadline: ContinuousClock.Instant) throws(RedisFault) {
    var login: [RedisCommand] = []
    if let password = node.password {
      login.append(RedisCommand(["AUTH"] + [node.user].compactMap(\.self) + [password]))
    }
    if node.database != 0 { login.append(RedisCommand("SELECT", String(node.database))) }
    try send(login + Greeting.questions + preparation, until: deadline)
    for _ in login {
      if case .error(let fault) = try nextReply(until: deadline) { throw fault }
    }
    // A server that is alone, or does not let everybody ask, answers with an error.
    greeting.role = try nextReply(until: deadline)
    greeting.slots = try nextReply(until: deadline)
    var answers: [RedisReply] = []
    for _ in preparation {
      let reply = try nextReply(until: deadline)
      if case .error(let fault) = reply, fault.code != "NOPERM" { throw fault }
      answers.append(reply)
    }
    // All of them or none: they are found by their place.
    prepared = answers
  }

  /// Writes all of the commands, at once.
  mutating func send(_ commands: [RedisCommand], until deadline: ContinuousClock.Instant) throws(RedisFault) {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    let bytes = commands.count == 1 ? commands[0].bytes : commands.flatMap(\.bytes)
    var sent = 0
    while sent < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          context.pointee.fd, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if written >= 0 {
        sent += written
      } else if errno == EAGAIN {
        try wait(for: POLLOUT, until: deadline)
      } else if errno != EINTR {
        throw .unreachable(Self.systemReason(errno))
      }
    }
  }

  /// The next answer or message, waited for until `deadline`.
  mutating func nextReply(until deadline: ContinuousClock.Instant) throws(RedisFault) -> RedisReply {
    while true {
      if let reply = try parsedReply() { return reply }
      try wait(for: POLLIN, until: deadline)
      try read()
    }
  }

  /// What a listener hears next.
  enum Heard {
    case message(RedisReply)
    case silence
    case bell
  }

  /// Waits for a message, for `duration` to pass without one, or for the bell.
  mutating func listen(for duration: Duration, until bell: WakePipe) throws(RedisFault) -> Heard {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    let deadline = ContinuousClock.now + duration
    while true {
      if bell.hasRung { return .bell }
      if let reply = try parsedReply() { return .message(reply) }
      let left = deadline - ContinuousClock.now
      var sources = unsafe [
        pollfd(fd: context.pointee.fd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = unsafe poll(&sources, 2, Int32(clamping: max(left, .zero).milliseconds))
      if sources[0].revents != 0 {
        try read()
      } else if left <= .zero {
        return .silence
      }
    }
  }

  /// What has arrived already and is whole.
  private func parsedReply() throws(RedisFault) -> RedisReply? {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    var parsed: UnsafeMutableRawPointer?
    guard unsafe redisGetReplyFromReader(context, &parsed) == REDIS_OK else {
      throw unsafe .unreachable(Self.reason(of: context))
    }
    guard let parsed = unsafe parsed else { return nil }
    defer { unsafe freeReplyObject(parsed) }
    return unsafe RedisReply(UnsafePointer(parsed.assumingMemoryBound(to: redisReply.self)))
  }

  private func read() throws(RedisFault) {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    guard unsafe redisBufferRead(context) == REDIS_OK else {
      throw unsafe .unreachable(Self.reason(of: context))
    }
  }

  /// Looks at the socket also when `deadline` has passed: this process may have been stopped meanwhile, and what the
  /// server said in time lies there.
  private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(RedisFault) {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    while true {
      let left = deadline - ContinuousClock.now
      var socket = unsafe pollfd(fd: context.pointee.fd, events: Int16(events), revents: 0)
      let ready = unsafe poll(&socket, 1, Int32(clamping: max(left, .zero).milliseconds))
      // A signal may interrupt the wait; any other failure shows itself in the next read or write.
      if ready > 0 || (ready < 0 && errno != EINTR) { return }
      guard left > .zero else { throw .silent(seconds: Int(limits.reply.components.seconds)) }
    }
  }

  private static func reason(of context: UnsafeMutablePointer<redisContext>) -> String {
    let failed = unsafe context.pointee
    switch unsafe failed.err {
    case REDIS_ERR_EOF: return "it closed the connection"
    case REDIS_ERR_IO where unsafe failed.errstr.0 == 0: return systemReason(errno)
    default:
      return unsafe withUnsafeBytes(of: failed.errstr) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
  }

  private static func systemReason(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}
