import BoxOffice
import FoundationEssentials
import Glibc
import LayoutFormats
import FaultInjection
import TestSupport
import Testing

/// Halls from a seed, written as a pretix plan and as a Vista layout.
@Suite("Halls that nobody here drew", .ownThread)
struct GeneratedHallTests {
  private static let letters = (0..<60).map { index in
    index < 26
      ? String(UnicodeScalar(UInt8(65 + index)))
      : "A\(String(UnicodeScalar(UInt8(65 + index % 26))))\(index / 26)"
  }

  @Test(
    "Rotated, slanted, serpentine and fractional plans keep every seat and every distance",
    arguments: 0..<80 as Range<UInt64>)
  func pretix(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let width = Double.random(in: 8...40, using: &generator)
    let angle: Double = [0.0, 0, 0.1, -0.2, 0.7].randomElement(using: &generator) ?? 0
    let rowCount = seed == 0 ? 1 : Int.random(in: 1...20, using: &generator)
    let seatCount = seed == 0 ? 5 : Int.random(in: 2...30, using: &generator)
    let isSerpentine = Bool.random(using: &generator)
    let (cosine, sine) = (cos(angle), sin(angle))
    let rows = (0..<rowCount).map { row -> Sources.PretixRow in
      let numbers = (1...seatCount).map(String.init)
      return Sources.PretixRow(
        name: Self.letters[row],
        numbers: isSerpentine && !row.isMultiple(of: 2) ? numbers.reversed() : numbers,
        x: 2000 - sine * Double(row) * width, y: 1000 + cosine * Double(row) * width,
        step: SIMD2(cosine, sine) * width)
    }
    let read = Sources.read(Sources.pretix([("Hall", rows)])) { $0.front = .top }
    #expect(read.errorTexts == [])
    let layout = try #require(read.layout)
    #expect(layout.places.count == rowCount * seatCount)
    #expect(layout.rows.map(\.label) == rows.map(\.name))
    for row in layout.rows {
      let places = row.places.sorted { $0.label.number < $1.label.number }
      for (seat, next) in zip(places, places.dropFirst()) {
        let (x, y) = (next.x - seat.x, next.y - seat.y)
        #expect(abs((x * x + y * y).squareRoot() - 1) < 0.03)
      }
    }
    #expect(read.warningTexts.contains { $0.contains("serpentine") } == (isSerpentine && rowCount > 2))
    try Self.survivesExport(layout)
  }

  @Test(
    "Grids of any size, either way up and either way round, keep every seat",
    arguments: 0..<80 as Range<UInt64>)
  func vista(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rowCount = seed == 0 ? 60 : Int.random(in: 1...25, using: &generator)
    let columnCount = seed == 0 ? 50 : Int.random(in: 2...30, using: &generator)
    let isFirstInFront = Bool.random(using: &generator)
    let isRightToLeft = Bool.random(using: &generator)
    let split = Int.random(in: 0...columnCount, using: &generator)
    var areas = [Sources.VistaArea(rows: []), Sources.VistaArea(name: "VIP", rows: [])]
    for row in 0..<rowCount {
      let name = Self.letters[isFirstInFront ? row : rowCount - 1 - row]
      let columns = (0..<columnCount).filter { _ in Int.random(in: 0...9, using: &generator) > 0 }
      let seats = columns.enumerated().map { index, column in
        Sources.VistaSeat(id: "\(isRightToLeft ? columns.count - index : index + 1)", column: column)
      }
      areas[0].rows.append(
        Sources.VistaRow(name: name, index: row, seats: seats.filter { $0.column < split }))
      areas[1].rows.append(
        Sources.VistaRow(name: name, index: row, seats: seats.filter { $0.column >= split }))
    }
    for index in areas.indices { (areas[index].rowCount, areas[index].columnCount) = (rowCount, columnCount) }
    let count = areas.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.seats.count } }
    guard count > 0 else { return }
    let read = Sources.read(Sources.vista(areas))
    #expect(read.errorTexts == [])
    #expect(read.warningTexts == [])
    let layout = try #require(read.layout)
    #expect(layout.places.count == count)
    #expect(layout.places.count { $0.type == .vip } == areas[1].rows.reduce(0) { $0 + $1.seats.count })
    let labels = layout.rows.map(\.label)
    #expect(rowCount == 1 || labels == Self.letters.filter(labels.contains))
    try Self.survivesExport(layout)
  }

  /// What is exported is read as an equal layout, and exported the same again.
  private static func survivesExport(_ layout: SeatLayout) throws {
    let read = ReadLayout(Data(layout.text.utf8))
    #expect(read.errorTexts == [])
    #expect(read.layout == layout)
    #expect(read.layout?.text == layout.text)
    #expect(layout.differences(from: try SeatLayout(json: layout.json)) == [])
  }
}
