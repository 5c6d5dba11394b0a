import BoxOffice
import Terminal
import TextLayout

/// A text among the seats: the label of a row at its end, or the name of a section.
package struct Sign: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case row, section
  }

  package let text: String
  package let kind: Kind
  /// Its first character's.
  package let cell: Projection.Cell
}

/// Finds room for signs among the seats. Where there is none, there is no sign: the line under the map says the same.
struct SignPlaces {
  private(set) var signs: [Sign] = []
  private var taken: [Int: Set<Int>] = [:]
  private let cells: SeatArray<SeatGrid.Cell>
  /// Within which there may be signs.
  private let across: ClosedRange<Int>
  private let along: ClosedRange<Int>

  /// The columns and lines that the signs take.
  var columns: [Int] {
    signs.flatMap { [$0.cell.column, $0.cell.column + Text.columns(of: $0.text) - 1] }
  }
  var lines: [Int] { signs.map(\.cell.line) }

  init(layout: SeatLayout, rows: [[SeatIndex]], isLevel: Bool, cells: SeatArray<SeatGrid.Cell>) {
    self.cells = cells
    for cell in cells { taken[cell.y, default: []].insert(cell.x) }
    let (columns, lines) = (cells.map(\.x), cells.map(\.y))
    // Level rows have their labels beside the map, so only what stands between rows is named in it.
    let (more, further) = isLevel ? (0, 1) : (24, 2)
    across = (columns.min() ?? 0) - more...(columns.max() ?? 0) + more
    along = (lines.min() ?? 0) - further...(lines.max() ?? 0) + further
    nameSections(of: layout, rows: rows)
    for (index, row) in rows.enumerated() {
      guard let first = row.first, let last = row.last else { continue }
      let label = isLevel ? layout.rows[index].label : SignPlaces.shortLabel(layout.rows[index].label)
      let (start, end) = (cells[first], cells[last])
      if isLevel {
        // A row that is the first or the last of its line has its label at the map's edge.
        let line = taken[start.y] ?? []
        let isBetween = line.contains { $0 < start.x } && line.contains { $0 > end.x }
        guard isBetween, start.y == end.y else { continue }
        if !name(label, beside: start, towards: SeatGrid.Cell(-1, 0)) {
          _ = name(label, beside: end, towards: SeatGrid.Cell(1, 0))
        }
        continue
      }
      let isAlone = first == last
      _ = name(label, beside: start, towards: isAlone ? SeatGrid.Cell(-1, 0) : start &- cells[row[1]])
      _ = name(
        label, beside: end, towards: isAlone ? SeatGrid.Cell(1, 0) : end &- cells[row[row.count - 2]])
    }
  }

  /// Among turned rows there is little room: of a label such as `B2-F` what stands behind the hyphen. The line under
  /// the map says all of it.
  private static func shortLabel(_ label: String) -> String {
    let end = label.split(separator: "-").last.map(String.init) ?? label
    return Text.sanitised(end)
  }

  /// A row's label beyond the seat at its end, where the row would go on. False where something else is.
  private mutating func name(
    _ text: String, beside end: SeatGrid.Cell, towards step: SeatGrid.Cell
  ) -> Bool {
    let side = step.x.signum()
    let width = Text.columns(of: text)
    // A row that goes up or down goes on above or below.
    let reach = min(abs(step.x), 2) * side
    let start = end.x + reach - (side < 0 ? width - 1 : side == 0 ? (width - 1) / 2 : 0)
    if step.y != 0, put(text, .row, at: SeatGrid.Cell(start, end.y + step.y.signum())) { return true }
    guard side != 0 else { return false }
    return put(text, .row, at: SeatGrid.Cell(side < 0 ? end.x - 1 - width : end.x + 2, end.y))
  }

  /// Names the sections where there are several: in the middle of their seats, if that is empty, else above them. Below
  /// them the name would seem to be the next section's.
  private mutating func nameSections(of layout: SeatLayout, rows: [[SeatIndex]]) {
    var members: [(name: String, seats: [SeatIndex])] = []
    for (index, row) in rows.enumerated() where !row.isEmpty {
      let name = Text.sanitised(layout.rows[index].section ?? "")
      if let known = members.firstIndex(where: { $0.name == name }) {
        members[known].seats += row
      } else {
        members.append((name, row))
      }
    }
    guard members.count > 1 else { return }
    for section in members where !section.name.isEmpty {
      let columns = section.seats.map { cells[$0].x }.sorted()
      let lines = section.seats.map { cells[$0].y }.sorted()
      let width = Text.columns(of: section.name)
      let start = (columns[0] + columns[columns.count - 1] - width) / 2
      let middle = (lines[0] + lines[lines.count - 1]) / 2
      for line in [middle, lines[0] - 1] {
        // Names are read from afar: they keep their distance from the seats of a line.
        if put(section.name, .section, at: SeatGrid.Cell(start, line), margin: 3) { break }
      }
    }
  }

  /// Writes a text where nothing else is; false where something is.
  private mutating func put(
    _ text: String, _ kind: Sign.Kind, at cell: SeatGrid.Cell, margin: Int = 1
  ) -> Bool {
    let end = cell.x + Text.columns(of: text)
    let isInside = along.contains(cell.y) && across.contains(cell.x) && across.contains(end - 1)
    let others = taken[cell.y] ?? []
    guard isInside, !text.isEmpty,
      (cell.x - margin..<end + margin).allSatisfy({ !others.contains($0) })
    else { return false }
    taken[cell.y, default: []].formUnion(cell.x..<end)
    signs.append(
      Sign(text: text, kind: kind, cell: Projection.Cell(column: cell.x, line: cell.y)))
    return true
  }
}
