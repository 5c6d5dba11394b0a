package import BoxOffice

extension SeatLayout {
  /// In what this layout differs from an older one, a sentence each; none when both are stored as the same text.
  package func differences(from old: SeatLayout) -> [String] {
    guard json != old.json else { return [] }
    let change = LayoutChange(from: old, to: self)
    var found = change == LayoutChange() ? [] : change.lines
    func tell(_ name: String, _ before: String, _ after: String) {
      if before != after { found.append("\(name): \(before) before, \(after) now.") }
    }
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "not given" }
    func text(_ point: Focus?) -> String { point.map { "x \($0.x), y \($0.y)" } ?? "not given" }
    tell("The screen's edge", old.screenSide.rawValue, screenSide.rawValue)
    tell("Metres per seat", text(old.metresPerSeat), text(metresPerSeat))
    tell("Metres to the screen", text(old.metresToScreen), text(metresToScreen))
    tell("The focus", text(old.focus), text(focus))
    tell("Lone seats", old.rules.loneSeats.rawValue, rules.loneSeats.rawValue)
    tell(
      "Release of accessible seats", old.rules.releaseAccessible.rawValue, rules.releaseAccessible.rawValue)
    tell(
      "The seat count", old.seatCount.map { "\($0)" } ?? "not given", seatCount.map { "\($0)" } ?? "not given"
    )
    let sections = Dictionary(old.rows.map { ($0.label, $0.section) }) { first, _ in first }
    for row in rows {
      guard let before = sections[row.label] else { continue }
      tell(
        "Row “\(row.label)”'s section", before.map { "“\($0)”" } ?? "none",
        row.section.map { "“\($0)”" } ?? "none")
    }
    let bonds = bondDifferences(from: old)
    if !bonds.isEmpty {
      found.append("Other pairs, wheelchair spaces or reasons: \(LayoutChange.ranges(of: bonds)).")
    }
    func names(_ fixtures: [Fixture]) -> [String] { fixtures.map { "“\($0.text)” at x \($0.x), y \($0.y)" } }
    let (before, after) = (names(old.fixtures), names(fixtures))
    for name in after where !before.contains(name) { found.append("New label: \(name).") }
    for name in before where !after.contains(name) { found.append("Label taken away: \(name).") }
    return found.isEmpty ? ["The rows or the labels are in another order."] : found
  }

  /// Seats of both layouts with another partner, wheelchair space or reason for being out of order.
  private func bondDifferences(from old: SeatLayout) -> [SeatLabel] {
    let before = Dictionary(old.places.map { ($0.label, $0) }) { first, _ in first }
    return places.filter { place in
      guard let other = before[place.label] else { return false }
      return other.partner != place.partner || other.companionOf != place.companionOf
        || (other.outOfOrder != place.outOfOrder && other.outOfOrder != nil && place.outOfOrder != nil)
    }.map(\.label)
  }
}
