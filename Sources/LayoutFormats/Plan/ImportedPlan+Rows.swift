import BoxOffice

extension ImportedPlan {
  /// Makes one row of those that have one name and stand side by side: a block left and a block right of an aisle, or the
  /// parts of a row in several areas. Rows that have a number in common are different ones.
  mutating func joinRows() {
    var joined: [Row] = []
    var byName: [String: [Int]] = [:]
    for row in rows where !row.seats.isEmpty {
      let key = joinsZones ? row.name : "\(row.zone)\u{0}\(row.name)"
      let numbers = Set(row.seats.map(\.name))
      let home = (row.name.isEmpty ? [] : byName[key] ?? []).first { index in
        numbers.isDisjoint(with: joined[index].seats.map(\.name)) && Self.isBeside(joined[index], row)
      }
      if let home {
        for seat in joined[home].seats.indices where joined[home].seats[seat].zone == nil {
          joined[home].seats[seat].zone = joined[home].zone
        }
        // The part with more seats says which zone the row is in.
        let isLarger = row.seats.count > joined[home].seats.count
        joined[home].seats += row.seats.map { seat in
          var seat = seat
          seat.zone = row.zone
          return seat
        }
        if isLarger { joined[home].zone = row.zone }
      } else {
        byName[key, default: []].append(joined.count)
        joined.append(row)
      }
    }
    rows = joined
  }

  /// Whether two rows are as far from the screen as each other.
  private static func isBeside(_ row: Row, _ other: Row) -> Bool {
    let (one, two) = (row.seats.map(\.y), other.seats.map(\.y))
    guard let top = one.min(), let bottom = one.max(), let otherTop = two.min(), let otherBottom = two.max()
    else { return false }
    // A row that runs away from the screen, such as in a stadium's side, is beside many and one with none.
    guard bottom - top < 6, otherBottom - otherTop < 6 else { return false }
    return top - 0.3 <= otherBottom && otherTop - 0.3 <= bottom
  }

  /// From the screen to the back, then from left to right.
  mutating func sortRows() {
    let places = rows.map { row in
      (y: ImportedPlan.median(row.seats.map(\.y)), x: row.seats.map(\.x).min() ?? 0)
    }
    let order = rows.indices.sorted {
      let (one, two) = (places[$0], places[$1])
      return (one.y, one.x, $0) < (two.y, two.x, $1)
    }
    rows = order.map { rows[$0] }
  }

  /// Which block each row stands in, by row: rows of a zone that run the same way and are near each other are one block. Blocks are numbered
  /// from 1 in each zone, from the screen to the back and from left to right.
  func blocks(of zone: Int) -> [Int: Int] {
    let members = rows.indices.filter { rows[$0].zone == zone }
    var owners: [SIMD2<Int>: Int] = [:]
    var parents = Dictionary(uniqueKeysWithValues: members.map { ($0, $0) })
    func root(_ row: Int) -> Int {
      var row = row
      while let parent = parents[row], parent != row { row = parent }
      return row
    }
    for row in members {
      for seat in rows[row].seats {
        let (column, line) = (Int(seat.x.rounded()), Int(seat.y.rounded()))
        for across in -1...1 {
          for along in -1...1 {
            if let other = owners[SIMD2(column + across, line + along)], isParallel(other, row) {
              parents[root(other)] = root(row)
            }
          }
        }
        owners[SIMD2(column, line)] = row
      }
    }
    let groups = Dictionary(grouping: members, by: root).values.map { rowsOfBlock in
      let seats = rowsOfBlock.flatMap { rows[$0].seats }
      return (
        rows: rowsOfBlock, x: ImportedPlan.median(seats.map(\.x)), y: ImportedPlan.median(seats.map(\.y))
      )
    }
    // Blocks that are about as far from the screen are counted from left to right.
    let sorted = groups.sorted {
      ((($0.y / 6).rounded()), $0.x, $0.rows.min() ?? 0) < ((($1.y / 6).rounded()), $1.x, $1.rows.min() ?? 0)
    }
    var numbers: [Int: Int] = [:]
    for (index, block) in sorted.enumerated() { for row in block.rows { numbers[row] = index + 1 } }
    return numbers
  }

  /// Whether two rows run the same way, give or take 20 degrees. A single seat runs any way.
  private func isParallel(_ row: Int, _ other: Int) -> Bool {
    func course(_ row: Int) -> SIMD2<Double>? {
      let seats = rows[row].seats
      guard let first = seats.first, let last = seats.max(by: { distance(first, $0) < distance(first, $1) }),
        distance(first, last) > 0
      else { return nil }
      return SIMD2(last.x - first.x, last.y - first.y) / distance(first, last)
    }
    func distance(_ one: Seat, _ other: Seat) -> Double {
      let (x, y) = (other.x - one.x, other.y - one.y)
      return (x * x + y * y).squareRoot()
    }
    guard let one = course(row), let two = course(other) else { return true }
    return abs(one.x * two.y - one.y * two.x) < 0.34
  }
}

extension ImportedPlan.Seat {
  /// What tells it from other seats of its row.
  fileprivate var name: String { number.map { "\($0)" } ?? "“\(text)”" }
}
