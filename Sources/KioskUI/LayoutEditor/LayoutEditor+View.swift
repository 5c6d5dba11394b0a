import BoxOffice
package import Terminal
import Words

extension LayoutEditor {
  /// What is on the screen now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let smallest = KioskState.smallestSize
    let size = environment.size
    guard size.columns >= smallest.columns, size.rows >= smallest.rows else {
      return KioskState.tooSmall(size, capabilities.charset, environment.words)
    }
    var canvas = Canvas(
      size: size, theme: theme, charset: capabilities.charset, words: environment.words, footerRows: 2)
    if let preview {
      draw(preview, of: theme, capabilities, on: &canvas)
    } else {
      drawMap(on: &canvas)
    }
    if let dialog { draw(dialog, on: &canvas) }
    return canvas.frame
  }

  private func drawMap(on canvas: inout Canvas) {
    let words = canvas.words
    let state = words(hasUnsavedChanges ? .layoutNotSaved : .layoutSaved)
    canvas.header(words(.layoutOf(map.seating.screen.name)), map.seating.cinema.name, right: state)
    let area = canvas.content
    let legend = SeatLegend(map: map, canvas: canvas)
    let hasLegend = area.size.rows >= 9
    var shown = map
    // The block is drawn like seats that a customer has chosen.
    shown.chosen = anchor == nil ? [] : marked.compactMap(map.plan.index(of:))
    let window = SeatWindow(
      map: shown,
      area: Rect(
        origin: area.origin,
        size: Size(columns: area.size.columns, rows: area.size.rows - (hasLegend ? 1 : 0))))
    window.draw(on: &canvas)
    if hasLegend, var line = legend.lines(width: area.size.columns - 2).first {
      if !map.outOfOrder.isEmpty {
        line.entries.append(SeatLegend.Entry(roles: [.seatUnavailable], words: words(.legendOutOfOrder)))
      }
      legend.draw(line, row: area.maxRow - 1, column: area.minColumn + 1, on: &canvas)
    }
    drawSeatLine(on: &canvas)
    drawChangeLine(on: &canvas)
    canvas.frame.cursor = window.cursorPoint
    canvas.rule(row: canvas.footerTop - 1)
    if let notice { canvas.put(notice) }
    canvas.hints(bindings.map(\.keyHint))
  }

  /// The seat under the cursor: its name, kind, price, and why it is out of order.
  private func drawSeatLine(on canvas: inout Canvas) {
    let seat = map.plan.seats[map.cursor]
    let label = map.typed.isEmpty ? seat.label.description : canvas.words(.goTo(map.typed))
    let used = canvas.put(label, row: canvas.footerTop, column: 1)
    let column = max(6, used + 3)
    canvas.put(
      canvas.words(sentence(for: seat)), row: canvas.footerTop, column: column,
      width: max(0, canvas.columns - column - 1)
    )
  }

  private func sentence(for seat: SeatMapModel.PlacedSeat) -> Message {
    var parts: [Fact] = [.message(.seatType(seat.type))]
    if let partner = seat.place.partner { parts.append(.message(.pair(with: partner))) }
    if let space = seat.place.companionOf { parts.append(.message(.belongs(to: space))) }
    parts.append(price(of: seat.type))
    if let reason = seat.place.outOfOrder { parts.append(.message(.seatOutOfOrder(because: reason))) }
    return .parts(parts)
  }

  func price(of type: SeatType) -> Fact {
    map.prices.price(of: type).map { .money($0.price, map.seating.cinema.currency) } ?? .message(.noPrice)
  }

  /// The block, otherwise what has changed; and how many seats there are.
  private func drawChangeLine(on canvas: inout Canvas) {
    let row = canvas.footerTop + 1
    let counts = canvas.words(.editorCounts(map.plan.seats.count, forSale: draft.capacity))
    canvas.putRight(counts, row: row, end: canvas.columns - 1, role: .muted)
    let message: Message
    if waiting != nil {
      message = .oneMoment
    } else if anchor != nil {
      message = .marked(marked)
    } else {
      message = hasUnsavedChanges ? .notSaved(change.message) : .nothingChanged
    }
    canvas.put(
      canvas.words(message), row: row, column: 1, role: hasUnsavedChanges || anchor != nil ? .text : .muted,
      width: max(0, canvas.columns - canvas.width(of: counts) - 4))
  }

  // MARK: - Previews

  /// What a kiosk in a window of that size shows, centred; if it is larger than this window, the part around
  /// the cursor.
  private func draw(
    _ preview: Preview, of theme: Theme, _ capabilities: Capabilities, on canvas: inout Canvas
  ) {
    let size = preview.size(in: environment.size)
    var kiosk = KioskState(showing: map, settings: environment.settings, size: size, now: environment.now)
    kiosk.environment.language = environment.language
    let picture = kiosk.frame(theme: theme, capabilities: capabilities)
    // If there is room, the line above the picture says what is shown and the one below how to go on.
    let hasRoom = picture.size.rows + 2 <= canvas.rows || picture.size.rows > canvas.rows
    let room = Size(columns: canvas.columns, rows: canvas.rows - (hasRoom ? 2 : 0))
    let across = Viewport(
      of: picture.size.columns, showing: room.columns, focus: picture.cursor?.column ?? 0)
    let along = Viewport(of: picture.size.rows, showing: room.rows, focus: picture.cursor?.row ?? 0)
    let origin = Point(
      column: (room.columns - across.length) / 2,
      row: (hasRoom ? 1 : 0) + (room.rows - along.length) / 2)
    for row in along.start..<along.end {
      for column in across.start..<across.end {
        let cell = picture[Point(column: column, row: row)]
        canvas.frame.put(
          cell.glyph,
          at: Point(column: origin.column + column - across.start, row: origin.row + row - along.start),
          role: cell.role, emphasis: cell.emphasis)
      }
    }
    canvas.frame.cursor = picture.cursor.map {
      Point(column: origin.column + $0.column - across.start, row: origin.row + $0.row - along.start)
    }
    guard hasRoom else { return }
    let isWhole = across.length == picture.size.columns && along.length == picture.size.rows
    canvas.putCentered(
      canvas.words(
        isWhole
          ? .preview(columns: size.columns, rows: size.rows)
          : .previewPart(columns: size.columns, rows: size.rows)),
      row: origin.row - 1, role: .muted)
    canvas.hints(bindings.map(\.keyHint))
  }
}
