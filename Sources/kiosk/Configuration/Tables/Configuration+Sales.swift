internal import BoxOffice
internal import KioskUI

extension Configuration {
  /// The keys of `[sales]`, all of which the screens need.
  enum Sales {
    static let settings: [Setting] = [
      .number("sales", "hold_seconds", "KIOSK_HOLD_SECONDS", \.screens.holdTerms.cap, in: 60...3_600),
      .number("sales", "lease_seconds", "KIOSK_LEASE_SECONDS", \.screens.holdTerms.lease, in: 30...600),
      .number("sales", "payment_seconds", "KIOSK_PAYMENT_SECONDS", \.screens.paymentSeconds, in: 60...3_600),
      .number("sales", "max_seats", "KIOSK_MAX_SEATS", \.screens.maxSeats, in: 1...50),
    ]
  }
}
