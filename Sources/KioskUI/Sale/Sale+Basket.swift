import BoxOffice
import FoundationEssentials

extension Sale {
  /// What the customer has chosen and said so far.
  var basket: Basket {
    let items = map.chosen.map { seat in
      let place = map.plan.seats[seat]
      return Basket.Item(
        seat: place.id, label: place.label, type: place.type,
        ticketType: details.ticketTypes[place.id] ?? .adult)
    }
    var promo: PromoCode?
    if case .found(let code) = details.promo { promo = code }
    return Basket(
      items, promo: promo,
      guest: Guest(
        name: details.name.text.nilIfBlank, email: details.email.text.nilIfBlank,
        phone: details.phone.text.nilIfBlank),
      seatingOverride: map.overrideReason)
  }

  /// What the basket costs; nil when one of its seats has no price.
  /// - Parameter elapsed: seconds since the seats were read.
  func quote(elapsed: Double = 0) -> Quote? {
    try? basket.quote(in: map.seating, by: map.prices, at: map.seating.readAt.addingTimeInterval(elapsed))
  }

  /// The chosen seats as they will be booked, by label; nil when one of them has no price.
  var bookingSeats: [BookingSeat]? { quote()?.seats }

  var total: Money { quote()?.total ?? .zero }

  /// What a promo code takes off what is chosen now, or why it does not help.
  func discount(by code: PromoCode, elapsed: Double) -> Result<Money, PromoRefusal> {
    code.discount(
      on: total, in: map.seating.cinema.currency, cinema: map.seating.cinema.id, movie: map.seating.movie.id,
      at: map.seating.readAt.addingTimeInterval(elapsed))
  }

  /// The discount of the code that was found, as long as it helps.
  func discount(elapsed: Double) -> Money { quote(elapsed: elapsed)?.discount ?? .zero }

  /// What is to be paid.
  func amountDue(elapsed: Double) -> Money {
    order?.claim.finalAmount ?? quote(elapsed: elapsed)?.amountDue ?? .zero
  }
}
