internal import Glibc
internal import Subprocess
internal import SystemPackage
internal import TextLayout

/// A program that reads a ticket from stdin. Its stdout is discarded, and it has no terminal to write to.
///
/// Its stdin and stderr are unnamed files, not pipes, so that a program that does not read, or that leaves
/// another one running, does not make anybody wait.
struct PrintCommand: Sendable {
  private let words: [String]

  /// - Parameter words: the program and its arguments, at least one.
  init(_ words: [String]) {
    self.words = words
  }

  private var name: String { words.first ?? "" }

  /// Waits for the program to end. If that takes longer than `timeout`, ends it and its children.
  func result(of ticket: [UInt8], within timeout: Duration) async -> Result<Void, PrintError> {
    let input: FileDescriptor
    let complaints: FileDescriptor
    do {
      input = try namelessFile(holding: ticket)
      complaints = try namelessFile(holding: [])
    } catch {
      return .failure(.cannotRun(command: name, reason: "no temporary file can be written (\(error))"))
    }
    defer {
      try? input.close()
      try? complaints.close()
    }
    let ending = await withTaskGroup(of: Ending.self) { group in
      group.addTask { await run(stdin: input, stderr: complaints) }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return .tooSlow
      }
      defer { group.cancelAll() }
      return await group.next() ?? .tooSlow
    }
    switch ending {
    case .exited(0): return .success(())
    case .exited(let status):
      return .failure(.failed(command: name, status: status, message: firstLine(of: complaints)))
    case .killed(let signal): return .failure(.killed(command: name, signal: signal))
    case .notStarted(let error): return .failure(error)
    case .tooSlow: return .failure(.tooSlow(printer: name, after: timeout))
    }
  }

  private enum Ending: Sendable {
    case exited(Int32)
    case killed(Int32)
    case notStarted(PrintError)
    case tooSlow
  }

  /// Runs the program in its own session, away from the screen. If the task is cancelled, the program and its
  /// children are asked to end, and then killed.
  private func run(stdin: FileDescriptor, stderr: FileDescriptor) async -> Ending {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))
    ]
    do {
      let result = try await Subprocess.run(
        name.contains("/") ? .path(FilePath(name)) : .name(name),
        arguments: Arguments(Array(words.dropFirst())),
        environment: .custom(environment()), platformOptions: options,
        input: .fileDescriptor(stdin, closeAfterSpawningProcess: false), output: .discarded,
        error: .fileDescriptor(stderr, closeAfterSpawningProcess: false))
      switch result.terminationStatus {
      case .exited(let status): return .exited(status)
      case .signaled(let signal): return .killed(signal)
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .notStarted(
        .cannotRun(command: name, reason: "there is no such program. Install it, or give its whole path"))
    } catch {
      return .notStarted(.cannotRun(command: name, reason: "\(error)"))
    }
  }

  /// The first line that the program wrote to stderr; nil if it wrote nothing.
  private func firstLine(of complaints: FileDescriptor) -> String? {
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe (try? complaints.read(fromAbsoluteOffset: 0, into: $0)) ?? 0
    }
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map {
      Text.sanitised(String($0.prefix(200)))
    }
    return line?.isEmpty == false ? line : nil
  }
}

/// The environment of a print command: nothing about the kiosk's connections and their secrets.
private func environment() -> [Environment.Key: String] {
  var known: [Environment.Key: String] = [:]
  for name in ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "CUPS_SERVER"] {
    if let value = unsafe getenv(name) {
      known[Environment.Key(stringLiteral: name)] = unsafe String(cString: value)
    }
  }
  return known
}

/// A file that disappears when its descriptor is closed, positioned at its beginning.
private func namelessFile(holding bytes: [UInt8]) throws -> FileDescriptor {
  var generator = SystemRandomNumberGenerator()
  let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  let path = FilePath("\(directory)/kiosk-ticket-\(String(generator.next() as UInt64, radix: 36))")
  let file = try FileDescriptor.open(
    path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
  do {
    _ = unsafe unlink(path.string)
    try file.writeAll(bytes)
    try file.seek(offset: 0, from: .start)
  } catch {
    try? file.close()
    throw error
  }
  return file
}
