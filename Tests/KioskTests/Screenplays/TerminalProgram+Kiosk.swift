internal import TestTerminals
internal import Testing

/// What a person does at a kiosk, each until it is to be seen.
extension TerminalProgram {
  static var firstScreen: String { "Press Enter to choose your seats" }

  /// From the first screen to a showing's seats.
  func findSeats(of showing: Screenplay.Showing) async throws {
    try await wait(for: Self.firstScreen)
    press(.enter)
    type(showing.title)
    press(.enter)
    type(showing.filter)
    press(.enter)
    // The keys in the last row are drawn last.
    try await wait(for: "the seat map") { $0.freeSeats != nil && $0.rows.last?.contains("keys") == true }
  }

  /// Moves to a seat by typing its label.
  @discardableResult
  func jump(to seat: String) async throws -> TerminalScreen {
    type(seat)
    return try await wait(for: "the cursor on \(seat)") { $0.seatLine?.hasPrefix(" \(seat) ") == true }
  }

  /// What it has written before its screen took the place of the shell's.
  var wordsBeforeScreen: String {
    let words = String(decoding: output(), as: UTF8.self)
    return words.split(separator: "\u{1B}[?1049h", maxSplits: 1).first.map { String($0) } ?? ""
  }

  /// Once another seat is offered for the one that the other kiosk has just taken: goes back to look at that one.
  func returnToSeat(of other: TerminalProgram) async throws {
    try await wait(for: "the offer") { $0.announces("has just been taken") }
    // Not by Esc: a letter that a slow program reads together with it would be Alt and the letter.
    press(.left)
    try await wait(for: "the map alone") { !$0.announces("has just been taken") }
    try await jump(to: other.screen.seat)
  }

  /// Takes a seat.
  func choose(_ seat: String) async throws {
    try await jump(to: seat)
    press(.character(" "))
    try await wait(for: "\(seat) to be mine") {
      $0.seatLine?.hasPrefix(" \(seat) ") == true && $0.seatLine?.contains("yours") == true
    }
  }

  /// From the seats, past the details, to the payment.
  func goToPayment() async throws {
    press(.control("p"))
    try await wait(for: "Your details")
    press(.enter)
    try await wait(for: "To pay")
  }

  /// From the seats to the ticket, with the money counted out.
  @discardableResult
  func payInCash() async throws -> TerminalScreen {
    try await goToPayment()
    press(.enter)
    // The last row is painted last: then all of the ticket is there.
    return try await wait(for: "the ticket") {
      $0.shows("Booked.") && $0.rows.last?.contains("print") == true
    }
  }

  /// Leaves by the key for it, and answers the question if there is one.
  func quit() async throws -> TerminalEnding {
    press(.control("q"))
    press(.enter)
    return try await ending()
  }
}

extension TerminalScreen {
  /// The line that says what is under the cursor: the third from below.
  var seatLine: String? { rows.dropLast(2).last }

  /// What the legend says: how many seats are free.
  var freeSeats: Int? {
    row(showing: " seats, ").flatMap { line in
      let words = line.split(separator: " ")
      return words.firstIndex(of: "seats,").flatMap { words.dropFirst($0 + 1).first }
        .flatMap { Int($0.filter(\.isNumber)) }
    }
  }

  /// The reference on a ticket.
  var bookingReference: String? {
    rows.lazy.flatMap { $0.split(separator: " ") }.first { $0.hasPrefix("BK20") }.map { String($0) }
  }

  /// The seat that the line under the map begins with.
  var seat: String { String((seatLine ?? "").drop { $0 == " " }.prefix { $0 != " " }) }

  /// Whether the cursor stands on a seat of the map. It is placed last, when the rest of a frame is there.
  var isCursorInBrackets: Bool {
    guard cursor.column > 0, cursor.column + 1 < size.columns else { return false }
    let (left, right) = (cursor.column - 1, cursor.column + 1)
    return self[Place(column: left, row: cursor.row)].text == "["
      && self[Place(column: right, row: cursor.row)].text == "]"
  }

  /// What stands in the rules above and below: troubles of the servers, and notices.
  func announces(_ words: String) -> Bool {
    rows.contains { $0.contains(words) && ($0.hasPrefix("─") || $0.hasPrefix("-")) }
  }
}
