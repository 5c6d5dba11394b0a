package import BoxOffice
import FoundationEssentials

/// One customer's sale on one showtime: the open seat map, who they are, how they pay. The screens of the sale share it.
package struct Sale: Hashable, Sendable {
  package var map: SeatMapState
  /// When the seats were read, on the monotonic clock.
  package let openedAt: Double
  /// The cinema's day, which the booking's reference names.
  var today: CalendarDate
  /// Fresh ids for the next claim; nil until they came.
  package var ids: FreshIDs?
  /// When the claim that stands in the database has to be paid, on the monotonic clock.
  package var claimDeadline: Double?

  package var details = Details()
  package var payment = PaymentForm()
  /// The claim that stands in the database, once there is one.
  package var order: Order? {
    didSet { map.isClaimed = order != nil }
  }
  /// Counts the attempts to pay it.
  package var attempts = 0
  package var currentAttempt: PaymentAttempt?
  package var tender: Tender?
  package var checkout: CheckoutState = .idle
  package var ticket: IssuedTicket?
  package var printing: PrintState = .notAsked

  package enum CheckoutState: Hashable, Sendable {
    case idle
    case running(CheckoutStep, since: Double)
    case booked
    /// Money may have moved; the booking's reference is kept for the customer.
    case inDoubt(String)
  }

  package enum PrintState: Hashable, Sendable {
    case notAsked, running, done
    case failed(String)
  }

  init(_ map: SeatMapState, ids: FreshIDs? = nil, now: Double) {
    self.map = map
    self.ids = ids
    openedAt = now
    today = map.seating.showtime.showDate
  }
}

extension Sale {
  /// Whether leaving now would give seats back. A claim that is being paid, or was, is not left to the customer.
  var hasSeatsToGiveBack: Bool {
    checkout == .idle && !(map.chosen.isEmpty && map.pending.isEmpty)
  }

  /// How many seats that are.
  var seatsToGiveBack: Int { hasSeatsToGiveBack ? map.chosen.count + map.pending.count : 0 }

  /// Takes an unpaid claim back; the database's answer brings the ids of the next one.
  mutating func giveUpClaim() -> Effect? {
    guard let order else { return nil }
    self.order = nil
    claimDeadline = nil
    attempts = 0
    ids = nil
    payment.problem = nil
    return .checkout(.abandon(order.claim.booking, order.claim.reference, of: map.seating.showtime.id))
  }

  /// Seconds since the seats were read.
  func elapsed(at time: Double) -> Double { max(0, time - openedAt) }

  /// The chosen seats as they will be booked, by label; nil when one of them has no price.
  var bookingSeats: [BookingSeat]? {
    var seats: [BookingSeat] = []
    for spot in map.chosen {
      let place = map.plan.spots[spot]
      let ticket = details.ticketTypes[place.id] ?? .adult
      guard let price = map.prices.price(of: place.type, for: ticket) else { return nil }
      seats.append(
        BookingSeat(
          seat: place.id, label: place.label, ticketType: ticket, price: price.price, breakdown: price.steps))
    }
    return seats.sorted { $0.label < $1.label }
  }

  var total: Money {
    (bookingSeats ?? []).reduce(.zero) { $0 + $1.price }
  }

  /// What a promo code takes off what is chosen now, or why it does not help.
  func discount(by code: PromoCode, elapsed: Double) -> Result<Money, PromoRefusal> {
    code.discount(
      on: total, in: map.seating.cinema.currency, cinema: map.seating.cinema.id, movie: map.seating.movie.id,
      at: map.seating.readAt.addingTimeInterval(elapsed))
  }

  /// The discount of the code that was found, as long as it helps.
  func discount(elapsed: Double) -> Money {
    guard case .found(let code) = details.promo else { return .zero }
    return (try? discount(by: code, elapsed: elapsed).get()) ?? .zero
  }

  /// What is to be paid.
  func amountDue(elapsed: Double) -> Money {
    order?.claim.finalAmount ?? total - discount(elapsed: elapsed)
  }
}
