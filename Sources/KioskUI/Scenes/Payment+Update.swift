import BoxOffice
import Terminal

extension KioskState {
  var selectedMethod: PaymentMethod? {
    guard let sale, settings.paymentMethods.indices.contains(sale.payment.method) else { return nil }
    return settings.paymentMethods[sale.payment.method]
  }

  /// What is due now.
  var amountDue: Money { sale?.amountDue(elapsed: elapsedSinceOpening) ?? .zero }

  /// What the customer hands over; nil when what was typed is no amount.
  var tendered: Money? {
    guard let text = sale?.payment.tendered, !text.isEmpty else { return amountDue }
    return Money(text)
  }

  /// Why "pay" cannot be pressed now.
  var paymentProblem: String? {
    guard let sale, let method = selectedMethod else {
      return "No payment method is set up: see `kiosk.conf`."
    }
    if sale.ids == nil { return "One moment, please." }
    if method == .cash {
      guard let tendered else { return "“\(sale.payment.tendered)” is no amount. Type it like 50 or 50.00." }
      if tendered < amountDue {
        let currency = sale.seating.cinema.currency
        return "\(currency.formatted(tendered)) is less than the \(currency.formatted(amountDue)) due."
      }
    }
    return nil
  }

  mutating func moveMethod(by step: Int) {
    guard var sale, !settings.paymentMethods.isEmpty, sale.checkout == .idle else { return }
    let count = settings.paymentMethods.count
    sale.payment.method = ((sale.payment.method + step) % count + count) % count
    sale.payment.problem = nil
    self.sale = sale
  }

  mutating func typedTender(_ character: Character) {
    guard var sale, selectedMethod == .cash, sale.checkout == .idle else { return }
    let character: Character = character == "," ? "." : character
    guard character.isASCIIDigit || character == "." else { return }
    sale.payment.tendered.appendTyped(character, limit: 10)
    sale.payment.problem = nil
    self.sale = sale
  }

  /// Claims and pays; after a declined payment, pays the claim that stands.
  mutating func pay() -> [Effect] {
    guard var sale, let method = selectedMethod, paymentProblem == nil, sale.checkout == .idle else {
      return []
    }
    let tender: Tender =
      switch method {
      case .cash: .cash(tendered: tendered ?? amountDue)
      case .card, .upi, .wallet:
        settings.isCardSimulated ? .simulatedCard(sale.payment.simulated) : .card
      }
    let effect: Effect
    if let order = sale.order, let ids = sale.ids {
      sale.attempts += 1
      let attempt = paymentAttempt(
        ids.payment, of: order.claim.reference, number: sale.attempts, method: method, amount: amountDue,
        sale: sale)
      sale.ids = nil
      sale.currentAttempt = attempt
      effect = .retry(attempt, order, tender)
    } else if let order = newOrder(method: method) {
      sale.order = order
      sale.ids = nil
      sale.attempts = 1
      sale.currentAttempt = order.claim.payment
      effect = .sell(order, tender)
    } else {
      return []
    }
    sale.payment.problem = nil
    sale.tender = tender
    sale.checkout = .running(.claiming, since: now)
    self.sale = sale
    return [effect, .makeIDs]
  }

  private func newOrder(method: PaymentMethod) -> Order? {
    guard let sale, let ids = sale.ids, let seats = sale.bookingSeats, !seats.isEmpty else { return nil }
    let day = wallClock?.date ?? sale.seating.showtime.showDate
    let reference = BookingReference(date: day, random: ids.random)
    let discount = sale.discount(elapsed: elapsedSinceOpening)
    var promo: PromoRedemption?
    if case .found(let code) = sale.details.promo {
      promo = PromoRedemption(code: code.code, discount: discount)
    }
    let details = sale.details
    let claim = Claim(
      booking: ids.booking, reference: reference, showtime: sale.seating.showtime.id,
      guest: Guest(
        name: details.name.nilIfBlank, email: details.email.nilIfBlank, phone: details.phone.nilIfBlank),
      seats: seats, promo: promo,
      payment: paymentAttempt(
        ids.payment, of: reference, number: 1, method: method, amount: sale.total - discount, sale: sale),
      lifetime: settings.paymentSeconds, terminal: settings.terminal, seatingOverride: sale.overrideReason)
    return Order(
      claim: claim, paymentLifetime: settings.paymentSeconds,
      statement: "\(sale.seating.cinema.name) \(reference)")
  }

  private func paymentAttempt(
    _ id: Payment.ID, of reference: BookingReference, number: Int, method: PaymentMethod, amount: Money,
    sale: Sale
  ) -> PaymentAttempt {
    PaymentAttempt(
      id: id, reference: PaymentReference(booking: reference, attempt: number),
      gateway: settings.gateways[method] ?? method.rawValue, method: method, amount: amount,
      currency: sale.seating.cinema.currency)
  }

  /// Seconds.
  private static let leastTimeToRetry = 60.0

  mutating func checkoutStepped(_ step: CheckoutStep) -> [Effect] {
    guard let sale, case .running(let before, let since) = sale.checkout else { return [] }
    self.sale?.checkout = .running(step, since: since)
    guard before == .claiming, case .authorising = step else { return [] }
    // The claim stands: it has its time to be paid, and its seats are sold for everybody else.
    self.sale?.claimDeadline = sale.claimDeadline ?? now + Double(settings.paymentSeconds)
    return [.announceSale(sale.seating.showtime.id)]
  }

