import BoxOffice
import Payments
import Testing

@Suite("Cash drawer")
struct CashDrawerTests {
  private let request = PaymentRequest(
    reference: PaymentReference("BK20261123ABCD2345-1"), amount: Money(minorUnits: 1_250), currency: .usd,
    description: "CinemaOS Downtown")

  @Test(
    "Cash that covers what is due is approved, and the change is known",
    arguments: [(1_250, 0), (1_300, 50), (2_000, 750)])
  func approves(tendered: Int, change: Int) async throws {
    let outcome = await CashDrawer(tendered: Money(minorUnits: tendered)).authorise(request)
    guard case .approved(let approval) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(approval.isCaptured)
    #expect(approval.cash?.tendered == Money(minorUnits: tendered))
    #expect(approval.cash?.change == Money(minorUnits: change))
    #expect(approval.cardLastFour == nil)
  }

  @Test("Too little cash is declined, and the sentence says how much is missing")
  func declines() async {
    let outcome = await CashDrawer(tendered: Money(minorUnits: 1_000)).authorise(request)
    #expect(outcome == .declined(reason: "$10.00 does not cover $12.50: $2.50 is missing."))
  }

  @Test("Cash is named as the database names it")
  func names() {
    let drawer = CashDrawer(tendered: .zero)
    #expect(drawer.gateway == "CASH")
    #expect(drawer.method == .cash)
  }

  @Test("Cash without a confirmed booking was never taken")
  func settles() async {
    guard case .declined = await CashDrawer(tendered: .zero).settle(request.reference) else {
      Issue.record("Cash cannot be in doubt.")
      return
    }
  }
}
