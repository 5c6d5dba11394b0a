import BoxOffice
import FoundationEssentials
import KioskUI
import Terminal
import Words

/// The sale on the harness, by the names that people give its seats.
extension Harness {
  static let showtime = Fixtures.showtime().id

  /// The index of a seat such as `B4` on the open map.
  func index(_ label: String) -> SeatIndex {
    guard let plan = state.sale?.map.plan,
      let seat = plan.seats.firstIndex(where: { $0.label.description == label })
    else { preconditionFailure("There is no seat \(label) on the harness") }
    return seat
  }

  func id(_ label: String) -> Seat.ID {
    guard let sale = state.sale else { preconditionFailure("No seat map is open") }
    return sale.map.plan.seats[index(label)].id
  }

  func ids(_ labels: String...) -> [Seat.ID] { labels.map(id) }

  /// What a seat is to this kiosk.
  func state(_ label: String) -> SeatState? { state.sale?.map.state(of: index(label)) }

  /// The chosen seats in the order they were chosen.
  var chosen: [String] { labels(state.sale?.map.chosen ?? []) }

  var cursor: String { labels(state.sale.map { [$0.map.cursor] } ?? []).joined() }

  var notice: String { state.notice.map { Words.english($0.message) } ?? "" }

  /// All that the screen says, however it is broken into lines.
  var words: String {
    screen.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
  }

  func labels(_ seats: [SeatIndex]) -> [String] {
    seats.compactMap { state.sale?.map.plan.seats[$0].label.description }
  }

  /// Moves to a seat by typing its name, once what was typed before is forgotten.
  @discardableResult
  mutating func go(to label: String) -> [Effect] {
    state.changeSale { $0.map.typed = "" }
    let asked = type(label)
    state.changeSale { $0.map.typed = "" }
    return asked
  }

  /// Goes to each seat, chooses it, and lets Redis agree.
  mutating func take(_ labels: String...) {
    for label in labels {
      go(to: label)
      takeSeat()
    }
  }

  /// With seats chosen and the payment screen shown.
  static func atPayment(
    _ labels: [String] = ["B2", "B3"], settings: Settings = Settings(profile: .counter), columns: Int = 80,
    rows: Int = 24
  ) throws -> Harness {
    var harness = Harness.atSeats(try Fixtures.seating(), columns: columns, rows: rows, settings: settings)
    for label in labels { harness.take(label) }
    harness.press(.control("p"))
    harness.press(.enter)
    return harness
  }

  /// The reference of the sale's booking: of 25 November 2026.
  static let reference = BookingReference(date: CalendarDate(daysSinceEpoch: 20_782), random: ids.random)

  /// The reference of the sale's n-th attempt to pay.
  func payment(_ attempt: Int = 1) -> PaymentReference {
    PaymentReference("BK20261125SZZ3MPCR-\(attempt)")
  }

  /// The checkout tells how it ended.
  @discardableResult
  mutating func end(_ outcome: CheckoutOutcome, attempt: Int = 1) -> [Effect] {
    send(.checkout(.ended(payment(attempt), outcome)))
  }

  /// Pays in cash what is due, and the database agrees.
  mutating func book() {
    press(.enter)
    end(.booked(approval: PaymentApproval(isCaptured: true)))
  }

  /// What the database says of the open showtime.
  func occupancy(
    version: Int = 8, sold: [String] = [], inactive: [String] = [], status: Showtime.Status = .scheduled,
    startsAt: Date? = nil
  ) -> Occupancy {
    Occupancy(
      status: status, startsAt: startsAt ?? Fixtures.showtime().startsAt, version: version,
      availableSeats: 10,
      sold: Set(sold.map(id)), inactive: Set(inactive.map(id)))
  }

  @discardableResult
  mutating func sendOccupancy(_ occupancy: Occupancy?) -> [Effect] {
    send(.seatMap(.occupancyRead(Self.showtime, .success(occupancy))))
  }

  static let fresh = FreshIDs(
    booking: Fixtures.id(53), payment: Fixtures.id(54), random: 0xFEDC_BA98_7654_3210)
}

