internal import BoxOffice

/// Faults of a kiosk that the product does not have, to see that the checker finds them.
enum Mutation: String, CaseIterable, Sendable {
  /// A store that sells a seat that is sold.
  case forgetsUniqueSeat = "forgets-unique-seat"
  /// A driver that asks again with a new idempotency key.
  case newKeyOnRetry = "new-key-on-retry"
  /// Holds that do not compare tokens.
  case ignoresTokens = "ignores-tokens"
  /// A reaper that ends claims without asking what became of their payments.
  case endsDoubtfulClaims = "ends-doubtful-claims"

  /// What such a reaper does.
  static func reapWithoutAsking(
    _ store: any SalesStore, _ driver: any PaymentDriver, by actor: Actor
  ) async {
    guard let found = try? await store.reap(limit: 50, by: actor) else { return }
    for doubt in found.inDoubt {
      try? await store.failPayment(doubt.attempt.reference, reason: "nobody asked", by: actor)
      guard let booking = try? await store.booking(doubt.booking)?.booking else { continue }
      _ = try? await store.abandon(booking.id, reference: booking.reference, because: .expired, by: actor)
    }
    for attempt in found.uncaptured where await driver.capture(attempt.reference) {
      try? await store.noteCaptured(attempt.reference, by: actor)
    }
    for attempt in found.refundsOwed where await driver.refund(attempt.reference, amount: attempt.amount) {
      try? await store.noteRefunded(attempt.reference, amount: attempt.amount, by: actor)
    }
  }
}
