import BoxOffice
import Terminal

extension KioskState {
  func drawDetails(on page: inout Page) {
    guard let sale else { return }
    drawSaleHeader(sale, on: &page)
    let form = Form(page: page, columns: 64)
    var row = page.content.minRow
    let seats = sale.bookingSeats ?? []
    // In a low window the fields need the rows more than their headings do.
    let isLow = page.content.size.rows < 10
    if !isLow {
      page.put("Tickets", row: row, column: form.left, role: .title, emphasis: .bold)
      row += 1
    }
    let rowsBelow = isLow ? 5 : 8
    let room = max(1, page.content.maxRow - row - rowsBelow)
    var focused = 0
    if case .ticket(let position) = sale.details.focus { focused = position }
    let view = Viewport(of: seats.count, showing: room, focus: focused)
    for position in view.start..<view.end {
      page.mark(row: row, column: form.left, columns: form.width, as: .field(.ticket(position)))
      drawTicketLine(
        seats[position], isFocused: sale.details.focus == .ticket(position), sale: sale, row: row, form: form,
        on: &page)
      row += 1
    }
    if !isLow {
      row += 1
      page.put("Your details", row: row, column: form.left, role: .title, emphasis: .bold)
      page.put("all optional", row: row, column: form.left + 14, role: .muted)
      row += 1
    }
    let details = sale.details
    let fields: [(Details.Field, String, String)] = [
      (.name, "Name", details.name), (.email, "E-mail", details.email), (.phone, "Phone", details.phone),
      (.promoCode, "Promo code", details.promoText),
    ]
    for (field, label, text) in fields {
      let isFocused = details.focus == field
      page.mark(row: row, column: form.left, columns: form.width, as: .field(field))
      form.draw(
        label: label, text: text, width: form.width(of: field), isFocused: isFocused, row: row, on: &page)
      if field == .promoCode { drawPromo(sale, row: row, form: form, on: &page) }
      row += 1
    }
    if let detailsProblem {
      let isRoomy = row + 3 < page.content.maxRow
      let column = form.left + (isRoomy ? 2 : 0)
      row += isRoomy ? 1 : 0
      let lines = Text.wrapped(page.drawn(detailsProblem), to: form.left + form.width - column)
      let room = max(1, page.content.maxRow - row)
      let shown = lines.count <= room ? lines : [lines.joined(separator: " ")]
      for (index, line) in shown.enumerated() {
        page.put(line, row: row + index, column: column, role: .warning, width: form.width)
      }
    }
    drawTotalLine(sale, on: &page)
  }

  private func drawTicketLine(
    _ seat: BookingSeat, isFocused: Bool, sale: Sale, row: Int, form: Form, on page: inout Page
  ) {
    let type = sale.plan.index(of: seat.seat).map { sale.plan.spots[$0].type.name } ?? ""
    page.put("\(seat.label)", row: row, column: form.left + 2, emphasis: .bold)
    if !form.isNarrow { page.put(type, row: row, column: form.left + 9, role: .muted, width: 16) }
    let name = Text.padded(seat.ticketType.name, to: 8, alignment: .center)
    let column = form.left + (form.isNarrow ? 14 : 26)
    let arrows = isFocused ? (page.either("‹", "<"), page.either("›", ">")) : (" ", " ")
    page.put("\(arrows.0) \(name) \(arrows.1)", row: row, column: column, role: isFocused ? .input : .text)
    page.putRight("\(seat.price)", row: row, end: form.left + form.width, role: .price)
    if isFocused {
      page.put(page.glyph(.selection), row: row, column: form.left, role: .accent)
      page.frame.cursor = Point(column: column + 2, row: row)
    }
  }

  private func drawPromo(_ sale: Sale, row: Int, form: Form, on page: inout Page) {
    let column = form.promoStatusColumn
    let room = form.left + form.width - column
    switch sale.details.promo {
    case .none: break
    case .found where promoRefusal != nil, .refused:
      page.put(
        page.either("✗ not valid", "x not valid"), row: row, column: column, role: .warning, width: room)
    case .asked:
      page.put("looking it up\(page.either("…", "..."))", row: row, column: column, role: .muted, width: room)
    case .found(let promo):
      let discount = sale.discount(elapsed: elapsedSinceOpening)
      let words = form.isNarrow ? "" : "\(promo.description ?? promo.code), "
      page.put(
        "\(page.either("✓", "+")) \(words)\(Money.zero - discount)", row: row, column: column,
        role: .success,
        width: room)
    }
  }

  /// Seats, what is due, and how long they are held.
  func drawTotalLine(_ sale: Sale, on page: inout Page) {
    let row = page.footerTop
    let held = drawCountdown(sale, on: &page, row: row)
    let currency = sale.seating.cinema.currency
    let total = "\(currency.formatted(sale.amountDue(elapsed: elapsedSinceOpening)))"
    page.putRight(total, row: row, end: held - 3, role: .price, emphasis: .bold)
    let labels = (sale.bookingSeats ?? []).map(\.label.description).joined(separator: " ")
    page.put(labels, row: row, column: 1, width: max(0, held - 3 - page.width(of: total) - 3))
  }
}

/// Where the lines of a form stand: in the middle, in one column.
struct Form {
  let left: Int
  let width: Int
  private let labelWidth = 12
  private let fieldWidth = 32

  init(page: Page, columns: Int) {
    width = min(columns, page.columns - 2)
    left = (page.columns - width) / 2
  }

  /// Whether only what matters fits into a line.
  var isNarrow: Bool { width < 50 }

  /// The columns to type into. Beside the promo code stands what it is worth.
  func width(of field: Details.Field) -> Int {
    min(fieldWidth, width - labelWidth - 3) - (field == .promoCode ? 14 : 0)
  }

  var promoStatusColumn: Int { left + labelWidth + 2 + width(of: .promoCode) + 2 }

  /// A label and what was typed; of long text the end, where the cursor is.
  func draw(label: String, text: String, width room: Int, isFocused: Bool, row: Int, on page: inout Page) {
    page.put(label, row: row, column: left + 2, role: isFocused ? .text : .muted)
    let column = left + labelWidth + 2
    var shown = page.drawn(text)
    while Text.columns(of: shown) > room - 1 { shown.removeFirst() }
    page.put(
      Text.padded(shown.isEmpty && !isFocused ? page.either("·", ".") : shown, to: room), row: row,
      column: column,
      role: isFocused ? .input : shown.isEmpty ? .inputPlaceholder : .text)
    guard isFocused else { return }
    page.put(page.glyph(.selection), row: row, column: left, role: .accent)
    page.frame.cursor = Point(column: column + Text.columns(of: shown), row: row)
  }
}
