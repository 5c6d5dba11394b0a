internal import Glibc
internal import FaultInjection
internal import Subprocess
internal import SystemPackage

/// A program under strace, which stops it at every call that counts, and lets one of them fail.
///
/// A signal that strace delivers as a call begins lets the call happen, unless it is SIGKILL. So every call brings a SIGSTOP
/// with it: the program stands still after the call's effect and before it knows of that, and is then killed or let go on. What
/// it does between two calls is seen by nobody, so that a kill after one call is also the kill before the next; only the kill
/// before the first is a case of its own, done by strace with SIGKILL. Counting the stops numbers the calls of all threads
/// together; strace's own counts are each thread's, and a serial queue's work goes from one thread to another.
///
/// A call that is to fail is the next of its name after a certain stop: there one strace gives the program to another, which
/// injects the failure, and a SIGSTOP with it, so that it is taken away again before another call fails.
///
/// Not covered: half of a call. What the kernel does in one call is done or not; a message that is cut in the middle, and a line
/// of which only a part is on disk, are the fault proxy's and the ledger's own tests' subjects.
struct TracedProgram: Sendable {
  /// The calls that talk to a server, or write a file: those on files of no interest are let go on.
  private static let calls = [
    "connect", "sendto", "sendmsg", "recvfrom", "recvmsg", "read", "pread64", "readv", "write", "pwrite64",
    "writev", "poll", "ppoll", "openat", "flock", "ftruncate", "fsync", "fdatasync",
  ].joined(separator: ",")

  /// What became of it.
  struct Run: Sendable {
    var trace: SaleTrace
    /// After which call it was killed by us.
    var killedAfter: CrashPoint?
    /// Which call failed.
    var failed: CrashPoint?
    /// Its exit status; nil when a signal ended it.
    var status: Int32?
    /// What it wrote to standard error: nothing where all is well.
    var said = ""
    /// The last lines of strace.
    var lastLines: [Substring] = []
    /// Whether it hung and was ended because of that.
    var isTimedOut = false
    /// Whether strace went away before the program did, by a race of its own between SIGCONT and PTRACE_LISTEN.
    var isTracerLost = false

    /// Whether what was to happen did happen.
    func suffered(_ mishap: Mishap) -> Bool {
      guard !isTimedOut, !isTracerLost else { return false }
      return switch mishap {
      case .none: true
      case .killBeforeAll: trace.points.allSatisfy { $0.partner == .history }
      case .kill(let point): killedAfter == point && trace.points.last == point
      case .fault(let fault): failed == fault.point
      }
    }
  }

  /// Where its end is seen to, should this process be killed.
  let room: ServerRoom
  let program: String
  let arguments: [String]
  let places: [(path: String, partner: CrashPoint.Partner)]
  /// With the stack of each call, which takes long.
  var showsStacks = false

  /// How long a sale may take; the product itself gives up sooner.
  private static let patience = Duration.seconds(45)

  /// Runs it to its end, or to the mishap.
  func run(until mishap: Mishap) async throws -> Run {
    let outcome = try await Subprocess.run(
      .name("strace"),
      // The program is the child, strace a grandchild, which leaves it alone when it is told to go.
      arguments: Arguments(
        ["-D", "-I", "1"] + common + Self.injection(for: mishap) + ["--", program] + arguments),
      input: .none, output: .sequence, error: .string(limit: 1 << 16)
    ) { execution in
      let process = execution.processIdentifier.value
      room.note(process, as: "sale\(process)")
      defer { room.forget("sale\(process)") }
      return try await follow(execution.standardOutput.strings(), of: process, until: mishap)
    }
    var run = outcome.closureResult
    if case .exited(let status) = outcome.terminationStatus { run.status = status }
    run.said = outcome.standardError
    return run
  }

  private var common: [String] {
    ["-f", "-y", "-q", "-s", "32", "-o", "/dev/stdout", "-e", "signal=SIGSTOP,SIGKILL"]
      + (showsStacks ? ["-k"] : [])
  }

  private static func injection(for mishap: Mishap) -> [String] {
    switch mishap {
    case .none, .kill, .fault: ["-e", "trace=execve,\(calls)", "-e", "inject=\(calls):signal=SIGSTOP"]
    case .killBeforeAll: ["-e", "trace=execve,\(calls)", "-e", "inject=connect:signal=SIGKILL:when=1"]
    }
  }

