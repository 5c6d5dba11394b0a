internal import Glibc
internal import Subprocess
internal import SystemPackage

/// A server as a program that outlives the one that started it.
///
/// It holds a lock on its log, which it and all its children have open, for exactly as long as any of them
/// lives. That tells a live server from a stale pid file better than the pid does: after a restart the
/// number may be somebody else's, and a zombie still has one.
struct ServerProcess: Sendable {
  let server: Server
  let state: StateDirectory
  /// The file in which the server says its process id, on the first line.
  let pidFile: FilePath

  private let remainsLimit = Duration.seconds(10)

  var log: FilePath { state.path.appending("\(server.rawValue.lowercased()).log") }

  /// Whether any process of it is left.
  var isAlive: Bool {
    get throws(LocalServersError) { try !FileLock(at: log).take(.exclusive) }
  }

  /// Starts a program in a session of its own, so that a Ctrl-C in this terminal does not reach it, as the
  /// user who runs the servers, with its output in the log and the log's lock.
  ///
  /// - Returns: a task that ends with the program, and the log's size before its first line. Nobody has to
  ///   await it; the program goes on when this process ends.
  func launch(
    _ program: FilePath, _ arguments: [String], in directory: FilePath, input: some InputProtocol = .none
  ) async throws(LocalServersError) -> Launch {
    let lock = try FileLock(at: log)
    // What ran before may have children that are a moment behind it.
    guard
      try await eventually(
        within: remainsLimit, { () throws(LocalServersError) in lock.take(.exclusive) })
    else { throw .remainsOf(server, limit: remainsLimit, log: log) }
    // The last few starts are worth keeping, years of them are not.
    let logStart = try FileSystem.attempt(to: "trim", log) { try lock.trim(beyond: 1 << 20) }
    let output = lock.handOver()
    let configuration = Configuration(
      executable: .path(program), arguments: Arguments(arguments), environment: .custom(environment),
      workingDirectory: directory, platformOptions: options)
    let (spawned, signal) = AsyncThrowingStream<Never, any Error>.makeStream()
    let task = Task {
      do {
        let result = try await run(
          configuration, input: input,
          output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .combinedWithOutput
        ) { _ in
          signal.finish()
        }
        return result.terminationStatus.isSuccess
      } catch {
        signal.finish(throwing: error)
        return false
      }
    }
    do {
      // In a task of its own: a cancelled caller must know all the same what there is to stop.
      try await Task { for try await _ in spawned {} }.value
    } catch {
      throw .spawnFailure(program: program.string, reason: "\(error)")
    }
    return Launch(success: task, logStart: logStart)
  }

  struct Launch: Sendable {
    /// Whether the program ended with exit status 0, once it has ended.
    let success: Task<Bool, Never>
    let logStart: Int64
  }

  /// Waits until the server that was just launched is ready.
  func awaitReadiness(
    of launch: Launch, within limit: Duration, _ isReady: () -> Bool
  ) async throws(LocalServersError) {
    var alive = true
    let ready = try await eventually(within: limit) { () throws(LocalServersError) in
      if isReady() { return true }
      alive = try isAlive
      return !alive
    }
    if !ready { throw .serverTooSlow(server, limit: limit, log: log, lastLines: lastLines(since: launch)) }
    if !alive { throw failure(of: launch) }
  }

  func failure(of launch: Launch) -> LocalServersError {
    .serverFailed(server, log: log, lastLines: lastLines(since: launch))
  }

  /// Ends the server by one signal after the other, each with the time to obey it.
  func stop(by signals: [(CInt, patience: Duration)]) async {
    for (signal, patience) in signals {
      var isSent = false
      let hasEnded = try? await eventually(within: patience) { () throws(LocalServersError) in
        if try !isAlive { return true }
        // One that has only just been started has yet to say its process id.
        if !isSent, let processID { isSent = kill(processID, signal) == 0 }
        return false
      }
      if hasEnded != false { return }
    }
  }

  /// The id in the pid file, if that is a process of the right user: the file alone may not make root
  /// signal anybody else.
  private var processID: pid_t? {
    guard let line = try? FileSystem.text(of: pidFile).split(separator: "\n").first,
      let id = pid_t(line.trimmed), id > 1,
      let owner = try? FilePath("/proc/\(id)").stat().userID.rawValue, owner == state.account.userID
    else { return nil }
    return id
  }

  private func lastLines(since launch: Launch) -> [String] {
    let text = (try? FileSystem.text(of: log, from: launch.logStart)) ?? ""
    return text.split(separator: "\n").suffix(6).map(String.init)
  }

  /// What a server gets to see: nothing of the caller's, whose variables for clients, languages and
  /// libraries would change its ways.
  private var environment: [Environment.Key: String] {
    ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": state.path.string, "LC_ALL": "C.UTF-8", "TZ": "UTC"]
  }

  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    if geteuid() != state.account.userID {
      options.userID = state.account.userID
      options.groupID = state.account.groupID
      options.supplementaryGroups = []
    }
    return options
  }
}
