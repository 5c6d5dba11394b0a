import BoxOffice

/// Strongly curved rows around one stage, as in an amphitheatre, unrolled: along its arc every row keeps its seats
/// equally far apart, and all rows go up or down together, so that no row is torn apart.
struct ArchedRows {
  /// The seat's number from the centre line on, along its row.
  let slots: SeatArray<Int>
  let lines: SeatArray<Int>

  /// Nil when rows do not go through the centre line, and so have no common bend.
  init?(
    rows: [[SeatIndex]], points: SeatArray<SIMD2<Double>>, center: Double, seatWidth: Double,
    lineHeight: Double
  ) {
    let rows = rows.filter { !$0.isEmpty }
    var slots = SeatArray(repeating: 0, count: points.count)
    var middles: [(row: Int, y: Double)] = []
    for (index, row) in rows.enumerated() {
      let offsets = row.map { abs(points[$0].x - center) }
      guard let middle = row.indices.min(by: { offsets[$0] < offsets[$1] }),
        offsets[middle] <= 2.5 * seatWidth
      else { return nil }
      middles.append((index, points[row[middle]].y))
      // With the screen at the bottom rows begin at their right end.
      let sense = points[row[row.count - 1]].x < points[row[0]].x ? -1 : 1
      let offset = (points[row[middle]].x - center) * Double(sense)
      let start = Int((offset / seatWidth + 0.1).rounded())
      // Seats of one row may be a little further apart than those of another; only an aisle is a gap.
      let usual =
        LayoutAnalysis.median(zip(row, row.dropFirst()).map { (points[$1] - points[$0]).length }) ?? 1
      func steps(from one: SeatIndex, to other: SeatIndex) -> Int {
        max(1, Int(((points[other] - points[one]).length / max(usual, 0.05)).rounded()))
      }
      slots[row[middle]] = start * sense
      var last = start
      for (seat, next) in zip(row[middle...], row[(middle + 1)...]) {
        last += steps(from: seat, to: next)
        slots[next] = last * sense
      }
      last = start
      for (seat, next) in zip(row[...middle].reversed(), row[..<middle].reversed()) {
        last -= steps(from: seat, to: next)
        slots[next] = last * sense
      }
    }
    let bend = ArchedRows.bend(of: rows, slots: slots, points: points)
    var lines = SeatArray(repeating: 0, count: points.count)
    var line = Int.min
    for (row, y) in middles.sorted(by: { $0.y < $1.y }) {
      line = max(line == .min ? .min : line + 1, Int((y / lineHeight).rounded()))
      for seat in rows[row] {
        lines[seat] = line + Int(((bend[slots[seat]] ?? 0) / lineHeight).rounded())
      }
    }
    self.slots = slots
    self.lines = lines
  }

  /// How much further back than at the centre line the rows are at each slot: what most of them rise or fall by from
  /// slot to slot, added up.
  private static func bend(
    of rows: [[SeatIndex]], slots: SeatArray<Int>, points: SeatArray<SIMD2<Double>>
  ) -> [Int: Double] {
    var rises: [Int: [Double]] = [:]
    for row in rows {
      for (one, other) in zip(row, row.dropFirst()) {
        let (left, right) = slots[one] < slots[other] ? (one, other) : (other, one)
        let count = slots[right] - slots[left]
        // Over a gap the row rises evenly.
        for slot in slots[left]..<slots[right] {
          rises[slot, default: []].append((points[right].y - points[left].y) / Double(count))
        }
      }
    }
    var bend = [0: 0.0]
    let (first, last) = (min(0, slots.min() ?? 0), max(0, slots.max() ?? 0))
    for slot in 0..<last {
      bend[slot + 1] = (bend[slot] ?? 0) + (rises[slot].flatMap(LayoutAnalysis.median) ?? 0)
    }
    for slot in (first..<0).reversed() {
      bend[slot] =
        (bend[slot + 1] ?? 0) + (rises[slot].flatMap { LayoutAnalysis.median($0.map { -$0 }) } ?? 0)
    }
    return bend
  }
}
