import BoxOffice
import Terminal
import TextLayout
import Words

extension SeatsScreen {
  /// The rows or the seats of a row, a sentence each. The hardware cursor stands at the beginning of the sentence.
  func drawSeatList(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let map = sale.map
    let area = canvas.content
    let sentences: [Message]
    let title: Message
    let focus: Int
    if map.view == .seatList {
      let seats = map.listedSeats(inRow: map.row)
      sentences = seats.map(map.listSentence)
      title = map.sentence(forRow: map.row)
      focus = seats.firstIndex(of: map.cursor) ?? 0
    } else {
      let rows = map.listedRows
      sentences = rows.map(map.sentence(forRow:))
      title = .rowsFromScreen(rows.count)
      focus = rows.firstIndex(of: map.row) ?? 0
    }
    canvas.put(
      canvas.words(title), row: area.minRow, column: 1, role: .title, emphasis: .bold,
      width: max(0, canvas.columns - 4))
    let top = area.minRow + (area.size.rows < 10 ? 1 : 2)
    // All of the width: 40 cells are what most braille lines have.
    let rows = Rect(
      origin: Point(column: 0, row: top), size: Size(columns: canvas.columns, rows: max(0, area.maxRow - top))
    )
    // A sentence is never cut: what does not fit goes on in the next row.
    let lines = sentences.enumerated().flatMap { index, sentence in
      Text.wrapped(canvas.drawn(canvas.words(sentence)), to: max(1, rows.size.columns - 1)).enumerated().map {
        (item: index, text: $1, isFirst: $0 == 0)
      }
    }
    let focused = lines.firstIndex { $0.item == focus } ?? 0
    let view = Viewport(of: lines.count, showing: rows.size.rows, focus: focused)
    for position in view.start..<view.end {
      let line = lines[position]
      let row = rows.minRow + position - view.start
      let column = rows.minColumn + (line.isFirst ? 1 : 2)
      canvas.mark(row: row, column: 0, columns: canvas.columns, as: .line(line.item))
      canvas.put(line.text, row: row, column: column)
      guard line.item == focus else { continue }
      if line.isFirst {
        canvas.put(canvas.glyph(.selection), row: row, column: rows.minColumn, role: .selection)
        canvas.frame.cursor = Point(column: column, row: row)
      }
      canvas.frame.setRole(
        Rect(
          origin: Point(column: rows.minColumn, row: row), size: Size(columns: rows.size.columns, rows: 1)),
        .selection)
    }
    let marks =
      (view.start > 0 ? canvas.either("▲", "^") : " ")
      + (view.end < lines.count ? canvas.either("▼", "v") : " ")
    canvas.putRight(marks, row: area.minRow, end: canvas.columns, role: .muted)
    drawListLine(map, on: &canvas)
    drawChoiceLine(sale, on: &canvas, in: environment)
  }

  /// Where one is, or what was typed to get somewhere else.
  private func drawListLine(_ map: SeatMapState, on canvas: inout Canvas) {
    let words: String
    if !map.typed.isEmpty {
      words = canvas.words(.goTo(map.typed))
    } else if map.proposal != nil || map.party.size > 1 && map.view == .seatList {
      let (names, sentence) = map.focusWords
      words = canvas.words(.parts([names, .message(sentence)]))
    } else if map.view == .seatList {
      words =
        canvas.text(of: map.location(of: map.cursor), fitting: canvas.columns - 2)
        ?? "\(map.plan.seats[map.cursor].label)"
    } else {
      let free = map.plan.seats.indices.count { map.state(of: $0) == .free }
      words = canvas.words(.seatsOfHall(map.plan.seats.count, free: free))
    }
    canvas.put(words, row: canvas.footerTop, column: 1, width: canvas.columns - 2)
  }
}
