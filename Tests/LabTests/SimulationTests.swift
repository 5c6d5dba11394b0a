import Dispatch
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

  @Test("Two hundred seeds break no rule, and reach the rare places")
  func clean() async {
    let summary = await Simulations(seeds: 1..<201).run()
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
