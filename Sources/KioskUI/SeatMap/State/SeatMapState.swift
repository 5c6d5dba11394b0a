package import BoxOffice

/// A showtime's open seat map: who has which seats, where the cursor stands, what is chosen and what is proposed.
///
/// Holds and sales of others come in as ``SeatMapEvent``s, and what it asks for leaves as ``SeatMapEffect``s; it knows
/// nothing of what the seats are chosen for.
package struct SeatMapState: Hashable, Sendable {
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

  package var sold: Set<SeatIndex> { didSet { keepDistance() } }
  package var outOfOrder: Set<SeatIndex>
  /// Seats that other kiosks hold, and until when, on the monotonic clock.
  package var held: [SeatIndex: Double] { didSet { keepDistance() } }
  /// Seats that stay empty between this party and others, at a showtime that asks for it.
  package private(set) var tooNear: Set<SeatIndex> = []
  /// The seats of others that ``tooNear`` follows from.
  private var others: Set<SeatIndex> = []
  /// Chosen, in the order they were.
  package var chosen: [SeatIndex] = [] {
    didSet {
      forgetReleased()
      keepDistance()
    }
  }
  /// Asked for, not yet answered.
  package var pending: Set<SeatIndex> = [] {
    didSet {
      forgetReleased()
      keepDistance()
    }
  }
  /// Chosen seats that are given back once what is pending is held.
  package var releasing: Set<SeatIndex> = []
  /// Who the seats are for. A party of one chooses seat by seat.
  package var party = Party(size: 1)
  /// What the kiosk proposes on the map.
  package var proposal: Proposal?
  /// Which seats staff sell although a rule speaks against it, and why.
  package var seatingOverride: SeatingOverride?
  /// Whether the seats are claimed in the database, so that holds say nothing about them any more.
  package var isClaimed = false
  /// Whether the customer has moved the cursor.
  package var isSteered = false
  /// When the whole choice ends, on the monotonic clock; counted from the first seat.
  package var deadline: Double?
  package var lastRenewal: Double
  package var lastPoll: Double
  /// Whether the database is being asked what is sold, and what was released meanwhile: it may have been sold, and
  /// must not seem free until the answer is there.
  package var isReadingOccupancy = false
  package var releasedMeanwhile: Set<SeatIndex> = []
  /// The holds' revision last seen.
  package var revision: Int?
  /// The showtime's version last seen.
  package var version: Int

  package var view = View.map
  package var cursor: SeatIndex
  /// A seat of the part that the overview's cursor is on; nil while there is no overview.
  package var overviewSeat: SeatIndex?
  /// The column that vertical moves keep to, of the wide projection.
  package var wanted: Int
  /// What was typed to jump to a seat, and when.
  package var typed = ""
  package var typedAt = 0.0

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

  /// What is not chosen any more is not given back later; nor is anything once nothing is asked for in its place.
  private mutating func forgetReleased() {
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
    sold = Set(seating.sold.compactMap(plan.index(of:)))
    outOfOrder = Set(seating.seats.filter { !$0.isActive }.compactMap { plan.index(of: $0.id) })
    held = [:]
    lastRenewal = now
    lastPoll = now
    version = seating.showtime.version
    cursor = SeatIndex(0)
    wanted = 0
    if case .success(let snapshot) = opening.holds { apply(snapshot, now: now) }
    keepDistance()
    let free = plan.nearestToFocus {
      state(of: $0) == .free && plan.seats[$0].type.isForEverybody && !tooNear.contains($0)
    }
    guard let start = free ?? plan.nearestToFocus(where: { _ in true }) else { return nil }
    move(to: start)
  }

  /// Goes on with the seats as they are now: the cursor, the choice and other kiosks' holds stay with their seats.
  /// - Returns: false, and nothing is changed, when there is no seat left.
  mutating func adopt(_ seating: Seating) -> Bool {
    let old = self
    let plan = SeatMapModel(layout: seating.screen.layout, seats: seating.seats)
    guard !plan.seats.isEmpty else { return false }
    func now(_ seat: SeatIndex) -> SeatIndex? { plan.index(of: old.plan.seats[seat].id) }
    // Nothing may name a seat of the old plan once the new one is there.
    chosen = []
    pending = []
    held = [:]
    sold = []
    self.seating = seating
    // The database's clock is counted on from when the map was opened.
    self.seating.readAt = old.seating.readAt
    self.plan = plan
    prices = seating.prices
    overviewSeat = nil
    version = seating.showtime.version
    // What they say is about seats as they were.
    proposal = nil
    seatingOverride = nil
    outOfOrder = Set(seating.seats.filter { !$0.isActive }.compactMap { plan.index(of: $0.id) })
    chosen = old.chosen.compactMap(now)
    pending = Set(old.pending.compactMap(now))
    releasing = Set(old.releasing.compactMap(now))
    releasedMeanwhile = Set(old.releasedMeanwhile.compactMap(now))
    held = Dictionary(old.held.compactMap { seat, end in now(seat).map { ($0, end) } }) { first, _ in first }
    sold = Set(seating.sold.compactMap(plan.index(of:)))
    keepDistance(anew: true)
    let place = old.plan.seats[old.cursor].place
    let nearest = plan.seats.indices.min {
      plan.seats[$0].place.distance(to: place) < plan.seats[$1].place.distance(to: place)
    }
    move(to: now(old.cursor) ?? nearest ?? SeatIndex(0))
    return true
  }
}

extension SeatLayout.Place {
  /// Squared, in seat widths.
  fileprivate func distance(to other: Self) -> Double {
    (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
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

extension SeatMapState {
  package func state(of seat: SeatIndex) -> SeatState {
    if pending.contains(seat) { return .pending }
    if chosen.contains(seat) { return .mine }
    if sold.contains(seat) { return .sold }
    if outOfOrder.contains(seat) { return .outOfOrder }
    return held[seat] == nil ? .free : .held
  }

  /// How many seats are free; quick also in a very large hall, since few seats are not free in more than one way.
  var freeSeats: Int {
    let broken = outOfOrder.count { !sold.contains($0) }
    let here = pending.union(chosen)
    let others = held.keys.count { !sold.contains($0) && !outOfOrder.contains($0) && !here.contains($0) }
    return plan.seats.count - sold.count - broken - others
      - here.count { !sold.contains($0) && !outOfOrder.contains($0) }
  }

  mutating func move(to seat: SeatIndex) {
    cursor = seat
    wanted = plan.wide.cells[seat].column
  }

  mutating func apply(_ snapshot: HoldSnapshot, now: Double) {
    revision = snapshot.revision
    var held: [SeatIndex: Double] = [:]
    for hold in snapshot.seats where !hold.isMine {
      if let seat = plan.index(of: hold.seat) { held[seat] = now + hold.secondsLeft }
    }
    self.held = held
  }
}
