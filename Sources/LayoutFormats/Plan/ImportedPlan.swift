import BoxOffice

/// A hall as a file of another system draws it, before its rows and seats have the names that a layout needs.
struct ImportedPlan {
  struct Seat {
    /// What is printed on it.
    var text: String
    /// What its text says that it is; nil where that is no number, until the seats of the row are counted.
    var number: Int?
    /// In the file's own measure, for whoever looks for it there.
    var fileX: Double
    var fileY: Double
    /// In seat widths; y grows away from the screen once ``ImportedPlan/turn(_:)`` was called.
    var x: Double
    var y: Double
    var type = SeatType.standard
    /// The same for both halves of a love seat.
    var pair: Int?
    var outOfOrder: String?
    /// The index of its zone, where its row has seats of several.
    var zone: Int?
  }

  struct Row {
    var name: String
    /// As it stands in the file, for whoever looks for it there.
    var fileName: String
    /// The index of its zone or area.
    var zone: Int
    var seats: [Seat]

    init(name: String, zone: Int, seats: [Seat]) {
      self.name = name
      self.fileName = name
      self.zone = zone
      self.seats = seats
    }
  }

  /// The zones' or areas' names.
  var zones: [String]
  var rows: [Row]
  var fixtures: [SeatLayout.Fixture] = []
  /// What a zone is called: `Zone`, `Area`.
  var zoneNoun: String
  /// How the rows of different zones may be one: those of Vista's areas, which share a grid.
  var joinsZones = false
  /// Zones that are worth telling apart on the map, by index.
  var sections: [Int: String] = [:]
  /// The edge that the plan is drawn with on top in the end.
  var screenSide = SeatLayout.ScreenSide.top

  /// Where a seat is in the file.
  func part(_ zone: Int) -> String? {
    zones.count > 1 && !zones[zone].isEmpty ? "\(zoneNoun) “\(zones[zone])”" : nil
  }

  func problem(_ sentence: String, _ row: Row, _ seat: Seat) -> LayoutProblem {
    LayoutProblem(
      sentence, part: part(seat.zone ?? row.zone), row: row.fileName,
      seat: seat.text.isEmpty ? "without a number" : seat.text,
      x: seat.fileX, y: seat.fileY)
  }
}

extension ImportedPlan {
  /// Turns the plan so that the edge is in front.
  mutating func turn(_ front: ImportChoices.Edge) {
    func turned(_ x: Double, _ y: Double) -> (Double, Double) {
      switch front {
      case .top: (x, y)
      // Whoever faces a screen at the lower edge has the drawing's left to the right.
      case .bottom: (-x, -y)
      case .left: (-y, x)
      case .right: (y, -x)
      }
    }
    for row in rows.indices {
      for seat in rows[row].seats.indices {
        let point = turned(rows[row].seats[seat].x, rows[row].seats[seat].y)
        (rows[row].seats[seat].x, rows[row].seats[seat].y) = point
      }
    }
    for index in fixtures.indices {
      (fixtures[index].x, fixtures[index].y) = turned(fixtures[index].x, fixtures[index].y)
    }
    screenSide = front == .bottom ? .bottom : .top
  }

  mutating func mirror() {
    for row in rows.indices {
      for seat in rows[row].seats.indices { rows[row].seats[seat].x.negate() }
    }
    for index in fixtures.indices { fixtures[index].x.negate() }
  }

  /// How many rows have their lowest number left, and how many right, of those that tell.
  var numberOneSides: (left: Int, right: Int) {
    var sides = (left: 0, right: 0)
    for row in rows {
      let numbered = row.seats.compactMap { seat in seat.number.map { (number: $0, x: seat.x) } }
      guard let low = numbered.min(by: { $0.number < $1.number }),
        let high = numbered.max(by: { $0.number < $1.number }), abs(low.x - high.x) > 0.5
      else { continue }
      if low.x < high.x { sides.left += 1 } else { sides.right += 1 }
    }
    return sides
  }

  /// How many pairs of rows of one zone have the earlier name nearer to the top, and how many further from it.
  var nameOrder: (fromTop: Int, fromBottom: Int) {
    var order = (fromTop: 0, fromBottom: 0)
    for zone in zones.indices {
      let named = rows.filter { $0.zone == zone && !$0.seats.isEmpty }
        .map { (name: $0.fileName, y: ImportedPlan.median($0.seats.map(\.y))) }
      // Two neighbours in the file are enough to tell, and a hall has many.
      for (row, next) in zip(named, named.dropFirst()) where abs(row.y - next.y) > 0.3 {
        guard let isEarlier = ImportedPlan.isEarlier(row.name, than: next.name) else { continue }
        if isEarlier == (row.y < next.y) { order.fromTop += 1 } else { order.fromBottom += 1 }
      }
    }
    return order
  }

  /// Whether a row's name comes before another's; nil when they cannot be compared.
  static func isEarlier(_ name: String, than other: String) -> Bool? {
    if let number = Int(name), let another = Int(other) { return number == another ? nil : number < another }
    // `Row 9` comes before `Row 10`.
    let (words, otherWords) = (name.split(separator: " "), other.split(separator: " "))
    if words.count > 1, words.dropLast() == otherWords.dropLast(), let last = words.last,
      let end = otherWords.last
    {
      return isEarlier(String(last), than: String(end))
    }
    guard !name.isEmpty, !other.isEmpty, name != other, name.allSatisfy(\.isLetter),
      other.allSatisfy(\.isLetter), name.count <= 2, other.count <= 2
    else { return nil }
    return (name.count, name.uppercased()) < (other.count, other.uppercased())
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
