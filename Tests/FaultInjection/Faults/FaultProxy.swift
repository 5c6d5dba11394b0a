internal import Dispatch
internal import Synchronization
package import SystemPackage

/// Stands between clients and one server, passes everything on, and breaks it as told.
///
/// It listens on a Unix socket, on a port of the loopback, or on both, and connects to the server's Unix socket. One
/// thread serves some hundreds of connections; what one of them waits for keeps no other waiting. What is asked of it
/// holds when the call returns.
package final class FaultProxy: Sendable {
  /// Whose protocol it follows, to know which replies are worth losing.
  package enum Server: Hashable, Sendable {
    case postgres, redis
  }

  /// Where clients connect; PostgreSQL's look for `DIRECTORY/.s.PGSQL.PORT`.
  package let path: FilePath?
  /// Where clients connect on 127.0.0.1.
  package let port: Int?
  private let line: Line

  /// The switchboard, with the thread that serves it for as long as the proxy is there.
  private final class Line: Sendable {
    let switchboard: Mutex<Switchboard>

    init(_ switchboard: sending Switchboard) {
      self.switchboard = Mutex(switchboard)
    }
  }

  /// - Parameters:
  ///   - target: the server's Unix socket. Nobody needs to listen there yet.
  ///   - path: in a directory that exists.
  ///   - port: 0 for one that is free.
  ///   - replacing: what is replaced in everything that clients send. A statement that is prepared already is not
  ///     sent again.
  ///   - seed: of its choices and of the jitter.
  /// - Throws: the system's error where it cannot listen.
  package init(
    _ server: Server, to target: FilePath, at path: FilePath? = nil, port: Int? = nil,
    replacing: [Replacement] = [], seed: UInt64 = 1
  ) throws(Errno) {
    let switchboard = try Switchboard(
      server, to: target.string, at: path?.string, port: port, replacing: replacing, seed: seed)
    self.path = path
    self.port = switchboard.port
    line = Line(switchboard)
    DispatchQueue(label: "kiosk.fault-proxy").async { [line] in Self.serve(line) }
  }

  deinit { stop() }

  /// Ends all connections and listens no more.
  package func stop() { line.switchboard.withLock { $0.stop() } }

  // MARK: - Faults

  /// Imposes a fault until it is lifted; one of the same kind is replaced.
  /// - Parameter share: which part of the connections suffers it, from 0 to 1; chosen anew each time.
  package func impose(_ fault: LineFault, on share: Double = 1) {
    line.switchboard.withLock { $0.impose(fault, on: share) }
  }

  /// Takes faults away. What was late is passed on at once.
  /// - Throws: the system's error where it cannot listen again.
  package func lift(_ kinds: LineFault.Kind...) throws(Errno) {
    try line.switchboard.withLock { (switchboard) throws(Errno) in try switchboard.lift(kinds) }
  }

  /// Takes all faults away, also the replies to be cut.
  package func heal() throws(Errno) {
    try line.switchboard.withLock { (switchboard) throws(Errno) in
      (switchboard.repliesToCut, switchboard.shareOfRepliesToCut) = (0, 0)
      try switchboard.lift(LineFault.Kind.allCases)
    }
  }

  /// Ends present connections: by RST on the loopback, abruptly on the Unix socket.
  /// - Returns: how many.
  @discardableResult
  package func reset(share: Double = 1) -> Int {
    line.switchboard.withLock { $0.reset(share: share) }
  }

  /// From now on there is no server, until everything is healed.
  package func cut() {
    impose(.refuse)
    reset()
  }

  /// Ends the connection in place of the next so many replies that say that something has been carried out: that a
  /// transaction that has written rows is committed, or a Redis script's.
  package func cutReplies(next count: Int) {
    line.switchboard.withLock { $0.repliesToCut = count }
  }

  /// The same for a part of all such replies, from 0 to 1, until it is set to 0 or healed.
  package func cutReplies(share: Double) {
    line.switchboard.withLock { $0.shareOfRepliesToCut = share }
  }

  // MARK: - Where to, and what came of it

  /// The server's Unix socket. New connections go to a new one; present ones stay where they are.
  package var target: FilePath {
    get { FilePath(line.switchboard.withLock { $0.target }) }
    set {
      let path = newValue.string
      line.switchboard.withLock { $0.target = path }
    }
  }

  /// What is replaced in everything that clients send from now on.
  package var replacing: [Replacement] {
    get { line.switchboard.withLock { $0.replacements } }
    set { line.switchboard.withLock { $0.replacements = newValue } }
  }

  package var figures: LineFigures {
    line.switchboard.withLock { switchboard in
      switchboard.countGivenUp()
      return switchboard.figures
    }
  }

  // MARK: - The thread

  private static func serve(_ line: Line) {
    let poller = line.switchboard.withLock { $0.poller }
    while true {
      let events = poller.wait()
      let goesOn = line.switchboard.withLock { switchboard in
        guard !switchboard.isStopped else {
          switchboard.closeRest()
          return false
        }
        switchboard.serve(events)
        return true
      }
      guard goesOn else { return }
    }
  }
}
