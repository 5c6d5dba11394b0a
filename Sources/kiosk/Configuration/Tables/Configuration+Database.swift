internal import PostgresStore

extension Configuration {
  struct Database: Hashable, Sendable {
    /// libpq's connection string or URI. What it leaves out comes from libpq's `PG…` variables.
    var conninfo = ""
    /// The name of a service in libpq's `pg_service.conf`.
    var service = ""
    /// Seconds until a connection must be established.
    var connectTimeout = 5
  }
}

extension Configuration.Database {
  static let settings: [Setting] = [
    .text("database", "conninfo", "KIOSK_DATABASE", \.database.conninfo, check: isConninfo),
    .text("database", "service", "KIOSK_DATABASE_SERVICE", \.database.service),
    .number(
      "database", "connect_timeout", "KIOSK_DATABASE_CONNECT_TIMEOUT", \.database.connectTimeout, in: 1...60),
  ]

  private static func isConninfo(_ text: String) throws(Setting.Complaint) {
    do {
      _ = try Conninfo(text)
    } catch {
      throw Setting.Complaint(text: "is no connection string that libpq reads: \(error.message).")
    }
  }
}
