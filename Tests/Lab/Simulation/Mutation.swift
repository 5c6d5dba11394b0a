internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import Synchronization
internal import Twins

/// Faults of a kiosk that the product does not have, to see that the checker finds them.
enum Mutation: String, CaseIterable, Sendable {
  /// A store that sells a seat that is sold.
  case forgetsUniqueSeat = "forgets-unique-seat"
  /// A driver that asks again with a new idempotency key.
  case newKeyOnRetry = "new-key-on-retry"
  /// Holds that do not compare tokens.
  case ignoresTokens = "ignores-tokens"
  /// A reaper that ends claims without asking what became of their payments.
  case endsDoubtfulClaims = "ends-doubtful-claims"

  /// What such a reaper does.
  static func reapWithoutAsking(
    _ store: any SalesStore & BookingRecordStore, _ driver: any PaymentDriver, by actor: Actor
  ) async {
    guard let found = try? await store.reap(limit: 50, by: actor) else { return }
    for doubt in found.inDoubt {
      try? await store.failPayment(doubt.attempt.reference, reason: "nobody asked", by: actor)
      guard let booking = try? await store.booking(doubt.booking)?.booking else { continue }
      _ = try? await store.abandon(booking.id, reference: booking.reference, because: .expired, by: actor)
    }
    for attempt in found.uncaptured where await driver.capture(attempt.reference) {
      try? await store.noteCaptured(attempt.reference, by: actor)
    }
    for attempt in found.refundsOwed where await driver.refund(attempt.reference, amount: attempt.amount) {
      try? await store.noteRefunded(attempt.reference, amount: attempt.amount, by: actor)
    }
  }
}

extension SimulatedWorld {
  /// The stores and the driver as the kiosks get them: the twins, or what a mutation makes of them.
  var bookingStore: any BookingStore {
    mutation == .forgetsUniqueSeat ? ForgetfulStore(store: store, second: secondStore) : store
  }

  var holdStore: any HoldStore { mutation == .ignoresTokens ? TokenlessHolds(holds: holds) : holds }

  var cardTerminal: any PaymentDriver {
    mutation == .newKeyOnRetry ? RekeyingDriver(driver: terminal) : terminal
  }
}

/// Sells what is sold already, in a second store beside the first.
private struct ForgetfulStore: BookingStore {
  let store: InMemoryBookingStore
  let second: InMemoryBookingStore

  private func store(of booking: Booking.ID) async throws(StoreError) -> InMemoryBookingStore {
    try await second.booking(booking) == nil ? store : second
  }

  func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome {
    let outcome = try await store(of: claim.booking).claim(claim, by: actor)
    guard case .taken = outcome else { return outcome }
    return try await second.claim(claim, by: actor)
  }

  func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date? {
    try await store(of: booking).startPayment(attempt, of: booking, lifetime: lifetime, by: actor)
  }

  func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor) async throws(StoreError) {
    try await store.failPayment(payment, reason: reason, by: actor)
    try await second.failPayment(payment, reason: reason, by: actor)
  }

  func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError) -> ConfirmOutcome {
    try await store(of: confirmation.booking).confirm(confirmation, by: actor)
  }

  func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError) {
    try await store.noteCaptured(payment, by: actor)
    try await second.noteCaptured(payment, by: actor)
  }

  func noteRefunded(_ payment: PaymentReference, amount: Money, by actor: Actor) async throws(StoreError) {
    try await store.noteRefunded(payment, amount: amount, by: actor)
    try await second.noteRefunded(payment, amount: amount, by: actor)
  }

  func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus? {
    try await store(of: booking).abandon(booking, reference: reference, because: reason, by: actor)
  }

  func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping {
    var found = try await store.reap(limit: limit, by: actor)
    let others = try await second.reap(limit: limit, by: actor)
    found.expired += others.expired
    found.inDoubt += others.inDoubt
    found.uncaptured += others.uncaptured
    found.refundsOwed += others.refundsOwed
    return found
  }

  func cinemas() async throws(StoreError) -> [Cinema] { try await store.cinemas() }
  func programme(of cinema: Cinema.ID) async throws(StoreError) -> Programme? {
    try await store.programme(of: cinema)
  }
  func seating(of showtime: Showtime.ID) async throws(StoreError) -> Seating? {
    try await store.seating(of: showtime)
  }
  func occupancy(of showtime: Showtime.ID, since version: Int?) async throws(StoreError) -> Occupancy? {
    try await store.occupancy(of: showtime, since: version)
  }
  func promoCode(_ code: String) async throws(StoreError) -> PromoCode? { try await store.promoCode(code) }
  func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord? {
    try await store(of: id).booking(id)
  }
  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord? {
    try await store.booking(reference: reference)
  }
}

/// Pays by a new key when it is to ask by the old one.
private final class RekeyingDriver: PaymentDriver {
  private let driver: InMemoryTerminal
  private let requests = Mutex<[PaymentReference: PaymentRequest]>([:])

  init(driver: InMemoryTerminal) {
    self.driver = driver
  }

  var gateway: String { driver.gateway }
  var method: PaymentMethod { driver.method }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    requests.withLock { $0[request.reference] = request }
    return await driver.authorise(request)
  }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    guard let request = requests.withLock({ $0[reference] }) else { return await driver.settle(reference) }
    return await driver.authorise(
      PaymentRequest(
        reference: PaymentReference("\(reference)-again"), amount: request.amount,
        currency: request.currency, description: request.description))
  }

  func capture(_ reference: PaymentReference) async -> Bool { await driver.capture(reference) }

  func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    await driver.refund(reference, amount: amount)
  }
}

/// Gives everybody what they ask for.
private struct TokenlessHolds: HoldStore {
  let holds: InMemoryHolds

  func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let answer = try await holds.hold(seats, in: showtime, token: token, deadline: deadline)
    guard case .refused(let others) = answer, !others.isEmpty else { return answer }
    return .held(secondsLeft: deadline, revision: 0)
  }

  func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    try await holds.swap(released, for: seats, in: showtime, token: token, deadline: deadline)
  }

  func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    try await holds.renew(seats, in: showtime, token: token, deadline: deadline)
  }

  func release(_ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) {
    try await holds.release(seats, in: showtime, token: token)
  }

  func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    try await holds.announceSale(in: showtime)
  }

  func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    try await holds.holds(in: showtime, token: token)
  }

  func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    try await holds.revision(of: showtime)
  }

  func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> { holds.changes(in: showtime) }
}
