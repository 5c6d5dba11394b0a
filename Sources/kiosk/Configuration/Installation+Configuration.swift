internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import KioskUI
internal import PostgresStore
internal import RedisHolds
internal import Terminal

extension Installation {
  /// What this program is and what it runs on. Walk-up customers are not shown where its servers are.
  @MainActor
  init(_ configuration: Configuration, on session: Terminal.Session) {
    let isCounter = configuration.screens.profile != .walkUp
    self.init(
      terminal: configuration.actor.terminal, version: Kiosk.version, built: Self.programFileTime,
      databaseAddress: isCounter ? (try? configuration.database.server()).map(\.description) : nil,
      redisAddress: isCounter ? (try? RedisAddress(configuration.redis.url)).map(\.description) : nil,
      theme: session.theme.name, terminalType: ProcessEnvironment.variables["TERM"] ?? "",
      colors: session.capabilities.colors.count)
  }

  /// When the program's file was last modified.
  private static var programFileTime: String {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return "" }
    let time = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
    return String(time.formatted(.iso8601).prefix(16)).replacing("T", with: " ") + " UTC"
  }
}

extension ColorDepth {
  fileprivate var count: Int {
    switch self {
    case .monochrome: 0
    case .eight: 8
    case .sixteen: 16
    case .palette256: 256
    }
  }
}
