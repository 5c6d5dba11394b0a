internal import FoundationEssentials
internal import Glibc
internal import FaultInjection
internal import Subprocess
internal import SystemPackage

/// One process of kiosks: this program once more, as `lab client`.
actor ClientProcess {
  nonisolated let name: String
  private let room: ServerRoom
  /// What it reads; closed with this, and then it ends.
  private let orders: FileDescriptor
  private let process: pid_t
  private let end: Task<TerminationStatus?, Never>
  private let leaving: AsyncStream<Never>
  /// Whether it is meant to end.
  private var isDismissed = false

  /// Starts it and waits until its kiosks are open.
  /// - Parameter met: called for each customer who has come upon what the process was told.
  init(
    _ plan: ClientPlan, in records: FilePath, room: ServerRoom,
    met: @escaping @Sendable (ClientOrder) -> Void
  ) async throws {
    name = plan.name
    self.room = room
    let file = records.appending("\(plan.name).plan.json")
    try JSONEncoder().encode(plan).write(to: URL(filePath: file.string))
    let (input, orders) = try FileDescriptor.pipe()
    // No other child may keep it open.
    _ = fcntl(orders.rawValue, F_SETFD, FD_CLOEXEC)
    self.orders = orders
    let errors = try FileDescriptor.open(
      records.appending("\(plan.name).log"), .writeOnly, options: [.create, .append, .closeOnExec],
      permissions: [.ownerReadWrite])
    let (opening, opened) = AsyncThrowingStream<pid_t, any Error>.makeStream()
    let (leaving, left) = AsyncStream<Never>.makeStream()
    self.leaving = leaving
    // A session of its own: what stops the lab from the keyboard must not reach it first.
    var options = PlatformOptions()
    options.createSession = true
    let configuration = Configuration(
      executable: .path("/proc/self/exe"), arguments: ["client", file.string], platformOptions: options)
    let name = plan.name
    end = Task {
      defer { left.finish() }
      do {
        let result = try await Subprocess.run(
          configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .sequence,
          error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
        ) { execution in
          for try await line in execution.standardOutput.strings() {
            let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
            switch words.first {
            case "open": opened.yield(execution.processIdentifier.value)
            case "met": if let order = words.last.flatMap(ClientOrder.init(line:)) { met(order) }
            case "out": left.finish()
            default: break
            }
          }
        }
        opened.finish(throwing: LabError("The client process \(name) ended before it had opened."))
        return result.terminationStatus
      } catch {
        opened.finish(throwing: error)
        return nil
      }
    }
    var first: pid_t?
    for try await process in opening {
      first = process
      break
    }
    guard let first else { throw LabError("The client process \(name) did not open.") }
    process = first
    room.note(process, as: name)
  }

  func tell(_ order: ClientOrder) {
    // Whoever is dead need not know: how it died is told in the end.
    _ = try? orders.writeAll("\(order.line)\n".utf8)
  }

  /// - Returns: whether it is there to be signalled.
  func signal(_ signal: Int32) -> Bool { kill(process, signal) == 0 }

  /// Waits until its customers have left, which they do when told; it may have ended before.
  func leavingOfCustomers() async { for await _ in leaving {} }

  /// Ends it by SIGKILL, or in an orderly way by the end of its input.
  /// - Returns: how it ended, if that was in another way.
  func dismiss(byKilling: Bool) async -> String? {
    guard !isDismissed else { return nil }
    isDismissed = true
    if byKilling { kill(process, SIGKILL) }
    try? orders.close()
    let status = await end.value
    room.forget(name)
    guard status != (byKilling ? .signaled(SIGKILL) : .exited(EX_OK)) else { return nil }
    return switch status {
    case .exited(let code): "\(name) ended by itself with status \(code)"
    case .signaled(let signal): "\(name) was ended by signal \(signal)"
    case nil: "nobody knows how \(name) ended"
    }
  }
}

/// Why a run of the lab cannot go on.
struct LabError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
