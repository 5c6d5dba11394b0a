import Dispatch
import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@testable import lab

@Suite("Simulation")
struct SimulationTests {
  @Test("The same seed gives the same history, to the byte, and another one another")
  func deterministic() async throws {
    func lines(_ seed: UInt64) async throws -> [[UInt8]] {
      var simulations = Simulations(seeds: seed..<seed + 1)
      simulations.keepsHistory = true
      return try await simulations.run(workers: 1).history.map { try $0.line() }
    }
    let first = try await lines(7)
    #expect(first.count > 50)
    #expect(try await lines(7) == first)
    #expect(try await lines(8) != first)
  }

  @Test("Two processes print the same history of a seed, to the byte")
  func deterministicAcrossProcesses() async throws {
    func output() async throws -> String {
      let result = try await LabProgram.run("simulate --seed 7 --history")
      #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
      return result.standardOutput
    }
    let first = try await output()
    #expect(first.split(separator: "\n").count > 50)
    #expect(try await output() == first)
  }

  @Test("What fails is told with its lines and its seed")
  func failure() async throws {
    let result = try await LabProgram.run("simulate --seeds 300 --mutation forgets-unique-seat")
    #expect(result.terminationStatus == .exited(1))
    #expect(result.standardError.contains("  \(Rule.seatSoldOnce.rawValue): "))
    #expect(result.standardError.contains("Again: lab simulate --seed"))
  }

  @Test("Fewer seeds than asked for are no proof, and neither are many that come to no rare place")
  func incomplete() async {
    var simulations = Simulations(seeds: 1..<1_001)
    simulations.limit = .zero
    let summary = await simulations.run(workers: 1)
    #expect(summary.seeds == 0 && summary.problems.count == 1)
    #expect(summary.problems.allSatisfy { $0.hasPrefix("Only 0 of 1000 seeds were run in ") })
    var all = summary
    (all.seeds, all.isStandard) = (1_000, true)
    #expect(all.problems.count == all.rarePlaces.simulated.count)
    all.rarePlaces.lostAcknowledgements = 1
    #expect(all.problems.count == all.rarePlaces.simulated.count - 1)
  }

  @Test("What is wrong only until the reaper comes is shown as it was then")
  func midway() async throws {
    let summary = await Simulations(seeds: 1..<301, mutation: .endsDoubtfulClaims).run(workers: 1)
    let failure = try #require(summary.failures.first)
    for finding in failure.findings {
      #expect(finding.violation.rule.violations(in: finding.evidence).contains(finding.violation))
      #expect(
        finding.violation.story(in: finding.evidence).count
          < failure.evidence.history.events.count)
    }
  }

  @Test("Two hundred seeds break no rule, and reach the rare places")
  func clean() async {
    // Any would do that come to all of them: some are come to once in a hundred runs.
    let summary = await Simulations(seeds: 1_000..<1_200).run()
    #expect(summary.seeds == 200)
    #expect(summary.unfinished == [])
    #expect(summary.failures.flatMap(\.violations) == [])
    #expect(summary.sales > 200)
    #expect(summary.rarePlaces.lostAcknowledgements > 0)
    #expect(summary.rarePlaces.reaperAgainstConfirm > 0)
    #expect(summary.rarePlaces.holdsExpiredMidPayment > 0)
    #expect(summary.rarePlaces.doubtsSettled > 0)
  }

  @Test(
    "Each fault that the product does not have is found within a few hundred seeds, and its seed repeats it",
    arguments: [
      (Mutation.forgetsUniqueSeat, Rule.seatSoldOnce), (.newKeyOnRetry, .oneChargePerBooking),
      (.ignoresTokens, .holdExclusive), (.endsDoubtfulClaims, .chargeHasPayment),
    ])
  func mutated(by mutation: Mutation, breaks rule: Rule) async throws {
    let summary = await Simulations(seeds: 1..<301, mutation: mutation).run(workers: 1)
    let failure = try #require(summary.failures.first)
    #expect(failure.violations.map(\.rule).contains(rule))
    let again = await Simulations(seeds: failure.seed..<failure.seed + 1, mutation: mutation).run()
    #expect(again.failures.first?.violations == failure.violations)
    // The same seed does no harm to a kiosk as it is.
    #expect(await Simulations(seeds: failure.seed..<failure.seed + 1).run().failures.isEmpty)
  }

  @Test("Time passes when nothing is left to do, and sleepers wake up in order")
  func time() async {
    let woken = await withCheckedContinuation { done in
      DispatchQueue(label: "simulation").async {
        let time = SimulatedTime(seed: 1)
        let log = SimulatedLog(time)
        for pause in [5_000_000, 1_000, 90_000_000_000] {
          Task(executorPreference: time) {
            await time.pass(pause)
            log.write(HistoryEvent.line(time.now, "k", 1, .ok, .hold))
          }
        }
        time.run()
        done.resume(returning: log.history.events.map(\.at))
      }
    }
    #expect(woken == [1_000, 5_000_000, 90_000_000_000])
  }
}
