import BoxOffice

/// The love seats of a Vista layout: seats whose `SeatsInGroup` name each other.
struct VistaPairs {
  private var pairs: [VistaSeat.Cell: Int] = [:]
  private(set) var problems: [(sentence: String, seat: VistaSeat)] = []
  private(set) var notes: [String] = []

  /// - Parameter seats: those with a group, and those whose style says that they should have one.
  init(_ seats: [VistaSeat]) {
    let byCell = Dictionary(seats.map { ($0.cell, $0) }) { first, _ in first }
    var sofas: Set<[VistaSeat.Cell]> = []
    for seat in seats {
      guard seat.hasGroup else {
        problems.append(("is half of a love seat without the other: its `SeatsInGroup` is empty.", seat))
        continue
      }
      let others = Set(seat.group).subtracting([seat.cell])
      if others.isEmpty {
        problems.append(
          ("is half of a love seat without the other: its `SeatsInGroup` names no other.", seat))
      } else if others.count > 1 {
        sofas.insert(Set(seat.group).union([seat.cell]).sorted { ($0.row, $0.column) < ($1.row, $1.column) })
      } else if let other = others.first {
        pair(seat, with: byCell[other], at: other)
      }
    }
    if !sofas.isEmpty {
      notes.append(
        "\(counted(sofas.count, "sofa")) for more than two: a love seat has two halves, so their seats are sold one by one."
      )
    }
  }

  private mutating func pair(_ seat: VistaSeat, with other: VistaSeat?, at cell: VistaSeat.Cell) {
    guard let other else {
      problems.append(
        (
          "is half of a love seat without the other: there is no such seat at row index \(cell.row), column index "
            + "\(cell.column).", seat
        ))
      return
    }
    guard other.group.contains(seat.cell) else {
      problems.append(
        ("is half of a love seat, but \(other.row)\(other.text), its other half, does not name it.", seat))
      return
    }
    guard other.cell.row == seat.cell.row, other.row == seat.row else {
      problems.append(
        (
          "is half of a love seat, but \(other.row)\(other.text), its other half, stands in another row.",
          seat
        ))
      return
    }
    let number = pairs[seat.cell] ?? pairs[other.cell] ?? pairs.count + 1
    (pairs[seat.cell], pairs[other.cell]) = (number, number)
  }

  /// The same for both halves; nil for a seat that is sold alone.
  func pair(of cell: VistaSeat.Cell) -> Int? { pairs[cell] }
}
