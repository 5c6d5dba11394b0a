package import BoxOffice

/// One customer's sale on one showtime: the open seat map, who they are, how they pay. The screens of the sale share it.
package struct Sale: Hashable, Sendable {
  package var map: SeatMapState
  /// When the seats were read, on the monotonic clock.
  package let openedAt: Double
  /// The cinema's day, which the booking's reference names.
  var today: CalendarDate
  package var details = Details()
  package var payment = PaymentForm()
  /// How far it has come.
  package var checkout: CheckoutState {
    didSet { map.isClaimed = order != nil }
  }

  init(_ map: SeatMapState, ids: FreshIDs? = nil, now: Double) {
    self.map = map
    checkout = .choosing(ids)
    openedAt = now
    today = map.seating.showtime.showDate
  }
}

extension Sale {
  /// What is being claimed and paid, or was; nil while seats are being chosen.
  package var order: Order? { checkout.order }

  /// Whether leaving now would give seats back. Customers cannot give up what is being paid, or was.
  var hasSeatsToGiveBack: Bool {
    checkout.awaitsCustomer && !(map.chosen.isEmpty && map.pending.isEmpty)
  }

  /// How many seats that are.
  var seatsToGiveBack: Int { hasSeatsToGiveBack ? map.chosen.count + map.pending.count : 0 }

  /// Takes an unpaid claim back; the database's answer brings the ids of the next one.
  mutating func giveUpClaim() -> Effect? {
    guard let order = checkout.giveUp() else { return nil }
    payment.problem = nil
    return .checkout(.abandon(order.claim.booking, order.claim.reference, of: map.seating.showtime.id))
  }

  /// Seconds since the seats were read.
  func elapsed(at time: Double) -> Double { max(0, time - openedAt) }
}
