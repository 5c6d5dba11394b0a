package import BoxOffice
import FoundationEssentials

/// One customer's sale on one showtime: the open seat map, what they chose, who they are, how they pay.
package struct Sale: Hashable, Sendable {
  package var seating: Seating
  package internal(set) var plan: SeatMapModel
  package internal(set) var prices: PriceList {
    didSet { typePrices = prices.byType }
  }
  /// Of an adult's seat; types that have no price today are left out.
  package private(set) var typePrices: [SeatType: Money]
  /// How many seats one booking may have.
  package let partyLimit: Int
  package let token: HoldToken
  /// When the seats were read, on the monotonic clock.
  package let openedAt: Double
  /// Fresh ids for the next claim; nil until they came.
  package var ids: FreshIDs?

  /// By spot.
  package var sold: Set<Int>
  package var outOfOrder: Set<Int>
  /// Seats that other kiosks hold, and until when, on the monotonic clock.
  package var held: [Int: Double]
  /// Seats that stay empty between this party and others, at a showtime that asks for it.
  package private(set) var tooNear: Set<Int> = []
  /// The seats of others that ``tooNear`` follows from.
  private var others: Set<Int> = []
  /// Chosen, in the order they were.
  package var chosen: [Int] = []
  /// Asked for, not yet answered.
  package var pending: Set<Int> = []
  /// Chosen seats that are given back once what is pending is held.
  package var releasing: Set<Int> = []
  /// Who the seats are for. A party of one chooses seat by seat.
  package var party = Party(size: 1)
  /// What the kiosk proposes on the map.
  package var proposal: Proposal?
  /// Which seats staff sell although a rule speaks against it, and why.
  package var seatingOverride: SeatingOverride?
  /// Whether the customer has moved the cursor.
  package var isSteered = false
  /// When the whole choice ends, on the monotonic clock; counted from the first seat.
  package var deadline: Double?
  /// When the claim that stands in the database has to be paid, on the monotonic clock.
  package var claimDeadline: Double?
  package var lastRenewal: Double
  package var lastPoll: Double
  /// Whether the database is being asked what is sold, and what was released meanwhile: it may have been sold, and
  /// must not seem free until the answer is there.
  package var isReadingOccupancy = false
  package var releasedMeanwhile: Set<Int> = []
  /// The holds' revision last seen.
  package var revision: Int?
  /// The showtime's version last seen.
  package var version: Int

  package var view = View.map
  package var cursor: Int
  /// A seat of the part that the overview's cursor is on; nil while there is no overview.
  package var overviewSpot: Int?
  /// The column that vertical moves keep to, of the wide projection.
  package var wanted: Int
  /// What was typed to jump to a seat, and when.
  package var typed = ""
  package var typedAt = 0.0

  package var details = Details()
  package var payment = PaymentForm()
  /// The claim that stands in the database, once there is one.
  package var order: Order?
  /// Counts the attempts to pay it.
  package var attempts = 0
  package var currentAttempt: PaymentAttempt?
  package var tender: Tender?
  package var checkout: CheckoutState = .idle
  package var ticket: IssuedTicket?
  package var printing: PrintState = .notAsked

  /// How the seats are looked at.
  package enum View: Hashable, Sendable {
    case map
    /// The whole hall in parts.
    case overview
    /// A sentence for each row.
    case rowList
    /// A sentence for each seat of the cursor's row.
    case seatList
  }

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

  /// What is not chosen any more is not given back later; nor is anything once nothing is asked for in its place.
  mutating func forgetGone() {
    guard !releasing.isEmpty else { return }
    if pending.isEmpty { releasing = [] } else { releasing.formIntersection(chosen) }
  }

  /// Follows what others took and gave back.
  /// - Parameter anew: also when they have the same seats as before, of another plan.
  mutating func keepDistance(anew: Bool = false) {
    guard seating.showtime.distance != .none else { return }
    let taken = sold.union(held.keys).subtracting(chosen).subtracting(pending)
    guard anew || taken != others else { return }
    others = taken
    tooNear = plan.graph.seatsTooNear(in: hallOccupancy)
  }

  /// Nil when the screen has no seat at all.
  package init?(_ opening: SeatingOpening, partyLimit: Int, now: Double) {
    let seating = opening.seating
    let plan = SeatMapModel(layout: seating.screen.layout, seats: seating.seats)
    self.seating = seating
    self.plan = plan
    prices = seating.prices
    typePrices = seating.prices.byType
    self.partyLimit = partyLimit
    token = opening.token
    openedAt = now
    ids = opening.ids
    sold = Set(seating.sold.compactMap(plan.index(of:)))
    outOfOrder = Set(seating.seats.filter { !$0.isActive }.compactMap { plan.index(of: $0.id) })
    held = [:]
    lastRenewal = now
    lastPoll = now
    version = seating.showtime.version
    cursor = 0
    wanted = 0
    if case .success(let snapshot) = opening.holds { apply(snapshot, now: now) }
    keepDistance()
    let free = plan.nearestToFocus {
      state(of: $0) == .free && plan.spots[$0].type.isForEverybody && !tooNear.contains($0)
    }
    guard let start = free ?? plan.nearestToFocus(where: { _ in true }) else { return nil }
    move(to: start)
  }
}

