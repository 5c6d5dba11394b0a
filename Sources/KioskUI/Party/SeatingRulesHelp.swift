import BoxOffice
import Terminal
import TextLayout

extension Sale {
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

extension KioskState {
  /// The rules on as many pages as the window needs.
  var rulePages: [[String]] {
    let lines = (sale?.rulesInWords ?? []).flatMap { Text.wrapped($0, to: min(size.columns - 4, 66) - 6) }
    let room = max(1, size.rows - 6)
    return stride(from: 0, to: lines.count, by: room).map { Array(lines[$0..<min($0 + room, lines.count)]) }
  }

  /// Any key goes on, behind the last page back to the map.
  mutating func pressed(_ key: Key, onRules page: Int) -> [Effect] {
    dialog = key == .escape || page + 1 >= rulePages.count ? nil : .rules(page: page + 1)
    return []
  }
}

extension Canvas {
  mutating func rules(_ pages: [[String]], page: Int) {
    // The window may have grown since.
    guard let lines = pages.indices.contains(page) ? pages[page] : pages.last else { return }
    let box = box(
      title: "Seating rules", size: Size(columns: min(columns - 4, 66), rows: lines.count + 4))
    for (index, line) in lines.enumerated() {
      put(line, row: box.minRow + 2 + index, column: box.minColumn + 3)
    }
    put(
      page + 1 < pages.count ? " any key goes on, Esc closes " : " any key closes this ",
      row: box.maxRow - 1, column: box.minColumn + 2, role: .muted)
    frame.cursor = Point(column: box.minColumn + 3, row: box.minRow + 2)
  }
}
