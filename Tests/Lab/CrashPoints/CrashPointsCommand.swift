internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// `lab crash-points`.
struct CrashPointsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crash-points",
    abstract: "Kills a sale at every system call that talks to a server, and checks what becomes of it.",
    discussion: """
      Each sale is killed after another call, then a kiosk is started anew and ends what was left, and nobody may \
      have paid without a seat or sit without having paid. After that, calls fail instead: with lost connections, \
      interruptions, a full disk. Needs strace. Exits with 1 if anything was lost or a point was not reached.
      """)

  @Flag(help: "Only sales that are paid so; both without it.")
  var means: SaleMeans?

  @Flag(help: "Take every eighth point.")
  var quick = false

  @Flag(help: "List the points, too.")
  var list = false

  @Option(help: "How many sales go wrong at the same time.")
  var lanes = 8

  @Option(
    help:
      "Only this point, as `postgres.7.recvfrom.1`; `none` and `before-all` are the sale that goes well and the one that never begins."
  )
  var point: String?

  @Option(help: "Only this fault, as `postgres.3.sendto.1:error=EPIPE`.")
  var fault: String?

  func validate() throws {
    guard (1...64).contains(lanes) else { throw ValidationError("--lanes is a number from 1 to 64.") }
    if point != nil || fault != nil {
      guard means != nil else {
        throw ValidationError("With --point and --fault give --cash or --card, too.")
      }
      _ = try single()
    }
  }

  func run() async throws {
    try await Strace.check()
    if let single = try single(), let means {
      try await show(single, paying: means)
    } else {
      try await sweep()
    }
  }

  /// What was asked for with --point or --fault.
  private enum Single {
    case point(Mishap)
    case fault(CrashPoint, result: String)
  }

  private func single() throws -> Single? {
    if let fault {
      let parts = fault.split(separator: ":").map { String($0) }
      guard parts.count == 2, let known = CrashPoint(parts[0]) else {
        throw ValidationError(
          "There is no fault `\(fault)`. One is written as `postgres.3.sendto.1:error=EPIPE`.")
      }
      return .fault(known, result: parts[1])
    }
    guard let point else { return nil }
    if point == "none" { return .point(.none) }
    if point == "before-all" { return .point(.killBeforeAll) }
    guard let known = CrashPoint(point) else {
      throw ValidationError("There is no point `\(point)`. One is written as `postgres.7.recvfrom.1`.")
    }
    return .point(.kill(after: known))
  }

  /// One mishap with all that can be said of it.
  private func show(_ single: Single, paying means: SaleMeans) async throws {
    let sweep = try await Sweep(lab: Strace.thisProgram(), lanes: 1, sales: 40)
    let mishap: Mishap
    switch single {
    case .point(let wanted): mishap = wanted
    case .fault(let point, let result):
      let points = try await sweep.points(of: means).points
      guard let place = points.firstIndex(of: point) else {
        throw ValidationError("A sale by \(means.rawValue) has no point `\(point)`.")
      }
      mishap = .fault(
        CallFault(point: point, predecessor: place == 0 ? nil : points[place - 1], result: result))
    }
    var ordeal = try await sweep.lanes[0].suffer(mishap, paying: means, showsStacks: true)
    for _ in 1..<20 where !ordeal.run.suffered(mishap) && ordeal.isRight {
      ordeal = try await sweep.lanes[0].suffer(mishap, paying: means, showsStacks: true)
    }
    print(ordeal.run.lastLines.joined(separator: "\n"))
    print(ordeal.story)
    let hit = ordeal.run.killedAfter ?? ordeal.run.failed
    print("\(hit.map { "at \($0): " } ?? "")\(ordeal.ending.rawValue)")
    for violation in ordeal.violations { print("VIOLATION \(violation)") }
    if !ordeal.run.suffered(mishap) { print("It did not happen in any of 20 sales.") }
    guard ordeal.isRight, ordeal.run.suffered(mishap) else { throw ExitCode.failure }
  }

  private func sweep() async throws {
    let start = ContinuousClock.now
    let sweep = try await Sweep(lab: Strace.thisProgram(), lanes: lanes, sales: quick ? 60 : 240)
    var report = CrashPointReport()
    for means in means.map({ [$0] }) ?? SaleMeans.allCases {
      let lessons = try await sweep.points(of: means)
      let points = lessons.points
      report.note(lessons, of: means)
      let step = quick ? 8 : 1
      func chosen<Element>(_ all: [Element]) -> [Element] {
        all.enumerated().filter { $0.offset % step == step - 1 }.map(\.element)
      }
      let mishaps =
        [.killBeforeAll] + chosen(points).map { Mishap.kill(after: $0) }
        + chosen(CallFault.all(in: points)).map { .fault($0) }
        // What comes before them differs, so that no call can be named that is to fail there.
        + chosen(lessons.varying).map { .kill(after: $0) }
      let jobs = mishaps.map { Sweep.Job(means: means, mishap: $0) }
      report.plan(jobs, varying: Set(lessons.varying))
      let ordeals = try await sweep.suffer(jobs, attempts: 8) { show($0, of: jobs.count, means) }
      ordeals.forEach { report.note($0) }
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    if isatty(STDERR_FILENO) == 1 { FileDescriptor.standardError.say("\r\u{1B}[K") }
    if list { report.points.forEach { print($0) } }
    for violation in report.violations { FileDescriptor.standardError.say("\(violation)\n") }
    print(report.line)
    if !report.isRight { throw ExitCode.failure }
  }

  private func show(_ done: Int, of all: Int, _ means: SaleMeans) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    FileDescriptor.standardError.say("\r\u{1B}[K\(means.rawValue): \(done) of \(all)")
  }
}

extension FileDescriptor {
  fileprivate func say(_ text: String) {
    _ = try? writeAll(text.utf8)
  }
}

/// The tracer itself.
enum Strace {
  /// The program that runs, to be started again.
  static func thisProgram() -> String {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe bytes.baseAddress.map { unsafe readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Why nothing can be traced here; nil where it can.
  static func problem() async -> String? {
    let outcome = try? await Subprocess.run(
      .name("strace"), arguments: ["-f", "-o", "/dev/null", "-e", "trace=none", "true"], output: .discarded,
      error: .string(limit: 4_096))
    guard let outcome else { return "strace is not installed: `apt-get install strace`." }
    return outcome.terminationStatus.isSuccess
      ? nil : "strace may not trace programs here: \(outcome.standardError)"
  }

  static func check() async throws {
    if let problem = await problem() {
      FileDescriptor.standardError.say("lab: \(problem)\n")
      throw ExitCode(EX_UNAVAILABLE)
    }
  }
}
