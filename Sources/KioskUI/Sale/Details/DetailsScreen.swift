import BoxOffice
import Terminal
import Words

/// Who is coming with which ticket, how they can be reached, and their promo code.
struct DetailsScreen: Screen {
  enum Action: Hashable {
    case proceed, back
    case field(Int)
    /// Another type of ticket for the seat.
    case ticket(Int)
  }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    var bindings: [Binding<Action>] = [
      Binding(
        [.enter], "Enter", hint: .hintContinue, help: .helpToPayment, action: .proceed,
        availability: sale.detailsProblem(at: environment.now).map { .disabled($0) } ?? .enabled),
      Binding(
        [.tab, .down], "Tab", hint: .hintNextField, help: .helpNextField,
        action: .field(1)),
      Binding([.backTab, .up], "↑", help: .helpFieldBefore, action: .field(-1)),
    ]
    if case .ticket = sale.details.focus {
      bindings += [
        Binding(
          [.left], "←→", hint: .hintTicket, help: .helpTicket,
          action: .ticket(-1)),
        Binding([.right], "→", help: .helpTicketBack, action: .ticket(1), kind: .second),
      ]
    }
    bindings.append(.escape(.hintSeats, help: .helpBackToSeats, action: .back))
    return bindings
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .proceed: proceed(&sale, &navigation, &turn)
    case .back: navigation.pop()
    case .field(let step): sale.moveField(by: step, &turn)
    case .ticket(let step):
      guard case .ticket(let position) = sale.details.focus else { return }
      let seats = (sale.bookingSeats ?? []).map(\.seat)
      guard seats.indices.contains(position) else { return }
      let current = sale.details.ticketTypes[seats[position]] ?? .adult
      sale.details.ticketTypes[seats[position]] = TicketType.allCases.neighbour(of: current, by: step)
    }
  }

  /// The field that is wrong gets the focus.
  mutating func refuse(_ action: Action, _ sale: inout Sale, _ turn: inout Turn) {
    if let field = sale.wrongDetail(at: turn.now)?.field { sale.details.focus = field }
  }

  /// On to the payment, once the promo code is looked up.
  private func proceed(
    _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if sale.askForPromo(&turn) { return }
    guard sale.bookingSeats != nil else {
      turn.notify(.noPriceForTicket, .warning)
      return
    }
    navigation.push(PaymentScreen())
  }

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if sale.details.edit({ $0.press(key) }) == .full { turn.notify(.fieldIsFull, .warning) }
  }

  mutating func paste(
    _ text: String, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if sale.details.edit({ $0.paste(text) }) == .full { turn.notify(.fieldIsFull, .warning) }
  }

  mutating func click(
    _ target: ClickTarget, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    guard case .line(let to) = target, let from = sale.detailFields.firstIndex(of: sale.details.focus) else {
      return
    }
    sale.moveField(by: to - from, &turn)
  }

  func footerRows(_ sale: Sale, in environment: Environment) -> Int { 1 }
}

extension Details {
  /// Types into the field that has the focus, or moves in it.
  fileprivate mutating func edit(_ body: (inout TextField) -> TextField.Outcome) -> TextField.Outcome {
    switch focus {
    case .ticket: return .ignored
    case .name: return body(&name)
    case .email: return body(&email)
    case .phone: return body(&phone)
    case .promoCode:
      let before = promoText.text
      defer { if promoText.text != before { promo = .none } }
      return body(&promoText)
    }
  }
}

extension Sale {
  /// The fields of the details screen from top to bottom.
  var detailFields: [Details.Field] {
    map.chosen.indices.map { .ticket($0) } + [.name, .email, .phone, .promoCode]
  }

  /// Why the details cannot be left yet.
  func detailsProblem(at time: Double) -> Message? { wrongDetail(at: time)?.problem }

  /// The first field that keeps the customer from going on, and why.
  fileprivate func wrongDetail(at time: Double) -> (field: Details.Field, problem: Message)? {
    if !details.email.isEmpty, !details.email.text.looksLikeAnEmail { return (.email, .emailIsIncomplete) }
    if !details.phone.isEmpty, !details.phone.text.looksLikeAPhoneNumber { return (.phone, .phoneIsWrong) }
    switch details.promo {
    case .asked: return (.promoCode, .promoIsLookedUp)
    case .refused(let reason): return (.promoCode, .sentences(reason, .correctPromo))
    case .found: return promoRefusal(at: time).map { (.promoCode, .sentences($0, .correctPromo)) }
    case .none: return nil
    }
  }

  /// Why the promo code that was found does not help with what is chosen now; nil when it does.
  func promoRefusal(at time: Double) -> Message? {
    guard case .found(let code) = details.promo,
      case .failure(let refusal) = discount(by: code, elapsed: elapsed(at: time))
    else { return nil }
    return .refusal(refusal, in: map.seating.cinema.currency)
  }

  fileprivate mutating func moveField(by step: Int, _ turn: inout Turn) {
    let fields = detailFields
    guard let index = fields.firstIndex(of: details.focus) else {
      details.focus = .name
      return
    }
    let left = details.focus
    details.focus = fields[(index + step + fields.count) % fields.count]
    if left == .promoCode { _ = askForPromo(&turn) }
  }

  /// Asks for the promo code that was typed, unless it was asked for already.
  fileprivate mutating func askForPromo(_ turn: inout Turn) -> Bool {
    let code = details.promoText.text.uppercased()
    if code.isEmpty {
      details.promo = .none
      return false
    }
    guard details.promo == .none else { return false }
    details.promo = .asked(code)
    turn.run(.checkout(.readPromo(code)))
    return true
  }

  /// The database knows the code, or not.
  mutating func promoRead(
    _ code: String, _ result: Result<PromoCode?, StoreError>, at time: Double
  ) {
    guard details.promo == .asked(code) else { return }
    let currency = map.seating.cinema.currency
    switch result {
    case .failure(let error):
      details.promo = .refused(.promoUnread(error.message))
    case .success(nil):
      details.promo = .refused(.refusal(.unknown, in: currency))
    case .success(.some(let promo)):
      switch discount(by: promo, elapsed: elapsed(at: time)) {
      case .success: details.promo = .found(promo)
      case .failure(let refusal): details.promo = .refused(.refusal(refusal, in: currency))
      }
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
