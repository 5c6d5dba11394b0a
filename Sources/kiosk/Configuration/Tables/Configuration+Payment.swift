extension Configuration {
  struct Payment: Hashable, Sendable {
    enum Method: String, CaseIterable, Sendable {
      case cash, card
    }

    /// In the order they are offered.
    var methods = [Method.cash]
  }
}

extension Configuration.Payment {
  static let settings: [Setting] = [
    .choices("payment", "methods", "KIOSK_PAYMENT_METHODS", \.payment.methods)
  ]
}
