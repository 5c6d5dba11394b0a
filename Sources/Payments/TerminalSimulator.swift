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

  package nonisolated let gateway = "SIMULATOR"
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
    try? await Task.sleep(for: delay)
    if Task.isCancelled { return settled(request.reference) }
    let at = milliseconds
    let entry: LedgerEntry
    switch outcome {
    case .timeout: return .unknown(reason: "The card terminal does not answer.")
    case .decline: entry = .declined(request, reason: "The card was declined.", at: at)
    case .approve, .replyLost: entry = .authorised(request, at: at, answersAt: nil)
    case .lateApproval: entry = .authorised(request, at: at, answersAt: at + approvalLateBy.milliseconds)
    }
    do throws(LedgerError) {
      let account = try file.account(of: request.reference) { account in
        guard account.standing == .unheard else { return nil }
        return request.amount < .zero
          ? .declined(request, reason: "A payment cannot be below zero.", at: at) : entry
      }
      if case .approved = account.standing, account.authorised != request.amount {
        return .unknown(
          reason: """
            The payment \(request.reference) stands at \(request.currency.formatted(account.authorised)), so \
            \(request.currency.formatted(request.amount)) was not charged.
            """)
      }
      if outcome == .replyLost { return .unknown(reason: "The card terminal's reply was lost.") }
      return answer(account, request.reference)
    } catch {
      return .unknown(reason: error.description)
    }
  }

  package func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    try? await Task.sleep(for: delay)
    return settled(reference)
  }

  package func capture(_ reference: PaymentReference) async -> Bool {
    let at = milliseconds
    let account = try? file.account(of: reference) { account in
      guard case .approved(let answersAt) = account.standing, answersAt <= at, !account.isCaptured,
        account.authorised == .zero || account.reserved > .zero
      else { return nil }
      return LedgerEntry(event: .captured, reference: reference, amount: account.reserved, at: at)
    }
    return account?.isCaptured ?? false
  }

  /// - Parameter amount: all that is to have gone back by this reference, so that a repeated call gives nothing
  ///   more. More than was approved is refused.
  package func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    let at = milliseconds
    let account = try? file.account(of: reference) { account in
      guard amount <= account.authorised, amount > account.givenBack else { return nil }
      return LedgerEntry(
        event: account.isCaptured ? .refunded : .released, reference: reference,
        amount: amount - account.givenBack, at: at)
    }
    return account.map { $0.givenBack >= amount } ?? false
  }

  private func settled(_ reference: PaymentReference) -> PaymentOutcome {
    let tombstone = LedgerEntry(
      event: .tombstone, reference: reference, amount: .zero, at: milliseconds,
      reason: "The payment never reached the card terminal.")
    do throws(LedgerError) {
      let account = try file.account(of: reference) { $0.standing == .unheard ? tombstone : nil }
      return answer(account, reference)
    } catch {
      return .unknown(reason: error.description)
    }
  }

  private func answer(_ account: LedgerAccount, _ reference: PaymentReference) -> PaymentOutcome {
    switch account.standing {
    case .declined(let reason): .declined(reason: reason)
    case .approved(let answersAt) where answersAt <= milliseconds:
      .approved(
        PaymentApproval(
          transactionID: "SIM-\(reference)", cardLastFour: "4242", isCaptured: account.isCaptured))
    case .unheard, .approved: .unknown(reason: "The card terminal is still busy with the payment.")
    }
  }

  /// Since 1970.
  private var milliseconds: Int { Int((now().timeIntervalSince1970 * 1_000).rounded()) }
}

extension LedgerEntry {
  fileprivate static func authorised(_ request: PaymentRequest, at: Int, answersAt: Int?) -> LedgerEntry {
    LedgerEntry(
      event: .authorised, reference: request.reference, amount: request.amount, currency: request.currency,
      at: at, answersAt: answersAt)
  }

  fileprivate static func declined(_ request: PaymentRequest, reason: String, at: Int) -> LedgerEntry {
    LedgerEntry(
      event: .declined, reference: request.reference, amount: request.amount, currency: request.currency,
      at: at, reason: reason)
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
