import BoxOffice
import Words

/// Making an order from what is chosen, and paying it.
extension Sale {
  /// How the customer is about to pay.
  func option(_ settings: Settings) -> PaymentOption? {
    settings.payments.indices.contains(payment.option) ? settings.payments[payment.option] : nil
  }

  /// What is due now.
  func amountDue(at time: Double) -> Money { amountDue(elapsed: elapsed(at: time)) }

  /// What the customer hands over; nil when what was typed is no amount.
  func tendered(at time: Double) -> Money? {
    payment.tendered.isEmpty
      ? amountDue(at: time) : map.seating.cinema.currency.amount(typed: payment.tendered.text)
  }

  /// Why "pay" cannot be pressed now.
  func paymentProblem(in environment: Environment) -> Message? {
    guard let option = option(environment.settings) else { return .noPaymentMethod }
    if checkout.nextIDs == nil { return .oneMomentPlease }
    if option.method == .cash {
      guard let tendered = tendered(at: environment.now) else {
        return map.seating.cinema.currency.minorUnitDigits == 0
          ? .noWholeAmount(payment.tendered.text) : .noAmount(payment.tendered.text)
      }
      let due = amountDue(at: environment.now)
      if tendered < due {
        return .tooLittle(tendered, of: due, map.seating.cinema.currency)
      }
    }
    return nil
  }

  mutating func moveOption(by step: Int, _ settings: Settings) {
    guard !settings.payments.isEmpty, checkout.awaitsCustomer else { return }
    let count = settings.payments.count
    payment.option = ((payment.option + step) % count + count) % count
    payment.problem = nil
  }

  /// Types into the cash that is handed over, or moves in it.
  mutating func editTender(
    _ settings: Settings, _ body: (inout TextField) -> TextField.Outcome
  ) -> TextField.Outcome {
    guard option(settings)?.method == .cash, checkout.awaitsCustomer else { return .ignored }
    let before = payment.tendered.text
    defer { if payment.tendered.text != before { payment.problem = nil } }
    return body(&payment.tendered)
  }

  /// Claims and pays; after a declined payment, pays the claim that stands.
  mutating func pay(_ turn: inout Turn) {
    let settings = turn.settings
    guard let option = option(settings), paymentProblem(in: turn.environment) == nil,
      let ids = checkout.nextIDs
    else { return }
    let due = amountDue(at: turn.now)
    let tender: Tender =
      switch option.method {
      case .cash: .cash(tendered: tendered(at: turn.now) ?? due)
      case .card, .upi, .wallet:
        option.asksTester ? .simulatedCard(payment.simulated) : .driver(gateway: option.gateway)
      }
    if let open = checkout.retry(
      by: option.method, gateway: option.gateway, tender: tender, at: turn.now)
    {
      turn.run(.checkout(.retry(open.attempt, open.order, tender)))
    } else if let order = newOrder(ids, by: option, turn),
      checkout.sell(order, by: tender, at: turn.now)
    {
      turn.run(.checkout(.sell(order, tender)))
    } else {
      return
    }
    payment.problem = nil
    turn.run(.checkout(.makeIDs))
  }

  private func newOrder(_ ids: FreshIDs, by option: PaymentOption, _ turn: Turn) -> Order? {
    guard let quote = quote(elapsed: elapsed(at: turn.now)), !quote.seats.isEmpty else { return nil }
    return Order(
      basket, at: quote, in: map.seating.cinema,
      ids: Order.IDs(
        booking: ids.booking, reference: BookingReference(date: today, random: ids.random),
        payment: ids.payment),
      by: option.method, gateway: option.gateway, lifetime: turn.settings.paymentSeconds)
  }
}

extension Character {
  /// Whether an amount of money can have it, as people write amounts.
  var isOfAmount: Bool { isASCIIDigit || self == "." || self == "," }
}

extension String {
  /// Without blanks around it, or nil when nothing is left.
  var nilIfBlank: String? {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}
