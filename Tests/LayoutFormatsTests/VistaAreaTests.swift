import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("The areas of a Vista seat layout")
struct VistaAreaTests {
  private typealias Area = Sources.VistaArea

  /// Rows from the back to the screen, each with a name; `#` is a seat, and numbers run from left to right.
  static func rows(_ texts: [(name: String, seats: String)], from first: Int = 0) -> [Sources.VistaRow] {
    texts.enumerated().map { index, row in
      let columns = row.seats.enumerated().filter { $0.element == "#" }.map(\.offset)
      return Sources.VistaRow(
        name: row.name, index: first + index,
        seats: columns.enumerated().map { Sources.VistaSeat(id: "\($0 + 1)", column: $1) })
    }
  }

  static func area(
    _ name: String, _ texts: [(name: String, seats: String)], from first: Int = 0, count: Int? = nil,
    frame: [Double]? = nil
  ) -> Sources.VistaArea {
    Sources.VistaArea(
      name: name, rows: rows(texts, from: first), rowCount: count ?? texts.count,
      columnCount: texts.map(\.seats.count).max() ?? 0, frame: frame)
  }

  @Test
  func
    `A block that fills a hole of another area stays there, and a row of couples stands behind by its Top`()
  {
    let read = ReadLayout(Sources.vistaBlockInAHole)
    #expect(read.problems == [])
    #expect(read.picture == ["A 7654321", "B 7654321", "C 7654321", "D 7654321", "E 7654321"])
    #expect(read.layout?.rows.map { $0.places.count { $0.type == .vip } } == [0, 5, 5, 0, 0])
    #expect(read.layout?.rows.map { $0.places[0].y } == [0, 1, 2, 3, 4])
    #expect(
      read.guesses.contains {
        $0.hasPrefix(
          "“Couple” has a grid of its own and stands where `Left`, `Top`, `Width` and `Height` say; `--areas")
      })
  }

  private static let house = area(
    "Standard", [("C", "#####"), ("B", "#####"), ("A", "#####")], frame: [0, 20, 100, 60])

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var areas: [Sources.VistaArea]
    var choice: ImportChoices.Areas?
    /// From the screen to the back.
    let picture: [String]
    /// How the guess about the areas begins, if there is one.
    let guess: String?
  }

  static let cases = [
    Case(
      testDescription: "a row before the front row, by its Top",
      areas: [house, area("Beds", [("Z", "#####")], frame: [0, 82, 100, 18])],
      picture: ["Z 12345", "A 12345", "B 12345", "C 12345"],
      guess: "“Beds” has a grid of its own and stands where"),
    Case(
      testDescription: "a row behind, of seats twice as wide",
      areas: [house, area("Sofas", [("S", "##")], frame: [0, 0, 100, 18])],
      picture: ["A 12345", "B 12345", "C 12345", "S  1  2"],
      guess: "“Sofas” has a grid of its own and stands where"),
    Case(
      testDescription: "a box on the left and one on the right",
      areas: [
        house, area("Box L", [("L", "##")], frame: [-60, 40, 40, 20]),
        area("Box R", [("R", "##")], frame: [120, 40, 40, 20]),
      ],
      picture: ["A    12345", "B+L+R 12 12345 12", "C    12345"],
      guess: "“Box L”, “Box R” have grids of their own and stand where"),
    Case(
      testDescription: "a balcony with the same rectangle stands behind",
      areas: [
        house, area("Balcony", [("Y", "#####"), ("X", "#####"), ("W", "#####")], frame: [0, 20, 100, 60]),
      ],
      picture: ["A 12345", "B 12345", "C 12345", "W 12345", "X 12345", "Y 12345"],
      guess: "“Balcony” has a grid of its own, and the file does not say where: it stands behind"),
    Case(
      testDescription: "two areas without rectangles stand behind, in the file's order",
      areas: [
        area("Standard", [("C", "#####"), ("B", "#####"), ("A", "#####")]), area("Gallery", [("G", "####")]),
        area("Loft", [("L", "###")]),
      ],
      picture: ["A 12345", "B 12345", "C 12345", "G 1234", "L 123"],
      guess: "“Gallery”, “Loft” have grids of their own, and the file does not say where: they stand behind"),
    Case(
      testDescription: "areas with their own cells share a grid, whatever their rectangles say",
      areas: [
        area("Left", [("B", "##   "), ("A", "##   ")], frame: [0, 0, 50, 100]),
        area("Right", [("B", "   ##"), ("A", "   ##")], frame: [50, 0, 50, 100]),
      ],
      picture: ["L-A+R-A 12 12", "L-B+R-B 12 12"], guess: "The areas share one grid"),
    Case(
      testDescription: "the same, placed by rectangles",
      areas: [
        area("Left", [("B", "##"), ("A", "##")], frame: [0, 0, 40, 100]),
        area("Right", [("B", "##"), ("A", "##")], frame: [60, 0, 40, 100]),
      ], choice: .place, picture: ["L-A+R-A 12 12", "L-B+R-B 12 12"], guess: nil),
    Case(
      testDescription: "behind, because somebody says so",
      areas: [house, area("Beds", [("Z", "#####")], frame: [0, 82, 100, 18])], choice: .behind,
      picture: ["A 12345", "B 12345", "C 12345", "Z 12345"], guess: nil),
  ]

  @Test(arguments: cases)
  func `each stands where it is in the house`(item: Case) {
    let read = Sources.read(Sources.vista(item.areas)) { $0.areas = item.choice }
    #expect(read.errorTexts == [])
    #expect(read.picture == item.picture)
    let guesses = read.guesses.filter { $0.contains("--areas") }
    #expect(guesses.count == (item.guess == nil ? 0 : 1))
    #expect(guesses.first?.hasPrefix(item.guess ?? "") ?? true, "\(guesses)")
  }

  @Test
  func `on one grid, because somebody says so, seats lie over one another`() {
    let read = Sources.read(Sources.vista([Self.house, Self.area("Beds", [("Z", "#####")])])) {
      $0.areas = .grid
    }
    #expect(read.errors.count == 5)
  }

  @Test
  func `rows without seats may be missing, and so may SeatLayoutData and everything around it`() throws {
    let seats =
      #"[{"Id": "1", "Position": {"RowIndex": 2, "ColumnIndex": 0}}, {"Id": "2", "Position": {"RowIndex": 2, "ColumnIndex": 1}}]"#
    let areas =
      #"{"Areas": [{"RowCount": 9, "ColumnCount": 4, "Rows": [{"PhysicalName": "A", "Seats": \#(seats)}]}]}"#
    for text in [areas, #"{"SeatLayoutData": \#(areas)}"#, #"{"data": {"seats": \#(areas)}}"#] {
      let read = Sources.read(text)
      #expect(read.format == .vista)
      #expect(read.problems == [])
      #expect(read.layout?.places.map(\.label.description) == ["A1", "A2"])
    }
  }

  @Test
  func `ids such as A1 are labels with numbers in them`() {
    let seats = (0..<4).map { Sources.VistaSeat(id: "A\(4 - $0)", column: $0) }
    let text = Sources.vista([Area(rows: [Sources.VistaRow(name: "A", index: 0, seats: seats)])])
    let read = Sources.read(text)
    #expect(read.problems == [])
    #expect(read.notes == [])
    #expect(read.picture == ["A 4321"])
    #expect(Sources.read(text) { $0.numberOne = .left }.picture == ["A 1234"])
  }
}
