import FoundationEssentials
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
    for fault in faults { #expect(run.line.figures.faults[fault.rawValue] == 1, "\(fault)") }
    #expect(run.line.figures.rare.deadlockRetry == 1, "\(run)")
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
    if let papers = result.standardError.firstMatch(of: /(\/tmp\/kiosk-torture-[0-9-]+)/) {
      try? FileManager.default.removeItem(atPath: String(papers.1))
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
