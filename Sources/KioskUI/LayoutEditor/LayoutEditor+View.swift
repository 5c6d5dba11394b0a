import BoxOffice
package import Terminal

extension LayoutEditor {
  /// What the editor looks like now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let smallest = KioskState.smallestSize
    guard let sale = kiosk.sale, kiosk.size.columns >= smallest.columns, kiosk.size.rows >= smallest.rows
    else {
      // It says that the window is too small.
      return kiosk.frame(theme: theme, capabilities: capabilities)
    }
    var canvas = Canvas(size: kiosk.size, theme: theme, charset: capabilities.charset, footerRows: 2)
    if let preview {
      draw(preview, of: theme, capabilities, on: &canvas)
    } else {
      drawMap(sale, on: &canvas)
    }
    if let dialog { draw(dialog, sale, on: &canvas) }
    return canvas.frame
  }

  private func drawMap(_ sale: Sale, on canvas: inout Canvas) {
    let state = hasUnsavedChanges ? "not saved" : "saved"
    canvas.header("Layout of \(sale.seating.screen.name)", sale.seating.cinema.name, right: state)
    let area = canvas.content
    let legend = SeatLegend(sale: sale, canvas: canvas)
    let hasLegend = area.size.rows >= 9
    var map = sale
    // The block is shown as a choice is.
    map.chosen = anchor == nil ? [] : marked.compactMap(sale.plan.index(of:))
    let window = SeatWindow(
      sale: map,
      area: Rect(
        origin: area.origin,
        size: Size(columns: area.size.columns, rows: area.size.rows - (hasLegend ? 1 : 0))))
    window.draw(on: &canvas)
    if hasLegend, var line = legend.lines(width: area.size.columns - 2).first {
      if !sale.outOfOrder.isEmpty {
        line.entries.append(SeatLegend.Entry(roles: [.seatUnavailable], words: "out of order"))
      }
      legend.draw(line, row: area.maxRow - 1, column: area.minColumn + 1, on: &canvas)
    }
    drawSeatLine(sale, on: &canvas)
    drawChangeLine(sale, on: &canvas)
    canvas.frame.cursor = window.cursorPoint
    canvas.rule(row: canvas.footerTop - 1)
    if let notice = kiosk.notice { kiosk.draw(notice, on: &canvas) }
    canvas.hints(bindings)
  }

  /// The seat under the cursor: its name, kind, price, and why it is out of order.
  private func drawSeatLine(_ sale: Sale, on canvas: inout Canvas) {
    let spot = sale.plan.spots[sale.cursor]
    let label = sale.typed.isEmpty ? spot.label.description : "Go to \(sale.typed)"
    let used = canvas.put(label, row: canvas.footerTop, column: 1)
    let column = max(6, used + 3)
    canvas.put(
      sentence(for: spot, sale), row: canvas.footerTop, column: column,
      width: max(0, canvas.columns - column - 1)
    )
  }

  private func sentence(for spot: SeatMapModel.Spot, _ sale: Sale) -> String {
    var parts = [spot.type.name]
    if let partner = spot.place.partner { parts.append("love seat with \(partner)") }
    if let space = spot.place.companionOf { parts.append("belongs to \(space)") }
    parts.append(price(of: spot.type, sale))
    if let reason = spot.place.outOfOrder { parts.append("out of order: \(reason)") }
    return parts.joined(separator: ", ")
  }

  func price(of type: SeatType, _ sale: Sale) -> String {
    sale.prices.price(of: type).map { sale.seating.cinema.currency.formatted($0.price) } ?? "no price"
  }

  /// The block, else what has changed; and how many seats there are.
  private func drawChangeLine(_ sale: Sale, on canvas: inout Canvas) {
    let row = canvas.footerTop + 1
    let counts = "\(sale.plan.spots.count) seats, \(draft.capacity) for sale"
    canvas.putRight(counts, row: row, end: canvas.columns - 1, role: .muted)
    let words: String
    if waiting != nil {
      words = "One moment\(canvas.either("…", "..."))"
    } else if anchor != nil {
      let marked = marked
      words = "\(counted(marked.count, "seat")) marked: \(marked.map(\.description).joined(separator: " "))"
    } else {
      words = hasUnsavedChanges ? "Not saved: \(change.words)." : "Nothing has changed."
    }
    canvas.put(
      words, row: row, column: 1, role: hasUnsavedChanges || anchor != nil ? .text : .muted,
      width: max(0, canvas.columns - canvas.width(of: counts) - 4))
  }

  // MARK: - Previews

  /// What a kiosk in a window of that size shows, in the middle; of a larger one the part around the cursor.
  private func draw(
    _ preview: Preview, of theme: Theme, _ capabilities: Capabilities, on canvas: inout Canvas
  ) {
    var other = kiosk
    other.size = preview.size(in: kiosk.size)
    other.notice = nil
    other.sale?.typed = ""
    let picture = other.frame(theme: theme, capabilities: capabilities)
    // Where the picture does not need the room, a line above says what is seen and one below how to go on.
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
      "\(isWhole ? "" : "part of ")what a kiosk of \(other.size.columns) by \(other.size.rows) shows",
      row: origin.row - 1, role: .muted)
    canvas.hints(bindings)
  }
}

/// `1 seat`, `2 seats`.
private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
