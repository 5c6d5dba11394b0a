import BoxOffice
import Payments
import Testing

@Suite("Payment ledger")
struct LedgerTests {
  private let scratch: LedgerScratch

  init() throws {
    scratch = try LedgerScratch()
  }

  @Test("A restarted kiosk knows what was paid before")
  func survivesRestart() async throws {
    _ = await (try TerminalSimulator(ledger: scratch.path)).authorise(request("P-1"))
    let restarted = try TerminalSimulator(ledger: scratch.path)
    guard case .approved(let approval) = await restarted.settle(PaymentReference("P-1")) else {
      Issue.record("The ledger says that it was approved.")
      return
    }
    #expect(approval.isCaptured == false)
  }

  @Test("Each terminal sees at once what another wrote")
  func sharesOneFile() async throws {
    let one = try TerminalSimulator(ledger: scratch.path)
    let other = try TerminalSimulator(ledger: scratch.path)
    _ = await one.authorise(request("P-1"))
    #expect(await other.capture(PaymentReference("P-1")))
    guard case .approved(let approval) = await one.settle(PaymentReference("P-1")) else {
      Issue.record("The other one wrote that it was captured.")
      return
    }
    #expect(approval.isCaptured)
  }

  @Test(
    "A last line that a crash tore is cut off, and everything before it stands",
    arguments: [#"{"amount":1250,"at":17640000"#, "{", "\u{0}\u{0}\u{0}"])
  func recoversTornLine(torn: String) async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    _ = await terminal.authorise(request("P-1"))
    let sound = try scratch.text
    try scratch.append(torn)
    #expect(try TerminalSimulator.ledger(at: scratch.path).entries.count == 1)

    // One that was open all the time, and one that begins afresh.
    _ = await terminal.authorise(request("P-2"))
    try scratch.append(torn)
    _ = await (try TerminalSimulator(ledger: scratch.path)).authorise(request("P-3"))

    let ledger = try TerminalSimulator.ledger(at: scratch.path)
    #expect(ledger.entries.map(\.reference.text) == ["P-1", "P-2", "P-3"])
    #expect(try scratch.text.hasPrefix(sound))
  }

  @Test("A complete line that is no entry is an error that names the line, and nothing is written")
  func refusesCorruptLine() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    _ = await terminal.authorise(request("P-1"))
    try scratch.append("nonsense\n")
    let before = try scratch.text
    let path = scratch.path
    #expect(throws: LedgerError.corrupt(path: path, line: 2)) { try TerminalSimulator(ledger: path) }
    guard case .unknown(let reason) = await terminal.authorise(request("P-2")) else {
      Issue.record("Nobody can say what the ledger holds.")
      return
    }
    #expect(reason.hasPrefix("Line 2 of the payment ledger `\(path)` is not an entry."))
    #expect(try scratch.text == before)
  }

  @Test("A ledger in a directory that is missing is refused before anybody pays")
  func refusesMissingDirectory() {
    let path = scratch.path + "-missing/ledger"
    let error = #expect(throws: LedgerError.self) { try TerminalSimulator(ledger: path) }
    #expect(error?.description == "Cannot open the payment ledger `\(path)`: No such file or directory.")
  }

  @Test("A full disk leaves the payment unknown")
  func survivesFullDisk() async throws {
    let terminal = try TerminalSimulator(ledger: "/dev/full")
    let full = PaymentOutcome.unknown(
      reason: "Cannot write to the payment ledger `/dev/full`: No space left on device.")
    #expect(await terminal.authorise(request("P-1")) == full)
    #expect(await terminal.settle(PaymentReference("P-1")) == full)
    #expect(await terminal.capture(PaymentReference("P-1")) == false)
    #expect(await terminal.refund(PaymentReference("P-1"), amount: Money(minorUnits: 1)) == false)
  }

  @Test("A ledger that was replaced is read anew")
  func followsReplacedFile() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    _ = await terminal.authorise(request("P-1"))
    try scratch.remove()
    guard case .declined = await terminal.settle(PaymentReference("P-1")) else {
      Issue.record("The new ledger knows nothing of it.")
      return
    }
  }

  @Test("No file is an empty ledger")
  func readsNothing() throws {
    #expect(try TerminalSimulator.ledger(at: scratch.path) == PaymentLedger())
  }

  @Test("The ledger is JSON lines that a person can read, and only its owner may")
  func isReadable() async throws {
    let clock = SteppedClock()
    let terminal = try TerminalSimulator(ledger: scratch.path, now: { clock.now })
    _ = await terminal.authorise(request("P-1"))
    _ = await terminal.capture(PaymentReference("P-1"))
    #expect(
      try scratch.text == """
        {"amount":1250,"at":1795420800000,"currency":"USD","event":"authorised","reference":"P-1"}
        {"amount":1250,"at":1795420800000,"event":"captured","reference":"P-1"}

        """)
    #expect(try scratch.permissions == 0o600)
  }

  @Test("The sum of an account is what was captured less what was refunded")
  func addsUp() async throws {
    let terminal = try TerminalSimulator(ledger: scratch.path)
    for name in ["P-1", "P-2", "P-3"] { _ = await terminal.authorise(request(name)) }
    _ = await terminal.capture(PaymentReference("P-1"))
    _ = await terminal.capture(PaymentReference("P-2"))
    _ = await terminal.refund(PaymentReference("P-2"), amount: Money(minorUnits: 250))
    let ledger = try TerminalSimulator.ledger(at: scratch.path)
    let sums = ["P-1", "P-2", "P-3"].map { ledger.account(of: PaymentReference($0)).net.minorUnits }
    #expect(sums == [1_250, 1_000, 0])
  }

  private func request(_ reference: String) -> PaymentRequest {
    PaymentRequest(
      reference: PaymentReference(reference), amount: Money(minorUnits: 1_250), currency: .usd,
      description: "CinemaOS Downtown")
  }
}
