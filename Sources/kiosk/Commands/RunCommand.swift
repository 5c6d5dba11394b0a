internal import ArgumentParser
internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import Terminal

/// `kiosk`, `kiosk run`: the kiosk with the servers that the configuration names.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Opens the kiosk on the configured servers (default).",
    discussion: """
      Defaults give way to the configuration file, that to `KIOSK_*` variables, and those to these options; \
      in the walk-up profile variables are ignored. The annotated `kiosk.conf` documents every key.
      """)

  @OptionGroup var options: RunOptions

  func run() async throws {
    let environment = ProcessEnvironment.variables
    let configuration = try ConfigurationSources(
      file: options.file.config, searched: ConfigurationSources.standardFiles(environment: environment),
      environment: environment, options: options.settings
    ).configuration()
    try await options.open(configuration)
  }
}

extension RunOptions {
  /// Runs the kiosk until somebody leaves it.
  /// - Throws: `ExitCode` if a signal ended it.
  @MainActor
  func open(_ configuration: Configuration) async throws {
    let services = try Services(configuration)
    // Connecting and checking the schema go on while the terminal is prepared.
    Task.detached { try? await services.schema.pass() }
    let session = try session(configuration)
    var app = KioskApp(
      on: session, before: services, settings: configuration.settings,
      installation: Installation(configuration, on: session))
    let status = await app.run()
    if status != 0 { throw ExitCode(status) }
  }

  /// Opens the terminal.
  @MainActor
  func session(_ configuration: Configuration) throws -> Session {
    let theme = try configuration.theme(environment: ProcessEnvironment.variables)
    // A terminal that closes reports this twice, as end of input and as a signal. The session handles both.
    // After the session, the signal must not end the process before everything is cleaned up.
    signal(SIGHUP, SIG_IGN)
    return try Session(theme: theme) { capabilities in
      capabilities.mouse = configuration.kiosk.mouse
      adjust(&capabilities)
    }
  }
}
