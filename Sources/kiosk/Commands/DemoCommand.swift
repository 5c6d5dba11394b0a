internal import ArgumentParser
internal import Glibc
internal import LocalServers
internal import Synchronization
internal import SystemPackage

/// `kiosk demo`: the whole kiosk on servers of its own.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Opens the kiosk on a private PostgreSQL and Redis with a sample cinema.",
    discussion: """
      The servers keep their data in `KIOSK_DEMO_DIR`, else in `$XDG_STATE_HOME/kiosk-demo`, else in \
      `~/.local/state/kiosk-demo` (`/var/lib/kiosk-demo` for root). They are reached through Unix sockets \
      that nobody else may open. Any number of kiosks share them; the last one out stops them.

      With `-- COMMAND …` the command is run instead of the kiosk, with PGHOST, PGDATABASE, PGUSER and \
      KIOSK_REDIS set, and its exit status returned: `kiosk demo -- psql -c 'TABLE bookings'`.
      """)

  @Flag(help: "Remove all data first and begin afresh. Asks first when a person is there.")
  var reset = false

  @Flag(help: "Do not ask before removing all data.")
  var yes = false

  @Argument(parsing: .postTerminator, help: "A command to run instead of the kiosk.")
  var command: [String] = []

  func run() async throws {
    let environment = ProcessEnvironment.variables
    let directory = Location.standard(environment: environment, effectiveUserID: geteuid())
    if reset { try await beginAfresh(in: directory) }

    let steps = StepDisplay(isQuiet: !command.isEmpty, environment: environment)
    let joining = Task {
      try await LocalServers.join(at: directory, searching: ProgramSearch(environment: environment)) {
        steps.show($0)
      }
    }
    let interruption = Mutex<Int32?>(nil)
    // Whatever asks this process to end, the servers are left in good order.
    try await withSignals([SIGINT, SIGTERM, SIGHUP]) { signal in
      interruption.withLock { $0 = signal }
      joining.cancel()
    } _: {
      let membership: Membership
      do {
        membership = try await joining.value
      } catch {
        steps.clear()
        if let signal = interruption.withLock({ $0 }) { throw ExitCode(128 + signal) }
        throw error
      }
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await use(membership, steps: steps, path: environment["PATH"]))
      } catch {
        outcome = .failure(error)
      }
      await membership.leave { steps.show($0) }
      steps.clear()
      try outcome.get()
    }
  }

  private func use(_ membership: Membership, steps: StepDisplay, path: String?) async throws {
    try await prepareDatabase(membership)
    steps.clear()
    guard !command.isEmpty else { return try await openKiosk(membership) }
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

  // MARK: - The rest of the kiosk goes in here

  /// Migrates the database and loads the sample cinema. Called by everyone who joins: another kiosk may have
  /// made the database and been killed before it was migrated.
  private func prepareDatabase(_ membership: Membership) async throws {}

  /// Runs the user interface until the person leaves.
  private func openKiosk(_ membership: Membership) async throws {
    for (name, value) in membership.environment.sorted(by: { $0.key < $1.key }) {
      print("\(name)=\(value)")
    }
  }
}
