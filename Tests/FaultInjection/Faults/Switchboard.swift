internal import CPoller
internal import Glibc
internal import SystemPackage

/// The connections of a ``FaultProxy`` and the faults that they suffer. One thread serves them; whoever imposes a
/// fault changes them between two of its steps.
struct Switchboard {
  private enum Tag {
    static let socket: UInt64 = 2
    static let port: UInt64 = 3
    /// From here on: twice a connection's number, and one more for its server's side.
    static let first: UInt64 = 4
  }

  private struct Imposed {
    let fault: LineFault
    let share: Double
    /// Chooses the share's connections.
    let salt: UInt64
    var timesLeft: Int?
  }

  let poller: Poller
  let path: String?
  private(set) var port: Int?
  private let kind: FaultProxy.Server
  var target: String
  var replacements: [Replacement]
  var figures = LineFigures()
  /// How many replies are to be cut next, and which share of the others.
  var repliesToCut = 0
  var shareOfRepliesToCut = 0.0
  private(set) var isStopped = false
  private var isClosed = false
  private var listeners: (socket: Int32?, port: Int32?) = (nil, nil)
  private var connections: [UInt64: ProxiedConnection] = [:]
  /// Those with something that is not due yet.
  private var late: Set<UInt64> = []
  private var imposed: [LineFault.Kind: Imposed] = [:]
  private var lastNumber: UInt64 = Tag.first / 2
  private var generator: SeededGenerator
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(
    _ kind: FaultProxy.Server, to target: String, at path: String?, port: Int?, replacing: [Replacement],
    seed: UInt64
  ) throws(Errno) {
    poller = try Poller()
    (self.kind, self.target, self.path, self.port, replacements) = (kind, target, path, port, replacing)
    generator = SeededGenerator(seed: seed)
    do throws(Errno) {
      try listen()
    } catch {
      stopListening()
      poller.close()
      throw error
    }
  }

  // MARK: - What the thread does

  /// Serves what the poller has found.
  mutating func serve(_ events: [Poller.Readiness]) {
    for event in events {
      switch event.tag {
      case Tag.socket: accept(from: listeners.socket, isTCP: false)
      case Tag.port: accept(from: listeners.port, isTCP: true)
      default:
        guard let connection = connections[event.tag / 2] else { continue }
        let isServers = !event.tag.isMultiple(of: 2)
        if event.isWritable {
          if isServers {
            connection.toServer.isBlocked = false
          } else {
            connection.toClient.isBlocked = false
          }
          late.insert(connection.number)
        }
        if event.isReadable { receive(over: connection, fromServer: isServers) }
        if connections[connection.number] != nil { settle(connection) }
      }
    }
    release()
  }

  /// Lets go what is due, and sets the clock for what is not.
  private mutating func release() {
    let now = ProxySocket.now
    var next: UInt64?
    for number in late {
      guard let connection = connections[number] else {
        late.remove(number)
        continue
      }
      if !connection.terms.stands, !connection.terms.loses {
        connection.toServer.release(at: now)
        connection.toClient.release(at: now)
      }
      settle(connection)
      // What stands or is lost has no time at which it may go.
      guard connections[number] != nil, !connection.terms.stands, !connection.terms.loses,
        let due = [connection.toServer.nextDue, connection.toClient.nextDue].compactMap({ $0 }).min()
      else {
        late.remove(number)
        continue
      }
      next = min(next ?? due, due)
    }
    poller.wake(at: next)
  }

  private mutating func accept(from listener: Int32?, isTCP: Bool) {
    guard let listener else { return }
    do throws(Errno) {
      while let client = try ProxySocket.accepted(from: listener, isTCP: isTCP) {
        figures.connections += 1
        lastNumber += 1
        let isRefused = imposed[.refuse].map { concerns(lastNumber, $0) } ?? false
        guard !isRefused, let server = try? ProxySocket.connection(to: target) else {
          if isTCP { ProxySocket.reset(client) }
          ProxySocket.hangUp(client)
          figures.refused += 1
          continue
        }
        let connection = ProxiedConnection(
          lastNumber, client: client, server: server, isTCP: isTCP,
          dialogue: kind == .postgres ? .postgres(PostgresDialogue()) : .redis(RedisDialogue()))
        connections[lastNumber] = connection
        figures.open += 1
        apply(to: connection)
        if let cut = imposed[.cut] { apply(cut.fault, to: connection) }
        settle(connection)
      }
    } catch {
      // No descriptor is left. Who waits is let in when there is one again, which is looked for in a hundredth of a
      // second.
      usleep(10_000)
    }
  }

