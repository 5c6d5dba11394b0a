/// Which of a showtime's prices were quoted: raised by every change of the rules that may apply to its cinema, and of
/// what they look at in the showtime and its seats.
package struct PricingVersion: Sendable, Hashable {
  /// `cinemas.pricing_version`.
  package var cinema: Int
  /// `showtimes.pricing_version`.
  package var showtime: Int

  package init(cinema: Int = 0, showtime: Int = 0) {
    self.cinema = cinema
    self.showtime = showtime
  }
}

/// What a basket costs, and by which prices.
package struct Quote: Sendable, Hashable {
  package let showtime: Showtime.ID
  /// With what each costs.
  package let seats: [BookingSeat]
  /// The promo code that is to be used. Its discount is zero while it does not help.
  package let promo: PromoRedemption?
  /// Why the promo code does not help; nil when it does.
  package let promoRefusal: PromoRefusal?
  /// A claim is refused when the prices are of another one by then.
  package let version: PricingVersion

  package init(
    showtime: Showtime.ID, seats: [BookingSeat], promo: PromoRedemption? = nil,
    promoRefusal: PromoRefusal? = nil, version: PricingVersion
  ) {
    self.showtime = showtime
    self.seats = seats
    self.promo = promo
    self.promoRefusal = promoRefusal
    self.version = version
  }

  /// Before the discount.
  package var total: Money { seats.reduce(.zero) { $0 + $1.price } }
  package var discount: Money { promo?.discount ?? .zero }
  package var amountDue: Money { total - discount }

  /// The same seats without the promo code.
  package var withoutPromo: Quote { Quote(showtime: showtime, seats: seats, version: version) }

  /// Whether a customer who has agreed to one of them has agreed to the other.
  func costsTheSame(as other: Quote) -> Bool {
    func prices(_ quote: Quote) -> [Seat.ID: Money] {
      Dictionary(quote.seats.map { ($0.seat, $0.price) }) { first, _ in first }
    }
    return prices(self) == prices(other) && discount == other.discount
  }
}

/// A promo code used in a claim, with the discount that was quoted for it.
package struct PromoRedemption: Sendable, Hashable {
  package let code: String
  /// What the code gave when it was quoted: a claim is refused when it gives something else by then.
  package let terms: PromoCode.Discount
  package let discount: Money

  package init(code: String, terms: PromoCode.Discount, discount: Money) {
    self.code = code
    self.terms = terms
    self.discount = discount
  }
}

/// A decision for the customer: the prices have changed between the quote and the claim, and nothing was claimed.
package struct Repricing: Sendable, Hashable {
  package let old: Quote
  package let new: Quote
  /// What `new` was made from.
  package let seating: Seating
  /// The basket's promo code as it is now; nil where there is none any more.
  package let promo: PromoCode?

  package init(old: Quote, new: Quote, seating: Seating, promo: PromoCode?) {
    self.old = old
    self.new = new
    self.seating = seating
    self.promo = promo
  }
}
