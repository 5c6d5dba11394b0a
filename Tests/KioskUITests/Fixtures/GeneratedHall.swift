import BoxOffice
import KioskUI
import FaultInjection
import Testing

/// Halls as architects draw them, from a seed: curved, slanted and staggered rows, aisles and missing seats, love
/// seats, boxes and balconies beside and behind, the screen at either side.
enum GeneratedHall {
  /// The last three once had a seat that no key led to.
  static let cinemaSeeds = Array(0..<150) + [270, 352, 2655]
  static let seeds = cinemaSeeds + shapedSeeds

  static func layout(_ seed: Int) -> SeatLayout {
    guard !shapedSeeds.contains(seed) else { return shapedLayout(seed) }
    var random = SeededGenerator(seed: seed)
    var rows: [SeatLayout.Row] = []
    var left = 0.0
    var top = 0.0
    let blocks = [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
    for block in 0..<blocks {
      let shape = Shape(left: left, top: top, using: &random)
      rows += shape.rows(prefix: blocks == 1 ? "" : ["L", "M", "R"][block], using: &random)
      // The next block stands beside this one, or behind it.
      if random.happens(50) {
        left += Double(shape.seats) * shape.step + Double.random(in: 1...4, using: &random)
        if random.happens(50) { top = Double.random(in: 0...3, using: &random) }
      } else {
        top += Double(shape.rows) * shape.pitch + Double.random(in: 1...3, using: &random)
      }
    }
    if rows.allSatisfy(\.places.isEmpty) {
      rows = [
        SeatLayout.Row(
          label: "A", places: [SeatLayout.Place(label: SeatLabel(row: "A", number: 1), x: 0, y: 0)])
      ]
    }
    return SeatLayout(screenSide: random.happens(25) ? .bottom : .top, rows: rows)
  }

  static func plan(_ seed: Int) throws -> SeatMapModel { try #require(plans[seed]) }

  /// Made once for all tests.
  private static let plans = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      let seating = seating(seed)
      return (seed, SeatMapModel(layout: seating.screen.layout, seats: seating.seats))
    })

  static func seating(_ seed: Int) -> Seating { Fixtures.seating(layout(seed)) }

  /// What the rows of a block have in common.
  private struct Shape {
    let rows: Int
    let seats: Int
    let left: Double
    let top: Double
    /// From one seat to the next, from one row to the next.
    let step: Double
    let pitch: Double
    let curve: Double
    let slant: Double
    let stagger: Double
    /// After so many seats, so wide.
    let aisles: [Int: Double]
    let missing: Int
    let hasPairs: Bool

    init(left: Double, top: Double, using random: inout SeededGenerator) {
      self.left = left
      self.top = top
      rows = Int.random(in: 1...14, using: &random)
      seats = Int.random(in: 1...24, using: &random)
      step = random.happens(60) ? 1 : Double.random(in: 0.7...1.5, using: &random)
      pitch = random.happens(60) ? 1 : Double.random(in: 0.8...2, using: &random)
      curve = random.happens(40) ? Double.random(in: 0...3, using: &random) : 0
      slant = random.happens(25) ? Double.random(in: -0.2...0.2, using: &random) : 0
      stagger = random.happens(30) ? 0.5 : 0
      var aisles: [Int: Double] = [:]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        aisles[Int.random(in: 0..<24, using: &random)] = Double.random(in: 0.5...3, using: &random)
      }
      self.aisles = aisles
      missing = random.happens(50) ? 0 : Int.random(in: 0...40, using: &random)
      hasPairs = random.happens(30)
    }

    func rows(prefix: String, using random: inout SeededGenerator) -> [SeatLayout.Row] {
      (0..<rows).map { index in row(index, label: "\(prefix)\(letters(index))", using: &random) }
    }

    private func row(_ index: Int, label: String, using random: inout SeededGenerator) -> SeatLayout.Row {
      var places: [SeatLayout.Place] = []
      var x = left + (index.isMultiple(of: 2) ? 0 : stagger)
      let width = Double(seats) * step
      let isPaired = hasPairs && index == rows - 1
      for number in 1...seats {
        let across = width > 0 ? (x - left) / width * 2 - 1 : 0
        let y = top + Double(index) * pitch + curve * across * across + slant * (x - left) + 5
        if isPaired || !random.happens(missing) {
          places.append(
            SeatLayout.Place(
              label: SeatLabel(row: label, number: number), x: hundredths(x), y: hundredths(y),
              partner: isPaired && (number < seats || seats.isMultiple(of: 2))
                ? SeatLabel(row: label, number: ((number - 1) ^ 1) + 1) : nil))
        }
        x += step + (aisles[number] ?? 0)
      }
      return SeatLayout.Row(label: label, places: places)
    }

    private func letters(_ index: Int) -> String {
      String(UnicodeScalar(UInt8(65 + index)))
    }

    private func hundredths(_ length: Double) -> Double { (length * 100).rounded() / 100 }
  }
}
