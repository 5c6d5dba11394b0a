import BoxOffice

extension ImportedPlan {
  /// Takes the seats' numbers from their texts. A row whose texts say more than its name does becomes several.
  mutating func readNumbers() {
    rows = rows.flatMap { row -> [Row] in
      let numbers = SeatNumbers(row.seats.map(\.text), row: row.name)
      var parts: [(addition: String, seats: [Seat])] = []
      for (seat, reading) in zip(row.seats, numbers.readings) {
        var seat = seat
        seat.number = reading.number
        if let part = parts.firstIndex(where: { $0.addition == reading.addition }) {
          parts[part].seats.append(seat)
        } else {
          parts.append((reading.addition, [seat]))
        }
      }
      guard !parts.isEmpty else { return [row] }
      return parts.map { part in
        var named = row
        named.name = [numbers.name, part.addition].filter { !$0.isEmpty }.joined(separator: "-")
        named.seats = part.seats
        return named
      }
    }
  }

  /// Gives seats whose texts say no number the next free ones of their row, from left to right.
  mutating func countOthers() {
    for row in rows.indices where rows[row].seats.contains(where: { $0.number == nil }) {
      var taken = Set(rows[row].seats.compactMap(\.number))
      var next = (taken.max() ?? 0) + 1
      if next + rows[row].seats.count > SeatNumbers.largest { next = 1 }
      for seat in rows[row].seats.indices where rows[row].seats[seat].number == nil {
        while taken.contains(next) { next += 1 }
        taken.insert(next)
        rows[row].seats[seat].number = next
      }
    }
  }
}

/// What became of the texts on the seats, summed up for the whole hall.
struct NumberNotes {
  private var changed: [String] = []
  private var counted: [String] = []

  /// - Parameter isCounted: whether the seat's text says no number.
  mutating func add(_ seat: ImportedPlan.Seat, of row: ImportedPlan.Row, as label: SeatLabel, isCounted: Bool)
  {
    if isCounted {
      self.counted.append(seat.text.isEmpty ? "\(label)" : "“\(seat.text)” is \(label)")
      return
    }
    func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let isSame =
      seat.text.allSatisfy { $0.isASCII && $0.isNumber } || bare(seat.text) == bare(label.description)
      || bare(seat.text) == bare(row.fileName + "\(label.number)")
    if !isSame { changed.append("“\(seat.text)” is \(label)") }
  }

  var notes: [String] {
    var notes: [String] = []
    if !changed.isEmpty {
      notes.append(
        "A seat is called by its row and a number, so \(LayoutFormats.counted(changed.count, "seat")) "
          + "\(changed.count == 1 ? "is" : "are") called otherwise than in the file: \(enumeration(changed))."
      )
    }
    if !counted.isEmpty {
      notes.append(
        "\(LayoutFormats.counted(counted.count, "seat")) without a number \(counted.count == 1 ? "gets" : "get") the next "
          + "free one of the row: \(enumeration(counted)).")
    }
    return notes
  }
}
