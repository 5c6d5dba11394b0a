import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@testable import lab

/// The program itself, in small.
@Suite("Growing past one machine", .serialized)
struct GrowingTests {
  @Test("Sales go on at the promoted standby, and nothing acknowledged is lost")
  func failover() async throws {
    let run = try await GrowingProgram.run("failover --kiosks 6 --processes 2 --seconds 2 --notice 0.3")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["lost"] == 0)
    #expect(run.report.figures["silent"].map { $0 > 0.3 && $0 < 10 } == true, "\(run)")
  }

  @Test("Without waiting for the standby, acknowledged sales are lost, and the checker says so")
  func asynchronousFailover() async throws {
    let run = try await GrowingProgram.run(
      "failover --asynchronous --kiosks 6 --processes 2 --seconds 2 --notice 0.3")
    #expect(run.status == .exited(1), "\(run)")
    #expect(run.report.figures["lost"].map { $0 > 0 } == true, "\(run)")
    #expect(run.report.violations.contains { $0.hasPrefix(Rule.acknowledgedStands.rawValue) }, "\(run)")
  }

  @Test("In a Redis Cluster sales go on while slots move and a node dies")
  func cluster() async throws {
    let run = try await GrowingProgram.run("cluster --kiosks 8 --processes 2 --seconds 3 --moves 2")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["ASK"].map { $0 > 0 } == true, "\(run)")
    #expect(run.report.figures["sold_meanwhile"].map { $0 > 0 } == true, "\(run)")
  }

  @Test("Holds go on at a promoted Redis replica", arguments: ["", " --addresses"])
  func promote(flag: String) async throws {
    let run = try await GrowingProgram.run("promote --kiosks 6 --processes 2 --seconds 2\(flag)")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["taken_anew"].map { $0 > 0 } == true, "\(run)")
  }
}

/// `lab`, which SwiftPM builds beside the tests.
private struct GrowingProgram: CustomStringConvertible {
  let status: TerminationStatus
  let report: GrowingReport
  let complaints: String

  static func run(_ arguments: String) async throws -> GrowingProgram {
    let program = FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("lab")
    let words = arguments.split(separator: " ").map { String($0) } + ["--json"]
    let result = try await Subprocess.run(
      .path(program), arguments: Arguments(words), output: .string(limit: 1_048_576),
      error: .string(limit: 1_048_576))
    do {
      return GrowingProgram(
        status: result.terminationStatus,
        report: try JSONDecoder().decode(GrowingReport.self, from: Data(result.standardOutput.utf8)),
        complaints: result.standardError)
    } catch {
      Issue.record("\(error)\n\(result.standardOutput)\n\(result.standardError)")
      throw error
    }
  }

  var description: String { "\(status) \(report)\n\(complaints.prefix(4_000))" }
}
