internal import LocalServers
internal import SystemPackage

/// The configuration of a demo's kiosk, before and after its servers are known.
struct DemoConfiguration {
  private let configuration: Configuration

  init(_ options: RunOptions, in directory: FilePath, environment: [String: String]) throws {
    var defaults = Configuration()
    defaults.payment.methods = ["cash", "card"]
    // In the same directory as the database whose payments it has.
    defaults.simulator.ledger = directory.appending("card-terminal.jsonl").string
    configuration = try ConfigurationSources(
      defaults: defaults, file: options.file.config, environment: environment, options: options.settings
    ).configuration()
  }

  func onServers(of membership: Membership) -> Configuration {
    var complete = configuration
    complete.database.conninfo = membership.conninfo
    complete.database.service = ""
    complete.redis.url = membership.redisSocket.string
    return complete
  }
}
