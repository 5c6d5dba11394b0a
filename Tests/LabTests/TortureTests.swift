import FoundationEssentials
import Glibc
import FaultInjection
import Subprocess
import SystemPackage
import Testing

@testable import lab

/// The program itself, in small: its client processes are itself once more.
@Suite("Torture")
struct TortureTests {
  @Test(
    "The checker goes red when what keeps seats and money safe is taken away", arguments: Sabotage.allCases)
  func findsMutants(mutant: Sabotage) async throws {
    let run = try await TortureProgram.run(
      "--seed 3 --clients 12 --processes 2 --showtimes 1 --seconds 6 --mutant \(mutant.rawValue) \(mutant.fault)"
    )
    #expect(run.status == .exited(1), "\(run)")
    let rules = Set(run.line.violations.map { String($0.prefix { $0 != ":" }) })
    #expect(!rules.isDisjoint(with: mutant.brokenRules.map(\.rawValue)), "\(run)")
    #expect(run.complaints.contains("VIOLATION"), "\(run)")
    #expect(run.complaints.contains("./.run lab torture --seed 3"), "\(run)")
  }

  @Test("Nothing is lost when kiosks, servers and lines break")
  func staysClean() async throws {
    let faults: [Fault] = [
      .clientKill, .doubleConfirm, .postgresBackendKill, .commitReplyCut, .oppositeOrders, .redisFlushall,
      .redisKill,
    ]
    let run = try await TortureProgram.run(
      "--seed 4 --clients 10 --processes 2 --seconds 8 --times 1 "
        + faults.map { "--fault \($0.rawValue)" }.joined(separator: " "))
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.line.violations.isEmpty && run.line.problems.isEmpty, "\(run)")
    #expect(run.line.figures.booked > 0)
    for fault in faults {
      #expect(run.line.figures.faults[fault.rawValue] == 1, "\(fault)")
      #expect(run.line.figures.effects[fault.rawValue] ?? 0 > 0, "\(fault)")
    }
    #expect(run.line.figures.rare.deadlockRetries == 1, "\(run)")
  }

  @Test("A process of kiosks that dies by itself is told of, and the lab goes on")
  func outlivesItsKiosks() async throws {
    // Its processes are looked for by their seed, and others may run the same test on this machine.
    let seed = "\(Int.random(in: 100_000...999_999_999))"
    async let running = TortureProgram.run(
      "--seed \(seed) --clients 4 --processes 2 --seconds 8 --fault redis-script-flush --times 1")
    // It has opened once its customers have written down what they want.
    let isKilled = await eventually(within: .seconds(60)) {
      guard let client = OtherProcess.all.first(where: { $0.isClient(of: seed) }),
        (try? FileManager.default.attributesOfItem(atPath: client.history)[.size] as? Int) ?? 0 > 0
      else { return false }
      return kill(client.id, SIGTERM) == 0
    }
    #expect(isKilled)
    let run = try await running
    #expect(run.status == .exited(1), "\(run)")
    #expect(run.line.violations.isEmpty && run.line.problems.count == 1, "\(run)")
    #expect(run.line.problems.first?.contains("was ended by signal 15") == true, "\(run)")
  }

  @Test("A matrix prints a line of JSON for each run, which is told how often the fault happens")
  func matrix() async throws {
    let result = try await TortureProgram.output(
      of: "torture --matrix --fault redis-script-flush --seed 5 --times 1 --seconds 2 --clients 4 --json")
    #expect(result.terminationStatus == .exited(0), "\(result.standardOutput)\n\(result.standardError)")
    let lines = try result.standardOutput.split(separator: "\n").map {
      try JSONDecoder().decode(TortureProgram.Line.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.seed) == [5, 6])
    #expect(lines.map(\.figures.faults) == [["redis-script-flush": 1], ["redis-script-flush": 1]])
  }

  @Test("What it cannot be told it says")
  func refuses() async throws {
    let run = try await TortureProgram.output(of: "torture --clients 0")
    #expect(run.terminationStatus == .exited(64) && run.standardError.contains("numbers from 1 on"))
  }
}

extension Sabotage {
  /// What makes it show itself soon.
  fileprivate var fault: String {
    switch self {
    case .uniqueDropped, .tokensNotCompared: "--fault redis-script-flush --times 1"
    case .newKeyOnRetry: "--fault payment-reply-lost --times 2"
    case .seatsUnsorted: "--fault slow-neighbour --times 6"
    }
  }

  fileprivate var brokenRules: [Rule] {
    switch self {
    case .uniqueDropped: [.seatSoldOnce, .seatAcknowledgedOnce]
    case .tokensNotCompared: [.holdExclusive]
    case .newKeyOnRetry: [.oneChargePerBooking, .chargeHasPayment]
    case .seatsUnsorted: [.noDeadlock]
    }
  }
}

/// `lab`, which SwiftPM builds beside the tests.
private struct TortureProgram: CustomStringConvertible {
  struct Line: Decodable {
    let seed: Int
    let figures: TortureFigures
    let violations: [String]
    let problems: [String]
  }

  let status: TerminationStatus
  let line: Line
  let complaints: String

  static func run(_ arguments: String) async throws -> TortureProgram {
    let result = try await output(of: "torture --json \(arguments)")
    let line: Line
    do {
      line = try JSONDecoder().decode(Line.self, from: Data(result.standardOutput.utf8))
    } catch {
      Issue.record("\(error)\n\(result.standardOutput)\n\(result.standardError)")
      throw error
    }
    // What it keeps of a run with violations is not needed here.
    if let logs = result.standardError.firstMatch(of: /(\/tmp\/kiosk-torture-[0-9-]+)/) {
      try? FileManager.default.removeItem(atPath: String(logs.1))
    }
    return TortureProgram(status: result.terminationStatus, line: line, complaints: result.standardError)
  }

  static func output(
    of arguments: String
  ) async throws -> ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>> {
    let program = FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("lab")
    return try await Subprocess.run(
      .path(program), arguments: Arguments(arguments.split(separator: " ").map(String.init)),
      output: .string(limit: 1_048_576), error: .string(limit: 1_048_576))
  }

  var description: String { "\(status) \(line.problems)\n\(complaints.prefix(4_000))" }
}

/// A process of this machine, as the system tells of it.
private struct OtherProcess {
  let id: pid_t
  private let words: [String]

  static var all: [OtherProcess] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.map { OtherProcess($0) }
  }

  init(_ id: pid_t) {
    self.id = id
    words = Self.text(of: "/proc/\(id)/cmdline").split(separator: "\0").map(String.init)
  }

  private static func text(of path: String) -> String {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) else {
      return ""
    }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = (try? unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }) ?? 0
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Whether it is a process of kiosks of the run with this seed.
  func isClient(of seed: String) -> Bool {
    guard words.count == 3, words[1] == "client" else { return false }
    let fields = Self.text(of: "/proc/\(id)/stat").split { $0 == ")" }.last?.split(separator: " ") ?? []
    guard fields.count > 1, let parent = pid_t(String(fields[1])) else { return false }
    return OtherProcess(parent).words.contains(seed)
  }

  var history: String { words[2].replacing(".plan.json", with: ".jsonl") }
}
