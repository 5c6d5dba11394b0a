import BoxOffice
import SystemPackage
import Testing

@testable import lab

@Suite("Crash points")
struct CrashPointTests {
  /// The program that SwiftPM builds beside the test bundle.
  private static let lab =
    FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("lab").string

  /// Nil where strace traces.
  private static let obstacle = Task { await Strace.problem() }

  @Test(
    "A sale that is killed, or whose calls fail, is put right by the next start",
    .enabled("strace is missing or may not trace programs here") { await obstacle.value == nil },
    arguments: SaleMeans.allCases)
  func sweep(means: SaleMeans) async throws {
    let sweep = try await Sweep(lab: Self.lab, lanes: 3, sales: 40)
    let points = try await sweep.points(of: means).points
    // Around a hold, the claim, the card terminal, the confirmation and the customer's "booked".
    let answers = points.filter { $0.partner == .postgres && $0.call == "recvfrom" }
    let writes = points.filter { $0.partner == .ledger && ["write", "fsync"].contains($0.call) }
    let hold = try #require(points.first { $0.partner == .redis && $0.exchange == 4 })
    let kills = [hold] + answers.suffix(3) + writes
    #expect(kills.count >= (means == .card ? 8 : 4))
    let faults = CallFault.all(in: points).filter {
      $0.point.partner == .ledger && ["write", "openat"].contains($0.point.call)
        || $0.result == "error=ECONNRESET" && answers.suffix(2).contains($0.point)
    }
    let mishaps = [.killBeforeAll] + kills.map { Mishap.kill(after: $0) } + faults.map { .fault($0) }
    let ordeals = try await sweep.suffer(
      mishaps.map { Sweep.Job(means: means, mishap: $0) }, attempts: 20)
    for ordeal in ordeals where !ordeal.isRight {
      Issue.record(
        "\(ordeal.violations.joined(separator: "\n"))\n\(ordeal.story)\nlab crash-points \(ordeal.repetition)"
      )
    }
    let reached = Set(ordeals.filter { $0.run.suffered($0.mishap) }.map(\.mishap))
    #expect(reached == Set(mishaps))
    let endings = Set(ordeals.map(\.ending))
    #expect(endings.isSuperset(of: [.neverClaimed, .booked]))
  }

  @Test("A sale that is neither booked nor given back is a violation")
  func stranded() {
    var evidence = Evidence.sound
    evidence.history = History()
    evidence.holds = []
    evidence.bookings = [evidence.bookings[1], evidence.bookings[1]]
    let showtime = Showtime.ID.random()
    for index in evidence.bookings.indices { evidence.bookings[index].showtime = showtime.description }
    let ordeal = Ordeal(
      means: .cash, mishap: .killBeforeAll, run: TracedProgram.Run(trace: SaleTrace(places: [])),
      evidence: evidence, showtime: showtime, restartProblem: nil)
    #expect(ordeal.ending == .other)
    #expect(
      ordeal.violations.contains(
        "In the end it stands as CONFIRMED and CONFIRMED, neither booked nor given back."))
  }

  @Test("Points that only some sales have are told, and need not be reached")
  func varyingPoints() throws {
    let common = try #require(CrashPoint("postgres.1.connect.1"))
    let rare = try #require(CrashPoint("postgres.2.recvfrom.2"))
    var report = CrashPointReport()
    report.note(Sweep.Lessons(points: [common], varying: [rare], ordeals: []), of: .cash)
    report.plan(
      [common, rare].map { Sweep.Job(means: .cash, mishap: .kill(after: $0)) }, varying: [rare])
    #expect(report.missing == ["cash postgres.1.connect.1"])
    #expect(report.left == ["cash postgres.2.recvfrom.2"])
    #expect(report.line.contains("no sale came again to cash postgres.2.recvfrom.2"))
    #expect(report.points.last == "cash postgres.2.recvfrom.2 (not in every sale)")
  }

  @Test(
    "What the disk has not taken was never approved, and what another has written is on disk before it is told of",
    .enabled("strace is missing or may not trace programs here") { await obstacle.value == nil })
  func durableLedger() async throws {
    let sweep = try await Sweep(lab: Self.lab, lanes: 1, sales: 20)
    let points = try await sweep.points(of: .card).points
    let written = try #require(points.firstIndex { $0.partner == .ledger && $0.call == "write" })
    #expect(points[..<written].contains { $0.partner == .ledger && $0.call == "fsync" })
    let onDisk = try #require(
      points[written...].firstIndex { $0.partner == .ledger && $0.call == "fsync" })
    let fault = Mishap.fault(
      CallFault(point: points[onDisk], predecessor: points[onDisk - 1], result: "error=EIO"))
    let ordeals = try await sweep.suffer([Sweep.Job(means: .card, mishap: fault)], attempts: 20)
    let ordeal = try #require(ordeals.last)
    #expect(ordeal.run.suffered(fault))
    #expect(ordeal.isRight, "\(ordeal.violations)")
    #expect(ordeal.story.contains("(The payment never reached the card terminal.)"))
  }
}
