/// What is being done while servers start or stop, for whoever waits.
package enum Step: Sendable, Equatable, CustomStringConvertible {
  /// Another process is starting or stopping the same servers.
  case waitingForAnother
  /// What is left of servers that were killed has to end first.
  case waitingForRemains(Server)
  case creatingCluster(version: String)
  case starting(Server, version: String)
  case joining
  case stopping

  package var description: String {
    switch self {
    case .waitingForAnother: "Waiting for another kiosk that is starting or stopping the servers"
    case .waitingForRemains(let server): "Waiting for the last of an earlier \(server.rawValue) to end"
    case .creatingCluster(let version): "Creating a PostgreSQL \(version) database cluster"
    case .starting(let server, let version): "Starting \(server.rawValue) \(version)"
    case .joining: "Joining the servers that already run"
    case .stopping: "Stopping PostgreSQL and Redis"
    }
  }
}
