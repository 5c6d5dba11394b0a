import BoxOffice
import FoundationEssentials
import Payments
import Testing

@Suite("Card terminal simulator")
struct TerminalSimulatorTests {
  private let scratch: LedgerScratch

  init() throws {
    scratch = try LedgerScratch()
  }

  @Test("It is named as the database names it")
  func names() throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    #expect(terminal.gateway == "SIMULATOR")
    #expect(terminal.method == .card)
  }

  @Test("An approved payment is reserved, captured once and then paid")
  func approves() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    let approval = PaymentApproval(transactionID: "SIM-P-1", cardLastFour: "4242", isCaptured: false)
    #expect(await terminal.authorise(request("P-1", 1_250)) == .approved(approval))
    #expect(try scratch.account("P-1").reserved == Money(minorUnits: 1_250))
    #expect(try scratch.account("P-1").net == .zero)
    #expect(await terminal.capture(PaymentReference("P-1")))
    #expect(await terminal.capture(PaymentReference("P-1")))
    #expect(try scratch.account("P-1").net == Money(minorUnits: 1_250))
    #expect(try scratch.account("P-1").reserved == .zero)
  }

  @Test("A declined payment stays declined, also for a terminal that approves")
  func declines() async throws {
    let declining = try TerminalSimulator(ledger: scratch.path, outcome: .decline)
    let approving = try TerminalSimulator(ledger: scratch.path)
    let declined = PaymentOutcome.declined(reason: "The card was declined.")
    #expect(await declining.authorise(request("P-1", 1_250)) == declined)
    #expect(await approving.authorise(request("P-1", 1_250)) == declined)
    #expect(await approving.settle(PaymentReference("P-1")) == declined)
    #expect(await approving.capture(PaymentReference("P-1")) == false)
    #expect(try scratch.account("P-1").authorised == .zero)
  }

  @Test("After a timeout nothing has happened, and once asked about it never will")
  func timesOut() async throws {
    let silent = try TerminalSimulator(ledger: scratch.path, outcome: .timeout)
    let silence = PaymentOutcome.unknown(reason: "The card terminal does not answer.")
    #expect(await silent.authorise(request("P-1", 1_250)) == silence)
    #expect(try TerminalSimulator.ledger(at: scratch.path).entries.isEmpty)

    let declined = PaymentOutcome.declined(reason: "The payment never reached the card terminal.")
    #expect(await silent.settle(PaymentReference("P-1")) == declined)
    let approving = try TerminalSimulator(ledger: scratch.path)
    #expect(await approving.authorise(request("P-1", 1_250)) == declined)
    #expect(try TerminalSimulator.ledger(at: scratch.path).entries.map(\.event) == [.tombstone])
  }

  @Test("A lost reply is an approval for whoever asks what became of it")
  func losesReply() async throws {
    let losing = try TerminalSimulator(ledger: scratch.path, outcome: .replyLost)
    let lost = PaymentOutcome.unknown(reason: "The card terminal's reply was lost.")
    #expect(await losing.authorise(request("P-1", 1_250)) == lost)
    #expect(await losing.authorise(request("P-1", 1_250)) == lost)
    #expect(try scratch.account("P-1").authorised == Money(minorUnits: 1_250))
    guard case .approved = await losing.settle(PaymentReference("P-1")) else {
      Issue.record("The money was reserved.")
      return
    }
  }

  @Test("A late approval is unknown until its time, then approved; it is captured no sooner")
  func approvesLate() async throws {
    let clock = SteppedClock()
    let late = try TerminalSimulator(
      ledger: scratch.path, outcome: .lateApproval, approvalLateBy: .seconds(10), now: { clock.now })
    let busy = PaymentOutcome.unknown(reason: "The card terminal is still busy with the payment.")
    #expect(await late.authorise(request("P-1", 1_250)) == busy)
    clock.advance(by: 9.999)
    #expect(await late.settle(PaymentReference("P-1")) == busy)
    #expect(await late.capture(PaymentReference("P-1")) == false)
    clock.advance(by: 0.001)
    guard case .approved = await late.settle(PaymentReference("P-1")) else {
      Issue.record("Its time has come.")
      return
    }
    #expect(await late.capture(PaymentReference("P-1")))
    #expect(try scratch.account("P-1").net == Money(minorUnits: 1_250))
  }

  @Test("The same reference is charged once, whichever terminal is asked, also all at once")
  func chargesOnce() async throws {
    let one = try TerminalSimulator(ledger: scratch.path)
    let other = try TerminalSimulator(ledger: scratch.path)
    let outcomes = await withTaskGroup(of: PaymentOutcome.self) { group in
      for index in 0..<40 {
        let terminal = index.isMultiple(of: 2) ? one : other
        let request = request("P-\(index / 4)", 1_250)
        group.addTask { await terminal.authorise(request) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for outcome in outcomes {
      guard case .approved = outcome else {
        Issue.record("\(outcome)")
        continue
      }
    }
    let ledger = try TerminalSimulator.ledger(at: scratch.path)
    #expect(ledger.entries.count == 10)
    #expect(ledger.accounts.values.allSatisfy { $0.authorised == Money(minorUnits: 1_250) })
  }

  @Test("Another amount on a used reference is not charged, and the first one stands")
  func refusesOtherAmount() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    _ = await terminal.authorise(request("P-1", 1_250))
    let refused = PaymentOutcome.unknown(
      reason: "The payment P-1 stands at $12.50, so $9.00 was not charged.")
    #expect(await terminal.authorise(request("P-1", 900)) == refused)
    #expect(try scratch.account("P-1").authorised == Money(minorUnits: 1_250))
  }

  @Test("A payment below zero is declined")
  func refusesNegative() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    let declined = PaymentOutcome.declined(reason: "A payment cannot be below zero.")
    #expect(await terminal.authorise(request("P-1", -1)) == declined)
  }

  @Test("A booking that costs nothing is approved and captured")
  func approvesNothing() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    guard case .approved = await terminal.authorise(request("P-1", 0)) else {
      Issue.record("Nothing is always paid.")
      return
    }
    #expect(await terminal.capture(PaymentReference("P-1")))
  }

  @Test("A refund names all that is to have gone back: repeated, it gives nothing more")
  func refunds() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    let payment = PaymentReference("P-1")
    _ = await terminal.authorise(request("P-1", 1_250))
    _ = await terminal.capture(payment)
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 500)))
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 500)))
    #expect(try scratch.account("P-1").net == Money(minorUnits: 750))
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_250)))
    #expect(try scratch.account("P-1").net == .zero)
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_251)) == false)
    #expect(await terminal.refund(PaymentReference("P-2"), amount: Money(minorUnits: 1)) == false)
    #expect(try scratch.account("P-1").net == .zero)
  }

  @Test("A payment that has been given back whole pays for nothing", arguments: [true, false])
  func givenBack(captured: Bool) async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    let payment = PaymentReference("P-1")
    _ = await terminal.authorise(request("P-1", 1_250))
    if captured { _ = await terminal.capture(payment) }
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_000)))
    guard case .approved = await terminal.settle(payment) else {
      Issue.record("A part was given back, and it pays for nothing any more.")
      return
    }
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_250)))
    #expect(await terminal.settle(payment) == .declined(reason: "The money has been given back."))
    #expect(
      await terminal.authorise(request("P-1", 1_250)) == .declined(reason: "The money has been given back."))
  }

  @Test("What is refunded before it was captured is released, and cannot be captured any more")
  func releases() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    let payment = PaymentReference("P-1")
    _ = await terminal.authorise(request("P-1", 1_250))
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_250)))
    #expect(await terminal.refund(payment, amount: Money(minorUnits: 1_250)))
    #expect(await terminal.capture(payment) == false)
    let events = try TerminalSimulator.ledger(at: scratch.path).entries.map(\.event)
    #expect(events == [.authorised, .released])
    #expect(try scratch.account("P-1").reserved == .zero)
  }

  @Test("A customer who gives up during the wait is not charged, now or later")
  func cancels() async throws {
    let slow = try TerminalSimulator(ledger: scratch.path, delay: .seconds(3_600))
    let waiting = Task { [request = request("P-1", 1_250)] in await slow.authorise(request) }
    waiting.cancel()
    #expect(await waiting.value == .declined(reason: "The payment never reached the card terminal."))
    #expect(try scratch.account("P-1").authorised == .zero)
  }

  @Test("Each answer takes the delay that was asked for")
  func delays() async throws {
    let slow = try TerminalSimulator(ledger: scratch.path, delay: .milliseconds(50))
    let elapsed = await ContinuousClock().measure { _ = await slow.authorise(request("P-1", 1_250)) }
    #expect(elapsed >= .milliseconds(50))
  }

  private func request(_ reference: String, _ amount: Int) -> PaymentRequest {
    PaymentRequest(
      reference: PaymentReference(reference), amount: Money(minorUnits: amount), currency: .usd,
      description: "CinemaOS Downtown")
  }
}
