package import BoxOffice
internal import Words

/// What a card terminal writes into its books when it is asked for something, and what it answers: the same for one whose
/// books are a file and for one that keeps them in memory.
extension LedgerAccount {
  /// Of a payment that it has not heard of; nil when nothing is to be written.
  /// - Parameters:
  ///   - at: milliseconds since 1970.
  ///   - lateBy: milliseconds for which ``TerminalSimulator/Outcome/lateApproval`` stays silent.
  package func authorisation(
    of request: PaymentRequest, as outcome: TerminalSimulator.Outcome, at: Int, lateBy: Int
  ) -> LedgerEntry? {
    guard standing == .unheard else { return nil }
    if outcome != .timeout, request.amount < .zero {
      return .declined(request, reason: "A payment cannot be below zero.", at: at)
    }
    switch outcome {
    case .timeout: return nil
    case .decline: return .declined(request, reason: "The card was declined.", at: at)
    case .approve, .replyLost: return .authorised(request, at: at, answersAt: nil)
    case .lateApproval: return .authorised(request, at: at, answersAt: at + lateBy)
    }
  }

  /// What the caller of an authorisation hears, once it is written.
  package func answer(
    to request: PaymentRequest, as outcome: TerminalSimulator.Outcome, at: Int
  ) -> PaymentOutcome {
    if case .approved = standing, authorised != request.amount {
      func money(_ amount: Money) -> String { Words.english.money(amount, in: request.currency) }
      return .unknown(
        reason: """
          The payment \(request.reference) stands at \(money(authorised)), so \(money(request.amount)) was not charged.
          """)
    }
    switch outcome {
    case .timeout: return .unknown(reason: "The card terminal does not answer.")
    case .replyLost: return .unknown(reason: "The card terminal's reply was lost.")
    case .approve, .decline, .lateApproval: return answer(about: request.reference, at: at)
    }
  }

  /// What somebody hears who asks what became of it.
  package func answer(about reference: PaymentReference, at: Int) -> PaymentOutcome {
    switch standing {
    case .declined(let reason): .declined(reason: reason)
    // A database that has lost its last seconds asks about what it has long given back: nobody has paid by this.
    case .approved where authorised > .zero && givenBack >= authorised:
      .declined(reason: "The money has been given back.")
    case .approved(let answersAt) where answersAt <= at:
      .approved(
        PaymentApproval(transactionID: "SIM-\(reference)", cardLastFour: "4242", isCaptured: isCaptured))
    case .unheard, .approved: .unknown(reason: "The card terminal is still busy with the payment.")
    }
  }

  /// Of one that is asked about before it arrived: from then on it is declined.
  package func tombstone(for reference: PaymentReference, at: Int) -> LedgerEntry? {
    guard standing == .unheard else { return nil }
    return LedgerEntry(
      event: .tombstone, reference: reference, amount: .zero, at: at,
      reason: "The payment never reached the card terminal.")
  }

  package func capture(of reference: PaymentReference, at: Int) -> LedgerEntry? {
    guard case .approved(let answersAt) = standing, answersAt <= at, !isCaptured,
      authorised == .zero || reserved > .zero
    else { return nil }
    return LedgerEntry(event: .captured, reference: reference, amount: reserved, at: at)
  }

  /// - Parameter amount: all that is to have gone back.
  package func refund(of reference: PaymentReference, amount: Money, at: Int) -> LedgerEntry? {
    guard amount <= authorised, amount > givenBack else { return nil }
    return LedgerEntry(
      event: isCaptured ? .refunded : .released, reference: reference, amount: amount - givenBack, at: at)
  }
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
