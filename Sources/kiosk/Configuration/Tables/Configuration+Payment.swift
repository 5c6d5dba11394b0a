extension Configuration {
  struct Payment: Hashable, Sendable {
    /// Names from ``PaymentRegistry``, in the order in which they are offered.
    var methods = ["cash"]
  }
}

extension Configuration.Payment {
  static let settings: [Setting] = [
    .names("payment", "methods", "KIOSK_PAYMENT_METHODS", \.payment.methods, of: PaymentRegistry.names)
  ]
}
