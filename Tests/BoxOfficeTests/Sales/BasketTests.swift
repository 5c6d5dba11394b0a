import FoundationEssentials
import TestSupport
import Testing

@testable import BoxOffice

@Suite("A basket")
struct BasketTests {
  private let world = BookingWorld(at: Date(timeIntervalSince1970: 1_795_420_800))
  private var seating: Seating { world.evening }

  /// Seats by their number in the row, of which every fourth, counted from the third, is VIP.
  private func basket(_ numbers: [Int], promo: PromoRole? = nil) -> Basket {
    Basket(
      numbers.map { Basket.Item(seating.seats[$0 - 1]) }, promo: promo.map(world.promoCode),
      guest: Guest(name: "Ann"), seatingOverride: "the usual seat")
  }

  @Test("costs what the rules say, seat by seat, by label")
  func prices() throws {
    let quote = try basket([3, 2]).quote(in: seating, at: seating.readAt)
    #expect(quote.seats.map(\.label.description) == ["A2", "A3"])
    #expect(quote.seats.map(\.price.minorUnits) == [1_250, 1_850])
    #expect(quote.seats.last?.breakdown.map(\.rule) == ["Standard", "VIP"])
    #expect(quote.total == Money(minorUnits: 3_100) && quote.amountDue == quote.total)
    #expect(quote.discount == .zero && quote.promo == nil && quote.promoRefusal == nil)
    #expect(quote.showtime == seating.showtime.id && quote.version == seating.pricingVersion)
  }

  @Test(
    "with a promo code costs less, or says why not, and claims with it either way",
    arguments: PromoRole.allCases)
  func discounts(role: PromoRole) throws {
    let quote = try basket([1, 2], promo: role).quote(in: seating, at: seating.readAt)
    #expect(quote.promoRefusal == role.refusal)
    let expected = role.refusal != nil ? 0 : role == .tenOff ? 250 : 500
    #expect(quote.discount == Money(minorUnits: expected))
    #expect(quote.amountDue == Money(minorUnits: 2_500 - expected))
    let code = world.promoCode(role)
    #expect(
      quote.promo == PromoRedemption(code: code.code, terms: code.discount, discount: quote.discount))
    #expect(quote.withoutPromo.amountDue == Money(minorUnits: 2_500) && quote.withoutPromo.promo == nil)
  }

  @Test("with a seat that has no price names it")
  func unpriced() throws {
    var seating = seating
    seating.rules.removeAll { $0.kind == .base }
    let basket = basket([2, 1])
    let seats = basket.items.map(\.seat).sorted()
    #expect(throws: Unpriced(seats: seats)) { try basket.quote(in: seating, at: seating.readAt) }
  }

  @Test("becomes an order that pays what was quoted, and a further attempt the same")
  func orders() throws {
    let basket = basket([1, 2], promo: .tenOff)
    let quote = try basket.quote(in: seating, at: seating.readAt)
    let ids = Order.IDs(
      booking: .random(), reference: BookingReference(date: seating.showtime.showDate, random: 7),
      payment: .random())
    let order = Order(
      basket, at: quote, in: seating.cinema, ids: ids, by: .card, gateway: "SIMULATOR", lifetime: 300)
    let claim = order.claim
    #expect(claim.booking == ids.booking && claim.reference == ids.reference && claim.quote == quote)
    #expect(claim.guest.name == "Ann" && claim.seatingOverride == "the usual seat")
    #expect(claim.lifetime == 300 && order.paymentLifetime == 300)
    #expect(claim.payment.id == ids.payment && claim.payment.reference.text == "\(ids.reference)-1")
    #expect(claim.payment.amount == Money(minorUnits: 2_250) && claim.payment.currency == .usd)
    #expect(order.statement == "\(seating.cinema.name) \(ids.reference)")
    let second = order.attempt(2, id: .random(), by: .cash, gateway: "CASH")
    #expect(second.reference.text == "\(ids.reference)-2" && second.amount == claim.finalAmount)
    #expect(second.method == .cash && second.gateway == "CASH")
  }

  @Test("is quoted anew by other rules, seat kinds and codes")
  func requotes() throws {
    let old = try basket([1, 2], promo: .tenOff).quote(in: seating, at: seating.readAt)
    var later = seating
    later.pricingVersion.cinema += 1
    let same = try old.requoted(in: later, promo: world.promoCode(.tenOff))
    #expect(same.costsTheSame(as: old) && same.version == later.pricingVersion)
    later.seats[0].type = .vip
    let dearer = try old.requoted(in: later, promo: world.promoCode(.tenOff))
    #expect(dearer.total == Money(minorUnits: 3_100) && dearer.discount == Money(minorUnits: 310))
    #expect(!dearer.costsTheSame(as: old))
    let without = try old.requoted(in: seating, promo: nil)
    #expect(without.amountDue == Money(minorUnits: 2_500) && !without.costsTheSame(as: old))
    var smaller = seating
    smaller.seats.remove(at: 1)
    #expect(throws: Unpriced(seats: [seating.seats[1].id])) {
      try old.requoted(in: smaller, promo: nil)
    }
  }
}
