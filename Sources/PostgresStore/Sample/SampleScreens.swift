package import BoxOffice

/// Four auditoriums worth looking at.
package enum SampleScreens {
  package static let all: [Screen] = [salon, court, arena, imax]

  /// 60 seats; the back row is love seats.
  static let salon = screen(
    "Salon", .standard, formats: ["STANDARD"],
    rows: [
      row("A", y: 0, [run(1...8, x: 2)]), row("B", y: 1, [run(1...8, x: 2)]),
      row("C", y: 2, [run(1...10, x: 1)]), row("D", y: 3, [run(1...10, x: 1)]),
      row("E", y: 4, [run(1...10, x: 1, .premium)]),
      // The seats of a pair are close together, with a little space before the next pair.
      row(
        "F", y: 5.5,
        (0..<7).map { pair in
          run(2 * pair + 1...2 * pair + 2, x: 1.6 * Double(pair) + 0.2, step: 0.8, .premium, inPairs: true)
        }),
    ],
    fixtures: [SeatLayout.Fixture(text: "DOOR", x: 0, y: 6.5)])

  /// 178 seats in three blocks with two aisles, a VIP block, and wheelchair spaces with their companions.
  static let court = screen(
    "Court", .standard, formats: ["STANDARD", "3D"],
    rows: letters("ABCDEFGHJKLM").enumerated().map { index, label in
      let y = Double(index) + (index >= 6 ? 1 : 0)
      switch label {
      case "A":
        return row(
          label, y: y,
          [
            wheelchair(1, companion: 2, x: 0), wheelchair(3, companion: 4, x: 2), run(5...11, x: 5),
            wheelchair(12, companion: 13, x: 13),
          ].flatMap { [$0] })
      case "G", "H", "J":
        return row(label, y: y, [run(1...4, x: 0), run(5...11, x: 5, .vip), run(12...15, x: 13)])
      default:
        return row(label, y: y, [run(1...4, x: 0), run(5...11, x: 5), run(12...15, x: 13)])
      }
    },
    fixtures: [
      SeatLayout.Fixture(text: "EXIT", x: 0, y: 6), SeatLayout.Fixture(text: "EXIT", x: 16, y: 6),
    ])

  /// 300 seats in rows that curve round the screen, the first ones shorter.
  static let arena = screen(
    "Arena", .fourDX, formats: ["STANDARD", "3D", "4DX"],
    rows: letters("ABCDEFGHJKLMNP").enumerated().map { index, label in
      let count = 18 + min(index, 4)
      let start = 11.0 - Double(count) / 2
      let middle = Double(count - 1) / 2
      let places = (0..<count).map { seat in
        let offset = (Double(seat) - middle) / 11
        let type: SeatType = (6...8).contains(index) && abs(offset) < 0.5 ? .premium : .standard
        return place(
          label, seat + 1, x: start + Double(seat), y: Double(index) + 1.2 - 1.2 * offset * offset, type)
      }
      return SeatLayout.Row(label: label, places: places)
    },
    fixtures: [SeatLayout.Fixture(text: "EXIT", x: 0, y: 0), SeatLayout.Fixture(text: "EXIT", x: 21, y: 0)])

  /// 488 seats, numbered from right to left as in many old cinemas; one is broken.
  static let imax = screen(
    "IMAX Hall", .imax, formats: ["STANDARD", "3D", "IMAX"],
    rows: letters("ABCDEFGHJKLMNPQRST").enumerated().map { index, label in
      let y = Double(index) + (index >= 9 ? 1 : 0)
      if label == "K" {
        // Behind the cross aisle, at the level of the doors.
        return row(
          label, y: y,
          [
            wheelchair(24, companion: 23, x: 2), wheelchair(22, companion: 21, x: 4),
            run(20, downTo: 7, x: 9),
            wheelchair(6, companion: 5, x: 26), wheelchair(4, companion: 3, x: 28),
          ])
      }
      let type: SeatType = (11...14).contains(index) ? .premium : .standard
      var places = [
        run(28, downTo: 22, x: 0), run(21, downTo: 8, x: 9, type), run(7, downTo: 1, x: 25),
      ]
      if index < 2 {
        places = [run(24, downTo: 20, x: 2), run(19, downTo: 6, x: 9), run(5, downTo: 1, x: 25)]
      }
      if label == "N" { places[0][2].outOfOrder = "broken armrest" }
      return row(label, y: y, places)
    },
    fixtures: [
      SeatLayout.Fixture(text: "EXIT", x: 0, y: 9), SeatLayout.Fixture(text: "EXIT", x: 31, y: 9),
    ])

  // MARK: - Words for layouts

  private static func screen(
    _ name: String, _ type: ScreenType, formats: [String], rows: [SeatLayout.Row],
    fixtures: [SeatLayout.Fixture]
  ) -> Screen {
    let layout = SeatLayout(rows: rows, fixtures: fixtures, metresPerSeat: 0.56, metresToScreen: 4.5)
    return Screen(
      id: Screen.ID(sample: "screen \(name)"), cinema: SampleCinema.id, name: name, capacity: layout.capacity,
      type: type, supportedFormats: formats, layout: layout)
  }

  private static func letters(_ text: String) -> [String] { text.map { String($0) } }

  /// Seats without a row, which ``row(_:y:_:)`` adds.
  private static func row(_ label: String, y: Double, _ runs: [[SeatLayout.Place]]) -> SeatLayout.Row {
    SeatLayout.Row(
      label: label,
      places: runs.flatMap { $0 }.map { place in
        func inRow(_ other: SeatLabel?) -> SeatLabel? {
          other.map { SeatLabel(row: label, number: $0.number) }
        }
        var copy = place
        copy.label = SeatLabel(row: label, number: place.label.number)
        copy.partner = inRow(place.partner)
        copy.companionOf = inRow(place.companionOf)
        copy.y = y
        return copy
      })
  }

  private static func place(
    _ row: String, _ number: Int, x: Double, y: Double, _ type: SeatType = .standard
  ) -> SeatLayout.Place {
    // Rounded as in `DECIMAL(5,2)`.
    SeatLayout.Place(
      label: SeatLabel(row: row, number: number), type: type, x: (x * 100).rounded() / 100,
      y: (y * 100).rounded() / 100)
  }

  private static func run(
    _ numbers: ClosedRange<Int>, x: Double, step: Double = 1, _ type: SeatType = .standard,
    inPairs: Bool = false
  ) -> [SeatLayout.Place] {
    numbers.enumerated().map { index, number in
      var seat = place("", number, x: x + Double(index) * step, y: 0, type)
      if inPairs {
        seat.partner = SeatLabel(row: "", number: index.isMultiple(of: 2) ? number + 1 : number - 1)
      }
      return seat
    }
  }

  private static func run(
    _ first: Int, downTo last: Int, x: Double, _ type: SeatType = .standard
  ) -> [SeatLayout.Place] {
    stride(from: first, through: last, by: -1).enumerated().map { index, number in
      place("", number, x: x + Double(index), y: 0, type)
    }
  }

  private static func wheelchair(_ number: Int, companion: Int, x: Double) -> [SeatLayout.Place] {
    var seat = place("", companion, x: x + 1, y: 0, .companion)
    seat.companionOf = SeatLabel(row: "", number: number)
    return [place("", number, x: x, y: 0, .wheelchair), seat]
  }
}