  private mutating func receive(over connection: ProxiedConnection, fromServer isServers: Bool) {
    let isOver = isServers ? connection.toClient.hasEnded : connection.toServer.hasEnded
    guard !isOver, !connection.terms.stands else { return }
    let source = isServers ? connection.server : connection.client
    let count = unsafe recv(source, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else {
      if isServers {
        connection.toClient.hasEnded = true
      } else {
        connection.toServer.hasEnded = true
        if connection.isAsking { countGivenUp(connection) }
      }
      // Nobody hears of this either.
      if connection.terms.loses { connection.hasLost = true }
      return
    }
    if connection.terms.loses {
      connection.hasLost = true
      figures.bytesLost += count
    } else if isServers {
      passToClient(buffer[..<count], over: connection)
    } else {
      passToServer(buffer[..<count], over: connection)
    }
  }

  private mutating func passToServer(_ bytes: ArraySlice<UInt8>, over connection: ProxiedConnection) {
    if !connection.isFarewell(bytes) { connection.isAsking = true }
    connection.hearClient(bytes)
    guard replacements.isEmpty else {
      var replaced = connection.toServer.heldBack + bytes
      figures.replacements += replacements.replace(in: &replaced)
      // In the middle of a request its rest will come; at its end nothing may be kept.
      let kept = connection.isBetweenRequests ? 0 : replacements.longestBeginning(atEndOf: replaced)
      connection.toServer.heldBack = Array(replaced.suffix(kept))
      deliver(replaced.dropLast(kept), over: connection, toServer: true)
      return
    }
    deliver(bytes, over: connection, toServer: true)
  }

  private mutating func passToClient(_ bytes: ArraySlice<UInt8>, over connection: ProxiedConnection) {
    if connection.isAsking { figures.roundTrips += 1 }
    connection.isAsking = false
    for start in connection.replies(in: bytes) where takesReplyAway() {
      figures.cutReplies += 1
      deliver(bytes[..<start], over: connection, toServer: false)
      breakOff(connection)
      return
    }
    deliver(bytes, over: connection, toServer: false)
  }

  private mutating func takesReplyAway() -> Bool {
    if repliesToCut > 0 {
      repliesToCut -= 1
      return true
    }
    return shareOfRepliesToCut > 0 && Double.random(in: 0..<1, using: &generator) < shareOfRepliesToCut
  }

  private mutating func deliver(
    _ bytes: ArraySlice<UInt8>, over connection: ProxiedConnection, toServer: Bool
  ) {
    let lane = toServer ? connection.toServer : connection.toClient
    let passing = lane.bytesUntilCut.map { bytes.prefix($0) } ?? bytes
    let isCut = lane.bytesUntilCut.map { $0 <= bytes.count } ?? false
    if toServer { figures.bytesToServer += passing.count } else { figures.bytesToClient += passing.count }
    let (now, terms) = (ProxySocket.now, connection.terms)
    var delay = terms.latency
    if terms.jitter > 0 {
      let random = UInt64.random(in: 0...(2 * terms.jitter), using: &generator)
      delay = delay + random > terms.jitter ? delay + random - terms.jitter : 0
    }
    if toServer {
      connection.toServer.pass(passing, at: now, delay: delay, pace: terms.pace)
      connection.toServer.bytesUntilCut? -= passing.count
    } else {
      connection.toClient.pass(passing, at: now, delay: delay, pace: terms.pace)
      connection.toClient.bytesUntilCut? -= passing.count
    }
    if isCut { cut(connection) } else { late.insert(connection.number) }
  }

  /// Closes what is over, and looks for what can happen next.
  private mutating func settle(_ connection: ProxiedConnection) {
    if connection.isOver { return end(connection) }
    let wanted = connection.wanted
    let number = connection.number
    if wanted.client != connection.watched.client {
      poller.watch(connection.client, as: number * 2, from: connection.watched.client, to: wanted.client)
    }
    if wanted.server != connection.watched.server {
      poller.watch(connection.server, as: number * 2 + 1, from: connection.watched.server, to: wanted.server)
    }
    connection.watched = wanted
  }

  private mutating func end(_ connection: ProxiedConnection) {
    guard connections.removeValue(forKey: connection.number) != nil else { return }
    figures.open -= 1
    ProxySocket.hangUp(connection.client)
    ProxySocket.hangUp(connection.server)
  }

  /// Ends a connection so that both see it broken, after what it has passed on so far.
  private mutating func breakOff(_ connection: ProxiedConnection) {
    connection.toServer.hurry()
    connection.toClient.hurry()
    connection.toServer.release(at: ProxySocket.now)
    connection.toClient.release(at: ProxySocket.now)
    if connection.isTCP { ProxySocket.reset(connection.client) }
    end(connection)
  }

  private mutating func cut(_ connection: ProxiedConnection) {
    figures.cutConnections += 1
    breakOff(connection)
    guard let left = imposed[.cut]?.timesLeft else { return }
    imposed[.cut]?.timesLeft = left - 1
    if left <= 1 { takeAway([.cut]) }
  }

  // MARK: - What others ask for

  mutating func impose(_ fault: LineFault, on share: Double) {
    var times: Int?
    if case .cut(_, _, let limit) = fault { times = limit }
    imposed[fault.kind] = Imposed(fault: fault, share: share, salt: generator.next(), timesLeft: times)
    if fault.kind == .refuse, share >= 1 { stopListening() }
    for connection in connections.values { apply(fault, to: connection) }
    applyAll()
  }

  mutating func lift(_ kinds: [LineFault.Kind]) throws(Errno) {
    takeAway(kinds)
    if kinds.contains(.refuse), !isStopped { try listen() }
  }

  /// Looks which of the clients that a stall keeps waiting have hung up: nobody reads what they say.
  mutating func countGivenUp() {
    for connection in connections.values where connection.terms.stands && !connection.isGivenUp {
      let question = ProxySocket.unread(from: connection.client)
      if ProxySocket.hasHungUp(connection.client),
        connection.isAsking || !question.isEmpty && !connection.isFarewell(question)
      {
        countGivenUp(connection)
      }
    }
  }

  private mutating func countGivenUp(_ connection: ProxiedConnection) {
    guard !connection.isGivenUp else { return }
    connection.isGivenUp = true
    figures.givenUp += 1
  }

  private mutating func takeAway(_ kinds: [LineFault.Kind]) {
    if kinds.contains(.stall) { countGivenUp() }
    for kind in kinds { imposed[kind] = nil }
    if kinds.contains(.cut) {
      for connection in connections.values {
        (connection.toServer.bytesUntilCut, connection.toClient.bytesUntilCut) = (nil, nil)
      }
    }
    applyAll()
  }

  /// - Returns: how many connections it ended.
  mutating func reset(share: Double) -> Int {
    let chosen = Imposed(fault: .refuse, share: share, salt: generator.next())
    let concerned = connections.values.filter { concerns($0.number, chosen) }
    for connection in concerned { breakOff(connection) }
    figures.resets += concerned.count
    return concerned.count
  }

  mutating func stop() {
    guard !isStopped else { return }
    isStopped = true
    stopListening()
    for connection in connections.values { end(connection) }
    ring()
  }

  /// Called by the thread when it has seen that it is to stop.
  mutating func closeRest() {
    isClosed = true
    poller.close()
  }

  /// Lets the thread look at what has changed.
  private func ring() {
    if !isClosed { poller.ring() }
  }

  private mutating func listen() throws(Errno) {
    if let path, listeners.socket == nil {
      let listener = try ProxySocket.listener(at: path)
      listeners.socket = listener
      poller.watch(listener, as: Tag.socket, from: nil, to: Poller.reading)
    }
    if let port, listeners.port == nil {
      let listener = try ProxySocket.listener(onPort: port)
      listeners.port = listener
      self.port = ProxySocket.port(of: listener)
      poller.watch(listener, as: Tag.port, from: nil, to: Poller.reading)
    }
  }

  private mutating func stopListening() {
    if let path, listeners.socket != nil { unsafe _ = unlink(path) }
    for listener in [listeners.socket, listeners.port] { if let listener { close(listener) } }
    listeners = (nil, nil)
  }

  /// Gives all connections the terms of the faults that are imposed now.
  private mutating func applyAll() {
    for connection in connections.values {
      let before = connection.terms
      apply(to: connection)
      guard connection.terms != before else { continue }
      if connection.hasLost, !connection.terms.loses {
        figures.resets += 1
        breakOff(connection)
        continue
      }
      // What was late under the old terms would hold back what is not under the new ones.
      connection.toServer.hurry()
      connection.toClient.hurry()
      late.insert(connection.number)
      settle(connection)
    }
    ring()
  }

  private func apply(to connection: ProxiedConnection) {
    var terms = ProxiedConnection.Terms()
    for imposed in imposed.values where concerns(connection.number, imposed) {
      switch imposed.fault {
      case .latency(let latency, let jitter):
        terms.latency = latency.nanoseconds
        terms.jitter = jitter.nanoseconds
      case .bandwidth(let pace): terms.pace = max(1, pace)
      case .timeout: terms.loses = true
      case .stall: terms.stands = true
      case .refuse: break
      case .cut: break
      }
    }
    connection.terms = terms
  }

  /// Begins to count the bytes to where a connection is cut.
  private func apply(_ fault: LineFault, to connection: ProxiedConnection) {
    guard case .cut(let bytes, let direction, _) = fault,
      imposed[.cut].map({ concerns(connection.number, $0) }) ?? false
    else { return }
    switch direction {
    case .toServer: connection.toServer.bytesUntilCut = bytes
    case .toClient: connection.toClient.bytesUntilCut = bytes
    }
  }

  private func concerns(_ number: UInt64, _ imposed: Imposed) -> Bool {
    guard imposed.share < 1 else { return true }
    var generator = SeededGenerator(seed: imposed.salt ^ number)
    return Double.random(in: 0..<1, using: &generator) < imposed.share
  }
}

extension Duration {
  /// Whole nanoseconds; a negative duration is none.
  fileprivate var nanoseconds: UInt64 {
    UInt64(max(0, components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000))
  }
}
