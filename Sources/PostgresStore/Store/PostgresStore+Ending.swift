package import BoxOffice

extension PostgresStore {
  package func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus? {
    try await asking { () async throws(PostgresError) in
      try await end(booking, reference: reference, because: reason, by: actor)
    }
  }

  package func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping {
    try await asking { () async throws(PostgresError) in
      let endings = [Step(.endExpiredClaims, ["limit": limit])] + endingSteps(by: actor)
      let answers = try await database.commit(
        endings + [
          Step(.paymentsInDoubt, ["limit": limit]), Step(.paymentsUncaptured, ["limit": limit]),
          Step(.paymentsRefundOwed, ["limit": limit]),
        ])
      let found = answers[endings.count...].map { $0 }
      return Reaping(
        expired: try answers[0].first?.value("ended") ?? [],
        inDoubt: try found[0].map { (row) throws(PostgresError) in
          PaymentInDoubt(booking: try row.value("booking_id"), attempt: try PaymentAttempt(row))
        },
        uncaptured: try found[1].map { (row) throws(PostgresError) in try PaymentAttempt(row) },
        refundsOwed: try found[2].map { (row) throws(PostgresError) in try PaymentAttempt(row) })
    }
  }

  /// Ends a claim, unless its payment is in doubt.
  /// - Parameter reference: nil if the id was read from the database.
  /// - Returns: the booking's status afterwards; nil if there is none.
  @discardableResult
  func end(
    _ booking: Booking.ID, reference: BookingReference? = nil, because reason: CancellationReason,
    by actor: Actor
  ) async throws(PostgresError) -> BookingStatus? {
    let answers = try await database.commit(
      [Step(.endClaim, ["booking": booking, "reason": reason, "reference": reference])]
        + endingSteps(by: actor)
        + [Step(.bookingStatus, ["booking": booking, "reference": reference])])
    return try answers.last?.first?.value("booking_status")
  }

  /// Writes off the payments of the claims that this transaction has ended, and gives back their seats, promo
  /// codes and seat counts.
  private func endingSteps(by actor: Actor) -> [Step] {
    [
      Step(.failEndedPayments), Step(.releaseSeats), Step(.releasePromos),
      Step(.auditEnded, actor.values),
      Step(.releaseLock), Step(.releaseCount),
    ]
  }
}

// MARK: - Statements

extension Statement {
  static let endClaim = Statement("end_claim", PackageResources.end_claim_sql)
  static let endExpiredClaims = Statement("end_expired_claims", PackageResources.end_expired_claims_sql)
  static let failEndedPayments = Statement("fail_ended_payments", PackageResources.fail_ended_payments_sql)
  static let releaseSeats = Statement("release_seats", PackageResources.release_seats_sql)
  static let releasePromos = Statement("release_promos", PackageResources.release_promos_sql)
  static let auditEnded = Statement("audit_ended", PackageResources.audit_ended_sql)
  static let releaseLock = Statement("release_lock", PackageResources.release_lock_sql)
  static let releaseCount = Statement("release_count", PackageResources.release_count_sql)
  static let bookingStatus = Statement("booking_status", PackageResources.booking_status_sql)
  static let paymentsInDoubt = Statement("payments_in_doubt", PackageResources.payments_in_doubt_sql)
  static let paymentsUncaptured = Statement("payments_uncaptured", PackageResources.payments_uncaptured_sql)
  static let paymentsRefundOwed = Statement("payments_refund_owed", PackageResources.payments_refund_owed_sql)
}
