package import BoxOffice
package import Words

/// How the customer wants to pay.
package struct PaymentForm: Hashable, Sendable {
  /// The index of the way to pay that is selected, in the settings' order.
  package var option = 0
  /// What was typed as cash handed over; empty for the exact amount.
  package var tendered = TextField(limit: 10)
  package var simulated: SimulatedOutcome = .approve
  /// Why the last attempt did not work.
  package var problem: Message?

  package init() {}
}
