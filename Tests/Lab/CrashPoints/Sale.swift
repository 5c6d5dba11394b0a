internal import BoxOffice
internal import FoundationEssentials

/// What a kiosk does from an open seat map to the ticket, in the order in which `EffectRunner` carries it out. There it goes
/// on side by side in lanes; here one thing comes after the other, so that each sale makes the same system calls.
struct Sale: Sendable {
  let kiosk: LoneKiosk
  let means: SaleMeans
  let showtime: Showtime.ID
  /// Seconds.
  let lifetime: Int
  let promo: String?

  /// How often a customer presses "pay" again after nothing was charged.
  private static let presses = 3

  func perform() async throws {
    guard let seating = try await seating() else { throw SaleError("There is no showtime `\(showtime)`.") }
    var randomness = SystemRandomNumberGenerator()
    let token = HoldToken.random(using: &randomness)
    let held = (try? await kiosk.holds.holds(in: showtime, token: token))?.seats.map(\.seat) ?? []
    let seats = seating.seats.filter { !seating.sold.contains($0.id) && !held.contains($0.id) }.prefix(3)
    guard seats.count == 3 else { throw SaleError("Showtime `\(showtime)` is sold out.") }
    await hold(seats.map(\.id), token: token)
    let order = try await order(for: Array(seats), in: seating)
    await sell(order, seats: seats.map(\.id), token: token)
  }

  /// Asks as often as a person does who sees that the database is away.
  private func seating() async throws -> Seating? {
    for _ in 1..<Self.presses {
      if let seating = try? await kiosk.bookings.seating(of: showtime) { return seating }
    }
    return try await kiosk.bookings.seating(of: showtime)
  }

  /// One seat, two more, and a renewal of all. Holds advise: the sale goes on without them.
  private func hold(_ seats: [Seat.ID], token: HoldToken) async {
    let cap = 60.0
    _ = try? await kiosk.holds.hold([seats[0]], in: showtime, token: token, deadline: cap)
    _ = try? await kiosk.holds.hold(Array(seats[1...]), in: showtime, token: token, deadline: cap)
    _ = try? await kiosk.holds.renew(seats, in: showtime, token: token, deadline: cap)
  }

  private func order(for seats: [Seat], in seating: Seating) async throws -> Order {
    var basket = Basket(seats.map { Basket.Item($0) })
    if let promo, let code = try? await kiosk.bookings.promoCode(promo) {
      basket.promo = code
      if try basket.quote(in: seating, at: seating.readAt).promoRefusal != nil { basket.promo = nil }
    }
    let reference = BookingReference(
      date: seating.showtime.showDate, random: .random(in: .min ... .max))
    return Order(
      basket, at: try basket.quote(in: seating, at: seating.readAt), in: seating.cinema,
      ids: Order.IDs(booking: Booking.ID.random(), reference: reference, payment: Payment.ID.random()),
      by: means == .cash ? .cash : .card, gateway: means == .cash ? "CASH" : "SIMULATOR",
      lifetime: lifetime)
  }

  /// Pays until it is booked or clear that it will not be, and takes leave as the screens do.
  private func sell(_ order: Order, seats: [Seat.ID], token: HoldToken) async {
    var attempt = order.claim.payment
    for press in 1...Self.presses {
      // Without a driver nothing is claimed.
      guard let driver = try? driver(paying: attempt.amount) else { break }
      let checkout = Checkout(store: kiosk.bookings, driver: driver, by: kiosk.actor)
      let begun = kiosk.history.begin(order, attempt, isRetry: press > 1)
      let outcome =
        press == 1
        ? await checkout.sell(order, progress: announce)
        : await checkout.retry(attempt, of: order, progress: announce)
      // The line that says "booked" is the customer's screen.
      kiosk.history.end(begun, outcome)
      switch outcome {
      case .booked(let approval):
        _ = try? await kiosk.bookings.booking(order.claim.booking)
        try? await kiosk.holds.release(seats, in: showtime, token: token)
        await checkout.capture(attempt, approval: approval)
        return
      case .failed(.unavailable), .failed(.outcomeUnknown), .declined:
        attempt = order.attempt(
          press + 1, id: Payment.ID.random(), by: attempt.method, gateway: attempt.gateway)
      case .inDoubt:
        // The screen shows the reference and leaves the rest to the reaper.
        return
      case .failed(.refused), .taken, .unavailable, .closed, .repriced, .promoRefused, .tooLate:
        try? await kiosk.holds.release(seats, in: showtime, token: token)
        return
      }
    }
    try? await kiosk.holds.release(seats, in: showtime, token: token)
    _ = try? await kiosk.bookings.abandon(
      order.claim.booking, reference: order.claim.reference, because: .abandoned, by: kiosk.actor)
  }

  private func driver(paying amount: Money) throws -> RecordingDriver {
    switch means {
    case .cash: kiosk.cash(amount + Money(minorUnits: 500))
    case .card: try kiosk.cardTerminal()
    }
  }

  /// As soon as the claim stands, the others hear of it.
  private func announce(_ step: CheckoutStep) async {
    guard case .authorising = step else { return }
    try? await kiosk.holds.announceSale(in: showtime)
  }
}

/// Why there was nothing to sell.
struct SaleError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
