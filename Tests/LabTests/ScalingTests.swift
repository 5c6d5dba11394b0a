import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@testable import lab

/// The program itself, in small.
@Suite("Scaling past one machine", .serialized)
struct ScalingTests {
  @Test("Sales go on at the promoted standby, and nothing acknowledged is lost")
  func failover() async throws {
    // How soon they go on is for a machine that does nothing else.
    let run = try await GrowingProgram.run(
      "failover --kiosks 6 --processes 2 --seconds 2 --notice 0.3 --limit 120")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["lost"] == 0)
    #expect(run.report.figures["silent"].map { $0 > 0.3 } == true, "\(run)")
    #expect(run.report.figures["first_after_promotion"].map { $0 > 0 } == true, "\(run)")
  }

  @Test("Without waiting for the standby, acknowledged sales are lost, and the checker says so")
  func asynchronousFailover() async throws {
    let run = try await GrowingProgram.run(
      "failover --asynchronous --kiosks 6 --processes 2 --seconds 2 --notice 0.3 --limit 120")
    #expect(run.status == .exited(1), "\(run)")
    #expect(run.report.figures["first_after_promotion"].map { $0 > 0 } == true, "\(run)")
    #expect(run.report.figures["lost"].map { $0 > 0 } == true, "\(run)")
    #expect(run.report.violations.contains { $0.hasPrefix(Rule.acknowledgedStands.rawValue) }, "\(run)")
    #expect(run.complaints.contains("Again: ./.run lab failover --kiosks 6"), "\(run)")
    #expect(run.complaints.contains("sell          ok       seats"), "\(run)")
    let logs = try #require(run.report.logs)
    #expect(FileManager.default.fileExists(atPath: logs + "/lab.jsonl"))
    try FileManager.default.removeItem(atPath: logs)
  }

  @Test("In a Redis Cluster sales go on while slots move and a node dies")
  func cluster() async throws {
    let run = try await GrowingProgram.run(
      "cluster --kiosks 8 --processes 2 --seconds 3 --moves 2 --node-timeout 6000")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["ASK"].map { $0 > 0 } == true, "\(run)")
    #expect(run.report.figures["sold_meanwhile"].map { $0 > 0 } == true, "\(run)")
  }

  @Test("Holds go on at a promoted Redis replica", arguments: ["", " --addresses"])
  func promote(flag: String) async throws {
    let run = try await GrowingProgram.run("promote --kiosks 6 --processes 2 --seconds 2\(flag)")
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.report.figures["customer_taken_anew"] == 1, "\(run)")
    #expect(run.report.figures["held_after"].map { $0 >= 0 } == true, "\(run)")
  }
}

/// What it says of itself.
private struct GrowingProgram: CustomStringConvertible {
  let status: TerminationStatus
  let report: ScalingReport
  let complaints: String

  static func run(_ arguments: String) async throws -> GrowingProgram {
    let result = try await LabProgram.run(arguments + " --json")
    do {
      return GrowingProgram(
        status: result.terminationStatus,
        report: try JSONDecoder().decode(ScalingReport.self, from: Data(result.standardOutput.utf8)),
        complaints: result.standardError)
    } catch {
      Issue.record("\(error)\n\(result.standardOutput)\n\(result.standardError)")
      throw error
    }
  }

  var description: String { "\(status) \(report)\n\(complaints.prefix(4_000))" }
}
