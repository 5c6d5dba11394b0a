import BoxOffice
import Terminal
import TextLayout
import Words

extension DetailsScreen {
  /// Beside the promo code stands what it is worth.
  private static let promoWidth = 14

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let form = Form(
      canvas: canvas, columns: 64, labels: [.detailsName, .detailsEmail, .detailsPhone, .detailsPromoCode])
    var row = canvas.content.minRow
    let seats = sale.bookingSeats ?? []
    // In a low window the fields need the rows more than their headings do.
    let isLow = canvas.content.size.rows < 10
    if !isLow {
      canvas.put(canvas.words(.detailsTickets), row: row, column: form.left, role: .title, emphasis: .bold)
      row += 1
    }
    let rowsBelow = isLow ? 5 : 8
    let room = max(1, canvas.content.maxRow - row - rowsBelow)
    var focused = 0
    if case .ticket(let position) = sale.details.focus { focused = position }
    let view = Viewport(of: seats.count, showing: room, focus: focused)
    for position in view.start..<view.end {
      canvas.mark(row: row, column: form.left, columns: form.width, as: .line(position))
      drawTicketLine(
        seats[position], isFocused: sale.details.focus == .ticket(position), sale: sale, row: row, form: form,
        on: &canvas)
      row += 1
    }
    if !isLow {
      row += 1
      let used = canvas.put(
        canvas.words(.detailsTitle), row: row, column: form.left, role: .title, emphasis: .bold)
      canvas.put(canvas.words(.detailsOptional), row: row, column: form.left + used + 2, role: .muted)
      row += 1
    }
    let details = sale.details
    let fields: [(Details.Field, Message, TextField)] = [
      (.name, .detailsName, details.name), (.email, .detailsEmail, details.email),
      (.phone, .detailsPhone, details.phone),
      (.promoCode, .detailsPromoCode, details.promoText),
    ]
    for (field, label, text) in fields {
      let isFocused = details.focus == field
      canvas.mark(
        row: row, column: form.left, columns: form.width,
        as: .line(sale.detailFields.firstIndex(of: field) ?? 0))
      form.draw(
        label: label, text: text, besideNote: field == .promoCode ? Self.promoWidth : 0, isFocused: isFocused,
        row: row, on: &canvas)
      if field == .promoCode { drawPromo(sale, row: row, form: form, on: &canvas, in: environment) }
      row += 1
    }
    if let problem = sale.detailsProblem(at: environment.now) {
      let isRoomy = row + 3 < canvas.content.maxRow
      let column = form.left + (isRoomy ? 2 : 0)
      row += isRoomy ? 1 : 0
      let lines = Text.wrapped(canvas.drawn(canvas.words(problem)), to: form.left + form.width - column)
      let room = max(1, canvas.content.maxRow - row)
      let shown = lines.count <= room ? lines : [lines.joined(separator: " ")]
      for (index, line) in shown.enumerated() {
        canvas.put(line, row: row + index, column: column, role: .warning, width: form.width)
      }
    }
    sale.drawTotalLine(on: &canvas, in: environment)
  }

  private func drawTicketLine(
    _ seat: BookingSeat, isFocused: Bool, sale: Sale, row: Int, form: Form, on canvas: inout Canvas
  ) {
    let type =
      sale.map.plan.index(of: seat.seat).map { sale.map.plan.seats[$0].type }.map {
        canvas.words(.seatType($0))
      } ?? ""
    canvas.put("\(seat.label)", row: row, column: form.left + 2, emphasis: .bold)
    if !form.isNarrow { canvas.put(type, row: row, column: form.left + 9, role: .muted, width: 16) }
    let name = Text.padded(canvas.words(.ticketType(seat.ticketType)), to: 8, alignment: .center)
    let column = form.left + (form.isNarrow ? 14 : 26)
    let arrows = isFocused ? (canvas.either("‹", "<"), canvas.either("›", ">")) : (" ", " ")
    canvas.put("\(arrows.0) \(name) \(arrows.1)", row: row, column: column, role: isFocused ? .input : .text)
    canvas.putRight(
      canvas.words.amount(seat.price, in: sale.map.seating.cinema.currency), row: row,
      end: form.left + form.width, role: .price)
    if isFocused {
      canvas.put(canvas.glyph(.selection), row: row, column: form.left, role: .accent)
      canvas.frame.cursor = Point(column: column + 2, row: row)
    }
  }

  private func drawPromo(
    _ sale: Sale, row: Int, form: Form, on canvas: inout Canvas, in environment: Environment
  ) {
    let column = form.fieldColumn + form.fieldWidth(besideNote: Self.promoWidth) + 2
    let room = form.left + form.width - column
    switch sale.details.promo {
    case .none: break
    case .found where sale.promoRefusal(at: environment.now) != nil, .refused:
      canvas.put(
        canvas.either("✗ ", "x ") + canvas.words(.promoNotValid), row: row, column: column, role: .warning,
        width: room)
    case .asked:
      canvas.put(
        canvas.words(.waiting(.promoLookingUp, forSeconds: 0)), row: row, column: column, role: .muted,
        width: room)
    case .found(let promo):
      let discount = sale.discount(elapsed: sale.elapsed(at: environment.now))
      let amount = Fact.amount(Money.zero - discount, sale.map.seating.cinema.currency)
      let words =
        form.isNarrow
        ? canvas.words.text(of: amount)
        : canvas.words(.promoIsWorth(promo.description ?? promo.code, amount))
      canvas.put(
        "\(canvas.either("✓", "+")) \(words)", row: row, column: column,
        role: .success,
        width: room)
    }
  }
}
