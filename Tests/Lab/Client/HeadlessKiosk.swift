internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import Terminal
internal import Words

/// A kiosk without a terminal: the product's screens, the product's effects on whatever stores there are, and somebody who
/// presses the keys. What the customer is told of a sale is written down.
final class HeadlessKiosk {
  private let history: ClientHistory?
  private(set) var state: KioskState
  /// How the last sale, or the last attempt to pay it, ended.
  private(set) var outcome: CheckoutOutcome?
  /// What it was about.
  private(set) var lastOrder: Order?
  private let settings: Settings
  private let isSequential: Bool
  private let now: @Sendable () -> Double
  private let isAlive: @Sendable () async -> Bool
  private let events: EventQueue<Event>
  private let runner: EffectRunner
  private var ticks: Task<Void, Never>?
  private var lastPayment: PaymentReference?
  private var attempts: [PaymentReference: HistoryEvent] = [:]

  /// - Parameters:
  ///   - history: where it is written down what customers are told; nil for nowhere.
  ///   - tick: how often the screens look at the clock; nil for never.
  ///   - now: the kiosk's clock, in seconds.
  ///   - isAlive: asked between all that happens; false once the kiosk is no more.
  init(
    _ services: Services, _ settings: Settings, history: ClientHistory? = nil, tick: Duration?,
    now: @escaping @Sendable () -> Double = { [clock = MonotonicClock()] in clock.seconds },
    isAlive: @escaping @Sendable () async -> Bool = { !Task.isCancelled }
  ) {
    self.history = history
    self.settings = settings
    self.now = now
    self.isAlive = isAlive
    isSequential = services.isSequential
    state = Self.newState(settings, at: now())
    let events = EventQueue<Event>(now: now)
    self.events = events
    runner = EffectRunner(services, posting: events)
    guard let tick else { return }
    ticks = Task(executorPreference: services.executor) {
      while await isAlive(), (try? await services.clock.sleep(for: tick)) != nil, !Task.isCancelled {
        events.post(.tick)
      }
      events.post(.tick)
    }
  }

  private static func newState(_ settings: Settings, at time: Double) -> KioskState {
    KioskState(settings: settings, size: Size(columns: 120, rows: 40), now: time)
  }

  // MARK: - Keys

  func press(_ keys: Key...) async {
    for key in keys { await receive(.input(.key(key)), at: now()) }
  }

  func type(_ text: String) async {
    for character in text { await press(.character(character)) }
  }

  /// Whether the hint line says so of some key that can be pressed.
  func shows(_ hint: Message) -> Bool { state.keys.contains { $0.hint == hint && $0.isEnabled } }

  func open(_ showtime: Showtime.ID) async {
    outcome = nil
    await carryOut(state.open(showtime))
    await wait { !$0.isOpening }
  }

  /// Closes the terminal: what is chosen is given back, and what is claimed and not paid.
  func leave() async {
    await receive(.input(.hangUp), at: now())
  }

  /// Is gone, as if the power had failed, and begins anew: what is held or claimed ends by itself.
  func vanish() { state = Self.newState(settings, at: now()) }

  /// A look at the clock when some seconds have gone by.
  func tick(after seconds: Double) async { await receive(.tick, at: now() + seconds) }

  // MARK: - What happens

  /// Lets things happen until something is so.
  /// - Returns: whether it became so in time.
  @discardableResult
  func wait(upTo seconds: Double = 120, until isSo: (KioskState) -> Bool) async -> Bool {
    let end = now() + seconds
    while !isSo(state) {
      guard now() < end, await isAlive() else { return false }
      for entry in await events.batch() { await receive(entry.event, at: entry.time) }
    }
    return true
  }

  private func receive(_ event: Event, at time: Double) async {
    if case .checkout(.ended(let payment, let outcome)) = event {
      // The line that says "booked" is the customer's screen.
      if let begun = attempts.removeValue(forKey: payment) { history?.end(begun, outcome) }
      if payment == lastPayment { self.outcome = outcome }
    }
    await carryOut(state.update(event, at: time))
  }

  private func carryOut(_ effects: [Effect]) async {
    for effect in effects {
      switch effect {
      // Customers of the lab know which showtime they want, and kiosks have more than one.
      case .programme, .quit: continue
      case .checkout(.sell(let order, _)): note(order, order.claim.payment, isRetry: false)
      case .checkout(.retry(let attempt, let order, _)): note(order, attempt, isRetry: true)
      case .seatMap, .checkout, .ticket, .health: break
      }
      runner.run(effect)
      if isSequential { await runner.settle() }
    }
  }

  private func note(_ order: Order, _ attempt: PaymentAttempt, isRetry: Bool) {
    outcome = nil
    lastOrder = order
    lastPayment = attempt.reference
    attempts[attempt.reference] = history?.begin(
      order, attempt, isRetry: isRetry, token: state.sale?.map.token)
  }

  // MARK: - Past the screens

  /// Sends an order, or a further attempt to pay it, that the screens have not asked for, as they send one.
  func begin(_ order: Order, _ attempt: PaymentAttempt? = nil, by tender: Tender) async {
    await carryOut([.checkout(attempt.map { .retry($0, order, tender) } ?? .sell(order, tender))])
  }

  /// Waits for the end of what was sent, and captures what is only reserved.
  @discardableResult
  func end(_ attempt: PaymentAttempt, by tender: Tender) async -> CheckoutOutcome? {
    await wait { _ in outcome != nil }
    if case .booked(let approval)? = outcome {
      await carryOut([.checkout(.capture(attempt, approval, tender))])
    }
    return outcome
  }

  /// Ends with what is under way.
  func close() async {
    ticks?.cancel()
    await runner.finish(within: .seconds(30))
  }
}
