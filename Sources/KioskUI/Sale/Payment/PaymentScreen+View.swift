import BoxOffice
import Terminal
import TextLayout
import Words

extension PaymentScreen {
  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let settings = environment.settings
    let amountDue = sale.amountDue(at: environment.now)
    let labels = settings.payments.map { Message.paymentMethod($0.method) }
    let form = Form(canvas: canvas, columns: 60, labels: labels, leastLabel: canvas.columns < 52 ? 4 : 8)
    let end = form.left + form.width
    let currency = sale.map.seating.cinema.currency
    var row = canvas.content.minRow
    // A low window has no rows for the items: the seats and the total are in the footer, too.
    let isLow = canvas.content.size.rows < 10
    if !isLow { row = drawItems(sale, from: row, form: form, on: &canvas, in: environment) }
    canvas.put(canvas.words(.toPay), row: row, column: form.left, role: .title, emphasis: .bold)
    canvas.putRight(
      canvas.words.money(amountDue, in: currency), row: row, end: end, role: .price, emphasis: .bold)
    row += isLow ? 1 : 2
    if case .inDoubt(let order) = sale.checkout {
      drawDoubt(order.claim.reference.text, from: row, form: form, on: &canvas)
      return
    }
    for (index, option) in settings.payments.enumerated() where row < canvas.content.maxRow {
      canvas.mark(row: row, column: form.left, columns: form.width, as: .line(index))
      drawMethod(
        option, isSelected: index == sale.payment.option, sale: sale, row: row, form: form,
        on: &canvas, in: environment)
      row += 1
    }
    if !isLow { row += 1 }
    if case .paying(_, _, let step, let since) = sale.checkout {
      canvas.put(
        canvas.words(environment.waiting(message(for: step), since: since)),
        row: min(row, canvas.content.maxRow - 1),
        column: form.left + 2,
        role: .banner, width: form.width - 2)
    } else if let problem = sale.payment.problem
      ?? (sale.payment.tendered.isEmpty ? nil : sale.paymentProblem(in: environment))
    {
      for line in Text.wrapped(canvas.drawn(canvas.words(problem)), to: form.width - 2)
      where row < canvas.content.maxRow {
        canvas.put(line, row: row, column: form.left + 2, role: .warning)
        row += 1
      }
    }
    sale.drawTotalLine(on: &canvas, in: environment)
  }

  /// Draws the seats with their prices, and the discount.
  /// - Returns: the row after them.
  private func drawItems(
    _ sale: Sale, from first: Int, form: Form, on canvas: inout Canvas, in environment: Environment
  )
    -> Int
  {
    let currency = sale.map.seating.cinema.currency
    var row = first
    let seats = sale.order?.claim.seats.sorted { $0.label < $1.label } ?? sale.bookingSeats ?? []
    let discount = sale.order?.claim.discount ?? sale.discount(elapsed: sale.elapsed(at: environment.now))
    let room = max(
      1, canvas.content.size.rows - 7 - environment.settings.payments.count - (discount > .zero ? 1 : 0)
    )
    let isCut = seats.count > room
    let words = canvas.words
    func amount(_ amount: Money, _ role: Role = .price) -> Table.Cell {
      .text(words.amount(amount, in: currency), role)
    }
    var lines = seats.prefix(isCut ? room - 1 : room).map { seat -> [Table.Cell] in
      let type = sale.map.plan.index(of: seat.seat).map { sale.map.plan.seats[$0].type }
      let kind = type.map { Message.ticketAndSeat(seat.ticketType, $0) } ?? .ticketType(seat.ticketType)
      return [.text("\(seat.label)", .text, .bold), .text(words(kind), .muted), amount(seat.price)]
    }
    if isCut {
      let rest = seats.dropFirst(room - 1)
      lines.append([
        .empty, .text(words(.andMore(rest.count)), .muted), amount(rest.reduce(.zero) { $0 + $1.price }),
      ])
    }
    if discount > .zero {
      let code = sale.order?.claim.promo?.code ?? sale.details.promoText.text.uppercased()
      lines.append([.empty, .text(words(.promoCode(code)), .success), amount(.zero - discount, .success)])
    }
    let table = Table(
      [Table.Column(least: 5), Table.Column(isFlexible: true), Table.Column(alignment: .right)], lines: lines,
      width: form.width - 2, on: canvas)
    for line in lines {
      table.draw(line, row: row, column: form.left + 2, on: &canvas)
      row += 1
    }
    canvas.put(
      String(repeating: canvas.either("─", "-"), count: form.width), row: row, column: form.left,
      role: .border)
    return row + 1
  }

  private func drawMethod(
    _ option: PaymentOption, isSelected: Bool, sale: Sale, row: Int, form: Form, on canvas: inout Canvas,
    in environment: Environment
  ) {
    let amountDue = sale.amountDue(at: environment.now)
    let currency = sale.map.seating.cinema.currency
    form.draw(
      label: .paymentMethod(option.method), isFocused: isSelected, emphasis: isSelected ? .bold : [],
      row: row,
      on: &canvas)
    guard isSelected else { return }
    let column = form.fieldColumn
    switch option.method {
    case .cash:
      let fieldWidth = form.isNarrow ? 8 : 11
      let used = canvas.put(canvas.words(.cashGiven), row: row, column: column, role: .muted)
      let field = column + used + 1
      canvas.put(
        sale.payment.tendered, row: row, column: field, room: fieldWidth, isFocused: true,
        placeholder: canvas.words.amount(amountDue, in: currency))
      if let tendered = sale.tendered(at: environment.now), tendered >= amountDue {
        let next = field + fieldWidth + 2
        let used = canvas.put(canvas.words(.cashChange), row: row, column: next, role: .muted)
        canvas.put(
          canvas.words.money(tendered - amountDue, in: currency), row: row, column: next + used + 1,
          role: .price,
          emphasis: .bold)
      }
    case .card, .upi, .wallet:
      canvas.frame.cursor = Point(column: form.left + 2, row: row)
      guard option.asksTester else { return }
      canvas.put(
        canvas.words(.simulator(sale.payment.simulated.message)),
        row: row,
        column: column, role: .input, width: form.left + form.width - column)
    }
  }

  private func drawDoubt(_ reference: String, from first: Int, form: Form, on canvas: inout Canvas) {
    var row = first
    func lines(_ sentences: [Message]) -> [String] {
      sentences.flatMap { Text.wrapped(canvas.drawn(canvas.words($0)), to: form.width) }
    }
    let all = lines([.inDoubt, .inDoubtSeatsStay, .inDoubtAskStaff])
    // Whom to ask is more important than what will happen.
    let shown = all.count < canvas.content.maxRow - row ? all : lines([.inDoubt, .inDoubtAskStaff])
    for line in shown where row < canvas.content.maxRow - 1 {
      canvas.put(line, row: row, column: form.left, role: .warning)
      row += 1
    }
    if row + 1 < canvas.content.maxRow { row += 1 }
    canvas.put(reference, row: row, column: form.left, role: .title, emphasis: .bold)
    canvas.frame.cursor = Point(column: form.left, row: row)
  }

  private func message(for step: CheckoutStep) -> Message {
    switch step {
    case .claiming: .stepClaiming
    case .authorising(.cash): .stepTakingCash
    case .authorising: .stepAuthorising
    case .settling: .stepSettling
    case .confirming: .stepConfirming
    }
  }
}
