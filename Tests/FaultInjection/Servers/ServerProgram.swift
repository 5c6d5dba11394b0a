internal import Glibc
internal import LocalServers
internal import Subprocess
package import SystemPackage

/// One server as a child of this process, which can be signalled at any moment and started again.
package actor ServerProgram {
  package nonisolated let name: String
  package nonisolated let room: ServerRoom
  package nonisolated let directory: FilePath
  /// What it writes, one start after the other.
  package nonisolated let log: FilePath
  /// What it is started with the next time.
  private var environment: [String: String] = [:]
  private var running: Running?

  private struct Running {
    let process: pid_t
    let end: Task<Void, Never>
  }

  init(_ name: String, in room: ServerRoom) throws {
    self.name = name
    self.room = room
    directory = try room.directory(named: name)
    log = room.path.appending("\(name).log")
  }

  /// Nil while it does not run.
  package var process: Int32? { running?.process }

  /// Adds a variable to what it is started with; nil takes it away.
  package func set(_ variable: String, to value: String?) {
    environment[variable] = value
  }

  /// Lies to it from its next start on.
  package func preload(_ faults: PreloadedFaults) {
    environment.merge(faults.environment) { $1 }
  }

  /// Starts a program as the user who runs the servers, in a session of its own.
  func start(_ program: FilePath, _ arguments: [String]) async throws {
    guard running == nil else { return }
    let output = try FileDescriptor.open(
      log, .writeOnly, options: [.create, .append, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    var options = PlatformOptions()
    options.createSession = true
    if geteuid() != room.account.userID {
      options.userID = room.account.userID
      options.groupID = room.account.groupID
      options.supplementaryGroups = []
    }
    var variables: [Environment.Key: String] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": directory.string, "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]
    for (key, value) in environment { variables[.init(stringLiteral: key)] = value }
    let configuration = Configuration(
      executable: .path(program), arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: directory, platformOptions: options)
    let (started, signal) = AsyncThrowingStream<pid_t, any Error>.makeStream()
    let end = Task {
      do {
        _ = try await run(
          configuration, input: .none, output: .fileDescriptor(output, closeAfterSpawningProcess: true),
          error: .combinedWithOutput
        ) { execution in
          signal.yield(execution.processIdentifier.value)
          signal.finish()
        }
      } catch {
        signal.finish(throwing: error)
      }
    }
    for try await process in started {
      running = Running(process: process, end: end)
      room.note(process, as: name)
    }
  }

  /// Sends a signal; without a process nothing happens.
  package func signal(_ signal: Int32) {
    if let running { kill(running.process, signal) }
  }

  /// Waits until it has ended, which somebody has to have seen to.
  package func ending() async {
    guard let ended = running else { return }
    await ended.end.value
    if running?.process == ended.process {
      running = nil
      room.forget(name)
    }
  }

  /// Ends it by a signal and waits for that.
  package func end(by signal: Int32) async {
    if signal == SIGKILL || signal == SIGTERM || signal == SIGINT { self.signal(SIGCONT) }
    self.signal(signal)
    await ending()
  }

  /// Whether it has ended by itself.
  package var hasEnded: Bool {
    guard let running else { return true }
    return kill(running.process, 0) != 0
  }

  /// The last lines that it wrote.
  package nonisolated var lastLines: String {
    let file = unsafe open(log.string, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe pread(file, &bytes, bytes.count, Swift.max(0, size - bytes.count))
    return String(decoding: bytes.prefix(Swift.max(0, count)), as: UTF8.self)
  }
}

/// Why a server is not as it was asked to be.
package struct ServerRoomError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}

/// Asks again and again whether something has come true that tells nobody when it does.
package func eventually(within limit: Duration, _ isTrue: () async throws -> Bool) async rethrows -> Bool {
  let deadline = ContinuousClock.now + limit
  var pause = Duration.milliseconds(2)
  while try await !isTrue() {
    if ContinuousClock.now >= deadline { return false }
    try? await Task.sleep(for: pause)
    pause = min(pause * 3 / 2, .milliseconds(50))
  }
  return true
}
