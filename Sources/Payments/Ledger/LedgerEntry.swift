package import BoxOffice

/// One line of the simulator's ledger: something that happened to a payment, for good.
package struct LedgerEntry: Hashable, Sendable {
  package enum Event: String, CaseIterable, Sendable, Codable {
    /// The money is reserved.
    case authorised
    /// No money moved, and none will by this reference.
    case declined
    /// Asked about before it arrived: it is declined should it arrive.
    case tombstone
    /// What was reserved is taken.
    case captured
    /// What was reserved is no longer.
    case released
    /// What was taken is given back.
    case refunded
  }

  package var event: Event
  package var reference: PaymentReference
  /// What the event moved, or was asked to move.
  package var amount: Money
  /// ISO 4217; nil where nobody said.
  package var currency: Currency?
  /// Milliseconds since 1970.
  package var at: Int
  /// Of an approval that comes late: when the terminal begins to tell of it, in milliseconds since 1970.
  package var answersAt: Int?
  /// Why it was declined.
  package var reason: String?

  package init(
    event: Event, reference: PaymentReference, amount: Money, currency: Currency? = nil, at: Int,
    answersAt: Int? = nil, reason: String? = nil
  ) {
    self.event = event
    self.reference = reference
    self.amount = amount
    self.currency = currency
    self.at = at
    self.answersAt = answersAt
    self.reason = reason
  }
}

/// One line of JSON; `amount` in minor units.
extension LedgerEntry: Codable {
  private enum CodingKeys: String, CodingKey {
    case event, reference, amount, currency, at, answersAt, reason
  }

  package init(from decoder: any Decoder) throws {
    let line = try decoder.container(keyedBy: CodingKeys.self)
    event = try line.decode(Event.self, forKey: .event)
    reference = PaymentReference(try line.decode(String.self, forKey: .reference))
    amount = Money(minorUnits: try line.decode(Int.self, forKey: .amount))
    currency = try line.decodeIfPresent(String.self, forKey: .currency).flatMap { Currency($0) }
    at = try line.decode(Int.self, forKey: .at)
    answersAt = try line.decodeIfPresent(Int.self, forKey: .answersAt)
    reason = try line.decodeIfPresent(String.self, forKey: .reason)
  }

  package func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(event, forKey: .event)
    try line.encode(reference.text, forKey: .reference)
    try line.encode(amount.minorUnits, forKey: .amount)
    try line.encodeIfPresent(currency?.code, forKey: .currency)
    try line.encode(at, forKey: .at)
    try line.encodeIfPresent(answersAt, forKey: .answersAt)
    try line.encodeIfPresent(reason, forKey: .reason)
  }
}
