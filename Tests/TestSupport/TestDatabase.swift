internal import Glibc
package import PostgresStore
internal import FaultInjection
internal import Synchronization

/// A database of its own for one test, on the tests' shared PostgreSQL: copied from a template, which is much
/// quicker than migrating, and dropped some time after.
package struct TestDatabase: Sendable {
  /// What a test begins with.
  package enum Template: String, CaseIterable, Sendable {
    case empty, migrated, seeded
  }

  package let name: String
  /// As the cluster's superuser, who owns the database.
  package let conninfo: Conninfo
  /// A connection as the owner.
  package let database: Database

  /// Gives `body` a new database and drops it at the end, whatever comes.
  package static func with<Value: Sendable>(
    _ template: Template = .migrated, _ body: (TestDatabase) async throws -> Value
  ) async throws -> Value {
    let servers = try await TestServers.shared
    let source = try await name(of: template)
    await slots.take()
    defer { slots.give() }
    let cluster = Database(try Conninfo(servers.conninfo(database: "postgres")), limits: patient)
    let name = "kiosk_test_\(getpid())_\(UInt32.random(in: .min ... .max))"
    try await cluster.execute("CREATE DATABASE \(name) TEMPLATE \(source)")
    let conninfo = try Conninfo(servers.conninfo(database: name))
    let test = TestDatabase(name: name, conninfo: conninfo, database: Database(conninfo, limits: patient))
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await body(test))
    } catch {
      outcome = .failure(error)
    }
    await test.database.close()
    drop(name, on: try await trash.value)
    return try outcome.get()
  }

  /// Dropping waits for a checkpoint, and nobody needs to wait for that: what is left when the process ends goes
  /// with the server, or with the next run.
  private static func drop(_ name: String, on cluster: Database) {
    Task { try? await cluster.execute("DROP DATABASE \(name) WITH (FORCE)") }
  }

  /// The connection that drops, one after the other.
  private static let trash = Task {
    Database(try Conninfo(try await TestServers.shared.conninfo(database: "postgres")), limits: .maintenance)
  }

  /// Another connection to the same database.
  package func connect(limits: Limits = patient) -> Database {
    Database(conninfo, limits: limits)
  }

  /// A connection with the rights of a group role alone.
  package func connect(as role: String) -> Database {
    Database(conninfo.setting(["options": "-c role=\(role)"]), limits: TestDatabase.patient)
  }

  package static let patient = Limits.patient

  /// A server that copies more databases at once only gets slower.
  private static let slots = Slots(6)

  // MARK: - Templates

  private static func name(of template: Template) async throws -> String {
    switch template {
    case .empty: "template0"
    case .migrated: try await migrated.value
    case .seeded: try await seeded.value
    }
  }

  private static let migrated = Task {
    try await makeTemplate(.migrated, from: "template0") { database in
      _ = try await Migrator(database).migrate()
    }
  }

  private static let seeded = Task {
    try await makeTemplate(.seeded, from: try await migrated.value) { database in
      _ = try await Seeder(database).seed()
    }
  }

  private static func makeTemplate(
    _ template: Template, from source: String, fill: @Sendable (Database) async throws -> Void
  ) async throws -> String {
    let servers = try await TestServers.shared
    let cluster = Database(try Conninfo(servers.conninfo(database: "postgres")), limits: .maintenance)
    if template == .migrated { try await dropLeftovers(on: cluster) }
    let name = "kiosk_test_\(getpid())_\(template.rawValue)"
    try await cluster.execute("CREATE DATABASE \(name) TEMPLATE \(source)")
    let database = Database(try Conninfo(servers.conninfo(database: name)), limits: .maintenance)
    try await fill(database)
    // A template that somebody is connected to cannot be copied.
    await database.close()
    return name
  }

  /// What runs that were killed have left on a server that outlived them.
  private static func dropLeftovers(on cluster: Database) async throws {
    let rows = try await cluster.execute(
      "SELECT datname FROM pg_database WHERE datname ~ '^kiosk_test_[0-9]+_'")
    for row in rows {
      let name: String = try row.value("datname")
      let parts = name.split(separator: "_")
      guard parts.count > 2, let process = pid_t(parts[2]), kill(process, 0) != 0 else { continue }
      try await cluster.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }
  }
}

/// Lets so many in at once, the others in the order they came.
private final class Slots: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) {
    state = Mutex(State(free: count))
  }

  func take() async {
    await withCheckedContinuation { continuation in
      let mayGo = state.withLock { state in
        if state.free == 0 {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if mayGo { continuation.resume() }
    }
  }

  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}

extension Database {
  /// Runs SQL that a test spells out.
  @discardableResult
  package func execute(_ sql: String, _ values: [any PostgresEncodable] = []) async throws -> Rows {
    try rows(Statement(unprepared: sql), Bindings(values))
  }
}
