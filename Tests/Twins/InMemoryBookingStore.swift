package import BoxOffice
package import FoundationEssentials

/// Bookings in this process's memory: the same behaviour as in PostgreSQL, for tests, previews and a till without
/// a server. Nothing survives the process.
package actor InMemoryBookingStore: BookingStore {
  let now: @Sendable () -> Date
  let sellsSoldSeats: Bool
  var halls: [Showtime.ID: SeatingGraph] = [:]
  var sales: [Booking.ID: Sale] = [:]
  var payments: [PaymentReference: Attempt] = [:]
  var promoCodes: [String: PromoCode] = [:]
  /// What was done, and by whom.
  package internal(set) var audited: [Audited] = []
  /// How many payments were written: their order.
  var written = 0

  /// - Parameters:
  ///   - seatings: the showtimes, each as it stands now; seats that are sold stay so.
  ///   - sellsSoldSeats: whether it makes the mistake that must never be made.
  ///   - now: the clock that claims expire by.
  package init(
    _ seatings: [Seating], promoCodes: [PromoCode] = [], sellsSoldSeats: Bool = false,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.now = now
    self.sellsSoldSeats = sellsSoldSeats
    for seating in seatings { halls[seating.showtime.id] = SeatingGraph(seating) }
    for code in promoCodes { self.promoCodes[code.code] = code }
  }

  /// A showtime and who sits in it.
  struct SeatingGraph {
    var seating: Seating
    var bySeat: [Seat.ID: Seat]

    init(_ seating: Seating) {
      self.seating = seating
      self.seating.seats.sort { $0.id < $1.id }
      bySeat = Dictionary(seating.seats.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Takes seats.
    mutating func count(_ count: Int) {
      seating.showtime.availableSeats -= count
      seating.showtime.version += 1
    }

    /// Gives seats back; one that is out of order by now is not there any more.
    mutating func release(_ seats: [Seat.ID]) {
      seating.sold.subtract(seats)
      let closed = seats.count { bySeat[$0]?.isActive == false }
      seating.showtime.totalSeats -= closed
      count(closed - seats.count)
    }

    /// Puts other seats in the place of those there were, and counts them anew. One that was sold and is out of
    /// order since counts as sold.
    mutating func replaceSeats(_ seats: [Seat]) {
      if seats.contains(where: { seat in bySeat[seat.id].map { $0.type != seat.type } == true }) {
        seating.pricingVersion.showtime += 1
      }
      seating.seats = seats.sorted { $0.id < $1.id }
      bySeat = Dictionary(seats.map { ($0.id, $0) }) { first, _ in first }
      let closed = seating.sold.count { bySeat[$0]?.isActive == false }
      seating.showtime.totalSeats = seats.count(where: \.isActive) + closed
      seating.showtime.availableSeats = seating.showtime.totalSeats - seating.sold.count
      count(0)
    }
  }

  /// A booking and its seats, also those that it has given back.
  struct Sale {
    var booking: Booking
    var seats: [BookingSeat]
  }

  /// A line of the audit log.
  package struct Audited: Sendable, Hashable {
    package let action: String
    package let actor: Actor
    package let reference: BookingReference?

    package init(_ action: String, by actor: Actor, _ reference: BookingReference?) {
      self.action = action
      self.actor = actor
      self.reference = reference
    }
  }

  func audit(_ action: String, by actor: Actor, _ reference: BookingReference? = nil) {
    audited.append(Audited(action, by: actor, reference))
  }

  /// A payment and what its model does not tell.
  struct Attempt {
    var payment: Payment
    var isCaptured = false
    /// How many were written before it.
    let order: Int

    /// Whether money may be moving: cash that no confirmed booking accounts for was never taken.
    var isInDoubt: Bool { payment.status == .pending && payment.gateway != "CASH" }

    func asked(for amount: Money? = nil) -> PaymentAttempt {
      PaymentAttempt(
        id: payment.id, reference: payment.reference, gateway: payment.gateway, method: payment.method,
        amount: amount ?? payment.amount, currency: payment.currency)
    }
  }

  /// The payments of a booking, by attempt.
  func attempts(of booking: Booking.ID) -> [Attempt] {
    payments.values.filter { $0.payment.booking == booking }.sorted { $0.order < $1.order }
  }
}

extension InMemoryBookingStore {
  /// Cancels a showtime, or lets it begin or end.
  package func setStatus(_ status: Showtime.Status, of showtime: Showtime.ID) {
    halls[showtime]?.seating.showtime.status = status
    halls[showtime]?.count(0)
  }

  /// Takes a seat out of service, or back.
  package func setActive(_ isActive: Bool, _ seat: Seat.ID) {
    for (showtime, hall) in halls {
      var seats = hall.seating.seats
      guard let index = seats.firstIndex(where: { $0.id == seat }) else { continue }
      seats[index].isActive = isActive
      halls[showtime]?.replaceSeats(seats)
    }
  }

  /// Keeps parties apart at a showtime.
  package func setDistance(_ distance: PartyDistance, of showtime: Showtime.ID, by actor: Actor) {
    audit("DISTANCE_SET", by: actor)
    halls[showtime]?.seating.showtime.distance = distance
    halls[showtime]?.count(0)
  }

  /// Changes a pricing rule, or adds one.
  package func setRule(_ rule: PricingRule) {
    for (showtime, hall) in halls where rule.cinema == nil || hall.seating.cinema.id == rule.cinema {
      halls[showtime]?.seating.rules.removeAll { $0.id == rule.id }
      halls[showtime]?.seating.rules.append(rule)
      halls[showtime]?.seating.pricingVersion.cinema += 1
    }
  }

  /// Changes what a showtime's prices depend on.
  package func setPriceTier(_ tier: PriceTier, of showtime: Showtime.ID) {
    halls[showtime]?.seating.showtime.priceTier = tier
    halls[showtime]?.seating.pricingVersion.showtime += 1
    halls[showtime]?.count(0)
  }

  /// Changes a promo code, or adds one.
  package func setPromoCode(_ code: PromoCode) {
    promoCodes[code.code] = code
  }
}
