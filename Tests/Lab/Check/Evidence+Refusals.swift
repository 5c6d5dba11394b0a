internal import BoxOffice
internal import Payments

/// What customers and kiosks were refused, against what happened all the same.
extension Evidence {
  var refusedAndTaken: [Violation] { paymentsRefusedAndTaken + claimsRefusedAndStored }

  /// Whose last word about a payment was "declined", "taken" or "too late" has not paid by it. Another payment of the same
  /// booking may have made it stand, and the same one, sent twice, may have been told better by the other.
  private var paymentsRefusedAndTaken: [Violation] {
    var sales: [String: [History.Attempt]] = [:]
    for attempt in history.attempts where [.sell, .retry].contains(attempt.invoked.operation) {
      if let payment = attempt.invoked.payment { sales[payment, default: []].append(attempt) }
    }
    let rows = Dictionary(payments.map { ($0.reference, $0) }) { first, _ in first }
    return sales.compactMap { reference, attempts in
      guard let last = attempts.filter({ $0.phase == .failed }).max(by: { $0.last.at < $1.last.at }),
        // Who was not told, or told that it is booked, must have been before.
        attempts.allSatisfy({ attempt in
          guard attempt.phase != .failed else { return true }
          return attempt.ended.map { $0.at < last.invoked.at } ?? false
        })
      else { return nil }
      let row = rows[reference]
      let kept = ledger.account(of: PaymentReference(reference)).kept
      let wrong: String
      if let row, row.status == .success, row.refundOwed == .zero, row.refundAmount == nil {
        wrong = "is SUCCESS, and nothing of it goes back"
      } else if isSettled, kept > .zero {
        wrong = "was charged with \(kept)"
      } else {
        return nil
      }
      return Violation(
        .refusedStaysRefused,
        "Payment \(reference), of which \(last.invoked.client) was told \"\(last.last.detail ?? "failed")\", \(wrong).",
        ids: [reference])
    }.sorted { $0.sentence < $1.sentence }
  }

  /// A claim of which each answer was a refusal was not stored. One that was not answered may be carried out late.
  private var claimsRefusedAndStored: [Violation] {
    var claims: [String: [History.Attempt]] = [:]
    for attempt in history.attempts where attempt.invoked.operation == .claim {
      if let booking = attempt.invoked.booking { claims[booking, default: []].append(attempt) }
    }
    return bookings.compactMap { booking in
      guard let all = claims[booking.id], let last = all.last,
        // What has ended was stored by somebody.
        all.allSatisfy({ $0.phase == .failed && $0.last.detail?.hasPrefix("ended: ") != true })
      else { return nil }
      return Violation(
        .refusedStaysRefused,
        """
        Booking \(booking.id) is \(booking.status.rawValue), and \(last.invoked.client) was told \
        "\(last.last.detail ?? "failed")" when it claimed it.
        """, ids: [booking.id])
    }
  }
}
