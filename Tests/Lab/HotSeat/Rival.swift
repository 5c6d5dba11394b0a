internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds

/// One of the kiosks that want the same seat, with connections of its own.
actor Rival {
  /// What it was told.
  enum Answer: Hashable, Sendable {
    case won
    /// Somebody else has it.
    case taken
    /// Anything else.
    case failed(String)
  }

  private let name: String
  private var actor: Actor { Actor(terminal: name) }
  private let store: PostgresStore
  private let holds: RedisHoldStore
  private var generator: SeededGenerator
  private var token: HoldToken

  init(number: Int, conninfo: Conninfo, redis: RedisAddress, seed: UInt64) {
    name = "kiosk \(number)"
    store = PostgresStore(Database(conninfo, limits: HotSeat.limits))
    holds = RedisHoldStore(redis, limits: RedisLimits(connect: .seconds(60), reply: .seconds(60)))
    generator = SeededGenerator(seed: seed)
    token = .random(using: &generator)
  }

  func connect() async throws {
    _ = try await store.cinemas()
    _ = try await holds.revision(of: Showtime.ID.made(by: &generator))
  }

  /// A new customer each time.
  func hold(_ seat: Seat.ID, in showtime: Showtime.ID) async -> (rival: Rival, answer: Answer) {
    token = .random(using: &generator)
    do throws(StoreError) {
      switch try await holds.hold([seat], in: showtime, token: token, deadline: 480) {
      case .held: return (self, .won)
      case .refused(let seats) where seats.map(\.seat) == [seat]: return (self, .taken)
      case .refused(let seats): return (self, .failed("refused, with \(seats.count) seats in the way"))
      }
    } catch {
      return (self, .failed(error.message))
    }
  }

  /// All that are held, as this kiosk sees them.
  func heldSeats(in showtime: Showtime.ID) async throws -> [Seat.ID] {
    try await holds.holds(in: showtime, token: token).seats.map(\.seat)
  }

  func release(_ seat: Seat.ID, in showtime: Showtime.ID) async throws {
    try await holds.release([seat], in: showtime, token: token)
  }

  /// Without a hold: the database alone decides.
  func claim(_ seat: Seat, in seating: Seating) async -> (rival: Rival, answer: Answer, claim: Claim?) {
    let claim = claim(of: seat, in: seating)
    do throws(StoreError) {
      switch try await store.claim(claim, by: actor) {
      case .claimed: return (self, .won, claim)
      case .taken(let seats) where seats == [seat.id]: return (self, .taken, nil)
      case let outcome: return (self, .failed("\(outcome)"), nil)
      }
    } catch {
      return (self, .failed(error.message), nil)
    }
  }

  func cancel(_ claim: Claim) async throws {
    let status = try await store.abandon(
      claim.booking, reference: claim.reference, because: .abandoned, by: actor)
    guard status == .cancelled else {
      throw HotSeatError("\(name) cannot cancel its claim: \(status, default: "gone")")
    }
  }

  func confirm(_ claim: Claim) async throws {
    let amount = claim.payment.amount
    let outcome = try await store.confirm(
      Confirmation(
        booking: claim.booking, payment: claim.payment.reference,
        approval: PaymentApproval(cash: CashTender(tendered: amount, due: amount), isCaptured: true)),
      by: actor)
    guard outcome == .confirmed else { throw HotSeatError("\(name) cannot confirm its claim: \(outcome)") }
  }

  /// Paid in cash: a claim whose card payment might have succeeded is not ended by its rivals.
  private func claim(of seat: Seat, in seating: Seating) -> Claim {
    let reference = BookingReference(date: seating.showtime.showDate, random: generator.next())
    let price = Money(minorUnits: 1_250)
    let booked = BookingSeat(
      seat: seat.id, label: seat.label, price: price,
      breakdown: [PriceStep(rule: "Standard", minorUnits: price.minorUnits)])
    return Claim(
      booking: .made(by: &generator), reference: reference,
      quote: Quote(showtime: seating.showtime.id, seats: [booked], version: seating.pricingVersion),
      payment: PaymentAttempt(
        id: .made(by: &generator), reference: PaymentReference(booking: reference, attempt: 1),
        gateway: "CASH",
        method: .cash, amount: price, currency: .usd), lifetime: 3_600)
  }
}

/// Why the hot seat's rounds cannot go on.
struct HotSeatError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
