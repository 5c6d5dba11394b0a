extension SeatingGraph {
  /// The seats that are too near to a taken one for another party; see ``PartyDistance``.
  package func seatsTooNear(in occupancy: SeatOccupancy) -> Set<SeatIndex> {
    guard occupancy.distance != .none else { return [] }
    return Set(zip(geometry.seats, tooNear(in: occupancy)).lazy.filter(\.1).map(\.0))
  }

  /// Whether a seat is too near to a taken one for another party.
  ///
  /// In a row, as many seats as the rule says stay empty between two parties, or as much room: an aisle counts with its
  /// width. Before and behind, as many rows stay empty over the width of the party: a seat is too near when it overlaps
  /// with a taken one and fewer rows, or less room, lies between them.
  func tooNear(in occupancy: SeatOccupancy) -> PositionArray<Bool> {
    var isTooNear = PositionArray(repeating: false, count: geometry.seats.count)
    let distance = occupancy.distance
    let isTaken = PositionArray(geometry.seats.map { occupancy.states[$0] == .taken })
    if distance.seats > 0 {
      for (row, range) in geometry.rows.enumerated() {
        let room = (Double(distance.seats) + 0.75) * geometry.widths[row]
        for taken in range where isTaken[taken] {
          for step in [-1, 1] {
            var walked = 0.0
            var position = taken + step
            while range.contains(position), abs(position - taken) <= distance.seats {
              walked += length(geometry.points[position] - geometry.points[position - step])
              if walked >= room { break }
              isTooNear[position] = true
              position = position + step
            }
          }
        }
      }
    }
    if distance.rows > 0 {
      let boxes = geometry.rows.map { SeatingGeometry.Box(geometry.points[$0]) }
      for (row, range) in geometry.rows.enumerated() where geometry.pitches[row] > 0 {
        for (other, others) in geometry.rows.enumerated() where other != row && geometry.pitches[other] > 0 {
          let room =
            (Double(distance.rows) + 0.75) * min(geometry.pitches[row], geometry.pitches[other])
          guard boxes[row].distance(to: boxes[other]) < room else { continue }
          for taken in others where isTaken[taken] {
            for position in range where !isTooNear[position] {
              let way = geometry.points[position] - geometry.points[taken]
              let direction = geometry.directions[taken]
              guard abs(dot(way, direction)) < 0.95 * geometry.widths[other] else { continue }
              isTooNear[position] = abs(dot(way, SIMD2(-direction.y, direction.x))) < room
            }
          }
        }
      }
    }
    return isTooNear
  }
}
