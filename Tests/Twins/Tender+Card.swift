package import BoxOffice

extension Tender {
  /// By the card terminal of tests, which asks nobody.
  package static let card = Tender.driver(gateway: PaymentOption.simulator().gateway)
}
