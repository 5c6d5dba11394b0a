package import BoxOffice

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
}
