import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("Vista seat layouts")
struct VistaTests {
  private typealias Seat = Sources.VistaSeat
  private typealias Row = Sources.VistaRow
  private typealias Area = Sources.VistaArea

  private static func run(_ columns: ClosedRange<Int>, from first: Int = 1) -> [Seat] {
    columns.enumerated().map { Seat(id: "\(first + $0)", column: $1) }
  }

  @Test(
    "The small hall is read as it is built: row 0 at the back, numbers from right to left, love seats, a broken seat"
  )
  func small() throws {
    let read = ReadLayout(Sources.vistaSmall)
    #expect(read.errorTexts == [])
    #expect(
      read.warningTexts == ["Row “F” is numbered from left to right, the other rows from right to left."])
    let layout = try #require(read.layout)
    #expect(layout.rows.map(\.label) == ["A", "B", "C", "D", "E", "F"])
    #expect(layout.rows.map { $0.places[0].y } == [0, 1, 2, 3, 5, 6])
    #expect(layout.rows[0].places.map(\.label.number) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(layout.rows[0].places.map(\.x) == [2, 3, 5, 6, 7, 8, 10, 11])
    #expect(layout.places.allSatisfy { $0.outOfOrder == nil })
    #expect(layout.rows[4].places.allSatisfy { $0.type == .vip })
    #expect(layout.rows[5].places.map { $0.partner?.number } == [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11])
    #expect(layout.capacity == 68)
    #expect(read.guesses.count == 3)
    #expect(
      read.notes == [
        "1 seat is sold in the file (status 1), and free in an empty house: C4. `--status 1=out-of-order` closes it."
      ])
  }

  @Test("Which end is in front and which side number 1 is on are choices")
  func choices() {
    let text = String(decoding: Sources.vistaSmall, as: UTF8.self)
    let turned = Sources.read(text) { $0.front = .top }
    #expect(turned.layout?.rows.map(\.label) == ["F", "E", "D", "C", "B", "A"])
    #expect(turned.place("B", 1)?.x == 13)
    let mirrored = Sources.read(text) { $0.numberOne = .left }
    #expect(mirrored.place("B", 1)?.x == 0)
    #expect(mirrored.layout?.rows.map(\.label) == ["A", "B", "C", "D", "E", "F"])
    let closed = Sources.read(text) { $0.statuses = ["1": .outOfOrder] }
    #expect(closed.place("C", 4)?.outOfOrder == "closed")
    #expect(closed.layout?.capacity == 67)
    let names = Sources.read(text) { $0.types = ["couple": .premium, "0000000002": .standard] }
    #expect(names.place("F", 1)?.type == .premium)
    #expect(names.place("E", 1)?.type == .standard)
  }

  @Test("Seats that are sold in the file are free in an empty house, and that is said once")
  func sold() {
    let seats = (0..<10).map { Seat(id: "\($0 + 1)", column: $0, status: $0 < 4 ? 1 : 0) }
    let read = Sources.read(Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])]))
    #expect(read.layout?.capacity == 10)
    #expect(
      read.notes == [
        "4 seats are sold in the file (status 1), and free in an empty house: A1, A2, A3, A4. `--status 1=out-of-order` "
          + "closes them."
      ])
    let now = Sources.read(
      Sources.vista([
        Area(rows: [Row(name: "A", index: 0, seats: [Seat(id: "1", column: 0, status: 1, originalStatus: 0)])]
        )
      ]))
    #expect(now.layout?.capacity == 1)
    let told = Sources.read(Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])])) {
      $0.statuses = ["1": .outOfOrder]
    }
    #expect(told.layout?.capacity == 6)
  }

  @Test("Statuses tell wheelchair spaces, companions, broken and house seats, and gaps")
  func statuses() {
    let seats = [3, 7, 0, 5, 2, 6, 4].enumerated().map { Seat(id: "\($0 + 1)", column: $0, status: $1) }
    let read = Sources.read(Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])]))
    #expect(read.errorTexts == [])
    #expect(
      read.layout?.places.map(\.type) == [
        .wheelchair, .companion, .standard, .standard, .standard, .standard,
      ])
    #expect(read.place("A", 2)?.companionOf == SeatLabel(row: "A", number: 1))
    #expect(read.layout?.places.map(\.outOfOrder) == [nil, nil, nil, "broken", "kept by the cinema", nil])
    #expect(read.place("A", 6) == nil)
    #expect(
      read.notes == [
        "Out of order by status 2, “kept by the cinema” for customers: 1 seat (A5). `--status 2=seat` says otherwise.",
        "Out of order by status 5, “broken” for customers: 1 seat (A4). `--status 5=seat` says otherwise.",
      ])
  }

  @Test("Styles and statuses that nobody knows are told, and can be given a meaning")
  func unknownCodes() {
    let seats = [
      Seat(id: "1", column: 0, style: 8), Seat(id: "2", column: 1, style: 9),
      Seat(id: "3", column: 2, status: 77),
    ]
    let text = Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])])
    let read = Sources.read(text)
    #expect(read.errorTexts == [])
    #expect(
      read.notes == [
        "The seat style 8 of 1 seat (A1) is unknown: taken for ordinary. `--style 8=wheelchair` says otherwise.",
        "The seat style 9 of 1 seat (A2) is unknown: taken for ordinary. `--style 9=wheelchair` says otherwise.",
        "The status 77 of 1 seat (A3) is unknown: taken for free. `--status 77=out-of-order` says otherwise.",
      ])
    let told = Sources.read(text) {
      $0.styles = ["8": .wheelchair, "9": .companion]
      $0.statuses = ["77": .none]
    }
    #expect(told.layout?.places.map(\.type) == [.wheelchair, .companion])
    #expect(told.notes == [])
  }

  @Test("A row that goes through several areas is one row, unless its numbers begin anew")
  func sharedRows() {
    let shared = Sources.read(
      Sources.vista([
        Area(rows: [Row(name: "A", index: 0, seats: Self.run(0...3))]),
        Area(name: "VIP", rows: [Row(name: "A", index: 0, seats: Self.run(5...7, from: 5))]),
      ]))
    #expect(shared.layout?.rows.count == 1)
    #expect(
      shared.layout?.places.map(\.type) == [.standard, .standard, .standard, .standard, .vip, .vip, .vip])
    let anew = Sources.read(
      Sources.vista([
        Area(name: "Stalls", rows: [Row(name: "A", index: 0, seats: Self.run(0...3))]),
        Area(name: "Balcony", rows: [Row(name: "A", index: 2, seats: Self.run(0...3))]),
      ]))
    #expect(anew.errorTexts == [])
    #expect(Set(anew.layout?.rows.map(\.label) ?? []) == ["S-A", "B-A"])
    #expect(Set(anew.layout?.rows.compactMap(\.section) ?? []) == ["Stalls", "Balcony"])
  }

  @Test(
    "Areas that are in each other's cells have grids of their own, behind one another where the file does not say"
  )
  func ownGrids() {
    let read = Sources.read(
      Sources.vista([
        Area(name: "Stalls", rows: [Row(name: "A", index: 0, seats: Self.run(0...3))], rowCount: 2),
        Area(name: "Balcony", rows: [Row(name: "M", index: 0, seats: Self.run(0...3))], rowCount: 1),
      ]))
    #expect(read.errorTexts == [])
    #expect(
      read.guesses.contains {
        $0.hasPrefix("“Balcony” has a grid of its own, and the file does not say where: ")
      })
    #expect(read.layout?.rows.map { $0.places[0].y } == [0, 2])
  }

  @Test("A seat that lies over one of another area is told, and the areas stay on one grid")
  func overlap() {
    let read = Sources.read(
      Sources.vista([
        Area(rows: [Row(name: "A", index: 0, seats: Self.run(0...4))]),
        Area(name: "VIP", rows: [Row(name: "B", index: 0, seats: Self.run(4...9))]),
      ]))
    #expect(
      read.errorTexts == ["Area “VIP”, row “B”, seat 1 (x 4, y 0): lies exactly where A5 lies."])
  }

  @Test("Everything that is wrong is told at once, with its place")
  func tellsAll() {
    let rows = [
      Row(
        name: "B", index: 1,
        seats: [
          Seat(id: "1", column: 0, style: 3, group: [0, 1]), Seat(id: "2", column: 1, style: 1),
          Seat(id: "3", column: 4, style: 1, group: [4, 5]), Seat(id: "4", column: 12),
          Seat(id: "4", column: 6), Seat(id: "5", column: 6), Seat(id: "6", column: 8, status: 7),
        ])
    ]
    let read = Sources.read(Sources.vista([Area(rows: rows, declared: 9)]))
    #expect(
      read.errorTexts == [
        "Row “B”, seat 4 (x 12, y 1): lies out of bounds: `ColumnIndex` 12, but `ColumnCount` is 10.",
        "`NumberOfSeats` is 9, but the rows have 7 seats.",
        "Row “B”, seat 1 (x 0, y 1): is half of a love seat, but B2, its other half, does not name it.",
        "Row “B”, seat 2 (x 1, y 1): is half of a love seat without the other: its `SeatsInGroup` is empty.",
        "Row “B”, seat 3 (x 4, y 1): is half of a love seat without the other: there is no such seat at "
          + "row index 1, column index 5.",
        "Row “B”, seat 5 (x 6, y 1): lies exactly where B4 lies.",
        "Row “B”, seat 4 (x 12, y 1): the number appears twice in this row.",
        "Row “B”, seat 6 (x 8, y 1): is a companion's seat without a wheelchair space in its row.",
      ])
  }

  @Test("Keys in another case, numbers as texts, missing and null ones do no harm")
  func leniency() {
    let read = Sources.read(
      #"""
      {"data": {"seatLayoutData": {"areas": [null, {"number": "3", "description": null, "rows": [null,
        {"physicalName": 5, "rowIndexZeroBased": "2", "seats": [null,
          {"id": 1, "columnIndex": "0", "status": "0"}, {"id": 2, "position": {"columnIndex": 1}, "seatStyle": "Normal"}]}]}]}}}
      """#)
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.map(\.label.description) == ["5-1", "5-2"])
  }

  @Test("The middle of a sofa without a sofa is an ordinary seat, with a note")
  func middleWithoutSofa() {
    let seats = [Seat(id: "1", column: 0, style: 2), Seat(id: "2", column: 1)]
    let read = Sources.read(Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])]))
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.map(\.type) == [.standard, .standard])
    #expect(read.notes.count == 1)
  }

  @Test("A sofa for three is sold seat by seat, and an answer that failed is refused")
  func oddAnswers() {
    let seats = (0..<3).map { Seat(id: "\($0 + 1)", column: $0, style: $0 + 1, group: [0, 1, 2]) }
    let read = Sources.read(Sources.vista([Area(rows: [Row(name: "A", index: 0, seats: seats)])]))
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.allSatisfy { $0.partner == nil } == true)
    #expect(read.notes.contains { $0.hasPrefix("1 sofa for more than two") })
    let failed = Sources.read(
      #"{"ResponseCode": 1, "ErrorDescription": "no session", "SeatLayoutData": null}"#
    ) {
      _ in
    }
    #expect(!failed.errors.isEmpty)
  }
}
