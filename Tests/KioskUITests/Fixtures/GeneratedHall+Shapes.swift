import BoxOffice
import FoundationEssentials
import FaultInjection

/// Halls that are no cinemas: arenas with turned blocks, amphitheatres, islands, and very large ones.
extension GeneratedHall {
  /// The seeds of these halls.
  static let shapedSeeds = Array(5000..<5120)

  static func shapedLayout(_ seed: Int) -> SeatLayout {
    var random = SeededGenerator(seed: seed)
    var rows: [[SIMD2<Double>]] = []
    var sections: [String?] = []
    func add(_ more: [[SIMD2<Double>]], _ section: String?) {
      rows += more
      sections += more.map { _ in section }
    }
    switch seed % 6 {
    case 0: add(amphitheatre(using: &random), nil)
    case 1: add(islands(using: &random), nil)
    case 2 where seed % 24 == 2:
      // Up to 3,000 seats, in three storeys.
      let seats = Int.random(in: 20...60, using: &random)
      for storey in 0..<3 {
        let shift = SIMD2(0, Double(storey) * Double.random(in: 0...30, using: &random))
        add(
          block(rows: Int.random(in: 1...16, using: &random), seats: seats, angle: 0, pitch: 1).map {
            $0.map { $0 + shift }
          }, "Storey \(storey)")
      }
    default:
      let blocks = Int.random(in: 1...9, using: &random)
      for index in 0..<blocks {
        let angle = [0, 30, 45, 90, 135, Double.random(in: 0...180, using: &random)]
          .randomElement(using: &random)
        let seats = block(
          rows: Int.random(in: 1...8, using: &random), seats: Int.random(in: 1...14, using: &random),
          angle: angle ?? 0, pitch: random.happens(70) ? 1 : Double.random(in: 0.7...2, using: &random))
        // Around a pitch, or simply somewhere, on others too.
        let around = Double(index) / Double(blocks) * 2 * Double.pi
        let middle =
          random.happens(70)
          ? SIMD2(18 * cosine(around), 14 * sine(around))
          : SIMD2(Double.random(in: 0...30, using: &random), Double.random(in: 0...30, using: &random))
        let jitter = random.happens(30) ? 0.1 : 0
        add(
          seats.map {
            $0.map { $0 + middle + SIMD2(Double.random(in: -jitter...jitter, using: &random), 0) }
          }, random.happens(50) ? "Zone \(index % 3)" : nil)
      }
    }
    return layout(
      of: rows, sections: sections, numbering: seed % 3, side: random.happens(25) ? .bottom : .top)
  }

  /// Rows of equally many seats, turned around the first seat.
  static func block(rows: Int, seats: Int, angle degrees: Double, pitch: Double) -> [[SIMD2<Double>]] {
    let angle = degrees / 180 * Double.pi
    let (along, across) = (SIMD2(cosine(angle), sine(angle)), SIMD2(-sine(angle), cosine(angle)))
    return (0..<rows).map { row in
      (0..<seats).map { along * Double($0) + across * Double(row) * pitch }
    }
  }

  /// Rows on arcs around one point, their ends towards the screen.
  static func arcs(rows: Int, radius: Double, degrees: Double) -> [[SIMD2<Double>]] {
    (0..<rows).map { row in
      let radius = radius + Double(row)
      let count = max(1, Int(2 * radius * degrees / 180 * Double.pi))
      return (0...count).map { seat in
        let angle = (Double(seat) / Double(count) * 2 - 1) * degrees / 180 * Double.pi
        return SIMD2(radius * sine(angle), radius * cosine(angle))
      }
    }
  }

  private static func amphitheatre(using random: inout SeededGenerator) -> [[SIMD2<Double>]] {
    let missing = random.happens(50) ? 0 : 15
    let middle = random.happens(70) ? 0.0 : 12
    return arcs(
      rows: Int.random(in: 2...12, using: &random), radius: Double.random(in: 3...20, using: &random),
      degrees: Double.random(in: 35...88, using: &random)
    ).map { row in row.filter { abs($0.x) >= middle && !random.happens(missing) } }
  }

  private static func islands(using random: inout SeededGenerator) -> [[SIMD2<Double>]] {
    (0..<Int.random(in: 1...40, using: &random)).map { _ in
      let place = SIMD2(Double.random(in: 0...40, using: &random), Double.random(in: 0...25, using: &random))
      return (0..<Int.random(in: 1...3, using: &random)).map { place + SIMD2(Double($0), 0) }
    }
  }

  /// - Parameter numbering: 0 from the left, 1 from the right, 2 to and fro.
  static func layout(
    of rows: [[SIMD2<Double>]], sections: [String?], numbering: Int, side: SeatLayout.ScreenSide = .top
  ) -> SeatLayout {
    let all = rows.joined()
    let corner = SIMD2(all.map(\.x).min() ?? 0, all.map(\.y).min() ?? 0)
    var taken: Set<SIMD2<Int>> = []
    let made = rows.enumerated().map { index, points in
      let label = index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "R\(index)"
      // No seat lies exactly on another.
      let places = points.map { ($0 - corner) * 100 }.map { SIMD2(Int($0.x.rounded()), Int($0.y.rounded())) }
        .filter { taken.insert($0).inserted }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      let isFromRight = numbering == 1 || (numbering == 2 && !index.isMultiple(of: 2))
      return SeatLayout.Row(
        label: label,
        places: places.enumerated().map { position, place in
          SeatLayout.Place(
            label: SeatLabel(row: label, number: isFromRight ? places.count - position : position + 1),
            x: Double(place.x) / 100, y: Double(place.y) / 100)
        }, section: sections[index])
    }
    if made.allSatisfy(\.places.isEmpty) {
      return SeatLayout(rows: [
        SeatLayout.Row(
          label: "A", places: [SeatLayout.Place(label: SeatLabel(row: "A", number: 1), x: 0, y: 0)])
      ])
    }
    return SeatLayout(screenSide: side, rows: made)
  }

  /// By the series, since there is no mathematics library among the tests' modules.
  private static func sine(_ angle: Double) -> Double {
    let turns = angle / (2 * Double.pi)
    let x = (turns - turns.rounded()) * 2 * Double.pi
    var (term, sum) = (x, x)
    for step in 1...14 {
      term *= -x * x / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  private static func cosine(_ angle: Double) -> Double { sine(angle + Double.pi / 2) }
}
