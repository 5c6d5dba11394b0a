internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import Payments
internal import PostgresStore
internal import RedisHolds
internal import Synchronization

/// A kiosk with connections of its own whose customers never end. All that it does is the product's; only what customers do
/// is drawn (``Visitor``).
struct Kiosk: Sendable {
  let plan: ClientPlan
  let rules: HouseRules
  let services: Services
  private let number: Int
  /// The same kiosk's second connection, for a key that is pressed twice.
  private let doubled: Services
  private let history: ClientHistory
  private let doubledHistory: ClientHistory
  private let cards = NextCard()

  init(
    number: Int, of plan: ClientPlan, rules: HouseRules, terminals: CardTerminals, log: any HistoryLog
  ) throws {
    self.plan = plan
    self.rules = rules
    self.number = number
    let name = "\(plan.name).k\(number < 10 ? "0" : "")\(number)"
    history = ClientHistory(client: name, log: log)
    doubledHistory = ClientHistory(client: "\(name)x2", log: log)
    services = try Self.services(plan, rules, terminals, cards, history)
    doubled = try Self.services(plan, rules, terminals, cards, doubledHistory)
  }

  private static func services(
    _ plan: ClientPlan, _ rules: HouseRules, _ terminals: CardTerminals, _ cards: NextCard,
    _ history: ClientHistory
  ) throws -> Services {
    let server = try Conninfo(plan.postgres).setting(["application_name": history.client])
    let database = Database(server, limits: ClientPlan.limits)
    let mutant = plan.mutant
    var services = Services(
      recording: PostgresStore(database),
      RedisHoldStore(try RedisAddress(plan.redis), terms: ClientPlan.terms), terms: ClientPlan.terms,
      for: history,
      payments: CardDrivers {
        let terminal = terminals[cards.behaviour]
        return mutant == .newKeyOnRetry ? ForgetfulTerminal(terminal) : terminal
      }
    ) { driver in
      if driver.method == .card, let told = rules.current.payments, told == cards.behaviour {
        rules.met(.payments(told))
      }
    }
    services.patience = ClientPlan.patience
    return services
  }

  /// To be used by one task alone.
  func open() -> HeadlessKiosk {
    let settings = Settings(
      holdTerms: ClientPlan.terms, paymentSeconds: ClientPlan.claimLifetime, idleSeconds: 0)
    return HeadlessKiosk(services, settings, history: history, tick: .milliseconds(250))
  }

  func openSecond() -> HeadlessKiosk {
    HeadlessKiosk(doubled, Settings(), history: doubledHistory, tick: nil)
  }

  /// What the card terminal does from now on.
  func tell(_ behaviour: CardBehaviour) { cards.behaviour = behaviour }

  /// One customer after the other, until the house closes.
  func serve() async {
    let (kiosk, second) = (open(), openSecond())
    var places = plan.lanes.map { _ in 0 }
    var customers = 0
    while rules.current.isOpen, !Task.isCancelled {
      let told = rules.current
      let visitor = Visitor(customers, of: number, in: plan, told: told)
      customers += 1
      let lane = plan.lanes[visitor.lane]
      guard lane.indices.contains(places[visitor.lane]) else {
        try? await Task.sleep(for: .milliseconds(100))
        continue
      }
      let visit = await kiosk.serve(visitor.customer, in: lane[places[visitor.lane]], second: second) {
        if case .card(let behaviour) = $0 { tell(behaviour) }
        if told.isDoubling, visitor.customer.pressesTwice { rules.met(.doubling(true)) }
      }
      switch visit {
      case .served: break
      case .over: places[visitor.lane] += 1
      case .away: try? await Task.sleep(for: visitor.pause)
      }
    }
    await kiosk.close()
    await second.close()
  }
}

/// What a kiosk's card terminal does with the next payment.
private final class NextCard: Sendable {
  private let next = Mutex(CardBehaviour.approve)

  var behaviour: CardBehaviour {
    get { next.withLock { $0 } }
    set { next.withLock { $0 = newValue } }
  }
}
