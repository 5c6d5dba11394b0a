import BoxOffice

/// Which line of the map every seat stands on, from the screen on.
///
/// A row keeps to one line however it is curved or slanted: on a grid of characters its bend would tear it apart and
/// mix it with its neighbours. A row that jumps, such as one that goes on in a box, has a line for each part. Parts
/// that would share cells never share a line, so rows that are closer than others still have their own.
struct SeatLines {
  /// By spot.
  let lines: [Int]
  private let places: [SeatLayout.Place]
  private let seatWidth: Double
  /// From one line to the next.
  private let pitch: Double

  init(rows: [[Int]], spots: [SeatPlan.Spot], seatWidth: Double) {
    let pitch = SeatLines.pitch(of: rows.map { $0.map { spots[$0].place } }, seatWidth: seatWidth)
    let parts = rows.flatMap { SeatLines.parts(of: $0, spots: spots, pitch: pitch) }
      .map { (spots: $0, y: SeatLines.median($0.map { spots[$0].place.y }) ?? 0) }
      .sorted { ($0.y, $0.spots[0]) < ($1.y, $1.spots[0]) }
    var lines = spots.map { _ in 0 }
    var taken: [Int: Set<Int>] = [:]
    for part in parts {
      // Half a seat's width is the closest that two seats of a line may be.
      let slots = Set(part.spots.map { Int((spots[$0].place.x / seatWidth * 2).rounded()) })
      var line = Int((part.y / pitch).rounded())
      while let others = taken[line],
        slots.contains(where: { others.contains($0 - 1) || others.contains($0) || others.contains($0 + 1) })
      {
        line += 1
      }
      taken[line, default: []].formUnion(slots)
      for spot in part.spots { lines[spot] = line }
    }
    self.lines = lines
    places = spots.map(\.place)
    self.seatWidth = seatWidth
    self.pitch = pitch
  }

  /// The line of something that is no seat: as far from the nearest seat's line as from the seat.
  func line(of fixture: SeatLayout.Fixture) -> Int {
    func distance(_ place: SeatLayout.Place) -> Double {
      let across = (place.x - fixture.x) / seatWidth
      let along = (place.y - fixture.y) / pitch
      return across * across + along * along
    }
    guard let nearest = places.indices.min(by: { distance(places[$0]) < distance(places[$1]) }) else {
      return 0
    }
    return lines[nearest] + Int(((fixture.y - places[nearest].y) / pitch).rounded())
  }

  /// A row's seats, parted where it jumps forward or back.
  private static func parts(of row: [Int], spots: [SeatPlan.Spot], pitch: Double) -> [[Int]] {
    var parts: [[Int]] = []
    for spot in row {
      let place = spots[spot].place
      if let last = parts.last?.last.map({ spots[$0].place }),
        abs(place.y - last.y) <= 0.75 * pitch + 0.3 * abs(place.x - last.x)
      {
        parts[parts.count - 1].append(spot)
      } else {
        parts.append([spot])
      }
    }
    return parts
  }

  /// How far behind a seat the next row's seat stands, measured where both rows have seats. Of different distances
  /// the shortest, but one that is out of all proportion does not pull the whole hall apart.
  private static func pitch(of rows: [[SeatLayout.Place]], seatWidth: Double) -> Double {
    let distances = rows.indices.compactMap { index in
      rows[(index + 1)...].lazy.compactMap { distance(from: rows[index], to: $0, seatWidth: seatWidth) }.first
    }.sorted()
    guard let shortest = distances.first else { return 1 }
    return max(shortest, distances[(distances.count - 1) / 2] / 2)
  }

  /// The median distance of seats that stand behind each other; nil when the rows have none.
  private static func distance(
    from row: [SeatLayout.Place], to next: [SeatLayout.Place], seatWidth: Double
  ) -> Double? {
    median(
      row.compactMap { place in
        let behind = next.min { abs($0.x - place.x) < abs($1.x - place.x) }
        guard let behind, abs(behind.x - place.x) < seatWidth, behind.y - place.y > 0.05 else { return nil }
        return behind.y - place.y
      })
  }

  private static func median(_ lengths: [Double]) -> Double? {
    lengths.isEmpty ? nil : lengths.sorted()[lengths.count / 2]
  }
}
