package import BoxOffice
internal import FoundationEssentials

extension InMemoryBookingStore {
  package func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome {
    let now = now()
    if let booking = sales[claim.booking]?.booking {
      guard booking.reference == claim.reference else {
        throw .refused("The booking id \(claim.booking) is another booking's.")
      }
      guard booking.status == .pending, let expiresAt = booking.expiresAt else {
        return .ended(booking.status)
      }
      return .claimed(expiresAt: expiresAt)
    }
    try refuseNonsense(in: claim)
    let seats = claim.seats.map(\.seat)
    guard let showtime = halls[claim.showtime]?.seating.showtime else { return .unavailable(seats) }
    if let status = showtime.closedAs(at: now) { return .closed(status) }
    let notForSale = seats.filter { halls[claim.showtime]?.bySeat[$0]?.isActive != true }
    if !notForSale.isEmpty { return .unavailable(notForSale) }
    endStaleClaims(on: seats, of: claim.showtime, at: now, by: actor)
    let taken = seats.filter { halls[claim.showtime]?.seating.sold.contains($0) == true }
    if !taken.isEmpty, !sellsSoldSeats { return .taken(taken) }
    if let pricing = try await seating(of: claim.showtime), pricing.pricingVersion != claim.quote.version {
      return .repriced(pricing, promoCode(of: claim))
    }
    if let refusal = promoRefusal(of: claim, for: showtime, at: now) { return .promoRefused(refusal) }
    if let promo = promoCode(of: claim), promo.discount != claim.promo?.terms,
      let pricing = try await seating(of: claim.showtime)
    {
      return .repriced(pricing, promo)
    }
    audit("CLAIMED", by: actor, claim.reference)
    return .claimed(expiresAt: store(claim, at: now))
  }

  /// What the tables' own constraints refuse.
  private func refuseNonsense(in claim: Claim) throws(StoreError) {
    guard !claim.seats.isEmpty else { throw .refused("A booking needs at least one seat.") }
    guard Set(claim.seats.map(\.seat)).count == claim.seats.count else {
      throw .refused("A booking cannot have the same seat twice.")
    }
    guard claim.total >= .zero, claim.discount >= .zero, claim.discount <= claim.total else {
      throw .refused("A booking's discount lies between nothing and its total.")
    }
    guard !sales.values.contains(where: { $0.booking.reference == claim.reference }) else {
      throw .refused("The booking reference \(claim.reference) is another booking's.")
    }
    guard payments[claim.payment.reference] == nil else {
      throw .refused("The payment reference \(claim.payment.reference) is another booking's.")
    }
  }

  /// Claims in the way that nobody paid in time give way.
  private func endStaleClaims(on seats: [Seat.ID], of showtime: Showtime.ID, at now: Date, by actor: Actor) {
    let stale = sales.values.filter { sale in
      sale.booking.showtime == showtime && isExpired(sale.booking, at: now) && !isInDoubt(sale.booking.id)
        && sale.seats.contains { seats.contains($0.seat) }
    }.sorted { $0.booking.id < $1.booking.id }
    for sale in stale { end(sale.booking.id, because: .expired, at: now, by: actor) }
  }

  private func promoCode(of claim: Claim) -> PromoCode? {
    claim.promo.flatMap { promoCodes[$0.code.uppercased()] }
  }

  private func promoRefusal(of claim: Claim, for showtime: Showtime, at now: Date) -> PromoRefusal? {
    guard claim.promo != nil else { return nil }
    guard let code = promoCode(of: claim) else { return .unknown }
    return code.refusal(of: claim.total, cinema: showtime.cinema, movie: showtime.movie, at: now)
  }

  private func store(_ claim: Claim, at now: Date) -> Date {
    let expiresAt = now + Double(claim.lifetime)
    let code = claim.promo?.code.uppercased()
    sales[claim.booking] = Sale(
      booking: Booking(
        id: claim.booking, reference: claim.reference, showtime: claim.showtime,
        guest: claim.guest, numTickets: claim.seats.count, totalAmount: claim.total,
        discountAmount: claim.discount, finalAmount: claim.finalAmount, promoCode: code,
        paymentMethod: claim.payment.method, bookedAt: now, expiresAt: expiresAt,
        seatingOverride: claim.seatingOverride),
      seats: claim.seats)
    if let code { promoCodes[code]?.usageCount += 1 }
    write(claim.payment, of: claim.booking, reference: claim.reference)
    halls[claim.showtime]?.seating.sold.formUnion(claim.seats.map(\.seat))
    halls[claim.showtime]?.count(claim.seats.count)
    return expiresAt
  }

  /// Notes an attempt as PENDING; one that is there already is the same one, sent again.
  func write(_ attempt: PaymentAttempt, of booking: Booking.ID, reference: BookingReference) {
    guard payments[attempt.reference] == nil else { return }
    payments[attempt.reference] = Attempt(
      payment: Payment(
        id: attempt.id, booking: booking, bookingReference: reference, reference: attempt.reference,
        gateway: attempt.gateway, amount: attempt.amount, currency: attempt.currency, method: attempt.method),
      order: written)
    written += 1
  }
}
