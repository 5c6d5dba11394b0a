import BoxOffice
import Terminal
import Words

/// How the order is paid, and what became of it.
struct PaymentScreen: Screen {
  enum Action: Hashable {
    case pay, back, startOver
    case method(Int)
    /// What the simulated card terminal does.
    case simulate(Int)
  }

  static let underWay: Message = .paymentUnderWay

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    let settings = environment.settings
    if case .paying = sale.checkout {
      return [
        Binding(
          [.escape], "Esc", hint: .hintBack, help: .helpGoesBack, action: .back,
          availability: .disabled(Self.underWay)),
        Binding([.enter], "Enter", help: .helpPays, action: .pay, availability: .disabled(Self.underWay)),
      ]
    }
    if case .inDoubt = sale.checkout {
      return [
        Binding([.enter], "Enter", hint: settings.nextCustomer, help: .helpEndSale, action: .startOver)
      ]
    }
    var bindings: [Binding<Action>] = [
      Binding(
        [.enter], "Enter", hint: .hintPay, help: .helpPayByMethod, action: .pay,
        availability: sale.paymentProblem(in: environment).map { .disabled($0) } ?? .enabled),
      Binding(
        [.up, .backTab], "↑↓", hint: .hintMethod, help: .helpOtherMethod, action: .method(-1),
        kind: .movement),
      Binding([.down, .tab], "↓", help: .helpNextMethod, action: .method(1), kind: .movement),
    ]
    if sale.option(settings)?.asksTester == true {
      bindings += [
        Binding(
          [.left], "←→", hint: .hintSimulate, help: .helpSimulate,
          action: .simulate(-1)),
        Binding([.right], "→", help: .helpNextOutcome, action: .simulate(1), kind: .second),
      ]
    }
    bindings.append(.escape(.hintBack, help: .helpBackToDetails, action: .back))
    return bindings
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .pay: sale.pay(&turn)
    case .back: back(&sale, &navigation, &turn)
    case .startOver: navigation.leave(.startOver)
    case .method(let step): sale.moveOption(by: step, turn.settings)
    case .simulate(let step):
      sale.payment.simulated = SimulatedOutcome.allCases.neighbour(of: sale.payment.simulated, by: step)
    }
  }

  /// Gives up an unpaid claim and keeps the holds.
  private func back(_ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn) {
    guard sale.checkout.awaitsCustomer else { return }
    if let effect = sale.giveUpClaim() {
      turn.run(effect)
      // The holds in Redis are renewed at the next tick, for what is left of the time.
      sale.map.lastRenewal = -.infinity
    }
    navigation.pop()
  }

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if case .character(let character) = key, !character.isOfAmount { return }
    if sale.editTender(turn.settings, { $0.press(key) }) == .full { turn.notify(.fieldIsFull, .warning) }
  }

  /// Of `$42.00` the sign is left out.
  mutating func paste(
    _ text: String, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    let amount = text.filter(\.isOfAmount)
    if sale.editTender(turn.settings, { $0.paste(amount) }) == .full {
      turn.notify(.fieldIsFull, .warning)
    }
  }

  mutating func click(
    _ target: ClickTarget, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    guard case .line(let index) = target, sale.checkout.awaitsCustomer else { return }
    sale.moveOption(by: index - sale.payment.option, turn.settings)
  }

  mutating func scroll(_ direction: Direction, _ sale: inout Sale, _ turn: inout Turn) {
    sale.moveOption(by: direction == .up ? -1 : 1, turn.settings)
  }

  mutating func receive(
    _ event: Event, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    guard case .checkout(.stepped(let step)) = event, sale.checkout.reach(step, at: turn.now) else { return }
    // The claim stands: its seats are sold for everybody else.
    turn.run(.seatMap(.announceSale(sale.map.seating.showtime.id)))
  }

  func footerRows(_ sale: Sale, in environment: Environment) -> Int { 1 }
}

extension Settings {
  /// What ends a sale, in the hint line.
  var nextCustomer: Message { profile == .walkUp ? .hintDone : .hintNextCustomer }
}
