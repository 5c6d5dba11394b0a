package import BoxOffice
internal import FoundationEssentials

extension InMemoryBookingStore {
  package func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus? {
    guard sales[booking]?.booking.reference == reference else { return nil }
    if sales[booking]?.booking.status == .pending, !isInDoubt(booking) {
      end(booking, because: reason, at: now(), by: actor)
    }
    return sales[booking]?.booking.status
  }

  package func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping {
    let now = now()
    let expired = sales.values.map(\.booking).filter { isExpired($0, at: now) }
      .sorted { ($0.expiresAt ?? now, $0.id) < ($1.expiresAt ?? now, $1.id) }
    let ended = expired.filter { !isInDoubt($0.id) }.prefix(limit).map(\.id)
    for booking in ended { end(booking, because: .expired, at: now, by: actor) }
    let paid = payments.values.filter { $0.payment.status == .success }
      .sorted { ($0.payment.paidAt ?? now, $0.order) < ($1.payment.paidAt ?? now, $1.order) }
    return Reaping(
      expired: ended.sorted(),
      inDoubt: Array(
        expired.flatMap { booking in
          attempts(of: booking.id).filter(\.isInDoubt).map {
            PaymentInDoubt(booking: booking.id, attempt: $0.asked())
          }
        }.prefix(limit)),
      uncaptured: paid.filter { attempt in
        guard let booking = attempt.payment.booking.flatMap({ sales[$0]?.booking }) else { return false }
        return !attempt.isCaptured && attempt.payment.refundOwed == .zero
          && (booking.status == .confirmed || booking.status == .completed)
      }.prefix(limit).map { $0.asked() },
      refundsOwed: paid.filter { $0.payment.refundOwed > .zero }.prefix(limit).map { attempt in
        attempt.asked(for: attempt.payment.refundOwed)
      })
  }

  func isExpired(_ booking: Booking, at now: Date) -> Bool {
    guard booking.status == .pending, let expiresAt = booking.expiresAt else { return false }
    return expiresAt < now
  }

  func isInDoubt(_ booking: Booking.ID) -> Bool {
    payments.values.contains { $0.payment.booking == booking && $0.isInDoubt }
  }

  /// Ends a PENDING booking: its seats, its promo code's use and the seat count are given back, and cash that was
  /// about to be taken never is.
  func end(_ id: Booking.ID, because reason: CancellationReason, at now: Date, by actor: Actor) {
    guard let sale = sales[id] else { return }
    audit("CLAIM_ENDED", by: actor, sale.booking.reference)
    sales[id]?.booking.status = .cancelled
    sales[id]?.booking.cancellationReason = reason
    sales[id]?.booking.cancelledAt = now
    sales[id]?.booking.expiresAt = nil
    for attempt in attempts(of: id) where attempt.payment.status == .pending {
      writeOff(attempt.payment.reference, because: "the booking ended before it was paid")
    }
    if let code = sale.booking.promoCode, let count = promoCodes[code]?.usageCount {
      promoCodes[code]?.usageCount = max(0, count - 1)
    }
    halls[sale.booking.showtime]?.release(sale.seats.map(\.seat))
  }
}
