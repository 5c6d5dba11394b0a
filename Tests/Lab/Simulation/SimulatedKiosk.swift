internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import FaultInjection

/// One process of a kiosk: it serves customers one after the other, and ends now and then what others have left.
///
/// What a customer does is drawn; what follows from it is the product's own: ``Checkout``, ``Reaper`` and the stores'
/// rules for holds.
struct SimulatedKiosk: Sendable {
  let life: KioskLife
  let store: RecordingStore
  let holds: RecordingHolds
  let card: RecordingDriver
  let history: ClientHistory
  /// Seconds that a claim has to be paid.
  static let paymentSeconds = 90
  /// Seconds between renewals, as on the seat map.
  private static let renewalPeriod = 15_000_000

  private var world: SimulatedWorld { life.world }
  private var actor: Actor { Actor(terminal: history.client) }

  init(_ life: KioskLife, as client: String? = nil) {
    let world = life.world
    self.life = life
    history = ClientHistory(client: client ?? life.name, log: world.log)
    store = RecordingStore(WiredStore(world.bookingStore, for: life), for: history)
    holds = RecordingHolds(WiredHolds(world.holdStore, for: life), for: history, terms: SimulatedWorld.terms)
    card = RecordingDriver(WiredDriver(world.cardTerminal, for: life), for: history)
  }

  /// Until the process dies or nobody comes any more.
  func serve(_ customers: Int) async {
    for _ in 0..<customers where !world.isOver {
      await pause(world.draw(100_000...20_000_000))
      await serveCustomer()
    }
    life.finish()
  }

  /// As ``World`` of the kiosk does, until the process ends.
  func reap() async {
    var pause = 500_000
    while !world.isOver, !life.isDone {
      await self.pause(pause)
      await reapOnce()
      pause = world.draw(16_000_000...24_000_000)
    }
  }

  func reapOnce() async {
    if world.mutation == .endsDoubtfulClaims {
      await Mutation.reapWithoutAsking(store, card, by: actor)
    } else {
      let reaper = Reaper(
        store: store, drivers: [CashDrawer(tendered: .zero), card], by: actor)
      _ = try? await reaper.run()
    }
  }

  private func serveCustomer() async {
    let seating = world.seatings[world.draw(0...world.seatings.count - 1)]
    let showtime = seating.showtime.id
    let first = world.draw(0...seating.seats.count - 1)
    var chosen = seating.seats[first...].prefix(world.draw(1...3)).map(\.id)
    if world.happens(30) { chosen.reverse() }
    let token = world.time.draw { HoldToken.random(using: &$0) }
    let deadline = world.time.now + SimulatedWorld.terms.cap * 1_000_000
    guard await hold(&chosen, of: seating, token: token, until: deadline) else { return }
    await decide(&chosen, in: showtime, token: token, until: deadline)
    let walksAway = world.happens(world.troubles.walkAway)
    if chosen.isEmpty || walksAway {
      // Some give their seats back; the others' leases end.
      if world.happens(50) { try? await holds.release(chosen, in: showtime, token: token) }
      return
    }
    let seats = seating.seats.filter { chosen.contains($0.id) }
    await sell(seats, of: seating, token: token)
    try? await holds.release(chosen, in: showtime, token: token)
  }

  /// - Returns: false when the customer leaves, since the seats are somebody else's.
  private func hold(
    _ chosen: inout [Seat.ID], of seating: Seating, token: HoldToken, until deadline: Int
  ) async -> Bool {
    let showtime = seating.showtime.id
    do {
      var answer = try await holds.hold(
        chosen, in: showtime, token: token, deadline: seconds(until: deadline))
      if case .held = answer, world.happens(20) {
        let other = seating.seats[world.draw(0...seating.seats.count - 1)].id
        let released = [chosen[0]]
        answer = try await holds.swap(
          released, for: [other], in: showtime, token: token, deadline: seconds(until: deadline))
        if case .held = answer { chosen = chosen.filter { !released.contains($0) && $0 != other } + [other] }
        return true
      }
      if case .refused = answer { return false }
      return true
    } catch {
      // Selling goes on: the database decides anyway.
      return true
    }
  }

  /// The customer makes up their mind, while the kiosk renews the leases and drops what was lost.
  private func decide(
    _ chosen: inout [Seat.ID], in showtime: Showtime.ID, token: HoldToken, until deadline: Int
  ) async {
    let end = world.time.now + world.draw(0...(world.happens(10) ? 500_000_000 : 60_000_000))
    while world.time.now < min(end, deadline), !chosen.isEmpty, !world.isOver {
      await pause(min(Self.renewalPeriod, end - world.time.now))
      guard
        let answer = try? await holds.renew(
          chosen, in: showtime, token: token, deadline: seconds(until: deadline))
      else { continue }
      let lost = answer.lost.map(\.seat)
      chosen.removeAll { lost.contains($0) }
    }
    if world.time.now >= deadline { chosen = [] }
  }

