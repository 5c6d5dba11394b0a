internal import BoxOffice

/// Statuses, and the steps between them.
extension Evidence {
  var impossibleSteps: [Violation] {
    let ids = Dictionary(bookings.map { ($0.reference, $0) }) { first, _ in first }
    var standing: [String: BookingStatus] = [:]
    var found: [String: Violation] = [:]
    for line in auditLog {
      guard let reference = line.bookingReference, found[reference] == nil else { continue }
      let before = standing[reference]
      let next: BookingStatus?
      switch line.action {
      case "CLAIMED": next = before == nil ? .pending : nil
      case "PAYMENT_STARTED": next = before == .pending ? .pending : nil
      case "CONFIRMED": next = before == .pending ? .confirmed : nil
      case "CLAIM_ENDED": next = before == .pending ? .cancelled : nil
      case "LATE_PAYMENT": next = before == .pending ? nil : before
      case "PAYMENT_CAPTURED", "PAYMENT_REFUNDED": next = before == .pending ? nil : before
      default: next = before ?? .pending
      }
      if let next {
        standing[reference] = next
      } else {
        let id = ids[reference]?.id ?? reference
        found[reference] = Violation(
          .statusesStay,
          "Booking \(id) (\(reference)) was \(before?.rawValue ?? "not there") when \(line.action) was written.",
          ids: [id])
      }
    }
    for booking in bookings where found[booking.reference] == nil {
      guard let last = standing[booking.reference], last != booking.status,
        !(last == .confirmed && booking.status != .pending)
          && !(last == .cancelled && booking.status == .refunded)
      else { continue }
      found[booking.reference] = Violation(
        .statusesStay,
        "Booking \(booking.id) is \(booking.status.rawValue), but its last step made it \(last.rawValue).",
        ids: [booking.id])
    }
    return found.values.sorted { $0.sentence < $1.sentence }
  }

  var impossiblePayments: [Violation] {
    let booked = Dictionary(bookings.map { ($0.id, $0) }) { first, _ in first }
    let wrong = payments.compactMap { payment -> Violation? in
      guard let wrong = payment.contradiction(of: payment.booking.flatMap { booked[$0] }) else { return nil }
      return Violation(
        .paymentStates, "Payment \(payment.reference) is \(payment.status.rawValue), but \(wrong).",
        ids: [payment.reference] + [payment.booking].compactMap { $0 })
    }
    let paid = Set(
      payments.filter { $0.status == .success && $0.refundOwed == .zero && $0.refundAmount == nil }
        .compactMap(\.booking))
    let unpaid = bookings.compactMap { booking -> Violation? in
      let wrong: String
      switch booking.status {
      case .confirmed, .completed:
        if booking.paymentStatus != .paid {
          wrong = "its payment is \(booking.paymentStatus.rawValue)"
        } else if !paid.contains(booking.id) {
          wrong = "no payment of it stands"
        } else {
          return nil
        }
      case .pending:
        guard booking.paymentStatus == .paid || booking.paymentStatus == .refunded else { return nil }
        wrong = "its payment is \(booking.paymentStatus.rawValue)"
      case .cancelled, .refunded: return nil
      }
      return Violation(
        .paymentStates, "Booking \(booking.id) is \(booking.status.rawValue), but \(wrong).",
        ids: [booking.id])
    }
    return wrong + unpaid
  }
}

extension Evidence.PaymentRow {
  /// What does not fit its status; reads on after it.
  fileprivate func contradiction(of booking: Evidence.BookingRow?) -> String? {
    let returned = refundAmount ?? .zero
    if refundOwed < .zero || returned < .zero || refundOwed + returned > amount {
      return "\(returned) went back and \(refundOwed) are owed of \(amount)"
    }
    switch status {
    case .pending, .failed:
      if paidAt != nil { return "it was paid" }
      if capturedAt != nil { return "it was captured" }
      if refundOwed > .zero || returned > .zero { return "something went back or is owed" }
      if status == .pending, let booking, booking.status != .pending {
        return "its booking is \(booking.status.rawValue)"
      }
    case .success:
      if paidAt == nil { return "it was never paid" }
      if let booking, booking.status == .pending { return "its booking is PENDING" }
    case .refunded:
      if returned != amount { return "only \(returned) of \(amount) went back" }
    }
    return nil
  }
}
