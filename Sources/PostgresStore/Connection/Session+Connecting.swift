internal import CPostgres
internal import Glibc

extension Session {
  /// A new connection to the first host that answers and fulfils `target_session_attrs`.
  ///
  /// libpq tries the next host when one refuses, but waits as long as allowed for one that is silent. So each
  /// host has its share of the time limit, and is skipped once that is used up.
  func connect() throws(PostgresError) -> OpaquePointer {
    let deadline = ContinuousClock.now + limits.connect
    // Defaults for what the text leaves out. A network that drops packets is noticed within seconds.
    var complete = server.defaulting([
      "application_name": "kiosk", "client_encoding": "UTF8", "keepalives_idle": "10",
      "keepalives_interval": "5", "keepalives_count": "3",
      "tcp_user_timeout": String(limits.reply.milliseconds),
    ])
    var silent: [Hosts.Host] = []
    while true {
      guard let connection = unsafe PQconnectStart(complete.connectionString) else {
        throw PostgresError(.unreachable, "out of memory")
      }
      // Otherwise libpq prints the server's notices to standard error, over the screen.
      unsafe PQsetNoticeProcessor(connection, { _, _ in }, nil)
      var hosts = unsafe Hosts(of: connection)
      do throws(PostgresError) {
        if let host = unsafe try finishConnecting(connection, to: hosts, until: deadline) {
          silent.append(hosts.remove(at: host))
          complete = complete.setting(hosts.settings)
          // The other hosts have been tried. Only this connection still has libpq's messages that say why
          // they refused.
          guard ContinuousClock.now < deadline else {
            throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
          }
          unsafe PQfinish(connection)
          continue
        }
        unsafe try prepare(connection)
      } catch {
        unsafe PQfinish(connection)
        guard !silent.isEmpty else { throw error }
        throw PostgresError(
          error.kind,
          "no answer in time from \(silent.map(\.description).joined(separator: ", ")); \(error.message)")
      }
      return unsafe connection
    }
  }

  private func prepare(_ connection: OpaquePointer) throws(PostgresError) {
    guard unsafe PQserverVersion(connection) >= 150_000 else {
      let version = unsafe PQparameterStatus(connection, "server_version").map {
        unsafe String(cString: $0)
      }
      throw PostgresError(
        .unreachable, "the server is version \(version ?? "unknown"); kiosk needs PostgreSQL 15 or newer")
    }
    guard unsafe PQsetnonblocking(connection, 1) == 0, unsafe PQenterPipelineMode(connection) == 1 else {
      throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
    }
  }

  /// - Returns: nil once connected; otherwise the index of a host that has used up its share of the time, if
  ///   there are others.
  private func finishConnecting(
    _ connection: OpaquePointer, to hosts: Hosts, until deadline: ContinuousClock.Instant
  ) throws(PostgresError) -> Int? {
    guard unsafe PQstatus(connection) != CONNECTION_BAD else {
      throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
    }
    var wanted = POLLOUT
    var current = 0
    var visited: Set<Int> = []
    var share = hosts.share(of: deadline, at: current, visited: 1)
    while true {
      if hosts.count > 1, let now = unsafe hosts.current(of: connection), visited.isEmpty || now != current {
        current = now
        visited.insert(now)
        share = hosts.share(of: deadline, at: current, visited: visited.count)
      }
      guard unsafe wait(for: wanted, on: connection, until: share) != nil else {
        if hosts.count > 1 { return current }
        throw PostgresError(.unreachable, "no answer within \(limits.connect) from \(server)")
      }
      switch unsafe PQconnectPoll(connection) {
      case PGRES_POLLING_OK: return nil
      case PGRES_POLLING_READING: wanted = POLLIN
      case PGRES_POLLING_WRITING: wanted = POLLOUT
      default: throw PostgresError(.unreachable, unsafe lastMessage(of: connection))
      }
    }
  }
}

/// The hosts of a connection string, whether given there, in a service or in the environment.
private struct Hosts {
  struct Host: CustomStringConvertible {
    let name: String
    let address: String
    let port: String

    var description: String { "\(name.isEmpty ? address : name) port \(port)" }
  }

  private var hosts: [Host]
  private let hasNames: Bool
  private let hasAddresses: Bool
  /// Whether libpq, from version 16 on, tries them in random order.
  private let isShuffled: Bool

  init(of connection: OpaquePointer) {
    var lists: [String: [String]] = [:]
    if let options = unsafe PQconninfo(connection) {
      defer { unsafe PQconninfoFree(options) }
      var next = unsafe options
      while let keyword = unsafe next.pointee.keyword {
        let name = unsafe String(cString: keyword)
        if ["host", "hostaddr", "port", "load_balance_hosts"].contains(name),
          let value = unsafe next.pointee.val,
          unsafe value.pointee != 0
        {
          lists[name] = unsafe String(cString: value).split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.trimmingSpaces) }
        }
        unsafe next += 1
      }
    }
    let names = lists["host"] ?? []
    let addresses = lists["hostaddr"] ?? []
    let ports = lists["port"] ?? []
    (hasNames, hasAddresses) = (!names.isEmpty, !addresses.isEmpty)
    isShuffled = lists["load_balance_hosts"] == ["random"]
    hosts = (0..<max(names.count, addresses.count)).map { place in
      // A single port applies to all hosts.
      Host(
        name: place < names.count ? names[place] : "",
        address: place < addresses.count ? addresses[place] : "",
        port: place < ports.count ? ports[place] : ports.first ?? "")
    }
  }

  var count: Int { hosts.count }

  mutating func remove(at place: Int) -> Host { hosts.remove(at: place) }

  /// The host that libpq is trying now.
  func current(of connection: OpaquePointer) -> Int? {
    guard let host = unsafe PQhost(connection), let port = unsafe PQport(connection) else { return nil }
    let (name, number) = unsafe (String(cString: host), String(cString: port))
    return hosts.firstIndex {
      ($0.name == name || ($0.name.isEmpty && $0.address == name)) && ($0.port == number || $0.port.isEmpty)
    }
  }

  /// When the host at `place` has used up its share of the remaining time.
  /// - Parameter visited: how many hosts libpq has tried, including this one.
  func share(
    of deadline: ContinuousClock.Instant, at place: Int, visited: Int
  ) -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    return now + (deadline - now) / max(1, count - (isShuffled ? visited - 1 : place))
  }

  /// The settings with which a connection string tries only these hosts.
  var settings: [String: String] {
    var settings = ["port": hosts.map(\.port).joined(separator: ",")]
    if hasNames { settings["host"] = hosts.map(\.name).joined(separator: ",") }
    if hasAddresses { settings["hostaddr"] = hosts.map(\.address).joined(separator: ",") }
    return settings
  }
}
