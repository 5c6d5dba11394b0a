internal import CHiredis
internal import Glibc

/// One connection to a server, opened when it is first used, and again after it broke.
///
/// hiredis connects and parses. Writing and waiting are done here, because hiredis uses `write`, which raises
/// SIGPIPE on a connection that the server has closed, and its time-outs start again with every byte. A
/// connection belongs to one owner, who calls it from one thread at a time.
@safe
struct RedisConnection: ~Copyable {
  let node: RedisNode
  let limits: RedisLimits
  /// Sent with the login each time a connection is opened, in the same round trip.
  let preparation: [RedisCommand]
  /// The answers to `preparation`, kept when the connection is closed. If the server does not permit one of
  /// the commands, its answer is an error.
  private(set) var prepared: [RedisReply] = []
  /// What the server says about itself, asked each time a connection is opened.
  private(set) var greeting = Greeting()
  private var context: UnsafeMutablePointer<redisContext>?

  /// A server's role among others; empty if it does not permit the question.
  struct Greeting {
    fileprivate var role: RedisReply?
    /// Its answer to `CLUSTER SLOTS`.
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

  /// Whether it has been opened and not closed from this side.
  var isOpen: Bool { unsafe context != nil }

  /// Whether it can be used: it is open, and the server has not closed it. An idle connection should have
  /// nothing to read; if it does, the server is closing it.
  var isAlive: Bool {
    guard let context = unsafe context else { return false }
    var socket = unsafe pollfd(fd: context.pointee.fd, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&socket, 1, 0) == 0
  }

  /// Sends a command and waits for its answer: one round trip. Opens the connection if there is none. The
  /// caller has to check whether an idle connection still works.
  /// - Parameter deadline: nil for a round trip's limit from now on.
  /// - Throws: also the server's error answers. The connection is closed if it cannot be used any more.
  mutating func answer(
    to command: RedisCommand, asking isAsking: Bool = false, until deadline: ContinuousClock.Instant? = nil
  ) throws(RedisFault) -> RedisReply {
    if !isOpen { try open() }
    do throws(RedisFault) {
      let deadline = deadline ?? .now + limits.reply
      try send(isAsking ? [RedisCommand("ASKING"), command] : [command], until: deadline)
      // ASKING has an answer of its own; if that is an error, the command's answer shows it.
      if isAsking { _ = try nextReply(until: deadline) }
      let reply = try nextReply(until: deadline)
      if case .error(let fault) = reply { throw fault }
      return reply
    } catch {
      if !error.leavesConnectionUsable { close() }
      throw error
    }
  }

  /// Opens the connection, again if it was open.
  /// - Parameters:
  ///   - limit: how long connecting may take, if shorter than the usual limit.
  ///   - end: when connecting and logging in must be done, if earlier than by their limits.
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
    // Listeners seldom write, so keep-alive lets them notice a network that drops packets.
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
    // All of them or none, since they are found by their index.
    prepared = answers
  }

  /// Writes all commands at once.
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

  /// The next answer or message. Waits for it until `deadline`.
  mutating func nextReply(until deadline: ContinuousClock.Instant) throws(RedisFault) -> RedisReply {
    while true {
      if let reply = try parsedReply() { return reply }
      try wait(for: POLLIN, until: deadline)
      try read()
    }
  }

  /// What a listener receives next.
  enum Heard {
    case message(RedisReply)
    case silence
    case bell
  }

  /// Waits for a message, until `duration` passes without one, or until it is woken.
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

  /// An answer that has arrived completely.
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

  /// Checks the socket even after `deadline`, because this process may have been stopped meanwhile, and what
  /// the server said in time can still be read.
  private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(RedisFault) {
    guard let context = unsafe context else { throw .unreachable("the connection is closed") }
    while true {
      let left = deadline - ContinuousClock.now
      var socket = unsafe pollfd(fd: context.pointee.fd, events: Int16(events), revents: 0)
      let ready = unsafe poll(&socket, 1, Int32(clamping: max(left, .zero).milliseconds))
      // A signal may interrupt the wait; any other failure shows in the next read or write.
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
