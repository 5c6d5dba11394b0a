extension SeatingGraph {
  /// Why a place is suggested, in a few words that tell it from the others. Left and right are those of somebody who
  /// faces the screen.
  func reason(for place: Place, among places: [Place]) -> String {
    let reason = words(for: place, isFirst: place.positions == places.first?.positions, among: places)
    let isUnique =
      places.count {
        words(for: $0, isFirst: $0.positions == places.first?.positions, among: places) == reason
      } == 1
    return isUnique ? reason : "\(reason): \(names(of: place.positions.map { geometry.seats[$0] }))"
  }

  private func words(for place: Place, isFirst: Bool, among places: [Place]) -> String {
    let row = "row \(rowLabel(of: place.positions[0]))"
    switch place.rule {
    case .together:
      if isFirst, places.contains(where: { $0.rule > .together }) {
        return "together, no single seat left over, \(row)"
      }
      return switch place.kind {
      case .best, .other: "\(side(of: place)), \(row)"
      case .furtherBack: "further back, \(row)"
      case .furtherFront: "further to the front, \(row)"
      case .aisle: "at the aisle, \(row)"
      case .left: "on the left, \(row)"
      case .right: "on the right, \(row)"
      }
    case .togetherLeavingOne:
      return "side by side, leaves one seat free, \(row)"
    case .twoRows:
      let parts = groups(of: place.positions)
      return
        "rows \(parts.map { rowLabel(of: $0[0]) }.joined(separator: " and ")), \(parts.map { inWords($0.count) }.joined(separator: " and "))"
    case .split:
      let parts = groups(of: place.positions)
      if let first = parts.first, parts.count == 2, let last = first.last, parts[1].first == last + 1,
        geometry.rowOf[last] == geometry.rowOf[last + 1]
      {
        return "split across the aisle, \(row)"
      }
      return "in \(inWords(parts.count)) groups, \(parts.map { inWords($0.count) }.listed)"
    }
  }

  /// `centre`, or on which side of the focus.
  private func side(of place: Place) -> String {
    let x = place.positions.map { geometry.offsets[$0].x }
    guard let left = x.min(), let right = x.max() else { return "" }
    if left <= 1, right >= -1 { return "centre" }
    return right < 0 ? "left of the centre" : "right of the centre"
  }

  private func rowLabel(of position: Int) -> String { seats[geometry.seats[position]].label.row }

  private func groups(of positions: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    for position in positions {
      if let last = groups.last?.last, last == position - 1, geometry.runOf[last] == geometry.runOf[position]
      {
        groups[groups.count - 1].append(position)
      } else {
        groups.append([position])
      }
    }
    return groups
  }
}
