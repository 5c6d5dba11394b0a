import BoxOffice

/// How a row of seats lies on the plan.
enum RowShape: Hashable, Sendable {
  /// From left to right, straight or gently bent.
  case level
  /// Straight, but at an angle of half a right angle or so, up to a right angle.
  case turned
  /// Bent so strongly that its ends are turned.
  case curved

  /// - Parameters:
  ///   - points: the row's seats in their order.
  ///   - seatWidth: from one seat to its neighbour.
  init(_ points: [SIMD2<Double>], seatWidth: Double) {
    let steps = zip(points, points.dropFirst()).map { $1 - $0 }
    let near = steps.filter { $0.length < 2 * seatWidth }
    // A row that jumps forward once is no turned row.
    guard near.count * 2 >= steps.count, !near.isEmpty else {
      self = .level
      return
    }
    if near.count(where: { abs($0.y) > 0.5 * abs($0.x) }) * 2 > near.count {
      let chord = (points.last ?? SIMD2(0, 0)) - (points.first ?? SIMD2(0, 0))
      let isStraight = near.allSatisfy { abs($0.cross(chord)) < 0.3 * $0.length * chord.length }
      self = isStraight ? .turned : .curved
      return
    }
    var steep = 0
    for step in steps {
      steep = abs(step.y) > 0.6 * abs(step.x) && step.length < 2 * seatWidth ? steep + 1 : 0
      if steep == 3 {
        self = .curved
        return
      }
    }
    self = .level
  }
}

/// What a hall's seats measure, whatever the size they are drawn at.
struct LayoutAnalysis {
  /// Where every seat lies; floors above one another stand behind one another.
  let points: SeatArray<SIMD2<Double>>
  /// By row.
  let shapes: [RowShape]
  /// From one seat to its neighbour.
  let seatWidth: Double
  /// From one line of the map to the next.
  let lineHeight: Double
  /// The lines of the seats whose rows keep together; nil where every seat stands by itself.
  let lines: SeatArray<Int?>
  /// In a hall of curved rows around one stage, the seats' numbers along their rows; else empty.
  let slots: SeatArray<Int>
  let blocks: [RotatedBlock]
  /// The middle, from left to right, of a hall that has other rows than level ones, else 0.
  let center: Double

  init(layout: SeatLayout, seats: SeatArray<SeatMapModel.PlacedSeat>, rows: [[SeatIndex]]) {
    let points = LayoutAnalysis.points(of: seats, sections: layout.rows.map(\.section))
    let lengths = rows.flatMap { row in
      zip(row, row.dropFirst()).map { (points[$1] - points[$0]).length }
    }
    let usual = LayoutAnalysis.median(lengths.filter { $0 > 0.05 }) ?? 1
    let shapes = rows.map { row in RowShape(row.map { points[$0] }, seatWidth: usual) }
    let isCurved = shapes.contains(.curved)
    let levelRows = rows.indices.filter { shapes[$0] == .level && !rows[$0].isEmpty }
    let isLevel = shapes.allSatisfy { $0 == .level }
    // Along a level row only the way to the side counts; seats next to nothing apart do not.
    let distances = levelRows.flatMap { row in
      zip(rows[row], rows[row].dropFirst()).map { abs(points[$1].x - points[$0].x) }
    }
    let seatWidth = isCurved ? usual : LayoutAnalysis.median(distances.filter { $0 > 0.05 }) ?? usual
    let level = isCurved ? [] : levelRows.map { rows[$0] }
    let seatLines = SeatLines(rows: level, points: points, seatWidth: seatWidth)
    lineHeight =
      level.count > 1 || isLevel ? seatLines.pitch : LayoutAnalysis.rowDistance(rows, points) ?? seatWidth
    let left = points.map(\.x).min() ?? 0
    let right = points.map(\.x).max() ?? 0
    center = isLevel ? 0 : (left + right) / 2
    let arches =
      !isCurved || shapes.contains(.turned)
      ? nil
      : ArchedRows(
        rows: rows, points: points, center: center, seatWidth: seatWidth, lineHeight: lineHeight)
    if let arches {
      lines = SeatArray(arches.lines.map(Optional.some))
    } else {
      var lines = SeatArray<Int?>(repeating: nil, count: seats.count)
      for seat in level.joined() { lines[seat] = seatLines.lines[seat] }
      self.lines = lines
    }
    slots = arches?.slots ?? []
    blocks = RotatedBlock.all(of: rows.indices.filter { shapes[$0] == .turned }.map { rows[$0] }, at: points)
    self.points = points
    self.shapes = shapes
    self.seatWidth = seatWidth
  }

  var isLevel: Bool { shapes.allSatisfy { $0 == .level } }

  /// How far the nearest seat of another row is, in the middle of the rows; nil when there is one row.
  private static func rowDistance(_ rows: [[SeatIndex]], _ points: SeatArray<SIMD2<Double>>) -> Double? {
    median(
      rows.indices.compactMap { index in
        guard !rows[index].isEmpty else { return nil }
        let middle = points[rows[index][rows[index].count / 2]]
        return rows.indices.lazy.filter { $0 != index }.flatMap { rows[$0] }
          .map { (points[$0] - middle).length }.filter { $0 > 0.05 }.min()
      })
  }

  static func median(_ lengths: [Double]) -> Double? {
    lengths.isEmpty ? nil : lengths.sorted()[lengths.count / 2]
  }

  /// Where the seats lie. Of sections that lie on one another, as floors do on a plan, the later one is put behind
  /// all the others.
  private static func points(
    of seats: SeatArray<SeatMapModel.PlacedSeat>, sections: [String?]
  ) -> SeatArray<SIMD2<Double>> {
    var points = SeatArray(seats.map { SIMD2($0.place.x, $0.place.y) })
    var order: [String?] = []
    for section in sections where !order.contains(section) { order.append(section) }
    guard order.count > 1 else { return points }
    var taken: Set<SIMD2<Int>> = []
    var back = -Double.infinity
    for section in order {
      let members = points.indices.filter { sections[seats[$0].row] == section }
      func place(_ seat: SeatIndex) -> SIMD2<Int> {
        SIMD2(Int(points[seat].x.rounded()), Int(points[seat].y.rounded()))
      }
      let covered = members.count { taken.contains(place($0)) }
      if covered * 5 > members.count, let front = members.map({ points[$0].y }).min() {
        for member in members { points[member].y += back + 3 - front }
      }
      for member in members {
        taken.insert(place(member))
        back = max(back, points[member].y)
      }
    }
    return points
  }
}

extension SIMD2<Double> {
  var length: Double { (x * x + y * y).squareRoot() }

  /// Twice the area between the two, signed.
  func cross(_ other: Self) -> Double { x * other.y - y * other.x }

  func dot(_ other: Self) -> Double { x * other.x + y * other.y }
}
