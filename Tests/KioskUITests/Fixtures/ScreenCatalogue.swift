import BoxOffice
import KioskUI
import Terminal

/// Every screen of the kiosk, in a state worth looking at.
enum ScreenCatalogue: String, CaseIterable {
  case waiting, attract, films, filmsFiltered, showtimes, opening
  case seats, seatsOfEveryState, seatsWithoutRedis, leaveSeats, help
  case rowList, seatList
  case block, suggestion, refusal, party, override, rules
  case details, detailsWithPromo, detailsWithProblem
  case cash, cashTooLittle, card, running, declined, inDoubt, databaseAway
  case ticket, ticketNotPrinted, stillThere, ended

  func harness(columns: Int = 80, rows: Int = 24) throws -> Harness {
    switch self {
    case .waiting, .attract, .films, .filmsFiltered, .showtimes, .opening:
      list(columns: columns, rows: rows)
    case .block, .suggestion, .refusal, .party, .override, .rules:
      try party(columns: columns, rows: rows)
    case .seats, .seatsOfEveryState, .seatsWithoutRedis, .leaveSeats, .help, .rowList, .seatList,
      .stillThere, .ended:
      try map(columns: columns, rows: rows)
    case .details, .detailsWithPromo, .detailsWithProblem:
      try details(columns: columns, rows: rows)
    case .cash, .cashTooLittle, .card, .running, .declined, .inDoubt, .databaseAway:
      try payment(columns: columns, rows: rows)
    case .ticket, .ticketNotPrinted:
      try ticket(columns: columns, rows: rows)
    }
  }

  private func list(columns: Int, rows: Int) -> Harness {
    var harness = Harness(columns: columns, rows: rows)
    if self == .waiting {
      harness.wait(4)
      return harness
    }
    harness.send(.programme(.read(.success(Fixtures.programme))))
    if self == .attract { return harness }
    harness.press(.enter)
    if self == .films { return harness }
    if self == .filmsFiltered {
      harness.type("orb")
      return harness
    }
    harness.press(.enter)
    if self == .showtimes { return harness }
    harness.press(.enter)
    return harness
  }

  private func map(columns: Int, rows: Int) throws -> Harness {
    let settings = Settings(profile: self == .stillThere ? .walkUp : .counter)
    if [.seats, .help, .rowList, .seatList].contains(self) {
      let sold = ["F": [9], "K": [1, 2], "G": [15, 16], "B": [5, 6, 7]].flatMap { row, numbers in
        numbers.map { SeatLabel(row: row, number: $0) }
      }
      var harness = Harness.atSeats(
        try Fixtures.seating(Fixtures.largeLayout, sold: sold), columns: columns, rows: rows,
        settings: settings)
      let others = ["D7", "D8", "K16", "K17"].map {
        HeldSeat(seat: harness.id($0), secondsLeft: 55, isMine: false)
      }
      harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 4, seats: others)))))
      harness.take("G9", "G10")
      harness.wait(18)
      if self == .help { harness.press(.character("?")) }
      if self == .rowList { harness.press(.control("l")) }
      if self == .seatList { harness.press(.control("l"), .enter) }
      return harness
    }
    let sold = [SeatLabel(row: "A", number: 5)]
    var harness = Harness.atSeats(
      try Fixtures.seating(sold: sold), columns: columns, rows: rows, settings: settings)
    switch self {
    case .leaveSeats:
      harness.take("A1", "A2")
      harness.press(.escape)
    case .stillThere:
      harness.take("A1")
      harness.wait(104)
    case .ended:
      harness.sendOccupancy(harness.occupancy(status: .cancelled))
    case .seatsWithoutRedis:
      harness.send(
        .seatMap(.holdsChanged(Harness.showtime, .lost("Redis at /run/redis.sock does not answer."))))
      harness.go(to: "A5")
      harness.press(.character(" "))
    default:
      let other = HeldSeat(seat: harness.id("A1"), secondsLeft: 42, isMine: false)
      harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 4, seats: [other])))))
      harness.take("B4")
      harness.go(to: "A3")
      harness.press(.character(" "))
      harness.go(to: "A1")
    }
    return harness
  }

  /// A party on the map of a large hall.
  private func party(columns: Int, rows: Int) throws -> Harness {
    let sold = ["F": [7, 8, 9], "J": [8, 9], "K": [6, 7, 8]].flatMap { row, numbers in
      numbers.map { SeatLabel(row: row, number: $0) }
    }
    var harness = Harness.atSeats(
      try Fixtures.seating(Fixtures.largeLayout, sold: sold), columns: columns, rows: rows)
    switch self {
    case .block:
      harness.go(to: "G9")
      harness.press(.character("4"))
    case .suggestion:
      harness.press(.character("4"), .tab)
    case .refusal, .override:
      harness.take("D7", "D8")
      harness.press(.control("p"))
      if self == .override { harness.press(.control("r"), .down) }
    case .party:
      harness.press(.control("g"))
      harness.type("4")
    default:
      harness.press(.character("?"), .character("?"))
    }
    return harness
  }

  private func details(columns: Int, rows: Int) throws -> Harness {
    var harness = Harness.atSeats(try Fixtures.seating(), columns: columns, rows: rows)
    harness.take("B4", "B3")
    harness.press(.control("p"))
    harness.type("Ines Moreau")
    switch self {
    case .detailsWithProblem:
      harness.press(.tab)
      harness.type("ines@example")
    case .detailsWithPromo:
      harness.press(.tab, .tab, .tab)
      harness.type("welcome10")
      harness.press(.tab)
      harness.send(.checkout(.promoRead("WELCOME10", .success(Fixtures.promo()))))
      harness.press(.right)
    default: break
    }
    return harness
  }

  private func payment(columns: Int, rows: Int) throws -> Harness {
    let settings = Settings(profile: .counter, payments: [.cash, .simulator(asksTester: true)])
    var harness = try Harness.atPayment(["B3", "B4"], settings: settings, columns: columns, rows: rows)
    switch self {
    case .cash: harness.type("40")
    case .cashTooLittle: harness.type("30")
    case .card: harness.press(.down, .right)
    case .running:
      harness.press(.down, .enter)
      harness.send(.checkout(.stepped(.authorising(.card))))
      harness.wait(3)
    case .declined:
      harness.press(.down, .enter)
      harness.send(.checkout(.freshIDs(Harness.fresh)))
      harness.end(.declined(reason: "Insufficient funds.", claimedUntil: Fixtures.moment(300)))
      harness.wait(5)
    case .inDoubt:
      harness.press(.down, .enter)
      harness.end(.inDoubt(reason: "The card terminal does not answer."))
    default:
      harness.press(.enter)
      harness.send(.checkout(.freshIDs(Harness.fresh)))
      harness.end(.failed(.unavailable("PostgreSQL at /run/postgresql does not answer.")))
    }
    return harness
  }

  private func ticket(columns: Int, rows: Int) throws -> Harness {
    var harness = try Harness.atPayment(
      ["B3", "B4"], settings: Settings(profile: .counter, printsTickets: self == .ticketNotPrinted),
      columns: columns, rows: rows)
    harness.type("40")
    harness.book()
    harness.send(.ticket(.read(.success(harness.ticket(change: Money(minorUnits: 950))))))
    if self == .ticketNotPrinted {
      harness.send(.ticket(.printed(problem: "`lp -d tickets` is not there: see `printer` in kiosk.conf.")))
    }
    return harness
  }
}
