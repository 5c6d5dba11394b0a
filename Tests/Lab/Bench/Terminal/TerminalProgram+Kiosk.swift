internal import BoxOffice
internal import TestTerminals
internal import Words

extension TerminalProgram {
  /// Waits until the first screen is whole: its last row is drawn last.
  func waitForFirstScreen(within limit: Duration = .seconds(60)) async throws {
    try await wait(for: "the first screen", within: limit) {
      $0.shows("Press Enter to choose your seats") && ($0.rows.last?.contains("keys") ?? false)
    }
  }

  /// From the first screen to the list that the showing alone stands on.
  func findShowing(_ showing: Bench.Showing) async throws {
    try await waitForFirstScreen()
    press(.enter)
    type(showing.title)
    press(.enter)
    type("\(Words.english.date(showing.date, .long)) 06:00")
    try await wait(for: "the showing") { $0.isShowingListed }
  }

  func openSeatMap() async throws {
    press(.enter)
    try await wait(for: "the seat map") { $0.shows("S C R E E N") && $0.freeSeats != nil }
  }

  /// Puts the cursor on a seat by typing its name.
  func goTo(_ seat: String) async throws {
    type(seat)
    // Else the kiosk would wait whether A1 becomes A12.
    press(.escape)
    try await wait(for: "the cursor on \(seat)") { $0.seatLine.hasPrefix(" \(seat) ") }
  }

  /// Leaves, giving back what is chosen.
  func quit() async throws {
    press(.control("q"))
    press(.enter)
    _ = try await ending()
  }
}

extension TerminalScreen {
  /// What the legend says.
  var freeSeats: Int? {
    row(showing: " seats, ").flatMap { row in
      let words = row.split(separator: " ")
      return words.firstIndex(of: "seats,").flatMap { words.dropFirst($0 + 1).first }
        .flatMap { Int($0.filter(\.isNumber)) }
    }
  }

  /// Whether the list of showtimes has come down to the one.
  var isShowingListed: Bool { rows.contains { $0.contains("06:00") && $0.contains(" free") } }

  /// The line that says what is under the cursor.
  var seatLine: String { rows.dropLast(2).last ?? "" }

  /// The line with what is chosen and for how long.
  var choiceLine: String { rows.dropLast(1).last ?? "" }
}
