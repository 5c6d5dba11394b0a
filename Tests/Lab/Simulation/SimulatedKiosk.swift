internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import FaultInjection
internal import Twins

/// One process of a kiosk: it serves customers one after the other, and ends now and then what others have left. What a
/// customer does is drawn; what follows from it is the product's own.
struct SimulatedKiosk: Sendable {
  let life: KioskLife
  private let services: Services
  private let history: ClientHistory

  private var world: SimulatedWorld { life.world }

  init(_ life: KioskLife, as client: String? = nil) {
    let world = life.world
    let time = world.time
    self.life = life
    let terminal: any PaymentDriver =
      world.mutation == .newKeyOnRetry ? ForgetfulTerminal(world.terminal) : world.terminal
    history = ClientHistory(client: client ?? life.name, log: world.log)
    var services = Services(
      recording: world.store, world.holds.anotherKiosk(), terms: SimulatedWorld.terms, for: history,
      payments: CardDrivers { terminal },
      lines: (
        Wire(life: life, server: .database), Wire(life: life, server: .holds),
        Wire(life: life, server: .terminal)
      ))
    services.clock = SimulatedClock(time: time)
    services.random = { time.draw { $0.next() } }
    services.executor = time
    self.services = services
  }

  /// - Parameter tick: how often the screens look at the clock; nil for never.
  private func open(tick: Duration?) -> HeadlessKiosk {
    let (time, life) = (world.time, life)
    let settings = Settings(holdTerms: SimulatedWorld.terms, paymentSeconds: 90, idleSeconds: 0)
    return HeadlessKiosk(services, settings, history: history, tick: tick) {
      Double(time.now) / 1_000_000
    } isAlive: {
      (try? await life.stand()) != nil
    }
  }

  /// Until the process dies or nobody comes any more.
  func serve(_ customers: Int) async {
    let kiosk = open(tick: .seconds(5))
    // Another process, or another press of the key, has the same basket.
    let twin = SimulatedKiosk(life, as: "\(life.name).twin").open(tick: nil)
    for _ in 0..<customers where !world.isOver {
      await pause(world.draw(100_000...20_000_000))
      let seating = world.seatings[world.draw(0...world.seatings.count - 1)]
      _ = await kiosk.serve(customer(of: seating.seats.count), in: seating.showtime.id, second: twin)
    }
    life.finish()
    await kiosk.close()
    await twin.close()
  }

  private func customer(of seats: Int) -> Customer {
    var customer = Customer()
    customer.party = world.draw(1...3)
    customer.choice = world.happens(30) ? .best : .byName(from: world.draw(0...seats - 1))
    customer.changesMind = world.happens(20)
    customer.thinking = Double(world.draw(0...(world.happens(10) ? 500 : 60)))
    if world.happens(world.troubles.walkAway) {
      customer.leaves = world.happens(50) ? .givingBack : .silently
    }
    if world.happens(40) {
      customer.promo = world.promoCodes[world.draw(0...world.promoCodes.count - 1)].code
    }
    customer.means = [world.happens(25) ? .cash : .card(.approve)]
    while customer.means.count < 4, world.happens(60) {
      customer.means.append(world.happens(30) ? .cash : .card(.approve))
    }
    customer.pause = Double(world.draw(1...100))
    customer.pressesTwice = world.happens(world.troubles.pressedTwice)
    customer.givesUp = world.happens(70) ? .givingBack : .silently
    return customer
  }

  /// As ``Services`` of the kiosk do, until the process ends.
  func reap() async {
    var pause = 500_000
    while !world.isOver, !life.isDone {
      await self.pause(pause)
      await reapOnce()
      pause = world.draw(16_000_000...24_000_000)
    }
  }

  func reapOnce() async {
    if world.mutation == .endsDoubtfulClaims, let card = await services.payments.all().last {
      await Mutation.reapWithoutAsking(services.sales, card, by: services.actor)
    } else {
      await services.reapOnce()
    }
  }

  /// Waits, and does not wake up in a process that has died meanwhile.
  private func pause(_ microseconds: Int) async {
    await world.time.pass(microseconds)
    try? await life.step()
  }
}
