import Terminal

/// Lines of cells in columns that are as wide as their widest cell, in every language.
///
/// One column is flexible: it takes the room that the others leave. If it would be cut, the least important
/// columns are left out first, and then the gaps become narrower.
struct Table {
  struct Column {
    var alignment = Alignment.left
    /// Spaces before it.
    var gap = 2
    /// In a narrow window, columns with the lowest priority are left out first. Nil for one that always
    /// stays.
    var priority: Int?
    /// Its least width in columns of the terminal. A flexible column with shorter text may be narrower.
    var least = 0
    var isFlexible = false
  }

  enum Alignment {
    case left
    /// For numbers.
    case right
  }

  enum Cell {
    case text(String, Role = .text, Emphasis = .none)
    case bar(part: Int, whole: Int)
    case empty
  }

  private struct Place {
    var column: Int
    var width: Int
  }

  private let columns: [Column]
  /// Nil for a column that has no room, or nothing to show.
  private var places: [Place?]

  /// - Parameters:
  ///   - lines: all lines, also those not shown, so that nothing moves when a list is scrolled or filtered.
  ///   - width: the room for a line.
  init(_ columns: [Column], lines: [[Cell]], width: Int, on canvas: Canvas) {
    self.columns = columns
    var widths = columns.map { $0.isFlexible ? 0 : $0.least }
    for line in lines {
      for (index, cell) in line.enumerated() { widths[index] = max(widths[index], cell.width(on: canvas)) }
    }
    places = Array(repeating: nil, count: columns.count)
    var shown = columns.indices.filter { widths[$0] > 0 }
    let flexible = shown.first { columns[$0].isFlexible }
    let wanted = flexible.map { min(widths[$0], max(columns[$0].least, 1)) } ?? 0
    var mostGap = Int.max
    func room() -> Int {
      width
        - shown.enumerated().reduce(0) { used, item in
          let gap = item.offset == 0 ? 0 : min(columns[item.element].gap, mostGap)
          return used + gap + (item.element == flexible ? 0 : widths[item.element])
        }
    }
    while room() < wanted {
      let least = shown.filter { columns[$0].priority != nil }
        .min { (columns[$0].priority ?? 0) < (columns[$1].priority ?? 0) }
      guard let least else { break }
      shown.removeAll { $0 == least }
    }
    if room() < wanted { mostGap = 1 }
    if let flexible { widths[flexible] = max(0, room()) }
    var column = 0
    for (position, index) in shown.enumerated() {
      if position > 0 { column += min(columns[index].gap, mostGap) }
      let room = max(0, min(widths[index], width - column))
      if room > 0 { places[index] = Place(column: column, width: room) }
      column += widths[index]
    }
  }

  /// Draws one line that begins at `column`.
  func draw(_ cells: [Cell], row: Int, column first: Int, on canvas: inout Canvas) {
    for (index, cell) in cells.enumerated() {
      guard let place = places[index] else { continue }
      let column = first + place.column
      switch cell {
      case .empty: break
      case .bar(let part, let whole):
        Chart(columns: place.width).draw(part, of: whole, row: row, column: column, on: &canvas)
      case .text(let text, let role, let emphasis):
        let missing = columns[index].alignment == .right ? max(0, place.width - canvas.width(of: text)) : 0
        canvas.put(
          text, row: row, column: column + missing, role: role, emphasis: emphasis,
          width: place.width - missing)
      }
    }
  }
}

extension Table.Cell {
  fileprivate func width(on canvas: Canvas) -> Int {
    switch self {
    case .empty: 0
    case .bar: Chart.usualColumns
    case .text(let text, _, _): canvas.width(of: text)
    }
  }
}
