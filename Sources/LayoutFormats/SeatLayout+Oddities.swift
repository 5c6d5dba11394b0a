package import BoxOffice

extension SeatLayout {
  /// What a layout may be stored with, but somebody should look at: numbers that do not follow the places, and seats that
  /// are drawn over one another.
  package var oddities: [LayoutProblem] { overlaps + numbering }

  /// Seats less than half a seat apart. Those less than a quarter apart are one seat drawn twice.
  private var overlaps: [LayoutProblem] {
    var found: [LayoutProblem] = []
    var cells: [SIMD2<Int>: [Place]] = [:]
    let bounds = 0.0...999.99
    for place in places where bounds.contains(place.x) && bounds.contains(place.y) {
      let (column, line) = (Int(place.x * 2), Int(place.y * 2))
      for across in -1...1 {
        for along in -1...1 {
          for other in cells[SIMD2(column + across, line + along)] ?? [] {
            let (x, y) = (place.x - other.x, place.y - other.y)
            let distance = (x * x + y * y).squareRoot()
            // The same place is a problem of its own.
            guard distance >= 0.005, distance < 0.495 else { continue }
            let hundredths = Int((distance * 100).rounded())
            found.append(
              LayoutProblem(
                "lies over \(other.label), \(hundredths) hundredths of a seat's width from it.",
                severity: distance < 0.25 ? .error : .warning, at: place))
          }
        }
      }
      cells[SIMD2(column, line), default: []].append(place)
    }
    return found
  }

  private enum Course: Hashable {
    /// Numbers grow to the right, or away from the screen in a row that runs that way.
    case up
    case down
    /// Odd numbers on one side and even ones on the other.
    case parted
    case mixed(SeatLabel)
    /// Too few seats to tell.
    case unknown
  }

  private var numbering: [LayoutProblem] {
    var found: [LayoutProblem] = []
    let courses = rows.map { (row: $0, course: Self.course(of: $0)) }
    for (row, course) in courses {
      guard case .mixed(let label) = course, let place = row.places.first(where: { $0.label == label }) else {
        continue
      }
      found.append(
        LayoutProblem(
          "the numbers of this row do not follow its places: here they turn back.", severity: .warning,
          at: place))
    }
    let parted = courses.filter { $0.course == .parted }.map(\.row.label)
    if !parted.isEmpty {
      found.append(
        LayoutProblem(
          "Odd numbers are on one side and even ones on the other: \(Self.rows(parted)).", severity: .warning)
      )
    }
    let directed = courses.filter { $0.course == .up || $0.course == .down }
    let turns = zip(directed, directed.dropFirst()).count { $0.course != $1.course }
    guard turns > 0 else { return found }
    if directed.count > 2, turns >= directed.count - 2 {
      found.append(
        LayoutProblem(
          "The rows are numbered in a serpentine: from left to right and from right to left in turn.",
          severity: .warning))
      return found
    }
    let usual: Course = directed.count { $0.course == .up } * 2 >= directed.count ? .up : .down
    let others = directed.filter { $0.course != usual }.map(\.row.label)
    let (one, other) = usual == .up ? ("right to left", "left to right") : ("left to right", "right to left")
    found.append(
      LayoutProblem(
        "\(Self.rows(others)) \(others.count == 1 ? "is" : "are") numbered from \(one), "
          + "the other rows from \(other).",
        severity: .warning))
    return found
  }

  private static func rows(_ labels: [String]) -> String {
    "\(labels.count == 1 ? "Row" : "Rows") \(enumeration(labels.map { "“\($0)”" }, showing: 12))"
  }

  private static func course(of row: Row) -> Course {
    let xs = row.places.map(\.x)
    let ys = row.places.map(\.y)
    guard row.places.count > 1, let left = xs.min(), let right = xs.max(), let front = ys.min(),
      let back = ys.max()
    else { return .unknown }
    let runsAway = back - front > right - left
    let places = row.places.sorted { runsAway ? $0.y < $1.y : $0.x < $1.x }
    let numbers = places.map(\.label.number)
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    if steps.allSatisfy({ $0 > 0 }) { return .up }
    if steps.allSatisfy({ $0 < 0 }) { return .down }
    let odd = numbers.filter { !$0.isMultiple(of: 2) }
    let even = numbers.filter { $0.isMultiple(of: 2) }
    if numbers == odd + even || numbers == even + odd, isSteady(odd), isSteady(even) { return .parted }
    let usual = steps.count { $0 > 0 } * 2 >= steps.count
    let turn = steps.firstIndex { ($0 > 0) != usual } ?? 0
    return .mixed(places[turn + 1].label)
  }

  private static func isSteady(_ numbers: [Int]) -> Bool {
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    return steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
  }
}