  mutating func checkoutEnded(_ payment: PaymentReference, _ outcome: CheckoutOutcome) -> [Effect] {
    guard var sale, let attempt = sale.currentAttempt, attempt.reference == payment, let order = sale.order
    else { return [] }
    sale.checkout = .idle
    lastInput = now
    func problem(_ sentence: String) { sale.payment.problem = sentence }
    switch outcome {
    case .booked(let approval):
      sale.checkout = .booked
      self.sale = sale
      scene = .ticket
      databaseTrouble = nil
      let seats = sale.chosen.map { sale.plan.spots[$0].id }
      var effects: [Effect] = [
        .readBooking(order.claim.booking), .release(seats, sale.seating.showtime.id, sale.token),
        .unwatchHolds,
      ]
      if let tender = sale.tender { effects.append(.capture(attempt, approval, tender)) }
      return effects
    case .declined(let reason, let until):
      var advice = "The seats are still yours: try again or pay another way."
      // The time to pay goes on through all attempts, but nobody is declined and out of time at once.
      if until != nil, sale.claimDeadline == nil {
        sale.claimDeadline = now + Double(settings.paymentSeconds)
      }
      if let deadline = sale.claimDeadline, deadline < now + Self.leastTimeToRetry {
        sale.claimDeadline = now + Self.leastTimeToRetry
        advice += " You have one more minute."
      }
      problem("\(reason) No money was taken. \(advice)")
      self.sale = sale
      return []
    case .taken(let seats):
      return dropOrder(&sale, losing: seats) {
        "\($0 ? "was" : "were") sold to somebody else a moment before. Nothing was charged"
      }
    case .unavailable(let seats):
      return dropOrder(&sale, losing: seats) {
        "\($0 ? "has" : "have") just been closed. Nothing was charged"
      }
    case .closed(let status):
      sale.order = nil
      sale.claimDeadline = nil
      self.sale = sale
      dialog = .ended(
        "\(status.reasonNotSold ?? "This showtime has begun and is not sold any more.") Nothing was charged.")
      return []
    case .promoRefused(let refusal):
      sale.order = nil
      sale.claimDeadline = nil
      sale.attempts = 0
      sale.details.promo = .refused(refusal.sentence(in: sale.seating.cinema.currency))
      self.sale = sale
      scene = .details
      notify("\(refusal.sentence(in: sale.seating.cinema.currency)) Nothing was charged.", .warning)
      return []
    case .tooLate(let isRefunded):
      sale.order = nil
      sale.claimDeadline = nil
      sale.attempts = 0
      self.sale = sale
      dialog = .ended(
        isRefunded
          ? "The time to pay was over and the seats have been given back. No money was kept."
          : "The time to pay was over and the seats have been given back. The money that was taken is being returned; reference \(order.claim.reference)."
      )
      return []
    case .inDoubt(let reason):
      sale.checkout = .inDoubt(order.claim.reference.text)
      problem(reason)
      self.sale = sale
      return []
    case .failed(let error):
      databaseTrouble = error.message
      problem(
        "The booking could not be stored, and nothing was charged. \(error.message) Try again in a moment.")
      self.sale = sale
      return []
    }
  }

  private mutating func dropOrder(
    _ sale: inout Sale, losing seats: [Seat.ID], because reason: (_ isOne: Bool) -> String
  ) -> [Effect] {
    sale.order = nil
    sale.claimDeadline = nil
    sale.attempts = 0
    let spots = seats.compactMap(sale.plan.index(of:))
    sale.sold.formUnion(spots)
    self.sale = sale
    return lose(spots, because: reason)
  }

  /// Esc on the payment screen: a claim that is not paid is given up, the holds are kept.
  mutating func leavePayment() -> [Effect] {
    guard var sale, sale.checkout == .idle else { return [] }
    let effects = sale.giveUpClaim()
    // The seats are held in Redis again, for what is left of the time.
    if !effects.isEmpty { sale.lastRenewal = -.infinity }
    self.sale = sale
    scene = .details
    return effects
  }

  mutating func bookingRead(_ result: Result<IssuedTicket?, StoreError>) -> [Effect] {
    guard let sale, sale.checkout == .booked else { return [] }
    switch result {
    case .success(.some(let ticket)):
      // The ticket of the customer before may come late.
      guard ticket.record.booking.id == sale.order?.claim.booking else { return [] }
      self.sale?.ticket = ticket
      guard settings.printsTickets else { return [] }
      self.sale?.printing = .running
      return [.printTicket(ticket.record)]
    case .success(nil):
      return []
    case .failure(let error):
      databaseTrouble = error.message
      return []
    }
  }

  mutating func printAgain() -> [Effect] {
    guard let record = sale?.ticket?.record, sale?.printing != .running else { return [] }
    sale?.printing = .running
    return [.printTicket(record)]
  }

  mutating func printed(_ problem: String?) -> [Effect] {
    guard sale?.printing == .running else { return [] }
    sale?.printing = problem.map { .failed($0) } ?? .done
    return []
  }
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