  /// Reads what strace writes, and lets the program go on at each stop, until the mishap's moment.
  private func follow(
    _ lines: some AsyncSequence<String, any Error>, of process: Int32, until mishap: Mishap
  ) async throws -> Run {
    var run = Run(trace: SaleTrace(places: places))
    let watchdog = Watchdog(process, patience: Self.patience)
    var isArmed = mishap.isDueAtFirstStop
    var hasEnded = false
    for try await line in lines {
      note(line, in: &run)
      switch run.trace.read(line[...]) {
      case .point(let point): isArmed = isArmed || mishap.isDue(after: point)
      case .ended: hasEnded = true
      case .stopped where isArmed:
        isArmed = false
        if case .fault(let fault) = mishap {
          try await inject(fault, into: watchdog, &run)
          // From here on nobody looks on: what is left to read is the end.
          hasEnded = true
        } else {
          run.killedAfter = run.trace.points.last
          watchdog.signal(SIGKILL)
        }
      case .stopped: watchdog.signal(SIGCONT)
      case .began, .other: break
      }
    }
    run.isTracerLost = run.isTracerLost || !hasEnded
    // Whom strace has left behind stands still for ever otherwise.
    if run.isTracerLost { watchdog.signal(SIGKILL) }
    run.isTimedOut = watchdog.stop()
    return run
  }

  /// The first strace leaves the stopped program, and another one takes it to the failure.
  private func inject(_ fault: CallFault, into watchdog: Watchdog, _ run: inout Run) async throws {
    guard let process = watchdog.process, await dismissTracer(of: process) else {
      run.isTracerLost = true
      return
    }
    var trace = run
    let outcome = try await Subprocess.run(
      .name("strace"),
      arguments: Arguments(
        common + [
          "-p", "\(process)", "-e", "trace=\(Self.calls)", "-e",
          "inject=\(fault.point.call):\(fault.result):signal=SIGSTOP:when=1",
        ]), input: .none, output: .sequence, error: .discarded
    ) { execution in
      var hasBegun = false
      var isLeaving = false
      for try await line in execution.standardOutput.strings() {
        note(line, in: &trace)
        let sighting = trace.trace.read(line[...])
        if !hasBegun, line.contains("--- stopped by SIGSTOP") {
          // It has all of the threads.
          hasBegun = true
          watchdog.signal(SIGCONT)
        } else if sighting == .stopped, !isLeaving {
          isLeaving = true
          kill(execution.processIdentifier.value, SIGINT)
        }
      }
      return trace
    }
    run = outcome.closureResult
    run.failed = run.trace.injected
    run.isTracerLost = await !dismissTracer(of: process)
    watchdog.signal(SIGCONT)
  }

  private func note(_ line: String, in run: inout Run) {
    run.lastLines = run.lastLines.suffix(showsStacks ? 400 : 12) + [line[...]]
  }

  /// Tells whoever traces a process to leave it, and waits for that.
  private func dismissTracer(of process: Int32) async -> Bool {
    if let tracer = Self.tracer(of: process), tracer > 0 { kill(tracer, SIGINT) }
    return await eventually(within: .seconds(10)) { Self.tracer(of: process) ?? 0 == 0 }
  }

  /// 0 when nobody traces it; nil when it has ended.
  private static func tracer(of process: Int32) -> Int32? {
    let status = try? FileText.read("/proc/\(process)/status")
    let line = status?.split(separator: "\n").first { $0.hasPrefix("TracerPid:") }
    return line.flatMap { Int32($0.dropFirst("TracerPid:".count).drop { $0 == "\t" }) }
  }
}

extension Mishap {
  /// Whether its moment is the next stop after `point`.
  fileprivate func isDue(after point: CrashPoint) -> Bool {
    switch self {
    case .none, .killBeforeAll: false
    case .kill(let last): last == point
    case .fault(let fault): fault.predecessor == point
    }
  }

  fileprivate var isDueAtFirstStop: Bool {
    if case .fault(let fault) = self { fault.predecessor == nil } else { false }
  }
}

/// A short file of the kernel's.
private enum FileText {
  static func read(_ path: String) throws -> String {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      try unsafe String(unsafeUninitializedCapacity: 8_192) { buffer in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
  }
}
