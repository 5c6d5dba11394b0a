/// How a hall's seats stand to one another, worked out once. Here a seat is named by its position: row by row in the
/// layout's order, along each row.
struct SeatingGeometry: Hashable, Sendable {
  /// The seat at each position.
  let seats: PositionArray<SeatIndex>
  /// The position of each seat.
  let positions: SeatArray<SeatPosition>
  /// The positions of each layout row.
  let rows: [Range<SeatPosition>]
  /// The layout row of each position.
  let rowOf: PositionArray<Int>
  /// Neighbours without an aisle between them: the rows, cut at their aisles.
  let runs: [Range<SeatPosition>]
  /// Which of ``runs`` a position is in.
  let runOf: PositionArray<Int>
  let points: PositionArray<SIMD2<Double>>
  /// The way from the focus in seat widths as they are in the hall; see ``depth``.
  let offsets: PositionArray<SIMD2<Double>>
  /// The squares of their lengths.
  let squares: PositionArray<Double>
  /// The sums of all ``offsets``, and of all ``squares``, before a position.
  let offsetSums: PositionArray<SIMD2<Double>>
  let squareSums: PositionArray<Double>
  /// Which of `SeatType.allCases` a position is.
  let types: PositionArray<Int>
  /// Which way the row runs at a position; of length 1.
  let directions: PositionArray<SIMD2<Double>>
  /// How far a position is from the middle of its row, along the row.
  let fromMiddle: PositionArray<Double>
  /// How far apart neighbours are in each row.
  let widths: [Double]
  /// How far each row is from the nearest one before or behind it, of its section if it can be; ``noPitch`` where there
  /// is none.
  let pitches: [Double]
  /// The other half of a love seat.
  let partners: PositionArray<SeatPosition?>
  /// The rows that stand before or behind some part of a row, of its section: on a plan, a balcony may lie over the stalls.
  let nextRows: [[Int]]
  /// The factor for y. Real rows are deeper than a seat is wide, but many plans draw them one seat width apart.
  let depth: Double

  /// Of a row, in seat widths.
  static let usualDepth = 1.8
  /// Neighbours further apart than this many seat widths have an aisle between them.
  static let aisle = 1.5
  static let noPitch = 0.0

