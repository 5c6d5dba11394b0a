package import BoxOffice
internal import FoundationEssentials
internal import Testing
package import Twins

/// What every ``BookingStore`` has to do: one clause each, run against PostgreSQL and its twin alike.
package struct BookingStoreContract: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  /// Fails the test that runs it.
  package let check: @Sendable (BookingKiosks) async throws -> Void

  init(_ sentence: String, _ check: @escaping @Sendable (BookingKiosks) async throws -> Void) {
    testDescription = sentence
    self.check = check
  }

  package static let clauses =
    claiming + promoting + repricing + paying + latePaying + ending + reaping + reading + layouts
    + layoutsInUse
}

/// A store, for as many tests as like to.
package struct BookingStoreUnderTest: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  /// Stores a new ``BookingWorld``, runs the body on it and clears it away.
  package let withWorld: @Sendable (@Sendable (BookingKiosks) async throws -> Void) async throws -> Void

  package init(
    _ name: String,
    withWorld: @escaping @Sendable (@Sendable (BookingKiosks) async throws -> Void) async throws -> Void
  ) {
    testDescription = name
    self.withWorld = withWorld
  }
}

/// Two kiosks that sell the same world, and what the staff can do to it behind their backs.
package struct BookingKiosks: Sendable {
  package let world: BookingWorld
  package let one: any BookingStore
  package let other: any BookingStore
  package let layouts: any LayoutStore
  package let setStatus: @Sendable (Showtime.Status, Showtime.ID) async throws -> Void
  package let setActive: @Sendable (Bool, Seat.ID) async throws -> Void
  package let setDistance: @Sendable (PartyDistance, Showtime.ID) async throws -> Void
  package let prices: PriceDesk
  /// The audit log, oldest line first.
  package let audited: @Sendable () async throws -> [InMemoryBookingStore.Audited]

  /// Changes what things cost.
  package struct PriceDesk: Sendable {
    /// Changes a rule, or adds one.
    let setRule: @Sendable (PricingRule) async throws -> Void
    /// Changes a promo code.
    let setPromo: @Sendable (PromoCode) async throws -> Void
    let setTier: @Sendable (PriceTier, Showtime.ID) async throws -> Void

    package init(
      setRule: @escaping @Sendable (PricingRule) async throws -> Void,
      setPromo: @escaping @Sendable (PromoCode) async throws -> Void,
      setTier: @escaping @Sendable (PriceTier, Showtime.ID) async throws -> Void
    ) {
      self.setRule = setRule
      self.setPromo = setPromo
      self.setTier = setTier
    }
  }

  package init(
    world: BookingWorld, one: any BookingStore, other: any BookingStore, layouts: any LayoutStore,
    prices: PriceDesk,
    setStatus: @escaping @Sendable (Showtime.Status, Showtime.ID) async throws -> Void,
    setActive: @escaping @Sendable (Bool, Seat.ID) async throws -> Void,
    setDistance: @escaping @Sendable (PartyDistance, Showtime.ID) async throws -> Void,
    audited: @escaping @Sendable () async throws -> [InMemoryBookingStore.Audited]
  ) {
    self.world = world
    self.one = one
    self.other = other
    self.layouts = layouts
    self.prices = prices
    self.setStatus = setStatus
    self.setActive = setActive
    self.setDistance = setDistance
    self.audited = audited
  }
}

/// Who is asked for the money.
enum Gateway: String {
  case simulator = "SIMULATOR"
  case cash = "CASH"

  var method: PaymentMethod {
    switch self {
    case .simulator: .card
    case .cash: .cash
    }
  }
}

extension BookingKiosks {
  /// The seats A1, A2 and so on, of the evening's showtime where none is named.
  func seats(_ numbers: [Int], of seating: Seating? = nil) -> [Seat.ID] {
    numbers.map { (seating ?? world.evening).seats[$0 - 1].id }.sorted()
  }

  /// A claim as a kiosk sends it.
  /// - Parameter lifetime: seconds; one below zero has expired at once.
  func claim(
    _ numbers: [Int], of seating: Seating? = nil, promo: PromoRedemption? = nil,
    by gateway: Gateway = .simulator,
    lifetime: Int = 600, override: String? = nil, booking: Booking.ID = .random()
  ) -> Claim {
    let seating = seating ?? world.evening
    let prices = seating.prices
    let reference = BookingReference(date: seating.showtime.showDate, random: .random(in: .min ... .max))
    let seats = numbers.map { number in
      let seat = seating.seats[number - 1]
      let price = prices.price(of: seat.type)
      return BookingSeat(
        seat: seat.id, label: seat.label, price: price?.price ?? .zero, breakdown: price?.steps ?? [])
    }
    let quote = Quote(
      showtime: seating.showtime.id, seats: seats, promo: promo, version: seating.pricingVersion)
    return Claim(
      booking: booking, reference: reference, quote: quote,
      guest: Guest(name: "Ann O’Hara", email: "ann@example.org", phone: "+1 555 0100"),
      payment: attempt(1, of: reference, amount: quote.amountDue, by: gateway), lifetime: lifetime,
      seatingOverride: override)
  }

  func promo(_ role: PromoRole, discount minorUnits: Int = 500) -> PromoRedemption {
    PromoRedemption(
      code: world.code(role), terms: world.promoCode(role).discount, discount: Money(minorUnits: minorUnits))
  }

  /// A further attempt to pay a claim.
  func attempt(_ number: Int, of claim: Claim, by gateway: Gateway = .simulator) -> PaymentAttempt {
    attempt(number, of: claim.reference, amount: claim.finalAmount, by: gateway)
  }

  private func attempt(
    _ number: Int, of reference: BookingReference, amount: Money, by gateway: Gateway
  ) -> PaymentAttempt {
    PaymentAttempt(
      id: .random(), reference: PaymentReference(booking: reference, attempt: number),
      gateway: gateway.rawValue,
      method: gateway.method, amount: amount, currency: .usd)
  }

  /// A card's approval, for the first attempt where none is named.
  func confirmation(of claim: Claim, by attempt: PaymentAttempt? = nil) -> BoxOffice.Confirmation {
    BoxOffice.Confirmation(
      booking: claim.booking, payment: (attempt ?? claim.payment).reference,
      approval: PaymentApproval(transactionID: "T-1", cardLastFour: "4242", isCaptured: false))
  }

  /// The showtime's occupancy as it is now.
  func occupancy(of seating: Seating? = nil) async throws -> Occupancy {
    try #require(try await other.occupancy(of: (seating ?? world.evening).showtime.id, since: nil))
  }

  /// What the other kiosk reads of a claim's booking.
  func record(of claim: Claim) async throws -> BookingRecord {
    try #require(try await other.booking(claim.booking))
  }

  /// How often a promo code was used.
  func uses(of role: PromoRole) async throws -> Int {
    try #require(try await other.promoCode(world.code(role))).usageCount
  }

  /// A claim that is carried out.
  func claimed(_ claim: Claim) async throws -> Claim {
    let outcome = try await one.claim(claim)
    try #require(outcome.isClaimed, "\(outcome)")
    return claim
  }

  /// A booking that is paid.
  func sold(_ numbers: [Int]) async throws -> Claim {
    let claim = try await claimed(claim(numbers))
    try #require(try await one.confirm(confirmation(of: claim)) == .confirmed)
    return claim
  }
}

extension ClaimOutcome {
  var isClaimed: Bool {
    if case .claimed = self { true } else { false }
  }
}

extension StoreError {
  var isRefusal: Bool {
    if case .refused = self { true } else { false }
  }
}
