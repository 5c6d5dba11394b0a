import BoxOffice
import Terminal
import TextLayout

extension KioskState {
  func drawDetails(on canvas: inout Canvas) {
    guard let sale else { return }
    drawSaleHeader(sale, on: &canvas)
    let form = Form(canvas: canvas, columns: 64)
    var row = canvas.content.minRow
    let seats = sale.bookingSeats ?? []
    // In a low window the fields need the rows more than their headings do.
    let isLow = canvas.content.size.rows < 10
    if !isLow {
      canvas.put("Tickets", row: row, column: form.left, role: .title, emphasis: .bold)
      row += 1
    }
    let rowsBelow = isLow ? 5 : 8
    let room = max(1, canvas.content.maxRow - row - rowsBelow)
    var focused = 0
    if case .ticket(let position) = sale.details.focus { focused = position }
    let view = Viewport(of: seats.count, showing: room, focus: focused)
    for position in view.start..<view.end {
      canvas.mark(row: row, column: form.left, columns: form.width, as: .field(.ticket(position)))
      drawTicketLine(
        seats[position], isFocused: sale.details.focus == .ticket(position), sale: sale, row: row, form: form,
        on: &canvas)
      row += 1
    }
    if !isLow {
      row += 1
      canvas.put("Your details", row: row, column: form.left, role: .title, emphasis: .bold)
      canvas.put("all optional", row: row, column: form.left + 14, role: .muted)
      row += 1
    }
    let details = sale.details
    let fields: [(Details.Field, String, String)] = [
      (.name, "Name", details.name), (.email, "E-mail", details.email), (.phone, "Phone", details.phone),
      (.promoCode, "Promo code", details.promoText),
    ]
    for (field, label, text) in fields {
      let isFocused = details.focus == field
      canvas.mark(row: row, column: form.left, columns: form.width, as: .field(field))
      form.draw(
        label: label, text: text, width: form.width(of: field), isFocused: isFocused, row: row, on: &canvas)
      if field == .promoCode { drawPromo(sale, row: row, form: form, on: &canvas) }
      row += 1
    }
    if let detailsProblem {
      let isRoomy = row + 3 < canvas.content.maxRow
      let column = form.left + (isRoomy ? 2 : 0)
      row += isRoomy ? 1 : 0
      let lines = Text.wrapped(canvas.drawn(detailsProblem), to: form.left + form.width - column)
      let room = max(1, canvas.content.maxRow - row)
      let shown = lines.count <= room ? lines : [lines.joined(separator: " ")]
      for (index, line) in shown.enumerated() {
        canvas.put(line, row: row + index, column: column, role: .warning, width: form.width)
      }
    }
    drawTotalLine(sale, on: &canvas)
  }

  private func drawTicketLine(
    _ seat: BookingSeat, isFocused: Bool, sale: Sale, row: Int, form: Form, on canvas: inout Canvas
  ) {
    let type = sale.plan.index(of: seat.seat).map { sale.plan.spots[$0].type.name } ?? ""
    canvas.put("\(seat.label)", row: row, column: form.left + 2, emphasis: .bold)
    if !form.isNarrow { canvas.put(type, row: row, column: form.left + 9, role: .muted, width: 16) }
    let name = Text.padded(seat.ticketType.name, to: 8, alignment: .center)
    let column = form.left + (form.isNarrow ? 14 : 26)
    let arrows = isFocused ? (canvas.either("‹", "<"), canvas.either("›", ">")) : (" ", " ")
    canvas.put("\(arrows.0) \(name) \(arrows.1)", row: row, column: column, role: isFocused ? .input : .text)
    canvas.putRight("\(seat.price)", row: row, end: form.left + form.width, role: .price)
    if isFocused {
      canvas.put(canvas.glyph(.selection), row: row, column: form.left, role: .accent)
      canvas.frame.cursor = Point(column: column + 2, row: row)
    }
  }

  private func drawPromo(_ sale: Sale, row: Int, form: Form, on canvas: inout Canvas) {
    let column = form.promoStatusColumn
    let room = form.left + form.width - column
    switch sale.details.promo {
    case .none: break
    case .found where promoRefusal != nil, .refused:
      canvas.put(
        canvas.either("✗ not valid", "x not valid"), row: row, column: column, role: .warning, width: room)
    case .asked:
      canvas.put(
        "looking it up\(canvas.either("…", "..."))", row: row, column: column, role: .muted, width: room)
    case .found(let promo):
      let discount = sale.discount(elapsed: elapsedSinceOpening)
      let words = form.isNarrow ? "" : "\(promo.description ?? promo.code), "
      canvas.put(
        "\(canvas.either("✓", "+")) \(words)\(Money.zero - discount)", row: row, column: column,
        role: .success,
        width: room)
    }
  }

  /// Seats, what is due, and how long they are held.
  func drawTotalLine(_ sale: Sale, on canvas: inout Canvas) {
    let row = canvas.footerTop
    let held = drawCountdown(sale, on: &canvas, row: row)
    let currency = sale.seating.cinema.currency
    let total = "\(currency.formatted(sale.amountDue(elapsed: elapsedSinceOpening)))"
    canvas.putRight(total, row: row, end: held - 3, role: .price, emphasis: .bold)
    let labels = (sale.bookingSeats ?? []).map(\.label.description).joined(separator: " ")
    canvas.put(labels, row: row, column: 1, width: max(0, held - 3 - canvas.width(of: total) - 3))
  }
}

/// Where the lines of a form stand: in the middle, in one column.
struct Form {
  let left: Int
  let width: Int
  private let labelWidth = 12
  private let fieldWidth = 32

  init(canvas: Canvas, columns: Int) {
    width = min(columns, canvas.columns - 2)
    left = (canvas.columns - width) / 2
  }

  /// Whether only what matters fits into a line.
  var isNarrow: Bool { width < 50 }

  /// The columns to type into. Beside the promo code stands what it is worth.
  func width(of field: Details.Field) -> Int {
    min(fieldWidth, width - labelWidth - 3) - (field == .promoCode ? 14 : 0)
  }

  var promoStatusColumn: Int { left + labelWidth + 2 + width(of: .promoCode) + 2 }

  /// A label and what was typed; of long text the end, where the cursor is.
  func draw(label: String, text: String, width room: Int, isFocused: Bool, row: Int, on canvas: inout Canvas)
  {
    canvas.put(label, row: row, column: left + 2, role: isFocused ? .text : .muted)
    let column = left + labelWidth + 2
    var shown = canvas.drawn(text)
    while Text.columns(of: shown) > room - 1 { shown.removeFirst() }
    canvas.put(
      Text.padded(shown.isEmpty && !isFocused ? canvas.either("·", ".") : shown, to: room), row: row,
      column: column,
      role: isFocused ? .input : shown.isEmpty ? .inputPlaceholder : .text)
    guard isFocused else { return }
    canvas.put(canvas.glyph(.selection), row: row, column: left, role: .accent)
    canvas.frame.cursor = Point(column: column + Text.columns(of: shown), row: row)
  }
}
