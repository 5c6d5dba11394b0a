/// Seats as a sentence names them, in order: single ones, and runs of three or more that follow one another.
package struct SeatNames: Hashable, Sendable {
  package enum Run: Hashable, Sendable {
    case seat(SeatLabel)
    case range(first: SeatLabel, last: SeatLabel)
  }

  package let runs: [Run]
  /// How many seats.
  package let count: Int

  /// - Parameter labels: in the order of the sentence; numbers of a run may rise or fall.
  package init(_ labels: [SeatLabel]) {
    count = labels.count
    var runs: [Run] = []
    var rest = labels[...]
    while let first = rest.first {
      let step = rest.dropFirst().first.map { $0.number - first.number } ?? 0
      var count = 1
      if abs(step) == 1 {
        while let label = rest.dropFirst(count).first, label.row == first.row,
          label.number == first.number + step * count
        {
          count += 1
        }
      }
      let run = rest.prefix(count)
      runs += count > 2 ? [.range(first: first, last: run[run.endIndex - 1])] : run.map(Run.seat)
      rest = rest.dropFirst(count)
    }
    self.runs = runs
  }
}

extension SeatingGraph {
  /// Seats along their rows.
  func names(of seats: [SeatIndex]) -> SeatNames {
    SeatNames(
      seats.sorted { geometry.positions[$0] < geometry.positions[$1] }.map { self.seats[$0].label })
  }

  /// Why `chosen` cannot be sold: it would leave `lone` alone, by position, and `instead` would not.
  func leftAlone(
    _ lone: [SeatPosition], by chosen: [SeatIndex], instead: [SeatIndex]
  ) -> SeatingRefusal.Reason {
    .loneSeat(
      names(of: lone.map { geometry.seats[$0] }), between: lone.count == 1 ? gap(at: lone[0]) : nil,
      instead: names(of: instead), offer: Set(instead).isDisjoint(with: chosen) ? .otherSeats : .shifted)
  }

  private func gap(at position: SeatPosition) -> SeatingRefusal.Gap {
    let run = geometry.runs[geometry.runOf[position]]
    let row = geometry.rows[geometry.rowOf[position]]
    let (before, after) = (side(position - 1), side(position + 1))
    // A seat is named before an aisle.
    return run.contains(position - 1) ? SeatingRefusal.Gap(before, after) : SeatingRefusal.Gap(after, before)

    func side(_ beside: SeatPosition) -> SeatingRefusal.Side {
      if run.contains(beside) { return .seat(seats[geometry.seats[beside]].label) }
      return row.contains(beside) ? .aisle : .rowEnd
    }
  }
}
