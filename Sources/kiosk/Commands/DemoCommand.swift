internal import ArgumentParser
internal import Glibc
internal import LocalServers
internal import Synchronization
internal import SystemPackage

/// `kiosk demo`: the whole kiosk with its own servers.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Opens the kiosk on a private PostgreSQL and Redis with a sample cinema.",
    discussion: """
      The servers keep their data in `KIOSK_DEMO_DIR`, else in `$XDG_STATE_HOME/kiosk-demo`, else in \
      `~/.local/state/kiosk-demo` (`/var/lib/kiosk-demo` for root). They are reached through Unix sockets \
      that nobody else may open. Any number of kiosks share them; the last one out stops them.

      Cards are paid at a simulated terminal that asks what it shall do. A `kiosk.conf` is read only when \
      --config names it, and does not say where the servers are.

      With `-- COMMAND …` the command is run instead of the kiosk, with PGHOST, PGDATABASE, PGUSER and \
      KIOSK_REDIS set, and its exit status returned: `kiosk demo -- psql -c 'TABLE bookings'`.
      """)

  @Flag(help: "Remove all data first and begin afresh. Asks first when a person is there.")
  var reset = false

  @Flag(help: "Do not ask before removing all data.")
  var yes = false

  @OptionGroup var options: RunOptions

  @Argument(parsing: .postTerminator, help: "A command to run instead of the kiosk.")
  var command: [String] = []

  func run() async throws {
    LocalServers.forgetOtherServers()
    let environment = ProcessEnvironment.variables
    let directory = Location.standard(environment: environment, effectiveUserID: geteuid())
    let configuration = try DemoConfiguration(options, in: directory, environment: environment)
    if reset { try await beginAfresh(in: directory) }

    // If nobody reads the output any more, the servers must still be stopped.
    signal(SIGPIPE, SIG_IGN)
    let steps = StepDisplay(isQuiet: !command.isEmpty, environment: environment)
    let joining = Task {
      try await LocalServers.join(at: directory, searching: ProgramSearch(environment: environment)) {
        steps.show($0)
      }
    }
    let interruption = Mutex<Int32?>(nil)
    let signals = [SIGINT, SIGTERM, SIGHUP]
    let (membership, preparation) = try await withSignals(signals) { signal in
      interruption.withLock { $0 = signal }
      joining.cancel()
    } _: { () -> (Membership, Result<Void, any Error>) in
      let membership: Membership
      do {
        membership = try await joining.value
      } catch {
        steps.clear()
        if let signal = interruption.withLock({ $0 }) { throw ExitCode(128 + signal) }
        throw error
      }
      do {
        // Every kiosk that joins does this: another one may have created the database and been killed before
        // filling it.
        try await SampleDatabase(conninfo: membership.conninfo).prepare { steps.show($0) }
        steps.clear()
        if let signal = interruption.withLock({ $0 }) { throw ExitCode(128 + signal) }
        return (membership, .success(()))
      } catch {
        return (membership, .failure(error))
      }
    }
    // The kiosk and the command each have their own signal handlers. With two for one signal, either might
    // get it, so the handlers above have been removed by now.
    var outcome = preparation
    if case .success = preparation {
      do {
        try await use(membership, configuration, path: environment["PATH"])
      } catch {
        outcome = .failure(error)
      }
    }
    // Whatever asks this process to end, the servers are shut down properly.
    await withSignals(signals) { _ in
    } _: {
      await membership.leave { steps.show($0) }
    }
    steps.clear()
    try outcome.get()
  }

  private func use(
    _ membership: Membership, _ configuration: DemoConfiguration, path: String?
  ) async throws {
    guard !command.isEmpty else { return try await options.open(configuration.onServers(of: membership)) }
    do {
      let status = try await ForegroundCommand.run(command, adding: membership.environment, path: path)
      if status != 0 { throw ExitCode(status) }
    } catch let failure as ForegroundCommandError {
      StandardError.write("Error: \(failure)\n")
      throw ExitCode(failure.exitStatus)
    }
  }

  private func beginAfresh(in directory: FilePath) async throws {
    let isAPersonThere = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    if isAPersonThere && !yes {
      StandardError.write("Remove all bookings and other data in `\(directory)`? [y/N] ")
      let answer = readLine() ?? ""
      guard ["y", "yes"].contains(answer.lowercased()) else {
        StandardError.write("Nothing was removed.\n")
        throw ExitCode.failure
      }
    }
    try await LocalServers.reset(at: directory)
  }
}
