/// What a driver is asked to authorise.
package struct PaymentRequest: Sendable, Hashable {
  /// The idempotency key: the same one is charged once, however often it is asked.
  package let reference: PaymentReference
  package let amount: Money
  package let currency: Currency
  /// What the customer's statement says.
  package let description: String

  package init(reference: PaymentReference, amount: Money, currency: Currency, description: String) {
    self.reference = reference
    self.amount = amount
    self.currency = currency
    self.description = description
  }
}

/// What a driver tells of a payment that succeeded.
package struct PaymentApproval: Sendable, Hashable {
  package var transactionID: String?
  package var cardLastFour: String?
  package var cash: CashTender?
  /// Whether the money has moved already (cash), or must still be captured (a card's authorisation).
  package var isCaptured: Bool

  package init(
    transactionID: String? = nil, cardLastFour: String? = nil, cash: CashTender? = nil, isCaptured: Bool
  ) {
    self.transactionID = transactionID
    self.cardLastFour = cardLastFour
    self.cash = cash
    self.isCaptured = isCaptured
  }
}

package enum PaymentOutcome: Sendable, Hashable {
  case approved(PaymentApproval)
  /// No money moved and none will by this reference.
  case declined(reason: String)
  /// No answer: money may have moved. Ask again with the same reference, never with a new one.
  case unknown(reason: String)
}

/// A way to pay. Every call may be repeated with the same reference without harm.
package protocol PaymentDriver: Sendable {
  /// `payments.payment_gateway`, at most 50 characters.
  var gateway: String { get }
  var method: PaymentMethod { get }

  /// Reserves the money, or takes it where there is nothing to reserve (cash).
  func authorise(_ request: PaymentRequest) async -> PaymentOutcome

  /// What became of an attempt: approved, declined (also when it never arrived: from then on it is), or
  /// still unknown.
  func settle(_ reference: PaymentReference) async -> PaymentOutcome

  /// Takes the reserved money. False when that is not certain: capture again later.
  func capture(_ reference: PaymentReference) async -> Bool

  /// Gives back what was reserved or taken. False when that is not certain: try again later.
  /// - Parameter amount: all that is to have gone back by this reference, so that a repetition gives nothing more.
  func refund(_ reference: PaymentReference, amount: Money) async -> Bool
}
