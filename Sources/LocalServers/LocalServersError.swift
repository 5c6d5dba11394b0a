package import SystemPackage

/// Why the private servers could not be started, joined or reset. Its description is what a person reads:
/// what was wrong, where, and what to do.
package enum LocalServersError: Error, Sendable, Equatable {
  /// No program of a sufficient version was found.
  case notInstalled(Server)
  /// The data was made by a major version of PostgreSQL that is not installed.
  case madeByAnotherVersion(major: String, at: FilePath)
  /// PostgreSQL and its peer authentication need the user to have a name.
  case userWithoutName(userID: UInt32)
  /// root cannot run PostgreSQL, and there is nobody else to run it as.
  case noUnprivilegedUser
  /// The unprivileged user that runs the servers for root cannot get into `barrier`.
  case unreachable(FilePath, barrier: FilePath, user: String)
  case ownedByAnother(FilePath, owner: String)
  case notADirectory(FilePath)
  /// A directory with files in it that are not the demo's.
  case foreignDirectory(FilePath)
  /// `reset` while a kiosk runs on these servers.
  case inUse(FilePath)
  case serverFailed(Server, log: FilePath, lastLines: [String])
  case serverTooSlow(Server, limit: Duration, log: FilePath, lastLines: [String])
  /// What is left of an earlier server does not end.
  case remainsOf(Server, limit: Duration, log: FilePath)
  case anotherTooSlow(FilePath, limit: Duration)
  case fileFailure(doing: String, FilePath, Errno)
  case spawnFailure(program: String, reason: String)
  /// The task was cancelled before the servers were ready.
  case interrupted
}

extension LocalServersError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notInstalled(let server):
      return "\(server.rawValue) \(server.oldestMajor) or newer is not installed: "
        + "`apt-get install \(server.package)`."
    case .madeByAnotherVersion(let major, let path):
      return "The data in `\(path)` was made by PostgreSQL \(major), which is not installed: "
        + "`apt-get install postgresql-\(major)`, or begin afresh with `kiosk demo --reset`."
    case .userWithoutName(let userID):
      return "The user with the id \(userID) has no name, which PostgreSQL needs: "
        + "add a line for it to `/etc/passwd`."
    case .noUnprivilegedUser:
      return "PostgreSQL refuses to run as root, and neither `postgres` nor `nobody` is a user here: "
        + "run `kiosk demo` as an ordinary user."
    case .unreachable(let path, let barrier, let user):
      return "PostgreSQL refuses to run as root, and the user `\(user)` cannot get to `\(path)` through "
        + "`\(barrier)`: name another directory in KIOSK_DEMO_DIR."
    case .ownedByAnother(let path, let owner):
      return "`\(path)` belongs to the user `\(owner)`: run `kiosk demo` as that user, "
        + "or name another directory in KIOSK_DEMO_DIR."
    case .notADirectory(let path):
      return "`\(path)` is not a directory: name another one in KIOSK_DEMO_DIR."
    case .foreignDirectory(let path):
      return
        "`\(path)` holds files that are not the demo's: name an empty or a new directory in KIOSK_DEMO_DIR."
    case .inUse(let path):
      return "A kiosk is running on the servers in `\(path)`: leave it first, then reset."
    case .serverFailed(let server, let log, let lines):
      return "\(server.rawValue) did not start; its log is `\(log)`." + Self.quote(lines)
    case .serverTooSlow(let server, let limit, let log, let lines):
      return
        "\(server.rawValue) was not ready after \(limit.components.seconds) seconds; its log is `\(log)`."
        + Self.quote(lines)
    case .remainsOf(let server, let limit, let log):
      return "An earlier \(server.rawValue) that no longer answers has not ended for "
        + "\(limit.components.seconds) seconds: end the process that `lslocks` shows for `\(log)`, and try again."
    case .anotherTooSlow(let path, let limit):
      return "Another process has been starting or stopping the servers in `\(path)` for more than "
        + "\(limit.components.seconds) seconds: end the process that `lslocks` shows for "
        + "`\(path.appending(StateDirectory.lockName))`, and try again."
    case .fileFailure(let doing, let path, let errno):
      return "Could not \(doing) `\(path)`: \(errno)."
    case .spawnFailure(let program, let reason):
      return "Could not run `\(program)`: \(reason)"
    case .interrupted:
      return "Interrupted before the servers were ready."
    }
  }

  private static func quote(_ lines: [String]) -> String {
    lines.isEmpty ? "" : " It says:\n" + lines.map { "  " + $0 }.joined(separator: "\n")
  }
}
