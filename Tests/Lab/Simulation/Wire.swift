internal import BoxOffice
internal import FoundationEssentials

/// What lies between a kiosk and a server: it takes time, and loses what it carries.
struct Wire: Sendable {
  let life: KioskLife
  let server: SimulatedWorld.Server
  /// How long a caller waits for an answer.
  private static let patience = 3_000_000

  private var world: SimulatedWorld { life.world }

  /// - Parameter lost: what the caller hears when no answer came.
  func carry<Answer: Sendable>(
    orElse lost: StoreError, _ call: @escaping @Sendable () async throws(StoreError) -> Answer
  ) async throws(StoreError) -> Answer {
    try await life.step()
    await pass()
    if world.isAway(server) { throw .unavailable("The server is away.") }
    let troubles = world.troubles
    let fate = world.time.draw { troubles.fate(using: &$0) }
    switch fate {
    case .delivered:
      let answer = try await call()
      await pass()
      try await life.step()
      return answer
    case .replyLost:
      _ = try await call()
    case .carriedOutLate(let delay):
      carryOut(call, after: delay)
    case .requestLost:
      break
    }
    await world.time.pass(Self.patience)
    try await life.step()
    throw lost
  }

  private func pass() async {
    await world.time.pass(world.draw(100...max(100, world.troubles.latency)))
  }

  /// A server that was stopped reads what the caller has long given up.
  private func carryOut<Answer: Sendable>(
    _ call: @escaping @Sendable () async throws(StoreError) -> Answer, after delay: Int
  ) {
    let world = world
    Task(executorPreference: world.time) {
      await world.time.pass(delay)
      if !world.isOver { _ = try? await call() }
    }
  }
}

/// The database as a kiosk reaches it.
struct WiredStore: BookingStore {
  let store: any BookingStore
  let wire: Wire

  init(_ store: any BookingStore, for life: KioskLife) {
    self.store = store
    wire = Wire(life: life, server: .database)
  }

  private static let lostChange = StoreError.outcomeUnknown("The reply to COMMIT was lost.")

  func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.claim(claim, by: actor)
    }
  }

  func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date? {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.startPayment(attempt, of: booking, lifetime: lifetime, by: actor)
    }
  }

  func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor) async throws(StoreError) {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.failPayment(payment, reason: reason, by: actor)
    }
  }

  func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError) -> ConfirmOutcome {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.confirm(confirmation, by: actor)
    }
  }

  func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError) {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.noteCaptured(payment, by: actor)
    }
  }

  func noteRefunded(_ payment: PaymentReference, amount: Money, by actor: Actor) async throws(StoreError) {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.noteRefunded(payment, amount: amount, by: actor)
    }
  }

  func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus? {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.abandon(booking, reference: reference, because: reason, by: actor)
    }
  }

  func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping {
    try await wire.carry(orElse: Self.lostChange) { [store] () async throws(StoreError) in
      try await store.reap(limit: limit, by: actor)
    }
  }
}

/// What changes nothing is not what the simulation is about.
extension WiredStore {
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

  func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord? { try await store.booking(id) }

  func booking(reference: BookingReference) async throws(StoreError) -> BookingRecord? {
    try await store.booking(reference: reference)
  }
}

/// Redis as a kiosk reaches it.
struct WiredHolds: HoldStore {
  let holds: any HoldStore
  let wire: Wire

  init(_ holds: any HoldStore, for life: KioskLife) {
    self.holds = holds
    wire = Wire(life: life, server: .holds)
  }

  private static let lost = StoreError.unavailable("Redis did not answer in time.")

  func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    try await wire.carry(orElse: Self.lost) { [holds] () async throws(StoreError) in
      try await holds.hold(seats, in: showtime, token: token, deadline: deadline)
    }
  }

  func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    try await wire.carry(orElse: Self.lost) { [holds] () async throws(StoreError) in
      try await holds.swap(released, for: seats, in: showtime, token: token, deadline: deadline)
    }
  }

  func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    try await wire.carry(orElse: Self.lost) { [holds] () async throws(StoreError) in
      try await holds.renew(seats, in: showtime, token: token, deadline: deadline)
    }
  }

  func release(_ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) {
    try await wire.carry(orElse: Self.lost) { [holds] () async throws(StoreError) in
      try await holds.release(seats, in: showtime, token: token)
    }
  }

  func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    try await wire.carry(orElse: Self.lost) { [holds] () async throws(StoreError) in
      try await holds.announceSale(in: showtime)
    }
  }

  func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    try await holds.holds(in: showtime, token: token)
  }

  func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    try await holds.revision(of: showtime)
  }

  func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> { holds.changes(in: showtime) }
}

/// The card terminal as a kiosk reaches it.
struct WiredDriver: PaymentDriver {
  let driver: any PaymentDriver
  let wire: Wire

  init(_ driver: any PaymentDriver, for life: KioskLife) {
    self.driver = driver
    wire = Wire(life: life, server: .terminal)
  }

  private static let lost = StoreError.outcomeUnknown("The card terminal did not answer in time.")

  var gateway: String { driver.gateway }
  var method: PaymentMethod { driver.method }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    await outcome { [driver] in await driver.authorise(request) }
  }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    await outcome { [driver] in await driver.settle(reference) }
  }

  func capture(_ reference: PaymentReference) async -> Bool {
    await isCertain { [driver] in await driver.capture(reference) }
  }

  func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    await isCertain { [driver] in await driver.refund(reference, amount: amount) }
  }

  private func outcome(_ call: @escaping @Sendable () async -> PaymentOutcome) async -> PaymentOutcome {
    do throws(StoreError) {
      return try await wire.carry(orElse: Self.lost) { () async throws(StoreError) in await call() }
    } catch {
      return .unknown(reason: error.message)
    }
  }

  private func isCertain(_ call: @escaping @Sendable () async -> Bool) async -> Bool {
    do throws(StoreError) {
      return try await wire.carry(orElse: Self.lost) { () async throws(StoreError) in await call() }
    } catch {
      return false
    }
  }
}
