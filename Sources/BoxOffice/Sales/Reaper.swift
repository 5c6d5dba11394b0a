/// Ends sales that nobody finished. Every kiosk runs it now and then; two at once do no harm.
///
/// Unpaid claims past their time give back seats and promo codes. Money in doubt is asked for at the driver
/// first: what was approved is confirmed, since the seats are still the claim's.
package struct Reaper: Sendable {
  private let store: any SalesStore
  private let drivers: [String: any PaymentDriver]
  private let actor: Actor

  /// - Parameter drivers: those whose payments this kiosk may ask about.
  package init(store: any SalesStore, drivers: [any PaymentDriver], by actor: Actor) {
    self.store = store
    self.drivers = Dictionary(drivers.map { ($0.gateway, $0) }) { first, _ in first }
    self.actor = actor
  }

  /// One round. What cannot be settled now is left for the next.
  /// - Returns: what the store found.
  @discardableResult
  package func run(limit: Int = 50) async throws(StoreError) -> Reaping {
    var found = try await store.reap(limit: limit, by: actor)
    var hasDeclined = false
    for doubt in found.inDoubt {
      guard let driver = drivers[doubt.attempt.gateway] else { continue }
      switch await driver.settle(doubt.attempt.reference) {
      case .approved(let approval):
        let outcome = try await store.confirm(
          Confirmation(
            booking: doubt.booking, payment: doubt.attempt.reference, approval: approval),
          by: actor)
        if case .tooLate = outcome {
          try await refund(doubt.attempt)
        } else {
          try await capture(doubt.attempt)
        }
      case .declined(let reason):
        try await store.failPayment(doubt.attempt.reference, reason: reason, by: actor)
        hasDeclined = true
      case .unknown:
        continue
      }
    }
    // A declined claim past its time ends now, unless the customer has begun another attempt meanwhile.
    if hasDeclined { found.expired += try await store.reap(limit: limit, by: actor).expired }
    for attempt in found.uncaptured { try await capture(attempt) }
    for attempt in found.refundsOwed { try await refund(attempt) }
    return found
  }

  private func capture(_ attempt: PaymentAttempt) async throws(StoreError) {
    guard let driver = drivers[attempt.gateway], await driver.capture(attempt.reference) else { return }
    try await store.noteCaptured(attempt.reference, by: actor)
  }

  private func refund(_ attempt: PaymentAttempt) async throws(StoreError) {
    guard let driver = drivers[attempt.gateway],
      await driver.refund(attempt.reference, amount: attempt.amount)
    else { return }
    try await store.noteRefunded(attempt.reference, amount: attempt.amount, by: actor)
  }
}
