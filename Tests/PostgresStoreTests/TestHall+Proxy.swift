import Glibc
import PostgresStore
import FaultInjection
import SystemPackage
import TestSupport
import Testing

extension TestHall {
  /// Gives `body` a proxy to the hall's database and a store that connects through it.
  func withProxy<Value: Sendable>(
    limits: Limits = TestDatabase.patient, replacing: [Replacement] = [],
    _ body: (FaultProxy, PostgresStore) async throws -> Value
  ) async throws -> Value {
    let server = FilePath(try #require(test.conninfo["host"])).appending(".s.PGSQL.5432")
    let directory = FilePath("/tmp/kiosk-proxy-\(getpid())-\(UInt32.random(in: .min ... .max))")
    let made = unsafe mkdir(directory.string, 0o700)
    try #require(made == 0)
    defer { unsafe _ = rmdir(directory.string) }
    let proxy = try FaultProxy(
      .postgres, to: server, at: directory.appending(".s.PGSQL.5432"), replacing: replacing)
    defer { proxy.stop() }
    let database = Database(test.conninfo.setting(["host": directory.string]), limits: limits)
    return try await body(proxy, PostgresStore(database))
  }
}
