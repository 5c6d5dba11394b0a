import BoxOffice
import KioskUI
import Terminal

/// Every screen of the kiosk, in a state worth looking at.
enum Gallery: String, CaseIterable {
  case waiting, attract, films, filmsFiltered, showtimes, opening
  case seats, seatsOfEveryState, seatsWithoutRedis, leaveSeats, help
  case rowList, seatList
  case block, suggestion, refusal, party, override, rules
  case details, detailsWithPromo, detailsWithProblem
  case cash, cashTooLittle, card, running, declined, inDoubt, databaseAway
  case ticket, ticketNotPrinted, stillThere, ended

  func stage(columns: Int = 80, rows: Int = 24) throws -> Stage {
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

  private func list(columns: Int, rows: Int) -> Stage {
    var stage = Stage(columns: columns, rows: rows)
    if self == .waiting {
      stage.wait(4)
      return stage
    }
    stage.send(.programmeRead(.success(Hall.programme)))
    if self == .attract { return stage }
    stage.press(.enter)
    if self == .films { return stage }
    if self == .filmsFiltered {
      stage.type("orb")
      return stage
    }
    stage.press(.enter)
    if self == .showtimes { return stage }
    stage.press(.enter)
    return stage
  }

  private func map(columns: Int, rows: Int) throws -> Stage {
    let settings = Settings(profile: self == .stillThere ? .walkUp : .counter)
    if [.seats, .help, .rowList, .seatList].contains(self) {
      let sold = ["F": [9], "K": [1, 2], "G": [15, 16], "B": [5, 6, 7]].flatMap { row, numbers in
        numbers.map { SeatLabel(row: row, number: $0) }
      }
      var stage = Stage.atSeats(
        try Hall.seating(Hall.largeLayout, sold: sold), columns: columns, rows: rows, settings: settings)
      let others = ["D7", "D8", "K16", "K17"].map {
        HeldSeat(seat: stage.id($0), secondsLeft: 55, isMine: false)
      }
      stage.send(.holdsRead(Stage.token, .success(HoldSnapshot(revision: 4, seats: others))))
      stage.take("G9", "G10")
      stage.wait(18)
      if self == .help { stage.press(.character("?")) }
      if self == .rowList { stage.press(.control("l")) }
      if self == .seatList { stage.press(.control("l"), .enter) }
      return stage
    }
    let sold = [SeatLabel(row: "A", number: 5)]
    var stage = Stage.atSeats(try Hall.seating(sold: sold), columns: columns, rows: rows, settings: settings)
    switch self {
    case .leaveSeats:
      stage.take("A1", "A2")
      stage.press(.escape)
    case .stillThere:
      stage.take("A1")
      stage.wait(104)
    case .ended:
      stage.sendOccupancy(stage.occupancy(status: .cancelled))
    case .seatsWithoutRedis:
      stage.send(.holdsChanged(Stage.showtime, .lost("Redis at /run/redis.sock does not answer.")))
      stage.go(to: "A5")
      stage.press(.character(" "))
    default:
      let other = HeldSeat(seat: stage.id("A1"), secondsLeft: 42, isMine: false)
      stage.send(.holdsRead(Stage.token, .success(HoldSnapshot(revision: 4, seats: [other]))))
      stage.take("B4")
      stage.go(to: "A3")
      stage.press(.character(" "))
      stage.go(to: "A1")
    }
    return stage
  }

  /// A party on the map of a large hall.
  private func party(columns: Int, rows: Int) throws -> Stage {
    let sold = ["F": [7, 8, 9], "J": [8, 9], "K": [6, 7, 8]].flatMap { row, numbers in
      numbers.map { SeatLabel(row: row, number: $0) }
    }
    var stage = Stage.atSeats(try Hall.seating(Hall.largeLayout, sold: sold), columns: columns, rows: rows)
    switch self {
    case .block:
      stage.go(to: "G9")
      stage.press(.character("4"))
    case .suggestion:
      stage.press(.character("4"), .tab)
    case .refusal, .override:
      stage.take("D7", "D8")
      stage.press(.control("p"))
      if self == .override { stage.press(.control("r"), .down) }
    case .party:
      stage.press(.control("g"))
      stage.type("4")
    default:
      stage.press(.character("?"), .character("?"))
    }
    return stage
  }

  private func details(columns: Int, rows: Int) throws -> Stage {
    var stage = Stage.atSeats(try Hall.seating(), columns: columns, rows: rows)
    stage.take("B4", "B3")
    stage.press(.control("p"))
    stage.type("Ines Moreau")
    switch self {
    case .detailsWithProblem:
      stage.press(.tab)
      stage.type("ines@example")
    case .detailsWithPromo:
      stage.press(.tab, .tab, .tab)
      stage.type("welcome10")
      stage.press(.tab)
      stage.send(.promoRead("WELCOME10", .success(Hall.promo())))
      stage.press(.right)
    default: break
    }
    return stage
  }

  private func payment(columns: Int, rows: Int) throws -> Stage {
    let settings = Settings(profile: .counter, isCardSimulated: true)
    var stage = try Stage.atPayment(["B3", "B4"], settings: settings, columns: columns, rows: rows)
    switch self {
    case .cash: stage.type("40")
    case .cashTooLittle: stage.type("30")
    case .card: stage.press(.down, .right)
    case .running:
      stage.press(.down, .enter)
      stage.send(.checkoutStepped(.authorising(.card)))
      stage.wait(3)
    case .declined:
      stage.press(.down, .enter)
      stage.send(.freshIDs(Stage.fresh))
      stage.end(.declined(reason: "Insufficient funds.", claimedUntil: Hall.moment(300)))
      stage.wait(5)
    case .inDoubt:
      stage.press(.down, .enter)
      stage.end(.inDoubt(reason: "The card terminal does not answer."))
    default:
      stage.press(.enter)
      stage.send(.freshIDs(Stage.fresh))
      stage.end(.failed(.unavailable("PostgreSQL at /run/postgresql does not answer.")))
    }
    return stage
  }

  private func ticket(columns: Int, rows: Int) throws -> Stage {
    var stage = try Stage.atPayment(
      ["B3", "B4"], settings: Settings(profile: .counter, printsTickets: self == .ticketNotPrinted),
      columns: columns, rows: rows)
    stage.type("40")
    stage.book()
    stage.send(.bookingRead(.success(stage.ticket(change: Money(minorUnits: 950)))))
    if self == .ticketNotPrinted {
      stage.send(.printed(problem: "`lp -d tickets` is not there: see `printer` in kiosk.conf."))
    }
    return stage
  }
}