extension KioskState.Dialog {
  /// The sentence of a sale that ended.
  var sentence: String? {
    if case .ended(let sentence) = self { sentence } else { nil }
  }
}

extension Result where Failure == StoreError {
  static func unreachable(_ server: String) -> Self {
    .failure(.unavailable("\(server) does not answer."))
  }
}

extension Harness {
  /// The ticket of what is being sold, with a QR code of 21 modules.
  func ticket(change: Money? = nil) -> IssuedTicket {
    guard let sale = state.sale, let order = sale.order else { preconditionFailure("Nothing is being sold") }
    let claim = order.claim
    let attempt = attempts(in: effects).last ?? claim.payment
    let booking = Booking(
      id: claim.booking, reference: claim.reference, showtime: claim.showtime, guest: claim.guest,
      numTickets: claim.seats.count, totalAmount: claim.total, discountAmount: claim.discount,
      finalAmount: claim.finalAmount, status: .confirmed, paymentStatus: .paid,
      paymentMethod: attempt.method, bookedAt: sale.map.seating.readAt)
    var payment = Payment(
      id: attempt.id, booking: booking.id, bookingReference: booking.reference, reference: attempt.reference,
      gateway: attempt.gateway, amount: attempt.amount, currency: attempt.currency, status: .success,
      method: attempt.method)
    if attempt.method == .card { payment.cardLastFour = "4242" }
    if let change {
      payment.cash = CashTender(tendered: attempt.amount + change, due: attempt.amount)
    }
    let code = (0..<21).map { y in (0..<21).map { x in (x * 7 + y * 3 + x * y) % 5 < 2 } }
    return IssuedTicket(
      record: BookingRecord(
        booking: booking, seats: claim.seats.sorted { $0.label < $1.label }, payments: [payment],
        showtime: sale.map.seating.showtime, movie: sale.map.seating.movie,
        screenName: sale.map.seating.screen.name,
        cinema: sale.map.seating.cinema),
      qrCode: code)
  }

  /// The attempts to pay among effects.
  private func attempts(in effects: [Effect]) -> [PaymentAttempt] {
    effects.compactMap { effect in
      switch effect {
      case .checkout(.sell(let order, _)): order.claim.payment
      case .checkout(.retry(let attempt, _, _)): attempt
      default: nil
      }
    }
  }

  /// How far the attempt is that is under way.
  var step: CheckoutStep? {
    if case .paying(_, _, let step, _) = state.sale?.checkout { step } else { nil }
  }

  /// What is asked to be sold among effects.
  func order(in effects: [Effect]) -> Order? {
    for case .checkout(.sell(let order, _)) in effects { return order }
    return nil
  }
}

extension Harness {
  /// Redis holds the seats that were asked for.
  @discardableResult
  mutating func answerHold(_ labels: String..., revision: Int = 4) -> [Effect] {
    send(
      .seatMap(
        .holdAnswered(
          Self.token, seats: labels.map(id), .success(.held(secondsLeft: 480, revision: revision)))))
  }
}

extension Harness {
  /// The seats that the cursor stands for.
  var focused: [String] { labels(state.sale?.map.focusedSeats ?? []) }

  var focusedTypes: Set<SeatType> {
    guard let sale = state.sale else { return [] }
    return Set(sale.map.focusedSeats.map { sale.map.plan.seats[$0].type })
  }

  /// Redis holds whatever was asked for.
  mutating func agree(to asked: [Effect]) {
    for effect in asked {
      switch effect {
      case .seatMap(.hold(let seats, _, let token, let deadline)):
        send(
          .seatMap(.holdAnswered(token, seats: seats, .success(.held(secondsLeft: deadline, revision: 4)))))
      case .seatMap(.swapHolds(let released, let seats, _, let token, let deadline)):
        send(
          .seatMap(
            .swapAnswered(
              token, released: released, seats: seats, .success(.held(secondsLeft: deadline, revision: 4)))))
      default: break
      }
    }
  }
}
