package import BoxOffice
internal import Words

/// Cash for one sale: approved when what the customer handed over covers what is due.
///
/// There is nothing to ask and nothing to lose: cash counts once its booking is confirmed, and until then
/// it lies on the counter.
package struct CashDrawer: PaymentDriver {
  package let gateway = PaymentOption.cash.gateway
  package let method = PaymentMethod.cash
  /// What the customer handed over.
  package let tendered: Money

  package init(tendered: Money) {
    self.tendered = tendered
  }

  package func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    guard let cash = CashTender(tendered: tendered, due: request.amount) else {
      func money(_ amount: Money) -> String { Words.english.money(amount, in: request.currency) }
      return .declined(
        reason: """
          \(money(tendered)) does not cover \(money(request.amount)): \(money(request.amount - tendered)) is missing.
          """)
    }
    return .approved(PaymentApproval(cash: cash, isCaptured: true))
  }

  /// Declined: cash that no confirmed booking accounts for was never taken.
  package func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    .declined(reason: "The cash was not taken: hand it back, or take it for a new attempt.")
  }

  /// True: it lies in the drawer.
  package func capture(_ reference: PaymentReference) async -> Bool { true }

  /// True: whoever stands at the drawer hands it back, and the database notes it.
  package func refund(_ reference: PaymentReference, amount: Money) async -> Bool { true }
}
