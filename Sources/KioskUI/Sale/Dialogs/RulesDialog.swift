import BoxOffice
import Terminal
import TextLayout

extension SeatMapState {
  /// The rules of this hall and showtime, as a customer asks about them.
  var rulesInWords: [String] {
    var lines = [
      "The best seats for a party, in this order:",
      "1. side by side in one row, as near as can be to the best place of the house, no single seat left over;",
      "2. side by side, with a single seat left over;",
      "3. in two rows behind one another, nobody alone;",
      "4. in as few groups as possible.",
    ]
    if plan.spots.contains(where: { $0.partner != nil }) { lines.append("Love seats are sold in pairs.") }
    let rules = plan.graph.rules
    switch rules.loneSeats {
    case .strict:
      lines.append("No choice may leave a single seat alone, if as many seats can be had without that.")
    case .lenient:
      lines.append(
        "No choice may leave a single seat alone towards the middle of its row, if as many can be had without that."
      )
    case .off: break
    }
    if plan.spots.contains(where: { !$0.type.isForEverybody }) {
      let wait =
        switch rules.releaseAccessible {
        case .hall: " Others get them when every other seat is sold."
        case .section: " Others get them when every other seat of the section is sold."
        case .tier: " Others get them when every other seat of their price is sold."
        case .never: ""
        }
      lines.append(
        "Wheelchair spaces are for those who need them, with up to three companions beside them.\(wait)")
    }
    let distance = seating.showtime.distance
    if distance != .none {
      var parts: [String] = []
      if distance.seats > 0 { parts.append("\(distance.seats) seat\(distance.seats == 1 ? "" : "s") beside") }
      if distance.rows > 0 {
        parts.append("\(distance.rows) row\(distance.rows == 1 ? "" : "s") before and behind")
      }
      lines.append(
        "At this showtime parties keep their distance: \(parts.joined(separator: ", ")) stay empty.")
    }
    lines.append("A booking has at most \(partyLimit) seats.")
    return lines
  }
}

/// How seats are chosen here, on as many pages as the window needs.
struct RulesDialog: Screen {
  private var page = 0

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  mutating func perform(
    _ action: Never, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {}

  /// Any key goes on, behind the last page back to the map.
  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    let last = pages(sale, in: turn.environment).count - 1
    if key == .escape || page >= last { navigation.pop() } else { page += 1 }
  }

  private func pages(_ sale: Sale, in environment: Environment) -> [[String]] {
    let size = environment.size
    let lines = sale.map.rulesInWords.flatMap { Text.wrapped($0, to: min(size.columns - 4, 66) - 6) }
    let room = max(1, size.rows - 6)
    return stride(from: 0, to: lines.count, by: room).map { Array(lines[$0..<min($0 + room, lines.count)]) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let pages = pages(sale, in: environment)
    // The window may have grown since.
    guard let lines = pages.indices.contains(page) ? pages[page] : pages.last else { return }
    let box = canvas.box(
      title: "Seating rules", size: Size(columns: min(canvas.columns - 4, 66), rows: lines.count + 4))
    for (index, line) in lines.enumerated() {
      canvas.put(line, row: box.minRow + 2 + index, column: box.minColumn + 3)
    }
    canvas.put(
      page + 1 < pages.count ? " any key goes on, Esc closes " : " any key closes this ",
      row: box.maxRow - 1, column: box.minColumn + 2, role: .muted)
    canvas.frame.cursor = Point(column: box.minColumn + 3, row: box.minRow + 2)
  }
}
