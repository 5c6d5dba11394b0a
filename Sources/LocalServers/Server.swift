/// One of the two servers behind a kiosk, by the name people know it by.
package enum Server: String, Sendable, CaseIterable {
  case postgreSQL = "PostgreSQL"
  case redis = "Redis"

  /// The oldest major version that will do.
  package var oldestMajor: Int {
    switch self {
    case .postgreSQL: 15
    case .redis: 7
    }
  }

  /// The Debian package that brings it.
  package var package: String {
    switch self {
    case .postgreSQL: "postgresql"
    case .redis: "redis-server"
    }
  }
}
