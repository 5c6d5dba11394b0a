import BoxOffice
import KioskUI
import FaultInjection
import Terminal

/// Somebody who presses anything, before servers that answer anything, or late, or not at all.
struct Chaos {
  private var random: SeededGenerator

  init(seed: Int) {
    random = SeededGenerator(seed: seed)
  }

  /// The next thing that happens, and what the kiosk asks for because of it.
  mutating func play(on harness: inout Harness, answering asked: inout [Effect]) -> [Effect] {
    harness.time += Double(random.next() % 3) / 10
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<55:
      return harness.press(key())
    case 55..<60:
      return harness.send(.input(.resize(size())))
    case 60..<66:
      harness.time += Double.random(in: 1...20, using: &random)
      return harness.send(.tick)
    case 66..<70 where harness.state.sale != nil:
      return harness.send(.seatMap(.holdsChanged(Harness.showtime, change(harness))))
    case 70..<72:
      return harness.send(.input(.paste(nastyText())))
    default:
      // The answer to something that was asked, in any order.
      guard let index = asked.indices.randomElement(using: &random) else { return harness.send(.tick) }
      let effect = asked.remove(at: index)
      return answer(to: effect, on: harness).map { harness.send($0) } ?? []
    }
  }

  mutating func terminal() -> (Charset, ColorDepth) {
    (
      random.happens(70) ? .unicode : .ascii,
      ColorDepth.allCases.randomElement(using: &random) ?? .palette256
    )
  }

  private mutating func key() -> Key {
    let plain: [Key] = [
      .enter, .enter, .enter, .enter, .tab, .backTab, .escape, .up, .down, .left, .right, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .backspace, .delete, .insert, .function(1), .function(10),
      .control("p"), .control("q"), .control("c"), .control("x"), .control("l"), .control("w"),
      .control("g"), .control("r"), .control("t"), .tab, .backTab, .character("+"), .character("-"),
      .character("3"),
      .character("2"), .character("#"),
      .character(" "), .character(" "),
      .character(" "), .character("?"),
    ]
    if random.happens(70) { return plain.randomElement(using: &random) ?? .enter }
    let characters = Array("ABCabcGM0123456789-.,@+é映\u{202E}\u{7}\u{301}p")
    return .character(characters.randomElement(using: &random) ?? "a")
  }

  private mutating func size() -> Size {
    Size(
      columns: Int.random(in: random.happens(10) ? 0...39 : 40...140, using: &random),
      rows: Int.random(in: random.happens(10) ? 0...11 : 12...50, using: &random))
  }

  private mutating func seats(_ harness: Harness) -> [Seat.ID] {
    let all = harness.state.sale?.map.seating.seats.map(\.id) ?? []
    return (0..<3).compactMap { _ in all.randomElement(using: &random) }
  }

  private mutating func change(_ harness: Harness) -> HoldChange {
    let revision = Int.random(in: 0...9, using: &random)
    return switch revision % 5 {
    case 0: .held(seats(harness), seconds: 30, revision: revision)
    case 1: .released(seats(harness), revision: revision)
    case 2: .gap
    case 3: .sold(revision: revision)
    default: .lost(nastyText())
    }
  }

  /// What no column of the database should hold and one day will.
  private mutating func nastyText() -> String {
    let texts = [
      "", "The Long Dark", "映画館の夜、長い長い長い長い長い題名の映画", "\u{1B}[31mred\u{7}\u{9B}2J", "شب طولانی \u{202E}abc",
      String(repeating: "Interminable ", count: 20), "e\u{301}\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦 family",
      "a\nb\r\tc\u{0}", "\u{200B}\u{FEFF}", "ﷺ\u{2028}x",
    ]
    return texts.randomElement(using: &random) ?? ""
  }

  private mutating func error() -> StoreError { .unavailable(nastyText()) }

  private mutating func answer(to effect: Effect, on harness: Harness) -> Event? {
    let fails = random.happens(15)
    switch effect {
    case .programme(.read):
      return .programme(.read(fails ? .failure(error()) : .success(programme())))
    case .seatMap(.open):
      if fails { return .seatMap(.opened(Harness.showtime, .failure(error()))) }
      guard case .opening(let showtime, _) = harness.state.scene else { return nil }
      return .seatMap(
        .opened(
          showtime,
          .success(
            SeatingOpening(
              seating: seating(showtime), holds: .success(HoldSnapshot(revision: 3, seats: [])),
              token: Harness.token, ids: Harness.ids))))
    case .seatMap(.readHolds(_, let token, _)):
      let held = seats(harness).map { HeldSeat(seat: $0, secondsLeft: 20, isMine: false) }
      return .seatMap(
        .holdsRead(token, fails ? .failure(error()) : .success(HoldSnapshot(revision: 5, seats: held))))
    case .seatMap(.readOccupancy(let showtime, _)):
      if fails { return .seatMap(.occupancyRead(showtime, .failure(error()))) }
      guard random.happens(10), let sale = harness.state.sale else {
        return .seatMap(.occupancyRead(showtime, .success(nil)))
      }
      return .seatMap(
        .occupancyRead(
          showtime,
          .success(
            Occupancy(
              status: Showtime.Status.allCases.randomElement(using: &random) ?? .scheduled,
              startsAt: sale.map.seating.showtime.startsAt, version: 9, availableSeats: 3,
              sold: Set(seats(harness)),
              inactive: Set(seats(harness)), layoutVersion: Int.random(in: 0...1, using: &random)))))
    case .seatMap(.reread(let showtime)):
      return .seatMap(.reread(showtime, fails ? .failure(error()) : .success(seating(showtime))))
    case .seatMap(.hold(let seats, _, let token, let deadline)):
      if fails { return .seatMap(.holdAnswered(token, seats: seats, .failure(error()))) }
      let others = seats.map { HeldSeat(seat: $0, secondsLeft: 9, isMine: false) }
      return .seatMap(
        .holdAnswered(
          token, seats: seats,
          .success(random.happens(15) ? .refused(others) : .held(secondsLeft: deadline, revision: 4))))
    case .seatMap(.swapHolds(let released, let seats, _, let token, let deadline)):
      if fails { return .seatMap(.swapAnswered(token, released: released, seats: seats, .failure(error()))) }
      let others = seats.map { HeldSeat(seat: $0, secondsLeft: 9, isMine: false) }
      return .seatMap(
        .swapAnswered(
          token, released: released, seats: seats,
          .success(random.happens(15) ? .refused(others) : .held(secondsLeft: deadline, revision: 4))))
    case .seatMap(.renew(let seats, _, let token, let deadline)):
      let lost = random.happens(10) ? seats.map { HeldSeat(seat: $0, secondsLeft: 9, isMine: false) } : []
      return .seatMap(
        .renewalAnswered(
          token,
          fails
            ? .failure(error())
            : .success(RenewAnswer(renewed: seats, retaken: [], lost: lost, secondsLeft: deadline))))
    case .checkout(.readPromo(let code)):
      return .checkout(
        .promoRead(code, fails ? .failure(error()) : .success(random.happens(70) ? promo(code) : nil)))
    case .checkout(.sell(let order, _)):
      return .checkout(.ended(order.claim.payment.reference, outcome(order)))
    case .checkout(.retry(let attempt, let order, _)):
      return .checkout(.ended(attempt.reference, outcome(order)))
    case .ticket(.read):
      guard !fails, harness.state.sale?.order != nil else { return .ticket(.read(.failure(error()))) }
      return .ticket(.read(.success(harness.ticket(change: Money(minorUnits: 1)))))
    case .ticket(.print): return .ticket(.printed(problem: fails ? nastyText() : nil))
    case .checkout(.makeIDs), .checkout(.abandon): return .checkout(.freshIDs(Harness.fresh))
    case .seatMap(.watch), .seatMap(.unwatch), .seatMap(.release), .seatMap(.announceSale),
      .checkout(.capture), .health, .quit:
      return nil
    }
  }

  private mutating func outcome(_ order: Order) -> CheckoutOutcome {
    let seats = order.claim.seats.map(\.seat)
    let all: [CheckoutOutcome] = [
      .booked(approval: PaymentApproval(isCaptured: true)),
      .booked(approval: PaymentApproval(isCaptured: false)),
      .taken(seats), .unavailable(seats), .closed(.cancelled),
      .promoRefused(.usedUp, without: order.claim.quote.withoutPromo),
      .declined(reason: nastyText(), claimedUntil: Fixtures.moment(300)), .tooLate(isRefunded: false),
      .inDoubt(reason: nastyText()), .failed(error()),
    ]
    return all.randomElement(using: &random) ?? all[0]
  }

  private mutating func promo(_ code: String) -> PromoCode {
    var promo = Fixtures.promo(code)
    promo.description = nastyText()
    return promo
  }

  private mutating func programme() -> Programme {
    var programme = Fixtures.programme
    programme.cinema.name = nastyText()
    for index in programme.movies.indices {
      programme.movies[index].title = nastyText()
      programme.movies[index].rating = nastyText()
      programme.movies[index].description = nastyText()
    }
    for index in programme.listings.indices { programme.listings[index].screenName = nastyText() }
    // Not always enough for a screen, not always little enough.
    let copies = random.happens(20) ? 40 : 1
    programme.movies = Array(repeating: programme.movies, count: copies).flatMap(\.self)
    if random.happens(10) { programme.listings = [] }
    if random.happens(5) { programme.movies = [] }
    return programme
  }

  private mutating func seating(_ showtime: Showtime.ID) -> Seating {
    let layout = GeneratedHall.layout(Int.random(in: 0...500, using: &random))
    let seats = layout.places.enumerated().map { index, place in
      Seat(
        id: Fixtures.id(1000 + index), screen: Fixtures.id(41), label: place.label,
        type: place.partner == nil ? SeatType.allCases.randomElement(using: &random) ?? .vip : .standard,
        isActive: !random.happens(5), x: place.x, y: place.y)
    }
    var movie = Fixtures.movies[0]
    movie.title = nastyText()
    return Seating(
      cinema: Fixtures.cinema,
      screen: Screen(
        id: Fixtures.id(41), cinema: Fixtures.cinema.id, name: nastyText(), capacity: layout.capacity,
        type: .standard,
        supportedFormats: [], layout: layout),
      movie: movie, showtime: Fixtures.showtime(31), seats: seats,
      sold: Set(seats.map(\.id).filter { _ in random.happens(20) }), rules: Fixtures.rules,
      readAt: Fixtures.moment(0)
    )
  }
}
