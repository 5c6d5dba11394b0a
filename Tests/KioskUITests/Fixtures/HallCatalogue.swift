import BoxOffice
import FoundationEssentials
import KioskUI
import LayoutFormats
import PostgresStore
import Testing

/// Halls that the maps are looked at with: those of the sample cinema, one as another system writes it, and some of
/// every shape.
enum HallCatalogue: String, CaseIterable {
  case salon = "Salon"
  case court = "Court"
  case arena = "Arena"
  case imax = "IMAX Hall"
  case vista, amphitheatre, ring, storeys

  func layout() throws -> SeatLayout {
    switch self {
    case .salon, .court, .arena, .imax:
      try #require(SampleScreens.all.first { $0.name == rawValue }?.layout)
    case .vista: try #require(HallCatalogue.read("LayoutFormatsTests/Files/vista-small.json"))
    case .amphitheatre:
      GeneratedHall.layout(
        of: GeneratedHall.arcs(rows: 8, radius: 14, degrees: 50), sections: Array(repeating: nil, count: 8),
        numbering: 0)
    case .ring: HallCatalogue.blocksAroundPitch
    case .storeys: HallCatalogue.threeStoreys
    }
  }

  /// The rows of the map alone, without what stands above and below it.
  func map(columns: Int, rows: Int) throws -> [String] {
    HallCatalogue.map(of: try layout(), columns: columns, rows: rows)
  }

  static func map(of layout: SeatLayout, columns: Int, rows: Int) -> [String] {
    let harness = Harness.atSeats(Fixtures.seating(layout), columns: columns, rows: rows)
    let legend = rows >= 24 ? 2 : 0
    // Beside the map a wide window may have the choice.
    return harness.rows[2..<rows - 4 - legend].map { row in
      let choice = ["Your seats", "None yet. Move", "keys; Space takes"]
      let end = choice.compactMap { row.firstRange(of: $0)?.lowerBound }.first ?? row.endIndex
      var text = row[..<end]
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }

  /// Eight blocks around a pitch: straight, turned by half a right angle, and by a right angle.
  private static let blocksAroundPitch: SeatLayout = {
    var rows: [[SIMD2<Double>]] = []
    func add(_ angle: Double, _ x: Double, _ y: Double, seats: Int = 5) {
      rows += GeneratedHall.block(rows: 3, seats: seats, angle: angle, pitch: 1).map {
        $0.map { $0 + SIMD2(x, y) }
      }
    }
    add(0, 7, 0, seats: 10)
    add(45, 20, 0)
    add(90, 26, 6, seats: 7)
    add(135, 24, 15)
    add(0, 7, 18, seats: 10)
    add(45, 2, 13)
    add(90, 2, 6, seats: 7)
    add(135, 5, 0)
    return GeneratedHall.layout(
      of: rows,
      sections: Array(repeating: "Arena", count: rows.count - 3)
        + Array(repeating: "Gallery", count: 3),
      numbering: 0)
  }()

  /// 3,000 seats in three storeys, with two aisles.
  private static let threeStoreys: SeatLayout = {
    let rows = (0..<50).map { row in
      let y = Double(row) + (row >= 20 ? 2 : 0) + (row >= 36 ? 3 : 0)
      return (0..<60).map { SIMD2(Double($0) + ($0 >= 15 ? 2 : 0) + ($0 >= 45 ? 2 : 0), y) }
    }
    return GeneratedHall.layout(
      of: rows, sections: (0..<50).map { $0 < 20 ? "Stalls" : $0 < 36 ? "Circle" : "Balcony" }, numbering: 0)
  }()

  /// A layout from a file beside the tests; nil when there is none.
  private static func read(_ path: String) -> SeatLayout? {
    (try? Data(contentsOf: URL(filePath: "\(root)/Tests/\(path)"))).flatMap { ReadLayout($0).layout }
  }

  /// The stadium that is not part of the repository, where somebody has it.
  static let stadium: SeatLayout? = {
    let directory = ProcessInfo.processInfo.environment["KIOSK_LAYOUTS"] ?? "\(root)/../shared/layouts"
    guard let text = try? Data(contentsOf: URL(filePath: "\(directory)/pretix-stadium.json")),
      let plan = try? JSONNode(parsing: text)
    else { return nil }
    return ReadLayout(PretixMend(plan, text: text).text).layout
  }()

  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/")
}
