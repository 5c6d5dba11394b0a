/// A way to pay that a kiosk offers: a payment driver, as the screens know it.
package struct PaymentOption: Hashable, Sendable {
  package var method: PaymentMethod
  /// ``PaymentDriver/gateway``
  package var gateway: String
  /// Whether a tester chooses what becomes of each payment. Only the simulator asks.
  package var asksTester: Bool

  package init(_ method: PaymentMethod, gateway: String, asksTester: Bool = false) {
    self.method = method
    self.gateway = gateway
    self.asksTester = asksTester
  }

  package static let cash = PaymentOption(.cash, gateway: "CASH")
  /// The simulated card terminal.
  package static func simulator(asksTester: Bool = false) -> PaymentOption {
    PaymentOption(.card, gateway: "SIMULATOR", asksTester: asksTester)
  }
}
