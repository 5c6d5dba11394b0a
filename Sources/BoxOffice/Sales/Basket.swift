package import FoundationEssentials

/// What a customer wants of one showtime, whatever it costs.
package struct Basket: Sendable, Hashable {
  package var items: [Item]
  package var promo: PromoCode?
  package var guest: Guest
  /// Why staff sell these seats although a seating rule speaks against it, at most 200 characters; nil when none does.
  package var seatingOverride: String?

  package init(
    _ items: [Item], promo: PromoCode? = nil, guest: Guest = Guest(), seatingOverride: String? = nil
  ) {
    self.items = items
    self.promo = promo
    self.guest = guest
    self.seatingOverride = seatingOverride
  }

  /// A seat and who is to sit in it.
  package struct Item: Sendable, Hashable {
    package var seat: Seat.ID
    package var label: SeatLabel
    package var type: SeatType
    package var ticketType: TicketType

    package init(seat: Seat.ID, label: SeatLabel, type: SeatType, ticketType: TicketType = .adult) {
      self.seat = seat
      self.label = label
      self.type = type
      self.ticketType = ticketType
    }

    package init(_ seat: Seat, ticketType: TicketType = .adult) {
      self.init(seat: seat.id, label: seat.label, type: seat.type, ticketType: ticketType)
    }
  }
}

/// Seats that cannot be sold: no rule gives them a price.
package struct Unpriced: Error, Hashable, Sendable {
  package let seats: [Seat.ID]
}

extension Basket {
  /// What it costs.
  /// - Parameters:
  ///   - prices: those of `seating`, computed already; nil to compute them.
  ///   - now: the database's clock, by which promo codes begin and end.
  package func quote(
    in seating: Seating, by prices: PriceList? = nil, at now: Date
  ) throws(Unpriced) -> Quote {
    let prices = prices ?? seating.prices
    var seats: [BookingSeat] = []
    var unpriced: [Seat.ID] = []
    for item in items {
      guard let price = prices.price(of: item.type, for: item.ticketType) else {
        unpriced.append(item.seat)
        continue
      }
      seats.append(
        BookingSeat(
          seat: item.seat, label: item.label, ticketType: item.ticketType, price: price.price,
          breakdown: price.steps))
    }
    guard unpriced.isEmpty else { throw Unpriced(seats: unpriced.sorted()) }
    seats.sort { $0.label < $1.label }
    let total = seats.reduce(.zero) { $0 + $1.price }
    var discount = Money.zero
    var refusal: PromoRefusal?
    let applied = promo?.discount(
      on: total, in: seating.cinema.currency, cinema: seating.cinema.id, movie: seating.movie.id, at: now)
    switch applied {
    case nil: break
    case .success(let amount): discount = amount
    case .failure(let reason): refusal = reason
    }
    return Quote(
      showtime: seating.showtime.id, seats: seats,
      promo: promo.map { PromoRedemption(code: $0.code, terms: $0.discount, discount: discount) },
      promoRefusal: refusal, version: seating.pricingVersion)
  }
}

extension Quote {
  /// The same seats by the prices of another moment.
  /// - Parameter promo: the quote's promo code as it is then.
  func requoted(in seating: Seating, promo: PromoCode?) throws(Unpriced) -> Quote {
    let types = Dictionary(seating.seats.map { ($0.id, $0.type) }) { first, _ in first }
    var gone: [Seat.ID] = []
    var items: [Basket.Item] = []
    for seat in seats {
      guard let type = types[seat.seat] else {
        gone.append(seat.seat)
        continue
      }
      items.append(
        Basket.Item(seat: seat.seat, label: seat.label, type: type, ticketType: seat.ticketType))
    }
    guard gone.isEmpty else { throw Unpriced(seats: gone) }
    return try Basket(items, promo: self.promo == nil ? nil : promo).quote(in: seating, at: seating.readAt)
  }
}
