extension SeatingGraph {
  /// Why a place is suggested; no two of `places` have the same reason.
  func reason(for place: Place, among places: [Place]) -> Suggestion.Reason {
    let reason = plainReason(for: place, among: places)
    let isUnique = places.count { plainReason(for: $0, among: places) == reason } == 1
    return isUnique ? reason : .named(reason, names(of: place.positions.map { geometry.seats[$0] }))
  }

  private func plainReason(for place: Place, among places: [Place]) -> Suggestion.Reason {
    let isFirst = place.positions == places.first?.positions
    let row = rowLabel(of: place.positions[0])
    switch place.rule {
    case .together:
      if isFirst, places.contains(where: { $0.rule > .together }) {
        return .together(row: row)
      }
      let position: Suggestion.Position =
        switch place.kind {
        case .best, .other: side(of: place)
        case .furtherBack: .furtherBack
        case .furtherFront: .furtherFront
        case .aisle: .aisle
        case .left: .left
        case .right: .right
        }
      return .at(position, row: row)
    case .togetherLeavingOne: return .leavingOne(row: row)
    case .twoRows:
      return .twoRows(
        groups(of: place.positions).map { Suggestion.RowPart(row: rowLabel(of: $0[0]), seats: $0.count) })
    case .split:
      let parts = groups(of: place.positions)
      if let first = parts.first, parts.count == 2, let last = first.last, parts[1].first == last + 1,
        geometry.rowOf[last] == geometry.rowOf[last + 1]
      {
        return .acrossAisle(row: row)
      }
      return .groups(parts.map(\.count))
    }
  }

  /// In the centre, or on which side of the focus.
  private func side(of place: Place) -> Suggestion.Position {
    let x = place.positions.map { geometry.offsets[$0].x }
    guard let left = x.min(), let right = x.max(), left > 1 || right < -1 else { return .centre }
    return right < 0 ? .leftOfCentre : .rightOfCentre
  }

  private func rowLabel(of position: SeatPosition) -> String { seats[geometry.seats[position]].label.row }

  private func groups(of positions: [SeatPosition]) -> [[SeatPosition]] {
    var groups: [[SeatPosition]] = []
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
