internal import BoxOffice
internal import KioskUI
internal import Terminal
internal import Words

extension HeadlessKiosk {
  /// What came of a customer's visit.
  enum Visit: Sendable {
    /// Whether or not they have bought anything.
    case served
    /// Nothing is left, or nothing is sold any more.
    case over
    /// Nobody could tell.
    case away
  }

  /// One customer, from the seat map to the ticket or to the door.
  /// - Parameters:
  ///   - second: another connection of the same kiosk, for a key that is pressed twice.
  ///   - willPay: told before each attempt.
  func serve(
    _ customer: Customer, in showtime: Showtime.ID, second: HeadlessKiosk? = nil,
    willPay: (Customer.Means) -> Void = { _ in }
  ) async -> Visit {
    await open(showtime)
    guard let map = state.sale?.map else {
      return state.environment.databaseTrouble == nil ? .over : .away
    }
    guard map.sold.count < map.plan.seats.count else {
      await leave()
      return .over
    }
    let leaving = await buy(customer, second: second, willPay: willPay)
    switch leaving {
    case .givingBack: await leave()
    case .silently: vanish()
    }
    return .served
  }

  /// - Returns: how they leave.
  private func buy(
    _ customer: Customer, second: HeadlessKiosk?, willPay: (Customer.Means) -> Void
  ) async -> Customer.Leaving {
    await choose(customer)
    if customer.changesMind {
      await press(.tab, .enter)
      await settle()
    }
    guard !chosen.isEmpty else { return .givingBack }
    if customer.looksAtClock {
      await tick(after: Double(state.environment.settings.holdTerms.lease) / 2)
      await settle()
    }
    let hasLostSeats = await wait(upTo: customer.thinking) { $0.sale?.map.chosen.isEmpty != false }
    if let leaves = customer.leaves { return leaves }
    guard !hasLostSeats, await goToPayment(customer.promo) else { return .givingBack }
    for (number, means) in customer.means.enumerated() {
      if number > 0 { await wait(upTo: customer.pause) { $0.sale == nil } }
      guard shows(.hintMethod) else { return .givingBack }
      willPay(means)
      await pay(by: means, second: number == 0 && customer.pressesTwice ? second : nil)
      switch outcome {
      case .declined, .failed: break
      case .booked, .taken, .unavailable, .closed, .repriced, .promoRefused, .tooLate, .inDoubt, nil:
        return .givingBack
      }
    }
    return customer.givesUp
  }

  private var chosen: [SeatIndex] { state.sale?.map.chosen ?? [] }

  /// Waits until what was asked for is held or refused.
  private func settle() async { await wait { $0.sale?.map.pending.isEmpty != false } }

  private func choose(_ customer: Customer) async {
    switch customer.choice {
    case .best:
      if customer.party > 1 { await type("\(customer.party)") } else { await press(.tab) }
      for _ in 0..<customer.passesOver { await press(.tab) }
      await press(.enter)
    case .byName(let first):
      guard let map = state.sale?.map else { return }
      let free = map.plan.seats.indices.filter { map.state(of: $0) == .free }
      guard !free.isEmpty else { return }
      for seat in free.dropFirst(min(first, free.count - 1)).prefix(customer.party) {
        await type("\(map.plan.seats[seat].label) ")
      }
    }
    await settle()
  }

  /// From the seats to the payment.
  /// - Returns: whether it got there.
  private func goToPayment(_ promo: String?) async -> Bool {
    await press(.control("p"))
    if !shows(.hintContinue) {
      // What the seating rules refuse comes with another way, which is taken.
      await press(.enter)
      await settle()
      await press(.control("p"))
    }
    guard shows(.hintContinue) else { return false }
    if let promo {
      await press(.tab, .tab, .tab)
      await type(promo)
      await press(.enter)
      await wait { if case .asked? = $0.sale?.details.promo { false } else { true } }
      // Without a code that helps they pay the whole.
      if case .refused? = state.sale?.details.promo { for _ in promo { await press(.backspace) } }
    }
    await press(.enter)
    return shows(.hintMethod)
  }

  private func pay(by means: Customer.Means, second: HeadlessKiosk?) async {
    let wanted: PaymentMethod = means == .cash ? .cash : .card
    if let option = state.sale?.payment.option, state.environment.settings.payments[option].method != wanted {
      await press(.down)
    }
    if wanted == .cash, state.sale?.payment.tendered.isEmpty == true { await type("200") }
    await wait { $0.sale?.checkout.nextIDs != nil || $0.sale == nil }
    await press(.enter)
    guard case .paying(let open, let tender, _, _)? = state.sale?.checkout else { return }
    if let second { await second.begin(open.order, by: tender) }
    await wait { if case .paying? = $0.sale?.checkout { false } else { true } }
    if let second { await second.end(open.order.claim.payment, by: tender) }
  }
}