  init(seats: SeatArray<SeatingGraph.Seat>, rows: [[SeatIndex]], focus: SeatLayout.Focus) {
    let indices = PositionArray(rows.flatMap { $0 })
    self.seats = indices
    var positions = SeatArray(repeating: SeatPosition(0), count: seats.count)
    for (position, seat) in indices.indexed { positions[seat] = position }
    self.positions = positions
    var ranges: [Range<SeatPosition>] = []
    for row in rows {
      let start = ranges.last?.upperBound ?? SeatPosition(0)
      ranges.append(start..<start + row.count)
    }
    self.rows = ranges
    rowOf = PositionArray(rows.enumerated().flatMap { index, row in row.map { _ in index } })
    partners = PositionArray(indices.map { seats[$0].partner.map { positions[$0] } })
    let points = PositionArray(indices.map { seats[$0].point })
    self.points = points
    let widths = SeatingGeometry.widths(of: ranges, points)
    self.widths = widths

    var runs: [Range<SeatPosition>] = []
    var fromMiddle = PositionArray(repeating: 0.0, count: points.count)
    var directions = PositionArray(repeating: SIMD2(1.0, 0), count: points.count)
    for (row, range) in ranges.enumerated() where !range.isEmpty {
      var start = range.lowerBound
      var walked = 0.0
      for position in range.dropFirst() {
        let gap = length(points[position] - points[position - 1])
        walked += gap
        fromMiddle[position] = walked
        if gap > SeatingGeometry.aisle * widths[row] {
          runs.append(start..<position)
          start = position
        }
      }
      runs.append(start..<range.upperBound)
      for position in range {
        fromMiddle[position] = abs(fromMiddle[position] - walked / 2)
        let way =
          points[min(position + 1, range.upperBound - 1)] - points[max(position - 1, range.lowerBound)]
        if length(way) > 0 { directions[position] = way / length(way) }
      }
    }
    self.runs = runs
    runOf = PositionArray(runs.enumerated().flatMap { index, run in run.map { _ in index } })
    self.fromMiddle = fromMiddle
    self.directions = directions

    let boxes = ranges.map { Box(points[$0]) }
    let sections = rows.map { $0.first.flatMap { seats[$0].section } }
    let pitches = ranges.indices.map { row in
      let others = ranges.indices.filter { $0 != row && !ranges[$0].isEmpty }
      func pitch(_ others: [Int]) -> Double? {
        SeatingGeometry.pitch(
          of: ranges[row], to: others.map { (ranges[$0], boxes[$0]) }, points, directions, widths[row])
      }
      return pitch(others.filter { sections[$0] == sections[row] }) ?? pitch(others)
        ?? SeatingGeometry.noPitch
    }
    self.pitches = pitches
    nextRows = ranges.indices.map { row in
      ranges.indices.filter {
        $0 != row && sections[$0] == sections[row] && pitches[row] > 0 && pitches[$0] > 0
          && boxes[row].distance(to: boxes[$0]) <= 1.5 * min(pitches[row], pitches[$0])
      }
    }
    // Rows that run away from the screen say nothing about how deep rows are.
    let depths = ranges.indices.filter { row in
      pitches[row] > 0 && boxes[row].size.x >= boxes[row].size.y
    }.map { pitches[$0] }.sorted()
    let pitch = depths.isEmpty ? SeatingGeometry.usualDepth : depths[depths.count / 2]
    let depth = max(1, SeatingGeometry.usualDepth / pitch)
    self.depth = depth
    let offsets = points.map { ($0 - SIMD2(focus.x, focus.y)) * SIMD2(1, depth) }
    let squares = offsets.map { dot($0, $0) }
    self.offsets = PositionArray(offsets)
    self.squares = PositionArray(squares)
    offsetSums = PositionArray(offsets.reduce(into: [.zero]) { $0.append($0[$0.count - 1] + $1) })
    squareSums = PositionArray(squares.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) })
    types = PositionArray(indices.map { SeatType.allCases.firstIndex(of: seats[$0].type) ?? 0 })
  }

  /// A row's seat width is the median of the gaps between neighbours; in a row of few seats, the hall's. Neither an
  /// aisle every second seat nor seats set far apart make a row wider than one and a half of the hall's.
  private static func widths(
    of rows: [Range<SeatPosition>], _ points: PositionArray<SIMD2<Double>>
  ) -> [Double] {
    let gaps = rows.map { row in
      row.dropFirst().map { length(points[$0] - points[$0 - 1]) }.sorted()
    }
    let all = gaps.flatMap { $0 }.sorted()
    let usual = all.isEmpty ? 1 : all[(all.count - 1) / 2]
    return gaps.map { gaps in
      gaps.count < 3 ? usual : min(max(gaps[(gaps.count - 1) / 2], usual / 2), usual * 1.5)
    }
  }

  /// How far a row is from the nearest of others that is before or behind it; nil where none is.
  private static func pitch(
    of row: Range<SeatPosition>, to others: [(row: Range<SeatPosition>, box: Box)],
    _ points: PositionArray<SIMD2<Double>>, _ directions: PositionArray<SIMD2<Double>>, _ width: Double
  ) -> Double? {
    guard let last = row.last else { return nil }
    var nearest = Double.infinity
    // A few samples are enough; rows on one side of the hall may have no row behind them.
    for sample in Array(stride(from: row.lowerBound, to: last, by: max(1, row.count / 5))) + [last] {
      let along = directions[sample]
      let away = SIMD2(-along.y, along.x)
      for other in others where other.box.distance(to: points[sample]) < nearest {
        for position in other.row {
          let way = points[position] - points[sample]
          guard abs(dot(way, along)) <= 0.75 * width else { continue }
          let apart = abs(dot(way, away))
          if apart > 0.3 * width { nearest = min(nearest, apart) }
        }
      }
    }
    return nearest.isFinite ? nearest : nil
  }

  /// The sum of the squared distances from the focus.
  func cost(of block: Range<SeatPosition>) -> Double {
    squareSums[block.upperBound] - squareSums[block.lowerBound]
  }

  /// The sum of the squared distances from the focus and from another point.
  func cost(of block: Range<SeatPosition>, around middle: SIMD2<Double>) -> Double {
    2 * cost(of: block) - 2 * dot(middle, offsetSum(of: block)) + Double(block.count) * dot(middle, middle)
  }

  func offsetSum(of block: Range<SeatPosition>) -> SIMD2<Double> {
    offsetSums[block.upperBound] - offsetSums[block.lowerBound]
  }

  /// How many groups positions in ascending order are: neighbours without an aisle between them are one.
  func groups(of positions: [SeatPosition]) -> Int {
    var groups = 0
    for (index, position) in positions.enumerated()
    where index == 0 || positions[index - 1] != position - 1 || runOf[position - 1] != runOf[position] {
      groups += 1
    }
    return groups
  }

  /// Between the outermost seats of a row.
  struct Box {
    private var low = SIMD2(repeating: Double.infinity)
    private var high = SIMD2(repeating: -Double.infinity)

    init(_ points: some Sequence<SIMD2<Double>>) {
      for point in points {
        low = pointwiseMin(low, point)
        high = pointwiseMax(high, point)
      }
    }

    var size: SIMD2<Double> { high - low }

    func distance(to point: SIMD2<Double>) -> Double {
      length(pointwiseMax(pointwiseMax(low - point, point - high), .zero))
    }

    func distance(to other: Box) -> Double {
      length(pointwiseMax(pointwiseMax(low - other.high, other.low - high), .zero))
    }
  }
}
