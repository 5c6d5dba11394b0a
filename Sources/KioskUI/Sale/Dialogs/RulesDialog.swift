import BoxOffice
import Terminal
import TextLayout
import Words

extension SeatMapState {
  /// The rules of this hall and showtime, as a customer asks about them.
  var seatingRules: [Message] {
    var lines: [Message] = [.rulesOrder, .rulesFirst, .rulesSecond, .rulesThird, .rulesFourth]
    if plan.seats.contains(where: { $0.partner != nil }) { lines.append(.rulesPairs) }
    let rules = plan.graph.rules
    switch rules.loneSeats {
    case .strict: lines.append(.rulesLoneSeat)
    case .lenient: lines.append(.rulesLoneSeatInside)
    case .off: break
    }
    if plan.seats.contains(where: { !$0.type.isForEverybody }) {
      switch rules.releaseAccessible {
      case .hall: lines.append(.sentences(.rulesWheelchair, .rulesReleaseHall))
      case .section: lines.append(.sentences(.rulesWheelchair, .rulesReleaseSection))
      case .tier: lines.append(.sentences(.rulesWheelchair, .rulesReleaseTier))
      case .never: lines.append(.rulesWheelchair)
      }
    }
    let distance = seating.showtime.distance
    if distance != .none {
      var parts: [Message] = []
      if distance.seats > 0 { parts.append(.rulesSeatsBeside(distance.seats)) }
      if distance.rows > 0 { parts.append(.rulesRowsAround(distance.rows)) }
      lines.append(.rulesDistance(parts))
    }
    return lines + [.rulesLimit(partyLimit)]
  }
}

/// How seats are chosen here, on as many pages as the window needs.
struct RulesDialog: Screen {
  typealias Action = Never

  private var page = 0

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  /// Any key turns the page, or returns to the map from the last one.
  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    let last = pages(sale, in: turn.environment).count - 1
    if key == .escape || page >= last { navigation.pop() } else { page += 1 }
  }

  private func pages(_ sale: Sale, in environment: Environment) -> [[String]] {
    let size = environment.size
    let lines = sale.map.seatingRules.flatMap {
      Text.wrapped(environment.words($0), to: min(size.columns - 4, 66) - 6)
    }
    let room = max(1, size.rows - 6)
    return stride(from: 0, to: lines.count, by: room).map { Array(lines[$0..<min($0 + room, lines.count)]) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let pages = pages(sale, in: environment)
    // The window may have grown since the page was turned.
    guard let lines = pages.indices.contains(page) ? pages[page] : pages.last else { return }
    let box = canvas.box(
      title: .rulesTitle, size: Size(columns: min(canvas.columns - 4, 66), rows: lines.count + 4))
    for (index, line) in lines.enumerated() {
      canvas.put(line, row: box.minRow + 2 + index, column: box.minColumn + 3)
    }
    canvas.put(
      " \(canvas.words(page + 1 < pages.count ? .anyKeyGoesOn : .anyKeyCloses)) ",
      row: box.maxRow - 1, column: box.minColumn + 2, role: .muted)
    canvas.frame.cursor = Point(column: box.minColumn + 3, row: box.minRow + 2)
  }
}
