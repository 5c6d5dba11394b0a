package import BoxOffice
package import FoundationEssentials

/// A card terminal that behaves as it is told, and remembers what it did as a bank would: in a ledger on disk
/// that outlives the kiosk, and that several kiosks share.
///
/// The same reference is charged once, however often and by whomever it is asked. Where the ledger cannot be
/// used, the answer is ``PaymentOutcome/unknown(reason:)``: nobody can say what became of the payment.
package actor TerminalSimulator: PaymentDriver {
  /// What the terminal does with a payment that it has not seen before.
  package enum Outcome: String, CaseIterable, Sendable {
    case approve
    case decline
    /// The request never arrives, and nobody answers.
    case timeout
    /// The money is reserved, and the reply is lost: only ``TerminalSimulator/settle(_:)`` tells.
    case replyLost = "reply-lost"
    /// The money is reserved, and nothing is told of it for a while, not even when asked.
    case lateApproval = "late-approval"
  }

  package nonisolated let gateway = PaymentOption.simulator().gateway
  package nonisolated let method = PaymentMethod.card

  private let outcome: Outcome
  private let delay: Duration
  private let approvalLateBy: Duration
  private let now: @Sendable () -> Date
  private let executor = LedgerExecutor()
  private var file: LedgerFile

  /// - Parameters:
  ///   - ledger: the file's path; made where there is none, in a directory that exists.
  ///   - delay: how long each answer about an authorisation takes.
  ///   - approvalLateBy: how long ``Outcome/lateApproval`` stays silent.
  ///   - now: the time that the ledger notes.
  /// - Throws: when the ledger cannot be read and written.
  package init(
    ledger: String, outcome: Outcome = .approve, delay: Duration = .zero,
    approvalLateBy: Duration = .seconds(5), now: @escaping @Sendable () -> Date = { Date() }
  ) throws(LedgerError) {
    self.outcome = outcome
    self.delay = delay
    self.approvalLateBy = approvalLateBy
    self.now = now
    file = try LedgerFile(path: ledger)
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// What stands in a ledger, for whoever checks the sums. Empty where there is no file.
  package static func ledger(at path: String) throws(LedgerError) -> PaymentLedger {
    try LedgerFile.read(path: path)
  }

  /// A caller that gives up during the delay gets the answer of ``settle(_:)``: what has not arrived never will.
  package func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    await think()
    if Task.isCancelled { return settled(request.reference) }
    if outcome == .timeout { return .unknown(reason: "The card terminal does not answer.") }
    let at = milliseconds
    do throws(LedgerError) {
      let account = try file.account(of: request.reference) { account in
        account.authorisation(of: request, as: outcome, at: at, lateBy: approvalLateBy.milliseconds)
      }
      return account.answer(to: request, as: outcome, at: milliseconds)
    } catch {
      return .unknown(reason: error.description)
    }
  }

  package func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    await think()
    return settled(reference)
  }

  package func capture(_ reference: PaymentReference) async -> Bool {
    let at = milliseconds
    let account = try? file.account(of: reference) { $0.capture(of: reference, at: at) }
    return account?.isCaptured ?? false
  }

  /// - Parameter amount: all that is to have gone back by this reference, so that a repeated call gives nothing
  ///   more. More than was approved is refused.
  package func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    let at = milliseconds
    let account = try? file.account(of: reference) { account in
      account.refund(of: reference, amount: amount, at: at)
    }
    return account.map { $0.givenBack >= amount } ?? false
  }

  private func think() async {
    // Sleeping no time at all would take some.
    if delay > .zero { try? await Task.sleep(for: delay) }
  }

  private func settled(_ reference: PaymentReference) -> PaymentOutcome {
    let at = milliseconds
    do throws(LedgerError) {
      let account = try file.account(of: reference) { $0.tombstone(for: reference, at: at) }
      return account.answer(about: reference, at: milliseconds)
    } catch {
      return .unknown(reason: error.description)
    }
  }

  /// Since 1970.
  private var milliseconds: Int { Int((now().timeIntervalSince1970 * 1_000).rounded()) }
}

extension Duration {
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
