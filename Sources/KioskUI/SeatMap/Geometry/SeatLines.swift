import BoxOffice

/// The line of the map on which each seat of the level rows stands, counted from the screen.
///
/// Such a row keeps to one line however it is bent or slanted: on a grid of characters its bend would tear it apart and
/// mix it with its neighbours. A row that jumps, such as one that goes on in a box, has a line for each part. Parts
/// that would share cells never share a line, so rows that are closer than others still have their own.
struct SeatLines {
  /// 0 for the seats of other rows.
  let lines: SeatArray<Int>
  /// From one line to the next.
  let pitch: Double

  init(rows: [[SeatIndex]], points: SeatArray<SIMD2<Double>>, seatWidth: Double) {
    let pitch = SeatLines.pitch(of: rows.map { $0.map { points[$0] } }, seatWidth: seatWidth)
    let parts = rows.flatMap { SeatLines.parts(of: $0, points: points, pitch: pitch) }
      .map { (seats: $0, y: LayoutAnalysis.median($0.map { points[$0].y }) ?? 0) }
      .sorted { ($0.y, $0.seats[0]) < ($1.y, $1.seats[0]) }
    var lines = SeatArray(repeating: 0, count: points.count)
    var taken: [Int: Set<Int>] = [:]
    for part in parts {
      // Half a seat's width is the closest that two seats of a line may be.
      let slots = Set(part.seats.map { Int((points[$0].x / seatWidth * 2).rounded()) })
      var line = Int((part.y / pitch).rounded())
      while let others = taken[line],
        slots.contains(where: { others.contains($0 - 1) || others.contains($0) || others.contains($0 + 1) })
      {
        line += 1
      }
      taken[line, default: []].formUnion(slots)
      for seat in part.seats { lines[seat] = line }
    }
    self.lines = lines
    self.pitch = pitch
  }

  /// A row's seats, parted where it jumps forward or back.
  private static func parts(
    of row: [SeatIndex], points: SeatArray<SIMD2<Double>>, pitch: Double
  ) -> [[SeatIndex]] {
    var parts: [[SeatIndex]] = []
    for seat in row {
      let place = points[seat]
      if let last = parts.last?.last.map({ points[$0] }),
        abs(place.y - last.y) <= 0.75 * pitch + 0.3 * abs(place.x - last.x)
      {
        parts[parts.count - 1].append(seat)
      } else {
        parts.append([seat])
      }
    }
    return parts
  }

  /// How far behind a seat the next row's seat stands, measured where both rows have seats. Of different distances
  /// the shortest, but one that is out of all proportion does not pull the whole hall apart.
  private static func pitch(of rows: [[SIMD2<Double>]], seatWidth: Double) -> Double {
    let distances = rows.indices.compactMap { index in
      rows[(index + 1)...].lazy.compactMap { distance(from: rows[index], to: $0, seatWidth: seatWidth) }.first
    }.sorted()
    guard let shortest = distances.first else { return 1 }
    return max(shortest, distances[(distances.count - 1) / 2] / 2)
  }

  /// The median distance of seats that stand behind each other; nil when the rows have none.
  private static func distance(
    from row: [SIMD2<Double>], to next: [SIMD2<Double>], seatWidth: Double
  ) -> Double? {
    LayoutAnalysis.median(
      row.compactMap { place in
        let behind = next.min { abs($0.x - place.x) < abs($1.x - place.x) }
        guard let behind, abs(behind.x - place.x) < seatWidth, behind.y - place.y > 0.05 else { return nil }
        return behind.y - place.y
      })
  }
}
