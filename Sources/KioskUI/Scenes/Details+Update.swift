import BoxOffice
import Terminal

extension KioskState {
  /// The fields of the details screen from top to bottom.
  var detailFields: [Details.Field] {
    (sale?.chosen.indices.map { .ticket($0) } ?? []) + [.name, .email, .phone, .promoCode]
  }

  /// Why the details cannot be left yet.
  var detailsProblem: String? {
    guard let details = sale?.details else { return nil }
    if !details.email.isEmpty, !details.email.looksLikeAnEmail {
      return "The e-mail address lacks something: it looks like name@example.com. It may also stay empty."
    }
    if !details.phone.isEmpty, !details.phone.looksLikeAPhoneNumber {
      return "A phone number has 3 to 20 digits, blanks, + ( ) - or /. It may also stay empty."
    }
    switch details.promo {
    case .asked: return "One moment: the promo code is being looked up."
    case .refused(let reason): return "\(reason) Correct the code or clear it."
    case .found: return promoRefusal.map { "\($0) Correct the code or clear it." }
    case .none: return nil
    }
  }

  /// Why the promo code that was found does not help with what is chosen now; nil when it does.
  var promoRefusal: String? {
    guard let sale, case .found(let code) = sale.details.promo,
      case .failure(let refusal) = sale.discount(by: code, elapsed: elapsedSinceOpening)
    else { return nil }
    return refusal.sentence(in: sale.seating.cinema.currency)
  }

  mutating func moveField(by step: Int) -> [Effect] {
    let fields = detailFields
    guard var sale, let index = fields.firstIndex(of: sale.details.focus) else {
      sale?.details.focus = .name
      return []
    }
    let left = sale.details.focus
    sale.details.focus = fields[(index + step + fields.count) % fields.count]
    self.sale = sale
    return left == .promoCode ? askForPromo() : []
  }

  /// Asks for the promo code that was typed, unless it was asked for already.
  private mutating func askForPromo() -> [Effect] {
    guard var sale else { return [] }
    let code = sale.details.promoText.uppercased()
    if code.isEmpty {
      sale.details.promo = .none
      self.sale = sale
      return []
    }
    guard sale.details.promo == .none else { return [] }
    sale.details.promo = .asked(code)
    self.sale = sale
    return [.readPromo(code)]
  }

  mutating func typedDetail(_ character: Character) -> [Effect] {
    guard var sale else { return [] }
    switch sale.details.focus {
    case .ticket: break
    case .name: sale.details.name.appendTyped(character, limit: 100)
    case .email: sale.details.email.appendTyped(character, limit: 200)
    case .phone: sale.details.phone.appendTyped(character, limit: 20)
    case .promoCode:
      sale.details.promoText.appendTyped(character, limit: 50)
      sale.details.promo = .none
    }
    self.sale = sale
    return []
  }

  mutating func erasedDetail() -> [Effect] {
    guard var sale else { return [] }
    switch sale.details.focus {
    case .ticket: break
    case .name: _ = sale.details.name.popLast()
    case .email: _ = sale.details.email.popLast()
    case .phone: _ = sale.details.phone.popLast()
    case .promoCode:
      _ = sale.details.promoText.popLast()
      sale.details.promo = .none
    }
    self.sale = sale
    return []
  }

  /// Left and right: the ticket's type, or what the card terminal simulator does.
  mutating func change(by step: Int) -> [Effect] {
    guard var sale else { return [] }
    switch scene {
    case .details:
      guard case .ticket(let position) = sale.details.focus else { return [] }
      let seats = (sale.bookingSeats ?? []).map(\.seat)
      guard seats.indices.contains(position) else { return [] }
      let current = sale.details.ticketTypes[seats[position]] ?? .adult
      sale.details.ticketTypes[seats[position]] = TicketType.allCases.neighbour(of: current, by: step)
    case .payment:
      sale.payment.simulated = SimulatedOutcome.allCases.neighbour(of: sale.payment.simulated, by: step)
    case .attract, .films, .showtimes, .opening, .seats, .ticket:
      return []
    }
    self.sale = sale
    return []
  }

  mutating func promoRead(_ code: String, _ result: Result<PromoCode?, StoreError>) -> [Effect] {
    guard var sale, sale.details.promo == .asked(code) else { return [] }
    switch result {
    case .failure(let error):
      sale.details.promo = .refused("The code could not be looked up. \(error.message)")
    case .success(nil):
      sale.details.promo = .refused(PromoRefusal.unknown.sentence(in: sale.seating.cinema.currency))
    case .success(.some(let promo)):
      switch sale.discount(by: promo, elapsed: elapsedSinceOpening) {
      case .success: sale.details.promo = .found(promo)
      case .failure(let refusal):
        sale.details.promo = .refused(refusal.sentence(in: sale.seating.cinema.currency))
      }
    }
    self.sale = sale
    return []
  }

  /// Enter: on to the payment, once the promo code is looked up.
  mutating func leaveDetails() -> [Effect] {
    let asked = askForPromo()
    if !asked.isEmpty { return asked }
    guard sale?.bookingSeats != nil else {
      notify("One of the seats has no price for that ticket.", .warning)
      return []
    }
    scene = .payment
    return []
  }

  /// Seconds since the seats were read.
  var elapsedSinceOpening: Double {
    guard let sale else { return 0 }
    return max(0, now - sale.openedAt)
  }
}

extension PromoRefusal {
  /// Why the code does not help, for the customer.
  func sentence(in currency: Currency) -> String {
    switch self {
    case .unknown: "There is no such promo code."
    case .notYetValid: "This promo code is not valid yet."
    case .expired: "This promo code has expired."
    case .usedUp: "This promo code has been used up."
    case .otherCinema: "This promo code is for another cinema."
    case .otherMovie: "This promo code is for another film."
    case .belowMinimum(let amount):
      "This promo code needs a purchase of at least \(currency.formatted(amount))."
    }
  }
}

extension Array where Element: Equatable {
  /// The element `step` places after `element`, round in a circle.
  func neighbour(of element: Element, by step: Int) -> Element {
    guard let index = firstIndex(of: element) else { return element }
    return self[((index + step) % count + count) % count]
  }
}

extension String {
  /// Something, one `@`, and a name with a dot in it.
  var looksLikeAnEmail: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !contains(" ") else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }

  var looksLikeAPhoneNumber: Bool {
    allSatisfy { $0.isASCIIDigit || " +()-/".contains($0) } && filter(\.isASCIIDigit).count >= 3
      && count <= 20
  }
}