  private func sell(_ seats: [Seat], of seating: Seating, token: HoldToken) async {
    let order = order(for: seats, of: seating)
    let means = means(of: order.claim.payment)
    if world.happens(world.troubles.pressedTwice) {
      // Another process, or another press of the key, has the same basket.
      let twin = SimulatedKiosk(life, as: "\(life.name).twin")
      let delay = world.draw(0...3_000_000)
      Task(executorPreference: world.time) {
        await twin.pause(delay)
        _ = await twin.pay(order, order.claim.payment, by: twin.means(of: order.claim.payment), token: token)
      }
    }
    var attempt = order.claim.payment
    var outcome = await pay(order, attempt, by: means, token: token)
    for number in 2...4 {
      switch outcome {
      case .declined, .failed: break
      case .booked, .taken, .unavailable, .closed, .repriced, .promoRefused, .tooLate, .inDoubt: return
      }
      await pause(world.draw(1_000_000...100_000_000))
      guard number < 4, world.happens(60) else {
        await giveUp(order)
        return
      }
      let isCash = world.happens(30)
      attempt = PaymentAttempt(
        id: world.time.draw { .made(by: &$0) },
        reference: PaymentReference(booking: order.claim.reference, attempt: number),
        gateway: isCash ? "CASH" : card.gateway, method: isCash ? .cash : .card, amount: attempt.amount,
        currency: attempt.currency)
      outcome = await pay(order, attempt, by: self.means(of: attempt), isRetry: true, token: token)
    }
  }

  /// Sells or pays once more, and takes what was authorised.
  private func pay(
    _ order: Order, _ attempt: PaymentAttempt, by driver: any PaymentDriver, isRetry: Bool = false,
    token: HoldToken
  ) async -> CheckoutOutcome {
    let begun = history.begin(order, attempt, isRetry: isRetry, token: token)
    let checkout = Checkout(store: store, driver: driver, by: actor, clock: SimulatedClock(time: world.time))
    let life = life
    let progress: @Sendable (CheckoutStep) async -> Void = { _ in try? await life.step() }
    let outcome =
      isRetry
      ? await checkout.retry(attempt, of: order, progress: progress)
      : await checkout.sell(order, progress: progress)
    history.end(begun, outcome)
    if case .booked(let approval) = outcome {
      try? await holds.announceSale(in: order.claim.showtime)
      await checkout.capture(attempt, approval: approval)
    }
    return outcome
  }

  /// The customer leaves, and the kiosk ends the claim, unless they just walk off.
  private func giveUp(_ order: Order) async {
    guard world.happens(70) else { return }
    for pause in [250_000, 500_000, 1_000_000, 2_000_000] {
      do throws(StoreError) {
        _ = try await store.abandon(
          order.claim.booking, reference: order.claim.reference, because: .abandoned, by: actor)
        return
      } catch .refused {
        return
      } catch {
        await self.pause(pause)
      }
    }
  }

  private func order(for seats: [Seat], of seating: Seating) -> Order {
    let total = Money(minorUnits: 1_250 * seats.count)
    var promo: PromoRedemption?
    if world.happens(40) {
      let code = world.promoCodes[world.draw(0...world.promoCodes.count - 1)]
      var unlimited = code
      unlimited.usageLimit = nil
      if case .success(let discount) = unlimited.discount(
        on: total, in: seating.cinema.currency, cinema: seating.cinema.id, movie: seating.movie.id,
        at: world.now)
      {
        promo = PromoRedemption(code: code.code, terms: code.discount, discount: discount)
      }
    }
    let isCash = world.happens(25)
    let reference = BookingReference(
      date: seating.showtime.showDate, random: world.time.draw { $0.next() })
    let payment = PaymentAttempt(
      id: world.time.draw { .made(by: &$0) }, reference: PaymentReference(booking: reference, attempt: 1),
      gateway: isCash ? "CASH" : card.gateway, method: isCash ? .cash : .card,
      amount: total - (promo?.discount ?? .zero), currency: seating.cinema.currency)
    return Order(
      claim: Claim(
        booking: world.time.draw { .made(by: &$0) }, reference: reference,
        quote: Quote(
          showtime: seating.showtime.id,
          seats: seats.map { BookingSeat(seat: $0.id, label: $0.label, price: Money(minorUnits: 1_250)) },
          promo: promo, version: seating.pricingVersion),
        payment: payment, lifetime: Self.paymentSeconds),
      paymentLifetime: Self.paymentSeconds, statement: "\(seating.cinema.name) \(reference)")
  }

  private func means(of attempt: PaymentAttempt) -> any PaymentDriver {
    guard attempt.method == .cash else { return card }
    let note = Money(minorUnits: (attempt.amount.minorUnits / 1_000 + 1) * 1_000)
    return RecordingDriver(CashDrawer(tendered: note), for: history)
  }

  /// Waits, and does not wake up in a process that has died meanwhile.
  private func pause(_ microseconds: Int) async {
    await world.time.pass(microseconds)
    try? await life.step()
  }

  private func seconds(until deadline: Int) -> Double {
    Double(deadline - world.time.now) / 1_000_000
  }
}
