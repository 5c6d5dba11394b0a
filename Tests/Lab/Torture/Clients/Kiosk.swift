internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds

/// A kiosk with connections of its own whose customers never end: they hold seats, change their minds, walk away, pay
/// by cash and by card, and press keys twice. All that it does is the product's; only what to do is drawn (``Customer``).
actor Kiosk {
  nonisolated let plan: ClientPlan
  nonisolated let rules: HouseRules
  nonisolated let history: ClientHistory
  nonisolated let actor: Actor
  nonisolated let store: any BookingStore
  /// The same kiosk's second connection, for a key that is pressed twice.
  nonisolated let doubled: any BookingStore
  nonisolated let doubledHistory: ClientHistory
  nonisolated let holds: any HoldStore
  nonisolated let terminals: CardTerminals
  private let number: Int
  /// How many customers have come.
  private var customers = 0
  private var halls: [SalesHall?]
  private var places: [Int]
  private var codes: [String: PromoCode] = [:]
  /// Set by the renewals: the customer is told.
  var hasLostSeats = false

  init(
    number: Int, of plan: ClientPlan, rules: HouseRules, terminals: CardTerminals, log: any HistoryLog
  ) throws {
    self.plan = plan
    self.rules = rules
    self.terminals = terminals
    let name = "\(plan.name).k\(number < 10 ? "0" : "")\(number)"
    history = ClientHistory(client: name, log: log)
    actor = Actor(terminal: name)
    doubledHistory = ClientHistory(client: "\(name)x2", log: log)
    let postgres = try Conninfo(plan.postgres)
    store = RecordingStore(
      PostgresStore(Database(postgres, limits: ClientPlan.limits)), for: history)
    doubled = RecordingStore(
      PostgresStore(Database(postgres, limits: ClientPlan.limits)), for: doubledHistory)
    holds = RecordingHolds(
      RedisHoldStore(try RedisAddress(plan.redis), terms: ClientPlan.terms), for: history,
      terms: ClientPlan.terms)
    self.number = number
    halls = plan.lanes.map { _ in nil }
    places = plan.lanes.map { _ in 0 }
  }

  /// One customer after the other, until the house closes.
  func serve() async {
    while rules.current.isOpen, !Task.isCancelled {
      let customer = Customer(customers, of: number, in: plan)
      customers += 1
      guard let hall = await visit(customer.lane, pause: customer.pause) else { continue }
      await serve(customer, in: hall)
    }
  }

  /// What is on sale in a lane now; nil when nothing is, or nobody can say, which takes `pause` milliseconds.
  private func visit(_ lane: Int, pause: Int) async -> SalesHall? {
    guard places[lane] < plan.lanes[lane].count else {
      try? await Task.sleep(for: .milliseconds(100))
      return nil
    }
    let showtime = plan.lanes[lane][places[lane]]
    do throws(StoreError) {
      var hall: SalesHall
      if let known = halls[lane], known.seating.showtime.id == showtime {
        hall = known
        if let occupancy = try await store.occupancy(of: showtime, since: hall.version) {
          hall.see(occupancy)
        }
      } else {
        guard let seating = try await store.seating(of: showtime) else { return nil }
        hall = SalesHall(seating)
      }
      halls[lane] = hall
      if hall.isOver {
        places[lane] += 1
        return nil
      }
      return hall
    } catch {
      try? await Task.sleep(for: .milliseconds(pause))
      return nil
    }
  }

  /// A code with its discount, once it could be read.
  func promo(_ text: String, on seats: [BookingSeat], in hall: SalesHall) async -> PromoRedemption? {
    if codes[text] == nil { codes[text] = try? await store.promoCode(text) }
    guard let code = codes[text],
      case .success(let amount) = code.discount(
        on: seats.reduce(.zero) { $0 + $1.price }, in: hall.seating.cinema.currency,
        cinema: hall.seating.cinema.id, movie: hall.seating.movie.id, at: Date())
    else { return nil }
    return PromoRedemption(code: text, terms: code.discount, discount: amount)
  }
}

/// A showtime as a kiosk knows it.
struct SalesHall: Sendable {
  let seating: Seating
  let prices: PriceList
  private(set) var sold: Set<Seat.ID>
  private(set) var version: Int?
  private var status: Showtime.Status

  init(_ seating: Seating) {
    self.seating = seating
    prices = seating.prices
    sold = seating.sold
    status = seating.showtime.status
  }

  mutating func see(_ occupancy: Occupancy) {
    sold = occupancy.sold
    version = occupancy.version
    status = occupancy.status
  }

  /// Sold out, or cancelled.
  var isOver: Bool { status == .cancelled || sold.count >= seating.seats.count }

  /// What a booking of these seats says.
  func bookingSeats(_ seats: [Seat.ID]) -> [BookingSeat] {
    let known = Dictionary(uniqueKeysWithValues: seating.seats.map { ($0.id, $0) })
    return seats.compactMap { id in
      guard let seat = known[id], let price = prices.price(of: seat.type) else { return nil }
      return BookingSeat(seat: id, label: seat.label, price: price.price, breakdown: price.steps)
    }
  }
}