/// What a seat is to this kiosk.
package enum SeatState: Hashable, Sendable {
  case free
  /// Held by this kiosk.
  case mine
  /// Asked for.
  case pending
  /// By another kiosk.
  case held
  case sold
  case outOfOrder
}

extension Sale {
  package func state(of spot: Int) -> SeatState {
    if pending.contains(spot) { return .pending }
    if chosen.contains(spot) { return .mine }
    if sold.contains(spot) { return .sold }
    if outOfOrder.contains(spot) { return .outOfOrder }
    return held[spot] == nil ? .free : .held
  }

  /// How many seats are free; quick also in a very large hall, since few seats are not free in more than one way.
  var freeSeats: Int {
    let broken = outOfOrder.count { !sold.contains($0) }
    let here = pending.union(chosen)
    let others = held.keys.count { !sold.contains($0) && !outOfOrder.contains($0) && !here.contains($0) }
    return plan.spots.count - sold.count - broken - others
      - here.count { !sold.contains($0) && !outOfOrder.contains($0) }
  }

  /// That a seat is out of order, and why, as far as the layout says.
  func outOfOrderText(_ spot: Int) -> String {
    plan.spots[spot].place.outOfOrder.map { "out of order: \($0)" } ?? "out of order"
  }

  /// Whether leaving now would give seats back. A claim that is being paid, or was, is not left to the customer.
  var hasSeatsToGiveBack: Bool {
    checkout == .idle && !(chosen.isEmpty && pending.isEmpty)
  }

  /// Takes an unpaid claim back; the database's answer brings the ids of the next one.
  mutating func giveUpClaim() -> [Effect] {
    guard let order else { return [] }
    self.order = nil
    claimDeadline = nil
    attempts = 0
    ids = nil
    payment.problem = nil
    return [.abandon(order.claim.booking, order.claim.reference, of: seating.showtime.id)]
  }

  mutating func move(to spot: Int) {
    cursor = spot
    wanted = plan.wide.cells[spot].column
  }

  /// Asks the database what is sold.
  mutating func readOccupancy() -> Effect {
    isReadingOccupancy = true
    return .readOccupancy(seating.showtime.id, since: version)
  }

  /// Reads everything anew after a gap.
  mutating func readAll() -> [Effect] {
    [.readHolds(seating.showtime.id, token, since: nil), readOccupancy()]
  }

  mutating func apply(_ snapshot: HoldSnapshot, now: Double) {
    revision = snapshot.revision
    held = [:]
    for seat in snapshot.seats where !seat.isMine {
      if let spot = plan.index(of: seat.seat) { held[spot] = now + seat.secondsLeft }
    }
  }

  /// The chosen seats as they will be booked, by label; nil when one of them has no price.
  var bookingSeats: [BookingSeat]? {
    var seats: [BookingSeat] = []
    for spot in chosen {
      let place = plan.spots[spot]
      let ticket = details.ticketTypes[place.id] ?? .adult
      guard let price = prices.price(of: place.type, for: ticket) else { return nil }
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
      on: total, cinema: seating.cinema.id, movie: seating.movie.id,
      at: seating.readAt.addingTimeInterval(elapsed))
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

/// What the customer may say about themselves; all of it optional.
package struct Details: Hashable, Sendable {
  package enum Field: Hashable, Sendable {
    /// The ticket type of the n-th chosen seat, by label.
    case ticket(Int)
    case name, email, phone, promoCode
  }

  package enum Promo: Hashable, Sendable {
    case none
    case asked(String)
    case found(PromoCode)
    case refused(String)
  }

  package var name = ""
  package var email = ""
  package var phone = ""
  package var promoText = ""
  package var promo: Promo = .none
  package var ticketTypes: [Seat.ID: TicketType] = [:]
  package var focus: Field = .name

  package init() {}
}

/// How the customer wants to pay.
package struct PaymentForm: Hashable, Sendable {
  /// The index of the method that is selected, in the settings' order.
  package var method = 0
  /// What was typed as cash handed over; empty for the exact amount.
  package var tendered = ""
  package var simulated: SimulatedOutcome = .approve
  /// Why the last attempt did not work.
  package var problem: String?

  package init() {}
}
