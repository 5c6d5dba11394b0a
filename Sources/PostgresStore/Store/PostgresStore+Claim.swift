package import BoxOffice
internal import FoundationEssentials

extension PostgresStore {
  /// How often a claim is sent again if what blocked it is gone.
  private static let claimAttempts = 5

  package func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome {
    try await asking { () async throws(PostgresError) in
      var refusal = PostgresError(.refused, "the claim was not sent")
      for _ in 0..<PostgresStore.claimAttempts {
        do throws(PostgresError) {
          let answers = try await database.commit(try claim.steps(by: actor))
          guard let row = answers[0].first else { break }
          return .claimed(expiresAt: try row.value("expires_at"))
        } catch let error where error.isObstacle {
          refusal = error
        }
        if let outcome = try await obstacle(to: claim, by: actor) { return outcome }
      }
      throw refusal
    }
  }

  /// Why the claim was refused; nil if nothing blocks it any more.
  private func obstacle(
    to claim: Claim, by actor: Actor
  ) async throws(PostgresError) -> ClaimOutcome? {
    let seats = claim.seats.map(\.seat)
    let rows = try await database.rows(
      .claimObstacles,
      [
        "booking": claim.booking, "showtime": claim.showtime, "seats": seats, "grace": Showtime.salesGrace,
      ] + claim.quote.version.values)
    guard let row = rows.first else { return nil }
    if let status = try row.value("booking_status", as: BookingStatus?.self) {
      // Only the same order counts as done. A different order with this id must not learn about somebody
      // else's seats.
      guard try row.value("booking_reference") == claim.reference else {
        throw PostgresError(.refused, "the booking id \(claim.booking) is another booking's")
      }
      guard status == .pending, let expiresAt = try row.value("expires_at", as: Date?.self) else {
        return .ended(status)
      }
      return .claimed(expiresAt: expiresAt)
    }
    guard try row.value("showtime_exists") else { return .unavailable(seats) }
    if let status = try row.value("closed_as", as: Showtime.Status?.self) { return .closed(status) }
    let notForSale = try row.value("not_for_sale", as: [Seat.ID].self)
    guard notForSale.isEmpty else { return .unavailable(notForSale) }
    let stale = try row.value("stale_claims", as: [Booking.ID].self)
    guard stale.isEmpty else {
      for booking in stale { try await end(booking, because: .expired, by: actor) }
      return nil
    }
    let taken = try row.value("taken", as: [Seat.ID].self)
    guard taken.isEmpty else { return .taken(taken) }
    if try row.value("is_repriced") { return try await repriced(claim) }
    guard let promo = claim.promo else { return nil }
    guard let found = try await database.rows(.promoCode, ["code": promo.code]).first else {
      return .promoRefused(.unknown)
    }
    let code = try PromoCode(found)
    let refusal = code.refusal(
      of: claim.total, cinema: try row.value("cinema_id"), movie: try row.value("movie_id"),
      at: try row.value("read_at"))
    if let refusal { return .promoRefused(refusal) }
    return code.discount == promo.terms ? nil : try await repriced(claim)
  }

  /// What prices depend on now: the showtime and the claim's promo code, from the same moment.
  private func repriced(_ claim: Claim) async throws(PostgresError) -> ClaimOutcome? {
    let promo = claim.promo.map { Step(.promoCode, ["code": $0.code]) }
    guard let (seating, found) = try await seating(of: claim.showtime, and: promo) else { return nil }
    return .repriced(seating, try found?.first.map { (row) throws(PostgresError) in try PromoCode(row) })
  }
}

extension PostgresError {
  /// Whether the schema itself refused: a seat or an id exists already, or a condition did not hold.
  fileprivate var isObstacle: Bool {
    guard kind == .refused else { return false }
    switch state {
    // A reference that another booking has will not become free.
    case .uniqueViolation?:
      return !["bookings_booking_reference_key", "payments_payment_reference_key"].contains(constraint)
    case .conditionNotMet?: return true
    default: return false
    }
  }
}

extension Claim {
  /// The transaction: booking, seats in the order of their ids, promo code, payment, audit, and finally the
  /// seat count. All buyers of the showtime queue for the row of that count, and after the wait the step
  /// checks what has happened meanwhile.
  package func steps(by actor: Actor) throws(PostgresError) -> [Step] {
    var steps = [
      Step(
        .claimBooking,
        [
          "booking": booking, "reference": reference, "showtime": showtime, "guest_name": guest.name,
          "guest_email": guest.email, "guest_phone": guest.phone, "seats": seats.count, "total": total,
          "discount": discount, "final_amount": finalAmount, "promo_code": promo?.code,
          "method": payment.method, "terminal": actor.terminal, "override": seatingOverride,
          "lifetime": lifetime,
        ]),
      Step(
        .claimSeats,
        [
          "booking": booking, "showtime": showtime, "seats": seats.map(\.seat),
          "ticket_types": seats.map(\.ticketType), "prices": seats.map(\.price), "breakdowns": try breakdowns,
        ]),
    ]
    if let promo {
      steps.append(
        Step(
          .claimPromo, ["code": promo.code, "showtime": showtime, "total": total] + promo.terms.values))
    }
    steps += [
      Step(
        .claimPayment,
        ["id": payment.id, "booking": booking, "booking_reference": reference] + payment.values),
      Step(
        .auditClaim,
        actor.values + ["reference": reference, "seats": seats.count, "override": seatingOverride]),
      Step(.claimTurn, ["showtime": showtime]),
      Step(
        .claimCount,
        ["showtime": showtime, "seats": seats.count, "grace": Showtime.salesGrace] + quote.version.values),
      Step(.claimCheck, ["booking": booking]),
    ]
    return steps
  }

  /// Each seat's `price_breakdown`. All seats of one type have the same one, so it is encoded once.
  private var breakdowns: [String] {
    get throws(PostgresError) {
      var written: [[PriceStep]: String] = [:]
      return try seats.map { (seat) throws(PostgresError) in
        if let text = written[seat.breakdown] { return text }
        let text = try seat.breakdownJSON
        written[seat.breakdown] = text
        return text
      }
    }
  }
}

// MARK: - Statements

extension Statement {
  static let promoCode = Statement("promo_code", PackageResources.promo_code_sql)
  static let claimBooking = Statement("claim_booking", PackageResources.claim_booking_sql)
  static let claimSeats = Statement("claim_seats", PackageResources.claim_seats_sql)
  static let claimPromo = Statement("claim_promo", PackageResources.claim_promo_sql)
  static let claimPayment = Statement("claim_payment", PackageResources.claim_payment_sql)
  static let auditClaim = Statement("audit_claim", PackageResources.audit_claim_sql)
  static let claimTurn = Statement("claim_turn", PackageResources.claim_turn_sql)
  static let claimCount = Statement("claim_count", PackageResources.claim_count_sql)
  static let claimCheck = Statement("claim_check", PackageResources.claim_check_sql)
  static let claimObstacles = Statement("claim_obstacles", PackageResources.claim_obstacles_sql)
}
