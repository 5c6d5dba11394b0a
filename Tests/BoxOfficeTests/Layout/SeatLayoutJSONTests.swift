import BoxOffice
import FoundationEssentials
import FaultInjection
import Testing

@Suite("Seat layout as JSON")
struct SeatLayoutJSONTests {
  @Test("Everything that the format can say is read")
  func readsEverything() throws {
    let layout = try SeatLayout(
      json: Data(
        """
        {"version": 1, "screen": "bottom", "metresPerSeat": 0.56, "metresToScreen": 6.5,
         "rows": [
           {"label": "A", "y": 0, "seats": [
             {"numbers": [1, 3], "x": 2},
             {"number": 9, "x": 11, "type": "WHEELCHAIR"},
             {"number": 10, "x": 12, "type": "COMPANION", "companionOf": 9},
             {"numbers": [14, 11], "x": 14, "pair": true, "type": "PREMIUM"},
             {"number": 15, "x": 19.5, "y": 0.4, "outOfOrder": "broken armrest"}]},
           {"label": "BB", "seats": [{"numbers": [2, 1], "x": 0.25, "y": 1.5, "step": 1.25, "type": "VIP"}]}],
         "fixtures": [{"text": "EXIT", "x": 0, "y": 4}]}
        """.utf8))
    #expect(layout.screenSide == .bottom)
    #expect(layout.metresPerSeat == 0.56)
    #expect(layout.metresToScreen == 6.5)
    #expect(layout.fixtures == [SeatLayout.Fixture(text: "EXIT", x: 0, y: 4)])
    #expect(layout.rows.map(\.label) == ["A", "BB"])
    #expect(layout.capacity == 11)
    func a(_ number: Int) -> SeatLabel { SeatLabel(row: "A", number: number) }
    #expect(
      layout.rows[0].places == [
        SeatLayout.Place(label: a(1), x: 2, y: 0), SeatLayout.Place(label: a(2), x: 3, y: 0),
        SeatLayout.Place(label: a(3), x: 4, y: 0),
        SeatLayout.Place(label: a(9), type: .wheelchair, x: 11, y: 0),
        SeatLayout.Place(label: a(10), type: .companion, x: 12, y: 0, companionOf: a(9)),
        SeatLayout.Place(label: a(14), type: .premium, x: 14, y: 0, partner: a(13)),
        SeatLayout.Place(label: a(13), type: .premium, x: 15, y: 0, partner: a(14)),
        SeatLayout.Place(label: a(12), type: .premium, x: 16, y: 0, partner: a(11)),
        SeatLayout.Place(label: a(11), type: .premium, x: 17, y: 0, partner: a(12)),
        SeatLayout.Place(label: a(15), x: 19.5, y: 0.4, outOfOrder: "broken armrest"),
      ])
    #expect(
      layout.rows[1].places == [
        SeatLayout.Place(label: SeatLabel(row: "BB", number: 2), type: .vip, x: 0.25, y: 1.5),
        SeatLayout.Place(label: SeatLabel(row: "BB", number: 1), type: .vip, x: 1.5, y: 1.5),
      ])
    #expect(try SeatLayout(json: layout.json) == layout)
  }

  @Test("Runs are written as runs, and equal layouts as equal bytes")
  func writesRuns() throws {
    let row = SeatLayout.Row(
      label: "A",
      places: (1...8).map { SeatLayout.Place(label: SeatLabel(row: "A", number: $0), x: Double($0), y: 0) }
        + (9...10).map { number in
          SeatLayout.Place(
            label: SeatLabel(row: "A", number: number), x: Double(number) + 0.5, y: 0,
            partner: SeatLabel(row: "A", number: 19 - number))
        })
    #expect(
      String(decoding: SeatLayout(rows: [row]).json, as: UTF8.self) == """
        {"rows":[{"label":"A","seats":[{"numbers":[1,8],"x":1},{"numbers":[9,10],"pair":true,"x":9.5}],"y":0}],\
        "screen":"top","version":1}
        """)
    let other = SeatLayout.Row(label: "A", places: row.places)
    #expect(SeatLayout(rows: [row]).json == SeatLayout(rows: [other]).json)
  }

  @Test("Layouts of every shape survive being written and read", arguments: 0..<200 as Range<UInt64>)
  func roundTrips(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let layout = SeatLayout.random(using: &generator)
    #expect(layout.problems.isEmpty)
    #expect(try SeatLayout(json: layout.json) == layout)
  }

  @Test(
    "Places finer than the database keeps are rounded to hundredths, and the second writing changes nothing")
  func roundsPlaces() throws {
    let third = 1.0 / 3.0
    let pair = [7, 8].map { number in
      SeatLayout.Place(
        label: SeatLabel(row: "A", number: number), x: Double(number) * third, y: third,
        partner: SeatLabel(row: "A", number: 15 - number))
    }
    let row = SeatLayout.Row(
      label: "A",
      places: (1...6).map {
        SeatLayout.Place(label: SeatLabel(row: "A", number: $0), x: Double($0) * third, y: third)
      }
        + pair)
    let read = try SeatLayout(json: SeatLayout(rows: [row]).json)
    #expect(read.places.map(\.x) == [0.33, 0.67, 1, 1.33, 1.67, 2, 2.33, 2.67])
    #expect(read.places.allSatisfy { $0.y == 0.33 })
    #expect(read.json == SeatLayout(rows: [row]).json)
  }

  @Test("The halves of a love seat need not be alike, nor neighbours")
  func keepsUnlikePairs() throws {
    func place(_ number: Int, _ partner: Int, x: Double, y: Double, _ type: SeatType = .standard)
      -> SeatLayout.Place
    {
      SeatLayout.Place(
        label: SeatLabel(row: "M", number: number), type: type, x: x, y: y,
        partner: SeatLabel(row: "M", number: partner))
    }
    let layout = SeatLayout(rows: [
      SeatLayout.Row(
        label: "M",
        places: [
          place(1, 2, x: 0, y: 0), place(2, 1, x: 1, y: 0.1), place(3, 5, x: 2, y: 0.2),
          place(4, 6, x: 3, y: 0.2),
          place(5, 3, x: 4, y: 0.2), place(6, 4, x: 5, y: 0.2, .vip),
        ])
    ])
    #expect(layout.problems.isEmpty)
    #expect(try SeatLayout(json: layout.json) == layout)
  }

  @Test("A row longer than one run may be is written as two")
  func splitsLongRuns() throws {
    let layout = SeatLayout(rows: [
      SeatLayout.Row(
        label: "A",
        places: (1...1_500).map { number in
          SeatLayout.Place(label: SeatLabel(row: "A", number: number), x: Double(number) / 2, y: 0)
        })
    ])
    #expect(try SeatLayout(json: layout.json) == layout)
  }

  @Test("3,000 seats are read")
  func readsManySeats() throws {
    let rows = (1...60).map { row in
      SeatLayout.Row(
        label: "R\(row)",
        places: (1...50).map { number in
          // No two neighbours are alike, so that each seat is an entry of its own.
          SeatLayout.Place(
            label: SeatLabel(row: "R\(row)", number: number),
            type: number.isMultiple(of: 2) ? .vip : .standard,
            x: Double(number), y: Double(row))
        })
    }
    let json = SeatLayout(rows: rows).json
    let start = ContinuousClock.now
    let layout = try SeatLayout(json: json)
    let elapsed = ContinuousClock.now - start
    #expect(layout.capacity == 3_000)
    // For whoever reads the report; a debug build on a busy machine says little.
    print("3,000 seats in \(json.count) bytes of JSON were read in \(elapsed).")
  }
}
