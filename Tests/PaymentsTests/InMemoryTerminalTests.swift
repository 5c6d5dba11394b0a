import BoxOffice
import FoundationEssentials
import Payments
import Synchronization
import Testing
import Twins

@Suite("Card terminal in memory")
struct InMemoryTerminalTests {
  /// Something that is asked of a terminal.
  private enum Question: CaseIterable {
    case authorise, settle, capture, refundHalf, refundAll
  }

  @Test("It answers as the simulator does, and its books say the same", arguments: 1...40)
  func twin(run: Int) async throws {
    let scratch = try LedgerScratch()
    let scene = Scene()
    let memory = InMemoryTerminal {
      (scene.outcome, lateBy: 5_000)
    } now: {
      scene.milliseconds
    }
    var simulators: [TerminalSimulator.Outcome: TerminalSimulator] = [:]
    for outcome in TerminalSimulator.Outcome.allCases {
      simulators[outcome] = try TerminalSimulator(ledger: scratch.path, outcome: outcome) {
        Date(timeIntervalSince1970: Double(scene.milliseconds) / 1_000)
      }
    }
    for _ in 0..<40 {
      let outcome = try #require(TerminalSimulator.Outcome.allCases.randomElement())
      scene.expect(outcome)
      let simulator = try #require(simulators[outcome])
      let asked = request("P-\(Int.random(in: 1...3))", 1_250)
      switch try #require(Question.allCases.randomElement()) {
      case .authorise: #expect(await memory.authorise(asked) == simulator.authorise(asked))
      case .settle: #expect(await memory.settle(asked.reference) == simulator.settle(asked.reference))
      case .capture: #expect(await memory.capture(asked.reference) == simulator.capture(asked.reference))
      case .refundHalf: #expect(await refund(600, asked, by: memory) == refund(600, asked, by: simulator))
      case .refundAll: #expect(await refund(1_250, asked, by: memory) == refund(1_250, asked, by: simulator))
      }
      scene.pass(Int.random(in: 0...2_000))
    }
    #expect(try TerminalSimulator.ledger(at: scratch.path) == memory.ledger)
  }

  private func request(_ reference: String, _ amount: Int) -> PaymentRequest {
    PaymentRequest(
      reference: PaymentReference(reference), amount: Money(minorUnits: amount), currency: .usd,
      description: "CinemaOS Downtown")
  }

  private func refund(_ amount: Int, _ asked: PaymentRequest, by driver: some PaymentDriver) async -> Bool {
    await driver.refund(asked.reference, amount: Money(minorUnits: amount))
  }
}

/// The time, and what happens next.
private final class Scene: Sendable {
  private let state = Mutex((milliseconds: 1_800_000_000_000, outcome: TerminalSimulator.Outcome.approve))

  var milliseconds: Int { state.withLock(\.milliseconds) }
  var outcome: TerminalSimulator.Outcome { state.withLock(\.outcome) }
  func expect(_ outcome: TerminalSimulator.Outcome) { state.withLock { $0.outcome = outcome } }
  func pass(_ milliseconds: Int) { state.withLock { $0.milliseconds += milliseconds } }
}
