package import BoxOffice

extension LayoutChange {
  /// What changes, a kind on each line; that nothing does, when nothing does.
  package var lines: [String] {
    let kinds = [
      ("added", added), ("removed", removed), ("moved", moved), ("another type", retyped),
      ("out of order now", putOutOfOrder), ("back in order", putBack),
    ]
    let lines = kinds.compactMap { name, seats -> String? in
      seats.isEmpty ? nil : "\(counted(seats.count, "seat")) \(name): \(Self.ranges(of: seats))"
    }
    return lines.isEmpty ? ["No seat changes."] : lines
  }

  /// `A1–A8, B3`, by row; no more than fits a few lines.
  package static func ranges(of seats: [SeatLabel]) -> String {
    var ranges: [(first: SeatLabel, last: SeatLabel)] = []
    for seat in seats.sorted() {
      if let last = ranges.last?.last, last.row == seat.row, last.number + 1 == seat.number {
        ranges[ranges.count - 1].last = seat
      } else {
        ranges.append((seat, seat))
      }
    }
    let names = ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }
    guard names.count > 24 else { return names.joined(separator: ", ") }
    return names.prefix(24).joined(separator: ", ") + " and \(names.count - 24) more runs"
  }
}
