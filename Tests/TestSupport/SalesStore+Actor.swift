package import BoxOffice
package import FoundationEssentials

extension Actor {
  /// Who acts in a test that is not about it.
  package static let test = Actor(terminal: "till-1")
}

/// What ``Actor/test`` does.
extension SalesStore {
  package func claim(_ claim: Claim) async throws(StoreError) -> ClaimOutcome {
    try await self.claim(claim, by: .test)
  }

  package func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int
  ) async throws(StoreError) -> Date? {
    try await startPayment(attempt, of: booking, lifetime: lifetime, by: .test)
  }

  package func failPayment(_ payment: PaymentReference, reason: String) async throws(StoreError) {
    try await failPayment(payment, reason: reason, by: .test)
  }

  package func confirm(_ confirmation: Confirmation) async throws(StoreError) -> ConfirmOutcome {
    try await confirm(confirmation, by: .test)
  }

  package func noteCaptured(_ payment: PaymentReference) async throws(StoreError) {
    try await noteCaptured(payment, by: .test)
  }

  package func noteRefunded(_ payment: PaymentReference, amount: Money) async throws(StoreError) {
    try await noteRefunded(payment, amount: amount, by: .test)
  }

  package func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason
  ) async throws(StoreError) -> BookingStatus? {
    try await abandon(booking, reference: reference, because: reason, by: .test)
  }

  package func reap(limit: Int) async throws(StoreError) -> Reaping {
    try await reap(limit: limit, by: .test)
  }
}

extension LayoutStore {
  package func replaceLayout(
    of screen: Screen.ID, with layout: SeatLayout, expecting expected: SeatLayout, isDryRun: Bool
  ) async throws(StoreError) -> LayoutOutcome {
    try await replaceLayout(of: screen, with: layout, expecting: expected, isDryRun: isDryRun, by: .test)
  }
}
