internal import Glibc
internal import Subprocess
internal import SystemPackage
internal import Synchronization

/// A command run in this process's stead: with its terminal, in its process group.
///
/// The shared process group is what keeps job control whole: Ctrl-Z stops both, `fg` wakes both, and a command
/// that makes itself the terminal's foreground group, as a shell does, gives it back to the one it came from.
/// Ctrl-C reaches both too; this process takes no notice, so that it can tidy up behind the command.
package enum ForegroundCommand {
  /// Runs a command to its end. SIGTERM and SIGHUP are passed on to it.
  ///
  /// - Parameters:
  ///   - command: the program, looked up in `PATH` unless it has a slash, and its arguments.
  ///   - environment: added to this process's own.
  /// - Returns: its exit status; 128 and the signal's number when a signal ended it, as in a shell.
  package static func run(
    _ command: [String], adding environment: [String: String], path: String?
  ) async throws(ForegroundCommandError) -> Int32 {
    guard let name = command.first else { return 0 }
    let program = try find(name, in: path ?? "/usr/local/bin:/usr/bin:/bin")
    var changes: [Environment.Key: String?] = [:]
    for (variable, value) in environment { changes[Environment.Key(stringLiteral: variable)] = value }
    let configuration = Configuration(
      executable: .path(program),
      arguments: Arguments(executablePathOverride: name, remainingValues: Array(command.dropFirst())),
      environment: .inherit.updating(changes))

    let recipient = Mutex(Recipient.toCome(missed: []))
    do {
      let result = try await withSignals([SIGINT, SIGQUIT, SIGTERM, SIGHUP]) { signal in
        guard signal == SIGTERM || signal == SIGHUP else { return }
        recipient.withLock { $0.receive(signal) }
      } _: {
        try await Subprocess.run(
          configuration, input: .currentStandardInput, output: .currentStandardOutput,
          error: .currentStandardError
        ) { execution in
          recipient.withLock { $0.become(execution.processIdentifier.value) }
        }
      }
      switch result.terminationStatus {
      case .exited(let status): return status
      case .signaled(let signal): return 128 + signal
      }
    } catch {
      throw .notExecutable(name, reason: "\(error)")
    }
  }

  /// Whom signals are passed on to. The command may run, and somebody may want it ended, before its id is known here.
  private enum Recipient {
    case toCome(missed: [Int32])
    case running(pid_t)

    mutating func receive(_ signal: Int32) {
      switch self {
      case .toCome(let missed): self = .toCome(missed: missed + [signal])
      case .running(let id): kill(id, signal)
      }
    }

    mutating func become(_ id: pid_t) {
      if case .toCome(let missed) = self {
        for signal in missed { kill(id, signal) }
      }
      self = .running(id)
    }
  }

  private static func find(_ name: String, in path: String) throws(ForegroundCommandError) -> FilePath {
    let candidates =
      name.contains("/")
      ? [FilePath(name)] : path.split(separator: ":").map { FilePath(String($0)).appending(name) }
    if let program = candidates.first(where: \.isProgram) { return program }
    if candidates.contains(where: { (try? $0.stat().type) == .regular }) {
      throw .notExecutable(name, reason: "it may not be executed")
    }
    throw .notFound(name)
  }
}

/// Why a command was not run. The exit statuses are a shell's.
package enum ForegroundCommandError: Error, Sendable, Equatable, CustomStringConvertible {
  case notFound(String)
  case notExecutable(String, reason: String)

  package var exitStatus: Int32 {
    switch self {
    case .notFound: 127
    case .notExecutable: 126
    }
  }

  package var description: String {
    switch self {
    case .notFound(let name): "There is no program `\(name)`."
    case .notExecutable(let name, let reason): "`\(name)` could not be run: \(reason)."
    }
  }
}
